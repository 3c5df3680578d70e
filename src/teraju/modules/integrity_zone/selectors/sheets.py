"""Reading worksheets, their answers and what is linked to them, cut to the viewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from teraju.modules.integrity_zone.domain.catalogue import Catalogue, catalogue
from teraju.modules.integrity_zone.domain.scoring import (
    Standing,
    belongs_to_unit,
    sheet_score,
    standing,
)
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.domain.worksheet import Score, Threshold, thresholds
from teraju.modules.integrity_zone.models import Answer, LinkedRecord, Sheet
from teraju.platform.accounts.scope import Viewer


def sheets(viewer: Viewer) -> QuerySet[Sheet]:
    rows: QuerySet[Sheet] = Sheet.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def answers(viewer: Viewer) -> QuerySet[Any]:
    """With their sheet, and how many records each rests on."""
    rows: QuerySet[Answer] = Answer.objects.visible_to(viewer)
    linked = Count("links", filter=Q(links__taken_off_on=None))
    found: QuerySet[Any] = rows.select_related(
        "agency", "government", "sheet__agency", "sheet__government", "answered_by"
    ).annotate(linked=linked)
    return found


def links(viewer: Viewer) -> QuerySet[LinkedRecord]:
    rows: QuerySet[LinkedRecord] = LinkedRecord.objects.visible_to(viewer)
    return rows.select_related("answer__sheet")


def published(slug: str) -> QuerySet[Sheet]:
    """The sheets of a government that anybody may read a summary of."""
    rows: QuerySet[Sheet] = Sheet.objects.published()
    return rows.filter(government__slug=slug).select_related("agency", "government")


def tied_to_unit(viewer: Viewer, found: Sequence[Sheet]) -> set[int]:
    """The sheets that are the viewer's own: of the unit, answered or handed in. Queries once."""
    by_hand = Answer.objects.filter(sheet__in=found, answered_by=viewer.user_id)
    own = set(by_hand.order_by("sheet").values_list("sheet", flat=True).distinct())
    for one in found:
        hats = [
            (hat.role.value, hat.agency_path)
            for hat in viewer.hats
            if hat.government_id == one.government_id and not hat.is_guest
        ]
        if belongs_to_unit(hats, one.agency.path) or one.submitted_by_id == viewer.user_id:
            own.add(one.pk)
    return own


@dataclass(frozen=True)
class Result:
    """What a sheet comes to: by its unit alone, and with the assessor's answers. All exact."""

    found: Catalogue
    unit: Score
    counted: Score
    standings: Mapping[str, Standing]

    @property
    def thresholds(self) -> list[Threshold]:
        return thresholds(self.counted, self.found.weights)

    @property
    def gaps(self) -> list[Standing]:
        """Questions that do not bring all their points, the most costly first."""
        open_ones = [one for one in self.standings.values() if one.lost]
        return sorted(open_ones, key=lambda one: (-one.lost, one.question.code))

    @property
    def unanswered(self) -> list[str]:
        return [code for code, one in self.standings.items() if one.share is None]


def result_of(edition: str, rows: Sequence[Answer]) -> Result:
    """Work out a sheet from its answers. No query."""
    found = catalogue(edition)
    own = {one.code: one.unit_answer for one in rows}
    heard = {one.code: one.tpi_answer or one.unit_answer for one in rows}
    assessed = {one.code: one.tpi_answer for one in rows}
    return Result(
        found,
        sheet_score(found, own),
        sheet_score(found, heard),
        {
            code: standing(found, code, own.get(code, ""), assessed.get(code, ""))
            for code in found.questions
        },
    )


def rows_of(sheet: Sheet) -> list[Answer]:
    """The answers of a sheet in the order of the form. Queries once."""
    return list(Answer.objects.filter(sheet=sheet).order_by("place", "pk"))


def years_of(viewer: Viewer, sheet: Sheet) -> list[tuple[Sheet, Result]]:
    """The sheets of the same unit that were not dropped, oldest first. Two queries."""
    rows = sheets(viewer).filter(agency=sheet.agency).exclude(state=SheetState.DROPPED)
    found = list(rows.order_by("year", "pk"))
    given: dict[int, list[Answer]] = {one.pk: [] for one in found}
    for answer in Answer.objects.filter(sheet__in=found).order_by("place", "pk"):
        given[answer.sheet_id].append(answer)
    return [(one, result_of(one.edition, given[one.pk])) for one in found]

"""Reading test sheets, and the worksheet of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.sheets import GIVEN, Case, counts_pieces
from teraju.modules.metrology.domain.stamps import Site, is_for
from teraju.modules.metrology.domain.tested_with import is_too_heavy, serves
from teraju.modules.metrology.domain.worksheet_cells import Block, Column, with_further_rows
from teraju.modules.metrology.domain.worksheets import given_columns, worksheet
from teraju.modules.metrology.models import (
    Attempt,
    Instrument,
    IssuedStandard,
    OrderLine,
    Sheet,
    Standard,
)
from teraju.platform.accounts.scope import Viewer

from .letters import names_of
from .standards import at_hand, fit_today, standards, with_viewer


def sheets(viewer: Viewer) -> QuerySet[Sheet]:
    rows: QuerySet[Sheet] = Sheet.objects.visible_to(viewer)
    return rows.select_related(
        "agency",
        "government",
        "instrument__owner",
        "place__market",
        "tester",
        "line__order__output",
    )


def whole(rows: QuerySet[Sheet]) -> QuerySet[Sheet]:
    """With attempts and standards: two queries more."""
    attempts: Any = Attempt.objects.select_related("repairer").order_by("ordinal")
    return rows.prefetch_related(Prefetch("attempts", attempts), "standards")


def begun_by(viewer: Viewer) -> Any:
    """The open sheets of the viewer, the oldest first, each with the verdict of its last round."""
    last = Attempt.objects.filter(sheet=OuterRef("pk")).order_by("-ordinal")
    rows = sheets(viewer).filter(state=SheetState.OPEN, tester=viewer.user_id)
    judged = rows.annotate(last_verdict=Subquery(last.values("verdict")[:1]))
    return judged.order_by("tested_on", "pk")


def usable_standards(viewer: Viewer, agency_id: int, on: date, *, away: bool) -> Any:
    """The standards that the viewer tests with on a day, fit by the book, their own first."""
    rows: Any = with_viewer(standards(viewer), viewer, on, away=away)
    fit = fit_today(rows.filter(agency=agency_id), viewer.today)
    return at_hand(fit, away=away).order_by("-is_mine", "code", "pk")


def used_on(sheet: Sheet) -> list[Standard]:
    """The standards of a sheet that were used: on older ones stand weights beyond Max too."""
    kind = catalogue(sheet.tested_on).kind(sheet.instrument.kind)
    return [one for one in sheet.standards.all() if not is_too_heavy(kind, sheet.plate, one)]


def too_heavy(rows: Any, instrument: Instrument, plate: Mapping[str, str]) -> list[Standard]:
    """Those of standards that are more than the instrument may bear."""
    kind = catalogue().kind(instrument.kind)
    return [one for one in rows if is_too_heavy(kind, plate, one)]


def standards_in_hand(viewer: Viewer, instrument: Instrument, line: OrderLine | None) -> list[int]:
    """The ids of those that went out to the viewer for this test: ticked when its sheet begins.

    Of the sort that instruments of this kind are tested with, and out for where it is tested: at
    the office those of the office, elsewhere those of its own job before those of another. Where
    none of the office is in hand, all that is. One query more away from the office.
    """
    rows = usable_standards(viewer, instrument.agency_id, viewer.today, away=is_away(line))
    rows = rows.filter(is_mine=True)
    heavy = too_heavy(rows, instrument, instrument.plate)
    found = [one for one in rows if serves(instrument.kind, one, viewer.today)]
    light = [one for one in found if one not in heavy]
    if line is not None and is_away(line):
        own = _of_job(viewer, line, light)
        return [one.pk for one in own or light]
    at_office = [one for one in light if one.is_of_office]
    return [one.pk for one in at_office or light]


def _of_job(viewer: Viewer, line: OrderLine, rows: Sequence[Standard]) -> list[Standard]:
    """Those of standards in hand that were handed out for the job of a line."""
    held = IssuedStandard.objects.filter(
        standard__in=rows, is_out=True, issue__holder=viewer.user_id
    )
    jobs = dict(held.values_list("standard", "issue__job"))
    if len(set(jobs.values())) < 2:
        return list(rows)
    names = names_of(line.order.session or line.order)
    return [one for one in rows if is_for(jobs.get(one.pk, ""), names)]


def is_away(line: OrderLine | None) -> bool:
    """Tell whether an order has the test done away from the office, where its stamps stay."""
    return line is not None and line.order.site != OrderSite.OFFICE


def stamp_site(line: OrderLine | None) -> Site | None:
    """Whose stamps a test is marked with by its order; None where no order says where it is."""
    if line is None:
        return None
    return Site.FIELD if is_away(line) else Site.OFFICE


@dataclass(frozen=True)
class Layout:
    """The worksheet of a sheet: its blocks, what the office gives, or why there is none yet."""

    case: Case
    blocks: Sequence[Block]
    given: Sequence[Column]
    lacks: InputError | None = None
    counts: bool = False

    @property
    def lacks_of_plate(self) -> str:
        """What of the plate it cannot be laid out without; what the office gives is asked there."""
        whole, _point, name = self.lacks.path.partition(".") if self.lacks else ("", "", "")
        if whole != "instrument" or name in {one.key for one in self.given}:
            return ""
        return name


def layout_of(sheet: Sheet, cells: Mapping[str, str]) -> Layout:
    """Lay a worksheet out by what the office gave so far. No query."""
    kind = catalogue(sheet.tested_on).kind(sheet.instrument.kind)
    case = Case(kind, sheet.plate, sheet.control, sheet.tested_on)
    given = given_columns(case)
    if counts_pieces(kind, sheet.instrument.count):
        return Layout(case, (), (), counts=True)
    said = {one.key: cells.get(f"{GIVEN}.{one.key}", "") for one in given}
    try:
        blocks = worksheet(case, {key: value for key, value in said.items() if value})
    except InputError as error:
        return Layout(case, (), given, lacks=error)
    return Layout(case, with_further_rows(blocks, cells), given)

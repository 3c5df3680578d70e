"""The newest judgement of each topic as it stood on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max

from teraju.modules.conformity.domain.readiness import Judged
from teraju.modules.conformity.domain.states import Progress, Result
from teraju.modules.conformity.models import Judgement

COLUMNS = (
    "number",
    "agency_id",
    "assessment_id",
    "edition_id",
    "topic__code",
    "result",
    "progress",
    "note",
    "judged_on",
    "judged_office",
    "judged_by_id",
)


@dataclass(frozen=True)
class Judgements:
    """Judgements by agency, topic and edition (None: every edition of the assessment)."""

    # (agency, topic) -> those of each assessment, the newest first.
    found: dict[tuple[int, str], list[tuple[int | None, Judged]]] = field(default_factory=dict)
    # assessment -> its editions
    editions: dict[int, frozenset[int]] = field(default_factory=dict)
    # (assessment, topic, edition) -> the number of its newest row, taken back or not.
    numbers: dict[tuple[int, str, int | None], int] = field(default_factory=dict)

    def of(
        self, agency_id: int, edition_id: int, topic: str, *, but: int | None = None
    ) -> Judged | None:
        """The newest that holds for this edition; within an assessment its own word goes first.

        `but` leaves one assessment out: what was said before it.
        """
        reach = [
            (only, judged)
            for only, judged in self.found.get((agency_id, topic), ())
            if edition_id in self.editions.get(judged.assessment_id, ())
            and only in (None, edition_id)
            and judged.assessment_id != but
        ]
        if not reach:
            return None
        newest = reach[0][1].assessment_id
        same = [one for one in reach if one[1].assessment_id == newest]
        return next((judged for only, judged in same if only == edition_id), same[0][1])

    def said(self, agency_id: int, assessment_id: int, topic: str) -> dict[int | None, Judged]:
        """What one assessment says of a topic: for every edition (None), or for single ones."""
        rows = self.found.get((agency_id, topic), ())
        return {only: one for only, one in rows if one.assessment_id == assessment_id}


def judgements_of(
    agency_ids: Collection[int],
    on: date,
    *,
    editions: dict[int, frozenset[int]],
) -> Judgements:
    """What stood on a day, taken-back ones left out. One query for any number of agencies.

    `editions` names the assessments that count and what each is about.
    """
    rows = Judgement.objects.filter(agency__in=agency_ids, judged_on__lte=on)
    newest = (
        rows.filter(assessment__in=list(editions))
        .values("assessment", "topic", "edition")
        .annotate(last=Max("pk"))
        .values("last")
    )
    found: dict[tuple[int, str], list[tuple[int | None, Judged]]] = {}
    numbers: dict[tuple[int, str, int | None], int] = {}
    read = Judgement.objects.filter(pk__in=newest).order_by("-judged_at", "-pk")
    for number, agency, assessment, edition, topic, result, *rest in read.values_list(*COLUMNS):
        numbers[assessment, topic, edition] = number
        if result:
            judged = _judged(result, assessment, *rest)
            found.setdefault((agency, topic), []).append((edition, judged))
    return Judgements(found, editions, numbers)


def _judged(
    result: str, assessment: int, progress: str, note: str, day: date, office: str, user: int
) -> Judged:
    return Judged(Result(result), Progress(progress), note, day, office, assessment, user)

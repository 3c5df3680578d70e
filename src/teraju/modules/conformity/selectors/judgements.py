"""The newest judgement of each topic as it stood on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Max

from teraju.kernel.grouping import grouped
from teraju.modules.conformity.domain.readiness import Judged
from teraju.modules.conformity.domain.states import Progress, Result
from teraju.modules.conformity.models import Judgement


class Row(NamedTuple):
    """A judgement as it is read: there are many of them, and few that anybody looks at."""

    number: int
    agency_id: int
    assessment_id: int
    edition_id: int | None
    topic__code: str
    result: str
    progress: str
    note: str
    judged_on: date
    judged_office: str
    judged_by_id: int

    @property
    def judged(self) -> Judged:
        return Judged(
            Result(self.result),
            Progress(self.progress),
            self.note,
            self.judged_on,
            self.judged_office,
            self.assessment_id,
            self.judged_by_id,
        )


@dataclass(frozen=True)
class Judgements:
    """Judgements by agency, topic and edition (None: every edition of the assessment)."""

    # (agency, topic) -> those of each assessment, the newest first.
    found: dict[tuple[int, str], list[Row]] = field(default_factory=dict)
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
            row
            for row in self.found.get((agency_id, topic), ())
            if edition_id in self.editions.get(row.assessment_id, ())
            and row.edition_id in (None, edition_id)
            and row.assessment_id != but
        ]
        if not reach:
            return None
        newest = reach[0].assessment_id
        same = [row for row in reach if row.assessment_id == newest]
        return next((row for row in same if row.edition_id == edition_id), same[0]).judged

    def said(self, agency_id: int, assessment_id: int, topic: str) -> dict[int | None, Judged]:
        """What one assessment says of a topic: for every edition (None), or for single ones."""
        rows = self.found.get((agency_id, topic), ())
        return {row.edition_id: row.judged for row in rows if row.assessment_id == assessment_id}


def judgements_of(
    agency_ids: Collection[int],
    on: date,
    *,
    editions: dict[int, frozenset[int]],
) -> Judgements:
    """What stood on a day, taken-back ones left out. One query for any number of agencies.

    `editions` names the assessments that count and what each is about.
    """
    known = Judgement.objects.filter(agency__in=agency_ids, judged_on__lte=on)
    newest = (
        known.filter(assessment__in=list(editions))
        .values("assessment", "topic", "edition")
        .annotate(last=Max("pk"))
        .values("last")
    )
    read = Judgement.objects.filter(pk__in=newest).order_by("-judged_at", "-pk")
    rows = [Row._make(row) for row in read.values_list(*Row._fields)]
    numbers = {(row.assessment_id, row.topic__code, row.edition_id): row.number for row in rows}
    standing = (row for row in rows if row.result)
    found = grouped(standing, lambda row: (row.agency_id, row.topic__code))
    return Judgements(found, editions, numbers)

"""The newest judgement of each topic as it stood on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Q

from teraju.modules.conformity.domain.readiness import Judged
from teraju.modules.conformity.domain.states import Progress, Result
from teraju.modules.conformity.models import Judgement

COLUMNS = (
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

    def of(self, agency_id: int, edition_id: int, topic: str) -> Judged | None:
        """The newest that holds for this edition; within an assessment its own word goes first."""
        reach = [
            (only, judged)
            for only, judged in self.found.get((agency_id, topic), ())
            if edition_id in self.editions.get(judged.assessment_id, ())
            and only in (None, edition_id)
        ]
        if not reach:
            return None
        newest = reach[0][1].assessment_id
        same = [one for one in reach if one[1].assessment_id == newest]
        return next((judged for only, judged in same if only == edition_id), same[0][1])


def judgements_of(
    agency_ids: Collection[int],
    on: date,
    *,
    editions: dict[int, frozenset[int]],
    assessment_id: int | None = None,
) -> Judgements:
    """What stood on a day, taken-back ones left out. One query for any number of agencies.

    `editions` names the assessments that count and what each is about; with `assessment_id` only
    that one is read.
    """
    rows = Judgement.objects.filter(agency__in=agency_ids, judged_on__lte=on)
    wanted = [assessment_id] if assessment_id else list(editions)
    newest = (
        rows.filter(assessment__in=wanted)
        .values("assessment", "topic", "edition")
        .annotate(last=Max("pk"))
        .values("last")
    )
    found: dict[tuple[int, str], list[tuple[int | None, Judged]]] = {}
    read = Judgement.objects.filter(Q(pk__in=newest), ~Q(result="")).order_by("-judged_at", "-pk")
    for (
        agency,
        assessment,
        edition,
        topic,
        result,
        progress,
        note,
        day,
        office,
        user,
    ) in read.values_list(*COLUMNS):
        judged = Judged(Result(result), Progress(progress), note, day, office, assessment, user)
        found.setdefault((agency, topic), []).append((edition, judged))
    return Judgements(found, editions)

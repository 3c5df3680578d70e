"""How the Inspektorat looked again at what its records had come to prove since it was assessed.

Every look and date here is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teraju.modules.conformity import api as conformity
from teraju.modules.conformity.api import Answer, Progress, Result, State
from teraju.modules.standards.api import Edition, topics
from teraju.portal.demo.cast import Cast

from .stage import Stage


@dataclass(frozen=True)
class Look:
    """A look at the open topics: those whose records prove them by its day are judged anew."""

    day: str
    title: str
    summary: str


LOOKS = (
    Look("2018-07-23", "Tinjauan kemajuan Juli 2018", "Kebijakan, konteks, dan sasaran berjalan."),
    Look("2018-09-10", "Tinjauan kemajuan September 2018", "Risiko dan mitra telah dinilai."),
    Look("2019-09-16", "Penilaian diri tahunan 2019", "Celah kompetensi telah ditutup."),
    Look("2020-09-07", "Penilaian diri tahunan 2020", "Beberapa bukti harus diperbarui."),
)
# The days whose counts the chart of readiness shows, besides those on which somebody judged.
MONTHS = (
    *("2018-05-31", "2018-06-29", "2018-07-31", "2018-08-31", "2018-09-28", "2018-10-31"),
    *("2018-11-30", "2018-12-20", "2019-03-29", "2019-06-28", "2019-09-30", "2019-12-31"),
    *("2020-03-31", "2020-06-30", "2020-09-30"),
)


def look_again(cast: Cast, stage: Stage, editions: list[Edition]) -> None:
    """Judge anew what the records prove by each day, then count every day that is kept."""
    for one in LOOKS:
        _look(cast, stage, editions, one)
    inspectorate = [stage.inspectorate.pk]
    for day in MONTHS:
        conformity.refresh_snapshots(inspectorate, date.fromisoformat(day))
    # The story is told module by module: earlier days were counted before all of it was there.
    conformity.count_again(inspectorate)


def _look(cast: Cast, stage: Stage, editions: list[Edition], look: Look) -> None:
    day = date.fromisoformat(look.day)
    proved = sorted(_proved(stage.inspectorate.pk, day))
    if not proved:
        return
    assessment = conformity.start_assessment(
        actor=cast.at("auditor", look.day, 9),
        agency=stage.inspectorate,
        editions=editions,
        started_on=day,
        title=look.title,
        is_example=True,
    )
    for actor, codes in _shared_out(proved):
        answers = [
            Answer(code, Result.CONFORMING, Progress.IN_PLACE, "Diperiksa pada catatannya.")
            for code in codes
        ]
        conformity.judge(
            actor=cast.at(actor, look.day, 14), assessment_id=assessment.pk, answers=answers
        )
    conformity.conclude_assessment(
        actor=cast.at("auditor", look.day, 16),
        assessment_id=assessment.pk,
        concluded_on=day,
        summary=look.summary,
    )


def _proved(agency_id: int, day: date) -> set[str]:
    """The topics that a judgement keeps open and the records of the day prove."""
    return {
        code
        for readiness in conformity.readiness_of([agency_id], day).values()
        for code, one in readiness.topics.items()
        if one.state in {State.ATTENTION, State.MISSING} and one.computed is State.CONFORMING
    }


def _shared_out(codes: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The coordinator judges what the auditor answers for, the auditor all else."""
    known = topics()
    his = [code for code in codes if known[code].owner_role == "internal_auditor"]
    others = [code for code in codes if code not in his]
    return [(actor, part) for actor, part in (("auditor", others), ("coordinator", his)) if part]

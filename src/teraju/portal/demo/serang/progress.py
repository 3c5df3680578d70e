"""How the Inspektorat looked again at what its records had come to prove since it was assessed.

Every look and date here is invented and marked as example data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teraju.modules.conformity import api as conformity
from teraju.modules.conformity.api import Answer, Progress, Result, State, TopicStanding
from teraju.modules.standards.api import Edition, topics
from teraju.portal.demo.cast import Cast

from .assessments import LEFT_OUT
from .stage import Stage

AUDITOR = "internal_auditor"
CONFORMING = State.CONFORMING


@dataclass(frozen=True)
class Look:
    """A look at every topic, by what its records prove on the day."""

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
    """Judge every topic anew on each day, then count every day that is kept."""
    for one in LOOKS:
        _look(cast, stage, editions, one)
    inspectorate = [stage.inspectorate.pk]
    for day in MONTHS:
        conformity.refresh_snapshots(inspectorate, date.fromisoformat(day))
    # The story is told module by module: earlier days were counted before all of it was there.
    conformity.count_again(inspectorate)


def _look(cast: Cast, stage: Stage, editions: list[Edition], look: Look) -> None:
    day = date.fromisoformat(look.day)
    answers = _answers(stage.inspectorate.pk, day)
    assessment = conformity.start_assessment(
        actor=cast.at("auditor", look.day, 9),
        agency=stage.inspectorate,
        editions=editions,
        started_on=day,
        title=look.title,
        is_example=True,
    )
    # The coordinator judges what the auditor answers for, the auditor all else.
    owners = {code: topic.owner_role for code, topic in topics().items()}
    for actor, is_his in (("auditor", False), ("coordinator", True)):
        conformity.judge(
            actor=cast.at(actor, look.day, 14),
            assessment_id=assessment.pk,
            answers=[one for one in answers if (owners[one.topic] == AUDITOR) is is_his],
        )
    conformity.conclude_assessment(
        actor=cast.at("auditor", look.day, 16),
        assessment_id=assessment.pk,
        concluded_on=day,
        summary=look.summary,
    )


def _answers(agency_id: int, day: date) -> list[Answer]:
    """Every topic judged by what its records prove on the day, the weakest of both standards."""
    found: dict[str, list[TopicStanding]] = {}
    for readiness in conformity.readiness_of([agency_id], day).values():
        for code, one in readiness.topics.items():
            found.setdefault(code, []).append(one)
    return [_answer(code, standings) for code, standings in sorted(found.items())]


def _answer(code: str, standings: list[TopicStanding]) -> Answer:
    if code in LEFT_OUT:
        return Answer(code, Result.NOT_APPLICABLE, Progress.NOT_BEGUN, LEFT_OUT[code])
    if all(CONFORMING in (one.state, one.computed) for one in standings):
        return Answer(code, Result.CONFORMING, Progress.IN_PLACE, "Diperiksa pada catatannya.")
    before = next((one.judged for one in standings if one.judged), None)
    if before and before.result is Result.MAJOR and not any(one.valid for one in standings):
        return Answer(code, Result.MAJOR, Progress.NOT_BEGUN, before.note)
    note = before.note if before and before.result is Result.MINOR else "Buktinya perlu diperbarui."
    return Answer(code, Result.MINOR, Progress.UNDER_WAY, note)

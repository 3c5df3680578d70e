"""Answers: of anybody by phone or kiosk, of sheets of paper, of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from teraju.kernel.texts import cleaned
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.masking import masked
from teraju.modules.satisfaction.domain.questionnaire import answer_rules, groups
from teraju.modules.satisfaction.domain.states import Channel, Standing
from teraju.modules.satisfaction.domain.stuffing import Mark, lane_of, marks_of, wait_for
from teraju.modules.satisfaction.models import Answer, Survey
from teraju.modules.satisfaction.models.answers import ELEMENTS
from teraju.modules.satisfaction.refusals import (
    NotComplete,
    NotInThisState,
    SurveyIsOver,
    WaitALittle,
)
from teraju.platform.accounts.records import keep
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government

from .common import locked_survey, tell
from .counting import count_in
from .places import Counters
from .questions import check_extras

LONGEST_COMMENT, LONGEST_EXTRA = 500, 200


@dataclass(frozen=True)
class Reply:
    """What one person says: the nine by code, and what they like to tell besides."""

    scores: Mapping[str, int]
    told: Mapping[str, str] = field(default_factory=dict)
    extras: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""


@transaction.atomic
def answer(
    *,
    actor: Viewer,
    survey: Survey,
    reply: Reply,
    channel: Channel,
    token: str,
    seconds: int,
    place: str,
) -> Answer:
    """Take an answer from a public page; the same form sent twice is one answer.

    No event of the trail: a row with the moment would tell who stood at the counter. `place` is
    hidden and forgotten with the day (`places.py`); it is kept nowhere else. Raises SurveyIsOver,
    WaitALittle, NotComplete.
    """
    if not survey.takes_answers_on(actor.today):
        raise SurveyIsOver(_("This survey takes no answers now. Thank you for coming."))
    known = Answer.objects.filter(token=token).first()
    if known is not None:
        return known
    made = _made(survey, reply, actor.today, channel)
    counters, marks = _weighed(actor, made, seconds, place)
    made.token, made.marks = token, ",".join(marks)
    made.standing = Standing.MARKED if marks else Standing.COUNTED
    try:
        keep(made)
    except (ValidationError, IntegrityError):
        # The same form was on its way twice; its first sending counts.
        known = Answer.objects.filter(token=token).first()
        if known is None:
            raise
        return known
    counters.count()
    if not marks:
        count_in(survey, [made])
    return made


def _weighed(
    actor: Viewer, made: Answer, seconds: int, place: str
) -> tuple[Counters, tuple[Mark, ...]]:
    """The counters of where an answer comes from, and why it is marked; or it has to wait."""
    rules, content = answer_rules().values, "".join(map(str, made.scores))
    counters = Counters(
        now=actor.now,
        place=place,
        lane=lane_of(seconds, rules),
        content=f"{made.survey_id}{content}",
    )
    before = counters.read()
    wait = wait_for(seconds, before, rules)
    if wait:
        raise WaitALittle(_wait_words(wait, is_crowd=before.seen > rules["free"]), wait)
    return counters, marks_of(seconds, before, rules)


def _wait_words(seconds: int, *, is_crowd: bool) -> object:
    if is_crowd:
        words = ngettext_lazy(
            "Very many answers come from here. Send it again in %(seconds)d second.",
            "Very many answers come from here. Send it again in %(seconds)d seconds.",
            seconds,
        )
    else:
        words = ngettext_lazy(
            "That was very quick. Read your answers again, then send them in %(seconds)d second.",
            "That was very quick. Read your answers again, then send them in %(seconds)d seconds.",
            seconds,
        )
    return words % {"seconds": seconds}


@transaction.atomic
def enter_sheet(
    *, actor: Viewer, survey_id: int, number: int, reply: Reply, on: date | None = None
) -> Answer:
    """Type in a sheet of paper, or correct it under its number."""
    survey = locked_survey(actor, survey_id, permissions.ENTER)
    day = on or min(actor.today, survey.ends_on)
    _check_entry(actor, survey, day)
    check_extras(survey, [reply.extras])
    known = Answer.objects.filter(survey=survey, number=number).first()
    made = _made(survey, reply, known.on if known else day, Channel.PAPER)
    made.number, made.entered_by_id = number, actor.user_id
    if known is not None:
        _replace(survey, known, made)
        tell(actor, survey, "sheet_corrected", {"sheet": number})
        return known
    keep(made)
    count_in(survey, [made])
    tell(actor, survey, "sheet_entered", {"sheet": number})
    return made


@transaction.atomic
def import_answers(
    *,
    actor: Viewer,
    government: Government,
    rows: Sequence[tuple[int, int, date, Reply]],
    source: Mapping[str, Any],
) -> int:
    """Take rows of a file in: survey, number, day and what was answered. One event a survey."""
    by_survey: dict[int, list[Answer]] = {}
    surveys = {
        pk: locked_survey(actor, pk, permissions.ENTER) for pk in sorted({row[0] for row in rows})
    }
    for pk, survey in surveys.items():
        check_extras(survey, (row[3].extras for row in rows if row[0] == pk))
    for survey_id, number, day, reply in rows:
        survey = surveys[survey_id]
        _check_entry(actor, survey, day)
        made = _made(survey, reply, day, Channel.FILE)
        made.number, made.entered_by_id = number, actor.user_id
        by_survey.setdefault(survey_id, []).append(made)
    for survey_id, made_here in by_survey.items():
        add_many(surveys[survey_id], made_here)
        after = {"answers": len(made_here), **source}
        tell(actor, surveys[survey_id], "imported", after)
    return len(rows)


def kept_comment(text: str) -> str:
    """A comment as it is kept: without what tells who wrote it."""
    return masked(cleaned(text)[:LONGEST_COMMENT])[:600]


def kept_extra(text: str) -> str:
    """An answer to a question of one's own as it is kept."""
    return masked(cleaned(text))[:LONGEST_EXTRA]


def add_many(survey: Survey, answers: Sequence[Answer]) -> None:
    """Keep many checked answers at once, and their sums; the caller stands in a transaction."""
    Answer.objects.bulk_create(answers, batch_size=500)
    count_in(survey, answers)


def _check_entry(actor: Viewer, survey: Survey, day: date) -> None:
    if not survey.is_open:
        raise NotInThisState(_("Only an open survey takes sheets."))
    if day > actor.today:
        raise NotComplete(_("The day lies in the future."), field="on")
    if not survey.starts_on <= day <= survey.ends_on:
        raise NotComplete(_("The day lies outside the days of the survey."), field="on")


def _replace(survey: Survey, known: Answer, made: Answer) -> None:
    """Take the old sums out and the new ones in."""
    if known.standing == Standing.COUNTED:
        count_in(survey, [known], -1)
    names = (*ELEMENTS, *groups(), "extras", "comment", "entered_by_id")
    for name in names:
        setattr(known, name, getattr(made, name))
    keep(known)
    if known.standing == Standing.COUNTED:
        count_in(survey, [known])


def _made(survey: Survey, reply: Reply, on: date, channel: Channel) -> Answer:
    """An answer that is whole, with its comment masked; nothing is saved."""
    lacking = [code for code in ELEMENTS if reply.scores.get(code) not in (1, 2, 3, 4)]
    if lacking:
        raise NotComplete(_("Answer this question, too."), field=lacking[0])
    told = {code: reply.told.get(code, "") for code in groups()}
    unknown = [code for code, one in told.items() if one and one not in groups()[code].options]
    if unknown:
        raise NotComplete(_("Choose one of the answers."), field=unknown[0])
    return Answer(
        government_id=survey.government_id,
        survey=survey,
        on=on,
        channel=channel,
        **{code: reply.scores[code] for code in ELEMENTS},
        **told,
        extras={key: kept_extra(text) for key, text in reply.extras.items() if text},
        comment=kept_comment(reply.comment),
        is_example=survey.is_example,
    )

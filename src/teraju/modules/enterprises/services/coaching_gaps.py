"""Gap analyses: begun, answered, finished; and what they put into the plan."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from teraju.kernel.texts import cleaned
from teraju.modules.enterprises.coaching_permissions import COACH
from teraju.modules.enterprises.coaching_refusals import NotComplete, WrongChoice
from teraju.modules.enterprises.domain.coaching_kinds import GapAnswerKind
from teraju.modules.enterprises.domain.coaching_rules import gap_edition
from teraju.modules.enterprises.domain.coaching_states import ANALYSIS
from teraju.modules.enterprises.domain.stages import Stage
from teraju.modules.enterprises.models import GapAnalysis, GapAnswer, Task
from teraju.modules.enterprises.models.coaching_choices import GAP_ANSWERS, said
from teraju.modules.enterprises.refusals import DayOutOfOrder
from teraju.modules.enterprises.selectors.coaching_gaps import asked_in, unanswered
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed
from teraju.platform.audit.api import filled

from . import stages
from .coaching_common import SAY_WHY, check_at_work, coaching_locked, part_locked
from .common import check_not_future, moved, tell

WEAK = (GapAnswerKind.NOT, GapAnswerKind.PARTLY)


@transaction.atomic
def begin_gaps(
    *, actor: Viewer, coaching_id: int, on: date, expected_version: int | None = None
) -> GapAnalysis:
    """Begin to look at what the road asks, by the questions in force on that day."""
    coaching = coaching_locked(actor, coaching_id, COACH, "work", expected_version)
    check_not_future(actor, on, "on")
    if on < coaching.began_on:
        raise DayOutOfOrder(_("It had not begun on this day."), field="on")
    analysis = GapAnalysis(
        coaching=coaching,
        road=coaching.road,
        edition=gap_edition(on),
        on=on,
        is_example=coaching.is_example,
    )
    save(actor, analysis)
    tell(actor, coaching, "coaching.gaps_begun", {"on": on, "road": coaching.road})
    return analysis


@transaction.atomic
def answer_gap(
    *,
    actor: Viewer,
    analysis_id: int,
    question: str,
    answer: str,
    note: str = "",
) -> GapAnswer:
    """Answer one question; the same again changes the answer, and is told once."""
    analysis = _locked(actor, analysis_id, "answer")
    if question not in {one.code for one in asked_in(analysis)}:
        raise WrongChoice(_("This question is not asked here."))
    row = GapAnswer.objects.filter(analysis=analysis, question=question).first()
    before = {question: _words(row), "note": row.note} if row else {}
    row = row or GapAnswer(analysis=analysis, question=question)
    row.answer, row.note = answer, cleaned(note)
    keep(row)
    after = {question: _words(row), "note": row.note}
    if before != after:
        tell(actor, analysis, "gap.answered", filled(after), filled(before))
    return row


@transaction.atomic
def finish_gaps(
    *, actor: Viewer, analysis_id: int, note: str = "", expected_version: int | None = None
) -> GapAnalysis:
    """Finish an analysis in which every question is answered: the gaps are known."""
    analysis = _locked(actor, analysis_id, "finish", expected_version)
    check_at_work(analysis.coaching)
    missing = unanswered(analysis)
    if missing:
        words = ngettext(
            "%(count)d question is not answered yet.",
            "%(count)d questions are not answered yet.",
            missing,
        )
        raise NotComplete(words % {"count": missing})
    analysis.note, analysis.finished_on = cleaned(note), actor.today
    save(actor, analysis)
    coaching = coaching_locked(actor, analysis.coaching_id, COACH, "work")
    stages.reach(actor, coaching, Stage.GAP_KNOWN, analysis.on)
    tell(actor, analysis, "gap.finished", filled({"note": analysis.note}))
    return analysis


@transaction.atomic
def reopen_gaps(
    *, actor: Viewer, analysis_id: int, reason: str, expected_version: int | None = None
) -> GapAnalysis:
    """Open a finished analysis to put an answer right; a later look is an analysis of its own."""
    analysis = _locked(actor, analysis_id, "reopen", expected_version)
    check_at_work(analysis.coaching)
    words = needed(reason, "reason", SAY_WHY)
    analysis.finished_on = None
    save(actor, analysis)
    tell(actor, analysis, "gap.reopened", {"reason": words})
    return analysis


@transaction.atomic
def take_gaps_into_plan(
    *,
    actor: Viewer,
    analysis_id: int,
    who: str,
    days: int,
    expected_version: int | None = None,
) -> list[Task]:
    """Put every gap that no open line answers into the plan, each to be closed within days."""
    analysis = part_locked(actor, GapAnalysis, analysis_id, COACH, expected_version)
    coaching = coaching_locked(actor, analysis.coaching_id, COACH, "work")
    weak = {one.question: one for one in analysis.answers.filter(answer__in=WEAK).order_by("pk")}
    known = coaching.tasks.filter(done_on=None, dropped_on=None).exclude(question="")
    wanted = set(weak) - set(known.values_list("question", flat=True))
    if not wanted:
        raise NotComplete(_("Every gap stands in the plan already, or there is none."))
    person = needed(who, "who", _("Say who does it."))
    tasks = []
    for question in asked_in(analysis):
        if question.code in wanted:
            note = weak[question.code].note
            what = f"{said(question.text)} {note}".strip()[:300]
            task = Task(
                coaching=coaching,
                what=what,
                who=person,
                until=actor.today + timedelta(days=days),
                question=question.code,
                is_example=coaching.is_example,
            )
            save(actor, task)
            tasks.append(task)
    tell(actor, coaching, "coaching.tasks_taken", {"tasks": [one.what for one in tasks]})
    return tasks


def _locked(actor: Viewer, pk: int, event: str, expected_version: int | None = None) -> GapAnalysis:
    analysis = part_locked(actor, GapAnalysis, pk, COACH, expected_version)
    moved(analysis, event, ANALYSIS)
    return analysis


def _words(row: GapAnswer) -> str:
    return str(GAP_ANSWERS[row.answer])

"""Questions of an agency's own below the nine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.models import ExtraQuestion, Survey
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.platform.accounts.records import keep
from teraju.platform.accounts.scope import Viewer

from .common import locked_survey, said, tell

MOST_QUESTIONS, MOST_OPTIONS, LONGEST_OPTION = 5, 8, 60


@transaction.atomic
def add_question(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    text: str,
    kind: str,
    options: Sequence[str] = (),
) -> ExtraQuestion:
    """Ask one thing more, before the survey opens."""
    survey = _draft(actor, survey_id, expected_version)
    asked = survey.questions.aggregate(last=Max("order"))["last"] or 0
    if survey.questions.count() >= MOST_QUESTIONS:
        raise NotComplete(_("Five questions more are enough: nobody answers a long form."))
    found = [cleaned(one)[:LONGEST_OPTION] for one in options if cleaned(one)]
    if kind == "choice" and not 2 <= len(set(found)) <= MOST_OPTIONS:
        raise NotComplete(_("Give two to eight answers, one on each line."), field="options")
    question = ExtraQuestion(
        survey=survey,
        order=asked + 1,
        text=said(text, "text", _("Write the question."))[:160],
        kind=kind,
        options=list(dict.fromkeys(found)) if kind == "choice" else [],
    )
    keep(question)
    tell(actor, survey, "question_added", {"question": question.text})
    return question


@transaction.atomic
def remove_question(
    *, actor: Viewer, question_id: int, expected_version: int | None = None
) -> Survey:
    """Take a question out of a draft; nobody has answered it."""
    question = ExtraQuestion.objects.visible_to(actor).get(pk=question_id)
    survey = _draft(actor, question.survey_id, expected_version)
    text = question.text
    question.delete()
    tell(actor, survey, "question_removed", {"question": text})
    return survey


def check_extras(survey: Survey, replies: Iterable[Mapping[str, str]]) -> None:
    """Refuse an answer to what the survey does not ask, or that it does not offer. One query."""
    asked = {one.key: one for one in survey.questions.all()}
    for extras in replies:
        for key, text in extras.items():
            one = asked.get(key)
            if text and (one is None or (one.answers and text not in one.answers)):
                raise NotComplete(_("Choose one of the answers."), field=f"q{key}")


def _draft(actor: Viewer, survey_id: int, expected_version: int | None) -> Survey:
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    if not survey.is_draft:
        raise NotInThisState(_("Questions are settled before the survey opens."))
    return survey

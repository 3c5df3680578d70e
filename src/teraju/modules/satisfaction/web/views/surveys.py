"""Surveys: their register, their record, and how they are planned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.improvement.api import ORDER
from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.domain.states import SurveyState
from teraju.modules.satisfaction.models import Survey, SurveyAction
from teraju.modules.satisfaction.selectors import reading
from teraju.modules.satisfaction.selectors.results import (
    Results,
    published_result,
    results,
    series,
)
from teraju.modules.satisfaction.web import sections
from teraju.modules.satisfaction.web.answer_register import ANSWERS
from teraju.modules.satisfaction.web.common import history_of
from teraju.modules.satisfaction.web.forms import SurveyForm
from teraju.modules.satisfaction.web.registers import SURVEYS
from teraju.modules.satisfaction.web.statuses import survey_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form
from teraju.platform.web.record_parts import steps

JUDGE_URL, FOLLOW_UP_URL = "satisfaction_survey_judge", "satisfaction_survey_follow_up"
PLAN, PUBLISH, ENTER = permissions.PLAN, permissions.PUBLISH, permissions.ENTER


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Answers"), reverse("satisfaction_answers"), icon="list-checks"),
        Action(_("Earlier indices"), reverse("satisfaction_pasts"), icon="history"),
    ]
    return register_page(request, SURVEYS, more=more)


@require_safe
def answers(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ANSWERS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer, survey = request.viewer, survey_of(request.viewer, pk)
    told, waiting = results(survey), sum(reading.marks_waiting(survey).values())
    ordered = reading.ordered(survey)
    wanted = [one for one in _wanted(survey) if waiting or one[2] != JUDGE_URL]
    if survey.is_published and not _is_more_to_order(survey, ordered):
        wanted = [one for one in wanted if one[2] != FOLLOW_UP_URL]
    primary, actions = steps(viewer, survey, wanted)
    page = RecordPage(
        title=survey.title,
        number=survey.code,
        target=survey,
        register_title=SURVEYS.title,
        register_url=reverse("satisfaction_surveys"),
        status=survey_status(survey),
        next_step=_waiting(waiting),
        primary=primary,
        actions=actions,
        facts=sections.facts(survey, told),
        sections=_sections(viewer, survey, told, ordered),
        is_example=survey.is_example,
    )
    return record_page(request, page, history=lambda: history_of(survey))


def _sections(
    viewer: Viewer, survey: Survey, told: Results, ordered: Sequence[SurveyAction]
) -> list[Section]:
    points = series(viewer, survey.agency_id, survey.service_code)
    may_plan = rights.allowed(viewer, PLAN, survey)
    return [
        *sections.pictures(survey, told, points),
        *sections.followed(survey, ordered),
        *sections.own_questions(survey, told, _add_question(survey, may_plan=may_plan)),
        *papers_if_any(viewer, survey),
        *sections.ways_in(survey, may_plan=may_plan),
    ]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        PLAN,
        SURVEYS,
        form=partial(SurveyForm, viewer=request.viewer),
        title=_("Plan a survey"),
        intro=_("One survey for one service and one period. It opens when you say so."),
        act=lambda data: services.plan_survey(actor=request.viewer, **data),
        done=_("The survey is planned. Open it when the sheet stands on the counter."),
    )


def survey_of(viewer: Viewer, pk: int) -> Survey:
    survey: Survey = get_object_or_404(reading.surveys_counted(viewer), pk=pk)
    return survey


def _wanted(survey: Survey) -> list[tuple[str, str, str, str]]:
    """What comes next with a survey, in the order of its need."""
    change = (PLAN, _("Change"), "satisfaction_survey_change", "pencil")
    again = (PLAN, _("Plan the next round"), "satisfaction_survey_repeat", "copy")
    judge = (permissions.JUDGE, _("Marked answers"), JUDGE_URL, "shield-alert")
    comments = (permissions.JUDGE, _("Comments"), "satisfaction_survey_comments", "message-square")
    return {
        SurveyState.DRAFT: [
            (PLAN, _("Open it"), "satisfaction_survey_open", "play"),
            change,
            (PLAN, _("Order in print"), "satisfaction_survey_order", "list-ordered"),
            (PLAN, _("Give it up"), "satisfaction_survey_drop", "x"),
        ],
        SurveyState.OPEN: [
            (ENTER, _("Type in sheets"), "satisfaction_survey_paper", "keyboard"),
            (PLAN, pgettext("survey", "Close it"), "satisfaction_survey_close", "lock"),
            judge,
            comments,
            change,
            (PLAN, _("New address for the kiosk"), "satisfaction_survey_kiosk", "refresh-cw"),
        ],
        SurveyState.CLOSED: [
            (PUBLISH, _("Publish the result"), "satisfaction_survey_publish", "megaphone"),
            judge,
            comments,
            (PLAN, _("Open it again"), "satisfaction_survey_reopen", "undo-2"),
        ],
        SurveyState.PUBLISHED: [
            (ORDER, _("Order what follows"), FOLLOW_UP_URL, "flag"),
            (permissions.ISSUE, _("Issue the report"), "satisfaction_survey_issue", "file-text"),
            again,
            comments,
            (PUBLISH, _("Withdraw the result"), "satisfaction_survey_withdraw", "undo-2"),
        ],
        SurveyState.DROPPED: [
            (PLAN, pgettext("survey", "Take it up again"), "satisfaction_survey_take_up", "undo-2")
        ],
    }[SurveyState(survey.state)]


def _is_more_to_order(survey: Survey, ordered: Sequence[SurveyAction]) -> bool:
    """Whether something can still be ordered for one of the lowest elements."""
    found = published_result(survey)
    return found is not None and not {one.element for one in ordered}.issuperset(found.lowest)


def _waiting(count: int) -> str:
    """That marked answers wait, where they do."""
    if not count:
        return ""
    words = ngettext(
        "%(count)d marked answer waits for a decision.",
        "%(count)d marked answers wait for a decision.",
        count,
    )
    return words % {"count": count}


def _add_question(survey: Survey, *, may_plan: bool) -> Action | None:
    if not (survey.is_draft and may_plan):
        return None
    url = reverse("satisfaction_question_add", args=[survey.pk])
    return Action(_("Add a question"), url, icon="plus")

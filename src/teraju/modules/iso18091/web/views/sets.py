"""Sets of sub-indicators and what they ask."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.iso18091 import permissions, services
from teraju.modules.iso18091.domain.states import SetState
from teraju.modules.iso18091.models import Question, QuestionSet
from teraju.modules.iso18091.models.choices import KINDS
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.services.sets import FIELDS
from teraju.modules.iso18091.web.common import step_form
from teraju.modules.iso18091.web.forms import (
    QuestionAddForm,
    QuestionChangeForm,
    SetForm,
    VersionForm,
    edition_choices,
)
from teraju.modules.iso18091.web.question_registers import QUESTIONS, SETS
from teraju.modules.iso18091.web.words import set_status
from teraju.modules.iso18091.wording import question_words, title_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

LIST = (SETS.title, "/iso18091/sets/")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(QUESTIONS.title, reverse("iso18091_questions"))]
    return register_page(request, SETS, more=more)


@require_safe
def questions(request: ViewerRequest) -> HttpResponse:
    return register_page(request, QUESTIONS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _set(request.viewer, pk)
    primary, actions = _steps(request.viewer, one)
    page = RecordPage(
        title=str(one),
        target=one,
        register_title=SETS.title,
        register_url=reverse("iso18091_sets"),
        status=set_status(one),
        primary=primary,
        actions=actions,
        facts=_set_facts(one),
        is_example=one.is_example,
    )
    return record_page(request, page)


@form_methods
def begin(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.LEAD)
    return form_page(
        request,
        form=partial(SetForm, viewer=request.viewer),
        title=_("Begin the next version"),
        intro=_("A copy of the set in force, to be changed; diagnoses that run keep theirs."),
        submit=_("Begin"),
        act=lambda data: services.begin_set(actor=request.viewer, **data),
        success=lambda made: str(made.get_absolute_url()),
        back_url=reverse("iso18091_sets"),
        initial={
            "government": rights.governments_where(request.viewer, permissions.LEAD).first(),
            "edition": edition_choices()[0][0],
        },
        done=_("The draft is there: change it, then put it in force."),
        register_title=SETS.title,
        register_url=reverse("iso18091_sets"),
    )


@form_methods
def put_in_force(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led(request.viewer, pk),
        services.put_in_force,
        key="set_id",
        form=VersionForm,
        title=_("Put the set in force"),
        intro=_("The next diagnosis asks by it. A set in force does not change any more."),
        submit=_("Put in force"),
        done=_("The set is in force."),
        register=LIST,
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led(request.viewer, pk),
        services.withdraw_set,
        key="set_id",
        form=VersionForm,
        title=_("Give up the draft"),
        submit=_("Give it up"),
        done=_("The draft is given up."),
        register=LIST,
    )


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _led(request.viewer, pk)
    return step_form(
        request,
        one,
        services.add_question,
        key="set_id",
        form=partial(QuestionAddForm, edition=one.edition),
        title=_("Add a sub-indicator"),
        intro=_("What else is looked at, in your own words: no text of the standard."),
        submit=_("Add it"),
        initial={"kind": "other"},
        done=_("The sub-indicator is in the draft."),
        register=LIST,
        success=lambda made: str(made.get_absolute_url()),
    )


@require_safe
def question(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _question(request.viewer, pk)
    lead = partial(record_action, request.viewer, one, permissions.LEAD)
    primary, actions = None, []
    if one.question_set.state == SetState.DRAFT:
        primary = lead(_("Change"), "iso18091_question_change", "pencil")
        actions = [
            lead(_("Take it in again"), "iso18091_question_take_back", "undo-2")
            if one.is_left_out
            else lead(_("Leave it out"), "iso18091_question_leave_out", "x")
        ]
    page = RecordPage(
        title=question_words(one, "title"),
        target=one,
        register_title=QUESTIONS.title,
        register_url=f"{reverse('iso18091_questions')}?set={one.question_set_id}",
        number=f"{one.code}.{one.number}",
        status=Status("none", _("left out")) if one.is_left_out else Status("good", _("asked")),
        primary=primary,
        actions=[action for action in actions if not action.refusal],
        facts=_facts(one),
        is_example=one.is_example,
    )
    return record_page(request, page)


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _led_question(request.viewer, pk)
    return step_form(
        request,
        one,
        services.change_question,
        key="question_id",
        form=QuestionChangeForm,
        title=_("Change the sub-indicator"),
        submit=_("Save"),
        initial={name: getattr(one, name) for name in FIELDS},
        done=_("Saved."),
        register=LIST,
    )


@form_methods
def leave_out(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led_question(request.viewer, pk),
        services.leave_out,
        key="question_id",
        form=VersionForm,
        title=_("Leave the sub-indicator out"),
        intro=_("The indicator stays: none of the 39 goes because it is somebody else's task."),
        submit=_("Leave it out"),
        done=_("It is left out."),
        register=LIST,
    )


@form_methods
def take_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led_question(request.viewer, pk),
        services.take_back,
        key="question_id",
        form=VersionForm,
        title=_("Take the sub-indicator in again"),
        submit=_("Take it in"),
        done=_("It is asked again."),
        register=LIST,
    )


def _steps(viewer: Viewer, one: QuestionSet) -> tuple[Action, list[Action]]:
    lead = partial(record_action, viewer, one, permissions.LEAD)
    asked = Action(_("Sub-indicators"), f"{reverse('iso18091_questions')}?set={one.pk}")
    if one.state != SetState.DRAFT:
        return asked, []
    primary = lead(_("Put in force"), "iso18091_set_in_force", "check")
    actions = [
        asked,
        lead(_("Add a sub-indicator"), "iso18091_question_add", "plus"),
        lead(_("Give up the draft"), "iso18091_set_withdraw", "ban"),
    ]
    return primary, [action for action in actions if not action.refusal]


def _set_facts(one: QuestionSet) -> list[Fact]:
    facts = [
        Fact(_("Government"), one.government.name),
        Fact(_("Sub-indicators"), one.asked),  # type: ignore[attr-defined]
        Fact(_("What changes, and why"), one.note),
        Fact(_("In force since"), one.in_force_on),
        Fact(_("Ended on"), one.ended_on),
    ]
    return [fact for fact in facts if fact.value]


def _set(viewer: Viewer, pk: int) -> QuestionSet:
    found: QuestionSet = get_object_or_404(reading.sets(viewer), pk=pk)
    return found


def _led(viewer: Viewer, pk: int) -> QuestionSet:
    one = _set(viewer, pk)
    rights.require(viewer, permissions.LEAD, one)
    return one


def _question(viewer: Viewer, pk: int) -> Question:
    found: Question = get_object_or_404(reading.questions(viewer), pk=pk)
    return found


def _led_question(viewer: Viewer, pk: int) -> Question:
    one = _question(viewer, pk)
    rights.require(viewer, permissions.LEAD, one)
    return one


def _facts(one: Question) -> list[Fact]:
    chosen = one.question_set
    return [
        Fact(_("Indicator"), f"{one.code} {title_of(chosen.edition, one.code)}"),
        Fact(_("Set"), str(chosen), url=chosen.get_absolute_url()),
        Fact(_("Kind"), KINDS[one.kind]),
        Fact(_("Green when"), question_words(one, "green")),
        Fact(_("Yellow when"), question_words(one, "yellow")),
        Fact(_("Red when"), question_words(one, "red")),
    ]

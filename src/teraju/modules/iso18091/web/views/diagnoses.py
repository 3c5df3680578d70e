"""Diagnoses: their list, their record, and the steps on their way."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.iso18091 import permissions, services
from teraju.modules.iso18091.domain.states import State
from teraju.modules.iso18091.models import Diagnosis
from teraju.modules.iso18091.verifying import require_verifier, verify_refusal
from teraju.modules.iso18091.web.common import diagnosis_of, step_form
from teraju.modules.iso18091.web.drawing import report_drawing
from teraju.modules.iso18091.web.forms import (
    AssignForm,
    ConcludeForm,
    HandOverForm,
    StartForm,
    VersionForm,
    WhyForm,
    edition_choices,
)
from teraju.modules.iso18091.web.question_registers import ANSWERS, SETS
from teraju.modules.iso18091.web.registers import DIAGNOSES, EVIDENCE, INDICATORS
from teraju.modules.iso18091.web.sections import diagnosis_facts, diagnosis_sections
from teraju.modules.iso18091.web.words import diagnosis_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

LIST = (DIAGNOSES.title, "/iso18091/")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(one.title, reverse(one.key.replace(".", "_")))
        for one in (INDICATORS, ANSWERS, EVIDENCE, SETS)
    ]
    return register_page(request, DIAGNOSES, more=more)


@require_safe
def indicators(request: ViewerRequest) -> HttpResponse:
    return register_page(request, INDICATORS)


@require_safe
def answers(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ANSWERS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = diagnosis_of(request.viewer, pk)
    primary, actions = _steps(request.viewer, one)
    page = RecordPage(
        title=_("Diagnosis %(year)d of %(government)s")
        % {"year": one.year, "government": one.government.name},
        target=one,
        register_title=DIAGNOSES.title,
        register_url=reverse("iso18091_diagnoses"),
        number=f"ISO 18091:{one.edition}",
        status=diagnosis_status(one),
        next_step=_next_step(one),
        primary=primary,
        actions=actions,
        facts=diagnosis_facts(one),
        sections=diagnosis_sections(request.viewer, one),
        is_example=one.is_example,
    )
    return record_page(request, page)


@form_methods
def start(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.LEAD)
    today = request.viewer.today
    return form_page(
        request,
        form=partial(StartForm, viewer=request.viewer),
        title=_("Start a diagnosis"),
        intro=_(
            "Lays out the 39 indicators with their sub-indicators. Then give them to agencies."
        ),
        submit=_("Start the diagnosis"),
        act=lambda data: services.start_diagnosis(actor=request.viewer, **data),
        success=lambda made: str(made.get_absolute_url()),
        back_url=reverse("iso18091_diagnoses"),
        initial={
            "government": rights.governments_where(request.viewer, permissions.LEAD).first(),
            "year": today.year,
            "started_on": today,
            "edition": edition_choices()[0][0],
        },
        done=_("The diagnosis is laid out. Now give the indicators to agencies."),
        register_title=DIAGNOSES.title,
        register_url=reverse("iso18091_diagnoses"),
    )


@form_methods
def assign(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _led(request.viewer, pk)
    return step_form(
        request,
        one,
        services.assign,
        key="diagnosis_id",
        form=partial(AssignForm, diagnosis=one),
        title=_("Give indicators to an agency"),
        intro=_("Tick what the agency answers for. What is given to another one moves."),
        submit=_("Give them"),
        done=_("The indicators are given; the agency finds them in Kerja saya."),
        register=LIST,
    )


@form_methods
def hand_over(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _led(request.viewer, pk)
    return step_form(
        request,
        one,
        services.hand_over,
        key="diagnosis_id",
        form=HandOverForm,
        title=_("Hand over to be verified"),
        intro=_(
            "The agencies' answers rest from now on. What is not assessed yet stays so: it counts"
            " as no colour and blocks green."
        ),
        submit=_("Hand over"),
        initial={"verifier": one.verifier},
        done=_("The diagnosis is being verified."),
        register=LIST,
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _verified(request.viewer, pk),
        services.give_back,
        key="diagnosis_id",
        form=WhyForm,
        title=_("Give the diagnosis back"),
        intro=_("The agencies may change their answers; what they change is verified anew."),
        submit=_("Give it back"),
        done=_("The diagnosis is with the agencies again."),
        register=LIST,
    )


@form_methods
def conclude(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _verified(request.viewer, pk),
        services.conclude,
        key="diagnosis_id",
        form=ConcludeForm,
        title=_("Conclude the diagnosis"),
        intro=_("Both words stay side by side. What was not verified is told as such."),
        submit=_("Conclude"),
        done=_("The diagnosis is concluded; it can be published."),
        register=LIST,
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _verified(request.viewer, pk),
        services.reopen,
        key="diagnosis_id",
        form=WhyForm,
        title=_("Open the diagnosis again"),
        submit=_("Open again"),
        done=_("The diagnosis is being verified again."),
        register=LIST,
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led(request.viewer, pk),
        services.withdraw_diagnosis,
        key="diagnosis_id",
        form=WhyForm,
        title=_("Withdraw the diagnosis"),
        intro=_("It counts no more and stays readable. The year can be diagnosed anew."),
        submit=_("Withdraw"),
        done=_("The diagnosis is withdrawn."),
        register=LIST,
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led(request.viewer, pk),
        services.resume_diagnosis,
        key="diagnosis_id",
        form=VersionForm,
        title=_("Take the diagnosis up again"),
        intro=_("The agencies go on where they stopped; what they said is still there."),
        submit=pgettext("diagnosis", "Take it up again"),
        done=_("The diagnosis is with the agencies again."),
        register=LIST,
    )


@form_methods
def publish(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led(request.viewer, pk),
        services.publish,
        key="diagnosis_id",
        form=VersionForm,
        title=_("Publish the diagnosis"),
        intro=_(
            "Anybody may read the 39 colours, the agency's own and the verified one, green or not."
            " No name of a person and no evidence is shown."
        ),
        submit=_("Publish"),
        done=_("The diagnosis stands on the public page."),
        register=LIST,
    )


@form_methods
def unpublish(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led(request.viewer, pk),
        services.unpublish,
        key="diagnosis_id",
        form=WhyForm,
        title=_("Take it off the public page"),
        submit=_("Take it off"),
        done=_("The diagnosis is not public any more."),
        register=LIST,
    )


@form_methods
def report(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _led(request.viewer, pk),
        partial(services.issue_report, draw=report_drawing),
        key="diagnosis_id",
        form=VersionForm,
        title=_("Issue the report"),
        intro=_(
            "A numbered and signed PDF: the wheel, the counts, and the 39 with what was found."
        ),
        submit=_("Issue the report"),
        done=_("The report is issued."),
        register=LIST,
        success=lambda paper: reverse("paper", args=[paper.pk]),
    )


def _led(viewer: Viewer, pk: int) -> Diagnosis:
    one = diagnosis_of(viewer, pk)
    rights.require(viewer, permissions.LEAD, one)
    return one


def _verified(viewer: Viewer, pk: int) -> Diagnosis:
    one = diagnosis_of(viewer, pk)
    require_verifier(viewer, one)
    return one


def _next_step(one: Diagnosis) -> str:
    return {
        State.OPEN: _("The agencies put down a colour for each sub-indicator."),
        State.VERIFICATION: _("%(who)s looks at each answer and its evidence.")
        % {"who": one.verifier},
        State.CONCLUDED: ""
        if one.published_on
        else _("Publish it: people see what the government says of itself."),
        State.WITHDRAWN: "",
    }[State(one.state)]


def _steps(viewer: Viewer, one: Diagnosis) -> tuple[Action | None, list[Action]]:
    """The worksheet while something is put down, then what comes next; the rest beside it."""
    lead = partial(record_action, viewer, one, permissions.LEAD)
    refusal = str(verify_refusal(viewer, one))

    def verify(label: str, name: str, icon: str) -> Action:
        return Action(label, reverse(name, args=[one.pk]), refusal=refusal, icon=icon)

    sheet = Action(_("Worksheet"), reverse("iso18091_sheet", args=[one.pk]))
    others = {
        State.OPEN: [
            lead(_("Give indicators to an agency"), "iso18091_assign", "users"),
            lead(_("Hand over to be verified"), "iso18091_hand_over", "send"),
            lead(_("Withdraw"), "iso18091_withdraw", "ban"),
        ],
        State.VERIFICATION: [
            verify(_("Conclude"), "iso18091_conclude", "check"),
            verify(_("Give it back"), "iso18091_give_back", "undo-2"),
            lead(_("Withdraw"), "iso18091_withdraw", "ban"),
        ],
        State.CONCLUDED: [
            lead(_("Take it off the public page"), "iso18091_unpublish", "x")
            if one.published_on
            else lead(_("Publish"), "iso18091_publish", "globe"),
            lead(_("Issue the report"), "iso18091_report", "file-text"),
            *([] if one.published_on else [verify(_("Open again"), "iso18091_reopen", "undo-2")]),
        ],
        State.WITHDRAWN: [
            lead(pgettext("diagnosis", "Take it up again"), "iso18091_resume", "undo-2")
        ],
    }[State(one.state)]
    able = [action for action in others if not action.refusal]
    compare = Action(_("Compare years"), reverse("iso18091_compare", args=[one.pk]))
    if one.state == State.CONCLUDED and not one.published_on and others[0] in able:
        return able[0], [sheet, *able[1:], compare]
    return sheet, [*able, compare]

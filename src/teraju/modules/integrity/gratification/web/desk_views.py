"""The pages of the desk: its list, a report, and each step with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.integrity.gratification import desk_policy
from teraju.modules.integrity.gratification.desk_permissions import SETTINGS
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.models.desk_choices import REASONS, VERDICTS
from teraju.modules.integrity.gratification.selectors.desk import objects_of
from teraju.modules.integrity.gratification.selectors.desk_parts import lacking
from teraju.modules.integrity.gratification.services import (
    desk_checks,
    desk_endings,
    desk_kpk,
)
from teraju.platform.accounts import rights
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from . import desk_forms as forms
from .desk_common import DESK_TITLE, desk_form, history_of, report_of, require_desk
from .desk_next import Case, next_of
from .desk_registers import CUSTODY, DESK
from .desk_sections import facts_of, sections_of
from .desk_statuses import report_status


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    require_desk(request.viewer)
    more = [
        Action(CUSTODY.title, reverse("gratification_custody"), icon="lock"),
        Action(_("Rows for KPK"), reverse("gratification_kpk_rows"), icon="table"),
        Action(_("Recap"), reverse("gratification_recap"), icon="chart-column"),
    ]
    if rights.governments_where(request.viewer, SETTINGS).exists():
        more.append(Action(_("Settings"), reverse("gratification_unit"), icon="settings"))
    return register_page(request, DESK, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    report = report_of(request.viewer, pk)
    objects, missing = objects_of(report), lacking(report)
    answer = desk_checks.answer_for(report)
    case = Case(report, missing[0], list(objects.things.values()))
    text, primary, others = next_of(case)
    page = RecordPage(
        title=_("Report of a gift %(number)s") % {"number": report.number},
        number=report.number,
        target=report,
        register_title=DESK_TITLE,
        register_url=reverse("gratification_desk"),
        status=report_status(report),
        next_step=text,
        primary=primary,
        actions=others,
        facts=facts_of(report),
        sections=sections_of(request.viewer, report, answer, missing, objects),
        is_example=report.is_example,
    )
    return record_page(request, page, history=lambda: history_of(report))


def _step(
    request: ViewerRequest, pk: int, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    """A form whose values go to one service."""
    report = page.pop("report", None) or report_of(request.viewer, pk)
    return desk_form(
        request,
        report,
        act=lambda data: service(actor=request.viewer, report_id=pk, **versioned(data)),
        **page,
    )


@form_methods
def take_up(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_checks.take_up,
        form=forms.StepForm,
        title=_("Take the report up"),
        intro=_("From now on it is checked; the reporter sees that."),
        submit=_("Take it up"),
        done=_("The report is being checked."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    report = report_of(request.viewer, pk)
    by_law, _by_form = lacking(report)
    calendar = calendar_of(report.government_id)
    proposed = desk_policy.answer_proposed(calendar, report.received_on, request.viewer.today)
    return _step(
        request,
        pk,
        desk_checks.give_back,
        report=report,
        form=forms.ReturnForm,
        title=_("Give the report back to be completed"),
        intro=_("The days to KPK go on meanwhile."),
        submit=_("Give it back"),
        initial={"parts": [str(part) for part in by_law], "answer_by": proposed},
        facts=(Fact(_("At KPK by"), report.kpk_by_cautious),),
        done=_("The report went back to the reporter."),
    )


@form_methods
def assess(request: ViewerRequest, pk: int) -> HttpResponse:
    """The answer of the rules stands above the form, as its first choice."""
    report = report_of(request.viewer, pk)
    answer = desk_checks.answer_for(report)
    return _step(
        request,
        pk,
        desk_checks.assess,
        report=report,
        form=partial(forms.AssessForm, kind=Kind(report.kind)),
        title=_("Assess the report"),
        submit=_("Assess"),
        initial={"verdict": str(answer.verdict)},
        facts=(
            Fact(_("Answer of the rules"), capfirst(str(VERDICTS[answer.verdict]))),
            Fact(_("Why"), REASONS[answer.why]),
        ),
        done=_("The report is assessed."),
    )


@form_methods
def reassess(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_checks.reassess,
        form=forms.WhyForm,
        title=_("Assess the report once more"),
        submit=_("Take it up again"),
        done=_("The report is being checked again."),
    )


@form_methods
def forward(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_kpk.forward,
        form=forms.ForwardForm,
        title=_("Record that the report was forwarded to KPK"),
        intro=_(
            "Teraju is not connected with KPK: enter the report in GOL with the unit's account, or "
            "send it by letter, and write its number here."
        ),
        submit=_("Record it"),
        initial={"forwarded_on": request.viewer.today},
        done=_("It is on record that KPK has the report."),
    )


@form_methods
def gol(request: ViewerRequest, pk: int) -> HttpResponse:
    report = report_of(request.viewer, pk)
    return _step(
        request,
        pk,
        desk_kpk.enter_gol_number,
        report=report,
        form=forms.GolForm,
        title=_("Enter the GOL number"),
        submit=_("Save"),
        initial={"gol_number": report.gol_number},
        done=_("Saved."),
    )


@form_methods
def verify(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_kpk.kpk_verifies,
        form=forms.DayForm,
        title=_("KPK verifies the report"),
        submit=_("Record it"),
        initial={"on": request.viewer.today},
        done=_("Saved."),
    )


@form_methods
def analyse(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_kpk.kpk_analyses,
        form=forms.DayForm,
        title=_("KPK analyses the report"),
        submit=_("Record it"),
        initial={"on": request.viewer.today},
        done=_("Saved."),
    )


@form_methods
def decide(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_kpk.decide,
        form=forms.DecideForm,
        title=_("Record KPK's decision"),
        intro=_("What falls to the state is handed over within the days of the law."),
        submit=_("Record it"),
        done=_("The decision is on record."),
    )


@form_methods
def correct_decision(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_kpk.correct_decision,
        form=forms.WhyForm,
        title=_("Take back a decision that was entered wrongly"),
        submit=_("Take it back"),
        done=_("The report waits for KPK's decision again."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    report = report_of(request.viewer, pk)
    return _step(
        request,
        pk,
        desk_kpk.drop,
        report=report,
        facts=_days_to_complete(report),
        form=forms.DropForm,
        title=_("Do not follow the report up"),
        intro=_("An incomplete report is dropped only after its days. The reporter sees why."),
        submit=_("Record it"),
        done=_("It is on record that the report is not followed up."),
    )


def _days_to_complete(report: Any) -> tuple[Fact, ...]:
    """Until when the reporter may complete it, and that the count is unsettled."""
    if report.reached_upg_on is None:
        return ()
    calendar = calendar_of(report.government_id)
    until = desk_policy.completed_by(calendar, report.received_on, report.reached_upg_on)
    edition = desk_policy.edition_for(report.received_on)
    note = "" if edition.confirmed else _("From which day it counts is not confirmed.")
    return (Fact(_("May be completed until"), until.last, note=note),)


@form_methods
def hand_over(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_endings.hand_over,
        form=forms.HandOverForm,
        title=_("Record the hand-over to the state"),
        intro=_("What lies in custody of this report goes along with it."),
        submit=_("Record it"),
        initial={"handed_over_on": request.viewer.today},
        done=_("The hand-over is on record."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_endings.close,
        form=forms.CloseForm,
        title=_("Close the report"),
        submit=pgettext("gift", "Close"),
        done=_("The report is closed."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_endings.reopen,
        form=forms.WhyForm,
        title=_("Open the report again"),
        submit=_("Open it again"),
        done=_("The report is being checked again."),
    )

"""The register of risks, and the page of one: how it moves and what it asks for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import permissions
from teraju.modules.risks.domain.answers import Rated, against_treated, needs_treatment
from teraju.modules.risks.domain.states import EventState, Response, RiskState
from teraju.modules.risks.models import Risk
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.selectors.demands import Demand, demands_of, unmet
from teraju.modules.risks.web import risk_sections as sections
from teraju.modules.risks.web.common import action
from teraju.modules.risks.web.registers.risks import RISKS
from teraju.modules.risks.web.statuses import level_status, risk_status
from teraju.platform.accounts import rights
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

Next = tuple[object, Action | None]


@require_safe
def risk_register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Heat map"), reverse("risks_map"), icon="grid-3x3"),
        Action(_("Treatments of risks"), reverse("risks_treatments"), icon="list-checks"),
        Action(_("Risks that happened"), reverse("risks_events"), icon="siren"),
    ]
    agency = rights.agencies_where(request.viewer, permissions.MONITOR).first()
    if agency:
        sheet = reverse("risks_sheet", args=[agency.pk])
        more.append(Action(_("Monitor the quarter"), sheet, icon="table"))
    return register_page(request, RISKS, more=more)


@require_safe
def risk_record(request: ViewerRequest, pk: int) -> HttpResponse:
    risk = get_object_or_404(selectors.with_parts(selectors.risks(request.viewer)), pk=pk)
    today = request.viewer.today
    demands = demands_of([risk], today).get(risk.pk, [])
    text, primary = _next(request, risk, demands)
    page = RecordPage(
        title=risk.title,
        number=risk.code,
        target=risk,
        register_title=_("Risks and opportunities"),
        register_url=reverse("risks_risks"),
        status=risk_status(risk),
        next_step=str(text),
        primary=primary,
        actions=_others(request, risk, primary),
        facts=[_standing(risk), *sections.facts(request, risk)],
        sections=sections.sections(request, risk, demands, today),
        is_example=risk.is_example,
    )
    return record_page(request, page)


def _standing(risk: Risk) -> Fact:
    """The level by which it stands, and whether the agency bears it."""
    rating = risk.standing
    if rating is None:
        return Fact(_("As it stands"), None, note=_("Not rated yet."))
    note = ""
    if rating.is_above_appetite and not risk.is_opportunity:
        note = _("Above what the agency bears without a plan (%(value)s).") % {
            "value": rating.appetite
        }
    return Fact(_("As it stands"), level_status(rating, is_gain=risk.is_opportunity), note=note)


def _next(request: ViewerRequest, risk: Risk, demands: list[Demand]) -> Next:
    """What is to be done now; the most urgent first."""
    waiting = next((one for one in risk.events.all() if one.state == EventState.RECORDED), None)
    if waiting and not risk.is_closed:
        analyse = action(
            request,
            permissions.RISK_WRITE,
            waiting,
            _("Analyse the cause"),
            "risks_event_analyse",
            "search",
        )
        return _("It happened: say why it really did, and what changes."), analyse
    if risk.is_closed:
        write = permissions.RISK_WRITE
        reopen = action(request, write, risk, _("Open again"), "risks_risk_reopen", "undo-2")
        return risk.closed_because, reopen
    rate = action(request, permissions.RISK_WRITE, risk, _("Rate"), "risks_risk_rate", "gauge")
    if risk.state == RiskState.IDENTIFIED:
        if risk.is_opportunity:
            return _("Rate it: what comes by itself, how it stands, what is aimed at."), rate
        return _("Enter its controls, then rate it without and with them."), rate
    if sections.unfounded(risk):
        return _("No control works routinely any more: rate the risk anew."), rate
    return _answered(request, risk, demands)


def _answered(request: ViewerRequest, risk: Risk, demands: list[Demand]) -> Next:
    write, decide = permissions.RISK_WRITE, permissions.RISK_DECIDE
    treat = action(request, decide, risk, _("State as treated"), "risks_risk_treat", "check")
    plan = action(request, write, risk, _("Plan a treatment"), "risks_treatment_add", "list-checks")
    match risk.state:
        case RiskState.ASSESSED:
            answer = action(
                request, write, risk, pgettext("risk", "Answer"), "risks_risk_answer", "split"
            )
            residual = risk.residual
            too_large = residual is not None and needs_treatment(
                risk.kind, Rated(residual.value, residual.level), residual.appetite
            )
            if too_large:
                return _("It is too large to be borne as it is: plan a treatment."), plan
            if risk.is_opportunity:
                return _("Decide how it is answered: pursued, or let go with a reason."), answer
            return _("Decide how it is answered: treated, or accepted with a reason."), answer
        case RiskState.TREATING:
            states = [one.state for one in risk.treatments.all()]
            if not states:
                return _("Plan what is done, by whom, by when."), plan
            if against_treated(states):
                return _("The plan is being carried out."), None
            missing = unmet(demands)
            if missing:
                first = format_lazy(_("Not treated yet: {reason}"), reason=missing[0].sentence)
                return first, treat
            return _("The plan is carried out: state that the risk is treated."), treat
        case RiskState.ACCEPTED:
            return risk.response_reason, None
    return _("Treated. Each quarter it is looked at again."), None


def _others(request: ViewerRequest, risk: Risk, primary: Action | None) -> list[Action]:
    """The steps that are open beside the next one."""
    if risk.is_closed:
        return []
    write, decide = permissions.RISK_WRITE, permissions.RISK_DECIDE
    offered = [(write, _("Rate"), "risks_risk_rate", "gauge")]
    if risk.state in {RiskState.ASSESSED, RiskState.TREATING}:
        offered.append((write, pgettext("risk", "Answer"), "risks_risk_answer", "split"))
    if risk.state != RiskState.IDENTIFIED:
        offered.append((write, _("Plan a treatment"), "risks_treatment_add", "list-checks"))
    done = risk.state == RiskState.ASSESSED and risk.response != Response.ACCEPT
    if done and not against_treated([one.state for one in risk.treatments.all()]):
        offered.append((decide, _("State as treated"), "risks_risk_treat", "check"))
    offered.append((write, _("Change"), "risks_risk_change", "pencil"))
    if risk.state != RiskState.TREATING:
        offered.append((decide, _("Close"), "risks_risk_close", "archive"))
    actions = [action(request, *one[:1], risk, *one[1:]) for one in offered]
    return [one for one in actions if primary is None or one.url != primary.url]

"""Risks that happened: the register, the page of one, recording and analysing."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import permissions, services
from teraju.modules.risks.domain.states import EventState
from teraju.modules.risks.models import Risk, RiskEvent
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.web.common import TEXT, action, found, step_page
from teraju.modules.risks.web.forms.risks import AnalysisForm, HappeningForm
from teraju.modules.risks.web.registers.answers import EVENTS
from teraju.modules.risks.web.statuses import event_status
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

REGISTER = (gettext_lazy("Risks that happened"), "risks_events")


@require_safe
def event_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, EVENTS)


@require_safe
def event_record(request: ViewerRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(selectors.events(request.viewer), pk=pk)
    risk: Risk = event.risk
    is_open = event.state == EventState.RECORDED
    label = _("Analyse the cause") if is_open else _("Mend the analysis")
    analyse = action(request, permissions.RISK_WRITE, event, label, "risks_event_analyse", "search")
    page = RecordPage(
        title=event.description[:120],
        number=risk.code,
        target=event,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=event_status(event),
        next_step=_("Say why it really happened, and what changes.") if is_open else "",
        primary=analyse if is_open else None,
        actions=[] if is_open else [analyse],
        facts=[
            Fact(_("Risk"), str(risk), url=risk.get_absolute_url()),
            Fact(_("Agency"), event.agency.name),
            Fact(_("Happened on"), event.happened_on),
            Fact(_("Recorded on"), event.recorded_on),
            Fact(_("What it brought"), event.effect),
            Fact(_("What was done at once"), event.immediate or None),
        ],
        sections=[
            Section(pgettext("risk", "What happened"), TEXT, {"text": event.description}),
            Section(_("True cause"), TEXT, {"text": event.true_cause}),
            Section(_("What changes in controls and plan"), TEXT, {"text": event.changes}),
        ],
        is_example=event.is_example,
    )
    return record_page(request, page)


@form_methods
def event_add(request: ViewerRequest, pk: int) -> HttpResponse:
    risk: Risk = found(request, selectors.risks(request.viewer), pk, permissions.EVENT_WRITE)
    return step_page(
        request,
        risk,
        form=HappeningForm,
        title=_("Record that it happened"),
        intro=_("The risk stays. What was called treated or accepted is judged again."),
        submit=pgettext("step", "Record"),
        act=partial(services.record_happening, risk_id=pk),
        initial={"happened_on": request.viewer.today},
        done=_("Recorded. Now analyse the cause."),
        register=(_("Risks and opportunities"), "risks_risks"),
        success=lambda event: event.get_absolute_url(),
    )


@form_methods
def event_analyse(request: ViewerRequest, pk: int) -> HttpResponse:
    right = permissions.RISK_WRITE
    event: RiskEvent = found(request, selectors.events(request.viewer), pk, right)
    return step_page(
        request,
        event,
        form=AnalysisForm,
        title=_("Analyse the cause"),
        submit=_("Save the analysis"),
        act=partial(services.analyse_happening, event_id=pk),
        initial={"true_cause": event.true_cause, "changes": event.changes},
        done=_("Analysed. Mend controls and plan at the risk."),
        register=REGISTER,
    )

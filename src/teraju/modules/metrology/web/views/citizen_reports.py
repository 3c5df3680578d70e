"""Reports of citizens as the unit sees them: their register, one of them, its answer."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.supervision import ReportState
from teraju.modules.metrology.models import CitizenReport
from teraju.modules.metrology.selectors import supervision as reading
from teraju.modules.metrology.services import citizen_reports as services
from teraju.modules.metrology.web import supervision_forms as forms
from teraju.modules.metrology.web.supervision_registers import REPORTS
from teraju.modules.metrology.web.supervision_sections import photo_section, report_facts
from teraju.modules.metrology.web.supervision_statuses import report_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import step
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.pictures import picture
from teraju.platform.web.kinds import Action, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

HANDLE = permissions.REPORT_HANDLE
PLAN_LABEL = _("Plan an inspection")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, REPORTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.reports(viewer), pk=pk)
    ways = _ways(viewer, one)
    page = RecordPage(
        title=one.get_concern_display(),
        number=one.ticket,
        target=one,
        register_title=REPORTS.title,
        register_url=reverse("metrology_citizen_reports"),
        status=report_status(one),
        next_step=_who_plans(viewer, one),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=report_facts(viewer, one),
        sections=photo_section(one) if rights.allowed(viewer, HANDLE, one) else [],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _ways(viewer: Viewer, one: CitizenReport) -> list[Action]:
    if one.state != ReportState.RECEIVED:
        return []
    url = f"{reverse('metrology_inspection_add')}?{urlencode({'report': one.pk})}"
    refusal = str(rights.refusal(viewer, permissions.INSPECTION_PLAN, one))
    inspect = Action(PLAN_LABEL, url, refusal, "calendar-plus")
    answer = step(
        pgettext_lazy("step", "Answer"),
        "metrology_citizen_report_answer",
        one,
        "message-square",
        HANDLE,
        viewer,
    )
    refuse = step(
        _("No matter of ours"), "metrology_citizen_report_refuse", one, "x", HANDLE, viewer
    )
    ways = [inspect, answer, refuse]
    # Whoever cannot plan sees first what they can do.
    return sorted(ways, key=lambda way: bool(way.refusal))


def _who_plans(viewer: Viewer, one: CitizenReport) -> Text:
    """Whoever handles a report without planning inspections is told who does."""
    if one.state != ReportState.RECEIVED or not rights.allowed(viewer, HANDLE, one):
        return ""
    why = rights.refusal(viewer, permissions.INSPECTION_PLAN, one)
    return format_lazy("{way}: {why}", way=PLAN_LABEL, why=why) if why else ""


@require_safe
def photo(request: ViewerRequest, pk: int) -> HttpResponse:
    """What a stranger sent is for those who handle it."""
    one = get_object_or_404(reading.reports(request.viewer), pk=pk)
    rights.require(request.viewer, HANDLE, one)
    if one.photo is None:
        raise Http404
    return picture(one.photo)


def _step(event: str, act: Any, **values: Any) -> RecordStep:
    return RecordStep(
        right=HANDLE,
        act=act,
        keyed="report_id",
        form=forms.AnswerForm,
        when=partial(services.require_waiting, event=event),
        **values,
    )


STEPS = Steps(
    reading.reports,
    REPORTS.title,
    "metrology_citizen_reports",
    {
        "answer": _step(
            "answer",
            services.answer_report,
            title=_("Answer the report"),
            intro=_("Where nobody has to go there: the answer is all that comes of it."),
            submit=pgettext_lazy("step", "Answer"),
            done=_("The report is answered; whoever has the ticket reads it."),
        ),
        "refuse": _step(
            "refuse",
            services.refuse_report,
            title=_("It is no matter of this unit"),
            intro=_("Packaged goods, prices, quality: say whose matter it is."),
            submit=_("Say so"),
            done=_("The report is closed; whoever has the ticket reads whose matter it is."),
        ),
    },
)

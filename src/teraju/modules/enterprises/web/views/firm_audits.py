"""Audits at firms: their register, one of them, and what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.firm_audits import AuditState
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models.certificate_choices import AUDIT_KINDS
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.modules.enterprises.services import firm_audits as services
from teraju.modules.enterprises.web import certificate_forms as forms
from teraju.modules.enterprises.web.certificate_common import asked_for, history_of, step
from teraju.modules.enterprises.web.certificate_registers import AUDITS
from teraju.modules.enterprises.web.certificate_sections import audit_facts, findings_section
from teraju.modules.enterprises.web.certificate_statuses import audit_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

CERTIFY = permissions.CERTIFY
LIST = "enterprises_audits"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, AUDITS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.audits(viewer), pk=pk)
    ways = _ways(viewer, one)
    page = RecordPage(
        title=f"{AUDIT_KINDS[one.kind]}: {one.coaching.product}",
        target=one,
        register_title=AUDITS.title,
        register_url=reverse(LIST),
        status=audit_status(one),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=audit_facts(one),
        sections=findings_section(viewer, one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _ways(viewer: Viewer, one: Any) -> list[Action]:
    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"enterprises_audit_{name}", one, icon, CERTIFY, viewer)

    drop = way(_("Call off"), "drop", "x")
    if one.state == AuditState.PLANNED:
        hold = way(_("Record that it was held"), "hold", "clipboard-check")
        return [hold, way(_("Plan anew"), "change", "pencil"), drop]
    if one.state == AuditState.HELD:
        conclude = way(_("Conclude it"), "conclude", "check")
        return [conclude, way(_("Enter a finding"), "finding", "plus"), drop]
    if one.state == AuditState.DROPPED:
        return [way(pgettext_lazy("audit of a firm", "Plan it again"), "resume", "rotate-ccw")]
    return []


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Plan the firm's own audit, of the coaching that the address names if it does."""
    viewer = request.viewer
    rights.require_somewhere(viewer, CERTIFY)
    rows = reading.coachings_to_work_on(viewer, Road.SPPT_SNI, Road.BATIKMARK)
    fixed = asked_for(request, "coaching", rows)
    return form_page(
        request,
        form=partial(forms.AuditForm, coachings=None if fixed else rows),
        title=_("Plan an internal audit"),
        intro=_("The firm looks at itself before a laboratory and a body do."),
        submit=_("Plan it"),
        act=lambda data: services.plan_internal_audit(
            actor=viewer, coaching=fixed or data.pop("coaching"), **data
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(LIST),
        initial={"planned_on": viewer.today},
        done=_("The audit is planned."),
        facts=(Fact(_("Coached product"), str(fixed)),) if fixed else (),
        register_title=AUDITS.title,
        register_url=reverse(LIST),
    )


def _planned(_viewer: Viewer, one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in services.FIELDS}


def _holding(viewer: Viewer, one: Any) -> dict[str, Any]:
    return {"held_on": min(one.planned_on, viewer.today), "auditors": one.auditors}


def _concluding(viewer: Viewer, _one: Any) -> dict[str, Any]:
    return {"concluded_on": viewer.today}


def _finding(_viewer: Viewer, row: Any) -> dict[str, Any]:
    return {"weight": row.weight, "text": row.text}


def _settling(viewer: Viewer, _row: Any) -> dict[str, Any]:
    return {"settled_on": viewer.today}


FINDING = ("finding_id", lambda one: one.findings.standing())
_step = partial(RecordStep, right=CERTIFY, keyed="audit_id", done=_("Saved."))

STEPS = Steps(
    reading.audits,
    AUDITS.title,
    LIST,
    {
        "change": _step(
            act=services.change_audit,
            title=_("Plan the audit anew"),
            submit=_("Save"),
            form=forms.AuditChangeForm,
            initial=_planned,
        ),
        "hold": _step(
            act=services.hold_audit,
            title=_("Record that the audit was held"),
            submit=_("Record it"),
            form=forms.HoldForm,
            initial=_holding,
            done=_("The audit is recorded. Enter what was found, then conclude it."),
        ),
        "conclude": _step(
            act=services.conclude_audit,
            title=_("Conclude the audit"),
            intro=_("Passed it is only once every finding is put right."),
            submit=_("Conclude"),
            made_for=forms.conclude_form,
            initial=_concluding,
            done=_("The audit is concluded."),
        ),
        "drop": _step(
            act=services.drop_audit,
            title=_("Call the audit off"),
            submit=_("Call off"),
            form=forms.WhyForm,
            done=_("The audit is called off."),
        ),
        "resume": _step(
            act=services.resume_audit,
            title=_("Plan the audit again"),
            submit=_("Plan it"),
            form=forms.ResumeForm,
            done=_("The audit is planned."),
        ),
        "finding": _step(
            act=services.add_finding,
            title=_("Enter a finding"),
            submit=_("Record it"),
            form=forms.FindingForm,
        ),
    },
)
# Steps on one finding of an audit.
ROW_STEPS = Steps(
    reading.audits,
    AUDITS.title,
    LIST,
    {
        "settle": _step(
            act=services.settle_finding,
            title=_("Record what was done about the finding"),
            submit=_("Record it"),
            form=forms.SettleForm,
            initial=_settling,
            second=FINDING,
            row_has_version=True,
        ),
        "correct": _step(
            act=services.change_finding,
            title=_("Correct the finding"),
            submit=_("Save"),
            form=forms.FindingForm,
            initial=_finding,
            second=FINDING,
            row_has_version=True,
        ),
        "remove": _step(
            act=services.remove_finding,
            title=_("Take the finding out"),
            intro=_("For what was entered by mistake; the history keeps it."),
            submit=_("Take out"),
            second=FINDING,
            row_has_version=True,
        ),
    },
)

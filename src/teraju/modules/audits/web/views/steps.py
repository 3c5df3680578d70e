"""The steps of a certification: application, audits, decision, handover, recertification."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions, services
from teraju.modules.audits.models import AuditKind, BodyAudit, Certification
from teraju.modules.audits.selectors.progress import planned
from teraju.modules.audits.web.forms.certificates import DecisionForm, HandoverForm
from teraju.modules.audits.web.forms.certifications import (
    ApplyForm,
    AuditForm,
    RecertificationForm,
    WithdrawForm,
    later_kinds,
    stage_kinds,
)
from teraju.platform.web.forms import versioned
from teraju.platform.web.middleware import ViewerRequest

from .common import certification_for, step_page


def apply(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.APPLY)
    return step_page(
        request,
        certification,
        form=ApplyForm,
        title=_("Record the application"),
        submit=_("Record the application"),
        act=lambda data: services.apply(
            actor=request.viewer, certification_id=pk, **versioned(data)
        ),
        initial={"applied_on": request.viewer.today},
        done=_("The application is recorded."),
    )


def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.WITHDRAW)
    return step_page(
        request,
        certification,
        form=WithdrawForm,
        title=_("Withdraw the certification"),
        intro=_("The agency gives it up. What was done stays on record."),
        submit=_("Withdraw the certification"),
        act=lambda data: services.withdraw_certification(
            actor=request.viewer, certification_id=pk, **versioned(data)
        ),
        initial={"withdrawn_on": request.viewer.today},
        done=_("The certification is withdrawn."),
    )


def stage(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.MANAGE)
    return step_page(
        request,
        certification,
        form=partial(AuditForm, kinds=stage_kinds(certification)),
        title=_("Plan or record an audit"),
        submit=_("Save"),
        act=lambda data: services.record_stage(
            actor=request.viewer, certification_id=pk, **versioned(data)
        ),
        initial=_begun(certification, request.GET.get("kind", "")),
        done=_("The audit is recorded."),
    )


def surveillance(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.MANAGE)
    return step_page(
        request,
        certification,
        form=partial(AuditForm, kinds=later_kinds()),
        title=_("Plan or record a surveillance"),
        submit=_("Save"),
        act=lambda data: services.record_surveillance(
            actor=request.viewer, certification_id=pk, **versioned(data)
        ),
        initial=_begun(certification, AuditKind.SURVEILLANCE),
        done=_("The surveillance is recorded."),
    )


def _begun(certification: Certification, kind: str) -> dict[str, Any]:
    """What is known already of an audit that is planned or under way."""
    audit: BodyAudit | None = planned(certification.audits.order_by("pk"), kind)
    names = ("planned_on", "started_on", "lead_office", "summary")
    known = {name: getattr(audit, name) for name in names} if audit else {}
    return {"kind": kind, **known}


def decision(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.DECISION_RECORD)
    return step_page(
        request,
        certification,
        form=partial(DecisionForm, certification=certification),
        title=_("Record the decision"),
        intro=_("The body decides; here is only noted what it decided, and when."),
        submit=_("Record the decision"),
        act=lambda data: services.record_decision(
            actor=request.viewer, certification_id=pk, **versioned(data)
        ),
        initial={"decision_on": request.viewer.today},
        done=_("The decision is recorded."),
    )


def handover(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.CERTIFICATE_MANAGE)
    rows = certification.certificates.filter(handed_over_on=None).values_list("pk", flat=True)

    def act(data: dict[str, Any]) -> Certification:
        chosen = [certificate.pk for certificate in data.pop("certificates")]
        return services.record_handover(
            actor=request.viewer, certification_id=pk, certificate_ids=chosen, **versioned(data)
        )

    return step_page(
        request,
        certification,
        form=partial(HandoverForm, certification=certification),
        title=_("Record the handover"),
        submit=_("Record the handover"),
        act=act,
        initial={"certificates": list(rows), "handed_over_on": request.viewer.today},
        done=_("The handover is recorded."),
    )


def recertification(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.MANAGE)
    return step_page(
        request,
        certification,
        form=RecertificationForm,
        title=_("Start the recertification"),
        intro=_("It takes over body, standards, sites and scope; change them afterwards."),
        submit=_("Start the recertification"),
        act=lambda data: services.start_recertification(
            actor=request.viewer, certification_id=pk, **versioned(data)
        ),
        success=lambda following: following.get_absolute_url(),
        done=_("The recertification is planned."),
    )

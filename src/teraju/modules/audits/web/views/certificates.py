"""The register of certificates, a certificate's page, and what is said of its validity."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions, selectors, services
from teraju.modules.audits.domain.cycle import CertificateStanding as Worth
from teraju.modules.audits.models import Certificate
from teraju.modules.audits.selectors.progress import Validity, validity_on
from teraju.modules.audits.web import sections
from teraju.modules.audits.web.forms.certificates import (
    CompleteForm,
    KnownCertificateForm,
    ReduceForm,
    StandingForm,
)
from teraju.modules.audits.web.history import certificate_history
from teraju.modules.audits.web.registers import CERTIFICATES
from teraju.modules.audits.web.statuses import certificate_status
from teraju.modules.conformity.api import READINESS_READ
from teraju.modules.standards.api import newer_editions
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page


def certificate_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, CERTIFICATES)


def certificate_record(request: ViewerRequest, pk: int) -> HttpResponse:
    certificate = get_object_or_404(selectors.certificate_pages(request.viewer), pk=pk)
    said = list(certificate.standings.all())
    validity = validity_on(certificate, said, request.viewer.today)
    page = RecordPage(
        title=f"{certificate.edition}, {certificate.agency.short_name}",
        number=certificate.number,
        target=certificate,
        register_title=_("Certificates"),
        register_url=reverse("audits_certificates"),
        status=certificate_status(validity),
        next_step=_next(certificate, validity),
        actions=[
            *_actions(certificate, validity, request.viewer),
            *_transitions(certificate, request.viewer),
        ],
        facts=_facts(certificate),
        sections=[_standings(certificate)],
        is_example=certificate.is_example,
    )
    return record_page(request, page, history=lambda: certificate_history(certificate))


def _next(certificate: Certificate, validity: Validity) -> str:
    if validity.suspended_too_long:
        return _("Suspended for more than six months: ask the body what it decides.")
    if certificate.decision_on is None:
        return _("Fill in the date of the decision when the paper is found.")
    return ""


def _transitions(certificate: Certificate, viewer: Viewer) -> list[Action]:
    """What the agency lacks for an edition that followed the certified one."""
    if not rights.allowed(viewer, READINESS_READ, certificate):
        return []
    agency, own = certificate.agency_id, certificate.edition
    return [
        Action(
            _("What is lacking for %s") % newer,
            f"{reverse('readiness_transition', args=[agency, newer.pk])}?from={own.pk}",
            icon="arrow-right-left",
        )
        for newer in newer_editions(viewer, own, viewer.today)
    ]


def _actions(certificate: Certificate, validity: Validity, viewer: Viewer) -> list[Action]:
    if not rights.allowed(viewer, permissions.CERTIFICATE_MANAGE, certificate):
        return []

    def action(name: str, label: str, icon: str) -> Action:
        url = reverse(f"audits_certificate_{name}", args=[certificate.pk])
        return Action(label, url, icon=icon)

    found = []
    if certificate.decision_on is None or not certificate.number:
        found.append(action("complete", _("Fill in what is open"), "pencil"))
    if validity.state in (Worth.EXPIRED, Worth.WITHDRAWN):
        return found
    if validity.state is Worth.SUSPENDED:
        found.append(action("restore", _("End the suspension"), "rotate-ccw"))
    else:
        found.append(action("suspend", _("Record a suspension"), "pause"))
    found.append(action("reduce", _("Record a smaller scope"), "minimize-2"))
    found.append(action("withdraw", _("Record the withdrawal"), "ban"))
    return found


def _facts(certificate: Certificate) -> list[Fact]:
    number, url = sections.certification_of(certificate)
    unknown = "" if certificate.is_date_known else _("not known; left open")
    body = certificate.certification.body
    return [
        Fact(_("Certificate number"), certificate.number or None),
        Fact(_("Standard"), str(certificate.edition), note=certificate.edition.iso_designation),
        Fact(_("Agency"), certificate.agency.name),
        Fact(_("Sites"), [f"{one.name}, {one.address}" for one in certificate.sites.all()]),
        Fact(_("Scope"), certificate.scope),
        Fact(_("Certification body"), body.name if body else None),
        Fact(_("Certification"), number, url=url),
        Fact(
            _("Date of the decision"),
            certificate.decision_on,
            note=certificate.decided_by or unknown,
        ),
        Fact(_("Valid from"), certificate.valid_from),
        Fact(_("Expires on"), certificate.expires_on, note=certificate.expiry_reason),
        Fact(_("Handed over on"), certificate.handed_over_on, note=certificate.handover_place),
        Fact(
            _("Accredited at the decision"),
            certificate.accredited_at_decision,
            note=str(certificate.accreditation or ""),
        ),
    ]


def _standings(certificate: Certificate) -> Section:
    rows = [
        [one.on, one.get_kind_display(), one.reason, one.office]
        for one in certificate.standings.all()
    ]
    headers = [_("From"), _("Standing"), _("Reason"), _("Recorded by")]
    context = {
        "headers": headers,
        "rows": rows,
        "empty": _("Never suspended, reduced or withdrawn."),
    }
    return Section(_("Suspension, reduction, withdrawal"), sections.TABLE, context)


def certificate_add(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.CERTIFICATE_MANAGE)
    return form_page(
        request,
        form=partial(KnownCertificateForm, viewer=request.viewer),
        title=_("Enter a certificate that exists"),
        intro=_("For certificates from before. What is not known stays open and says so."),
        submit=_("Enter"),
        act=lambda data: services.record_known_certificate(actor=request.viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("audits_certificates"),
        done=_("The certificate is entered."),
        register_title=_("Certificates"),
        register_url=reverse("audits_certificates"),
    )


def certificate_complete(request: ViewerRequest, pk: int) -> HttpResponse:
    certificate = _certificate(request, pk)
    return _page(
        request,
        certificate,
        form=partial(CompleteForm, certificate=certificate),
        title=_("Fill in what is open"),
        service=services.complete_certificate,
    )


def certificate_suspend(request: ViewerRequest, pk: int) -> HttpResponse:
    title = _("Record a suspension")
    service = services.suspend_certificate
    return _page(request, _certificate(request, pk), StandingForm, title, service)


def certificate_restore(request: ViewerRequest, pk: int) -> HttpResponse:
    title = _("End the suspension")
    service = services.restore_certificate
    return _page(request, _certificate(request, pk), StandingForm, title, service)


def certificate_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    title = _("Record the withdrawal")
    service = services.withdraw_certificate
    return _page(request, _certificate(request, pk), StandingForm, title, service)


def certificate_reduce(request: ViewerRequest, pk: int) -> HttpResponse:
    title = _("Record a smaller scope")
    service = services.reduce_certificate
    return _page(request, _certificate(request, pk), ReduceForm, title, service)


def _certificate(request: ViewerRequest, pk: int) -> Certificate:
    certificate = get_object_or_404(selectors.certificates(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.CERTIFICATE_MANAGE, certificate)
    return certificate


def _page(
    request: ViewerRequest,
    certificate: Certificate,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: str,
    service: Callable[..., Certificate],
) -> HttpResponse:
    back = certificate.get_absolute_url()
    initial: dict[str, Any] = {
        "version": certificate.version,
        "on": request.viewer.today,
        "scope": certificate.scope,
    }
    return form_page(
        request,
        form=form,
        title=title,
        intro=f"{certificate.edition}, {certificate.agency.name}",
        submit=_("Save"),
        act=lambda data: service(
            actor=request.viewer, certificate_id=certificate.pk, **versioned(data)
        ),
        success=lambda done: back,
        back_url=back,
        initial=initial,
        done=_("Saved."),
        register_title=_("Certificates"),
        register_url=reverse("audits_certificates"),
    )

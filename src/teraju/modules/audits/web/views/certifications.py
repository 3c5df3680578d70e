"""The register of certifications, a certification's page, its plan and its changes."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions, selectors, services
from teraju.modules.audits.models import Certification, CertificationStatus
from teraju.modules.audits.review_rights import SAMPLE_DRAW
from teraju.modules.audits.web import sections
from teraju.modules.audits.web.forms.certifications import (
    AgreementForm,
    CertificationChangeForm,
    CertificationForm,
)
from teraju.modules.audits.web.history import history_of
from teraju.modules.audits.web.milestones import agreements_of, steps
from teraju.modules.audits.web.next_step import next_step
from teraju.modules.audits.web.registers import CERTIFICATIONS
from teraju.modules.audits.web.statuses import certification_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.web.forms import VersionedForm, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import certification_for, step_page


def certification_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, CERTIFICATIONS)


def certification_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    certification = get_object_or_404(selectors.certification_pages(viewer), pk=pk)
    step = next_step(certification, viewer)
    page = RecordPage(
        title=certification.title,
        number=certification.number,
        target=certification,
        register_title=_("Certifications"),
        register_url=reverse("audits_certifications"),
        status=certification_status(certification),
        next_step=step.text,
        primary=step.primary,
        actions=_actions(certification, viewer, step.primary),
        facts=_facts(certification, viewer),
        sections=_sections(certification, viewer),
        is_example=certification.is_example,
    )
    return record_page(request, page, history=lambda: history_of(certification))


def _actions(certification: Certification, viewer: Viewer, primary: Action | None) -> list[Action]:
    """Further steps, for who may take them; what the main button does is not said twice."""
    pk = certification.pk
    may_manage = rights.allowed(viewer, permissions.MANAGE, certification)
    found = [Action(_("Files for the auditor"), "#files", icon="paperclip")]
    if rights.allowed(viewer, SAMPLE_DRAW, certification):
        draw, ask = (reverse(f"audits_{name}_add", args=[pk]) for name in ("sample", "request"))
        found.append(Action(_("Draw a sample"), draw, icon="list-checks"))
        found.append(Action(_("Ask for a record"), ask, icon="message-square"))
    if may_manage and certification.is_open:
        change = reverse("audits_certification_change", args=[pk])
        found.append(Action(_("Plan or record an audit"), reverse("audits_stage", args=[pk])))
        found.append(Action(_("Change"), change, icon="pencil"))
    if may_manage and certification.status == CertificationStatus.AWAITING_DECISION:
        found.append(Action(_("Record the decision"), reverse("audits_decision", args=[pk])))
    if may_manage and certification.status == CertificationStatus.CERTIFIED:
        surveillance = reverse("audits_surveillance", args=[pk])
        found.append(Action(_("Plan or record a surveillance"), surveillance))
    may_withdraw = rights.allowed(viewer, permissions.WITHDRAW, certification)
    if may_withdraw and certification.is_open:
        label = _("Withdraw the certification")
        found.append(Action(label, reverse("audits_withdraw", args=[pk]), icon="ban"))
    taken = primary.url.partition("?")[0] if primary else ""
    return [one for one in found if one.url != taken]


def _facts(certification: Certification, viewer: Viewer) -> list[Fact]:
    body, previous = certification.body, certification.previous
    may_read = body and rights.allowed_somewhere(viewer, permissions.BODY_READ)
    facts = [
        Fact(_("Agency"), certification.agency.name),
        Fact(_("Standards"), [str(one) for one in certification.editions.all()]),
        Fact(
            _("Certification body"),
            body.name if body else None,
            url=body.get_absolute_url() if body and may_read else "",
            note="" if body else _("not known"),
        ),
        Fact(_("Kind"), certification.get_kind_display()),
        Fact(_("Scope"), certification.scope),
        Fact(_("Sites"), [f"{one.name}, {one.address}" for one in certification.sites.all()]),
        Fact(_("Number of personnel"), certification.personnel_count),
        Fact(_("Wished date of the certificate"), certification.wished_on),
        Fact(_("Date of application"), certification.applied_on),
        Fact(_("Date of the decision"), certification.decision_on, note=certification.decided_by),
    ]
    if certification.decision_note:
        facts.append(Fact(_("Grounds of the decision"), certification.decision_note))
    if certification.withdrawn_on:
        reason = certification.withdrawn_reason
        facts.append(Fact(_("Date of withdrawal"), certification.withdrawn_on, note=reason))
    if previous:
        url = previous.get_absolute_url()
        facts.append(Fact(_("Earlier certification"), previous.number, url=url))
    return facts


def _sections(certification: Certification, viewer: Viewer) -> list[Section]:
    agreements = agreements_of(viewer, certification)
    way = steps(certification, agreements, viewer.today)
    first = next((step.on for step in way if step.on and step.state == "done"), None)
    guests = guests_of(certification)
    return [
        sections.findings_section(certification, viewer),
        sections.certificates_section(certification, viewer.today),
        sections.visits_section(list(certification.visits.all())),
        sections.audits_section(certification),
        *sections.timeline_sections(way, viewer.today, first),
        sections.agreements_section(certification, agreements, viewer),
        *sections.guests_sections(certification, guests, viewer),
    ]


def guests_of(certification: Certification) -> list[RoleAssignment]:
    """The body's auditors who may or could look into this agency."""
    rows = RoleAssignment.objects.filter(agency=certification.agency_id, role="body_auditor")
    return list(rows.select_related("user").order_by("-valid_from", "-pk"))


def certification_add(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.MANAGE)
    agency = request.GET.get("agency", "")
    return form_page(
        request,
        form=partial(CertificationForm, viewer=request.viewer, agency=agency),
        title=_("Plan a certification"),
        intro=_("One certification of one agency: never of the whole government."),
        submit=_("Plan the certification"),
        act=lambda data: services.plan_certification(actor=request.viewer, **data),
        success=lambda made: reverse("audits_certification", args=[made.pk]),
        back_url=reverse("audits_certifications"),
        initial={"agency": agency},
        done=_("The certification is planned."),
        register_title=_("Certifications"),
        register_url=reverse("audits_certifications"),
    )


def certification_change(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.MANAGE)
    names = ("title", "scope", "personnel_count", "wished_on")
    sites = [site.pk for site in certification.sites.all()]
    return step_page(
        request,
        certification,
        form=partial(CertificationChangeForm, certification=certification),
        title=_("Change %s") % certification.number,
        submit=_("Save"),
        act=lambda data: services.change_certification(
            actor=request.viewer, certification_id=pk, **versioned(data)
        ),
        initial={"sites": sites, **{name: getattr(certification, name) for name in names}},
        done=_("Saved."),
    )


def agreement_link(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.MANAGE)
    kind = services.AGREEMENT
    offered = list(links.choices(request.viewer, kind, certification.government_id))
    return step_page(
        request,
        certification,
        form=partial(AgreementForm, choices=offered),
        title=_("Link an agreement"),
        submit=_("Link an agreement"),
        act=lambda data: services.link_agreement(
            actor=request.viewer,
            certification_id=pk,
            expected_version=data["version"],
            agreement_id=data["agreement"],
        ),
        done=_("The agreement is linked."),
    )


def agreement_unlink(request: ViewerRequest, pk: int, link: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.MANAGE)
    row = get_object_or_404(certification.links, pk=link)
    return step_page(
        request,
        certification,
        form=VersionedForm,
        title=_("Remove the link to %s") % row.title,
        intro=_("The agreement itself stays as it is."),
        submit=_("Remove"),
        act=lambda data: services.unlink_agreement(
            actor=request.viewer, certification_id=pk, link_id=link, **versioned(data)
        ),
        done=_("The link is removed."),
    )

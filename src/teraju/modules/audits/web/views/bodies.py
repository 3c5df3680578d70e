"""Certification bodies, their accreditations, and the guests they send."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions, selectors, services
from teraju.modules.audits.models import Accreditation, CertificationBody
from teraju.modules.audits.web import sections
from teraju.modules.audits.web.forms.bodies import (
    AccreditationChangeForm,
    AccreditationForm,
    BodyChangeForm,
    BodyForm,
    GuestEndForm,
    GuestForm,
)
from teraju.modules.audits.web.registers import BODIES
from teraju.modules.audits.web.statuses import body_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .certifications import guests_of
from .common import certification_for, step_page

FIELDS = ("name", "short_name", "address", "contact", "closed_on", "version")


def body_register(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.BODY_READ)
    return register_page(request, BODIES)


def body_record(request: ViewerRequest, pk: int) -> HttpResponse:
    body = get_object_or_404(selectors.bodies(request.viewer), pk=pk)
    manage = str(rights.refusal(request.viewer, permissions.BODY_MANAGE, body))
    page = RecordPage(
        title=body.name,
        target=body,
        register_title=_("Certification bodies"),
        register_url=reverse("audits_bodies"),
        status=body_status(body),
        actions=[Action(_("Change"), reverse("audits_body_change", args=[pk]), manage, "pencil")],
        facts=[
            Fact(_("Short name"), body.short_name),
            Fact(_("Address"), body.address or None),
            Fact(_("Contact"), body.contact or None),
            Fact(_("Closed on"), body.closed_on),
        ],
        sections=[_accreditations(body, request.viewer), _certifications(body, request.viewer)],
        is_example=body.is_example,
    )
    return record_page(request, page)


def _accreditations(body: CertificationBody, viewer: Viewer) -> Section:
    may = rights.allowed(viewer, permissions.BODY_MANAGE, body)
    rows = [
        [
            str(one),
            one.get_scheme_display(),
            [day for day in (one.valid_from, one.valid_until) if day],
            _standing(one, viewer),
            Link(_("Change"), reverse("audits_accreditation_change", args=[one.pk]))
            if may
            else None,
        ]
        for one in body.accreditations.all()
    ]
    headers = [
        _("Accreditation"),
        _("Scheme"),
        _("Valid from and until"),
        _("Status"),
        "",
    ]
    url = reverse("audits_accreditation_add", args=[body.pk])
    action = Action(_("Add an accreditation"), url) if may else None
    empty = _("None is recorded: certificates of this body say that they are not accredited.")
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(_("Accreditations"), sections.TABLE, context, action=action)


def _standing(one: Accreditation, viewer: Viewer) -> Status:
    if one.valid_from > viewer.today:
        return Status("none", _("not valid yet"))
    if one.valid_until and one.valid_until < viewer.today:
        return Status("bad", _("ended"), _("Decisions after its end are not accredited."))
    return Status("good", _("in force"))


def _certifications(body: CertificationBody, viewer: Viewer) -> Section:
    found = selectors.certifications(viewer).filter(body=body).prefetch_related(None)
    rows = [
        [
            Link(str(one), one.get_absolute_url()),
            one.agency.name,
            one.get_status_display(),
        ]
        for one in found.order_by("-number", "-pk")[:50]
    ]
    context = {
        "headers": [_("Certification"), _("Agency"), _("Status")],
        "rows": rows,
        "empty": _("No certification with this body."),
    }
    return Section(_("Certifications"), sections.TABLE, context)


def body_add(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.BODY_MANAGE)
    governments = rights.governments_where(request.viewer, permissions.BODY_MANAGE)
    return form_page(
        request,
        form=partial(BodyForm, viewer=request.viewer),
        title=_("Register a body"),
        submit=_("Register a body"),
        act=lambda data: services.register_body(actor=request.viewer, **data),
        success=lambda body: body.get_absolute_url(),
        back_url=reverse("audits_bodies"),
        initial={"government": governments.first()},
        done=_("The body is registered. Add its accreditations next."),
        register_title=_("Certification bodies"),
        register_url=reverse("audits_bodies"),
    )


def body_change(request: ViewerRequest, pk: int) -> HttpResponse:
    body = _body(request, pk)
    return _body_page(
        request,
        body,
        form=BodyChangeForm,
        title=_("Change %s") % body.name,
        submit=_("Save"),
        act=lambda data: services.change_body(actor=request.viewer, body_id=pk, **versioned(data)),
        initial={name: getattr(body, name) for name in FIELDS},
        done=_("Saved."),
    )


def accreditation_add(request: ViewerRequest, pk: int) -> HttpResponse:
    return _body_page(
        request,
        _body(request, pk),
        form=AccreditationForm,
        title=_("Add an accreditation"),
        submit=_("Add"),
        act=lambda data: services.add_accreditation(actor=request.viewer, body_id=pk, **data),
        initial={"accreditor": "KAN"},
        done=_("The accreditation is added."),
    )


def accreditation_change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(selectors.accreditations(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.BODY_MANAGE, one)
    return _body_page(
        request,
        one.body,
        form=AccreditationChangeForm,
        title=_("Change %s") % one,
        intro=_("Certificates decided before keep what they say."),
        submit=_("Save"),
        act=lambda data: services.change_accreditation(
            actor=request.viewer, accreditation_id=pk, **versioned(data)
        ),
        initial={n: getattr(one, n) for n in ("valid_until", "source", "version")},
        done=_("Saved."),
    )


def _body(request: ViewerRequest, pk: int) -> CertificationBody:
    body = get_object_or_404(selectors.bodies(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.BODY_MANAGE, body)
    return body


def _body_page(request: ViewerRequest, body: CertificationBody, **page: Any) -> HttpResponse:
    back = body.get_absolute_url()
    return form_page(
        request,
        success=lambda done: back,
        back_url=back,
        register_title=_("Certification bodies"),
        register_url=reverse("audits_bodies"),
        **page,
    )


def guest_invite(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.GUEST_INVITE)
    return step_page(
        request,
        certification,
        form=GuestForm,
        title=_("Invite an auditor"),
        intro=_(
            "The auditor sees this agency's certification, findings, certificates and their files, "
            "in these days only. Every look is recorded. Next comes the card to log in with."
        ),
        submit=_("Invite"),
        act=lambda data: services.invite_guest_auditor(
            actor=request.viewer, certification_id=pk, **data
        ),
        initial={"valid_from": request.viewer.today},
        success=lambda guest: reverse("person_card", args=[guest.user_id]),
        done=_("The auditor may look in. Hand over the card."),
    )


def guest_end(request: ViewerRequest, pk: int, assignment: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.GUEST_INVITE)
    guests: dict[int, RoleAssignment] = {one.pk: one for one in guests_of(certification)}
    guest = guests.get(assignment)
    if guest is None:
        raise Http404
    return step_page(
        request,
        certification,
        form=GuestEndForm,
        title=_("Last day of %s") % guest.user.title,
        submit=_("Set the last day"),
        act=lambda data: services.end_guest_access(
            actor=request.viewer, certification_id=pk, assignment_id=assignment, **data
        ),
        initial={"last_day": guest.valid_until},
        done=_("The last day is set."),
    )

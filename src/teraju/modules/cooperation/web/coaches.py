"""Letting coaches of BSN in, from the page of their agreement."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.cooperation import permissions, selectors, services
from teraju.modules.cooperation.models import Agreement, CoachAccess
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.invitations import may_invite
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.middleware import ViewerRequest

from .common import agreement_of
from .visit_forms import CoachEndForm, CoachForm


def may_invite_under(viewer: Viewer, agreement: Agreement) -> bool:
    """Holds the right at the agreement's agency; under the government's own, at any of them."""
    if agreement.agency_id:
        return rights.allowed(viewer, permissions.COACH_INVITE, agreement)
    inviting = rights.agencies_where(viewer, permissions.COACH_INVITE)
    return inviting.filter(government=agreement.government_id).exists()


def coaches_section(request: ViewerRequest, agreement: Agreement) -> Section:
    """Who was let in under an agreement, at which agency and for which days."""
    viewer = request.viewer
    rows = [
        [
            [
                access.assignment.user.title,
                *([access.assignment.agency.short_name] if access.assignment.agency else []),
            ],
            access.assignment.valid_from,
            access.assignment.valid_until,
            Link(_("Set the last day"), reverse("cooperation_coach_end", args=[access.pk]))
            if rights.allowed(viewer, permissions.COACH_INVITE, access.assignment)
            else None,
        ]
        for access in selectors.coach_accesses(viewer)
        .filter(agreement=agreement)
        .order_by("-assignment__valid_from", "-pk")
    ]
    headers = [_("Coach"), _("From"), _("Until"), ""]
    context = {"headers": headers, "rows": rows, "empty": _("No coach of BSN may look in.")}
    return Section(
        _("Coaches of BSN"), "web/sections/table.html", context, action=_invite(viewer, agreement)
    )


def _invite(viewer: Viewer, agreement: Agreement) -> Action | None:
    if agreement.status != "active":
        return None
    may = may_invite_under(viewer, agreement)
    return Action(
        _("Let the BSN coach in"),
        reverse("cooperation_coach_invite", args=[agreement.pk]),
        refusal="" if may else str(rights.reason(permissions.COACH_INVITE)),
        icon="user-plus",
    )


@form_methods
def invite(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    viewer = request.viewer
    if not may_invite_under(viewer, agreement):
        raise NotAllowed(rights.reason(permissions.COACH_INVITE))
    return form_page(
        request,
        form=partial(CoachForm, viewer=viewer, agreement=agreement),
        title=_("Let the BSN coach in"),
        intro=_(
            "The coach sees how far the agency has come, its open topics and the visits, in these "
            "days only; no gifts, concerns or due diligence. Every look is recorded."
        ),
        submit=_("Let in"),
        act=lambda data: services.invite_coach(actor=viewer, agreement_id=pk, **data),
        success=lambda access: _next(request, access),
        back_url=agreement.get_absolute_url(),
        initial={"valid_from": viewer.today},
        facts=_facts(agreement),
        register_title=_("Agreements"),
        register_url=reverse("cooperation_agreements"),
    )


def _next(request: ViewerRequest, access: CoachAccess) -> str:
    """To the card of one who is new; who has an account logs in with it."""
    user = access.assignment.user
    names = {"office": user.title, "home": user.home.name}
    if user.has_usable_password() or not may_invite(request.viewer, user):
        text = _("%(office)s (account of %(home)s) may look in, with the account they have.")
        messages.success(request, text % names)
        return access.agreement.get_absolute_url()
    messages.success(request, _("The coach may look in. Hand over the card."))
    return reverse("person_card", args=[user.pk])


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    access = get_object_or_404(selectors.coach_accesses(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.COACH_INVITE, access.assignment)
    back = access.agreement.get_absolute_url()
    return form_page(
        request,
        form=CoachEndForm,
        title=_("Last day of %s") % access.assignment.user.title,
        submit=_("Set the last day"),
        act=lambda data: services.end_coach_access(actor=request.viewer, access_id=pk, **data),
        success=lambda _done: back,
        back_url=back,
        initial={"last_day": access.assignment.valid_until},
        facts=_facts(access.agreement),
        done=_("The last day is set."),
        register_title=_("Agreements"),
        register_url=reverse("cooperation_agreements"),
    )


def _facts(agreement: Agreement) -> tuple[Fact, ...]:
    return (Fact(_("Agreement"), agreement.title), Fact(_("Last day"), agreement.ends_on))

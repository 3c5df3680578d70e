"""Nil statements: the register, one of them, and stating it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.integrity.gratification import nil_permissions, nil_policy
from teraju.modules.integrity.gratification.permissions import HANDLE
from teraju.modules.integrity.gratification.selectors import nil_reading as reading
from teraju.modules.integrity.gratification.services.nil_statements import state_nil
from teraju.modules.integrity.gratification.web.nil_forms import NilForm
from teraju.modules.integrity.gratification.web.nil_registers import MISSING, NILS
from teraju.platform.accounts import rights
from teraju.platform.audit.api import timeline
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

# Who keeps campaigns says learning; its page refuses others by name.
CAMPAIGN = "learning.campaign.manage"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = []
    if rights.allowed_somewhere(request.viewer, CAMPAIGN):
        url = f"{reverse('learning_campaign_add')}?subject=gifts"
        more.append(Action(_("Campaign before a holiday"), url, icon="megaphone"))
    if rights.allowed_somewhere(request.viewer, HANDLE):
        url = reverse("gratification_nil_missing")
        more.append(Action(_("Agencies without a statement"), url, icon="list-x"))
    return register_page(request, NILS, more=more)


@require_safe
def missing(request: ViewerRequest) -> HttpResponse:
    """At the desk: who has stated nothing for the last period."""
    rights.require_somewhere(request.viewer, HANDLE)
    span = nil_policy.asked_period(request.viewer.today)
    if span is None:
        return register_page(request, MISSING)
    period = {"since": date_format(span.since), "until": date_format(span.until)}
    title = _("Agencies without a statement, %(since)s to %(until)s") % period
    return register_page(request, replace(MISSING, title=title))


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.nil_statements(request.viewer), pk=pk)
    page = RecordPage(
        title=_("No gift was reported"),
        target=one,
        register_title=NILS.title,
        register_url=reverse("gratification_nils"),
        facts=[
            Fact(_("Agency"), one.agency.name),
            Fact(_("From"), one.since),
            Fact(_("Until"), one.until),
            Fact(_("Stated on"), one.stated_on),
            Fact(_("Stated by"), one.stated_office),
            Fact(_("How people were asked"), one.note),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: timeline(one))


@form_methods
def state(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, nil_permissions.NIL)
    span = nil_policy.asked_period(viewer.today)
    rows = rights.agencies_where(viewer, nil_permissions.NIL)
    asked = request.GET.get("agency", "")
    agency = rows.filter(pk=asked).first() if asked.isdecimal() else None
    return form_page(
        request,
        form=partial(NilForm, viewer=viewer),
        title=_("State that no gift was reported"),
        intro=_(
            "Ask the people first. Where a report reached the unit the statement is refused; whose "
            "it is stays with the unit."
        ),
        submit=_("State it"),
        act=lambda data: state_nil(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("gratification_nils"),
        initial={"agency": agency or rows.first(), "day": span.since if span else None},
        done=_("The statement is on record."),
        register_title=NILS.title,
        register_url=reverse("gratification_nils"),
    )

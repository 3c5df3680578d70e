"""What waits of nil statements and of the register of 8.7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.api import Campaign
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem
from teraju.platform.organisation.models import Agency

from . import nil_permissions, nil_policy
from .domain.given_states import CourtesyState
from .models import NilStatement
from .selectors.nil_reading import agencies_with_reports, courtesies

# An officer of the whole government would have forty lines: the register shows them.
STATES = frozenset({Role.AGENCY_HEAD, Role.UPG_OFFICER})


def nil_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """The statement of the last period for one's own agency, once it takes part. Six queries."""
    own = {hat.agency_id for hat in viewer.hats if hat.role in STATES and hat.agency_id}
    span = nil_policy.asked_period(viewer.today)
    if not own or span is None:
        return []
    known = taking_part(own)
    stated = set(
        NilStatement.objects.filter(agency__in=known, since=span.since).values_list(
            "agency", flat=True
        )
    )
    open_ones = known - stated
    open_ones -= agencies_with_reports(open_ones, span, viewer.today) if open_ones else set()
    due = span.until + timedelta(days=nil_policy.number(viewer.today, "statement_days"))
    words = {"since": date_format(span.since), "until": date_format(span.until)}
    return [
        InboxItem(
            key=f"nil-{one.pk}-{span.since.isoformat()}",
            title=format_lazy(_("State whether a gift came: {since} to {until}"), **words),
            url=f"{reverse('gratification_nil_state')}?agency={one.pk}",
            due=due,
            action_label=_("State it"),
            agency_label=one.short_name,
        )
        for one in Agency.objects.filter(pk__in=open_ones, closed_on=None).order_by("pk")
    ]


def taking_part(own: set[int]) -> set[int]:
    """Agencies that stated before, or told their people of gifts: others are not asked."""
    stated = NilStatement.objects.filter(agency__in=own).values_list("agency", flat=True)
    told = Campaign.objects.filter(agency__in=own, subject="gifts").exclude(started_on=None)
    return {*stated, *told.values_list("agency", flat=True)}


def courtesies_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for a decision before its event. One query."""
    if not rights.allowed_somewhere(viewer, nil_permissions.DECIDE):
        return []
    rows = courtesies(viewer).filter(state=CourtesyState.REQUESTED)
    return [
        InboxItem(
            key=f"courtesy-{one.pk}",
            title=format_lazy(_("Decide before the event: {what}"), what=one.what),
            url=one.get_absolute_url(),
            due=one.event_on,
            action_label=_("Decide"),
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("event_on", "pk")
        if one.requested_by_id != viewer.user_id
        and rights.allowed(viewer, nil_permissions.DECIDE, one)
    ]


def courtesies_handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """What the viewer asked for, and where it stands. One query."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    open_states = (CourtesyState.REQUESTED, CourtesyState.APPROVED)
    rows = courtesies(viewer).filter(requested_by=viewer.user_id, state__in=open_states)
    return [
        InboxItem(
            key=f"courtesy-{one.pk}-asked",
            title=one.what,
            url=one.get_absolute_url(),
            due=one.event_on,
            detail=one.get_state_display(),
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("event_on", "pk")
    ]

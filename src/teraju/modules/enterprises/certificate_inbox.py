"""What certificates ask of a viewer: looks of the body, renewals, retests, misused marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import certificate_permissions as permissions
from .domain.certificates import ApplicationState, Said, rules
from .domain.firm_audits import AuditKind, AuditState
from .domain.kinds import CoachingState
from .domain.product_tests import TestState, Verdict
from .selectors import certificate_reading as reading


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer, none for who has no part here. Four queries at most."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    found: list[InboxItem] = []
    if rights.allowed_somewhere(viewer, permissions.CERTIFY):
        found += [*_audits(viewer), *_endings(viewer), *_retests(viewer)]
    if rights.allowed_somewhere(viewer, permissions.CHECK_LABEL):
        found += _misuses(viewer)
    return found


def _audits(viewer: Viewer) -> Iterator[InboxItem]:
    """Surveillances that come near, and other audits of which the day has come.

    A surveillance of a certificate that has ended or was withdrawn asks for nothing.
    """
    days = rules(viewer.today).integer("surveillance_days")
    until = viewer.today + timedelta(days=days)
    rows = reading.audits(viewer).filter(state__in=[AuditState.PLANNED, AuditState.HELD])
    for one in rows.filter(planned_on__lte=until).order_by("planned_on", "pk"):
        is_surveillance = one.kind == AuditKind.SURVEILLANCE
        if not rights.allowed(viewer, permissions.CERTIFY, one):
            continue
        if is_surveillance:
            ended = one.certificate.valid_until
            if one.state == AuditState.PLANNED and ended and ended < viewer.today:
                continue
            title = format_lazy(_("Surveillance due: {firm}"), firm=_name(one))
        elif one.planned_on > viewer.today or one.coaching.state == CoachingState.STOPPED:
            continue
        else:
            title = format_lazy(_("Audit at a firm: {firm}"), firm=_name(one))
        yield _item(f"audit-{one.pk}", title, one, one.due_on or one.planned_on)


def _endings(viewer: Viewer) -> Iterator[InboxItem]:
    """Certificates that end soon, or ended not long ago, and of which no renewal is under way."""
    today = viewer.today
    months = rules(today).integer("soon_months")
    near = (
        reading.certificates(viewer)
        .filter(
            valid_until__range=(add_months(today, -months), add_months(today, months)),
            renewed_by=None,
            # Nobody renews for who stopped, or went over to another mark.
            coaching__road=F("road"),
        )
        .exclude(coaching__state=CoachingState.STOPPED)
    )
    under_way = [ApplicationState.PREPARED, ApplicationState.SUBMITTED]
    rows = near.exclude(last_said=Said.WITHDRAWN).exclude(
        pk__in=reading.applications(viewer)
        .filter(state__in=under_way)
        .exclude(renews=None)
        .values("renews")
    )
    for one in rows.order_by("valid_until", "pk"):
        if rights.allowed(viewer, permissions.CERTIFY, one):
            title = format_lazy(_("Renew the certificate: {firm}"), firm=_name(one))
            yield _item(f"certificate-{one.pk}", title, one, one.valid_until, one.number)


def _retests(viewer: Viewer) -> Iterator[InboxItem]:
    """Tests that were not passed, and nobody tested again."""
    days = rules(viewer.today).integer("retest_days")
    rows = reading.tests(viewer).filter(state=TestState.REPORTED, retest=None)
    rows = rows.exclude(verdict=Verdict.PASSED).exclude(coaching__state=CoachingState.STOPPED)
    for one in rows.order_by("reported_on", "pk"):
        if rights.allowed(viewer, permissions.CERTIFY, one):
            title = format_lazy(_("Test again: {firm}"), firm=_name(one))
            due = one.reported_on + timedelta(days=days)
            yield _item(f"test-{one.pk}", title, one, due, one.laboratory)


def _misuses(viewer: Viewer) -> Iterator[InboxItem]:
    """Marks that are misused and not yet off."""
    rows = reading.labels(viewer).filter(misused=True, settled_on=None, withdrawn_on=None)
    for one in rows.order_by("due_on", "pk"):
        if rights.allowed(viewer, permissions.CHECK_LABEL, one):
            firm = f"{one.product.enterprise}: {one.product}"
            title = format_lazy(_("Misused mark: {firm}"), firm=firm)
            yield _item(f"label-{one.pk}", title, one, one.due_on, one.correction)


def _name(one: Any) -> str:
    return str(one.coaching)


def _item(key: str, title: Any, one: Any, due: date | None, detail: str = "") -> InboxItem:
    return InboxItem(
        key=f"enterprises-{key}",
        title=title,
        url=one.get_absolute_url(),
        due=due,
        detail=detail,
        action_label=_("Open"),
        agency_label=one.agency.short_name,
    )

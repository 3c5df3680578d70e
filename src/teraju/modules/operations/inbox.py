"""What waits for somebody in the services, and what was handed to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils import formats
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import permissions, selectors
from .domain.states import FaultState, OutputState, ServiceState
from .models import Output

AHEAD = timedelta(days=3)
# More than so many of one kind become one line that leads to the register.
SHOWN = 5
DOERS = frozenset({Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR, Role.PROCESS_OWNER, Role.COUNTER})


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Standards to approve, orders due or late, results to release, faults. Six queries."""
    if not any(hat.role in DOERS for hat in viewer.hats):
        return []
    return [
        *_to_approve(viewer),
        *_due(viewer),
        *_to_release(viewer),
        *_changes(viewer),
        *_faults(viewer),
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Standards this viewer submitted, and faults treated that wait for their verification."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    submitted = selectors.services(viewer).filter(
        written_by=viewer.user_id, state=ServiceState.SUBMITTED
    )
    treated = selectors.faults(viewer).filter(treated_by=viewer.user_id, state=FaultState.TREATED)
    return [
        *(
            InboxItem(
                key=f"service-{one.pk}-submitted",
                title=one.name,
                url=one.get_absolute_url(),
                detail=_("waits for the approval of the head"),
            )
            for one in submitted.order_by("submitted_at", "pk")
        ),
        *(
            InboxItem(
                key=f"fault-{one.pk}-treated",
                title=format_lazy("{number} {what}", number=one.number, what=one.what),
                url=one.get_absolute_url(),
                detail=_("waits for the verification by somebody else"),
            )
            for one in treated.order_by("treated_at", "pk")
        ),
    ]


def _to_approve(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.services(viewer).filter(state=ServiceState.SUBMITTED)
    for one in rows.order_by("submitted_at", "pk"):
        if rights.allowed(viewer, permissions.SERVICE_APPROVE, one):
            yield InboxItem(
                key=f"service-{one.pk}-approve",
                title=format_lazy(_("Approve the service standard: {name}"), name=one.name),
                url=one.get_absolute_url(),
                action_label=_("Decide"),
                agency_label=one.agency.short_name,
            )


def _due(viewer: Viewer) -> Iterator[InboxItem]:
    """Orders promised for the next days or before, for those who do the work."""
    agencies = rights.agencies_where(viewer, permissions.OUTPUT_WORK)
    rows = selectors.outputs(viewer).filter(
        state__in=[OutputState.RECEIVED, OutputState.IN_PROGRESS],
        promised_at__lte=viewer.now + AHEAD,
        agency__in=agencies,
    )
    # Supervision has its own lines: these are orders of the counter and of general services.
    found = list(
        rows.exclude(service__kind="supervision").order_by("promised_at", "pk")[: SHOWN + 1]
    )
    if len(found) > SHOWN:
        url = f"{reverse('operations_outputs')}?promise=overdue"
        if found[0].promised_at >= viewer.now:
            url = f"{reverse('operations_outputs')}?promise=near"
        yield InboxItem(
            key="outputs-due",
            title=_("Orders that are due or late"),
            url=url,
            due=found[0].promised_at.astimezone(viewer.now.tzinfo).date(),
            detail=ngettext("more than %d order", "more than %d orders", SHOWN) % SHOWN,
            action_label=_("Open"),
        )
        return
    for one in found:
        yield _order(viewer, one, "due", _("Due: {number} {service}"))


def _to_release(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.outputs(viewer).filter(state=OutputState.READY)
    rows = rows.exclude(service__kind="supervision").prefetch_related("service__steps")
    mine = [one for one in rows.order_by("promised_at", "pk")[:50] if _releases(viewer, one)]
    if len(mine) > SHOWN:
        yield InboxItem(
            key="outputs-release",
            title=_("Results that wait for release"),
            url=f"{reverse('operations_outputs')}?status=ready",
            due=mine[0].promised_at.astimezone(viewer.now.tzinfo).date(),
            detail=ngettext("%d result", "%d results", len(mine)) % len(mine),
            action_label=_("Open"),
        )
        return
    for one in mine:
        yield _order(viewer, one, "release", _("Release: {number} {service}"))


def _releases(viewer: Viewer, output: Output) -> bool:
    steps = [one for one in output.service.steps.all() if one.is_release]
    roles = {Role(one.role) for one in steps}
    return viewer.has_role(roles, output.government_id, output.agency.path)


def _order(viewer: Viewer, one: Output, what: str, text: object) -> InboxItem:
    return InboxItem(
        key=f"output-{one.pk}-{what}",
        title=format_lazy(str(text), number=one.number, service=one.service.name),
        url=one.get_absolute_url(),
        due=one.promised_at.astimezone(viewer.now.tzinfo).date(),
        detail=one.subject,
        action_label=_("Open"),
        agency_label=one.agency.short_name,
    )


def _changes(viewer: Viewer) -> Iterator[InboxItem]:
    agencies = rights.agencies_where(viewer, permissions.OUTPUT_JUDGE)
    rows = selectors.changes(viewer).filter(reviewed_at=None, output__agency__in=agencies)
    for one in rows.order_by("asked_at", "pk")[:SHOWN]:
        yield InboxItem(
            key=f"output-change-{one.pk}",
            title=format_lazy(_("Review the change: {wish}"), wish=one.wish),
            url=reverse("operations_review", args=[one.pk]),
            detail=one.output.number,
            action_label=_("Review"),
            agency_label=one.output.agency.short_name,
        )


def _faults(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.faults(viewer).unresolved()  # type: ignore[attr-defined]
    for one in rows.order_by("found_on", "pk")[:20]:
        is_open = one.state == FaultState.OPEN
        right = permissions.FAULT_RECORD if is_open else permissions.FAULT_JUDGE
        if not rights.allowed(viewer, right, one) or one.treated_by_id == viewer.user_id:
            continue
        words = _("Nonconforming: {what}") if is_open else _("Verify: {what}")
        yield InboxItem(
            key=f"fault-{one.pk}-{one.state}",
            title=format_lazy(words, what=one.what),
            url=one.get_absolute_url(),
            detail=format_lazy(
                _("{number}, found on {day}"),
                number=one.number,
                day=formats.date_format(one.found_on, "DATE_FORMAT"),
            ),
            action_label=_("Treat") if is_open else _("Verify"),
            agency_label=one.agency.short_name,
        )

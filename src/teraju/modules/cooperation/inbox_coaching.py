"""What coaching asks of somebody: an answer to advice, the next visit, an access that ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import permissions, selectors
from .domain.coaching import VisitState
from .models import CoachAccess, CoachVisit

AHEAD = timedelta(days=30)
ENDING = timedelta(days=14)
SHOWN = 120
COACH = frozenset({Role.BSN_COACH})


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Advice to answer, visits to make, accesses that end. A query each, for those they concern."""
    found: list[InboxItem] = []
    if rights.allowed_somewhere(viewer, permissions.VISIT_ANSWER):
        found += _to_answer(viewer)
    if any(hat.role in COACH for hat in viewer.hats):
        found += _to_visit(viewer)
    if rights.allowed_somewhere(viewer, permissions.COACH_INVITE):
        found += _ending(viewer)
    return found


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Advice that a coach gave and that nobody has answered."""
    if not any(hat.role in COACH for hat in viewer.hats):
        return []
    rows = selectors.visits(viewer).filter(
        recorded_by=viewer.user_id, state=VisitState.RECORDED, is_from_coach=True
    )
    return [
        InboxItem(
            key=f"coach-visit-{one.pk}-given",
            title=Truncator(one.advice).chars(SHOWN),
            url=one.get_absolute_url(),
            detail=format_lazy(_("{agency}: not answered yet"), agency=one.agency.name),
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("visited_on", "pk")
    ]


def _to_answer(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.visits(viewer).filter(state=VisitState.RECORDED)
    for one in rows.order_by("visited_on", "pk"):
        if rights.allowed(viewer, permissions.VISIT_ANSWER, one):
            yield InboxItem(
                key=f"coach-visit-{one.pk}-answer",
                title=format_lazy(_("Advice of {office}"), office=one.recorded_office),
                url=reverse("cooperation_visit_answer", args=[one.pk]),
                due=one.next_on,
                detail=Truncator(one.advice).chars(SHOWN),
                action_label=_("Answer the advice"),
                agency_label=one.agency.short_name,
            )


def _to_visit(viewer: Viewer) -> Iterator[InboxItem]:
    """The next visit agreed with an agency, until a later one is recorded."""
    later = CoachVisit.objects.standing().filter(
        Q(visited_on__gt=OuterRef("visited_on"))
        | Q(visited_on=OuterRef("visited_on"), pk__gt=OuterRef("pk")),
        agency=OuterRef("agency"),
    )
    rows = selectors.visits(viewer).exclude(state=VisitState.WITHDRAWN)
    due = rows.filter(~Exists(later), next_on__lte=viewer.today + AHEAD)
    for one in due.order_by("next_on", "pk"):
        if viewer.has_role(COACH, one.government_id, one.agency.path):
            yield InboxItem(
                key=f"coach-visit-{one.pk}-next",
                title=format_lazy(_("Visit {agency}"), agency=one.agency.name),
                url=f"{reverse('cooperation_visit_add')}?agency={one.agency_id}",
                due=one.next_on,
                detail=one.government.name,
                action_label=_("Record the visit"),
                agency_label=one.agency.short_name,
            )


def _ending(viewer: Viewer) -> Iterator[InboxItem]:
    """Coaches who will not be let in any more in a fortnight, unless somebody lengthens it."""
    agencies = rights.agencies_where(viewer, permissions.COACH_INVITE)
    longer = RoleAssignment.objects.filter(
        user=OuterRef("assignment__user"),
        agency=OuterRef("assignment__agency"),
        role=Role.BSN_COACH,
        valid_until__gt=OuterRef("assignment__valid_until"),
    )
    rows = CoachAccess.objects.filter(
        ~Exists(longer),
        assignment__agency__in=agencies.values("pk"),
        assignment__valid_until__gte=viewer.today,
        assignment__valid_until__lte=viewer.today + ENDING,
        agreement__in=selectors.agreements(viewer),
    ).select_related("assignment__user", "assignment__agency", "agreement")
    for one in rows.order_by(F("assignment__valid_until"), "pk"):
        role = one.assignment
        yield InboxItem(
            key=f"coach-access-{one.pk}-end",
            title=format_lazy(_("Access of {office} ends"), office=role.user.title),
            url=reverse("cooperation_coach_end", args=[one.pk]),
            due=role.valid_until,
            detail=one.agreement.title,
            action_label=_("Set the last day"),
            agency_label=role.agency.short_name if role.agency else "",
        )

"""What objectives, their plans and reviews ask of a viewer, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.planning import objective_rules, permissions
from teraju.modules.planning.domain.objective_states import ObjectiveState, ReviewState
from teraju.modules.planning.domain.plans import ActionState, Need
from teraju.modules.planning.domain.rhythm import DAY, Frequency, Stretch, period_of
from teraju.modules.planning.models import Objective
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.selectors.objectives import Standing
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

ROLES = frozenset(
    {
        Role.AGENCY_HEAD,
        Role.QUALITY_COORDINATOR,
        Role.COMPLIANCE_FUNCTION,
        Role.PROCESS_OWNER,
        Role.STAFF,
    }
)
COORDINATORS = frozenset({Role.QUALITY_COORDINATOR})
AHEAD = timedelta(days=30)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Approvals, red objectives without a plan, values, actions and reviews. Ten queries."""
    if not any(hat.role in ROLES for hat in viewer.hats):
        return []
    rows = selectors.in_force_on(selectors.objectives(viewer), viewer.today)
    mine = rows.filter(Q(owner=viewer.user_id) | Q(agency__in=_coordinated(viewer)))
    found = selectors.standings_of(
        selectors.with_course(mine).order_by("agency", "code", "pk"), viewer.today
    )
    return [
        *_to_approve(viewer),
        *_unplanned(viewer, found),
        *_values_due(viewer, found),
        *_actions(viewer),
        *_reviews(viewer, found),
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Objectives that wait for the head's approval."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [
        InboxItem(
            key=f"objective-{one.pk}-submitted",
            title=one.title,
            url=one.get_absolute_url(),
            detail=format_lazy(_("waits for approval since {day}"), day=_day(one.submitted_on)),
        )
        for one in _submitted(viewer)
        if one.submitted_by_id == viewer.user_id
    ]


@read_once
def _submitted(viewer: Viewer) -> Sequence[Objective]:
    """Objectives that wait for the head. One query."""
    rows = selectors.objectives(viewer).filter(state=ObjectiveState.SUBMITTED)
    return list(rows.prefetch_related(None).order_by("submitted_on", "pk"))


def _coordinated(viewer: Viewer) -> list[int]:
    return [
        hat.agency_id
        for hat in viewer.hats
        if hat.role in COORDINATORS and hat.agency_id is not None
    ]


def _to_approve(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _submitted(viewer):
        if rights.allowed(viewer, permissions.APPROVE, one):
            yield InboxItem(
                key=f"objective-{one.pk}-approve",
                title=format_lazy(_("Approve the objective: {title}"), title=one.title),
                url=one.get_absolute_url(),
                detail=format_lazy(_("handed in on {day}"), day=_day(one.submitted_on)),
                action_label=_("Approve"),
                agency_label=one.agency.short_name,
            )


def _unplanned(viewer: Viewer, found: Sequence[Standing]) -> Iterator[InboxItem]:
    for one in found:
        if one.need is Need.PLAN and rights.allowed(
            viewer, permissions.OBJECTIVE_PLAN, one.objective
        ):
            yield InboxItem(
                key=f"objective-{one.objective.pk}-plan",
                title=format_lazy(_("Make a plan: {title}"), title=one.objective.title),
                url=one.objective.get_absolute_url(),
                due=one.plan_due,
                detail=_("The latest value is red and has no plan."),
                action_label=_("Make a plan"),
                agency_label=one.objective.agency.short_name,
            )


def _values_due(viewer: Viewer, found: Sequence[Standing]) -> Iterator[InboxItem]:
    """For the owner each objective; for the coordinator those without a person, as one sheet."""
    unowned: dict[int, list[tuple[Objective, date]]] = {}
    for one in found:
        if not one.missing or not rights.allowed(
            viewer, permissions.OBJECTIVE_MEASURE, one.objective
        ):
            continue
        first = one.missing[0]
        if one.objective.owner_id == viewer.user_id:
            yield InboxItem(
                key=f"objective-{one.objective.pk}-value-{first.period.first:%Y%m}",
                title=format_lazy(_("Record a value: {title}"), title=one.objective.title),
                url=reverse("planning_value_add", args=[one.objective.pk]),
                due=first.due,
                detail=period_words(one.objective.rhythm, first.period.first),
                action_label=pgettext_lazy("step", "Record"),
                agency_label=one.objective.agency.short_name,
            )
        elif one.objective.owner_id is None:
            unowned.setdefault(one.objective.agency_id, []).append((one.objective, first.due))
    for agency_id, waiting_ones in unowned.items():
        yield InboxItem(
            key=f"objectives-{agency_id}-values",
            title=_("Enter values of objectives"),
            url=reverse("planning_values_sheet", args=[agency_id]),
            due=min(due for _objective, due in waiting_ones),
            detail=format_lazy(_("{count} objectives"), count=len(waiting_ones)),
            action_label=_("Enter values"),
            agency_label=waiting_ones[0][0].agency.short_name,
        )


def _actions(viewer: Viewer) -> Iterator[InboxItem]:
    """Open actions for whom they were given to; those of no person for the coordinator."""
    rows = selectors.actions(viewer).filter(state=ActionState.OPEN, due__lte=viewer.today + AHEAD)
    mine = rows.filter(Q(owner=viewer.user_id) | Q(owner=None, agency__in=_coordinated(viewer)))
    for one in mine.order_by("due", "pk"):
        yield InboxItem(
            key=f"objective-action-{one.pk}",
            title=one.action,
            url=reverse("planning_action_done", args=[one.pk]),
            due=one.due,
            detail=one.plan.objective.title,
            action_label=_("Finish"),
            agency_label=one.agency.short_name,
        )


def _reviews(viewer: Viewer, found: Sequence[Standing]) -> Iterator[InboxItem]:
    for one in selectors.reviews(viewer).filter(state=ReviewState.WRITTEN).order_by("pk"):
        if rights.allowed(viewer, permissions.APPROVE, one):
            yield InboxItem(
                key=f"objective-review-{one.pk}",
                title=format_lazy(_("Take note: {title}"), title=str(one)),
                url=one.get_absolute_url(),
                detail=format_lazy(_("written on {day}"), day=_day(one.written_on)),
                action_label=_("Take note"),
                agency_label=one.agency.short_name,
            )
    agencies = {one.objective.agency for one in found if one.values}
    mine = [one for one in agencies if rights.allowed(viewer, permissions.REVIEW_WRITE, one)]
    if not mine:
        return
    quarter = _last_quarter(viewer.today)
    written = selectors.reviews(viewer).filter(first_day=quarter.first)
    done = written.exclude(state=ReviewState.WITHDRAWN)
    reviewed = set(done.values_list("agency", flat=True))
    days = timedelta(days=objective_rules.rule("review_days", viewer.today))
    for agency in sorted(mine, key=lambda one: one.pk):
        if agency.pk not in reviewed:
            yield InboxItem(
                key=f"objectives-{agency.pk}-review-{quarter.first:%Y%m}",
                title=_("Review the values of the quarter"),
                url=f"{reverse('planning_review_add')}?agency={agency.pk}",
                due=quarter.last + days,
                detail=period_words(Frequency.QUARTERLY, quarter.first),
                action_label=_("Review"),
                agency_label=agency.short_name,
            )


def _last_quarter(today: date) -> Stretch:
    return period_of(Frequency.QUARTERLY, period_of(Frequency.QUARTERLY, today).first - DAY)


def _day(day: date | None) -> str:
    return date_format(day) if day else ""

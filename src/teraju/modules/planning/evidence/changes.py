"""What planned changes prove: that they were decided before they were made, and looked back at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.planning import objective_rules, permissions
from teraju.modules.planning.models import Change

CHANGE = "planning.change"
TOPICS = frozenset({"planning-changes"})


def changes(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Changes decided by a day, and what had become of them by then. One query."""
    rows = Change.objects.filter(agency__in=agency_ids, decided_on__lte=on)
    # A change that was refused or given up by then says nothing of changes that are made.
    given_up = Q(state__in=["refused", "cancelled"], ended_on__lte=on)
    for one in rows.exclude(given_up).order_by("agency", "decided_on", "pk"):
        if one.decided_on:
            yield _proof(one, one.decided_on, on)


def _proof(one: Change, decided_on: date, on: date) -> Proof:
    reviewed = one.reviewed_on if one.reviewed_on and one.reviewed_on <= on else None
    months = objective_rules.rule("change_months", on)
    late = "" if reviewed else _overdue(one, on)
    return Proof(
        kind=CHANGE,
        key=f"{CHANGE}-{one.pk}",
        agency_id=one.agency_id,
        topics=TOPICS,
        title=str(one),
        url=one.get_absolute_url(),
        happened_on=reviewed or decided_on,
        recorded_on=reviewed or decided_on,
        state=State.ATTENTION if late else State.CONFORMING,
        # Decided and on its way: it speaks for the topic; proved it is when its effect was seen.
        supports=not reviewed and not late,
        reason=late or ("" if reviewed else _("Decided; its effect is still to be reviewed.")),
        valid_from=decided_on,
        valid_until=add_months(reviewed, months) if reviewed else None,
        wrong_since=_late_since(one, on) if late else None,
        source=("planning.change", str(one.pk)),
        is_example=one.is_example,
    )


def _late_since(one: Change, on: date) -> date:
    """The first day on which it was overdue."""
    carried_out = one.carried_out_on is not None and one.carried_out_on <= on
    due = one.review_due if carried_out and one.review_due else one.planned_on
    return due + timedelta(days=1)


def _overdue(one: Change, on: date) -> object:
    """Its effect was to be reviewed by now, or it was to be carried out long ago."""
    carried_out = one.carried_out_on is not None and one.carried_out_on <= on
    if carried_out and one.review_due and one.review_due < on:
        sentence = _("Carried out; the review of its effect has been due since {day}.")
        return format_lazy(sentence, day=date_format(one.review_due))
    if not carried_out and one.planned_on < on:
        sentence = _("Decided, planned for {day} and not carried out.")
        return format_lazy(sentence, day=date_format(one.planned_on))
    return ""


KINDS = (
    EvidenceKind(
        kind=CHANGE,
        label=_("Planned change"),
        topics=TOPICS,
        find=changes,
        start_url=lambda agency_id: f"{reverse('planning_change_add')}?agency={agency_id}",
        start_right=permissions.CHANGE_WRITE,
    ),
)

"""Decisions of reviews as actions in the hands of their owners."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits.models import Review, ReviewDecision
from teraju.modules.audits.refusals import DateOutOfOrder
from teraju.modules.improvement.api import (
    Action,
    ActionStanding,
    Source,
    action_standings,
    order_action,
)
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

KIND = "audits.review_decision"


def order(actor: Viewer, review: Review, decision: ReviewDecision) -> None:
    """Make an action of a decision; from then on it is followed up where all actions are."""
    if decision.due_on < actor.today:
        raise DateOutOfOrder(
            format_lazy(
                _("The day of “{title}” has passed: give the minutes back and set a later one."),
                title=decision.title,
            )
        )
    order_action(
        actor=actor,
        agency=review.agency,
        title=decision.title,
        description=decision.description,
        owner=decision.owner,
        due_on=decision.due_on,
        source=Source.REVIEW,
        subject_kind=KIND,
        subject_pk=decision.pk,
        is_example=decision.is_example,
    )
    decision.ordered_on = actor.today
    save(actor, decision)


def standings_of(decision_ids: Collection[int], on: date) -> Mapping[int, ActionStanding]:
    """How the action of each decision stands on a day. One query, none for no decision."""
    if not decision_ids:
        return {}
    found = action_standings(KIND, decision_ids, on)
    return {pk: actions[-1] for pk, actions in found.items() if actions}


def open_on(decision_ids: Collection[int], days: Sequence[date]) -> list[int]:
    """How many of the actions were open on each of these days. One query."""
    rows = Action.objects.filter(subject_kind=KIND, subject_pk__in=decision_ids).order_by()
    spans = list(rows.values_list("ordered_on", "verified_on", "dropped_on"))
    return [
        sum(
            ordered <= day and not any(end and end <= day for end in ends)
            for ordered, *ends in spans
        )
        for day in days
    ]


def undone(actor: Viewer, review: Review) -> list[ReviewDecision]:
    """The decisions that are not carried out and verified yet, in their order."""
    rows = list(review.decisions.order_by("place", "pk"))
    found = standings_of([row.pk for row in rows], actor.today)
    return [row for row in rows if not (row.pk in found and found[row.pk].is_over)]

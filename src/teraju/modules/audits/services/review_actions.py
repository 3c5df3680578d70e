"""Decisions of reviews as actions in the hands of their owners."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from teraju.modules.audits.models import Review, ReviewDecision
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

KIND = "audits.review_decision"


def order(actor: Viewer, review: Review, decision: ReviewDecision) -> None:
    """Make an action of a decision; the action is followed up where all actions are."""
    from teraju.modules.improvement.api import Source, order_action

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
    )
    decision.ordered_on = actor.today
    save(actor, decision)


def standings_of(decision_ids: Collection[int], on: date) -> Mapping[int, Any]:
    """How the action of each decision stands on a day; a fixed number of queries."""
    from teraju.modules.improvement.api import standings

    return standings(KIND, decision_ids, on)


def undone(actor: Viewer, review: Review) -> list[ReviewDecision]:
    """The decisions that are not carried out yet, in their order."""
    rows = list(review.decisions.order_by("place", "pk"))
    found = standings_of([row.pk for row in rows], actor.today)
    return [row for row in rows if not (row.pk in found and found[row.pk].is_closed)]

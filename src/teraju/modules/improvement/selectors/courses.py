"""The course of nonconformities, read off their rounds and actions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teraju.modules.improvement import policy
from teraju.modules.improvement.domain.course import (
    ActionDays,
    Course,
    Place,
    RoundDays,
    place_of,
)
from teraju.modules.improvement.models import Action, Nonconformity, Round

# What a course is read off.
IN_ACTION = ("nonconformity", "round", "due_on", "done_on", "dropped_on")
IN_ROUND = (
    *("nonconformity", "number", "began_on", "corrected_on", "decided_on", "needs_action"),
    *("submitted_on", "accepted_on", "plan_closed_on", "implemented_on", "effect_due"),
    *("checked_on", "effect", "closed_on"),
)


def course_of(
    nonconformity: Nonconformity, rounds: Iterable[Round], actions: Iterable[Action]
) -> Course:
    """The days of a nonconformity, from rows at hand. Does not query."""
    of_round: dict[int | None, list[ActionDays]] = {}
    for action in actions:
        ended = action.done_on or action.dropped_on
        of_round.setdefault(action.round_id, []).append(ActionDays(action.due_on, ended))
    return Course(
        grade=nonconformity.grade,
        reported_on=nonconformity.reported_on,
        rounds=[
            _days(one, of_round.get(one.pk, [])) for one in sorted(rounds, key=lambda r: r.number)
        ],
        cancelled_on=nonconformity.cancelled_on,
    )


def _days(one: Round, actions: list[ActionDays]) -> RoundDays:
    return RoundDays(
        began_on=one.began_on,
        corrected_on=one.corrected_on,
        decided_on=one.decided_on,
        needs_action=one.needs_action,
        submitted_on=one.submitted_on,
        accepted_on=one.accepted_on,
        plan_closed_on=one.plan_closed_on,
        implemented_on=one.implemented_on,
        effect_due=one.effect_due,
        checked_on=one.checked_on,
        effect=one.effect,
        closed_on=one.closed_on,
        actions=actions,
    )


def place_on(nonconformity: Nonconformity, on: date) -> Place | None:
    """Where it stood on a day; its rounds and actions have been fetched with it."""
    course = course_of(nonconformity, nonconformity.rounds.all(), nonconformity.actions.all())
    return place_of(course, on, policy.limits(on, nonconformity.grade))

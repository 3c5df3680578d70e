"""The check of the effect at a later day, the closing, and opening again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement.domain.closing import (
    Hindrance,
    Ready,
    hinders_check,
    hinders_closing,
)
from teraju.modules.improvement.domain.grades import Gate, demands
from teraju.modules.improvement.domain.states import ActionState, Effect, State
from teraju.modules.improvement.models import Nonconformity, Round
from teraju.modules.improvement.refusals import NotInThisState, TooEarly
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .common import (
    hindered,
    locked_for_judging,
    moved,
    present_round,
    said,
    settle,
    tell,
)


@transaction.atomic
def check_effect(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    effect: str,
    effect_note: str,
) -> Nonconformity:
    """Look whether the actions work: from the set day on, by somebody who is not involved.

    Without effect a new round begins at once, and the old one stays as it was.
    """
    one = locked_for_judging(actor, nonconformity_id, expected_version)
    current = present_round(one)
    works = Effect(effect) is Effect.EFFECTIVE
    settled = one.is_closed and works
    moved(one, "confirm" if settled else "find_effective" if works else "find_ineffective")
    hinders_on = hinders_check(current.effect_due, actor.today)
    if hinders_on is Hindrance.TOO_EARLY and current.effect_due:
        raise TooEarly(_too_early(current.effect_due))
    hindered(hinders_on)
    current.effect = str(effect)
    current.effect_note = said(effect_note, "effect_note", _("Say what was seen."))
    current.checked_on = actor.today
    current.checked_by_id, current.checked_office = actor.user_id, actor.office[:160]
    if settled:
        _close(actor, current, current.closing_note)
    save(actor, current)
    if works:
        for action in current.actions.filter(state=ActionState.DONE).select_for_update(no_key=True):
            action.state, action.verified_on = ActionState.VERIFIED, actor.today
            action.verified_by_id, action.verified_office = actor.user_id, actor.office[:160]
            action.verification = current.effect_note[:1000]
            save(actor, action)
    else:
        _begin_again(actor, one, current.effect_note)
    settle(actor, one)
    verb = "found_effective" if works else "found_ineffective"
    tell(actor, one, verb, {"effect_note": current.effect_note})
    return one


def _too_early(day: date) -> object:
    sentence = _("It is too early: the effect is checked from {day} on.")
    return format_lazy(sentence, day=date_format(day))


@transaction.atomic
def close(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    note: str = "",
) -> Nonconformity:
    """Close it at the gate of its grade, by somebody who is not involved.

    A minor one may be closed on its accepted plan: its actions and the check of its effect go on.
    """
    one = locked_for_judging(actor, nonconformity_id, expected_version)
    current = present_round(one)
    on_plan = one.state in (State.ACTING, State.CHECKING)
    hindered(hinders_closing(one.grade, _ready(one, current)))
    if on_plan and one.is_closed:
        raise NotInThisState(_("It is closed on its plan already; its effect is checked later."))
    if on_plan:
        current.plan_closed_on = one.closed_on = actor.today
        current.plan_closed_by_id = actor.user_id
        current.plan_closed_office = actor.office[:160]
        current.closing_note = note.strip()[:1000]
    else:
        moved(one, "close")
        one.closed_on = actor.today
        _close(actor, current, note)
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "closed_on_plan" if on_plan else "closed", {"note": current.closing_note})
    return one


def _close(actor: Viewer, current: Round, note: str) -> None:
    current.closed_on, current.closed_by_id = actor.today, actor.user_id
    current.closed_office, current.closing_note = actor.office[:160], note.strip()[:1000]


def _ready(one: Nonconformity, current: Round) -> Ready:
    """The gates that the round has passed, as it stands."""
    gate = Gate.CORRECTED if current.corrected_on else Gate.NONE
    if current.accepted_on:
        gate = Gate.PLAN_ACCEPTED
    if current.implemented_on:
        gate = Gate.IMPLEMENTED
    if current.effect == Effect.EFFECTIVE:
        gate = Gate.EFFECT_VERIFIED
    return Ready(
        corrected=current.corrected_on is not None,
        gate=gate,
        waived=current.needs_action is False and not demands(one.grade).action,
    )


@transaction.atomic
def reopen(
    *, actor: Viewer, nonconformity_id: int, expected_version: int | None = None, reason: str
) -> Nonconformity:
    """Open it again in a new round, because it came back or was not solved after all."""
    one = locked_for_judging(actor, nonconformity_id, expected_version)
    moved(one, "reopen")
    why = said(reason, "reason", _("Say why it is opened again."))
    _begin_again(actor, one, why)
    settle(actor, one)
    tell(actor, one, "reopened", {"reason": why})
    return one


def _begin_again(actor: Viewer, one: Nonconformity, reason: str) -> None:
    """The next round; that the cause has to be removed needs no new decision."""
    one.round_number += 1
    one.closed_on = None
    again = Round(
        nonconformity=one,
        number=one.round_number,
        began_on=actor.today,
        reason=reason[:1000],
        needs_action=True,
        decision_reason=reason[:1000],
        decided_on=actor.today,
        decided_by_id=actor.user_id,
        decided_office=actor.office[:160],
    )
    save(actor, again)

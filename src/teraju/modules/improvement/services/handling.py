"""What is done at once, and the decision whether the cause has to be removed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement.domain.closing import Ready, hinders_waiver
from teraju.modules.improvement.domain.states import CORRECTABLE
from teraju.modules.improvement.models import Nonconformity, Round
from teraju.modules.improvement.refusals import DateOutOfOrder, NotInThisState
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .common import (
    check_not_future,
    hindered,
    locked_for_decision,
    locked_for_work,
    moved,
    present_round,
    said,
    settle,
    tell,
)


@transaction.atomic
def contain(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    contained_on: date,
    containment: str,
) -> Nonconformity:
    """Record what keeps the matter from spreading while it is not put right."""
    one, current = _at_once(actor, nonconformity_id, expected_version)
    _check_day(actor, one, contained_on, "contained_on")
    current.containment = said(containment, "containment", _("Say what keeps it from spreading."))
    current.contained_on, current.contained_office = contained_on, actor.office[:160]
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "contained", {"containment": current.containment})
    return one


@transaction.atomic
def correct(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    corrected_on: date,
    correction: str,
) -> Nonconformity:
    """Record how the matter itself was put right; its cause is another thing."""
    one, current = _at_once(actor, nonconformity_id, expected_version)
    _check_day(actor, one, corrected_on, "corrected_on")
    current.correction = said(correction, "correction", _("Say how it was put right."))
    current.corrected_on = corrected_on
    current.corrected_by_id, current.corrected_office = actor.user_id, actor.office[:160]
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "corrected", {"correction": current.correction})
    return one


@transaction.atomic
def decide_action(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    needs_action: bool,
    reason: str,
) -> Nonconformity:
    """Decide whether the cause has to be removed, with the reason; never by the owner."""
    one = locked_for_decision(actor, nonconformity_id, expected_version)
    current = present_round(one)
    moved(one, "decide" if needs_action else "waive")
    if not needs_action:
        ready = Ready(corrected=current.corrected_on is not None)
        hindered(hinders_waiver(one.grade, ready), "needs_action")
    current.needs_action = needs_action
    current.decision_reason = said(reason, "reason", _("Say why."))[:1000]
    current.decided_on = actor.today
    current.decided_by_id, current.decided_office = actor.user_id, actor.office[:160]
    save(actor, current)
    settle(actor, one)
    verb = "decided" if needs_action else "waived"
    tell(actor, one, verb, {"decision_reason": current.decision_reason})
    return one


def _at_once(actor: Viewer, pk: int, version: int | None) -> tuple[Nonconformity, Round]:
    one = locked_for_work(actor, pk, version)
    if one.state not in CORRECTABLE:
        raise NotInThisState(
            _("Its actions are carried out or it is over: this is not changed any more.")
        )
    return one, present_round(one)


def _check_day(actor: Viewer, one: Nonconformity, day: date, field: str) -> None:
    check_not_future(actor, day, field)
    if day < one.found_on:
        raise DateOutOfOrder(_("It was not found yet on this day."), field=field)

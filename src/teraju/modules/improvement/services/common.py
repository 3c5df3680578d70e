"""What every use-case of this module does the same way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.improvement import policy
from teraju.modules.improvement.domain.closing import Hindrance
from teraju.modules.improvement.domain.course import place_of
from teraju.modules.improvement.domain.grades import demands
from teraju.modules.improvement.domain.states import NONCONFORMITY, ActionState
from teraju.modules.improvement.judging import (
    SENTENCES,
    own_work_refusal,
    role_refusal,
    work_refusal,
)
from teraju.modules.improvement.models import Action, Nonconformity, Round
from teraju.modules.improvement.refusals import (
    DateOutOfOrder,
    NotComplete,
    NotInThisState,
    OwnWork,
    WrongPlace,
)
from teraju.modules.improvement.selectors.courses import course_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event


def locked(actor: Viewer, pk: int, expected_version: int | None = None) -> Nonconformity:
    """Lock a nonconformity that the actor sees; the caller asks for the right."""
    rows = Nonconformity.objects.visible_to(actor).select_related("agency", "government", "process")
    found: Nonconformity = claim(rows, pk, expected_version)
    return found


def locked_for_work(actor: Viewer, pk: int, expected_version: int | None) -> Nonconformity:
    """Lock it for whoever works on it: by role, or as its owner."""
    one = locked(actor, pk, expected_version)
    refusal = work_refusal(actor, one)
    if refusal:
        raise NotAllowed(refusal)
    return one


def locked_for_judging(actor: Viewer, pk: int, expected_version: int | None) -> Nonconformity:
    """Lock it for who judges it: by role or as its source says, and never their own work."""
    one = locked(actor, pk, expected_version)
    refusal = role_refusal(actor, one)
    if refusal:
        raise NotAllowed(refusal)
    too_near = own_work_refusal(actor, one)
    if too_near:
        raise OwnWork(too_near)
    return one


def locked_for_decision(actor: Viewer, pk: int, expected_version: int | None) -> Nonconformity:
    """Lock it for who decides on it; its owner never does."""
    one = locked(actor, pk, expected_version)
    rights.require(actor, "improvement.decide", one)
    if actor.user_id is not None and actor.user_id == one.owner_id:
        raise OwnWork(SENTENCES[Hindrance.OWNER])
    return one


def present_round(one: Nonconformity) -> Round:
    """The round that is worked on, locked. Queries once."""
    found: Round = Round.objects.select_for_update(no_key=True).get(
        nonconformity=one, number=one.round_number
    )
    return found


def moved(one: Any, event: str, table: StateTable = NONCONFORMITY) -> None:
    """Take a step of the table, or say that it has no place."""
    try:
        one.state = table.transition(one.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": one.get_state_display()}
        ) from error


def hindered(code: Hindrance | None, field: str | None = None) -> None:
    """Raise the sentence of a hindrance, if there is one."""
    if code is not None:
        raise NotComplete(SENTENCES[code], field=field)


def settle(actor: Viewer, one: Nonconformity) -> None:
    """Save it with the day by which its next step is expected. Two queries before the save."""
    rounds = Round.objects.filter(nonconformity=one)
    actions = Action.objects.filter(nonconformity=one)
    place = place_of(
        course_of(one, rounds, actions), actor.today, policy.limits(actor.today, one.grade)
    )
    one.due_on = place.due_on if place else None
    save(actor, one)


def carry_on(actor: Viewer, one: Nonconformity, current: Round) -> None:
    """With the last open action the plan is carried out, and the check of its effect is next."""
    actions = list(Action.objects.filter(round=current))
    done = [each.done_on for each in actions if each.done_on]
    if any(each.state == ActionState.OPEN for each in actions) or not done:
        settle(actor, one)
        return
    moved(one, "implement" if demands(one.grade).effect else "finish")
    current.implemented_on = max(done)
    if current.effect_due and current.effect_due <= current.implemented_on:
        # Carried out later than planned: the effect needs its time all the same.
        days = policy.number(actor.today, "effect_days")
        current.effect_due = current.implemented_on + timedelta(days=days)
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "implemented", {"effect_due": current.effect_due})


def tell(
    actor: Viewer,
    one: Any,
    verb: str,
    after: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Record an event of this module."""
    kind = {"Nonconformity": "nonconformity", "Action": "action", "Suggestion": "suggestion"}
    name = kind[type(one).__name__]
    record_event(
        actor=actor,
        verb=f"improvement.{name}.{verb}",
        target=one,
        before=before or {},
        after=after or {},
    )


def said(text: str, field: str, refusal: object) -> str:
    """A text that must not be empty."""
    found = cleaned(text)
    if not found:
        raise DomainError(refusal, field=field)
    return found


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field=field)


def check_ahead(actor: Viewer, day: date, field: str) -> None:
    if day < actor.today:
        raise DateOutOfOrder(_("This day has passed already: choose a later one."), field=field)


def check_same_agency(record: Any, agency_id: int, field: str) -> None:
    if record is not None and record.agency_id != agency_id:
        raise WrongPlace(_("Choose a record of this agency."), field=field)


def office_of(owner: User | None, owner_office: str) -> str:
    """The office that is named, or that of the person."""
    return (cleaned(owner_office) or (owner.title if owner else ""))[:160]

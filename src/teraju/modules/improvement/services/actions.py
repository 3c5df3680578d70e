"""Actions: ordered, carried out, verified by somebody else, postponed, dropped."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import NotAllowed
from teraju.kernel.texts import cleaned
from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.grades import Source
from teraju.modules.improvement.domain.states import (
    ACTION,
    SUGGESTION,
    ActionState,
    State,
    SuggestionState,
)
from teraju.modules.improvement.models import Action, Nonconformity, Suggestion
from teraju.modules.improvement.refusals import DateOutOfOrder, NotInThisState, OwnWork
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .common import (
    carry_on,
    check_ahead,
    check_not_future,
    locked,
    moved,
    office_of,
    present_round,
    said,
    settle,
    tell,
)


@transaction.atomic
def order_action(
    *,
    actor: Viewer,
    agency: Agency,
    title: str,
    description: str,
    owner: User | None,
    due_on: date,
    source: str,
    subject_kind: str = "",
    subject_pk: int | None = None,
    owner_office: str = "",
    is_example: bool = False,
) -> Action:
    """Order an action that belongs to no nonconformity, such as the decision of a review."""
    rights.require(actor, permissions.ORDER, agency)
    check_ahead(actor, due_on, "due_on")
    made = Action(
        government=agency.government,
        agency=agency,
        source=str(Source(source)),
        subject_kind=subject_kind,
        subject_pk=subject_pk if subject_kind else None,
        title=said(title, "title", _("Say what is done."))[:200],
        description=cleaned(description),
        owner=owner,
        owner_office=said(
            office_of(owner, owner_office), "owner_office", _("Name the person or the office.")
        ),
        due_on=due_on,
        first_due_on=due_on,
        ordered_on=actor.today,
        ordered_by_id=actor.user_id,
        ordered_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, made)
    tell(actor, made, "ordered", filled(values_of(made, ("title", "owner_office", "due_on"))))
    return made


@transaction.atomic
def complete_action(
    *,
    actor: Viewer,
    action_id: int,
    expected_version: int | None = None,
    done_on: date,
    result: str,
) -> Action:
    """Record that an action is carried out; with the last one the plan is."""
    action, parent = _locked(actor, action_id, expected_version)
    refusal = act_refusal(actor, action)
    if refusal:
        raise NotAllowed(refusal)
    if parent is not None and parent.state != State.ACTING:
        raise NotInThisState(_("Its plan is not accepted: it is not to be carried out yet."))
    moved(action, "complete", ACTION)
    check_not_future(actor, done_on, "done_on")
    if done_on < action.ordered_on:
        raise DateOutOfOrder(_("It was not ordered yet on this day."), field="done_on")
    action.done_on, action.done_by_id = done_on, actor.user_id
    action.done_office = actor.office[:160]
    action.result = said(result, "result", _("Say what came of it."))[:1000]
    action.returned_because = ""
    save(actor, action)
    tell(actor, action, "completed", {"result": action.result})
    if parent is not None:
        carry_on(actor, parent, present_round(parent))
    return action


def act_refusal(viewer: Viewer, action: Action) -> object:
    """Why the viewer may not say that it is done: its owner may, and who looks after the work."""
    if viewer.user_id is not None and viewer.user_id == action.owner_id:
        return ""
    if viewer.office and viewer.office.casefold() == action.owner_office.casefold():
        return rights.refusal(viewer, permissions.ACT, action)
    return rights.refusal(viewer, permissions.WORK, action)


@transaction.atomic
def verify_action(
    *,
    actor: Viewer,
    action_id: int,
    expected_version: int | None = None,
    verification: str,
) -> Action:
    """Confirm an action of its own, by somebody who neither owns nor did it."""
    action = _locked_alone(actor, action_id, expected_version)
    moved(action, "verify", ACTION)
    action.verified_on, action.verified_by_id = actor.today, actor.user_id
    action.verified_office = actor.office[:160]
    action.verification = said(verification, "verification", _("Say how it was verified."))[:1000]
    save(actor, action)
    tell(actor, action, "verified", {"verification": action.verification})
    _fulfil(actor, action)
    return action


def _fulfil(actor: Viewer, action: Action) -> None:
    """The suggestion that an action came from is carried out with it."""
    rows = Suggestion.objects.select_for_update(no_key=True).filter(action=action)
    for one in rows.filter(state=SuggestionState.ACCEPTED):
        moved(one, "carry_out", SUGGESTION)
        one.carried_out_on = actor.today
        save(actor, one)
        tell(actor, one, "carried_out", {"verification": action.verification})


@transaction.atomic
def return_action(
    *, actor: Viewer, action_id: int, expected_version: int | None = None, reason: str
) -> Action:
    """Give an action back that is not sufficient, with what is missing."""
    action = _locked_alone(actor, action_id, expected_version)
    moved(action, "return", ACTION)
    action.returned_because = said(reason, "reason", _("Say what is missing."))[:1000]
    action.done_on, action.done_by, action.done_office = None, None, ""
    save(actor, action)
    tell(actor, action, "returned", {"reason": action.returned_because})
    return action


@transaction.atomic
def postpone_action(
    *,
    actor: Viewer,
    action_id: int,
    expected_version: int | None = None,
    due_on: date,
    reason: str,
) -> Action:
    """Give an open action a later day, with the reason; never by its owner."""
    action, parent = _locked(actor, action_id, expected_version)
    _require_order(actor, action)
    if action.state != ActionState.OPEN:
        raise NotInThisState(_("This action is not open any more."))
    check_ahead(actor, due_on, "due_on")
    if due_on <= action.due_on:
        raise DateOutOfOrder(_("Choose a day after the present one."), field="due_on")
    before = values_of(action, ("due_on",))
    action.due_on = due_on
    action.postponed_because = said(reason, "reason", _("Say why it is postponed."))[:400]
    save(actor, action)
    told = {"due_on": due_on, "reason": action.postponed_because}
    tell(actor, action, "postponed", told, before)
    if parent is not None:
        settle(actor, parent)
    return action


@transaction.atomic
def drop_action(
    *, actor: Viewer, action_id: int, expected_version: int | None = None, reason: str
) -> Action:
    """Give an action up with a reason; the last one of a plan is not dropped but replaced."""
    action, parent = _locked(actor, action_id, expected_version)
    _require_order(actor, action)
    moved(action, "drop", ACTION)
    if parent is not None and not _others(action):
        raise NotInThisState(_("It is the only action of the plan: have the plan revised instead."))
    action.dropped_on = actor.today
    action.dropped_because = said(reason, "reason", _("Say why the action is dropped."))[:400]
    save(actor, action)
    tell(actor, action, "dropped", {"reason": action.dropped_because})
    if parent is not None and parent.state == State.ACTING:
        carry_on(actor, parent, present_round(parent))
    return action


def _others(action: Action) -> bool:
    rows = Action.objects.filter(round=action.round_id).exclude(pk=action.pk)
    return rows.exclude(state=ActionState.DROPPED).exists()


def _locked(
    actor: Viewer, pk: int, expected_version: int | None
) -> tuple[Action, Nonconformity | None]:
    """The nonconformity is locked before its action: two people finish one after the other."""
    found = Action.objects.visible_to(actor).get(pk=pk)
    parent = locked(actor, found.nonconformity_id) if found.nonconformity_id else None
    rows = Action.objects.visible_to(actor).select_related("agency", "government")
    action: Action = claim(rows, pk, expected_version)
    return action, parent


def _locked_alone(actor: Viewer, pk: int, expected_version: int | None) -> Action:
    """An action of its own, for who verifies it."""
    action, parent = _locked(actor, pk, expected_version)
    rights.require(actor, permissions.JUDGE, action)
    if parent is not None:
        raise NotInThisState(
            _("Actions of a plan are verified together, by the check of its effect.")
        )
    if actor.user_id is not None and actor.user_id in (action.owner_id, action.done_by_id):
        raise OwnWork(_("This is your own action: somebody else verifies it."))
    return action


def _require_order(actor: Viewer, action: Action) -> None:
    rights.require(actor, permissions.DECIDE, action)
    if actor.user_id is not None and actor.user_id == action.owner_id:
        raise OwnWork(_("This is your own action: somebody else decides on its day and its end."))

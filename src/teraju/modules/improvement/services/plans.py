"""The plan of a round: its actions, handed in, accepted or given back, and revised."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.improvement import policy
from teraju.modules.improvement.domain.closing import Ready, hinders_plan
from teraju.modules.improvement.domain.grades import demands
from teraju.modules.improvement.domain.states import ActionState, State
from teraju.modules.improvement.models import Action, Nonconformity, Round
from teraju.modules.improvement.refusals import DateOutOfOrder, NotInThisState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .common import (
    carry_on,
    check_ahead,
    hindered,
    locked_for_judging,
    locked_for_work,
    moved,
    office_of,
    present_round,
    said,
    settle,
    tell,
)


@transaction.atomic
def plan_action(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    title: str,
    description: str = "",
    owner: User | None = None,
    owner_office: str = "",
    due_on: date,
) -> Action:
    """Add to the plan what somebody does by a day."""
    one, current = _in_analysis(actor, nonconformity_id, expected_version)
    check_ahead(actor, due_on, "due_on")
    made = Action(
        government=one.government,
        agency=one.agency,
        nonconformity=one,
        round=current,
        source=one.source,
        title=said(title, "title", _("Say what is done.")),
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
        is_example=one.is_example,
    )
    save(actor, made)
    settle(actor, one)
    tell(actor, one, "action_planned", {"action": made.title, "due_on": made.due_on})
    return made


@transaction.atomic
def unplan_action(
    *, actor: Viewer, action_id: int, expected_version: int | None = None
) -> Nonconformity:
    """Take an action out of a plan that is not accepted."""
    found = Action.objects.visible_to(actor).get(pk=action_id)
    if found.nonconformity_id is None:
        raise NotInThisState(_("This action belongs to no plan: drop it with a reason."))
    one, current = _in_analysis(actor, found.nonconformity_id, expected_version)
    if found.round_id != current.pk or found.state != ActionState.OPEN:
        raise NotInThisState(_("This action is not part of the plan that is worked on."))
    found.state, found.dropped_on = ActionState.DROPPED, actor.today
    found.dropped_because = str(_("Taken out of the plan before it was handed in."))
    save(actor, found)
    settle(actor, one)
    tell(actor, one, "action_unplanned", {"action": None}, {"action": found.title})
    return one


@transaction.atomic
def submit_plan(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    effect_due: date | None = None,
    effect_criterion: str = "",
) -> Nonconformity:
    """Hand the plan in, with the day from which its effect is checked and how it is seen."""
    one = locked_for_work(actor, nonconformity_id, expected_version)
    current = present_round(one)
    moved(one, "submit")
    actions = current.actions.exclude(state=ActionState.DROPPED)
    last = actions.aggregate(last=Max("due_on"))["last"]
    if demands(one.grade).effect and last is not None:
        days = policy.number(actor.today, "effect_days")
        current.effect_due = effect_due or last + timedelta(days=days)
        if current.effect_due <= last:
            raise DateOutOfOrder(
                _("The effect shows some time after the last action: choose a later day."),
                field="effect_due",
            )
    hindered(hinders_plan(one.grade, _ready(current, actions.count())))
    if demands(one.grade).effect:
        current.effect_criterion = said(
            effect_criterion, "effect_criterion", _("Say by what the effect will be seen.")
        )
    current.submitted_on = actor.today
    current.submitted_by_id, current.submitted_office = actor.user_id, actor.office[:160]
    current.returned_because = ""
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "submitted", {"effect_due": current.effect_due})
    return one


def _ready(current: Round, actions: int) -> Ready:
    return Ready(
        corrected=current.corrected_on is not None,
        cause=bool(current.root_cause),
        similar=current.similar_found is not None,
        actions=actions,
        effect_due=current.effect_due,
    )


@transaction.atomic
def accept_plan(
    *, actor: Viewer, nonconformity_id: int, expected_version: int | None = None
) -> Nonconformity:
    """Accept a plan; from now on its actions are to be carried out."""
    one = locked_for_judging(actor, nonconformity_id, expected_version)
    current = present_round(one)
    moved(one, "accept")
    current.accepted_on = actor.today
    current.accepted_by_id, current.accepted_office = actor.user_id, actor.office[:160]
    save(actor, current)
    tell(actor, one, "accepted", {"effect_due": current.effect_due})
    # Of a revised plan everything may be done already.
    carry_on(actor, one, current)
    return one


@transaction.atomic
def return_plan(
    *, actor: Viewer, nonconformity_id: int, expected_version: int | None = None, reason: str
) -> Nonconformity:
    """Give a plan back with what is missing in it."""
    one = locked_for_judging(actor, nonconformity_id, expected_version)
    current = present_round(one)
    moved(one, "return")
    current.returned_because = said(reason, "reason", _("Say what is missing."))[:1000]
    _take_back(current)
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "returned", {"reason": current.returned_because})
    return one


@transaction.atomic
def revise_plan(
    *, actor: Viewer, nonconformity_id: int, expected_version: int | None = None, reason: str
) -> Nonconformity:
    """Open an accepted plan again where it cannot be carried out as it stands."""
    one = locked_for_judging(actor, nonconformity_id, expected_version)
    current = present_round(one)
    moved(one, "revise")
    current.returned_because = said(reason, "reason", _("Say why the plan is revised."))[:1000]
    _take_back(current)
    current.plan_closed_on, current.plan_closed_by, current.plan_closed_office = None, None, ""
    one.closed_on = None
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "revised", {"reason": current.returned_because})
    return one


def _take_back(current: Round) -> None:
    current.submitted_on, current.submitted_by, current.submitted_office = None, None, ""
    current.accepted_on, current.accepted_by, current.accepted_office = None, None, ""


def _in_analysis(actor: Viewer, pk: int, version: int | None) -> tuple[Nonconformity, Round]:
    one = locked_for_work(actor, pk, version)
    if one.state != State.ANALYSIS:
        raise NotInThisState(
            _("The plan is worked on after the decision and before it is handed in.")
        )
    return one, present_round(one)

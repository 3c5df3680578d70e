"""Use-cases on planned changes: proposed, decided, carried out, and their effect looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.planning import objective_rules, permissions
from teraju.modules.planning.domain.objective_states import CHANGE, ChangeState
from teraju.modules.planning.models import Change, ChangeLink
from teraju.modules.planning.refusals import (
    DateOutOfOrder,
    NotInThisState,
    OwnText,
    WrongPlace,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import has_done, record_event, values_of
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency

from .common import check_not_future, locked

TEXTS = (
    "code",
    "title",
    "purpose",
    "content",
    "consequences",
    "integrity",
    "resources",
    "responsibilities",
)
FIELDS = (*TEXTS, "planned_on")
# Whoever had a word in the proposal does not decide on it.
PROPOSING = frozenset({"planning.change.proposed", "planning.change.changed"})


@transaction.atomic
def propose_change(
    *, actor: Viewer, agency: Agency, planned_on: date, is_example: bool = False, **texts: str
) -> Change:
    """Propose a change with all that is to be thought of; `texts` are the fields named in TEXTS."""
    rights.require(actor, permissions.CHANGE_WRITE, agency)
    change = Change(
        government=agency.government,
        agency=agency,
        planned_on=planned_on,
        proposed_on=actor.today,
        proposed_by_id=actor.user_id,
        proposed_office=actor.office[:160],
        is_example=is_example,
    )
    if planned_on < actor.today:
        raise DateOutOfOrder(
            _("A planned change lies ahead: this day has passed already."), field="planned_on"
        )
    _fill(change, texts)
    save(actor, change)
    _tell(actor, change, "proposed", {}, values_of(change, ("code", "title", "purpose")))
    return change


@transaction.atomic
def change_proposal(
    *,
    actor: Viewer,
    change_id: int,
    expected_version: int | None = None,
    planned_on: date,
    **texts: str,
) -> Change:
    """Change a proposal that the head has not decided on."""
    change = locked(actor, Change, change_id, permissions.CHANGE_WRITE, expected_version)
    if change.state != ChangeState.PROPOSED:
        raise NotInThisState(_("What is decided is not changed any more: propose a new change."))
    before = values_of(change, FIELDS)
    change.planned_on = planned_on
    change.proposed_by_id, change.proposed_office = actor.user_id, actor.office[:160]
    _fill(change, texts)
    save(actor, change)
    _tell(actor, change, "changed", before, values_of(change, FIELDS))
    return change


@transaction.atomic
def decide_change(
    *, actor: Viewer, change_id: int, expected_version: int | None = None, note: str = ""
) -> Change:
    """The head decides that a change is made; who proposed it does not decide."""
    change = _decided(actor, change_id, expected_version, "decide")
    change.decision_note = cleaned(note)
    save(actor, change)
    _tell(actor, change, "decided", {}, {"decision_note": change.decision_note})
    return change


@transaction.atomic
def refuse_change(
    *, actor: Viewer, change_id: int, expected_version: int | None = None, reason: str
) -> Change:
    """The head decides against a change, with the reason."""
    change = _decided(actor, change_id, expected_version, "refuse")
    return _given_up(actor, change, "refused", reason)


@transaction.atomic
def cancel_change(
    *, actor: Viewer, change_id: int, expected_version: int | None = None, reason: str
) -> Change:
    """Give up a change that was not carried out, with the reason."""
    change = _moved(actor, change_id, expected_version, permissions.CHANGE_WRITE, "cancel")
    return _given_up(actor, change, "cancelled", reason)


@transaction.atomic
def carry_out_change(
    *,
    actor: Viewer,
    change_id: int,
    expected_version: int | None = None,
    carried_out_on: date,
    note: str,
    review_due: date | None = None,
) -> Change:
    """Record that a change is carried out, and from when on its effect is looked at."""
    change = _moved(actor, change_id, expected_version, permissions.CHANGE_WRITE, "carry_out")
    check_not_future(actor, carried_out_on, "carried_out_on")
    if change.decided_on and carried_out_on < change.decided_on:
        raise DateOutOfOrder(
            _("It was not decided yet on this day: look at the date."), field="carried_out_on"
        )
    days = objective_rules.rule("effect_days", actor.today)
    due = review_due or carried_out_on + timedelta(days=days)
    if due <= carried_out_on:
        raise DateOutOfOrder(
            _("The effect is seen some time later: choose a later day."), field="review_due"
        )
    change.carried_out_on, change.review_due = carried_out_on, due
    change.carried_out_by_id, change.carried_out_office = actor.user_id, actor.office[:160]
    change.carried_out_note = _said(note, "note", _("Say how it was carried out."))
    save(actor, change)
    _tell(actor, change, "carried_out", {}, values_of(change, ("carried_out_on", "review_due")))
    return change


@transaction.atomic
def review_change(
    *,
    actor: Viewer,
    change_id: int,
    expected_version: int | None = None,
    effect: str,
    effect_note: str,
    unwanted: str = "",
) -> Change:
    """Look at the effect of a change, after its day and by somebody who did not carry it out."""
    change = _moved(actor, change_id, expected_version, permissions.CHANGE_WRITE, "review")
    if change.carried_out_by_id and change.carried_out_by_id == actor.user_id:
        raise OwnText(_("You carried this change out: somebody else reviews its effect."))
    if change.review_due and actor.today < change.review_due:
        raise DateOutOfOrder(_("It is too early: the effect is reviewed from the set day on."))
    change.effect, change.reviewed_on = effect, actor.today
    change.effect_note = _said(effect_note, "effect_note", _("Say what was seen."))
    change.unwanted, change.reviewed_office = cleaned(unwanted), actor.office[:160]
    save(actor, change)
    _tell(actor, change, "reviewed", {}, {"effect": change.get_effect_display()})
    return change


@transaction.atomic
def close_change(
    *, actor: Viewer, change_id: int, expected_version: int | None = None, reason: str
) -> Change:
    """Close a change whose effect was reviewed, with what follows from it."""
    change = _moved(actor, change_id, expected_version, permissions.CHANGE_CLOSE, "close")
    return _given_up(actor, change, "closed", reason)


@transaction.atomic
def link_record(
    *,
    actor: Viewer,
    change_id: int,
    expected_version: int | None = None,
    kind: str,
    target_id: int,
) -> Change:
    """Say which process, document or other record a change is about."""
    change = locked(actor, Change, change_id, permissions.CHANGE_WRITE, expected_version)
    offered = {pk for pk, _label in links.choices(actor, kind, change.government_id)}
    found = links.find(actor, kind, [target_id]).get(target_id)
    if found is None or target_id not in offered:
        raise WrongPlace(_("Choose a record of this government."), field="target")
    made = ChangeLink(change=change, kind=kind, target_id=target_id, title=found.title[:300])
    keep(made)
    save(actor, change)
    _tell(actor, change, "linked", {}, {"linked": made.title})
    return change


@transaction.atomic
def unlink_record(*, actor: Viewer, link_id: int) -> Change:
    """Take a wrong link away; the linked record stays."""
    seen = Change.objects.visible_to(actor)
    link = ChangeLink.objects.select_for_update(of=("self",), no_key=True).get(
        pk=link_id, change__in=seen
    )
    change = locked(actor, Change, link.change_id, permissions.CHANGE_WRITE)
    title = link.title
    link.delete()
    save(actor, change)
    _tell(actor, change, "unlinked", {"linked": title}, {"linked": None})
    return change


def _decided(actor: Viewer, pk: int, expected_version: int | None, event: str) -> Change:
    change = _moved(actor, pk, expected_version, permissions.APPROVE, event)
    if change.proposed_by_id == actor.user_id or has_done(actor, change, PROPOSING):
        raise OwnText(_("You proposed this change: somebody else decides on it."))
    change.decided_on, change.decided_office = actor.today, actor.office[:160]
    return change


def _given_up(actor: Viewer, change: Change, verb: str, reason: str) -> Change:
    change.ended_on = actor.today
    change.ended_because = _said(reason, "reason", _("Say why."))
    save(actor, change)
    _tell(actor, change, verb, {}, {"ended_because": change.ended_because})
    return change


def _fill(change: Change, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        if name not in TEXTS:
            raise TypeError(f"a change has no {name} to fill in")
        setattr(change, name, cleaned(text))


def _moved(actor: Viewer, pk: int, expected_version: int | None, right: str, event: str) -> Change:
    change = locked(actor, Change, pk, right, expected_version)
    try:
        change.state = CHANGE.transition(change.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place in the present state. Look at the record again.")
        ) from error
    return change


def _said(text: str, field: str, refusal: object) -> str:
    said = cleaned(text)
    if not said:
        raise DomainError(refusal, field=field)
    return said


def _tell(
    actor: Viewer, change: Change, verb: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    record_event(
        actor=actor, verb=f"planning.change.{verb}", target=change, before=before, after=after
    )

"""Use-cases on objectives: written, handed in, approved by somebody else, ended."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.objective_states import OBJECTIVE, ObjectiveState
from teraju.modules.planning.models import Objective
from teraju.modules.planning.refusals import NotComplete, NotInThisState, OwnText
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import check_same_agency, locked

TEXTS = (
    "code",
    "title",
    "why",
    "indicator",
    "unit",
    "formula",
    "numerator_name",
    "denominator_name",
    "baseline_note",
    "owner_office",
    "plan_what",
    "plan_resources",
    "plan_who",
    "plan_evaluation",
)
OTHERS = ("process", "kind", "direction", "baseline", "frequency", "owner", "plan_until")
FIELDS = TEXTS + OTHERS
# What has to stand before the head is asked, and what it is called in the refusal.
ASKED_FOR = (
    ("plan_what", _("what will be done")),
    ("plan_resources", _("resources needed")),
    ("plan_who", _("who does it")),
    ("plan_until", _("finished by")),
    ("plan_evaluation", _("how the result is judged")),
)


@transaction.atomic
def draft_objective(
    *,
    actor: Viewer,
    agency: Agency,
    editions: Collection[Edition],
    is_example: bool = False,
    **values: Any,
) -> Objective:
    """Begin an objective; `values` are the fields named in FIELDS."""
    rights.require(actor, permissions.OBJECTIVE_WRITE, agency)
    objective = Objective(
        government=agency.government,
        agency=agency,
        writer_office=actor.office[:160],
        is_example=is_example,
    )
    _fill(actor, objective, editions, values)
    record_event(
        actor=actor,
        verb="planning.objective.drafted",
        target=objective,
        after=values_of(objective, ("code", "title", "indicator")),
    )
    return objective


@transaction.atomic
def change_objective(
    *,
    actor: Viewer,
    objective_id: int,
    expected_version: int | None = None,
    editions: Collection[Edition],
    **values: Any,
) -> Objective:
    """Change a draft; what is approved stays, or its values could not be compared."""
    objective = locked(
        actor, Objective, objective_id, permissions.OBJECTIVE_WRITE, expected_version
    )
    require_draft(objective)
    before = values_of(objective, FIELDS)
    _fill(actor, objective, editions, values)
    record_event(actor=actor, verb="planning.objective.changed", target=objective, before=before)
    return objective


@transaction.atomic
def submit_objective(
    *, actor: Viewer, objective_id: int, expected_version: int | None = None
) -> Objective:
    """Hand a complete draft in for the head's approval."""
    objective = _moved(actor, objective_id, expected_version, permissions.OBJECTIVE_WRITE, "submit")
    _check_complete(objective)
    objective.submitted_on, objective.submitted_by_id = actor.today, actor.user_id
    objective.returned_because = ""
    return _kept(actor, objective, "submitted", {})


@transaction.atomic
def return_objective(
    *, actor: Viewer, objective_id: int, expected_version: int | None = None, reason: str
) -> Objective:
    """Give a draft back with what is to be done about it."""
    objective = _moved(actor, objective_id, expected_version, permissions.APPROVE, "return")
    objective.submitted_on = objective.submitted_by = None
    objective.returned_because = _said(reason)
    return _kept(actor, objective, "returned", {"returned_because": objective.returned_because})


@transaction.atomic
def approve_objective(
    *, actor: Viewer, objective_id: int, expected_version: int | None = None
) -> Objective:
    """Put an objective into force; nobody approves what they wrote."""
    objective = _moved(actor, objective_id, expected_version, permissions.APPROVE, "approve")
    if objective.writers.filter(pk=actor.user_id).exists():
        raise OwnText(
            _("You wrote this objective: somebody else writes it or somebody else approves it.")
        )
    _check_complete(objective)
    objective.approved_on, objective.approver_office = actor.today, actor.office[:160]
    return _kept(actor, objective, "approved", {"approved_on": actor.today})


@transaction.atomic
def close_objective(
    *, actor: Viewer, objective_id: int, expected_version: int | None = None, reason: str
) -> Objective:
    """End an objective that has done its work; its values stay."""
    return _ended(actor, objective_id, expected_version, permissions.APPROVE, "close", reason)


@transaction.atomic
def withdraw_objective(
    *, actor: Viewer, objective_id: int, expected_version: int | None = None, reason: str
) -> Objective:
    """Take an objective back: a draft by its writers, one in force by the head."""
    standing = Objective.objects.visible_to(actor).get(pk=objective_id)
    is_draft = standing.state != ObjectiveState.APPROVED
    right = permissions.OBJECTIVE_WRITE if is_draft else permissions.APPROVE
    return _ended(actor, objective_id, expected_version, right, "withdraw", reason)


def require_draft(objective: Objective) -> None:
    if objective.state != ObjectiveState.DRAFT:
        raise NotInThisState(
            _("Only a draft is changed. Ask the head to give it back, or write a new objective.")
        )


def require_approved(objective: Objective) -> None:
    if objective.state != ObjectiveState.APPROVED:
        raise NotInThisState(_("The objective is not in force: the head approves it first."))


def _fill(
    actor: Viewer, objective: Objective, editions: Collection[Edition], values: dict[str, Any]
) -> None:
    if not editions:
        raise DomainError(_("Choose at least one standard."), field="editions")
    for name, value in values.items():
        if name not in FIELDS:
            raise TypeError(f"an objective has no {name} to fill in")
        setattr(objective, name, cleaned(value) if name in TEXTS else value)
    if not objective.is_computed:
        objective.numerator_name = objective.denominator_name = ""
    check_same_agency(objective.process, objective.agency_id, "process")
    save(actor, objective)
    objective.editions.set(editions)
    if actor.user_id:
        objective.writers.add(actor.user_id)


def _check_complete(objective: Objective) -> None:
    """A plan and a target stand before the head is asked."""
    missing = [words for name, words in ASKED_FOR if not getattr(objective, name)]
    if not objective.targets.filter(replaced_on=None).exists():
        missing.append(_("a target"))
    if missing:
        names = format_lazy(", ".join(["{}"] * len(missing)), *missing)
        raise NotComplete(
            format_lazy(
                _("Before the approval this is still to be filled in: {names}."), names=names
            )
        )


def _moved(
    actor: Viewer, pk: int, expected_version: int | None, right: str, event: str
) -> Objective:
    objective = locked(actor, Objective, pk, right, expected_version)
    try:
        objective.state = OBJECTIVE.transition(objective.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place in the present state. Look at the record again.")
        ) from error
    return objective


def _ended(
    actor: Viewer, pk: int, expected_version: int | None, right: str, event: str, reason: str
) -> Objective:
    objective = _moved(actor, pk, expected_version, right, event)
    objective.ended_on, objective.ended_because = actor.today, _said(reason)
    verb = "closed" if event == "close" else "withdrawn"
    return _kept(actor, objective, verb, {"ended_because": objective.ended_because})


def _kept(actor: Viewer, objective: Objective, verb: str, after: dict[str, Any]) -> Objective:
    save(actor, objective)
    record_event(
        actor=actor,
        verb=f"planning.objective.{verb}",
        target=objective,
        before={},
        after={"state": objective.state, **after},
    )
    return objective


def _said(reason: str) -> str:
    text = cleaned(reason)
    if not text:
        raise DomainError(_("Say why."), field="reason")
    return text

"""The treatment plan of a risk, line by line."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.risks import permissions
from teraju.modules.risks.domain.states import TREATMENT, RiskState, TreatmentState
from teraju.modules.risks.models import Treatment
from teraju.modules.risks.refusals import DateOutOfOrder, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of

from .common import check_not_future, check_owner, locked, moved, said
from .risks import begin_treating, claimed, require_live

FIELDS = ("action", "owner_office", "owner", "due", "measure")
TEXTS = ("action", "owner_office", "measure")


@transaction.atomic
def add_treatment(
    *, actor: Viewer, risk_id: int, is_example: bool = False, **values: Any
) -> Treatment:
    """Plan a treatment; the risk is under treatment from then on."""
    risk = claimed(actor, risk_id, permissions.RISK_WRITE)
    require_live(risk)
    begin_treating(risk)
    save(actor, risk)
    treatment = Treatment(
        government=risk.government,
        agency=risk.agency,
        risk=risk,
        is_example=is_example or risk.is_example,
    )
    _fill(treatment, values)
    if treatment.due < actor.today:
        raise DateOutOfOrder(_("This day has passed."), field="due")
    save(actor, treatment)
    _tell(actor, "planned", treatment, after=values_of(treatment, FIELDS))
    return treatment


@transaction.atomic
def change_treatment(
    *, actor: Viewer, treatment_id: int, expected_version: int | None = None, **values: Any
) -> Treatment:
    """Change an open line; a later day is on the trail with the earlier one."""
    treatment = _claimed(actor, treatment_id, permissions.RISK_WRITE, expected_version)
    _require_open(treatment)
    before = values_of(treatment, FIELDS)
    _fill(treatment, values)
    save(actor, treatment)
    _tell(actor, "changed", treatment, before=before, after=values_of(treatment, FIELDS))
    return treatment


@transaction.atomic
def report_treatment(
    *,
    actor: Viewer,
    treatment_id: int,
    progress: int,
    note: str,
    expected_version: int | None = None,
) -> Treatment:
    """Say how far a treatment has come."""
    treatment = _acted_on(actor, treatment_id, expected_version)
    _require_open(treatment)
    if not 0 <= progress < 100:
        raise DomainError(_("From 0 to 99; what is done is finished."), field="progress")
    before = {"progress": treatment.progress}
    treatment.progress = progress
    save(actor, treatment)
    after = {"progress": progress, "note": said(note, "note", _("Say what was done."))}
    _tell(actor, "reported", treatment, before=before, after=after)
    return treatment


@transaction.atomic
def finish_treatment(
    *,
    actor: Viewer,
    treatment_id: int,
    done_on: date,
    result: str,
    expected_version: int | None = None,
) -> Treatment:
    """Say that a treatment is carried out and what came of it."""
    treatment = _acted_on(actor, treatment_id, expected_version)
    sentence = _("Only an open treatment is finished.")
    treatment.state = moved(TREATMENT, treatment.state, "finish", sentence)
    check_not_future(actor, done_on, "done_on")
    treatment.done_on, treatment.progress = done_on, 100
    treatment.result = said(result, "result", _("Say what came of it."))
    save(actor, treatment)
    after = {"done_on": done_on, "result": treatment.result}
    _tell(actor, "finished", treatment, after=after)
    return treatment


@transaction.atomic
def drop_treatment(
    *, actor: Viewer, treatment_id: int, reason: str, expected_version: int | None = None
) -> Treatment:
    """Give a line of the plan up, with a reason; it stays to be read."""
    treatment = _claimed(actor, treatment_id, permissions.RISK_DECIDE, expected_version)
    sentence = _("Only an open treatment is dropped.")
    treatment.state = moved(TREATMENT, treatment.state, "drop", sentence)
    treatment.dropped_because = said(reason)
    save(actor, treatment)
    _tell(actor, "dropped", treatment, after={"reason": treatment.dropped_because})
    return treatment


@transaction.atomic
def reopen_treatment(
    *,
    actor: Viewer,
    treatment_id: int,
    due: date,
    reason: str,
    expected_version: int | None = None,
) -> Treatment:
    """Take a line up again, with a new day; its risk is under treatment again."""
    treatment = _claimed(actor, treatment_id, permissions.RISK_DECIDE, expected_version)
    sentence = _("The treatment is open.")
    treatment.state = moved(TREATMENT, treatment.state, "reopen", sentence)
    if due < actor.today:
        raise DateOutOfOrder(_("This day has passed."), field="due")
    risk = claimed(actor, treatment.risk_id, permissions.RISK_WRITE)
    require_live(risk)
    if risk.state != RiskState.TREATING:
        begin_treating(risk)
        save(actor, risk)
    treatment.done_on, treatment.dropped_because = None, ""
    treatment.due, treatment.progress = due, min(treatment.progress, 99)
    save(actor, treatment)
    _tell(actor, "reopened", treatment, after={"due": due, "reason": said(reason)})
    return treatment


def may_act(viewer: Viewer, treatment: Treatment) -> bool:
    """Whoever it was given to, and those who look after risks."""
    if treatment.owner_id is not None and treatment.owner_id == viewer.user_id:
        return rights.allowed(viewer, permissions.TREATMENT_ACT, treatment)
    return rights.allowed(viewer, permissions.RISK_WRITE, treatment)


def _acted_on(actor: Viewer, pk: int, expected_version: int | None) -> Treatment:
    treatment = _claimed(actor, pk, permissions.TREATMENT_ACT, expected_version)
    if not may_act(actor, treatment):
        rights.require(actor, permissions.RISK_WRITE, treatment)
    return treatment


def _claimed(actor: Viewer, pk: int, right: str, expected_version: int | None) -> Treatment:
    return locked(actor, Treatment, pk, right, expected_version, "risk")


def _require_open(treatment: Treatment) -> None:
    if treatment.state != TreatmentState.OPEN:
        raise NotInThisState(_("The treatment is not open any more: take it up again first."))


def _fill(treatment: Treatment, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name not in FIELDS:
            raise TypeError(f"a treatment has no {name} to fill in")
        setattr(treatment, name, cleaned(value or "") if name in TEXTS else value)
    check_owner(treatment.owner, treatment.government_id)


def _tell(actor: Viewer, verb: str, treatment: Treatment, **changes: Any) -> None:
    record_event(actor=actor, verb=f"risks.treatment.{verb}", target=treatment, **changes)

"""Controls of a risk: what holds it down today, and how far somebody saw it work."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.risks import permissions
from teraju.modules.risks.models import Control
from teraju.modules.risks.refusals import NotInThisState
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of

from .common import check_not_future, locked, said
from .risks import claimed, require_live

FIELDS = ("description", "practice", "proof", "checked_on")


@transaction.atomic
def add_control(
    *,
    actor: Viewer,
    risk_id: int,
    description: str,
    practice: str,
    proof: str = "",
    checked_on: date,
) -> Control:
    """Enter a control with how it was seen to be run."""
    risk = claimed(actor, risk_id, permissions.RISK_WRITE)
    require_live(risk)
    control = Control(
        government=risk.government, agency=risk.agency, risk=risk, is_example=risk.is_example
    )
    _fill(actor, control, description, practice, proof, checked_on)
    _tell(actor, "added", control, after=values_of(control, FIELDS))
    return control


@transaction.atomic
def change_control(
    *,
    actor: Viewer,
    control_id: int,
    description: str,
    practice: str,
    proof: str = "",
    checked_on: date,
    expected_version: int | None = None,
) -> Control:
    """Look at a control again; what was seen before stands on the trail."""
    control = _standing(actor, control_id, expected_version)
    before = values_of(control, FIELDS)
    _fill(actor, control, description, practice, proof, checked_on)
    _tell(actor, "checked", control, before=before, after=values_of(control, FIELDS))
    return control


@transaction.atomic
def end_control(
    *, actor: Viewer, control_id: int, reason: str, expected_version: int | None = None
) -> Control:
    """End a control that is not run any more, with a reason."""
    control = _standing(actor, control_id, expected_version)
    control.ended_on, control.ended_because = actor.today, said(reason)
    save(actor, control)
    after = {"control": control.description, "reason": control.ended_because}
    _tell(actor, "ended", control, after=after)
    return control


def _standing(actor: Viewer, pk: int, expected_version: int | None) -> Control:
    control = locked(actor, Control, pk, permissions.RISK_WRITE, expected_version, "risk")
    if control.ended_on:
        raise NotInThisState(_("The control was ended: enter a new one."))
    require_live(control.risk)
    return control


def _fill(
    actor: Viewer, control: Control, description: str, practice: str, proof: str, checked_on: date
) -> None:
    check_not_future(actor, checked_on, "checked_on")
    control.description, control.practice = cleaned(description), practice
    control.proof, control.checked_on = cleaned(proof), checked_on
    save(actor, control)


def _tell(actor: Viewer, verb: str, control: Control, **changes: Any) -> None:
    """On the trail of the risk, where people look for it."""
    record_event(actor=actor, verb=f"risks.control.{verb}", target=control.risk, **changes)

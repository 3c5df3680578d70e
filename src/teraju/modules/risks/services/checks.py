"""Checks of people who take up or hold an exposed post."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.risks import permissions, rhythm
from teraju.modules.risks.exposure import POSITION_KIND
from teraju.modules.risks.models import EmploymentCheck
from teraju.modules.risks.refusals import DateOutOfOrder, NotInThisState, OwnText, WrongPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency

from .common import check_not_future, locked, said


@transaction.atomic
def record_check(
    *,
    actor: Viewer,
    agency: Agency,
    person: User,
    position_id: int,
    occasion: str,
    checked: str,
    checked_on: date,
    valid_until: date | None = None,
    outcome: str,
    outcome_note: str = "",
    is_example: bool = False,
) -> EmploymentCheck:
    """Record what was checked of somebody in an exposed post; nobody checks themselves."""
    rights.require(actor, permissions.CHECK_WRITE, agency)
    if person.pk == actor.user_id:
        raise OwnText(_("Nobody checks themselves: somebody else records it."), field="person")
    if person.home_id != agency.government_id:
        raise WrongPlace(_("Choose somebody of this government."), field="person")
    until = _until(actor, checked_on, valid_until)
    check = EmploymentCheck(
        government=agency.government,
        agency=agency,
        person=person,
        position_id=position_id,
        position_title=_post(actor, position_id),
        occasion=occasion,
        checked=said(checked, "checked", _("Say what was checked.")),
        checked_on=checked_on,
        valid_until=until,
        outcome=outcome,
        outcome_note=outcome_note.strip(),
        checked_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, check)
    _tell(actor, "recorded", check, after={"post": check.position_title, "until": until})
    return check


@transaction.atomic
def withdraw_check(
    *, actor: Viewer, check_id: int, reason: str, expected_version: int | None = None
) -> EmploymentCheck:
    """Take a check back that was a mistake or does not hold any more."""
    right = permissions.CHECK_WRITE
    check = locked(actor, EmploymentCheck, check_id, right, expected_version)
    if check.withdrawn_on:
        raise NotInThisState(_("The check was withdrawn already."))
    check.withdrawn_on, check.withdrawn_because = actor.today, said(reason)
    save(actor, check)
    _tell(actor, "withdrawn", check, after={"reason": check.withdrawn_because})
    return check


def _until(actor: Viewer, checked_on: date, asked: date | None) -> date:
    """The last day on which a check counts: the one asked for, else the usual months."""
    check_not_future(actor, checked_on, "checked_on")
    months = rhythm.rule("check_months", actor.today)
    until = asked or add_months(checked_on, months) - timedelta(days=1)
    if until < checked_on:
        raise DateOutOfOrder(_("The last day lies before the check."), field="valid_until")
    return until


def _post(actor: Viewer, position_id: int) -> str:
    found = links.find(actor, POSITION_KIND, [position_id])
    if position_id not in found:
        raise WrongPlace(_("Choose a post of this agency."), field="position_id")
    return found[position_id].title[:200]


def _tell(actor: Viewer, verb: str, check: EmploymentCheck, **changes: Any) -> None:
    record_event(actor=actor, verb=f"risks.check.{verb}", target=check, **changes)

"""Declaring: in a round, or because of an event in between; each for themselves, and once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.declarations import permissions
from teraju.modules.integrity.declarations.domain.kinds import Interest, RoundKind, RoundState
from teraju.modules.integrity.declarations.models import Conflict, Declaration, Duty, Round
from teraju.modules.integrity.declarations.refusals import NotInThisState, NotYours
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government

from .common import said, tell


@dataclass(frozen=True)
class Told:
    """An interest as somebody describes it."""

    interest: str
    what: str
    with_whom: str
    matter: str


@transaction.atomic
def give(
    *,
    actor: Viewer,
    duty_id: int,
    expected_version: int | None = None,
    confirmed: bool,
    told: Told | None = None,
) -> Declaration:
    """Declare in a round, as the person who is asked: nothing to declare, or an interest.

    A second time finds the first declaration. A pact is signed by the confirmation alone.
    """
    rows = Duty.objects.filter(government__in=actor.government_ids).select_related(
        "round", "agency", "government"
    )
    duty: Duty = claim(rows, duty_id, expected_version)
    if actor.user_id is None or duty.person_id != actor.user_id:
        raise NotYours(_("Each declares for themselves."))
    earlier = Declaration.objects.filter(round=duty.round_id, person=actor.user_id).first()
    if earlier is not None:
        return earlier
    _require_open(duty)
    if not confirmed:
        raise DomainError(_("Confirm the text with a tick."), field="confirmed")
    made = _declare(actor, duty.round.kind, duty.agency, duty.government, duty.round, told)
    duty.declared_on = actor.today
    save(actor, duty)
    return made


@transaction.atomic
def declare_event(
    *,
    actor: Viewer,
    agency: Agency,
    confirmed: bool,
    told: Told,
    is_example: bool = False,
) -> Declaration:
    """Declare a conflict of interest as soon as it shows, outside any round."""
    rights.require(actor, permissions.DECLARE, agency)
    if not confirmed:
        raise DomainError(_("Confirm the text with a tick."), field="confirmed")
    return _declare(
        actor, RoundKind.CONFLICT, agency, agency.government, None, told, is_example=is_example
    )


def event_text() -> str:
    """What is confirmed with a declaration in between."""
    return gettext(
        "What I have declared is complete and true. I keep out of the matter until it is decided "
        "how to handle it."
    )


def _require_open(duty: Duty) -> None:
    if duty.round.state != RoundState.OPEN:
        raise NotInThisState(_("This round is closed: declare a conflict outside of it."))
    if duty.ended_on is not None:
        raise NotInThisState(_("You do not have to declare in this round any more."))


def _declare(
    actor: Viewer,
    kind: str,
    agency: Agency,
    government: Government,
    of: Round | None,
    told: Told | None,
    *,
    is_example: bool = False,
) -> Declaration:
    if told is not None and kind != RoundKind.CONFLICT:
        raise ValueError("a pact has no conflict of interest in it")
    made = Declaration(
        government=government,
        agency=agency,
        kind=str(RoundKind(kind)),
        round=of,
        person_id=rights.acting(actor),
        office=actor.office[:160],
        declared_on=actor.today,
        has_conflict=told is not None,
        text=of.text if of else event_text(),
        is_example=of.is_example if of else is_example,
    )
    save(actor, made)
    if told is not None:
        _keep_conflict(actor, made, told)
    tell(actor, made, "given", {"kind": made.kind})
    return made


def _keep_conflict(actor: Viewer, made: Declaration, told: Told) -> None:
    one = Conflict(
        government=made.government,
        agency=made.agency,
        declaration=made,
        person_id=made.person_id,
        office=made.office,
        interest=_interest(told.interest),
        what=said(told.what, "what", _("Say what ties you to the matter.")),
        with_whom=said(told.with_whom, "with_whom", _("Say with whom.")),
        matter=said(told.matter, "matter", _("Say which matter of your office it touches.")),
        declared_on=actor.today,
        is_example=made.is_example,
    )
    save(actor, one)
    tell(actor, one, "declared")


def _interest(code: str) -> str:
    if code not in set(Interest):
        raise DomainError(_("Choose what kind of interest it is."), field="interest")
    return code

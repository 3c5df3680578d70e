"""Rounds of a year: opened for everybody of an agency, followed, closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.declarations import permissions, policy
from teraju.modules.integrity.declarations.domain.duties import due_of, is_reminded_on
from teraju.modules.integrity.declarations.domain.kinds import RoundKind, RoundState
from teraju.modules.integrity.declarations.domain.states import ROUND
from teraju.modules.integrity.declarations.models import Declaration, Duty, DutyEnd, Round
from teraju.modules.integrity.declarations.refusals import DateOutOfOrder, NotInThisState
from teraju.modules.learning.api import people_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.services import Recipient, send
from teraju.platform.organisation.models import Agency

from .common import moved, said, tell

ENDED = ("ended_on", "ended_why", "updated_at", "version")
ASKED = ("asked_on", "due_on", "office", "declared_on", *ENDED)


@transaction.atomic
def open_round(
    *,
    actor: Viewer,
    agency: Agency,
    kind: str,
    year: int,
    due_on: date,
    text: str,
    is_example: bool = False,
) -> Round:
    """Open a round: everybody who works at the agency has to declare by the last day."""
    rights.require(actor, permissions.KEEP, agency)
    _check_ahead(actor, due_on)
    made = Round(
        government=agency.government,
        agency=agency,
        kind=str(RoundKind(kind)),
        year=year,
        text=said(text, "text", _("Write the text that everybody confirms.")),
        opened_on=actor.today,
        due_on=due_on,
        is_example=is_example,
    )
    save(actor, made)
    asked = sync_round(made, actor.today, actor.now)
    if not asked:
        raise DomainError(_("Nobody works at this agency yet: give out roles first."))
    tell(actor, made, "opened", {"kind": made.kind, "due_on": due_on, "people": asked})
    return made


@transaction.atomic
def extend_round(
    *,
    actor: Viewer,
    round_id: int,
    expected_version: int | None = None,
    due_on: date,
    reason: str,
) -> Round:
    """Give everybody who has not declared more time, with the reason."""
    one = _claim(actor, round_id, expected_version)
    one.state = moved(ROUND, one.state, "extend")
    if due_on <= one.due_on:
        raise DateOutOfOrder(_("Choose a later day than the present last day."), field="due_on")
    _check_ahead(actor, due_on)
    why = said(reason, "reason", _("Say why."))
    before = {"due_on": one.due_on}
    one.due_on = due_on
    save(actor, one)
    rows = Duty.objects.filter(round=one, declared_on=None, ended_on=None, due_on__lt=due_on)
    rows.update(due_on=due_on, updated_at=actor.now)
    tell(actor, one, "extended", {"due_on": due_on, "reason": why}, before)
    return one


@transaction.atomic
def remind_round(*, actor: Viewer, round_id: int, expected_version: int | None = None) -> Round:
    """Remind whoever has not declared; each round once a day."""
    one = _claim(actor, round_id, expected_version)
    if one.state != RoundState.OPEN:
        raise NotInThisState(_("Only in a round that runs is anybody reminded."))
    if one.reminded_on == actor.today:
        raise NotInThisState(_("They were reminded today already."))
    waiting = _unreminded(Duty.objects.filter(round=one).waiting(), actor.today)
    if not waiting:
        raise NotInThisState(_("Everybody has declared, or was reminded today."))
    one.reminded_on = actor.today
    save(actor, one)
    _remind(actor, waiting)
    tell(actor, one, "reminded", {"people": len(waiting)})
    return one


def remind_due(actor: Viewer, one: Round) -> int:
    """What the nightly job does with a round: call to mind before the last day, and after it."""
    days = policy.number(actor.today, "remind_before_days")
    waiting = [
        duty
        for duty in _unreminded(Duty.objects.filter(round=one).waiting(), actor.today)
        if is_reminded_on(duty.due_on, actor.today, days)
    ]
    with transaction.atomic():
        _remind(actor, waiting)
    return len(waiting)


@transaction.atomic
def close_round(
    *, actor: Viewer, round_id: int, expected_version: int | None = None, closing_note: str = ""
) -> Round:
    """Close a round; with people missing only with a note on what follows."""
    one = _claim(actor, round_id, expected_version)
    one.state = moved(ROUND, one.state, "close")
    missing = Duty.objects.filter(round=one, declared_on=None, ended_on=None).count()
    if missing and not cleaned(closing_note):
        words = _("{count} people have not declared: say what follows from it.")
        raise DomainError(format_lazy(words, count=missing), field="closing_note")
    one.closed_on, one.closing_note = actor.today, cleaned(closing_note)
    save(actor, one)
    tell(actor, one, "closed", {"missing": missing, "closing_note": one.closing_note})
    return one


@transaction.atomic
def reopen_round(
    *, actor: Viewer, round_id: int, expected_version: int | None = None, reason: str
) -> Round:
    """Take a closed round up again, with the reason."""
    one = _claim(actor, round_id, expected_version)
    one.state = moved(ROUND, one.state, "reopen")
    why = said(reason, "reason", _("Say why."))
    one.closed_on, one.closing_note = None, ""
    save(actor, one)
    sync_round(one, actor.today, actor.now)
    tell(actor, one, "reopened", {"reason": why})
    return one


@transaction.atomic
def cancel_round(
    *, actor: Viewer, round_id: int, expected_version: int | None = None, reason: str
) -> Round:
    """Give a round up in which nobody has declared yet, with the reason."""
    one = _claim(actor, round_id, expected_version)
    one.state = moved(ROUND, one.state, "cancel")
    if Declaration.objects.filter(round=one).exists():
        raise NotInThisState(_("Somebody has declared already: close the round instead."))
    one.closed_on, one.closing_note = actor.today, said(reason, "reason", _("Say why."))[:400]
    save(actor, one)
    _end(Duty.objects.filter(round=one, ended_on=None), DutyEnd.CANCELLED, actor.today, actor.now)
    tell(actor, one, "cancelled", {"reason": one.closing_note})
    return one


def sync_round(one: Round, day: date, now: datetime) -> int:
    """Bring the duties of a round that runs in line with who works at its agency on a day.

    Whoever came since is asked from that day; whoever left is let off. Gives how many duties
    changed. Three queries for reading.
    """
    wanted = {person.pk: person for person in people_of(one.agency, day)}
    standing = {duty.person_id: duty for duty in Duty.objects.filter(round=one)}
    gone = [
        duty
        for duty in standing.values()
        if duty.person_id not in wanted and duty.ended_on is None and duty.declared_on is None
    ]
    return _end(gone, DutyEnd.LEFT, day, now) + _ask(one, wanted.values(), standing, day, now)


def _ask(
    one: Round, people: Iterable[User], standing: dict[int, Duty], day: date, now: datetime
) -> int:
    """Make the duties that lack; somebody who comes back is asked anew."""
    joining = policy.number(day, "joining_days")
    due = one.due_on if day == one.opened_on else due_of(day, one.due_on, joining)
    declared = dict(
        Declaration.objects.filter(round=one).values_list("person", "declared_on").order_by("pk")
    )
    new: list[Duty] = []
    again: list[Duty] = []
    for person in people:
        duty = standing.get(person.pk)
        if duty is not None and duty.ended_on is None:
            continue
        (again if duty else new).append(duty := duty or _duty(one, person))
        duty.asked_on, duty.due_on, duty.office = day, due, person.title[:160]
        duty.declared_on = declared.get(person.pk)
        duty.ended_on, duty.ended_why = None, ""
        duty.touch(now)
    Duty.objects.bulk_create(new)
    Duty.objects.bulk_update(again, ASKED)
    return len(new) + len(again)


def _duty(one: Round, person: User) -> Duty:
    return Duty(
        government_id=one.government_id,
        agency_id=one.agency_id,
        round=one,
        person=person,
        is_example=one.is_example,
    )


def _end(rows: Iterable[Duty], why: DutyEnd, day: date, now: datetime) -> int:
    ended = list(rows)
    for duty in ended:
        duty.ended_on, duty.ended_why = day, why
        duty.touch(now)
    Duty.objects.bulk_update(ended, ENDED)
    return len(ended)


def _unreminded(rows: Iterable[Duty], today: date) -> list[Duty]:
    found = rows.exclude(reminded_on=today)  # type: ignore[attr-defined]
    return list(found.select_related("person", "round", "government").order_by("pk"))


def _remind(actor: Viewer, waiting: Iterable[Duty]) -> None:
    for duty in waiting:
        with override("id"):
            subject = gettext("Please declare: %s") % duty.round
            text = gettext("Give your declaration by %(day)s.") % {"day": date_format(duty.due_on)}
        send(
            recipient=Recipient.of(duty.person),
            subject=subject,
            text=text,
            link=duty.get_absolute_url(),
            government=duty.government,
            actor=actor,
        )
        duty.reminded_on = actor.today
        duty.touch(actor.now)
        duty.save()


def _check_ahead(actor: Viewer, day: date) -> None:
    if day < actor.today:
        raise DateOutOfOrder(_("This day has passed already: choose a later one."), field="due_on")


def _claim(actor: Viewer, round_id: int, expected_version: int | None) -> Round:
    rows = Round.objects.visible_to(actor).select_related("agency", "government")
    one: Round = claim(rows, round_id, expected_version)
    rights.require(actor, permissions.KEEP, one)
    return one

"""Use-cases: a leader gives an instruction, the head of the agency answers, the leader judges."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import TransitionRefused
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency

from . import permissions
from .domain.instructions import TABLE, Event
from .models import Instruction
from .refusals import OUT_OF_TURN, AgencyIsClosed, DayIsOver, NothingSaid, OutOfTurn


@transaction.atomic
def give_instruction(
    *,
    actor: Viewer,
    agency: Agency,
    title: str,
    due_on: date,
    text: str = "",
    is_example: bool = False,
) -> Instruction:
    """Ask something of the head of an agency, by a day."""
    rights.require(actor, permissions.GIVE, agency)
    if agency.closed_on:
        raise AgencyIsClosed(_("This agency is closed: nobody could answer."), field="agency")
    _check_day(actor, due_on)
    instruction = Instruction(
        government=agency.government,
        agency=agency,
        title=_cleaned(title),
        text=_cleaned(text),
        due_on=due_on,
        # Whoever holds the right is logged in.
        issued_by_id=cast(int, actor.user_id),
        issued_office=actor.office[:160],
        issued_on=actor.today,
        is_example=is_example,
    )
    _save(actor, instruction)
    after = {name: getattr(instruction, name) for name in ("agency", "title", "text", "due_on")}
    _tell(actor, "given", instruction, {}, after)
    return instruction


@transaction.atomic
def answer_instruction(
    *, actor: Viewer, instruction_id: int, expected_version: int | None = None, answer: str
) -> Instruction:
    """Say what was done. It leaves the work list of the head and waits for the leader."""
    instruction, before = _moved(actor, instruction_id, expected_version, Event.ANSWER)
    instruction.answer = _said(answer, "answer")
    instruction.answered_on = actor.today
    instruction.answered_by_id = actor.user_id
    instruction.answered_office = actor.office[:160]
    return _keep(actor, "answered", instruction, before)


@transaction.atomic
def accept_answer(
    *, actor: Viewer, instruction_id: int, expected_version: int | None = None
) -> Instruction:
    """Accept the answer; the instruction is closed."""
    instruction, before = _moved(actor, instruction_id, expected_version, Event.ACCEPT)
    instruction.closed_on = actor.today
    return _keep(actor, "accepted", instruction, before)


@transaction.atomic
def return_answer(
    *,
    actor: Viewer,
    instruction_id: int,
    expected_version: int | None = None,
    note: str,
    due_on: date,
) -> Instruction:
    """Give the answer back with what is still missing and a new day; the old answer is kept."""
    instruction, before = _moved(actor, instruction_id, expected_version, Event.RETURN)
    _check_day(actor, due_on)
    instruction.return_note = _said(note, "note")
    instruction.returned_on = actor.today
    instruction.due_on = due_on
    return _keep(actor, "returned", instruction, before)


@transaction.atomic
def withdraw_instruction(
    *, actor: Viewer, instruction_id: int, expected_version: int | None = None, reason: str
) -> Instruction:
    """Take an instruction back, with a reason; it stays in the register."""
    instruction, before = _moved(actor, instruction_id, expected_version, Event.WITHDRAW)
    instruction.closing_reason = _said(reason, "reason")
    instruction.closed_on = actor.today
    return _keep(actor, "withdrawn", instruction, before)


TOLD = (
    "state",
    "answer",
    "answered_on",
    "answered_office",
    "return_note",
    "due_on",
    "closed_on",
    "closing_reason",
)


def _moved(
    actor: Viewer, instruction_id: int, expected_version: int | None, event: Event
) -> tuple[Instruction, dict[str, Any]]:
    """Lock an instruction that the actor sees and may move, and move it."""
    rows = Instruction.objects.visible_to(actor).select_related("government", "agency")
    instruction: Instruction = claim(rows, instruction_id, expected_version)
    rights.require(actor, permissions.right_to(event), instruction)
    before = {name: getattr(instruction, name) for name in TOLD}
    try:
        instruction.state = TABLE.transition(instruction.state, event).target
    except TransitionRefused as error:
        raise OutOfTurn(OUT_OF_TURN[event]) from error
    return instruction, before


def _keep(
    actor: Viewer, verb: str, instruction: Instruction, before: Mapping[str, Any]
) -> Instruction:
    _save(actor, instruction)
    _tell(actor, verb, instruction, before, {name: getattr(instruction, name) for name in TOLD})
    return instruction


def _save(actor: Viewer, instruction: Instruction) -> None:
    save(actor, instruction)


def _tell(
    actor: Viewer,
    verb: str,
    instruction: Instruction,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    record_event(
        actor=actor,
        verb=f"insight.instruction.{verb}",
        target=instruction,
        before=before,
        after=after,
    )


def _check_day(actor: Viewer, due_on: date) -> None:
    if due_on < actor.today:
        raise DayIsOver(
            _("This day is over: give a day on which it can be answered."), field="due_on"
        )


def _said(text: str, field: str) -> str:
    said = _cleaned(text)
    if not said:
        raise NothingSaid(_("Write a sentence."), field=field)
    return said


def _cleaned(text: str) -> str:
    """Without blanks around it and without characters that no database keeps."""
    return text.replace("\x00", "").strip()

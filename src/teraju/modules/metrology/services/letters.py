"""Letters of assignment (SPT): none outlives what it sends to."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.functional import Promise

from teraju.modules.metrology.models import Appointment, Order, Session
from teraju.modules.metrology.said_wording import in_house
from teraju.modules.metrology.selectors.letters import (
    ASSIGNMENT,
    letter_to,
    letters_begun,
    letters_of,
    standing_letter,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Paper, take_back_papers

from .unit_common import tell


def withdraw_letter(actor: Viewer, target: Appointment | Session, reason: str | Promise) -> None:
    """Take the letter back whose journey does not take place, unless somebody went under it.

    Part of the use-case that calls the journey off, with its right: a letter rests on the booking,
    so whoever may take that back leaves none standing. Anybody reads the reason at its code: the
    kind of reason, in the language of the house, not what somebody wrote.
    """
    if isinstance(target, Session):
        _withdraw(actor, target, standing_letter(target), reason)
    elif target.letter_id not in letters_begun(target.order, actor.now):
        order = target.order
        others = letters_of(order.appointments.exclude(letter=target.letter_id))
        _withdraw(actor, order, letter_to(target), reason, others)


def _withdraw(
    actor: Viewer,
    target: Order | Session,
    letter: Paper | None,
    reason: str | Promise,
    kept: Collection[int] = (),
) -> None:
    if letter is None:
        return
    words = in_house(reason)
    take_back_papers(actor=actor, target=target, reason=words, number_key=ASSIGNMENT, kept=kept)
    tell(actor, target, "assignment.withdrawn", {"paper": letter.number, "reason": words})

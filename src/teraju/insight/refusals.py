"""Refusals of this part, in words fit for the user."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError

from .domain.instructions import Event


class OutOfTurn(DomainError):
    """The instruction is in a state in which this cannot be done."""


class DayIsOver(DomainError):
    """A day to answer by that has passed already."""


class AgencyIsClosed(DomainError):
    """Nobody is there any more to answer."""


class NothingSaid(DomainError):
    """A text that consists of blanks."""


OUT_OF_TURN: Mapping[Event, Promise] = {
    Event.ANSWER: _("This instruction does not wait for an answer."),
    Event.ACCEPT: _("There is no answer to accept: it was not given yet, or judged already."),
    Event.RETURN: _("There is no answer to give back: it was not given yet, or judged already."),
    Event.WITHDRAW: _("Only an instruction that is not answered can be withdrawn."),
}

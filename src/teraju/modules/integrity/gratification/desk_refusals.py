"""Refusals of the desk, in words fit for the user."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed

from .domain.custody import Obstacle


class NotAtThisDesk(NotAllowed):
    """An officer who is the reporter, or too near to one of the people of the report."""


class NoReason(DomainError):
    """A judgement that departs from the rules without saying why."""


class WrongChoice(DomainError):
    """A value that this report cannot have."""


class CustodyRefused(DomainError):
    """A thing that cannot be taken in, moved or given out."""


OBSTACLES: Mapping[Obstacle, Promise] = {
    Obstacle.NO_OBJECT: _("The gift was refused: there is no object."),
    Obstacle.PERISHABLE: _(
        "What spoils is not kept: record to whom it was given, with the receipt and a photo."
    ),
    Obstacle.NO_VALUE: _("What has no value is not kept: settle the report without KPK."),
    Obstacle.NOT_PERISHABLE: _("Only what spoils may be given away before KPK has decided."),
    Obstacle.DONATED: _("This has been given away already."),
    Obstacle.IN_CUSTODY: _("This is in custody already."),
    Obstacle.TOO_EARLY: _("The report stands where nothing of it is taken in or given away."),
    Obstacle.NOT_DECIDED: _("It is not decided yet whose this is: it stays in custody."),
    Obstacle.STATE_OBJECT: _("KPK decided that this belongs to the state: hand it over."),
    Obstacle.STILL_HELD: _("Something of this report lies in custody: give it out first."),
    Obstacle.STILL_PERISHABLE: _(
        "Record first to whom what spoils was given, with day, receiver and receipt."
    ),
    Obstacle.NOT_HANDED_OVER: _("Record the hand-over to the state first."),
}

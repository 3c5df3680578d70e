"""Refusals of this module, in words fit for the user."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError

from .domain.approval import Problem
from .domain.limits import LONGEST_TEXT

PROBLEMS: Mapping[Problem, Promise] = {
    Problem.OWN_TEXT: _(
        "You wrote on this revision. Nobody reviews or approves their own text: "
        "let another office do it."
    ),
    Problem.REVIEWED_IT: _(
        "You reviewed this revision. Who reviews a text does not approve it as well: "
        "let another office do it."
    ),
    Problem.BEFORE_APPROVAL: _("It cannot be in force before the day of its approval."),
    Problem.BEFORE_THE_STANDING: _("It cannot be in force before the revision that it replaces."),
    Problem.TOO_FAR_AHEAD: _("This day lies more than a year ahead. Check the year."),
}

OUT_OF_PLACE: Mapping[str, Promise] = {
    "send": _("Only a draft is sent on."),
    "write": _("Only a draft is changed. Ask for it back, or start a new revision."),
    "pass_review": _("This revision is not in review."),
    "return": _("This revision is neither in review nor in approval: nothing can be given back."),
    "approve": _("This revision is not in approval."),
    "cancel": _("Only what is not approved yet can be cancelled."),
    "withdraw": _("Only what was approved can be withdrawn."),
    "withdraw_waiting": _("Only an approved revision whose day has not come is withdrawn alone."),
}

APPROVED_STAYS = _(
    "An approved revision is not changed: its readers and its signed paper rely on it. "
    "Start a new revision instead."
)
RETAINED_STAYS = _(
    "A retained record is not changed: it is proof of what was. "
    "Record a correction beside it instead."
)
TOO_LONG = _("The text has more than %d characters. Split the document, or upload it as a file.")


class DocumentIsNotThere(DomainError):
    """The document or revision is in a state in which this cannot be done."""


class NotYours(DomainError):
    """Somebody who may not review or approve this revision wanted to."""


class NothingWritten(DomainError):
    """A revision without text and file is not sent on."""


class TextTooLong(DomainError):
    """More text than a page of the program can carry."""


class ReasonMissing(DomainError):
    """A step that needs a reason came without one."""


class WrongPlace(DomainError):
    """A record of another agency was named, or one the actor may not see."""


def text_too_long(field: str) -> TextTooLong:
    return TextTooLong(TOO_LONG % LONGEST_TEXT, field=field)

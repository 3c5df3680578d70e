"""Reasons that the program itself gives: kept in the language of the house, read in any.

Papers and other modules have them as they are kept; what a person wrote stands as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .models.order_choices import VOID_REASONS
from .unit_wording import OBSTACLES_TOLD

# Why an order has ended, or an appointment of it.
REFERRED = _("Referred to another unit, as the letters of referral say.")
ALL_CANCELLED = _("Every instrument of the order was cancelled.")
ALL_ENDED = _("Every instrument of the order has come to its end.")
MOVED = _("Moved to another time.")
# Why a letter of assignment was withdrawn.
VISIT_MOVED = _("A visit that it names was moved.")
VISIT_CANCELLED = _("A visit that it names was cancelled.")
NO_TEST = _("The order that it sends to has ended without a test.")
OTHERS_GO = _("Others go to the session that it sends to.")
SESSION_ANEW = _("The session that it sends to is planned anew.")
SESSION_OFF = _("The session that it sends to does not take place.")
SAID = (
    REFERRED,
    ALL_CANCELLED,
    ALL_ENDED,
    MOVED,
    VISIT_MOVED,
    VISIT_CANCELLED,
    NO_TEST,
    OTHERS_GO,
    SESSION_ANEW,
    SESSION_OFF,
    *VOID_REASONS.values(),
    *OBSTACLES_TOLD.values(),
)


def in_house(reason: str | Promise) -> str:
    """As it is kept, whoever sits before the screen."""
    with override(settings.LANGUAGE_CODE):
        return str(reason)


def as_read(reason: str) -> str | Promise:
    """A reason that was kept, in the reader's language where the program gave it."""
    return _kept().get(reason, reason)


@cache
def _kept() -> Mapping[str, Promise]:
    return {in_house(one): one for one in SAID}

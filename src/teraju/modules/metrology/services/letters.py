"""Letters of assignment (SPT): none outlives what it sends to."""

from __future__ import annotations

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override

from teraju.modules.metrology.models import Appointment, Order, Session
from teraju.modules.metrology.selectors.letters import ASSIGNMENT, names, standing_letter
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import take_back_papers

from .unit_common import tell


def withdraw_letter(
    actor: Viewer,
    target: Order | Session,
    reason: str | Promise,
    *,
    visit: Appointment | None = None,
) -> None:
    """Take the letter back whose journey does not take place; with `visit` only one that names it.

    Part of the use-case that calls the journey off, with its right: a letter rests on the booking,
    so whoever may take that back leaves none standing. Anybody reads the reason at its code: the
    kind of reason, in the language of the house, not what somebody wrote.
    """
    letter = standing_letter(target)
    if letter is None or (visit is not None and not names(letter, visit)):
        return
    with override(settings.LANGUAGE_CODE):
        words = str(reason)
    take_back_papers(actor=actor, target=target, reason=words, number_key=ASSIGNMENT)
    tell(actor, target, "assignment.withdrawn", {"paper": letter.number, "reason": words})

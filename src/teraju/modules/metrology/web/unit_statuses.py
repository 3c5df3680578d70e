"""How the unit's records stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.fitness import Unfit
from teraju.modules.metrology.domain.scope import ScopeState
from teraju.modules.metrology.domain.stamps import StockState, dates_of, next_due
from teraju.modules.metrology.domain.stickers import RollState, StickerState
from teraju.modules.metrology.models import RoomReading, ScopeLetter, Sticker, StickerRoll
from teraju.modules.metrology.models.unit_choices import (
    ROLL_STATES,
    SCOPE_STATES,
    STICKER_STATES,
    STOCK_STATES,
)
from teraju.modules.metrology.selectors.standards import reasons_now
from teraju.modules.metrology.unit_wording import UNFIT
from teraju.platform.web.kinds import Status, Tone

SOON = timedelta(days=60)
SCOPE_TONES: Mapping[str, Tone] = {
    ScopeState.DRAFT: "warn",
    ScopeState.IN_FORCE: "good",
    ScopeState.ENDED: "none",
    ScopeState.DROPPED: "none",
}


def scope_status(letter: ScopeLetter) -> Status:
    meaning: Any = letter.ended_because
    if letter.state == ScopeState.DRAFT:
        meaning = _("It counts once it is put in force.")
    if letter.replaced_by_id:
        meaning = format_lazy(_("Revoked by {number}."), number=letter.ended_because)
    return Status(SCOPE_TONES[letter.state], SCOPE_STATES[letter.state], meaning)


def standard_status(one: Any) -> Status:
    """Of a row of the selector: fit, nearly due, or the first reason why not."""
    reasons = reasons_now(one)
    if reasons:
        word = _UNFIT_WORDS[reasons[0]]
        meaning = format_lazy(" ".join(["{}"] * len(reasons)), *[UNFIT[each] for each in reasons])
        return Status("bad", word, meaning)
    if one.is_taken:
        return Status("warn", _("Out for a job"), _("It is with an official."))
    if is_due_soon(one):
        day = date_format(one.due_on)
        return Status("warn", _("Due soon"), format_lazy(_("Calibrate it by {day}."), day=day))
    if agreement_ends_soon(one):
        words = _("Give it back or renew the agreement by {day}.")
        meaning = format_lazy(words, day=date_format(one.agreement_until))
        return Status("warn", _("Agreement ends soon"), meaning)
    return Status("good", _("Fit for use"))


def is_due_soon(one: Any) -> bool:
    return one.due_on is not None and one.due_on <= one.today + SOON


def agreement_ends_soon(one: Any) -> bool:
    return one.agreement_until is not None and one.agreement_until <= one.today + SOON


_UNFIT_WORDS = {
    Unfit.OVERDUE: pgettext_lazy("standard", "Overdue"),
    Unfit.LENT: _("Lent"),
    Unfit.WITHDRAWN: pgettext_lazy("standard", "Withdrawn"),
    Unfit.NO_CERTIFICATE: _("Not calibrated"),
    Unfit.FOUND_UNFIT: _("Found unfit"),
    Unfit.NO_AGREEMENT: _("Without an agreement"),
    Unfit.AGREEMENT_OVER: _("Agreement over"),
}


def stock_status(stock: Any) -> Status:
    state = StockState(stock.state)
    due = next_due(state, dates_of(stock.year, stock.today))
    if state is StockState.CLOSED or due is None:
        return Status("none", STOCK_STATES[state])
    meaning = format_lazy(_("The next step is due on {day}."), day=date_format(due))
    if due < stock.today:
        return Status("bad", STOCK_STATES[state], meaning)
    return Status("good" if state is StockState.RECEIVED else "warn", STOCK_STATES[state], meaning)


def issue_status(issue: Any) -> Status:
    if issue.returned_on is not None:
        tone: Tone = "warn" if issue.note else "good"
        return Status(tone, _("Back"), issue.note)
    if issue.due_on < issue.today:
        words = format_lazy(_("It was due on {day}."), day=date_format(issue.due_on))
        return Status("bad", _("Not back in time"), words)
    return Status("warn", pgettext_lazy("hand-out", "Out"))


def roll_status(roll: StickerRoll) -> Status:
    if roll.state == RollState.WITHDRAWN:
        return Status("bad", ROLL_STATES[roll.state], roll.withdrawn_because)
    if not roll.left:
        return Status("none", _("Used up"))
    return Status("good", ROLL_STATES[roll.state])


def sticker_status(sticker: Sticker) -> Status:
    tone: Tone = "good" if sticker.state == StickerState.BOUND else "none"
    return Status(tone, STICKER_STATES[sticker.state], sticker.reason)


def reading_status(reading: RoomReading) -> Status:
    if reading.struck_on is not None:
        return Status("none", _("Struck out"), reading.struck_because)
    if reading.is_within:
        return Status("good", _("Within the limits"))
    return Status("bad", _("Outside the limits"))

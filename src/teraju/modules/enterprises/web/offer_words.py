"""How papers, places, checks and listings stand, in tone, word and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.certificates import Standing
from teraju.modules.enterprises.domain.offer_checks import CheckState, GroupResult, Reply
from teraju.modules.enterprises.domain.offer_papers import PapersState
from teraju.modules.enterprises.domain.offer_showcase import ListingState, ShownMark
from teraju.modules.enterprises.models.certificate_choices import STANDINGS
from teraju.modules.enterprises.models.choices import ROADS
from teraju.modules.enterprises.models.offer_choices import (
    CHECK_STATES,
    LISTING_STATES,
    PAPERS_STATES,
    REPLIES,
)
from teraju.platform.web.kinds import Status, Tone

_PAPERS: Mapping[str, tuple[Tone, Any]] = {
    PapersState.DRAFT: ("warn", _("Example text: the owner has to read, change and sign it.")),
    PapersState.CONFIRMED: ("good", _("The owner read it, made it fit and signed it.")),
    PapersState.REPLACED: ("none", _("A newer version took its place.")),
    PapersState.DROPPED: ("none", _("It was given up before the owner confirmed it.")),
}
_CHECKS: Mapping[str, tuple[Tone, Any]] = {
    CheckState.ASKED: ("warn", _("The owner has a link and has not answered yet.")),
    CheckState.DONE: ("good", _("It is answered; what to do next stands below.")),
    CheckState.WITHDRAWN: ("none", _("Its link works no longer; nobody answered.")),
    CheckState.SET_ASIDE: ("none", _("It counts no more.")),
}
_LISTINGS: Mapping[str, tuple[Tone, Any]] = {
    ListingState.PREPARED: ("none", _("Nobody but the agency sees it.")),
    ListingState.RELEASED: ("good", _("Everybody may see it.")),
    ListingState.WITHDRAWN: ("none", _("Its code leads to a page that says so.")),
}
_TONES: Mapping[Standing, Tone] = {
    Standing.SUSPENDED: "bad",
    Standing.WITHDRAWN: "bad",
    Standing.EXPIRED: "bad",
    Standing.IN_FORCE: "good",
    Standing.NOT_YET: "none",
}
_REPLIES: Mapping[Reply, Tone] = {
    Reply.YES: "good",
    Reply.PARTLY: "warn",
    Reply.NO: "bad",
    Reply.NOT_HERE: "none",
}


def papers_status(one: Any) -> Status:
    tone, meaning = _PAPERS[one.state]
    return Status(tone, PAPERS_STATES[one.state], meaning)


def place_status(one: Any) -> Status:
    """Whether a place is certified for CHSE on the day that it is looked at."""
    if one.ended_on:
        return Status("none", _("Off the map"), _("It is no place of tourism any more."))
    if one.chse_until is None:
        return Status("none", _("Not certified"), _("CHSE is voluntary."))
    if one.chse_until < one.as_of:
        return Status("warn", _("CHSE ran out"), _("Its last day is over."))
    return Status("good", _("CHSE certified"), _("A body certified it; see until when."))


def check_status(one: Any) -> Status:
    """Where a check stands; a link whose days are over says so."""
    if one.state == CheckState.ASKED and one.open_until and one.open_until < one.as_of:
        return Status("bad", _("Link ran out"), _("Nobody answered in time: renew the link."))
    tone, meaning = _CHECKS[one.state]
    return Status(tone, CHECK_STATES[one.state], meaning)


def listing_status(one: Any) -> Status:
    tone, meaning = _LISTINGS[one.state]
    return Status(tone, LISTING_STATES[one.state], meaning)


def reply_status(reply: Reply | None) -> Status:
    if reply is None:
        return Status("none", pgettext_lazy("readiness", "not asked"))
    return Status(_REPLIES[reply], REPLIES[reply])


def group_status(one: GroupResult) -> Status:
    """One word for a group of questions."""
    if not one.asked:
        return Status("none", pgettext_lazy("readiness", "Does not apply"))
    if one.is_ready:
        return Status("good", pgettext_lazy("readiness", "Ready"))
    if one.counts[Reply.NO]:
        return Status("bad", pgettext_lazy("readiness", "Something is missing"))
    return Status("warn", pgettext_lazy("readiness", "Nearly ready"))


def ready_words(ready: int | None, asked: int | None) -> str:
    """So many of so many."""
    if ready is None or asked is None:
        return ""
    return _now("%(ready)d of %(asked)d") % {"ready": ready, "asked": asked}


def road_word(mark: ShownMark) -> Any:
    """What a product was granted; before its mark is approved, that is a certificate alone."""
    return ROADS[mark.road] if mark.is_approved else _("Certificate of conformity with SNI")


def mark_status(mark: ShownMark) -> Status:
    return Status(_TONES[mark.standing], STANDINGS[mark.standing])


def tone_of(standing: Standing | None) -> Tone:
    return _TONES[standing] if standing else "none"

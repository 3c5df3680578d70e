"""How study visits, practices and adoptions stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.practices import PracticeState
from teraju.modules.learning.domain.studies import StudyState
from teraju.modules.learning.models.study_choices import PRACTICE_STATES, STUDY_STATES
from teraju.platform.web.kinds import Status, Tone

S, P = StudyState, PracticeState
_STUDIES: Mapping[StudyState, tuple[Tone, Promise]] = {
    S.REQUESTED: ("warn", _("It waits for an answer.")),
    S.PROPOSED: ("warn", _("The guests say whether the day suits them.")),
    S.ACCEPTED: ("good", _("It is to come: write the agenda.")),
    S.HELD: ("good", _("The guests are asked later what they did.")),
    S.FOLLOWED: ("good", _("What came of it is written down.")),
    S.REFUSED: ("none", _("Refused, with the reason.")),
    S.CANCELLED: ("none", _("Called off, with the reason.")),
}
_PRACTICES: Mapping[PracticeState, tuple[Tone, Promise]] = {
    P.DRAFT: ("none", _("Only colleagues see it; the head publishes it.")),
    P.PUBLISHED: ("good", _("Everybody reads it; other governments adopt it.")),
    P.WITHDRAWN: ("none", _("It left the library, with the reason.")),
}


def study_status(visit: Any, today: date) -> Status:
    """Where a visit stands on a day; what is late follows from its days."""
    state = S(visit.state)
    if state is S.REQUESTED and visit.reply_by < today:
        return Status("bad", _("answer overdue"), _("The day for the answer is over."))
    if state is S.ACCEPTED and visit.visit_on < today:
        return Status("bad", _("to be recorded"), _("Its day is over: record it or call it off."))
    if state in (S.HELD, S.FOLLOWED) and visit.follow_up_by and visit.follow_up_by <= today:
        return Status("warn", _("to be asked"), _("Ask the guests what they did."))
    tone, meaning = _STUDIES[state]
    return Status(tone, STUDY_STATES[state], meaning)


_FOR_GUESTS: Mapping[StudyState, Promise] = {
    S.REQUESTED: _("Your request is there and waits for its answer."),
    S.PROPOSED: _("Another day is proposed to you: say whether it suits you."),
    S.ACCEPTED: _("You are expected."),
    S.HELD: _("Thank you for coming."),
    S.FOLLOWED: _("Thank you for coming."),
    S.REFUSED: _("We cannot receive you; the reason stands below."),
    S.CANCELLED: _("The visit was called off."),
}


def guest_status(visit: Any) -> Status:
    """Where a visit stands for its guests: what is late at the host is not their care."""
    state = S(visit.state)
    return Status(_STUDIES[state][0], STUDY_STATES[state], _FOR_GUESTS[state])


def practice_status(practice: Any) -> Status:
    state = P(practice.state)
    tone, meaning = _PRACTICES[state]
    return Status(tone, PRACTICE_STATES[state], meaning)


def shelf_status(one: Any) -> Status:
    if one.withdrawn_on:
        return Status("none", PRACTICE_STATES[P.WITHDRAWN], _PRACTICES[P.WITHDRAWN][1])
    if not one.is_newest:
        return Status("warn", _("older version"), _("A newer version took its place."))
    return Status("good", PRACTICE_STATES[P.PUBLISHED], _PRACTICES[P.PUBLISHED][1])


def adoption_status(one: Any) -> Status:
    """Whether the source moved on since somebody looked at it; needs its newest version."""
    if one.newest_withdrawn and not one.seen_withdrawn:
        return Status("bad", _("source withdrawn"), _("Decide whether you keep your document."))
    if one.newest_number and one.newest_number > one.seen_number:
        sentence = _("Compare it with your document and say what you decide.")
        return Status("warn", _("newer version there"), sentence)
    if one.newest_number and one.newest_number > one.shelf.number:
        return Status("good", _("newer version looked at"))
    return Status("good", pgettext_lazy("adopted practice", "up to date"))

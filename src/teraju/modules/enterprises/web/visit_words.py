"""How visits are told: statuses, answers, people, and what a telephone hears of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from teraju.modules.enterprises.domain.visit_rules import VisitRules, rules_of, visit_rules
from teraju.modules.enterprises.domain.visits import Answer as Found
from teraju.modules.enterprises.domain.visits import Meeting, Outcome, VisitState
from teraju.modules.enterprises.models import Visit, VisitEntry, VisitStep
from teraju.modules.enterprises.models.visit_choices import (
    ANSWERS,
    MEETINGS,
    OUTCOMES,
    VISIT_STATES,
)
from teraju.modules.enterprises.services.visit_sync import Answer
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Status, Tone

_STATES: Mapping[str, Tone] = {
    VisitState.PLANNED: "none",
    VisitState.HELD: "good",
    VisitState.CANCELLED: "none",
}
_OUTCOMES: Mapping[str, Tone] = {
    Outcome.STORED: "good",
    Outcome.CONFLICT: "warn",
    Outcome.REFUSED: "bad",
    Outcome.DISCARDED: "none",
}
_ANSWERS: Mapping[str, Tone] = {
    Found.YES: "good",
    Found.PARTLY: "warn",
    Found.NO: "bad",
    Found.NOT_ASKED: "none",
}


def visit_status(visit: Visit) -> Status:
    return Status(_STATES[visit.state], VISIT_STATES[VisitState(visit.state)], visit.reason or "")


def entry_status(entry: VisitEntry) -> Status:
    meaning: Any = entry.sentence or entry.reason
    if entry.meeting and entry.outcome == Outcome.CONFLICT:
        meaning = MEETINGS[Meeting(entry.meeting)]
    return Status(_OUTCOMES[entry.outcome], OUTCOMES[Outcome(entry.outcome)], meaning)


def answer_status(answer: str) -> Status | str:
    return Status(_ANSWERS[answer], ANSWERS[answer]) if answer in _ANSWERS else "–"


def step_status(step: VisitStep, today: date) -> Status:
    """Done, called done by the owner, late, or open."""
    if step.done_on:
        return Status("good", pgettext("next step", "Done"), date_format(step.done_on))
    if step.told_on:
        words = pgettext("next step", "Done, the owner says")
        return Status("warn", words, _("Look at it, then note that it is done, or open it again."))
    if step.is_late(today):
        return Status("bad", pgettext("next step", "Late"))
    return Status("none", pgettext("next step", "open"))


def step_words(step: VisitStep, today: date) -> str:
    """A next step agreed on earlier, in a line."""
    if step.told_on:
        return _("%(step)s (done, the owner says)") % {"step": step.text}
    if step.is_late(today) and step.due_on:
        day = date_format(step.due_on)
        return _("%(step)s (late, by %(day)s)") % {"step": step.text, "day": day}
    return step.text


def late_status(visit: Visit) -> Status | None:
    """How many next steps of a listed visit are late."""
    late: int = visit.late_steps  # type: ignore[attr-defined]
    if not late:
        return None
    words = ngettext("%(count)d next step late", "%(count)d next steps late", late)
    return Status("bad", words % {"count": late})


def firm(visit: Visit) -> str:
    return str(visit.coaching.product.enterprise)


def when(visit: Visit) -> str:
    """The day, with the time where one is agreed on."""
    day = date_format(visit.planned_on)
    return f"{day}, {time_format(visit.at_time)}" if visit.at_time else day


def who_goes(visit: Visit) -> str:
    """By office, as letters do."""
    people = [one.title for one in visit.coaches.all()]
    return ", ".join(part for part in (*people, visit.company) if part)


def rules_for(visit: Visit, viewer: Viewer) -> VisitRules:
    """The checklist that a visit was held by, or will be."""
    return rules_of(visit.edition) or visit_rules(viewer.today)


def in_words(words: Mapping[str, str]) -> str:
    """In the reader's language."""
    return words["en"] if (get_language() or "id").startswith("en") else words["id"]


def told(answer: Answer) -> dict[str, Any]:
    """The answer to one entry; of a conflict with what stands here."""
    said: dict[str, Any] = {"key": answer.key, "outcome": answer.outcome}
    if answer.sentence:
        said["sentence"] = answer.sentence
    entry = answer.entry
    if entry is None:
        return said
    said["url"] = entry.get_absolute_url()
    theirs = entry.visit
    if entry.meeting == Meeting.HELD_ALREADY and theirs is not None:
        said["theirs"] = {
            "who": theirs.held_office,
            "held_on": theirs.held_on and theirs.held_on.isoformat(),
            "notes": theirs.notes[:300],
            "answers": len(theirs.answers),
        }
    return said


def place_words(visit: Visit) -> str:
    if visit.latitude is None or visit.longitude is None:
        return ""
    spot = f"{visit.latitude}, {visit.longitude}"
    if visit.accuracy is None:
        return spot
    return _("%(spot)s (within %(metres)s m)") % {"spot": spot, "metres": visit.accuracy}

"""What the receipt opens: the standing of a concern in words, and the talk with the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.concerns import policy, telling, wording
from teraju.modules.integrity.concerns.domain.clocks import Days, acknowledge_by, feedback_by
from teraju.modules.integrity.concerns.domain.modes import Kind, Mode, Side
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import Case, Person

from .keeping import kept_of, stands
from .reading import OpenEntry, opened, with_parts

Text = str | Promise

HEADINGS: dict[str, Text] = {
    Kind.REPORT: _("Your report"),
    Kind.ACKNOWLEDGEMENT: _("Confirmation"),
    Kind.FEEDBACK: _("Answer to your concern"),
    Kind.CONCLUSION: _("Answer to your concern"),
    Kind.CONTACT: _("How are you?"),
}


@dataclass(frozen=True)
class Standing:
    """Where a concern stands, in words and days."""

    state: Text
    meaning: Text
    outcome: Text
    mode: Text
    days: list[tuple[Text, date]]


@dataclass(frozen=True)
class Told:
    """An entry of the talk as the reporter reads it."""

    heading: Text
    from_desk: bool
    entry: OpenEntry
    answers: list[telling.Answer]
    text: str


def report_of(case: Case, identity: str) -> OpenEntry | None:
    """The report itself, opened by the reporter's key."""
    rows = with_parts(case.entries.shown_to_reporter().filter(kind=Kind.REPORT))
    return next(iter(opened(rows, identity)), None)


def talk_of(case: Case, identity: str) -> list[Told]:
    """Everything that was sealed to the reporter too, in its order."""
    entries = opened(with_parts(case.entries.shown_to_reporter()), identity)
    keys = {
        key
        for entry in entries
        for key in ((entry.content or {}).get("subject") or {}).get("named", ())
    }
    names = dict(Person.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    return [_told(entry, names) for entry in entries]


def standing_of(case: Case, today: date) -> Standing:
    """The state, what it means, and the days that are behind and ahead."""
    state = State(case.state)
    return Standing(
        state=wording.STATES[state],
        meaning=wording.MEANINGS[state],
        outcome=wording.OUTCOMES[Outcome(case.outcome)] if case.outcome else "",
        mode=telling.MODES[Mode(case.mode)],
        days=_days(case, state, today),
    )


def _days(case: Case, state: State, today: date) -> list[tuple[Text, date]]:
    limits = policy.limits_on(case.received_on)
    days = Days(case.received_on, case.acknowledged_on, extended=case.extended)
    told: list[tuple[Text, date | None]] = [
        (pgettext_lazy("day of a concern", "Received"), case.received_on),
        (pgettext_lazy("day of a concern", "Confirmed"), case.acknowledged_on),
        (pgettext_lazy("day of a concern", "Answered"), case.answered_on),
        (pgettext_lazy("day of a concern", "Followed up"), case.followed_up_on),
        (pgettext_lazy("day of a concern", "Closed"), case.closed_on),
    ]
    if state is State.RECEIVED:
        told.append((_("You hear from us by"), acknowledge_by(case.received_on, limits)))
    elif case.answered_on is None:
        told.append((_("You get an answer by"), feedback_by(days, limits)))
    # Whoever still has something to say has to know until when; each word begins the months anew.
    told.append((_("Kept until, at least"), stands(kept_of(case), today).shred_on))
    return [(label, day) for label, day in told if day is not None]


def _told(entry: OpenEntry, names: dict[int, str]) -> Told:
    content = entry.content or {}
    from_desk = entry.side == Side.HANDLER and entry.kind != Kind.REPORT
    subject = content.get("subject") or {}
    people = [names[key] for key in subject.get("named", ()) if key in names]
    by_default = _("The desk writes") if from_desk else _("You wrote")
    return Told(
        heading=HEADINGS.get(entry.kind, by_default),
        from_desk=from_desk,
        entry=entry,
        answers=telling.answers_of(content, people) if entry.kind == Kind.REPORT else [],
        text=content.get("text", ""),
    )

"""How the entries of a concern are told at the desk: a heading, lines of words, files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from teraju.modules.integrity.concerns import telling, wording
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind, Side
from teraju.modules.integrity.concerns.selectors.reading import OpenEntry, OpenFile
from teraju.modules.integrity.concerns.wording import Text

HEADINGS: Mapping[str, Text] = {
    Kind.REPORT: gettext_lazy("Report"),
    Kind.MESSAGE: gettext_lazy("Message"),
    Kind.IDENTITY: gettext_lazy("Identity"),
    Kind.ACKNOWLEDGEMENT: gettext_lazy("Acknowledgement"),
    Kind.TRIAGE: gettext_lazy("Assessment"),
    Kind.RETALIATION: gettext_lazy("Retaliation"),
    Kind.PROTECTION: gettext_lazy("Plan of protection"),
    Kind.PLAN: gettext_lazy("Plan of the investigation"),
    Kind.NOTE: gettext_lazy("Note"),
    Kind.HEARING: gettext_lazy("Hearing"),
    Kind.CONCLUSION: gettext_lazy("Conclusion"),
    Kind.FEEDBACK: gettext_lazy("Feedback"),
    Kind.CONTACT: gettext_lazy("How the reporter fares"),
    Kind.STEP_BACK: gettext_lazy("Stepped back"),
    Kind.MASKED: gettext_lazy("Masked copy"),
    Kind.STEP: gettext_lazy("Step"),
}
EVENTS: Mapping[str, Text] = {
    "extend": gettext_lazy("More time for the feedback"),
    "close": gettext_lazy("Closed"),
    "reopen": gettext_lazy("Taken up again"),
    "take_back": gettext_lazy("Taken back from the authority"),
    "follow_up": gettext_lazy("What was done about it"),
    "joined": gettext_lazy("Somebody joined"),
    "named": gettext_lazy("Whom it concerns, too"),
    "identity_approved": gettext_lazy("Identity opened"),
    "identity_refused": gettext_lazy("Identity left closed"),
}
# What every line of an entry is called; a key that stands here not is not shown.
LABELS: Mapping[str, Text] = {
    "text": "",
    "outcome": pgettext_lazy("concern", "Outcome"),
    "reason": gettext_lazy("Why it does not belong here"),
    "receiver": gettext_lazy("Forwarded to"),
    "findings": gettext_lazy("What was found, and by what it is shown"),
    "relevance": gettext_lazy("What it is about"),
    "jurisdiction": gettext_lazy("Who may look into it"),
    "completeness": gettext_lazy("How complete"),
    "priority": gettext_lazy("Priority"),
    "risk": gettext_lazy("Risk to the reporter"),
    "facts": gettext_lazy("What is known"),
    "gravity": gettext_lazy("What makes it weigh"),
    "danger": gettext_lazy("What makes it dangerous for the reporter"),
    "question": gettext_lazy("What has to be found out"),
    "steps": gettext_lazy("Steps"),
    "care": gettext_lazy("Protection meanwhile"),
    "measures": pgettext_lazy("desk", "Measures"),
    "person": pgettext_lazy("concern", "Who"),
    "held_on": pgettext_lazy("hearing", "On"),
    "told": gettext_lazy("What was put to them"),
    "answer_until": gettext_lazy("They may add to it until"),
    "review_on": gettext_lazy("Looked at again on"),
    "name": pgettext_lazy("concern", "Who"),
    "purpose": gettext_lazy("For whom the copy is"),
}
CODES: Mapping[str, Mapping[Any, Text]] = {
    "outcome": wording.OUTCOMES,
    "reason": wording.SCOPES,
    "receiver": wording.RECEIVERS,
    "relevance": wording.RELEVANCE,
    "jurisdiction": wording.JURISDICTION,
    "completeness": wording.COMPLETENESS,
    "priority": wording.PRIORITIES,
    "risk": wording.RISKS,
    "facts": wording.FACTS,
    "gravity": wording.GRAVITY,
    "danger": wording.DANGER,
}
DAYS = frozenset({"held_on", "answer_until", "review_on"})


@dataclass(frozen=True)
class Line:
    """A labelled part of an entry; without a label it is the text itself."""

    label: Text
    value: str


@dataclass(frozen=True)
class Told:
    """An entry as the page shows it."""

    place: int
    heading: Text
    day: date
    who: str
    from_reporter: bool
    to_reporter: bool
    lines: list[Line]
    files: list[OpenFile]
    # What of it can be masked for others.
    maskable: bool


def tell(entry: OpenEntry, people: Mapping[int, str]) -> Told:
    """Put an entry into words; one that this key does not open says so.

    `people` are the names of those that a report picked from the directory.
    """
    content = entry.content
    lines = _lines(entry, people)
    heading = EVENTS.get((content or {}).get("event", "")) or HEADINGS[entry.kind]
    from_reporter = entry.side == Side.REPORTER
    return Told(
        place=entry.place,
        heading=heading,
        day=entry.day,
        who=_("the reporter") if from_reporter else entry.author,
        from_reporter=from_reporter,
        to_reporter=entry.audience == Audience.ALL,
        lines=lines,
        files=list(entry.files),
        maskable=content is not None and entry.kind != Kind.MASKED and bool(lines),
    )


def _lines(entry: OpenEntry, people: Mapping[int, str]) -> list[Line]:
    content = entry.content
    if content is None:
        return [Line("", _("Your key does not open this."))]
    if entry.kind == Kind.REPORT:
        named = (content.get("subject") or {}).get("named", ())
        return _answered(
            telling.answers_of(content, [people[key] for key in named if key in people])
        )
    if entry.kind == Kind.IDENTITY:
        return identity_lines(content)
    written = (content.get("subject") or {}).get("written", "")
    content = {**content, "name": written} if written else content
    found = [(key, LABELS[key], content[key]) for key in LABELS if content.get(key)]
    return [Line(label, value_of(key, value)) for key, label, value in found]


def identity_lines(content: Mapping[str, Any]) -> list[Line]:
    """Who a reporter is, line by line."""
    return _answered(telling.identity_of(content))


def _answered(answers: Iterable[telling.Answer]) -> list[Line]:
    return [Line(one.label, str(one.text)) for one in answers]


def value_of(key: str, value: Any) -> str:
    """A code, a list of codes, a day or a text, in words."""
    if isinstance(value, list):
        return ", ".join(value_of(key, each) for each in value)
    if key in DAYS:
        day = parse_date(str(value))
        return date_format(day, "DATE_FORMAT") if day else str(value)
    return str(CODES.get(key, {}).get(value, value))


def text_of(entry: OpenEntry, people: Mapping[int, str]) -> str:
    """The whole text of an entry, as somebody masks it."""
    lines = tell(entry, people).lines
    return "\n\n".join(f"{one.label}: {one.value}" if one.label else one.value for one in lines)

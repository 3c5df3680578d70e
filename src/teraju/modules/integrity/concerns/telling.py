"""The questions of a report and how its answers are told: the same at both sides of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .domain.modes import Channel, Mode

Text = str | Promise

MODES: Mapping[Mode, Text] = {
    Mode.ANONYMOUS: _("Anonymous"),
    Mode.CONFIDENTIAL: _("Confidential"),
    Mode.NAMED: _("With my name"),
}
CHANNELS: Mapping[Channel, Text] = {
    Channel.WEB: pgettext_lazy("way of a concern", "this page"),
    Channel.LETTER: pgettext_lazy("way of a concern", "letter"),
    Channel.PHONE: pgettext_lazy("way of a concern", "telephone"),
    Channel.VISIT: pgettext_lazy("way of a concern", "visit"),
}
KNOWN_FROM: Mapping[str, Text] = {
    "saw": _("I saw or heard it myself"),
    "asked": _("It was asked of me"),
    "told": _("Somebody told me"),
    "documents": _("From documents or data"),
    "other": _("In another way"),
}
AT_RISK: Mapping[str, Text] = {
    "no": _("No"),
    "unsure": _("I do not know"),
    "yes": _("Yes, somebody could harm me for it"),
}
# The answers of a report in the order in which they are asked.
QUESTIONS: Mapping[str, Text] = {
    "what": pgettext_lazy("report", "What happened"),
    "where": pgettext_lazy("report", "Where"),
    "when": pgettext_lazy("report", "When"),
    "known_from": _("How you know of it"),
    "evidence": _("What proves it"),
    "at_risk": _("Whether you are at risk"),
    "risk_note": _("From whom, and what would help"),
}
IDENTITY: Mapping[str, Text] = {
    "name": _("Full name"),
    "contact": _("How to reach you"),
    "card": _("Number of the identity card"),
}
WORDS_OF = {"known_from": KNOWN_FROM, "at_risk": AT_RISK}


@dataclass(frozen=True)
class Answer:
    """A question with its answer, both in words."""

    label: Text
    text: Text


def answers_of(content: Mapping[str, Any], people: Iterable[str] = ()) -> list[Answer]:
    """What a report says, question by question; `people` are the names that were picked."""
    subject = content.get("subject") or {}
    whom = [*people, *([subject["written"]] if subject.get("written") else [])]
    told = [Answer(_("Whom it concerns"), "\n".join(whom))] if whom else []
    for code, label in QUESTIONS.items():
        value = content.get(code)
        if value:
            told.append(Answer(label, WORDS_OF.get(code, {}).get(value, value)))
    return told


def identity_of(content: Mapping[str, Any]) -> list[Answer]:
    """Who somebody is, line by line."""
    return [Answer(label, content[code]) for code, label in IDENTITY.items() if content.get(code)]

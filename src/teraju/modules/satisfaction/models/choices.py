"""What codes of this module are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise, lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.satisfaction.domain.questionnaire import Words, elements, groups
from teraju.modules.satisfaction.domain.states import (
    Channel,
    ComplaintChannel,
    ComplaintState,
    Outcome,
    Standing,
    SurveyState,
)
from teraju.modules.satisfaction.domain.stuffing import Mark

SURVEY_STATES: Mapping[str, Promise] = {
    SurveyState.DRAFT: pgettext_lazy("survey", "draft"),
    SurveyState.OPEN: pgettext_lazy("survey", "open"),
    SurveyState.CLOSED: pgettext_lazy("survey", "closed"),
    SurveyState.PUBLISHED: pgettext_lazy("survey", "published"),
    SurveyState.DROPPED: pgettext_lazy("survey", "dropped"),
}
COMPLAINT_STATES: Mapping[str, Promise] = {
    ComplaintState.RECEIVED: pgettext_lazy("complaint", "received"),
    ComplaintState.IN_WORK: pgettext_lazy("complaint", "being worked on"),
    ComplaintState.ANSWERED: pgettext_lazy("complaint", "answered"),
    ComplaintState.CLOSED: pgettext_lazy("complaint", "closed"),
    ComplaintState.FORWARDED: pgettext_lazy("complaint", "forwarded"),
    ComplaintState.WITHDRAWN: pgettext_lazy("complaint", "withdrawn"),
}
COMPLAINT_CHANNELS: Mapping[str, Promise] = {
    ComplaintChannel.COUNTER: pgettext_lazy("complaint", "At the counter"),
    ComplaintChannel.PAPER: pgettext_lazy("complaint", "On paper, from the box"),
    ComplaintChannel.TELEPHONE: pgettext_lazy("complaint", "By telephone or message"),
    ComplaintChannel.LETTER: pgettext_lazy("complaint", "By letter"),
    ComplaintChannel.SP4N: _("SP4N-LAPOR!"),
}
OUTCOMES: Mapping[str, Promise] = {
    Outcome.JUSTIFIED: pgettext_lazy("complaint", "Justified"),
    Outcome.PARTLY: pgettext_lazy("complaint", "Justified in part"),
    Outcome.UNFOUNDED: pgettext_lazy("complaint", "Not justified"),
}
STANDINGS: Mapping[str, Promise] = {
    Standing.COUNTED: pgettext_lazy("answer", "counted"),
    Standing.MARKED: pgettext_lazy("answer", "marked, to be looked at"),
    Standing.LEFT_OUT: pgettext_lazy("answer", "left out"),
}
CHANNELS: Mapping[str, Promise] = {
    Channel.PHONE: pgettext_lazy("answer", "Phone"),
    Channel.KIOSK: pgettext_lazy("answer", "Kiosk"),
    Channel.PAPER: pgettext_lazy("answer", "Paper"),
    Channel.FILE: pgettext_lazy("answer", "Excel"),
}
MARKS: Mapping[str, Promise] = {
    Mark.HURRIED: _("many sent in a hurry from one place"),
    Mark.CROWD: _("very many from one place in an hour"),
    Mark.ALIKE: _("the same answers many times from one place"),
}
GRADES: Mapping[str, Promise] = {
    "A": pgettext_lazy("satisfaction", "very good"),
    "B": pgettext_lazy("satisfaction", "good"),
    "C": pgettext_lazy("satisfaction", "not so good"),
    "D": pgettext_lazy("satisfaction", "bad"),
}
SCHEMES: Mapping[str, str] = {
    "permenpanrb-14-2017": "PermenPANRB 14/2017",
    "kepmenpan-25-2004": "Kepmenpan 25/2004",
}


# A number as the reader's language writes decimals, where it is named before anybody reads it.
number_lazily: Callable[..., Any] = lazy(number_format, str)
# Reports of nine elements with the bands of 2004 are told by the scheme whose bands they use.
WEIGHTS: Mapping[str, Promise | str] = {
    "exact": _("exact, one part of the number of elements"),
    **{one: number_lazily(one) for one in ("0.111", "0.11", "0.071")},
}
QUESTION_KINDS: Mapping[str, Promise] = {
    "choice": _("one of several answers"),
    "text": _("a few words"),
}


def choices(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(code), text) for code, text in words.items()]


def said(words: Words) -> str:
    """A text of the questionnaire in the reader's language."""
    return words(get_language() or "id")


# The same where a text is named before anybody reads it, such as the heading of a column.
said_lazily: Callable[[Words], Any] = lazy(said, str)


def element_name(code: str) -> str:
    found = elements().get(code)
    return said(found.name) if found else code


def element_choices() -> list[tuple[str, str]]:
    return [(code, said(one.name)) for code, one in elements().items()]


def group_choices(group: str) -> list[tuple[str, str]]:
    return [(code, said(words)) for code, words in groups()[group].options.items()]


def option_name(group: str, code: str) -> str:
    found = groups()[group].options.get(code) if group in groups() else None
    return said(found) if found else code

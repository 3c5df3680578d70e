"""Words of the catalogue in the reader's language, and how colours are told."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .domain.catalogue import IndicatorLine, Kind, Named, catalogues, categories
from .domain.colours import Colour
from .models import Indicator, Question
from .models.choices import COLOURS_AND_NONE

COLOURS = (Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.NOT_ASSESSED)


def named(words: Named) -> str:
    return words.en if get_language() == "en" else words.id


def line_of(indicator: Indicator) -> IndicatorLine:
    return catalogues()[indicator.diagnosis.edition].indicators[indicator.code]


def title_of(edition: str, code: str) -> str:
    """What an indicator is called, marked where nobody could confirm it."""
    return named(catalogues()[edition].indicators[code].title)


def category_word(code: str) -> str:
    return named(categories()[code])


def colour_word(colour: Colour) -> Promise:
    return COLOURS_AND_NONE[colour]


def letter(colour: Colour) -> str:
    """One letter for a colour: read on a grey print and by who does not see red and green."""
    return {
        Colour.GREEN: pgettext("one letter for green", "G"),
        Colour.YELLOW: pgettext("one letter for yellow", "Y"),
        Colour.RED: pgettext("one letter for red", "R"),
        Colour.NOT_ASSESSED: "–",
    }[colour]


def meaning(colour: Colour) -> str:
    """What a colour says: green is the least that is acceptable, red is not "nothing"."""
    return {
        Colour.GREEN: _("The least that is acceptable is there, all year, with evidence."),
        Colour.YELLOW: _("Below what is acceptable: something is missing or does not last."),
        Colour.RED: _("Not acceptable: there may be activities, but nothing carries them."),
        Colour.NOT_ASSESSED: _("Not all of it has been assessed; it counts as no colour."),
    }[colour]


def steps_of(line: IndicatorLine) -> Mapping[Colour, str]:
    return {step: named(words) for step, words in line.steps.items()}


def question_words(question: Question, field: str) -> str:
    """A text of a sub-indicator; what stands as the ladder has it is told in each language."""
    stored: str = getattr(question, field)
    if question.kind == Kind.OTHER:
        return stored
    line = catalogues()[question.question_set.edition].indicators[question.code]
    asked = next(one for one in line.asked if one.kind == question.kind)
    usual = asked.title if field == "title" else asked.steps[Colour(field)]
    return named(usual) if stored == usual.id else stored

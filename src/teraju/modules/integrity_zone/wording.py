"""How the worksheet speaks: areas, questions, answers and figures in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import rounded

from .domain.catalogue import GROUPED, Catalogue, Kind, Name, Question

PARTS: Mapping[str, Promise] = {
    "P": _("Fulfilment (pemenuhan)"),
    "R": _("Reform"),
    GROUPED: _("Results (hasil)"),
}
FIGURES: Mapping[str, Promise] = {
    "total": _("Total score"),
    "lever": _("Levers (pengungkit)"),
    "area_percent": _("Weakest area, per cent of its weight"),
    "clean": _("Clean and accountable"),
    "survey_clean": _("of which the survey (IPAK)"),
    "performance": _("of which performance"),
    "service": _("Excellent service (IPKP)"),
}
ASKED: Mapping[Kind, Promise] = {
    Kind.YES_NO: _("Answer with yes or no."),
    Kind.THREE: _("Answer with A, B or C."),
    Kind.FOUR: _("Answer with A, B, C or D."),
    Kind.FIVE: _("Answer with A, B, C, D or E."),
    Kind.PERCENT: _("Write done/due, as 157/170, or a percentage, as 92.4%."),
    Kind.INDEX: _("Write the index from 0 to 4, as 3.62."),
}
UNCONFIRMED = _(
    "The weights of the areas are confirmed. The wording and number of the questions, what an "
    "answer counts and the thresholds of WBK and WBBM are common practice and not confirmed."
)
PLACES = 2


def told(name: Name) -> str:
    """A text of the catalogue in the reader's language."""
    return name.within(get_language() or "id")


def area_word(found: Catalogue, part: str, area: str) -> str:
    return told((found.groups if part == GROUPED else found.areas)[area])


def page_word(found: Catalogue, page: str) -> str:
    """The name of a page of the sheet: an area, or the results."""
    return str(PARTS[GROUPED]) if page == GROUPED else told(found.areas[page])


def sub_area_word(found: Catalogue, question: Question) -> str:
    if question.part == GROUPED:
        return told(found.groups[question.area])
    return told(found.sub_areas[question.sub_area])


def answer_word(found: Catalogue, question: Question, answer: str) -> str:
    """A kept answer as people read it: "B, for the most part"."""
    if not answer:
        return ""
    option = found.scales.get(question.kind, {}).get(answer)
    if option is None:
        return answer.replace(".", str(number_format(0.1, 1))[1])
    word = told(option.name)
    return word if question.kind is Kind.YES_NO else f"{answer}, {word}"


def points(value: Fraction | Decimal | int) -> str:
    """A score for reading: two decimals, a half up; nothing is decided by it."""
    return str(number_format(rounded(value, PLACES), PLACES))

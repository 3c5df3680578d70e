"""Sentences on figures, targets and periods that make no sense, fit for the user."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .domain.lights import Problem
from .domain.rhythm import MONTHS, Frequency, Stretch

PROBLEMS: Mapping[Problem, Promise] = {
    Problem.NUMERATOR_MISSING: _("Enter the numerator too."),
    Problem.DENOMINATOR_MISSING: _("Enter the denominator too."),
    Problem.DENOMINATOR_ZERO: _(
        "Nothing is divided by zero: if there was no case in this period, leave it unmeasured and "
        "say so in the review."
    ),
    Problem.VALUE_MISSING: _("Enter the value."),
    Problem.NEGATIVE: _("This is below zero: enter zero or more."),
    Problem.NOT_WHOLE: _("What is counted is whole: enter a number without decimals."),
    Problem.MORE_THAN_ALL: _("These are more than all: a share is a part of the denominator."),
    Problem.TOLERANCE_NEGATIVE: _("The tolerance is zero or more."),
    Problem.UPPER_MISSING: _("A range has an upper end: enter it."),
    Problem.UPPER_BELOW: _("The upper end lies below the lower."),
    Problem.UPPER_UNASKED: _("Only a range has an upper end: leave it empty."),
}


def refuse_problems(found: Iterable[tuple[Problem, str]]) -> None:
    """Raise one ValidationError with everything that is wrong, each at its field."""
    errors: dict[str, list[Promise]] = {}
    for problem, field in found:
        errors.setdefault(field, []).append(PROBLEMS[problem])
    if errors:
        raise ValidationError(errors)


def period_words(frequency: Frequency, first: date) -> str:
    """A measuring period as people say it: September 2020, quarter 3 of 2020, 2020."""
    part = (first.month - 1) // MONTHS[frequency] + 1
    match frequency:
        case Frequency.MONTHLY:
            return date_format(first, "F Y")
        case Frequency.QUARTERLY:
            return _now("quarter {part} of {year}").format(part=part, year=first.year)
        case Frequency.HALF_YEARLY:
            return _now("half-year {part} of {year}").format(part=part, year=first.year)
        case Frequency.YEARLY:
            return str(first.year)


def stretch_words(days: Stretch) -> str:
    """Some days as people say them: a year by its number, else from the first to the last."""
    first, last = days.first, days.last
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return str(first.year)
    return f"{date_format(first)} – {date_format(last)}"

"""What is read on a sheet, and what the engine says against it, in the words of the house."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.judging import Reason
from teraju.modules.metrology.number_wording import quantity
from teraju.modules.metrology.unit_wording import named

# What is written in the cells of a sheet.
CELLS: Mapping[str, Promise] = {
    "load": _("Load"),
    "indication": pgettext_lazy("test sheet", "Reading"),
    "added": _("Small weights added"),
    "crossed": _("The beam crosses"),
    "changed": _("The reading changes"),
    "moved": _("The beam moves"),
    "standard_weights": _("Standard weights"),
    "error": pgettext_lazy("test sheet", "Error"),
    "uncertainty": _("Uncertainty"),
    "flow": pgettext_lazy("meter", "Flow"),
    "q": pgettext_lazy("meter", "Flow"),
    "indicated": pgettext_lazy("test sheet", "Shown"),
    "delivered": _("Truly delivered"),
    "actual": _("Truly passed"),
    "reference": pgettext_lazy("test sheet", "Reference"),
    "length": _("Length"),
    "interval": _("Distance of the marks"),
    "limit": _("Limit of error of the office"),
    "limit_percent": _("Limit of error of the office"),
    "accuracy_class": _("Class"),
    "temperature": _("Temperature of the water"),
    "qt": _("Transitional flow (Qt)"),
    "qmin": _("Smallest flow (Qmin)"),
}
CHOICES: Mapping[str, Promise] = {
    "yes": _("yes"),
    "no": _("no"),
    # The flows of a fuel pump, at the desk as on the telephone.
    "maximum": pgettext_lazy("meter", "maximum"),
    "medium": pgettext_lazy("meter", "medium"),
    "slow": pgettext_lazy("meter", "slow"),
}
# What came of the pieces of a set, in the order in which they are counted.
COUNTS: Mapping[str, Promise] = {
    "passed": _("Passed"),
    "adjusted": _("of them adjusted on the spot"),
    "failed": _("Failed"),
    "missing": pgettext_lazy("pieces", "Not brought"),
}
# What is wrong with the counts of a set.
COUNT_FAULTS: Mapping[str, Promise] = {
    "wrong_counts": _("Count what passed and what failed; the adjusted ones are among the passed."),
    "adjusted_many": _("More were adjusted than passed: the adjusted ones are among the passed."),
    "counts_many": _(
        "This makes %(counted)s pieces, and the set has %(count)s: count again, or correct the "
        "number of pieces in the register first."
    ),
    "counts_few": _(
        "This makes %(counted)s of the %(count)s pieces: say of the others too whether they "
        "failed or were not brought."
    ),
}
# The engine's own sentences are English and name a place of its input; these are the ones that a
# hasty hand meets.
_SAID: tuple[tuple[str, Promise], ...] = (
    (r"is missing$", _("Something is missing here: fill it in, or empty the whole row.")),
    (r"must be more than 0", _("This has to be more than 0.")),
    (r"must not be negative", _("This cannot be negative.")),
    (r"is more than e =", _("More than e was added: read again when the display changes.")),
    (r"less than nothing under a load", _("Under a load it shows no number below zero.")),
    (r"is above Max", _("This load lies above what the instrument may show at all.")),
    (r"no limit holds there", _("No limit of error holds at this value: choose one in the range.")),
    (r"no limit is known", _("No limit of error is known for this size.")),
    (r"decimal number", _("Write a number, such as 7,5.")),
    (
        r"not confirmed, give yours|confirmed, give yours",
        _("Give the limit of error of the office."),
    ),
    (r"no rule of", _("No rules of that day are known: the day lies too far back.")),
)


def reading_refused(error: InputError) -> Promise | str:
    """The sentence for somebody who tests; what none of them says is told as the engine does."""
    said = str(error)
    for pattern, sentence in _SAID:
        if re.search(pattern, said):
            place = _place(error.path)
            return f"{place}: {sentence}" if place else sentence
    return _("This cannot be judged (%(place)s): %(why)s") % {"place": error.path, "why": said}


def _place(path: str) -> str:
    """Which cell of which test, by its place in the input of the engine; empty of anything else."""
    root, _dot, rest = path.partition(".")
    test, *parts = rest.split(".")
    known = catalogue().tests.get(test) if root == "tests" else None
    cell = next((CELLS[part] for part in parts if part in CELLS), None)
    if "indications" in parts:
        cell = CELLS["indication"]
    if known is None or cell is None:
        return ""
    number = next((int(part) + 1 for part in parts if part.isdecimal()), None)
    row = "" if number is None else f" {number}"
    return f"{named(known)}{row}, {cell}"


# What the engine lets stand and says all the same, with what it names.
_WARNED: tuple[tuple[str, Promise], ...] = (
    (
        r"is more than is rolled at most: (?P<what>.+)$",
        _("More was rolled over it than is prescribed at most: %(what)s."),
    ),
    (
        r"is less than each area has to bear: (?P<what>.+)$",
        _("The load off the middle was less than is prescribed: %(what)s."),
    ),
    (
        r"^at (?P<load>\S+) (?P<unit>\S+) the display may hide up to (?P<half>\S+) \S+, "
        r"and the error may lie beyond (?P<limit>\S+) \S+: small weights settle it$",
        _(
            "At %(load)s %(unit)s the display may hide up to %(half)s %(unit)s, and the error may "
            "lie beyond %(limit)s %(unit)s: small weights settle it."
        ),
    ),
    (
        r"^the results may lie up to (?P<half>\S+) (?P<unit>\S+) further apart than the display "
        r"shows, and then (?P<limit>\S+) \S+ of standard weights are needed: small weights settle "
        r"it$",
        _(
            "The readings for the substitution may lie up to %(half)s %(unit)s further apart than "
            "the display shows, and then %(limit)s %(unit)s of standard weights are needed: small "
            "weights settle it."
        ),
    ),
    (
        r"those given by the office were used$",
        _("The limits of this kind are not confirmed: those given by the office were used."),
    ),
    (
        r"decree .*those of (?P<what>.+) were used$",
        _("The limits of the Indonesian decree are not confirmed: those of %(what)s were used."),
    ),
    (
        r"count as the heaviest weight$",
        _(
            "The weights ticked make up the largest load only if each piece of a box is as heavy "
            "as the heaviest of them: write in the register what the box weighs together."
        ),
    ),
    (
        r"this limit is not confirmed and does not judge$",
        _("It lies beyond a limit that is not confirmed, which is not held against it."),
    ),
)


def warnings_said(answer: Mapping[str, Any]) -> list[str]:
    """What the engine adds to its verdict, in the words of the house, each once."""
    return list(dict.fromkeys(_warned(one["message"]) for one in answer.get("warnings", ())))


def _warned(said: str) -> str:
    for pattern, sentence in _WARNED:
        if found := re.search(pattern, said):
            return str(sentence) % {
                key: _read(key, text) for key, text in found.groupdict().items()
            }
    return said


def _read(key: str, text: str) -> str:
    """A number that stands by itself in the reader's language, anything else as it is."""
    return quantity(text) if key in ("load", "half", "limit") else text


def in_language(reason: Reason) -> str:
    """What the engine says in both languages, in the reader's."""
    return reason.id if (get_language() or "id").startswith("id") else reason.en

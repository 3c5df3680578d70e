"""How kinds, plates and standings are called on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import InstrumentKind, catalogue
from teraju.modules.metrology.domain.exemptions import ExemptionState
from teraju.modules.metrology.domain.plates import columns_of, sized_by
from teraju.modules.metrology.domain.standing import Standing, standing_on
from teraju.modules.metrology.models import Exemption, Instrument, Owner, Place, Repairer
from teraju.modules.metrology.models.choices import EXEMPTION_STATES, PLACE_KINDS, STANDINGS
from teraju.modules.metrology.selectors.marks import partly_passed
from teraju.modules.metrology.selectors.registers import PERMIT_SOON
from teraju.modules.metrology.unit_wording import named
from teraju.platform.web.kinds import Status, Tone

from .numbers import measured

TONES: Mapping[Standing, Tone] = {
    Standing.NEW: "none",
    Standing.VALID: "good",
    Standing.UNPROVEN: "warn",
    Standing.EXPIRED: "warn",
    Standing.VOID: "bad",
    Standing.REJECTED: "bad",
    Standing.EXEMPT: "none",
    Standing.RETIRED: "none",
}
MEANINGS: Mapping[Standing, Promise] = {
    Standing.NEW: _(
        "No verification of it is on record: look for the mark on it, or ask the office."
    ),
    Standing.VALID: _("It may be used in trade."),
    Standing.UNPROVEN: _(
        "No mark fits on it, and no signed certificate (SKHP) stands for the mark: it may not be"
        " used in trade before one is signed."
    ),
    Standing.EXPIRED: _("It has to be verified again before it is used in trade."),
    Standing.VOID: _("Its mark does not count any more: it has to be verified again."),
    Standing.REJECTED: _("It did not pass: it may not be used."),
    Standing.EXEMPT: _("For the company's own control only, not for trade."),
    Standing.RETIRED: _(
        "It is no longer used, and kept for the record. If it is used in trade, report it."
    ),
}
# What the parameters of a plate are called.
PARAMETERS: Mapping[str, Promise] = {
    "length": _("Length"),
    "accuracy_class": _("Accuracy class"),
    "tension": _("Tension"),
    "bob_mass": _("Mass of the bob"),
    "range": _("Range"),
    "principle": pgettext_lazy("level gauge", "Principle"),
    "constant": pgettext_lazy("meter", "Constant"),
    "tariff": _("Tariff"),
    "tyre": _("Tyre"),
    "speed": _("Highest speed"),
    "time": _("Longest time"),
    "nominal": _("Nominal value"),
    "reference_temperature": _("Reference temperature"),
    "expansion": _("Coefficient of expansion"),
    "compartments": _("Compartments"),
    "index_height": _("Height of the index"),
    "height": pgettext_lazy("tank", "Height"),
    "nozzles": _("Nozzles"),
    "product": pgettext_lazy("fuel", "Product"),
    "qmax": _("Largest flow (Qmax)"),
    "qmin": _("Smallest flow (Qmin)"),
    "medium": pgettext_lazy("meter", "Medium"),
    "dn": _("Nominal diameter (DN)"),
    "q3": _("Permanent flow (Q3)"),
    "r": _("Ratio R (Q3/Q1)"),
    "temperature": _("Temperature class"),
    "max": _("Max"),
    "min": _("Min"),
    "max_low": _("Max of the lower range"),
    "e_low": _("e of the lower range"),
    "e": _("Verification scale interval (e)"),
    "d": _("Scale interval (d)"),
    "supports": _("Points of support"),
    "connectors": _("Connectors"),
    "commodity": _("Commodity"),
    "moisture": _("Moisture"),
}


def plate_words(code: str, plate: Mapping[str, str]) -> list[tuple[Any, str]]:
    """What the plate of an instrument of this kind tells, each value with its unit."""
    kind = catalogue().kinds.get(code)
    found: list[tuple[Any, str]] = []
    for name, value in plate.items():
        parameter = kind.parameters.get(name) if kind else None
        unit = f" {parameter.unit}" if parameter and parameter.unit else ""
        shown = measured(value) if unit else value
        found.append((PARAMETERS.get(name, name), f"{shown}{unit}"))
    return found


@cache
def kind_choices() -> Sequence[tuple[str, Any]]:
    """The kinds by name, each written when it is shown."""
    written = lazy(named, str)
    return [(code, written(kind.name)) for code, kind in catalogue().kinds.items()]


def grouped_kinds(*, with_unit: bool = False) -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds under the names of their groups, in the reader's language.

    With the unit of their size where a number of it is typed beside them.
    """
    known = catalogue()
    return [
        (
            named(group),
            [
                (code, f"{named(kind.name)}{_unit_of(kind) if with_unit else ''}")
                for code, kind in known.kinds.items()
                if kind.group == key
            ],
        )
        for key, group in known.groups.items()
    ]


# A permit that names no kind is for all.
EVERY_KIND = _("every kind")


def units_told(column: str) -> str:
    """In which unit a column of a plate is written, kind by kind."""
    units: dict[str, list[str]] = {}
    for kind in catalogue().kinds.values():
        name = columns_of(kind).get(column)
        unit = kind.parameters[name].unit if name else None
        if unit:
            units.setdefault(unit, []).append(named(kind.name))
    return "; ".join(f"{unit}: {', '.join(kinds)}" for unit, kinds in units.items())


def _unit_of(kind: InstrumentKind) -> str:
    size = sized_by(kind)
    return f" ({size.unit})" if size and size.unit else ""


def standing_status(instrument: Instrument, on: date) -> Status:
    found = standing_on(instrument.standing, instrument.valid_until, on)
    return Status(TONES[found], STANDINGS[found], MEANINGS[found])


def standing_column(instrument: Any) -> Status:
    """The standing of a row that knows its day (`as_of`)."""
    status = standing_status(instrument, instrument.as_of)
    if instrument.void_since is None:
        return status
    return replace(status, word=void_since_word(instrument.void_since))


def void_since_word(day: date) -> Any:
    """Void, and since when: no day is named until which it would count."""
    return format_lazy(_("Void since {day}"), day=date_format(day, "SHORT_DATE_FORMAT"))


def pieces_words(instrument: Instrument, standing: Standing, today: date) -> str:
    """How many of a set passed, where not all did; one query for a set that is valid."""
    found = partly_passed(instrument, today) if standing is Standing.VALID else None
    if found is None:
        return ""
    words = _("%(passed)s of %(all)s pieces passed; the others may not be used.")
    if found.tested >= instrument.count and found.are_marked:
        words = _(
            "%(passed)s of %(all)s pieces passed; whichever bears the mark batal is not used."
        )
    return str(words % {"passed": found.passed, "all": max(found.tested, instrument.count)})


def exemption_status(exemption: Exemption) -> Status:
    tones: Mapping[str, Tone] = {
        ExemptionState.REQUESTED: "warn",
        ExemptionState.GRANTED: "good",
        ExemptionState.REFUSED: "bad",
        ExemptionState.WITHDRAWN: "none",
    }
    meanings = {
        ExemptionState.REFUSED: _(
            "It is verified again as before. Hand the letter to whoever asked."
        ),
        ExemptionState.WITHDRAWN: _("It is verified again by its date, and the words come off it."),
    }
    state = ExemptionState(exemption.state)
    return Status(tones[state], EXEMPTION_STATES[state], meanings.get(state, ""))


def owner_status(owner: Owner) -> Status:
    if owner.ended_on:
        return Status("none", _("Trades no longer"))
    return Status("good", _("Trades"))


def place_status(place: Place) -> Status:
    return Status("none", _("Closed")) if place.closed_on else Status("good", _("Open"))


def permit_status(repairer: Repairer, on: date) -> Status:
    if repairer.ended_on:
        return Status("none", pgettext_lazy("repairer", "Ended"))
    if repairer.permit_until and repairer.permit_until < on:
        return Status("bad", _("Permit has run out"), _("Repairs by them do not count any more."))
    if repairer.permit_until and repairer.permit_until <= on + PERMIT_SOON:
        return Status("warn", _("Permit runs out soon"), _("Ask them for the new permit in time."))
    return Status("good", _("Permit is valid"))


def place_kind_word(place: Place) -> Promise:
    return PLACE_KINDS[place.kind]

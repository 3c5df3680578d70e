"""Whether a standard may be used on a day, whatever it is used for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from teraju.kernel.states import StateTable, Transition
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.judging import PASSED, Judgement
from teraju.modules.metrology.domain.mass_units import milligrams
from teraju.modules.metrology.domain.standards import (
    Standards,
    fitness,
    summed,
    weight_limit,
    weight_rules,
)


class StandardState(StrEnum):
    """Whether a standard is there to be used."""

    IN_USE = "in_use"
    WITHDRAWN = "withdrawn"


class CameBack(StrEnum):
    """How a standard came back from a job, or that it did not."""

    IN_ORDER = "in_order"
    DAMAGED = "damaged"
    MISSING = "missing"


KEEPERS = frozenset({"tester", "metrology_head"})
STANDARD = StateTable.of(
    "standard",
    StandardState.IN_USE,
    (
        Transition(StandardState.IN_USE, "withdraw", StandardState.WITHDRAWN, KEEPERS),
        Transition(StandardState.WITHDRAWN, "restore", StandardState.IN_USE, KEEPERS),
    ),
)


class Unfit(StrEnum):
    """Why a standard is not used, the weightiest first."""

    WITHDRAWN = "withdrawn"
    NO_CERTIFICATE = "no_certificate"
    FOUND_UNFIT = "found_unfit"
    OVERDUE = "overdue"
    LENT = "lent"
    NO_AGREEMENT = "no_agreement"
    AGREEMENT_OVER = "agreement_over"
    TAKEN = "taken"
    GIVEN_BACK = "given_back"
    NOT_ALONG = "not_along"
    OF_OFFICE = "of_office"
    DUE_BACK = "due_back"


@dataclass(frozen=True, slots=True)
class StandardFacts:
    """What is known of a standard on a day; the certificate is the last one by then."""

    is_withdrawn: bool = False
    has_certificate: bool = True
    found_fit: bool = True
    due_on: date | None = None
    is_lent: bool = False
    is_borrowed: bool = False
    agreement: str = ""
    agreement_on: date | None = None
    agreement_until: date | None = None
    is_taken: bool = False
    is_given_back: bool = False
    is_left_behind: bool = False
    is_of_office: bool = False
    is_due_back: bool = False


def unfit(facts: StandardFacts, on: date) -> tuple[Unfit, ...]:
    """Give everything that stands against the use of a standard; the day it is due still counts.

    Source: SOP-5 Met-Bpp (standards with a valid certificate), SKKPTTU (borrowed under agreements).
    """
    over = facts.agreement_until is not None and on > facts.agreement_until
    agreed = facts.agreement and (facts.agreement_on is None or facts.agreement_on <= on)
    stands = {
        Unfit.WITHDRAWN: facts.is_withdrawn,
        Unfit.NO_CERTIFICATE: not facts.has_certificate,
        Unfit.FOUND_UNFIT: facts.has_certificate and not facts.found_fit,
        Unfit.OVERDUE: facts.due_on is not None and on > facts.due_on,
        Unfit.LENT: facts.is_lent,
        Unfit.NO_AGREEMENT: facts.is_borrowed and not agreed,
        Unfit.AGREEMENT_OVER: facts.is_borrowed and over,
        Unfit.TAKEN: facts.is_taken,
        Unfit.GIVEN_BACK: facts.is_given_back,
        Unfit.NOT_ALONG: facts.is_left_behind,
        Unfit.OF_OFFICE: facts.is_of_office,
        Unfit.DUE_BACK: facts.is_due_back,
    }
    return tuple(reason for reason, holds in stands.items() if holds)


@dataclass(frozen=True, slots=True)
class Weight:
    """Weights of one nominal mass and class among the standards, in a unit of mass."""

    accuracy_class: str
    nominal: Decimal
    unit: str
    count: int


def good_enough(weights: Iterable[Weight], limit_mg: Decimal, on: date) -> Judgement:
    """Judge whether weights may decide at a load whose limit of error is `limit_mg`, in mg.

    Raises NoSuchWeight for a weight that OIML R 111 does not know. Source: OIML R 76-1:2006, 3.7.1.
    """
    rules = weight_rules(on)
    used = [_standards(one, rules) for one in weights]
    if not used:
        return PASSED
    return fitness(summed(used), limit_mg, _parts(on), "mg")


def _standards(one: Weight, rules: Any) -> Standards:
    nominal = milligrams(one.nominal, one.unit)
    limit = weight_limit(one.accuracy_class, nominal, rules)
    return Standards(one.accuracy_class, nominal, one.count, limit)


def _parts(on: date) -> int:
    return edition("nawi", on).integer("standards_parts")


@dataclass(frozen=True, slots=True)
class RoomLimits:
    """Between which values the air of the room is expected to lie: °C and % of humidity."""

    edition: str
    temperature: tuple[Decimal, Decimal]
    humidity: tuple[Decimal, Decimal]


def room_limits(on: date) -> RoomLimits:
    """Give the limits in force on a day."""
    rules = edition("room", on)
    numbers = {key: Decimal(value) for key, value in rules.values.items()}
    return RoomLimits(
        rules.name,
        (numbers["temperature_from"], numbers["temperature_to"]),
        (numbers["humidity_from"], numbers["humidity_to"]),
    )


def within_room(temperature: Decimal, humidity: Decimal, limits: RoomLimits) -> bool:
    """Whether a reading lies within both limits; the edges do."""
    low, high = limits.temperature
    dry, damp = limits.humidity
    return low <= temperature <= high and dry <= humidity <= damp

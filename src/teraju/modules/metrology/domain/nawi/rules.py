"""The numbers of OIML R 76 as typed values, read once for each edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.editions import edition

ACCURACY_CLASSES = ("I", "II", "III", "IIII")


@dataclass(frozen=True, slots=True)
class ClassRow:
    """What a class asks of an instrument whose e (g) lies from `e_from` to `e_to`."""

    e_from: Decimal
    e_to: Decimal | None
    min_in_e: int
    n_from: int
    n_to: int | None


@dataclass(frozen=True, slots=True)
class Eccentricity:
    """How much of Max stands on each area of the receptor."""

    supports: int
    parts: int
    rolling_share: Decimal


@dataclass(frozen=True, slots=True)
class Substitution:
    """Which part of Max must be standard weights where the spread (in e) is small enough."""

    parts: int
    spread_in_e: Decimal | None


@dataclass(frozen=True, slots=True)
class NawiRules:
    """One edition; loads and errors are counted in e."""

    edition: Edition
    bands: Mapping[str, tuple[tuple[int | None, Decimal], ...]]
    classes: Mapping[str, tuple[ClassRow, ...]]
    transport_classes: tuple[str, ...]
    transport_min_in_e: int
    range_ratio: Mapping[str, int]
    largest_e_in_d: int
    direct_reading: Decimal
    beyond_max_in_e: int
    zero_in_e: Decimal
    tare_in_e: Decimal
    discrimination_in_d: Decimal
    repeatability_share: Decimal
    repeatability_times: Mapping[str, int]
    eccentricity: Eccentricity
    standards_parts: int
    substitution: tuple[Substitution, ...]
    substitution_share: Decimal
    substitution_times: int


def nawi_rules(on: date | None) -> NawiRules:
    """Give the rules in force on a day, the newest without one."""
    return _typed(edition("nawi", on).name, on)


@lru_cache(maxsize=16)
def _typed(_name: str, on: date | None) -> NawiRules:
    found = edition("nawi", on)
    values = found.values
    transport, spread, corner = (
        values[key] for key in ("transport_tariff", "repeatability", "eccentricity")
    )
    replaced = values["substitution_repeatability"]
    return NawiRules(
        edition=found,
        bands={name: _bands(values, name) for name in ACCURACY_CLASSES},
        classes={
            name: tuple(_class_row(row) for row in values["classes"][name])
            for name in ACCURACY_CLASSES
        },
        transport_classes=tuple(transport["classes"]),
        transport_min_in_e=transport["min_in_e"],
        range_ratio=values["range_ratio"],
        largest_e_in_d=values["largest_e_in_d"],
        direct_reading=Decimal(values["direct_reading"]),
        beyond_max_in_e=values["beyond_max_in_e"],
        zero_in_e=Decimal(values["zero_in_e"]),
        tare_in_e=Decimal(values["tare_in_e"]),
        discrimination_in_d=Decimal(values["discrimination_in_d"]),
        repeatability_share=Decimal(spread["share_of_max"]),
        repeatability_times=spread["times"],
        eccentricity=Eccentricity(
            corner["supports"], corner["parts"], Decimal(corner["rolling_share"])
        ),
        standards_parts=values["standards_parts"],
        substitution=tuple(
            Substitution(row["parts"], _optional(row["spread_in_e"]))
            for row in values["substitution"]
        ),
        substitution_share=Decimal(replaced["share_of_max"]),
        substitution_times=replaced["times"],
    )


def _bands(values: Mapping[str, Any], name: str) -> tuple[tuple[int | None, Decimal], ...]:
    edges: list[int | None] = [*values["edges"][name], None]
    multiples = (Decimal(multiple) for multiple in values["multiples"])
    return tuple(zip(edges, multiples, strict=True))


def _class_row(row: Mapping[str, Any]) -> ClassRow:
    return ClassRow(
        e_from=Decimal(row["e_from"]),
        e_to=_optional(row["e_to"]),
        min_in_e=row["min_in_e"],
        n_from=row["n_from"],
        n_to=row["n_to"],
    )


def _optional(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)

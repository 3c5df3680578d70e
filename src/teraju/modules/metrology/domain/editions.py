"""The dated rules of metrology: which edition judges, and the factor of the kind of control."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).resolve().parents[1] / "rules"


class Control(StrEnum):
    """Why an instrument is tested."""

    INITIAL = "initial"
    SUBSEQUENT = "subsequent"
    IN_SERVICE = "in_service"


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole of a verification.

    `on` picks the rules in force on a day, the newest without one; `factor` stands in for the
    multiple of the limit that the rules know for this kind of control.
    """

    control: Control
    unit: str
    factor: Decimal | None = None
    on: date | None = None


def edition(name: str, on: date | None) -> Edition:
    """Give the rules of a file in force on a day; raises NoRuleInForce before the first."""
    rules = load_rule_set(_file(name))
    return rules.editions[-1] if on is None else rules.on(on)


def editions(name: str) -> tuple[Edition, ...]:
    """Give every edition of a file, oldest first."""
    return load_rule_set(_file(name)).editions


@cache
def _file(name: str) -> Path:
    """Where a file of rules lies; an import asks a hundred thousand times."""
    return _RULES / f"{name}.yaml"


def control_factor(kind: str, setting: Setting) -> Decimal:
    """Give the multiple of the limit for a kind that has no column in service of its own."""
    if setting.factor is not None:
        return setting.factor
    factors = edition("control", setting.on).values.get(kind)
    return Decimal(1) if factors is None else Decimal(factors[setting.control])


def cited_factor(kind: str, setting: Setting) -> list[dict[str, str | bool]]:
    """List what the multiple of the limit rests on; nothing where it is the limit itself."""
    rules = edition("control", setting.on)
    key = "given" if setting.factor is not None else f"{kind}_{setting.control}"
    return rules.cite(key) if key in rules.references else []


def cited(rules: Edition, keys: Iterable[str]) -> list[dict[str, str | bool]]:
    """List references once each, in the order in which they were used."""
    return rules.cite(*dict.fromkeys(keys))


def clause(rules: Edition, key: str) -> str:
    """Name the place of one rule in words."""
    reference = rules.references[key]
    return f"{reference.document}:{reference.edition}, {reference.clause}"

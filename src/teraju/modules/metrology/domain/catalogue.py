"""The catalogue of measuring instruments (UTTP): what each is, how it is tested, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import BrokenRuleSet
from teraju.modules.metrology.domain.editions import edition


class UnknownInstrument(DomainError):
    """No instrument of the catalogue has this code."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """What the plate tells, with its unit and the range that is usual; None: no bound."""

    unit: str | None
    usual_from: str | None
    usual_to: str | None


@dataclass(frozen=True, slots=True)
class Requirement:
    """The document that an instrument is judged by; `printed` says it on papers, by its days."""

    document: str
    edition: str
    confirmed: bool
    printed: tuple[tuple[date, str], ...]

    def printed_on(self, day: date) -> str:
        """Give what a paper of a day says of it; empty before any that is known."""
        return next((text for since, text in reversed(self.printed) if since <= day), "")


@dataclass(frozen=True, slots=True)
class VerificationPeriod:
    """Months between two verifications, from the day on which its rule holds; None: not known."""

    valid_from: date
    months: int | None
    regulation: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class InstrumentKind:
    """One kind of the catalogue; `calculator` is None where no limit of error is known."""

    code: str
    name: Named
    group: str
    parameters: Mapping[str, Parameter]
    requirement: Requirement
    calculator: str | None
    plan: tuple[str, ...]
    periods: tuple[VerificationPeriod, ...]
    counted_by: str

    def period_on(self, day: date) -> VerificationPeriod | None:
        """Give the period that holds on a day, None before the first that is known."""
        return next((each for each in reversed(self.periods) if each.valid_from <= day), None)


# Built into the ground or into pipes: where it stands decides what it measures.
_BUILT_IN = frozenset(
    {
        *("weighbridge", "rail_weighbridge", "weigh_in_motion", "belt_weigher"),
        *("fixed_tank", "spherical_tank", "level_gauge", "charger"),
    }
)


def is_built_in(kind: InstrumentKind) -> bool:
    """Whether a kind is fixed where it stands, unless somebody says otherwise of one."""
    return kind.group == "volume_dynamic" or kind.code in _BUILT_IN


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All kinds by code, and what groups and tests are called."""

    kinds: Mapping[str, InstrumentKind]
    groups: Mapping[str, Named]
    tests: Mapping[str, Named]

    def kind(self, code: str) -> InstrumentKind:
        """Give a kind; raises UnknownInstrument."""
        try:
            return self.kinds[code]
        except KeyError as error:
            raise UnknownInstrument(f"{code} is no instrument of the catalogue") from error


@lru_cache(maxsize=8)
def catalogue(on: date | None = None) -> Catalogue:
    """Give the catalogue of a day, the newest without one; raises BrokenRuleSet."""
    values = edition("instruments", on).values
    groups, tests = (
        {code: Named(**names) for code, names in values[key].items()} for key in ("groups", "tests")
    )
    kinds = {code: _kind(code, row) for code, row in values["instruments"].items()}
    for kind in kinds.values():
        unknown = {kind.group} - set(groups) | set(kind.plan) - set(tests)
        if unknown:
            raise BrokenRuleSet(f"instruments.{kind.code}: unknown {', '.join(sorted(unknown))}")
    return Catalogue(kinds, groups, tests)


def _kind(code: str, row: Mapping[str, Any]) -> InstrumentKind:
    try:
        return InstrumentKind(
            code=code,
            name=Named(row["id"], row["en"]),
            group=row["group"],
            parameters={
                name: Parameter(each["unit"], each["from"], each["to"])
                for name, each in row["parameters"].items()
            },
            requirement=_requirement(row["requirement"]),
            calculator=row["calculator"],
            plan=tuple(row["plan"]),
            periods=tuple(_period(each) for each in row["periods"]),
            counted_by=row["counted_by"],
        )
    except (KeyError, TypeError) as error:
        raise BrokenRuleSet(f"instruments.{code}: {error}") from error


def _requirement(row: Mapping[str, Any]) -> Requirement:
    printed = tuple((each["from"], each["text"]) for each in row["printed"])
    return Requirement(row["document"], row["edition"], row["confirmed"], printed)


def _period(row: Mapping[str, Any]) -> VerificationPeriod:
    return VerificationPeriod(row["from"], row["months"], row["regulation"], row["confirmed"])

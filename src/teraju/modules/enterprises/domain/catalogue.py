"""The standards, the schemes and the commodities that they are for, as they stand on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import BrokenRuleSet, RuleSet, load_rule_set

from .kinds import Sector

_RULES = Path(__file__).resolve().parents[1] / "rules"


class StandardStatus(StrEnum):
    """Whether it is a standard, a draft of one, or asked for."""

    SNI = "sni"
    RSNI = "rsni"
    PROPOSED = "proposed"


class SchemeKind(StrEnum):
    """What a scheme gives: a certificate, a declaration of one's own, or a mark that is no SNI."""

    CERTIFICATION = "certification"
    DECLARATION = "declaration"
    OTHER_MARK = "other_mark"


@dataclass(frozen=True, slots=True)
class Named:
    """Words in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Commodity:
    """A kind of product: how people call it, and what is known where there is no standard."""

    code: str
    name: Named
    sector: Sector
    words: tuple[str, ...]
    note: Named | None
    # Standards of other things to learn from.
    beside: tuple[str, ...]
    scheme: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Tests:
    """What a laboratory looks at, in our own words."""

    names: tuple[Named, ...]
    source: Named
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard or what is to become one; `until` is the first day on which it counts no more."""

    code: str
    number: str
    title: Named
    status: StandardStatus
    is_terms: bool
    since: date | None
    until: date | None
    amendments: tuple[str, ...]
    commodities: tuple[str, ...]
    is_mandatory: bool
    law: str
    is_law_confirmed: bool
    exclusions: Named | None
    scheme: str
    tests: Tests | None
    note: Named | None
    source: Named
    is_confirmed: bool

    def counts_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


@dataclass(frozen=True, slots=True)
class Regulation:
    """What rules a scheme from a day on."""

    name: str
    since: date
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to a mark: its regulation over time, how long a certificate lasts, what is tested."""

    code: str
    name: Named
    kind: SchemeKind
    regulations: tuple[Regulation, ...]
    years: int | None
    surveillance_months: int | None
    cycle_source: str
    is_cycle_confirmed: bool
    types: tuple[Named, ...]
    source: str
    is_confirmed: bool

    def regulation_on(self, day: date) -> Regulation | None:
        """Pick the regulation in force on a day; None where none is known."""
        standing = [one for one in self.regulations if one.since <= day]
        return standing[-1] if standing else None


def commodities() -> Sequence[Commodity]:
    """List every kind of product that the catalogue knows, in its order."""
    return list(_known().commodities.values())


def commodity(code: str) -> Commodity | None:
    """Find a kind of product; None for a code that the catalogue does not hold."""
    return _known().commodities.get(code)


def standards(day: date | None = None) -> Sequence[Standard]:
    """List the standards, those alone that count on `day` if one is given."""
    found = _known().standards.values()
    return [one for one in found if day is None or one.counts_on(day)]


def standard(code: str) -> Standard | None:
    """Find a standard, whether it counts today or not; None for a code that is not there."""
    return _known().standards.get(code)


def standards_of(commodity: str, day: date) -> Sequence[Standard]:
    """List what counts for a kind of product on a day; empty where there is no SNI yet."""
    return [one for one in standards(day) if commodity in one.commodities]


def schemes() -> Sequence[Scheme]:
    """List every scheme."""
    return list(_known().schemes.values())


def scheme(code: str) -> Scheme | None:
    """Find a scheme; None for a code that is not there."""
    return _known().schemes.get(code)


def scheme_of(standard: Standard, day: date) -> Scheme | None:
    """Find the scheme by which a standard is certified; None where none is known on that day."""
    found = scheme(standard.scheme)
    if found is None or (found.regulations and found.regulation_on(day) is None):
        return None
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    commodities: Mapping[str, Commodity]
    standards: Mapping[str, Standard]
    schemes: Mapping[str, Scheme]


@lru_cache(maxsize=1)
def _known() -> _Known:
    return read(load_rule_set(_RULES / "sni.yaml"), load_rule_set(_RULES / "schemes.yaml"))


def read(sni: RuleSet, ways: RuleSet) -> _Known:
    """Make the catalogue of two rule sets, the newest edition of each; raises BrokenRuleSet."""
    lines, schemes = sni.editions[-1].values, ways.editions[-1].values
    known = _Known(
        {code: _told(code, row, _commodity) for code, row in lines["commodities"].items()},
        {code: _told(code, row, _standard) for code, row in lines["standards"].items()},
        {
            code: _told(code, {**row, "all_types": schemes["types"]}, _scheme)
            for code, row in schemes["schemes"].items()
        },
    )
    _check(known)
    return known


def _check(known: _Known) -> None:
    """Whatever is named must be there."""
    for one in known.standards.values():
        unknown = set(one.commodities) - set(known.commodities)
        if unknown or (one.scheme and one.scheme not in known.schemes):
            raise BrokenRuleSet(f"{one.code}: unknown {sorted(unknown) or one.scheme}")
    for each in known.commodities.values():
        if set(each.beside) - set(known.standards) or (
            each.scheme and each.scheme not in known.schemes
        ):
            raise BrokenRuleSet(f"{each.code}: names what is not there")


def _told(code: str, row: Mapping[str, Any], make: Any) -> Any:
    try:
        return make(code, row)
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenRuleSet(f"{code}: {error}") from error


def _year(value: int | None) -> date | None:
    return date(value, 1, 1) if value else None


def _named(row: Mapping[str, str] | None) -> Named | None:
    return Named(row["id"], row["en"]) if row else None


def _source(told: str | Mapping[str, str]) -> Named:
    """Where it is from: a name that is the same in every language, or words in each."""
    return Named(told, told) if isinstance(told, str) else Named(told["id"], told["en"])


def _commodity(code: str, row: Mapping[str, Any]) -> Commodity:
    return Commodity(
        code=code,
        name=Named(row["id"], row["en"]),
        sector=Sector(row["sector"]),
        words=tuple(row["words"]),
        note=_named(row.get("note")),
        beside=tuple(row.get("beside", ())),
        scheme=row.get("scheme", ""),
        is_confirmed=row.get("confirmed", True),
    )


def _standard(code: str, row: Mapping[str, Any]) -> Standard:
    tests = row.get("tests")
    return Standard(
        code=code,
        number=row["number"],
        title=Named(row["id"], row["en"]),
        status=StandardStatus(row["status"]),
        is_terms=row.get("role") == "terms",
        since=_year(row.get("since")),
        until=_year(row.get("until")),
        amendments=tuple(row.get("amendments", ())),
        commodities=tuple(row["commodities"]),
        is_mandatory=row["mandatory"],
        law=row.get("law", ""),
        is_law_confirmed=row.get("law_confirmed", True),
        exclusions=_named(row.get("exclusions")),
        scheme=row.get("scheme", ""),
        tests=Tests(
            tuple(Named(one["id"], one["en"]) for one in tests["list"]),
            _source(tests["source"]),
            tests["confirmed"],
        )
        if tests
        else None,
        note=_named(row.get("note")),
        source=_source(row["source"]),
        is_confirmed=row["confirmed"],
    )


def _scheme(code: str, row: Mapping[str, Any]) -> Scheme:
    cycle = row["cycle"]
    return Scheme(
        code=code,
        name=Named(row["name"]["id"], row["name"]["en"]),
        kind=SchemeKind(row["kind"]),
        regulations=tuple(
            Regulation(one["name"], date(one["from"], 1, 1), one["confirmed"])
            for one in row["regulations"]
        ),
        years=cycle["years"],
        surveillance_months=cycle["surveillance_months"],
        cycle_source=cycle["source"],
        is_cycle_confirmed=cycle["confirmed"],
        types=tuple(
            Named(row["all_types"][one]["id"], row["all_types"][one]["en"]) for one in row["types"]
        ),
        source=row["source"],
        is_confirmed=row["confirmed"],
    )

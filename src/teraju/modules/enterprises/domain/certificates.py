"""How long a certificate lasts, what it is worth on a day, and when somebody looks again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from teraju.kernel.periods import add_months, add_years
from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set
from teraju.kernel.states import StateTable, Transition

from .kinds import Road

_RULES = Path(__file__).parent.parent / "rules" / "certificates.yaml"


class Scheme(StrEnum):
    """How a body looks at a product: one batch by test, or the product and its system."""

    BATCH = "1"
    SYSTEM = "5"


class Said(StrEnum):
    """What a body says of a certificate from a day on."""

    SUSPENDED = "suspended"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """What a certificate is worth on a day; computed, never stored."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class ApplicationState(StrEnum):
    """Where an application to a body stands."""

    PREPARED = "prepared"
    SUBMITTED = "submitted"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


APPLICATION = StateTable.of(
    "application",
    ApplicationState.PREPARED,
    [
        Transition(source, event, target, frozenset())
        for source, event, target in (
            ("prepared", "submit", "submitted"),
            ("prepared", "withdraw", "withdrawn"),
            ("submitted", "grant", "granted"),
            ("submitted", "refuse", "refused"),
            ("submitted", "withdraw", "withdrawn"),
            # Nothing is lost by a change of mind: the same papers are taken up again.
            ("refused", "reopen", "prepared"),
            ("withdrawn", "reopen", "prepared"),
        )
    ],
)
# What may be said of a certificate, by what was said last.
SAYING = StateTable.of(
    "certificate",
    Said.RESTORED,
    [
        Transition(Said.RESTORED, "suspend", Said.SUSPENDED, frozenset()),
        Transition(Said.RESTORED, "withdraw", Said.WITHDRAWN, frozenset()),
        Transition(Said.SUSPENDED, "restore", Said.RESTORED, frozenset()),
        Transition(Said.SUSPENDED, "withdraw", Said.WITHDRAWN, frozenset()),
    ],
)


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper that goes along with an application; without an asked one it is not sent."""

    key: str
    en: str
    id: str
    asked: bool


def rules(day: date) -> Edition:
    """The rules about certificates in force on a day; raises NoRuleInForce."""
    return load_rule_set(_RULES).on(day)


def last_day(road: Road, valid_from: date) -> date | None:
    """The last day of a certificate, the same day some years on; None where no end is known.

    29 February becomes 28 February. Source: rules/certificates.yaml.
    """
    years = _whole(rules(valid_from), "years", road)
    return add_years(valid_from, years) if years else None


def surveillance_days(
    road: Road, scheme: str, valid_from: date, valid_until: date | None
) -> Sequence[date]:
    """The days by which the body looks again while a certificate lasts, the last day left out.

    What is to be done on the last day is the recertification.
    """
    if road is not Road.SPPT_SNI or valid_until is None or scheme not in list(Scheme):
        return ()
    months = _whole(rules(valid_from), "surveillance_months", scheme)
    if not months:
        return ()
    found = []
    number = 1
    while (day := add_months(valid_from, months * number)) < valid_until:
        found.append(day)
        number += 1
    return tuple(found)


def standing_on(
    day: date, *, valid_from: date, valid_until: date | None, said: Iterable[tuple[str, date]] = ()
) -> Standing:
    """What a certificate is worth on a day; it is in force on its first and its last day.

    `said` in the order in which it was said. A withdrawal outranks the end, that a suspension.
    """
    last = None
    for kind, since in said:
        if since <= day:
            last = kind
    return worth(day, valid_from=valid_from, valid_until=valid_until, last=last)


def worth(day: date, *, valid_from: date, valid_until: date | None, last: str | None) -> Standing:
    """What a certificate is worth on a day of which is known what was said last."""
    if last == Said.WITHDRAWN:
        return Standing.WITHDRAWN
    if valid_until is not None and day > valid_until:
        return Standing.EXPIRED
    if day < valid_from:
        return Standing.NOT_YET
    return Standing.SUSPENDED if last == Said.SUSPENDED else Standing.IN_FORCE


def papers_asked(road: Road, day: date) -> Sequence[AskedPaper]:
    """What an application on a road takes along; none where there is no application."""
    found = rules(day).values["papers"].get(road, [])
    return tuple(AskedPaper(**one) for one in found)


def every_paper() -> Mapping[str, AskedPaper]:
    """Every paper that was ever asked for, by its key, in the words of the newest edition."""
    editions = sorted(load_rule_set(_RULES).editions, key=lambda one: one.valid_from)
    listed = [row for one in editions for rows in one.values["papers"].values() for row in rows]
    return {row["key"]: AskedPaper(**row) for row in listed}


def missing_papers(road: Road, day: date, at_hand: Iterable[str]) -> Sequence[AskedPaper]:
    """The papers without which an application is not sent."""
    there = set(at_hand)
    return [one for one in papers_asked(road, day) if one.asked and one.key not in there]


def _whole(edition: Edition, name: str, key: str) -> int:
    found = edition.values[name].get(str(key))
    if type(found) is not int:
        raise BrokenRuleSet(f"edition {edition.name}: {name}.{key} must be an integer")
    return found

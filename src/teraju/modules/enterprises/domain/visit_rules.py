"""What a coach asks on a visit, and the limits of what is brought back: dated, by sector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from teraju.kernel.rulesets import load_rule_set

_RULES = Path(__file__).resolve().parents[1] / "rules" / "visits.yaml"


@dataclass(frozen=True, slots=True)
class Question:
    """A line of the checklist, in both languages."""

    code: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the checklist with its questions; without sectors it is asked everywhere."""

    code: str
    words: dict[str, str]
    sectors: frozenset[str]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class VisitRules:
    """What the rules of a day know of visits."""

    edition: str
    source: str
    confirmed: bool
    ahead: timedelta
    behind: timedelta
    photo_bytes: int
    most_photos: int
    owner_uploads_a_day: int
    owner_bytes: int
    groups: tuple[Group, ...]

    def asked(self, sector: str) -> Sequence[Group]:
        """The groups that a firm of a sector is asked."""
        return [one for one in self.groups if not one.sectors or sector in one.sectors]

    def codes(self, sector: str) -> frozenset[str]:
        return frozenset(each.code for one in self.asked(sector) for each in one.questions)


def visit_rules(on: date) -> VisitRules:
    """The rules in force on a day. Raises NoRuleInForce before the first."""
    return _read(load_rule_set(_RULES).on(on).name)


def rules_of(edition: str) -> VisitRules | None:
    """The rules that a visit was held by; None for an edition that is no longer known."""
    names = {one.name for one in load_rule_set(_RULES).editions}
    return _read(edition) if edition in names else None


@lru_cache(maxsize=8)
def _read(name: str) -> VisitRules:
    edition = next(one for one in load_rule_set(_RULES).editions if one.name == name)
    listed = edition.values["questions"]
    groups = tuple(
        Group(
            code=one["code"],
            words={"id": one["id"], "en": one["en"]},
            sectors=frozenset(one["sectors"]),
            questions=tuple(
                Question(each["code"], {"id": each["id"], "en": each["en"]})
                for each in listed
                if each["group"] == one["code"]
            ),
        )
        for one in edition.values["groups"]
    )
    return VisitRules(
        edition=edition.name,
        source=edition.source,
        confirmed=edition.confirmed,
        ahead=timedelta(days=edition.integer("ahead")),
        behind=timedelta(days=edition.integer("behind")),
        photo_bytes=edition.integer("photo_bytes"),
        most_photos=edition.integer("most_photos"),
        owner_uploads_a_day=edition.integer("owner_uploads_a_day"),
        owner_bytes=edition.integer("owner_bytes"),
        groups=groups,
    )

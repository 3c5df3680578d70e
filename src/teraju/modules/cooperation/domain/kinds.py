"""Kinds of agreements, kinds of partners, and which paper the law asks for with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a paper is called. Historic kinds stay: what was signed keeps its name."""

    MOU = "mou"
    SYNERGY = "nota_kesepakatan_sinergi"
    JOINT = "kesepakatan_bersama"
    COOPERATION = "perjanjian_kerja_sama"
    ACTION_PLAN = "rencana_aksi"
    FOREIGN_REGION = "kerja_sama_daerah_luar_negeri"
    FOREIGN_BODY = "kerja_sama_lembaga_luar_negeri"


class Partner(StrEnum):
    """What a party to an agreement is."""

    OWN = "own"
    REGION = "region"
    CENTRAL = "central"
    THIRD = "third_party"
    FOREIGN_REGION = "foreign_region"
    FOREIGN_BODY = "foreign_body"


class Topic(StrEnum):
    """What a dated rule of the register is about."""

    PAPER = "paper"
    POWER_OF_ATTORNEY = "power_of_attorney"


@dataclass(frozen=True)
class Rule:
    """From a date on: with this partner, these kinds; or a power of attorney for these kinds."""

    topic: Topic
    kinds: frozenset[Kind]
    valid_from: date
    source: str
    confirmed: bool
    partner: Partner | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """True from the first day to the last, both counted."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def broken_paper_rules(
    rules: Sequence[Rule], kind: Kind, partners: Collection[Partner], day: date
) -> list[Rule]:
    """The rules in force on a day that ask for another kind of paper with one of these partners."""
    return [
        rule
        for rule in rules
        if rule.topic == Topic.PAPER
        and rule.holds_on(day)
        and rule.partner in partners
        and kind not in rule.kinds
    ]


def needs_power_of_attorney(
    rules: Sequence[Rule], kind: Kind, day: date, *, agency_signs: bool
) -> bool:
    """True when the head of an agency signs such a paper only with a power of attorney."""
    return agency_signs and any(
        rule.topic == Topic.POWER_OF_ATTORNEY and rule.holds_on(day) and kind in rule.kinds
        for rule in rules
    )


_BSN = re.compile(r"\bBSN\b|Badan Standardisasi Nasional", re.IGNORECASE)


def is_bsn(partner: Partner, name: str) -> bool:
    """True for the national standardisation agency, by whichever of its names it stands there."""
    return partner == Partner.CENTRAL and bool(_BSN.search(name))

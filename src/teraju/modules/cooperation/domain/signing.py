"""What must be there before a signature is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .kinds import Kind, Partner, Rule, needs_power_of_attorney


class Gap(StrEnum):
    """What keeps an agreement from being signed."""

    FEWER_THAN_TWO_PARTIES = "fewer_than_two_parties"
    OWN_PARTY_MISSING = "own_party_missing"
    SIGNATORY_MISSING = "signatory_missing"
    POWER_OF_ATTORNEY_MISSING = "power_of_attorney_missing"
    CONSENT_MISSING = "consent_missing"
    NUMBER_MISSING = "number_missing"


class Consent(StrEnum):
    """Whether the council (DPRD) has to agree, and whether it has."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"
    GIVEN = "given"


@dataclass(frozen=True)
class Side:
    """A party as far as the gates ask: what it is, the office that signs, its authority."""

    partner: Partner
    signatory_office: str
    power_of_attorney: str = ""


def gaps(
    *,
    kind: Kind,
    sides: Sequence[Side],
    consent: Consent,
    day: date,
    agency_signs: bool,
    rules: Sequence[Rule],
    has_number: bool = True,
) -> list[Gap]:
    """Everything that is still missing on the day of the signature."""
    found = []
    own = [side for side in sides if side.partner == Partner.OWN]
    if len(sides) < 2:
        found.append(Gap.FEWER_THAN_TWO_PARTIES)
    if not own:
        found.append(Gap.OWN_PARTY_MISSING)
    if any(not side.signatory_office.strip() for side in sides):
        found.append(Gap.SIGNATORY_MISSING)
    if needs_power_of_attorney(rules, kind, day, agency_signs=agency_signs) and any(
        not side.power_of_attorney.strip() for side in own
    ):
        found.append(Gap.POWER_OF_ATTORNEY_MISSING)
    if consent == Consent.NEEDED:
        found.append(Gap.CONSENT_MISSING)
    if not has_number:
        found.append(Gap.NUMBER_MISSING)
    return found

"""The three-year cycle of a certificate, its standing on a day, and dates counted back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from teraju.kernel.errors import DomainError
from teraju.kernel.periods import Period, add_months, add_years
from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).parent.parent / "rules" / "certification.yaml"


class MilestoneOutOfReach(DomainError):
    """A date counted back leaves the calendar."""


class CertificateStanding(StrEnum):
    """What a certificate is worth on a day; only `suspended` and `withdrawn` are ever stored."""

    NOT_YET_VALID = "not_yet_valid"
    VALID = "valid"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class CertificationCycle:
    """The dates that follow from a certification decision.

    `expires_on` is the last day of validity, so the recertification has to be decided on that
    day at the latest.
    """

    decided_on: date
    expires_on: date
    surveillance_due_by: tuple[date, ...]
    recertification_by: date
    restorable_until: date


def rules_on(day: date) -> Edition:
    """Give the edition of the certification rules in force on a day; raises NoRuleInForce."""
    return load_rule_set(_RULES).on(day)


def cycle_from(decided_on: date) -> CertificationCycle:
    """Compute the cycle of a certificate from the date of the decision.

    It expires after 3 years on the same day (29 February becomes 28 February); the first
    surveillance is due 12 months after the decision on the same day, the second by 31 December
    of the second year after it. Raises NoRuleInForce, DateOutOfReach.
    Source: ISO/IEC 17021-1:2015, 9.1.3.2, 9.1.3.3, 9.6.3.2.5.
    """
    rules = rules_on(decided_on)
    expires_on = add_years(decided_on, rules.integer("cycle_years"))
    second_year = decided_on.year + rules.integer("second_surveillance_years")
    return CertificationCycle(
        decided_on=decided_on,
        expires_on=expires_on,
        surveillance_due_by=(
            add_months(decided_on, rules.integer("first_surveillance_months")),
            date(second_year, 12, 31),
        ),
        recertification_by=expires_on,
        restorable_until=add_months(expires_on, rules.integer("restoration_months")),
    )


def standing_on(
    day: date,
    *,
    valid_from: date,
    expires_on: date,
    suspensions: Iterable[Period] = (),
    withdrawn_on: date | None = None,
) -> CertificateStanding:
    """Say what a certificate is worth on a day; it is valid on `expires_on` itself.

    A withdrawal outranks the expiry, and that a suspension.
    """
    if withdrawn_on is not None and withdrawn_on <= day:
        return CertificateStanding.WITHDRAWN
    if day > expires_on:
        return CertificateStanding.EXPIRED
    if day < valid_from:
        return CertificateStanding.NOT_YET_VALID
    if any(period.contains(day) for period in suspensions):
        return CertificateStanding.SUSPENDED
    return CertificateStanding.VALID


def offsets_from(anchor: date, dates: Mapping[str, date]) -> dict[str, int]:
    """Turn the dates of a finished programme into days relative to its anchor (before: negative).

    The anchor of a template is the date of the decision.
    """
    return {name: (day - anchor).days for name, day in dates.items()}


def dates_counted_from(anchor: date, offsets: Mapping[str, int]) -> dict[str, date]:
    """Give the dates of a new programme, counted from its wished certificate date.

    Undoes `offsets_from`; raises MilestoneOutOfReach naming the milestone.
    """
    dates = {}
    for name, days in offsets.items():
        try:
            dates[name] = anchor + timedelta(days=days)
        except OverflowError as error:
            message = f"{name}: {days} days from {anchor} leave the calendar"
            raise MilestoneOutOfReach(message, field=name) from error
    return dates

"""How many days an audit takes: the table in steps, reductions compounded, rounded once. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from teraju.kernel.decimals import decimal_text, rounded_to_step
from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).parent.parent / "rules" / "audit_time.yaml"
HALF_DAY = Fraction(1, 2)


class AuditTimeRefused(DomainError):
    """The audit time cannot be told from these numbers; `field` names the one."""


@dataclass(frozen=True, slots=True)
class AuditTime:
    """Days of 8 hours: by the table, after all reductions, and of these on site.

    The last two are rounded to half a day, each from the exact time.
    """

    base_days: Fraction
    audit_days: Fraction
    on_site_days: Fraction


def audit_time_rules() -> Edition:
    """The edition of the table; a calculation carries no day, so the latest counts."""
    return load_rule_set(_RULES).editions[-1]


def audit_time(
    personnel: int,
    adjustments_percent: Sequence[Decimal] = (),
    integration_percent: Decimal = Decimal(0),
) -> AuditTime:
    """Compute stage 1 and stage 2 together for so many people in full-time work.

    A positive adjustment is a reduction in per cent, a negative one an increase. They compound.
    Raises AuditTimeRefused. Source: IAF MD 5, table QMS 1; IAF MD 11 for the integration.
    """
    rules = audit_time_rules()
    base = _of_table(rules, personnel)
    kept = _compounded(adjustments_percent)
    _check_cap(rules, 1 - kept, "highest_reduction_percent", "adjustments_percent")
    if integration_percent < 0:
        raise AuditTimeRefused(
            "an integrated audit takes no longer: at least 0 is expected",
            field="integration_percent",
        )
    integration = Fraction(integration_percent) / 100
    _check_cap(rules, integration, "highest_integration_percent", "integration_percent")
    exact = base * kept * (1 - integration)
    on_site = exact * Fraction(rules.integer("on_site_percent"), 100)
    return AuditTime(base, rounded_to_step(exact, HALF_DAY), rounded_to_step(on_site, HALF_DAY))


def _of_table(rules: Edition, personnel: int) -> Fraction:
    for up_to, days in rules.values["bands"]:
        if personnel <= up_to:
            return Fraction(days)
    last = rules.values["bands"][-1][0]
    raise AuditTimeRefused(f"the table of IAF MD 5 ends at {last} people", field="personnel")


def _compounded(adjustments_percent: Sequence[Decimal]) -> Fraction:
    """What of the time is left after every adjustment."""
    kept = Fraction(1)
    for index, percent in enumerate(adjustments_percent):
        if not -100 <= percent < 100:
            raise AuditTimeRefused(
                "from -100 to less than 100 is expected", field=f"adjustments_percent.{index}"
            )
        kept *= 1 - Fraction(percent) / 100
    return kept


def _check_cap(rules: Edition, reduction: Fraction, key: str, field: str) -> None:
    highest = rules.integer(key)
    if reduction * 100 > highest:
        document = rules.references["integration" if "integration" in key else "reduction"].document
        raise AuditTimeRefused(
            f"a reduction of {decimal_text(reduction * 100)} % is above the cap of {highest} % "
            f"of {document}",
            field=field,
        )

"""The calculators `certification` (dates that follow from a decision) and `audit-time` (days)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import InputError, as_decimal, reading
from teraju.modules.audits.domain.audit_time import audit_time as days_of_audit
from teraju.modules.audits.domain.audit_time import audit_time_rules
from teraju.modules.audits.domain.cycle import cycle_from, rules_on

# The cycle belongs to certificates of management systems; a product's SNI has its own period.
_MANAGEMENT_SYSTEM = re.compile(r"(SNI )?ISO(/[A-Z]+)?[ -]?[0-9]{4,6}\b.*", re.IGNORECASE)
_GUIDANCE = {"9004": "ISO 9004", "18091": "ISO 18091", "19011": "ISO 19011", "31000": "ISO 31000"}
_NUMBER = re.compile(r"[0-9]{4,6}")
_UNCONFIRMED_TABLE = {
    "path": "personnel",
    "message": "not every band of the table was confirmed in a public source",
}


def certification(document: object) -> Answer:
    """Answer `{"decision": "2018-12-20", "standard": "ISO 9001"}`.

    Gives `expires_on` (the last day of validity), `surveillance`, `recertification_by`,
    `warnings`, `rules`; dates ISO 8601. Raises InputError.
    Source: ISO/IEC 17021-1:2015, 9.1.3.2 and 9.1.3.3.
    """
    with reading(document) as fields:
        decided_on = fields.date("decision")
        standard = fields.text("standard")
    _check_standard(standard)
    try:
        cycle = cycle_from(decided_on)
    except DomainError as error:
        raise InputError("decision", str(error)) from error
    rules = rules_on(decided_on)
    return {
        "expires_on": cycle.expires_on.isoformat(),
        "surveillance": [{"due_by": day.isoformat()} for day in cycle.surveillance_due_by],
        "recertification_by": cycle.recertification_by.isoformat(),
        "warnings": [] if rules.confirmed else [_unconfirmed(decided_on)],
        "rules": rules.cite("cycle", "surveillance"),
    }


def _check_standard(standard: str) -> None:
    if _MANAGEMENT_SYSTEM.fullmatch(standard) is None:
        raise InputError(
            "standard", 'a management system standard such as "SNI ISO 9001:2015" is expected'
        )
    number = _NUMBER.search(standard)
    if number is not None and number[0] in _GUIDANCE:
        message = f"{_GUIDANCE[number[0]]} is guidance; nothing is certified against it"
        raise InputError("standard", message)


def _unconfirmed(decided_on: date) -> dict[str, str]:
    return {
        "path": "decision",
        "message": f"the periods in force on {decided_on} are not confirmed; "
        "those of ISO/IEC 17021-1:2015 were used",
    }


def audit_time(document: object) -> Answer:
    """Answer `{"personnel": 55, "adjustments_percent": [30], "integration_percent": 20}`.

    Gives `base_days` (by the table), `audit_days` and `on_site_days` (rounded to half a day),
    `warnings`, `rules`. `standard` is optional. Raises InputError.
    Source: IAF MD 5, table QMS 1; IAF MD 11 for integrated audits.
    """
    with reading(document) as fields:
        personnel = fields.integer("personnel", minimum=1)
        given = fields.has("adjustments_percent")
        adjustments = fields.items("adjustments_percent", as_decimal) if given else []
        integrated = fields.has("integration_percent")
        integration = fields.decimal("integration_percent") if integrated else Decimal(0)
        standard = fields.text("standard") if fields.has("standard") else ""
    if standard:
        _check_quality(standard)
    try:
        found = days_of_audit(personnel, adjustments, integration)
    except DomainError as error:
        raise InputError(error.field or "", str(error)) from error
    rules = audit_time_rules()
    return {
        "base_days": decimal_text(found.base_days),
        "audit_days": decimal_text(found.audit_days),
        "on_site_days": decimal_text(found.on_site_days),
        "warnings": [] if rules.confirmed else [_UNCONFIRMED_TABLE],
        "rules": rules.cite("table", "reduction", "on_site", *(["integration"] * integrated)),
    }


def _check_quality(standard: str) -> None:
    """The table is one of quality management systems; that of another scheme is not guessed."""
    _check_standard(standard)
    number = _NUMBER.search(standard)
    if number is None or number[0] != "9001":
        message = (
            "IAF MD 5 gives no audit time for management systems against bribery; ask the body"
            if number is not None and number[0] == "37001"
            else "the table of IAF MD 5 is known here for ISO 9001 only"
        )
        raise InputError("standard", message)

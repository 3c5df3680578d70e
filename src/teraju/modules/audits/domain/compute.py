"""The calculator `certification`: the dates that follow from a certification decision."""

from __future__ import annotations

import re
from datetime import date

from teraju.kernel.compute import Answer
from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import InputError, reading
from teraju.modules.audits.domain.cycle import cycle_from, rules_on

# The cycle belongs to certificates of management systems; a product's SNI has its own period.
_MANAGEMENT_SYSTEM = re.compile(r"(SNI )?ISO(/[A-Z]+)?[ -]?[0-9]{4,6}\b.*", re.IGNORECASE)
_GUIDANCE = {"9004": "ISO 9004", "18091": "ISO 18091", "19011": "ISO 19011", "31000": "ISO 31000"}
_NUMBER = re.compile(r"[0-9]{4,6}")


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

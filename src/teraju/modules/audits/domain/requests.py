"""The states of a request by the body's auditor for a record."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class RequestState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


_AUDITOR = frozenset({"body_auditor"})
_AUDITEE = frozenset({"quality_coordinator", "compliance_function", "process_owner", "agency_head"})
_S = RequestState

REQUEST = StateTable.of(
    "record request",
    _S.ASKED,
    (
        Transition(source, event, target, roles)
        for source, event, target, roles in (
            (_S.ASKED, "answer", _S.ANSWERED, _AUDITEE),
            (_S.ANSWERED, "answer", _S.ANSWERED, _AUDITEE),
            (_S.ANSWERED, "return", _S.ASKED, _AUDITOR),
            (_S.ANSWERED, "settle", _S.SETTLED, _AUDITOR),
            (_S.ASKED, "withdraw", _S.WITHDRAWN, _AUDITOR),
        )
    ),
)

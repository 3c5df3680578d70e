"""The states of a certification programme, a body's finding and a certificate."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

AGENCY = frozenset({"agency_head", "quality_coordinator"})
HEAD = frozenset({"agency_head"})
# Never the auditee's own hand: the body's guest, or, for a body that does not log in, the
# administrator of the government, who writes down what the body's letter says.
BODY = frozenset({"body_auditor", "administrator"})
WORKERS = frozenset({"quality_coordinator", "process_owner"})


class ProgrammeState(StrEnum):
    """Where a certification programme stands."""

    PLANNED = "planned"
    APPLIED = "applied"
    STAGE_1 = "stage_1"
    STAGE_2 = "stage_2"
    AWAITING_DECISION = "awaiting_decision"
    CERTIFIED = "certified"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class FindingState(StrEnum):
    """Where a finding of the body stands; the middle states depend on its grade."""

    OPEN = "open"
    CORRECTION_SUBMITTED = "correction_submitted"
    PLAN_SUBMITTED = "plan_submitted"
    PLAN_ACCEPTED = "plan_accepted"
    VERIFIED = "verified"


class CertificateState(StrEnum):
    """What is stored of a certificate; its expiry follows from the date."""

    VALID = "valid"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


def _arrows(
    *rows: tuple[StrEnum, str, StrEnum, frozenset[str]],
) -> Iterable[Transition]:
    return (
        Transition(source.value, event, target.value, roles)
        for source, event, target, roles in rows
    )


_P, _F, _C = ProgrammeState, FindingState, CertificateState
_OPEN_PROGRAMME = (_P.PLANNED, _P.APPLIED, _P.STAGE_1, _P.STAGE_2, _P.AWAITING_DECISION)

PROGRAMME = StateTable.of(
    "certification programme",
    _P.PLANNED,
    _arrows(
        (_P.PLANNED, "apply", _P.APPLIED, AGENCY),
        (_P.APPLIED, "begin_stage_1", _P.STAGE_1, AGENCY),
        (_P.STAGE_1, "begin_stage_2", _P.STAGE_2, AGENCY),
        (_P.STAGE_2, "end_stage_2", _P.AWAITING_DECISION, AGENCY),
        # Majors not verified in time lead back (see gates.STAGE_2_MUST_BE_REPEATED).
        (_P.AWAITING_DECISION, "repeat_stage_2", _P.STAGE_2, AGENCY),
        (_P.AWAITING_DECISION, "certify", _P.CERTIFIED, AGENCY),
        (_P.AWAITING_DECISION, "refuse", _P.REFUSED, AGENCY),
        *((state, "withdraw", _P.WITHDRAWN, HEAD) for state in _OPEN_PROGRAMME),
    ),
)

MAJOR_FINDING = StateTable.of(
    "major finding",
    _F.OPEN,
    _arrows(
        (_F.OPEN, "submit_correction", _F.CORRECTION_SUBMITTED, WORKERS),
        (_F.CORRECTION_SUBMITTED, "return", _F.OPEN, BODY),
        (_F.CORRECTION_SUBMITTED, "verify", _F.VERIFIED, BODY),
    ),
)

MINOR_FINDING = StateTable.of(
    "minor finding",
    _F.OPEN,
    _arrows(
        (_F.OPEN, "submit_plan", _F.PLAN_SUBMITTED, WORKERS),
        (_F.PLAN_SUBMITTED, "return", _F.OPEN, BODY),
        (_F.PLAN_SUBMITTED, "accept_plan", _F.PLAN_ACCEPTED, BODY),
        # At the next audit.
        (_F.PLAN_ACCEPTED, "verify", _F.VERIFIED, BODY),
    ),
)

CERTIFICATE = StateTable.of(
    "certificate",
    _C.VALID,
    _arrows(
        (_C.VALID, "suspend", _C.SUSPENDED, AGENCY),
        (_C.SUSPENDED, "restore", _C.VALID, AGENCY),
        (_C.SUSPENDED, "withdraw", _C.WITHDRAWN, AGENCY),
        # An agency may hand its certificate back without a suspension before.
        (_C.VALID, "withdraw", _C.WITHDRAWN, AGENCY),
    ),
)

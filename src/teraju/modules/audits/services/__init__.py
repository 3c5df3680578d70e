"""Use-cases: one function, one transaction, one event each."""

from .bodies import add_accreditation, change_accreditation, change_body, register_body
from .certificates import (
    complete_certificate,
    record_known_certificate,
    reduce_certificate,
    restore_certificate,
    suspend_certificate,
    withdraw_certificate,
)
from .certifications import (
    apply,
    change_certification,
    plan_certification,
    start_recertification,
    withdraw_certification,
)
from .decisions import Grant, record_decision, record_handover
from .findings import (
    Letter,
    accept_plan,
    record_finding,
    return_finding,
    submit_correction,
    submit_plan,
    verify_correction,
)
from .guests import end_guest_access, invite_guest_auditor
from .links import AGREEMENT, link_agreement, unlink_agreement
from .stages import record_stage, record_surveillance

__all__ = [
    "AGREEMENT",
    "Grant",
    "Letter",
    "accept_plan",
    "add_accreditation",
    "apply",
    "change_accreditation",
    "change_body",
    "change_certification",
    "complete_certificate",
    "end_guest_access",
    "invite_guest_auditor",
    "link_agreement",
    "plan_certification",
    "record_decision",
    "record_finding",
    "record_handover",
    "record_known_certificate",
    "record_stage",
    "record_surveillance",
    "reduce_certificate",
    "register_body",
    "restore_certificate",
    "return_finding",
    "start_recertification",
    "submit_correction",
    "submit_plan",
    "suspend_certificate",
    "unlink_agreement",
    "verify_correction",
    "withdraw_certificate",
    "withdraw_certification",
]

"""Who may do what with agreements and programmes. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

from .models import Agreement

_GOVERNMENT = {Role.REGIONAL_SECRETARY, Role.ADMINISTRATOR}
_AGENCY = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR}

VISIT_READ = "cooperation.visit.read"
VISIT_RECORD = "cooperation.visit.record"
VISIT_ANSWER = "cooperation.visit.answer"
COACH_INVITE = "accounts.guest.invite"

RIGHTS = register_rights(
    "cooperation",
    {
        # The government's own agreements (no agency in charge), and those of one agency.
        "government_agreement.draft": _GOVERNMENT,
        "government_agreement.sign": {Role.REGIONAL_SECRETARY},
        "government_agreement.follow": _GOVERNMENT,
        "agreement.draft": _AGENCY,
        "agreement.sign": {Role.AGENCY_HEAD},
        "agreement.follow": _AGENCY,
        "agreement.attach": _GOVERNMENT | _AGENCY,
        # A task is finished by those who do it.
        "task.complete": {*_AGENCY, Role.PROCESS_OWNER, Role.REGIONAL_SECRETARY},
        "programme.manage": _AGENCY,
        "programme.issue": {Role.AGENCY_HEAD},
        "template.manage": _GOVERNMENT,
        "figures.read": {*_GOVERNMENT, *_AGENCY, Role.REGIONAL_HEAD},
        # The coach writes down a visit, or the agency copies what the coach said; it answers alone.
        "visit.read": {*(set(Role) - GUESTS), Role.BSN_COACH},
        "visit.record": {*_AGENCY, Role.BSN_COACH},
        "visit.answer": _AGENCY,
        # For the button of a new agreement: any place where one of the two may draft.
        "register.add": _GOVERNMENT | _AGENCY,
    },
)


def right_for(verb: str, agreement: Agreement) -> str:
    """The name of a right ("draft", "sign", "follow") on this agreement."""
    return f"cooperation.{'agreement' if agreement.agency_id else 'government_agreement'}.{verb}"

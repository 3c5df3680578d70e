"""Who may do what with agreements and programmes. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

from .models import Agreement

_GOVERNMENT = {Role.REGIONAL_SECRETARY, Role.ADMINISTRATOR}
_AGENCY = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR}

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
        # For the button of a new agreement: any place where one of the two may draft.
        "register.add": _GOVERNMENT | _AGENCY,
    },
)


def right_for(verb: str, agreement: Agreement) -> str:
    """The name of a right ("draft", "sign", "follow") on this agreement."""
    return f"cooperation.{'agreement' if agreement.agency_id else 'government_agreement'}.{verb}"

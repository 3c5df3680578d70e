"""Who may do what with test sheets, marks and certificates."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

SHEET_WRITE = "metrology.sheet.write"
VERIFICATION_VOID = "metrology.verification.void"
VERIFICATION_RESTORE = "metrology.verification.restore"
CERTIFICATE_ASK = "metrology.certificate.ask"
CERTIFICATE_SIGN = "metrology.certificate.sign"
CERTIFICATE_WITHDRAW = "metrology.certificate.withdraw"

SHEET_RIGHTS = register_rights(
    "metrology",
    {
        "sheet.write": {Role.TESTER},
        # Whoever finds a broken seal says so: who tests, who leads, who supervises.
        "verification.void": {Role.TESTER, Role.METROLOGY_HEAD, Role.SUPERVISOR},
        # Whoever voided it by mistake asks the head: a mark is not given back by one hand.
        "verification.restore": {Role.METROLOGY_HEAD},
        "certificate.ask": {Role.TESTER},
        "certificate.sign": {Role.METROLOGY_HEAD, Role.AGENCY_HEAD},
        # It revokes the paper, which the house leaves to the head of the agency.
        "certificate.withdraw": {Role.AGENCY_HEAD},
    },
)

"""Who may do what with owners, places, instruments, repairers and exemptions."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

_UNIT = {Role.COUNTER, Role.TESTER, Role.METROLOGY_HEAD}

WORK = "metrology.work"
REGISTER_READ = "metrology.register.read"
REGISTER_WRITE = "metrology.register.write"
REGISTER_IMPORT = "metrology.register.import"
CONTACT_READ = "metrology.contact.read"
REPAIRER_WRITE = "metrology.repairer.write"
EXEMPTION_DECIDE = "metrology.exemption.decide"

REGISTER_RIGHTS = register_rights(
    "metrology",
    {
        # Who has its lines in the menu; everybody else reaches a record by a link.
        "work": {*_UNIT, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.BODY_AUDITOR},
        "register.read": {*(set(Role) - GUESTS), Role.BODY_AUDITOR},
        "register.write": _UNIT,
        "register.import": {Role.METROLOGY_HEAD, Role.ADMINISTRATOR},
        # Telephone and address of an owner are for those who deal with them.
        "contact.read": {*_UNIT, Role.SUPERVISOR},
        "repairer.write": {Role.COUNTER, Role.METROLOGY_HEAD},
        # The law gives the decision to the head of the office, in writing.
        "exemption.decide": {Role.AGENCY_HEAD},
    },
)

"""Who may do what with field work without a connection."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

FIELD_WORK = "metrology.field.work"
FIELD_SETTLE = "metrology.field.settle"
FIELD_OVERSEE = "metrology.field.oversee"

FIELD_RIGHTS = register_rights(
    "metrology",
    {
        # The sheet is the tester's own: nobody sends or takes one in another's name.
        "field.work": {Role.TESTER},
        # What nobody wants is put aside by who sent it, or by the head.
        "field.settle": {Role.TESTER, Role.METROLOGY_HEAD},
        "field.oversee": {Role.METROLOGY_HEAD},
    },
)

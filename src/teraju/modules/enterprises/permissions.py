"""Who may do what with enterprises. Reading is a matter of scope, not of rights."""

from __future__ import annotations

from .certificate_permissions import CERTIFICATE_RIGHTS
from .coaching_permissions import COACHING_RIGHTS
from .offer_permissions import OFFER_RIGHTS
from .register_permissions import REGISTER_RIGHTS
from .visit_permissions import VISIT_RIGHTS

RIGHTS = {
    **REGISTER_RIGHTS,
    **COACHING_RIGHTS,
    **CERTIFICATE_RIGHTS,
    **VISIT_RIGHTS,
    **OFFER_RIGHTS,
}

"""An owner who proved a contact is remembered for half an hour, and may not ask without end."""

from __future__ import annotations

from datetime import datetime

from allauth.core.internal.ratelimit import consume

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises.models import OwnerContact
from teraju.modules.enterprises.selectors import visit_owners as reading
from teraju.modules.enterprises.services import visit_contacts as services
from teraju.platform.notify.web.proof import forget as forget_code
from teraju.platform.notify.web.proof import proved
from teraju.platform.web.middleware import ViewerRequest

SESSION_KEY = "enterprises_owner"
# Codes asked for from one address of the net, whoever they are for; and photos sent.
LIMITS = {"contact": "10/h/ip", "photo": "30/h/ip"}


def contact_of(request: ViewerRequest) -> OwnerContact | None:
    """The contact that this visitor proved, by a code just typed or a little while ago."""
    code = proved(request, services.PURPOSE)
    if code is not None:
        forget_code(request)
        try:
            contact = services.open_contact(visitor=request.viewer, code=code)
        except DomainError:
            return None
        until = reading.proved_until(request.viewer.now)
        request.session[SESSION_KEY] = {"id": contact.pk, "until": until.isoformat()}
        return contact
    kept = request.session.get(SESSION_KEY)
    if not kept or request.viewer.now >= datetime.fromisoformat(kept["until"]):
        return None
    return reading.contact_by_id(kept["id"])


def forget(request: ViewerRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def may(request: ViewerRequest, action: str) -> bool:
    """Whether this address has not done too much of it lately; counts this one."""
    return consume(request, app="teraju.enterprises", action=action, config=LIMITS) is not None

"""Who verifies at the unit, by roles, posts and certificates kept elsewhere."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from teraju.modules.metrology.web.officers_list import OFFICERS, found
from teraju.modules.metrology.web.unit_registers import SCOPES
from teraju.platform.web.kinds import Action
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import catalogue_page


@require_safe
def page(request: ViewerRequest) -> HttpResponse:
    """Everybody with a part in verification, unit by unit; nothing is entered here."""
    return catalogue_page(
        request,
        OFFICERS,
        partial(found, viewer=request.viewer),
        template="metrology/officers.html",
        more=[Action(SCOPES.title, reverse("metrology_scopes"), icon="file-badge")],
    )

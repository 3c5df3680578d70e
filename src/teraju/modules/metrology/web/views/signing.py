"""Signing a day's certificates in one step, from the list of those that wait."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import Certificate
from teraju.modules.metrology.selectors import certificates as reading
from teraju.modules.metrology.services import certificates as services
from teraju.modules.metrology.sheet_permissions import CERTIFICATE_SIGN
from teraju.modules.metrology.web.sheet_registers import CERTIFICATES
from teraju.modules.metrology.web.signing_list import SIGNING, unsignable
from teraju.platform.accounts import rights
from teraju.platform.exchange.registers import read_query, rows_of
from teraju.platform.web.kinds import Action
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page


@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: ViewerRequest) -> HttpResponse:
    """What waits for the viewer's signature: one press signs all that is ticked, or the list."""
    viewer = request.viewer
    rights.require_somewhere(viewer, CERTIFICATE_SIGN)
    error = ""
    if request.method == "POST":
        try:
            job = services.start_signing(actor=viewer, certificate_ids=_asked(request))
        except DomainError as refusal:
            error = str(refusal)
        else:
            return HttpResponseRedirect(job.get_absolute_url())
    back = Action(CERTIFICATES.title, reverse("metrology_certificates"), icon="file-badge")
    context = {"own": reading.own_tests(viewer), "error": error, "seen": viewer.now.isoformat()}
    page = register_page(
        request, SIGNING, more=[back], template="metrology/signing.html", context=context
    )
    page.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if error else page.status_code
    return page


def _asked(request: ViewerRequest) -> list[int]:
    """What is ticked; or all of the list but what was shown and is not ticked."""
    ticked = set(request.POST.getlist("certificate"))
    if "all" not in request.POST:
        return [one.pk for one in reading.to_sign(request.viewer) if str(one.pk) in ticked]
    left = set(request.POST.getlist("shown")) - ticked
    return [one.pk for one in _listed(request) if str(one.pk) not in left and not unsignable(one)]


def _listed(request: ViewerRequest) -> Iterable[Certificate]:
    """The list as it was asked for, without what came after the page was shown."""
    try:
        seen = parse_datetime(request.POST.get("seen", ""))
    except ValueError:
        seen = None
    if seen is None or seen.tzinfo is None:
        raise DomainError(_("Open the list again, and sign what it shows."))
    rows = rows_of(SIGNING, read_query(SIGNING, request.GET, request.viewer), request.viewer)
    return rows.filter(submitted_at__lte=seen)

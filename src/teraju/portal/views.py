"""Public addresses of the house that belong to no module: the calculators over HTTP."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from teraju.platform.web.middleware import public

from .compute import run_http

LIMIT = 1_000_000


@public
@csrf_exempt
@require_POST
def compute(request: HttpRequest, kind: str) -> HttpResponse:
    """A calculator by HTTP: the same JSON as on the command line, no session, 1 MB at most."""
    body = request.read(LIMIT + 1)
    status, text = run_http(kind, body)
    return HttpResponse(text, content_type="application/json", status=status)

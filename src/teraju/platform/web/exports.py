"""Handing out the file of a register."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse

from teraju.platform.exchange.files import TYPES, file_name, written
from teraju.platform.exchange.registers import M, Query, Register, rows_of

from .export_job import start_export
from .middleware import ViewerRequest

# A bigger file is written by a job, so that nobody waits at a white page.
DIRECT_EXPORT_ROWS = 5000


def export(request: ViewerRequest, register: Register[M], query: Query, kind: str) -> HttpResponse:
    """The register as a file at once; a very long one by a job, unless it is private."""
    rows = rows_of(register, query, request.viewer)
    if not register.private and rows.count() > DIRECT_EXPORT_ROWS:
        return start_export(request, register, query, kind)
    return handed_out(request, register, rows, kind)


def handed_out(
    request: ViewerRequest, register: Register[M], rows: Iterable[M], kind: str
) -> HttpResponse:
    """These rows as a file."""
    response = HttpResponse(written(register, rows, kind), content_type=TYPES[kind])
    name = file_name(register, kind, request.viewer.today)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

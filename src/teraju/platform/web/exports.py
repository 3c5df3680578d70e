"""The file of a register: what it holds, what it is called, how it is handed out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.text import slugify

from teraju.platform.exchange.files import XLSX, to_csv, to_xlsx
from teraju.platform.exchange.registers import M, Query, Register, rows_of

from .middleware import ViewerRequest

# A bigger file is written by a job, so that nobody waits at a white page.
DIRECT_EXPORT_ROWS = 5000
TYPES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


def written(
    register: Register[M],
    rows: QuerySet[M],
    kind: str,
    told: Callable[[int], None] | None = None,
) -> bytes:
    """The file's content; `told` hears how many rows are done."""
    columns = list(register.columns)
    if kind == "csv":
        return to_csv(columns, rows, told)
    return to_xlsx(columns, rows, str(register.title), told)


def file_name(register: Register[M], kind: str, day: date) -> str:
    """Such as people-2018-03-14.xlsx, in the reader's language."""
    return f"{slugify(str(register.title)) or 'teraju'}-{day.isoformat()}.{kind}"


def export(request: ViewerRequest, register: Register[M], query: Query, kind: str) -> HttpResponse:
    """The register as a file at once; a very long one by a job with a progress bar."""
    rows = rows_of(register, query, request.viewer)
    if rows.count() > DIRECT_EXPORT_ROWS:
        from .export_job import start_export

        return start_export(request, register, query, kind)
    response = HttpResponse(written(register, rows, kind), content_type=TYPES[kind])
    name = file_name(register, kind, request.viewer.today)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

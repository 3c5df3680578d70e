"""What the desk takes along for KPK: the rows in its order, and a report as PDF."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from teraju.modules.integrity.gratification.services.desk_papers import note_export, print_report
from teraju.platform.exchange.files import TYPES
from teraju.platform.exchange.registers import read_query, rows_of
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .desk_common import report_of, require_desk
from .desk_kpk_registers import KPK_ROWS


@require_safe
def kpk_rows(request: ViewerRequest) -> HttpResponse:
    """What is taken away holds everything in full: each report's trail says so."""
    require_desk(request.viewer)
    if request.GET.get("format", "") in TYPES:
        query = read_query(KPK_ROWS, request.GET, request.viewer)
        rows = rows_of(KPK_ROWS, query, request.viewer)
        ids = set(rows.values_list("report", flat=True))
        note_export(actor=request.viewer, report_ids=ids)
    return register_page(request, KPK_ROWS)


@require_safe
def paper(request: ViewerRequest, pk: int) -> HttpResponse:
    """The report in KPK's order, everything in full; that it was printed is on the trail."""
    report = report_of(request.viewer, pk)
    body = print_report(actor=request.viewer, report_id=pk)
    response = HttpResponse(body, content_type="application/pdf")
    name = f"laporan-gratifikasi-{report.pk}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

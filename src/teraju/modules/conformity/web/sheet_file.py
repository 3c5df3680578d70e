"""The worksheet as an Excel file: exactly what the sheet shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.conformity.models.choices import ProgressChoice, ResultChoice
from teraju.modules.conformity.selectors import Sheet, SheetRow
from teraju.platform.exchange.files import TYPES, to_xlsx
from teraju.platform.exchange.registers import Column
from teraju.platform.web.middleware import ViewerRequest


def _numbers(row: SheetRow) -> list[str]:
    return [f"{edition.designation}: {one.number}" for edition, one in row.asked]


COLUMNS: Sequence[Column[Any]] = [
    Column(key="chapter", label=gettext_lazy("Chapter"), value=lambda row: int(row.topic.chapter)),
    Column(key="topic", label=gettext_lazy("Topic"), value=lambda row: row.topic.title),
    Column(key="asked", label=gettext_lazy("Requirements"), value=_numbers),
    Column(
        key="progress",
        label=gettext_lazy("Progress"),
        value=lambda row: row.judged and ProgressChoice(row.judged.progress).label,
    ),
    Column(
        key="result",
        label=gettext_lazy("Result"),
        value=lambda row: row.judged and ResultChoice(row.judged.result).label,
    ),
    Column(
        key="note",
        label=gettext_lazy("Note or reason"),
        value=lambda row: row.judged and row.judged.note,
    ),
    Column(
        key="judged_on",
        label=gettext_lazy("Judged on"),
        value=lambda row: row.judged and row.judged.on,
    ),
    Column(
        key="judged_by",
        label=gettext_lazy("Judged by"),
        value=lambda row: row.judged and row.judged.office,
    ),
    Column(key="owner", label=gettext_lazy("Who answers"), value=lambda row: row.owner.label),
]


def sheet_file(request: ViewerRequest, sheet: Sheet) -> HttpResponse:
    """The rows of a sheet as a workbook."""
    rows = cast("Sequence[Any]", sheet.rows)
    body = to_xlsx(COLUMNS, rows, _("Worksheet"))
    response = HttpResponse(body, content_type=TYPES["xlsx"])
    name = f"{slugify(sheet.assessment.title) or 'teraju'}-{sheet.on.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

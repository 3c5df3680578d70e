"""The checklist as an Excel file: exactly what the sheet shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from teraju.modules.audits.models import ChecklistRow, InternalAudit
from teraju.modules.standards.api import TopicLine
from teraju.platform.exchange.files import TYPES, to_xlsx
from teraju.platform.exchange.registers import Column

from .internal_words import label_of, question_of


def checklist_file(
    audit: InternalAudit, rows: Sequence[ChecklistRow], topics: Mapping[str, TopicLine]
) -> HttpResponse:
    """The rows of a checklist as a workbook."""
    known = {one.pk: one for one in topics.values()}

    def topic(row: Any) -> TopicLine | None:
        return known.get(row.topic_id)

    columns: Sequence[Column[Any]] = [
        Column(key="topic", label=_("Topic"), value=lambda row: label_of(row, topic(row))),
        Column(key="question", label=_("Question"), value=lambda row: question_of(row, topic(row))),
        Column(key="result", label=_("Result"), value=lambda row: row.get_result_display() or None),
        Column(key="evidence", label=_("Evidence"), value=lambda row: row.evidence),
        Column(key="note", label=_("Note or reason"), value=lambda row: row.note),
        Column(
            key="finding",
            label=_("Finding"),
            value=lambda row: str(row.finding) if row.finding else None,
        ),
        Column(key="answered_by", label=_("Answered by"), value=lambda row: row.answered_office),
    ]
    response = HttpResponse(to_xlsx(columns, rows, _("Checklist")), content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{slugify(audit.number)}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response

"""The recap of a year or half a year by month, unit and kind: as a page, as Excel and as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.integrity.gratification import desk_policy
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.recaps import Recap, Row, recap_of
from teraju.modules.integrity.gratification.models.choices import KINDS
from teraju.modules.integrity.gratification.models.walls import desk_hats
from teraju.modules.integrity.gratification.policy import unit_label
from teraju.modules.integrity.gratification.selectors.desk_recaps import recap_lines
from teraju.modules.integrity.gratification.services.desk_papers import LANGUAGE, print_recap
from teraju.platform.exchange.files import TYPES, to_xlsx
from teraju.platform.exchange.registers import Column
from teraju.platform.organisation.models import Government
from teraju.platform.web.kinds import Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import rupiah

from .desk_common import DESK_TITLE, require_desk

PARTS = {"year": (1, 12), "first": (1, 6), "second": (7, 12)}
PART_WORDS = {
    "year": gettext_lazy("whole year"),
    "first": gettext_lazy("January to June"),
    "second": gettext_lazy("July to December"),
}
YEARS_BACK = 5
PERCENT = 100
# A table of a paper holds six columns; what waits to be handed over stands among its facts.
PDF_CELLS = 5


@dataclass(frozen=True)
class Asked:
    """Which stretch of which year the address asks for."""

    year: int
    part: str

    @property
    def since(self) -> date:
        return date(self.year, PARTS[self.part][0], 1)

    @property
    def until(self) -> date:
        last = PARTS[self.part][1]
        return date(self.year, last, 30 if last == PARTS["first"][1] else 31)

    @property
    def words(self) -> str:
        return f"{self.year} · {PART_WORDS[self.part]}"


@dataclass(frozen=True)
class Line:
    """A row of the file: what it counts, and its numbers."""

    group: str
    name: str
    row: Row


@require_safe
def recap(request: ViewerRequest) -> HttpResponse:
    """Only the unit sees it; of small units it names none, for it goes out of the house."""
    require_desk(request.viewer)
    asked = asked_in(request)
    found = recap_of(
        recap_lines(request.viewer, asked.since, asked.until),
        desk_policy.number(asked.since, "named_from"),
    )
    match request.GET.get("format", ""):
        case "xlsx":
            return _as_excel(request, asked, found)
        case "pdf":
            return _as_pdf(request, asked, found)
    context = {
        "title": _("Recap of reports of gifts"),
        "asked": asked,
        "years": range(request.viewer.today.year, request.viewer.today.year - YEARS_BACK - 1, -1),
        "parts": PART_WORDS.items(),
        "total": found.total,
        "rate": rate_words(found.total),
        "value": rupiah(found.total.value),
        "sections": _sections(found),
        "note": _note(found),
        "register_title": DESK_TITLE,
        "register_url": reverse("gratification_desk"),
        "file_query": f"year={asked.year}&part={asked.part}",
    }
    return render(request, "gratification/recap.html", context)


def asked_in(request: ViewerRequest) -> Asked:
    """What the address asks for; what it does not understand is this year."""
    year, today = request.GET.get("year", ""), request.viewer.today
    known = range(today.year - YEARS_BACK, today.year + 1)
    number = int(year) if year.isdecimal() and len(year) == len("2026") else today.year
    part = request.GET.get("part", "")
    return Asked(number if number in known else today.year, part if part in PARTS else "year")


def rate_words(row: Row) -> str:
    """How many of those that can be judged were in time, as a number and a share."""
    if row.rate is None:
        return "–"
    share = round(row.rate * PERCENT)
    return _("%(in_time)s of %(judged)s (%(share)s%%)") % {
        "in_time": row.in_time,
        "judged": row.judged,
        "share": share,
    }


def headers_of() -> list[str]:
    return [
        pgettext("gift", "Reports"),
        _("Value"),
        _("In time"),
        _("In custody"),
        _("Perishable"),
        _("Hand-over open"),
    ]


def cells_of(row: Row) -> list[Any]:
    return [
        row.reports,
        rupiah(row.value),
        rate_words(row),
        row.in_custody,
        row.perishables,
        row.awaiting,
    ]


def named(group: str, row: Row) -> str:
    """A row by its name in the reader's language."""
    if row.name is None:
        return _("units with reports of one person")
    if group == "month":
        year, month = row.name.split("-")
        return date_format(date(int(year), int(month), 1), "F Y")
    return capfirst(str(KINDS[Kind(row.name)])) if group == "kind" else row.name


def groups_of(found: Recap) -> list[tuple[str, str, Sequence[Row]]]:
    return [
        ("month", _("Month"), found.months),
        ("unit", pgettext("recap", "Unit"), found.units),
        ("kind", _("Kind of report"), found.kinds),
    ]


def _sections(found: Recap) -> list[Section]:
    titles = {"month": _("By month"), "unit": _("By unit"), "kind": _("By what happened")}
    return [
        table(
            titles[group],
            [label, *headers_of()],
            [[named(group, row), *cells_of(row)] for row in rows],
            _("No report in this period."),
        )
        for group, label, rows in groups_of(found)
    ]


def _note(found: Recap) -> str:
    if not found.hidden_units:
        return ""
    return _("Units from which only one person reported are not named, so that nobody is.")


def _lines(found: Recap) -> list[Line]:
    rows = [
        Line(label, named(group, row), row)
        for group, label, rows in groups_of(found)
        for row in rows
    ]
    return [*rows, Line(_("All"), _("All"), found.total)]


def _as_excel(request: ViewerRequest, asked: Asked, found: Recap) -> HttpResponse:
    heads = headers_of()
    columns: list[Column[Any]] = [
        Column(key="group", label=_("Counted by"), value=lambda line: line.group),
        Column(key="name", label=_("Name"), value=lambda line: line.name),
        Column(key="reports", label=heads[0], value=lambda line: line.row.reports),
        Column(key="value", label=heads[1], value=lambda line: line.row.value),
        Column(key="judged", label=_("Judged"), value=lambda line: line.row.judged),
        Column(key="in_time", label=heads[2], value=lambda line: line.row.in_time),
        Column(key="custody", label=heads[3], value=lambda line: line.row.in_custody),
        Column(key="perishable", label=heads[4], value=lambda line: line.row.perishables),
        Column(key="awaiting", label=heads[5], value=lambda line: line.row.awaiting),
    ]
    body = to_xlsx(columns, _lines(found), _("Recap"))
    return _file(body, TYPES["xlsx"], f"{_name(asked)}.xlsx")


def _as_pdf(request: ViewerRequest, asked: Asked, found: Recap) -> HttpResponse:
    """In the language in which papers of the house are written."""
    ids = [hat.government_id for hat in desk_hats(request.viewer)]
    government = get_object_or_404(Government.objects.select_related("region"), pk__in=ids[:1])
    with override(LANGUAGE):
        rows = [
            [" · ".join(dict.fromkeys([line.group, line.name])), *cells_of(line.row)[:PDF_CELLS]]
            for line in _lines(found)
        ]
        body = print_recap(
            actor=request.viewer,
            government=government,
            title=_("Recap of reports of gifts"),
            facts=[
                (_("Unit"), unit_label(government.pk)),
                (_("Period"), asked.words),
                (_("Hand-over open"), str(found.total.awaiting)),
            ],
            headers=[_("Counted by"), *headers_of()[:PDF_CELLS]],
            rows=rows,
            note=_note(found),
        )
    return _file(body, "application/pdf", f"{_name(asked)}.pdf")


def _name(asked: Asked) -> str:
    return f"rekap-gratifikasi-{asked.year}-{asked.part}"


def _file(body: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

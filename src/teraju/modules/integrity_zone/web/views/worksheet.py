"""The worksheet: an area on a page, each answer saved by itself, records beside the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.conformity.api import proofs_of
from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.catalogue import GROUPED, Catalogue, Kind, Question
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.models import Answer, Sheet
from teraju.modules.integrity_zone.selectors.sheets import Result, answers, result_of, sheets
from teraju.modules.integrity_zone.services import answers as services
from teraju.modules.integrity_zone.services.common import own_unit_refusal
from teraju.modules.integrity_zone.web import sections
from teraju.modules.integrity_zone.web.forms import RowForm
from teraju.modules.integrity_zone.web.statuses import standing_status
from teraju.modules.integrity_zone.wording import (
    ASKED,
    PARTS,
    answer_word,
    page_word,
    points,
    sub_area_word,
    told,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import add_refusal
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest

EXAMPLES = {Kind.PERCENT: "157/170", Kind.INDEX: "3,62"}
FILL, ASSESS = "fill", "assess"


@dataclass(frozen=True)
class Line:
    """A row as the template draws it: everything ready, nothing to work out."""

    pk: int
    code: str
    label: str
    asked: object
    url: str
    record_url: str
    linked: int
    options: bool
    unit: str
    tpi: str
    note: str
    reason: str
    example: str
    seen: int
    status: Status
    error: str = ""


@dataclass(frozen=True)
class Part:
    """A sub-area with its rows."""

    key: str
    title: str
    note: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Refused:
    """A row that was not saved: what was typed in it, and why."""

    pk: int
    answer: str
    note: str
    error: str


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(sheets(request.viewer), pk=pk)
    return _page(request, found, _asked(request, found))


@require_safe
def records(request: ViewerRequest, pk: int) -> HttpResponse:
    """What the records say of each sub-area, for the page that is already on the screen."""
    found = get_object_or_404(sheets(request.viewer), pk=pk)
    questions = result_of(found.edition, []).found.of_part(_asked(request, found))
    topics = {topic for one in questions for topic in one.topics}
    today = request.viewer.today
    proofs = [one for one in proofs_of([found.agency_id], today, topics) if one.counts_on(today)]
    parts = {one.sub_area: one.topics for one in questions}
    said = [
        (_key(code), [one for one in proofs if not one.topics.isdisjoint(asked)])
        for code, asked in parts.items()
    ]
    return render(request, "integrity_zone/records.html", {"parts": said})


@require_POST
def save_row(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save one row, the unit's part or the assessor's, by whose turn it is."""
    row = get_object_or_404(answers(request.viewer), pk=pk)
    form = RowForm(request.POST)
    if form.is_valid():
        try:
            _save(request.viewer, row, form.cleaned_data)
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
    error = " ".join(str(text) for texts in form.errors.values() for text in texts)
    page = GROUPED if row.part == GROUPED else row.area
    if request.headers.get("HX-Request"):
        return _row_state(request, row, error)
    if error:
        sent = Refused(pk, request.POST.get("answer", ""), request.POST.get("note", ""), error)
        return _page(request, row.sheet, page, sent)
    url = reverse("integrity_zone_worksheet", args=[row.sheet_id])
    return HttpResponseRedirect(f"{url}?page={page}#row-{pk}")


def _save(viewer: Viewer, row: Answer, data: Mapping[str, Any]) -> None:
    seen = data["seen"]
    if row.sheet.state == SheetState.SUBMITTED:
        services.assess_answer(
            actor=viewer, answer_id=row.pk, answer=data["answer"], reason=data["note"], seen=seen
        )
    else:
        services.answer_question(
            actor=viewer, answer_id=row.pk, answer=data["answer"], note=data["note"], seen=seen
        )


def _asked(request: ViewerRequest, found: Sheet) -> str:
    """The page that the address asks for, else the first."""
    known = [*result_of(found.edition, []).found.areas, GROUPED]
    asked = request.GET.get("page", "")
    return asked if asked in known else known[0]


def _turn(viewer: Viewer, found: Sheet) -> tuple[str, object]:
    """What the viewer may do with the answers now, and otherwise why not."""
    if found.state == SheetState.OPEN:
        refusal = rights.refusal(viewer, permissions.FILL, found)
        return ("" if refusal else FILL), refusal
    if found.state == SheetState.SUBMITTED:
        refusal = rights.refusal(viewer, permissions.ASSESS, found)
        refusal = refusal or own_unit_refusal(viewer, found)
        return ("" if refusal else ASSESS), refusal
    return "", _("The answers stand; here they are read.")


def _page(
    request: ViewerRequest, found: Sheet, page: str, sent: Refused | None = None
) -> HttpResponse:
    rows = list(answers(request.viewer).filter(sheet=found).order_by("place", "pk"))
    result = result_of(found.edition, rows)
    turn, why = _turn(request.viewer, found)
    pages = [(key, page_word(result.found, key), _left(rows, key)) for key in _pages(result.found)]
    place = [key for key, _name, _count in pages].index(page)
    url = reverse("integrity_zone_records", args=[found.pk])
    context = {
        "title": page_word(result.found, page),
        "intro": sections.title_of(found),
        "register_title": _("Worksheet of the integrity zone %(year)s") % {"year": found.year},
        "register_url": found.get_absolute_url(),
        "pages": pages,
        "page": page,
        "next_page": pages[place + 1] if place + 1 < len(pages) else None,
        "parts": list(_parts(result, [one for one in rows if _on(one, page)], sent)),
        "why": why,
        "excel": sections.excel_action(found),
        "may_fill": turn == FILL,
        "may_assess": turn == ASSESS,
        "with_tpi": _with_tpi(found, rows),
        "records_url": f"{url}?page={page}",
        **_scores(result),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return render(request, "integrity_zone/worksheet.html", context, status=status)


def _row_state(request: ViewerRequest, row: Answer, error: str) -> HttpResponse:
    rows = list(answers(request.viewer).filter(sheet=row.sheet).order_by("place", "pk"))
    result = result_of(row.sheet.edition, rows)
    now = next(one for one in rows if one.pk == row.pk)
    turn, _why = _turn(request.viewer, row.sheet)
    sent = Refused(row.pk, "", "", error) if error else None
    context = {
        "line": _line(result, now, _Options(result.found), sent),
        "may_fill": turn == FILL,
        "may_assess": turn == ASSESS,
        "with_tpi": _with_tpi(row.sheet, rows),
        **_scores(result),
    }
    return render(request, "integrity_zone/row_state.html", context)


def _with_tpi(found: Sheet, rows: Sequence[Answer]) -> bool:
    """While the unit fills a sheet in that nobody assessed yet, the column would be noise."""
    return found.state != SheetState.OPEN or any(one.tpi_answer for one in rows)


def _scores(result: Result) -> dict[str, Any]:
    total = len(result.found.questions)
    return {
        "progress": {"done": total - len(result.unit.unanswered), "total": total},
        "unit_score": points(result.unit.total),
        "score": points(result.counted.total),
    }


def _pages(found: Catalogue) -> list[str]:
    return [*found.areas, GROUPED]


def _on(row: Answer, page: str) -> bool:
    return (row.part == GROUPED) == (page == GROUPED) and page in (GROUPED, row.area)


def _left(rows: Sequence[Answer], page: str) -> int:
    return sum(not one.unit_answer for one in rows if _on(one, page))


def _key(code: str) -> str:
    return code.replace(".", "-")


def _parts(result: Result, rows: Sequence[Answer], sent: Refused | None) -> Iterator[Part]:
    found, options = result.found, _Options(result.found)
    asked = groupby(rows, key=lambda row: found.questions[row.code].sub_area)
    for code, group in asked:
        lines = list(group)
        question = found.questions[lines[0].code]
        weight = sum(found.questions[one.code].weight for one in lines)
        reached = sum(result.standings[one.code].reached for one in lines)
        yield Part(
            key=_key(code),
            title=f"{code} {sub_area_word(found, question)}",
            note=_("%(part)s, %(reached)s of %(weight)s points")
            % {"part": PARTS[question.part], "reached": points(reached), "weight": points(weight)},
            lines=[_line(result, one, options, sent) for one in lines],
        )


def _line(result: Result, row: Any, options: _Options, sent: Refused | None) -> Line:
    found, question = result.found, result.found.questions[row.code]
    unit, tpi, note, reason = row.unit_answer, row.tpi_answer, row.unit_note, row.tpi_reason
    error = ""
    if sent and sent.pk == row.pk:
        error = sent.error
        if row.sheet.state == SheetState.SUBMITTED:
            tpi, reason = sent.answer, sent.note
        else:
            unit, note = sent.answer, sent.note
    return Line(
        pk=row.pk,
        code=row.code,
        label=told(question.name),
        asked=ASKED[question.kind],
        url=reverse("integrity_zone_row", args=[row.pk]),
        record_url=row.get_absolute_url(),
        linked=row.linked,
        options=question.kind in found.scales,
        unit=options.of(question, unit, "–"),
        tpi=options.of(question, tpi, _("as the unit")),
        note=note,
        reason=reason,
        example=EXAMPLES.get(question.kind, ""),
        seen=row.version,
        status=standing_status(result.standings[row.code]),
        error=error,
    )


class _Options:
    """The options of a scale, written once for each answer instead of once for each row."""

    def __init__(self, found: Catalogue) -> None:
        self.found = found
        self.written: dict[tuple[Kind, str, str], str] = {}

    def of(self, question: Question, answer: str, nothing: str) -> str:
        """The options with one chosen; of a question without a scale the answer as it is read."""
        if question.kind not in self.found.scales:
            return answer_word(self.found, question, answer)
        key = (question.kind, answer, nothing)
        if key not in self.written:
            self.written[key] = self._drawn(question, answer, nothing)
        return self.written[key]

    def _drawn(self, question: Question, answer: str, nothing: str) -> SafeString:
        codes = {"": nothing} | {
            code: answer_word(self.found, question, code)
            for code in self.found.scales[question.kind]
        }
        options = (
            f'<option value="{code}"{" selected" if code == answer else ""}>'
            f"{conditional_escape(word)}</option>"
            for code, word in codes.items()
        )
        return mark_safe("".join(options))  # noqa: S308 words are escaped, codes are our own

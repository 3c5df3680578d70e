"""The sheets of a questionnaire and of a control worksheet: every row is saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules, services
from teraju.modules.risks.domain.control_lines import lacks
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.services.worksheets import said
from teraju.modules.risks.web.partner_forms import AnswerForm, ControlForm
from teraju.modules.risks.web.partner_statuses import answer_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import add_refusal, versioned
from teraju.platform.web.kinds import Action, Status
from teraju.platform.web.middleware import ViewerRequest

from .diligences import diligence_of
from .worksheets import worksheet_of

ANSWER, CONTROL = ("answer", "source"), ("answer", "evidence", "action", "office", "due_on")
Refused = tuple[int, forms.Form] | None


@dataclass(frozen=True)
class Row:
    """What a sheet shows of one line."""

    key: int
    label: object
    url: str
    cells: Sequence[BoundField]
    status: Status | None
    error: object = ""
    note: str = ""
    saved: bool = False
    is_gap: bool = False


@require_safe
def diligence(request: ViewerRequest, pk: int) -> HttpResponse:
    found = diligence_of(request.viewer, pk)
    rights.require(request.viewer, permissions.DILIGENCE_WRITE, found)
    return _diligence_sheet(request, found)


@require_POST
def save_answer(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save one answer and send the sheet, where its state or the refusal stands."""
    row = get_object_or_404(reading.answers(request.viewer), pk=pk)
    found = diligence_of(request.viewer, row.diligence_id)
    rights.require(request.viewer, permissions.DILIGENCE_WRITE, found)
    form = _answer_form(found, row.question, pk, request.POST)
    refused = _saved(
        form,
        lambda data: services.answer_question(
            actor=request.viewer, answer_id=pk, **versioned(data)
        ),
    )
    return _diligence_sheet(request, found, saved=pk, refused=(pk, form) if refused else None)


@require_safe
def worksheet(request: ViewerRequest, pk: int) -> HttpResponse:
    found = worksheet_of(request.viewer, pk)
    rights.require(request.viewer, permissions.WORKSHEET_WRITE, found)
    return _worksheet_sheet(request, found)


@require_POST
def save_line(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save one control and send the sheet, where its state or the refusal stands."""
    line = get_object_or_404(reading.lines(request.viewer), pk=pk)
    found = worksheet_of(request.viewer, line.worksheet_id)
    rights.require(request.viewer, permissions.WORKSHEET_WRITE, found)
    form = ControlForm(request.POST, auto_id=f"row-{pk}-%s")
    refused = _saved(
        form,
        lambda data: services.answer_control(actor=request.viewer, line_id=pk, **versioned(data)),
    )
    return _worksheet_sheet(request, found, saved=pk, refused=(pk, form) if refused else None)


def _saved(form: forms.Form, act: Callable[[dict[str, Any]], Any]) -> bool:
    """Let a valid row be saved; whether it was refused, with the reason on the form."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
    return not form.is_valid()


def _answer_form(
    found: Any, question: str, pk: int, data: Any = None, initial: Any = None
) -> AnswerForm:
    asked = {one.code: one for one in partner_rules.questions(found.edition, found.level_then)}
    answers = asked[question].answers if question in asked else ()
    return AnswerForm(data, initial=initial, answers=answers, auto_id=f"row-{pk}-%s")


def _diligence_sheet(
    request: ViewerRequest, found: Any, *, saved: int | None = None, refused: Refused = None
) -> HttpResponse:
    asked = partner_rules.questions(found.edition, found.level_then)
    said_now = {row.question: row for row in found.answers.order_by("pk")}
    rows = []
    for one in asked:
        record = said_now[one.code]
        initial = _initial(record, ANSWER)
        form = _answer_form(found, one.code, record.pk, initial=initial)
        flag = record.answer in one.rule.red_flags
        word = (
            Status("bad", _("red flag")) if flag else Status("good", str(one.said(record.answer)))
        )
        status = word if record.answer else Status("none", _("not answered"))
        url = reverse("risks_diligence_answer", args=[record.pk])
        rows.append(_row(record, one.words, url, form, ANSWER, status, saved, refused))
    done = sum(bool(said_now[one.code].answer) for one in asked)
    columns = [str(AnswerForm.base_fields[name].label) for name in ANSWER]
    title = _("Questions of the due diligence")
    context = _page(found, title, columns, rows, done, is_open=found.state == "draft")
    return _shown(request, "risks/sheet.html", context, refused)


def _worksheet_sheet(
    request: ViewerRequest, found: Any, *, saved: int | None = None, refused: Refused = None
) -> HttpResponse:
    words = partner_rules.control_words(found.edition, found.kind)
    lines = list(found.lines.order_by("order", "pk"))
    rows = []
    for line in lines:
        form = ControlForm(initial=_initial(line, CONTROL), auto_id=f"row-{line.pk}-%s")
        status = answer_status(line) or Status("none", _("not looked at"))
        if line.answer and lacks(said(line)):
            status = Status("warn", _("something is missing"))
        url = reverse("risks_control_line", args=[line.pk])
        rows.append(_row(line, words[line.code], url, form, CONTROL, status, saved, refused))
    done = sum(lacks(said(line)) is None for line in lines)
    columns = [str(ControlForm.base_fields[name].label) for name in CONTROL[:2]]
    context = _page(found, str(found), columns, rows, done, is_open=found.state == "draft")
    return _shown(request, "risks/control_sheet.html", context, refused)


def _initial(record: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in (*names, "version")}


def _row(
    record: Any,
    label: object,
    url: str,
    form: forms.Form,
    names: Sequence[str],
    status: Status,
    saved: int | None,
    refused: Refused,
) -> Row:
    bad = refused[1] if refused and refused[0] == record.pk else None
    shown = bad or form
    text = " ".join(_texts(bad)) if bad else ""
    seen = bad.data.get("version") if bad else record.version
    word: object = _("saved") if saved == record.pk and not bad else status.word
    return Row(
        key=record.pk,
        label=label,
        url=url,
        cells=[shown[name] for name in names],
        error=_with_version(text, seen) if bad else "",
        status=Status(status.tone, _with_version(word, seen)),
        is_gap=bool(getattr(record, "is_gap", False)),
    )


def _texts(form: forms.Form) -> Iterator[str]:
    for texts in form.errors.values():
        yield from (str(text) for text in texts)


def _page(
    found: Any, title: str, columns: Sequence[str], rows: Sequence[Row], done: int, *, is_open: bool
) -> dict[str, Any]:
    for cell in [] if is_open else [cell for row in rows for cell in row.cells]:
        cell.field.disabled = True
    return {
        "title": title,
        "intro": "" if title == str(found) else str(found),
        "register_title": _("Back to the record"),
        "register_url": found.get_absolute_url(),
        "columns": columns,
        "rows": rows,
        "progress": {"done": done, "total": len(rows)},
        "back": Action(_("Done for now"), found.get_absolute_url()),
    }


def _shown(
    request: ViewerRequest, template: str, context: Mapping[str, Any], refused: Refused
) -> HttpResponse:
    is_error = refused and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_error else HTTPStatus.OK
    return render(request, template, context, status=status)


def _with_version(word: object, version: object) -> Any:
    """The state's word with the row's version, which travels back whenever the state is drawn."""
    return format_html('{}<input type="hidden" name="version" value="{}">', word, version)

"""The worksheet of the 39: a row for each indicator, saved by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
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

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.iso18091 import permissions, services
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Diagnosis, Indicator
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.selectors.sheet import Sheet, SheetRow, sheet_of
from teraju.modules.iso18091.verifying import verify_refusal
from teraju.modules.iso18091.web.common import diagnosis_of
from teraju.modules.iso18091.web.words import self_status, verified_status
from teraju.modules.iso18091.wording import (
    COLOURS,
    category_word,
    colour_word,
    letter,
    named,
    question_words,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest

ANSWER = "q-"
LONGEST_ID = 18
KNOWN = {"", *(colour.value for colour in COLOURS[:3])}


@dataclass(frozen=True)
class Cell:
    """A sub-indicator to put a colour down for; `other` is the letter of the agency's own."""

    title: str
    name: str
    options: SafeString
    other: str = ""


@dataclass(frozen=True)
class Line:
    """A row as the template draws it."""

    position: int
    label: str
    category: str
    url: str
    page: str
    criteria: str
    agency: str
    due: date | None
    evidence: int
    cells: list[Cell]
    note: str
    said: str
    seen: int
    own: Status
    verified: Status
    is_locked: bool
    error: str = ""


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    """The sheet, or with ?agency= the rows of one agency."""
    return _page(request, diagnosis_of(request.viewer, pk))


@require_POST
def save_row(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save one row. htmx gets its new state; a whole visit goes back to the row in the sheet."""
    indicator = _indicator(request.viewer, pk)
    error = _saved(request, indicator)
    if request.headers.get("HX-Request"):
        return _row_state(request, _indicator(request.viewer, pk), error)
    if error:
        return _page(request, indicator.diagnosis, refused=(pk, error))
    url = reverse("iso18091_sheet", args=[indicator.diagnosis_id])
    return HttpResponseRedirect(f"{url}#i-{indicator.position}")


def _saved(request: ViewerRequest, indicator: Indicator) -> str:
    """Let the service put the row down; what it refuses comes back as a sentence."""
    services.require_side(request.viewer, indicator, indicator.diagnosis.side or Side.SELF)
    colours, seen = _read(request.POST)
    if colours is None:
        return _("Choose one of the colours.")
    try:
        services.answer_indicator(
            actor=request.viewer,
            indicator_id=indicator.pk,
            expected_version=seen,
            colours=colours,
            note=request.POST.get("note", "").replace("\x00", "")[:2000],
        )
    except NotAllowed:
        raise
    except ChangedMeanwhile:
        return _("Somebody else saved this row meanwhile. Load the page again and compare.")
    except DomainError as refusal:
        return str(refusal)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _read(data: Mapping[str, Any]) -> tuple[dict[int, str] | None, int | None]:
    """The colours by the id of their sub-indicator, None where something else was sent."""
    colours: dict[int, str] = {}
    for name, value in data.items():
        number = name.removeprefix(ANSWER)
        if number == name:
            continue
        if not _is_id(number) or value not in KNOWN:
            return None, None
        colours[int(number)] = value
    seen = data.get("seen", "")
    return colours, int(seen) if _is_id(seen) else None


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID


def _indicator(viewer: Viewer, pk: int) -> Indicator:
    found: Indicator = get_object_or_404(reading.indicators_counted(viewer), pk=pk)
    return found


def _page(
    request: ViewerRequest, diagnosis: Diagnosis, refused: tuple[int, str] | None = None
) -> HttpResponse:
    found = sheet_of(request.viewer, diagnosis)
    asked = request.GET.get("agency", "")
    agency = int(asked) if _is_id(asked) else None
    lines = list(_lines(request.viewer, found, agency, refused))
    url = reverse("iso18091_sheet", args=[diagnosis.pk])
    context = {
        "title": _("Worksheet of the 39 indicators"),
        "intro": f"{diagnosis.government.name} · {diagnosis}",
        "register_title": _("Diagnosis"),
        "register_url": diagnosis.get_absolute_url(),
        "categories": [
            (code, category_word(code), list(group))
            for code, group in groupby(lines, key=lambda line: line.category)
        ],
        "progress": {"done": found.done, "total": found.total},
        "refusal": _refusal(request.viewer, diagnosis, lines),
        "answers_url": f"{reverse('iso18091_answers')}?year={diagnosis.year}",
        "sheet_url": url,
        "agency": agency,
        "note_label": _("What it rests on")
        if found.side is Side.SELF
        else _("What the verification found"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "iso18091/sheet.html", context, status=status)


def _refusal(viewer: Viewer, diagnosis: Diagnosis, lines: list[Line]) -> object:
    """Why nothing can be filled in here, if nothing can."""
    if diagnosis.side is None:
        return _("The diagnosis is over: its answers are read here.")
    if any(not line.is_locked for line in lines):
        return ""
    if diagnosis.side is Side.SELF:
        return rights.reason(permissions.ANSWER)
    return verify_refusal(viewer, diagnosis)


def _is_locked(viewer: Viewer, indicator: Indicator) -> bool:
    side = indicator.diagnosis.side
    if side is Side.SELF:
        return not rights.allowed(viewer, permissions.ANSWER, indicator)
    return side is None or bool(verify_refusal(viewer, indicator))


def _row_state(request: ViewerRequest, indicator: Indicator, error: str) -> HttpResponse:
    diagnosis = diagnosis_of(request.viewer, indicator.diagnosis_id)
    found = sheet_of(request.viewer, diagnosis)
    row = next(row for row in found.rows if row.indicator.pk == indicator.pk)
    context = {
        "line": _line(request.viewer, found, row, _Options(), error),
        "progress": {"done": found.done, "total": found.total},
    }
    return render(request, "iso18091/saved.html", context)


def _lines(
    viewer: Viewer, found: Sheet, agency: int | None, refused: tuple[int, str] | None
) -> Iterator[Line]:
    options = _Options()
    for row in found.rows:
        if agency is None or row.indicator.agency_id == agency:
            error = refused[1] if refused and refused[0] == row.indicator.pk else ""
            yield _line(viewer, found, row, options, error)


def _line(viewer: Viewer, found: Sheet, row: SheetRow, options: _Options, error: str) -> Line:
    one, side = row.indicator, found.side
    verifying = side is Side.VERIFIED
    return Line(
        position=one.position,
        label=f"{one.code} {named(row.line.title)}",
        category=row.line.category,
        url=reverse("iso18091_row", args=[one.pk]),
        page=one.get_absolute_url(),
        criteria=reverse("iso18091_criteria", args=[one.pk]),
        agency=one.agency.short_name if one.agency else _("nobody yet"),
        due=one.due_on,
        evidence=one.evidence_count,  # type: ignore[attr-defined]
        cells=[
            Cell(
                question_words(answer.question, "title"),
                f"{ANSWER}{answer.question_id}",
                options.of(answer.self_colour if side is Side.SELF else answer.verified_colour),
                letter(answer.colour(Side.SELF)) if verifying else "",
            )
            for answer in row.answers
        ],
        note=one.verified_note if verifying else one.self_note,
        said=one.self_note if verifying else "",
        seen=one.version,
        own=self_status(one),
        verified=verified_status(one),
        is_locked=_is_locked(viewer, one),
        error=error,
    )


class _Options:
    """The options of a choice, written once for each value instead of once for each cell."""

    def __init__(self) -> None:
        self.choices = [("", "–")]
        for colour in COLOURS[:3]:
            word = f"{letter(colour)} · {colour_word(colour)}"
            self.choices.append((colour.value, conditional_escape(word)))
        self.written: dict[str, SafeString] = {}

    def of(self, value: str) -> SafeString:
        if value not in self.written:
            options = (
                f'<option value="{key}"{" selected" if key == value else ""}>{label}</option>'
                for key, label in self.choices
            )
            self.written[value] = mark_safe("".join(options))  # noqa: S308 labels are escaped above
        return self.written[value]

"""The worksheet of an assessment: a row per topic, each saved by itself; one answer moves all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.conformity import permissions, selectors, services
from teraju.modules.conformity.domain.states import Progress, Result
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.models.choices import ProgressChoice, ResultChoice
from teraju.modules.conformity.policy import first_day
from teraju.modules.conformity.selectors import Sheet, SheetRow, sheet_of
from teraju.modules.standards.api import Asked, Edition
from teraju.platform.accounts import rights
from teraju.platform.web.forms import add_refusal
from teraju.platform.web.kinds import Action, Status
from teraju.platform.web.middleware import ViewerRequest

from .forms import RowForm
from .sheet_file import sheet_file
from .statuses import CHAPTERS, RESULTS


@dataclass(frozen=True)
class Line:
    """A row as the template draws it: everything ready, nothing to work out."""

    key: str
    label: str
    marks: str
    asked: Sequence[tuple[str, str, str]]
    url: str
    seen: int
    progress: SafeString
    result: SafeString
    note: str
    owner: object
    earlier: str
    split_url: str
    status: Status | None
    error: str = ""


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    """The sheet as it stands, or with ?on= as it stood on a day; ?format=xlsx takes it away."""
    assessment = get_object_or_404(selectors.assessments(request.viewer), pk=pk)
    on = _asked_day(request)
    found = sheet_of(assessment, on or request.viewer.today, request.GET.getlist("split"))
    if request.GET.get("format") == "xlsx":
        return sheet_file(request, found)
    return _page(request, found, as_of=on)


@require_safe
def records(request: ViewerRequest, pk: int) -> HttpResponse:
    """What the records say of each topic, for the sheet that is already on the screen."""
    assessment = get_object_or_404(selectors.assessments(request.viewer), pk=pk)
    on = _asked_day(request) or request.viewer.today
    editions = [edition.pk for edition in assessment.editions.all()]
    found = selectors.readiness_of([assessment.agency_id], on, editions)
    said: dict[str, Any] = {}
    for one in found.values():
        for code, standing in one.topics.items():
            known = said.get(code)
            if known is None or len(standing.valid) > len(known.valid):
                said[code] = standing
    sheet_rows = sheet_of(assessment, on, request.GET.getlist("split")).rows
    rows = [(row.key, said[row.topic.code]) for row in sheet_rows]
    add = reverse("evidence_add")
    return render(
        request,
        "conformity/sheet_records.html",
        {"rows": rows, "agency": assessment.agency_id, "add": add},
    )


@require_POST
def save_row(request: ViewerRequest, pk: int, key: str) -> HttpResponse:
    """Save one row. htmx gets its new state; a whole visit goes back to the row in the sheet."""
    assessment = get_object_or_404(selectors.assessments(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.ASSESS, assessment)
    topic, edition = _key(assessment, key)
    form = RowForm(request.POST)
    error, met = "", False
    if form.is_valid():
        try:
            services.judge(
                actor=request.viewer,
                assessment_id=pk,
                answers=[_answer(form.cleaned_data, topic, edition)],
            )
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
            met = isinstance(refusal, ChangedMeanwhile)
    if not form.is_valid():
        error = " ".join(str(text) for texts in form.errors.values() for text in texts)
    split = [topic] if edition else []
    found = sheet_of(assessment, request.viewer.today, split)
    if met:
        error = f"{error} {_in_record_now(found, key)}"
    if request.headers.get("HX-Request"):
        return _row_state(request, found, key, error)
    if error:
        return _page(request, found, refused=(key, form, error))
    query = f"?split={topic}" if edition else ""
    url = reverse("assessment_worksheet", args=[pk])
    return HttpResponseRedirect(f"{url}{query}#row-{key}")


def _in_record_now(found: Sheet, key: str) -> str:
    """What the other one said, beside what was typed: nobody overwrites it unread."""
    row = next((row for row in found.rows if row.key == key), None)
    said = row.judged if row else None
    words = [ResultChoice(said.result).label, ProgressChoice(said.progress).label] if said else []
    told = " · ".join(str(word) for word in [*words, said.note if said else ""] if word)
    return _("In the record now: %s") % (told or "–")


def edition_marks(asked: Sequence[tuple[Edition, Asked]], names: Mapping[int, str]) -> str:
    """Where each standard asks for it: "9001: 5.2 · 37001: 5.2"."""
    parts = []
    for edition, group in groupby(asked, key=lambda pair: pair[0]):
        numbers = ", ".join(one.number for _edition, one in group)
        parts.append(f"{names[edition.pk]}: {numbers}")
    return " · ".join(parts)


def short_names(editions: Sequence[Edition]) -> dict[int, str]:
    """Editions as people say them: "9001"; with the year where a standard is there twice."""
    bare = {one.pk: str(one.standard).rpartition(" ")[2] for one in editions}
    said = list(bare.values())
    return {
        one.pk: f"{bare[one.pk]}:{one.edition}" if said.count(bare[one.pk]) > 1 else bare[one.pk]
        for one in editions
    }


def _key(assessment: Assessment, key: str) -> tuple[str, int | None]:
    """The topic and, where the standards are judged one by one, the edition that a row is for."""
    topic, _dot, edition = key.partition(".")
    if not edition:
        return topic, None
    own = {str(one.pk): one.pk for one in assessment.editions.all()}
    if edition not in own:
        raise Http404
    return topic, own[edition]


def _answer(data: Mapping[str, Any], topic: str, edition: int | None) -> services.Answer:
    result = Result(data["result"]) if data["result"] else None
    # What conforms is in place; whoever says otherwise chooses it.
    usual = Progress.IN_PLACE if result is Result.CONFORMING else Progress.NOT_BEGUN
    progress = Progress(data["progress"]) if data["progress"] else usual
    return services.Answer(topic, result, progress, data["note"], edition, data["seen"])


def _asked_day(request: ViewerRequest) -> date | None:
    """The day that the address asks for, if it is one that can be read."""
    try:
        day = parse_date(request.GET.get("on", ""))
    except ValueError:
        return None
    return day if day and first_day() <= day <= request.viewer.today else None


def _page(
    request: ViewerRequest,
    found: Sheet,
    *,
    as_of: date | None = None,
    refused: tuple[str, RowForm, str] | None = None,
) -> HttpResponse:
    assessment = found.assessment
    may = rights.allowed(request.viewer, permissions.ASSESS, assessment)
    lines = list(_lines(found, refused))
    chapters = [
        (chapter, CHAPTERS[chapter], [line for _chapter, line in group])
        for chapter, group in groupby(
            zip((row.topic.chapter for row in found.rows), lines, strict=True),
            key=lambda pair: pair[0],
        )
    ]
    context = {
        "title": _("Worksheet"),
        "intro": assessment.title,
        "register_title": _("Assessment"),
        "register_url": assessment.get_absolute_url(),
        "chapters": chapters,
        "progress": {"done": found.done, "total": len(found.rows)},
        "as_of": as_of,
        "is_locked": not may or not assessment.is_open or as_of is not None,
        "refusal": "" if may else rights.reason(permissions.ASSESS),
        "assessment": assessment,
        "records_url": _records_url(request, assessment),
        "owners": Action(
            _("Who answers for what"), reverse("topic_owners", args=[assessment.agency_id])
        ),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "conformity/worksheet.html", context, status=status)


def _records_url(request: ViewerRequest, assessment: Assessment) -> str:
    query = request.GET.urlencode()
    url = reverse("assessment_records", args=[assessment.pk])
    return f"{url}?{query}" if query else url


def _row_state(request: ViewerRequest, found: Sheet, key: str, error: str) -> HttpResponse:
    row = next((row for row in found.rows if row.key == key), None)
    if row is None:
        raise Http404
    context = {
        "line": {"key": key, "seen": row.seen, "error": error, "status": _status(row)},
        "progress": {"done": found.done, "total": len(found.rows)},
    }
    return render(request, "conformity/row_state.html", context)


def _lines(found: Sheet, refused: tuple[str, RowForm, str] | None) -> Iterator[Line]:
    progress, result = _Choices(ProgressChoice.choices), _Choices(ResultChoice.choices)
    base = reverse("assessment_row", args=[found.assessment.pk, "KEY"])
    sheet_url = reverse("assessment_worksheet", args=[found.assessment.pk])
    names = short_names(found.editions)
    for row in found.rows:
        said = {"progress": "", "result": "", "note": ""}
        if row.judged:
            said = {
                "progress": row.judged.progress.value,
                "result": row.judged.result.value,
                "note": row.judged.note,
            }
        seen, error = row.seen, ""
        if refused and refused[0] == row.key:
            # Nothing that was typed is lost, and what was seen stays what was seen.
            said = {name: refused[1].data.get(name, "") for name in said}
            seen, error = refused[1].cleaned_data.get("seen", row.seen), refused[2]
        label = row.topic.title
        if row.edition:
            label = f"{label} ({names[row.edition.pk]})"
        yield Line(
            key=row.key,
            label=label,
            marks=edition_marks(row.asked, names),
            asked=[(names[edition.pk], one.number, one.asks) for edition, one in row.asked],
            url=base.replace("KEY", row.key),
            seen=seen,
            progress=progress.of(said["progress"]),
            result=result.of(said["result"]),
            note=said["note"],
            owner=row.owner.label,
            earlier=_earlier(row),
            split_url=f"{sheet_url}?split={row.topic.code}#row-{row.topic.code}"
            if row.may_split
            else "",
            status=_status(row),
            error=error,
        )


class _Choices:
    """The options of a choice, written once for each value instead of once for each row."""

    def __init__(self, choices: Sequence[tuple[str, Any]]) -> None:
        self.choices = [("", "–"), *((key, conditional_escape(label)) for key, label in choices)]
        self.written: dict[str, SafeString] = {}

    def of(self, value: str) -> SafeString:
        if value not in self.written:
            options = (
                f'<option value="{key}"{" selected" if key == value else ""}>{label}</option>'
                for key, label in self.choices
            )
            self.written[value] = mark_safe("".join(options))  # noqa: S308 labels are escaped above
        return self.written[value]


def _status(row: SheetRow) -> Status | None:
    return RESULTS[row.judged.result] if row.judged else None


def _earlier(row: SheetRow) -> str:
    """What was found before this assessment."""
    if row.earlier is None:
        return ""
    word = ResultChoice(row.earlier.result).label
    day = date_format(row.earlier.on, "DATE_FORMAT")
    return _("Earlier, on %(day)s: %(word)s") % {"day": day, "word": word}

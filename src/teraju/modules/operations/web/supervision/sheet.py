"""Working papers as a worksheet, for the field: a row per paper, each saved by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.states import AssignmentState, PaperState
from teraju.modules.operations.models import Assignment, WorkingPaper
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.services.supervision.common import part_of, require_part
from teraju.platform.accounts import rights
from teraju.platform.web.forms import DateField, VersionedForm, add_refusal
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest

from .assignments import assignment_of
from .statuses import paper_status
from .working_papers import paper_of, sheet_url

CELLS = ("done_on", "result")


class RowForm(VersionedForm):
    """A row: when and with what result; shown and kept as it is where it may not change."""

    done_on = DateField(label=gettext_lazy("Done on"), required=False)
    result = forms.CharField(
        label=pgettext_lazy("working paper", "Result"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, paper: WorkingPaper, data: Any = None, *, writes: bool) -> None:
        initial = {name: getattr(paper, name) for name in (*CELLS, "version")}
        super().__init__(data, initial=initial, auto_id=f"paper-{paper.pk}-%s")
        for name in CELLS:
            self.fields[name].disabled = not (writes and paper.is_written_on)


@dataclass(frozen=True)
class Row:
    """What the sheet shows of a working paper."""

    key: int
    label: str
    note: str
    url: str
    cells: Sequence[BoundField]
    error: object = ""
    status: Status | None = None
    saved: bool = False


@require_safe
def paper_sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)
    rights.require(request.viewer, permissions.ASSIGNMENT_WORK, assignment)
    return _sheet(request, assignment)


@require_POST
def paper_row(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save one row and answer with the sheet, where its state or the refusal stands."""
    paper = paper_of(request, pk)
    rights.require(request.viewer, permissions.ASSIGNMENT_WORK, paper)
    require_part(request.viewer, paper.assignment)
    assignment = assignment_of(request, paper.assignment_id)
    form = RowForm(paper, request.POST, writes=True)
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            services.write_working_paper(
                actor=request.viewer, paper_id=pk, expected_version=data.pop("version"), **data
            )
            return _sheet(request, assignment, saved=pk)
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
    return _sheet(request, assignment, refused=(pk, form))


def _sheet(
    request: ViewerRequest,
    assignment: Assignment,
    *,
    saved: int | None = None,
    refused: tuple[int, RowForm] | None = None,
) -> HttpResponse:
    writes = (
        assignment.state == AssignmentState.FIELD_WORK
        and part_of(request.viewer, assignment) is not None
    )
    papers = list(
        assignment.working_papers.exclude(state=PaperState.DROPPED).order_by("number", "pk")
    )
    rows = []
    for paper in papers:
        bad = refused[1] if refused and refused[0] == paper.pk else None
        form = bad or RowForm(paper, writes=writes)
        rows.append(_row(paper, form, is_bad=bad is not None, saved=saved == paper.pk))
    context = {
        "title": _("Working papers"),
        "intro": assignment.title,
        "register_title": _("Assignment"),
        "register_url": assignment.get_absolute_url(),
        "columns": [RowForm.base_fields[name].label for name in CELLS],
        "rows": rows,
        "progress": {"done": sum(bool(one.result) for one in papers), "total": len(papers)},
    }
    # htmx shows an answer only when it is no error; the refusal stands in the row itself.
    is_error = refused and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_error else HTTPStatus.OK
    return render(request, "web/worksheet.html", context, status=status)


def _row(paper: WorkingPaper, form: RowForm, *, is_bad: bool, saved: bool) -> Row:
    status = paper_status(paper)
    word = _("saved") if saved else status.word
    errors = " ".join(str(text) for texts in form.errors.values() for text in texts)
    return Row(
        key=paper.pk,
        label=str(paper),
        note=paper.procedure,
        url=sheet_url(paper),
        cells=[form[name] for name in CELLS],
        # A refused row keeps the version that was seen, so that nothing is overwritten unread.
        error=_with_version(errors, form.data.get("version")) if is_bad else "",
        status=Status(status.tone, _with_version(word, paper.version), status.meaning),
    )


def _with_version(word: object, version: object) -> Any:
    """The state's word with the row's version, which travels back whenever the state is drawn."""
    return format_html('{}<input type="hidden" name="version" value="{}">', word, version)

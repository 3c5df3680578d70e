"""The plan as a worksheet: a row per task, each saved by itself."""

from __future__ import annotations

from collections.abc import Sequence
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
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.cooperation import selectors, services
from teraju.modules.cooperation.models import Agreement, PlanTask
from teraju.platform.accounts import rights
from teraju.platform.web.forms import DateField, VersionedForm, add_refusal
from teraju.platform.web.kinds import Action, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .common import agreement_of, link, may
from .registers import TASKS
from .sections import owner_of, plan_is_open_to
from .standing import task_status

CELLS = ("due", "budget_source", "done_on", "note")


class RowForm(VersionedForm):
    """A row of the sheet; what this viewer may not change is shown and kept as it is."""

    due = DateField(label=gettext_lazy("Due"), required=False)
    budget_source = forms.CharField(
        label=gettext_lazy("Budget source"), max_length=160, required=False
    )
    done_on = DateField(label=gettext_lazy("Done on"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=400, required=False)

    def __init__(
        self,
        task: PlanTask,
        data: Any = None,
        *,
        follows: bool,
        completes: bool,
        is_draft: bool,
    ) -> None:
        initial = {name: getattr(task, name) for name in (*CELLS, "version")}
        super().__init__(data, initial=initial, auto_id=f"task-{task.pk}-%s")
        for name in ("due", "budget_source"):
            self.fields[name].disabled = not follows
        self.fields["note"].disabled = not completes
        self.fields["done_on"].disabled = not completes or is_draft


@dataclass(frozen=True)
class Row:
    """What the sheet shows of a task."""

    key: int
    label: str
    note: str
    url: str
    cells: Sequence[BoundField]
    error: object = ""
    status: Status | None = None
    saved: bool = False


@require_safe
def task_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, TASKS)


@require_safe
def plan(request: ViewerRequest, pk: int) -> HttpResponse:
    return _sheet(request, agreement_of(request, pk))


@require_POST
def save_row(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save one row and answer with the sheet, where its state or the refusal stands."""
    task = get_object_or_404(selectors.tasks(request.viewer), pk=pk)
    rights.require(request.viewer, "cooperation.task.complete", task)
    agreement = agreement_of(request, task.agreement_id)
    form = _form(request, agreement, task, request.POST)
    if form.is_valid():
        try:
            data = dict(form.cleaned_data)
            services.save_plan_row(
                actor=request.viewer, task_id=pk, expected_version=data.pop("version"), **data
            )
            return _sheet(request, agreement, saved=pk)
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
    return _sheet(request, agreement, refused=(pk, form))


def _sheet(
    request: ViewerRequest,
    agreement: Agreement,
    *,
    saved: int | None = None,
    refused: tuple[int, RowForm] | None = None,
) -> HttpResponse:
    tasks = list(selectors.tasks_of(request.viewer, agreement).exclude(state="dropped"))
    if not plan_is_open_to(request, agreement, tasks):
        raise NotAllowed(rights.reason("cooperation.task.complete"))
    rows = []
    for task in tasks:
        bad = refused[1] if refused and refused[0] == task.pk else None
        form = bad or _form(request, agreement, task)
        rows.append(_row(request, task, form, is_bad=bad is not None, saved=saved == task.pk))
    done = sum(task.state == "done" for task in tasks)
    context = {
        "title": _("Plan"),
        "intro": agreement.title,
        "register_title": _("Agreement"),
        "register_url": agreement.get_absolute_url(),
        "columns": [RowForm.base_fields[name].label for name in CELLS],
        "rows": rows,
        "progress": {"done": done, "total": len(tasks)},
        "add": _add(request, agreement),
    }
    # htmx shows an answer only when it is no error; the refusal stands in the row itself.
    is_error = refused and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_error else HTTPStatus.OK
    return render(request, "cooperation/plan.html", context, status=status)


def _add(request: ViewerRequest, agreement: Agreement) -> Action:
    return link(request, agreement, "follow", _("Add a task"), "cooperation_task_add", "plus")


def _form(
    request: ViewerRequest, agreement: Agreement, task: PlanTask, data: Any = None
) -> RowForm:
    return RowForm(
        task,
        data,
        follows=may(request, agreement, "follow"),
        completes=rights.allowed(request.viewer, "cooperation.task.complete", task),
        is_draft=agreement.is_draft,
    )


def _row(
    request: ViewerRequest, task: PlanTask, form: RowForm, *, is_bad: bool, saved: bool
) -> Row:
    status = task_status(task, request.viewer.today)
    word = _("saved") if saved else status.word
    return Row(
        key=task.pk,
        label=task.title,
        note=" · ".join(owner_of(task)),
        url=reverse("cooperation_plan_row", args=[task.pk]),
        cells=[form[name] for name in CELLS],
        # A refused row keeps the version that was seen, so that nothing is overwritten unread.
        error=_with_version(" ".join(_errors(form)), form.data.get("version")) if is_bad else "",
        status=Status(status.tone, _with_version(word, task.version), status.meaning),
    )


def _with_version(word: object, version: object) -> Any:
    """The state's word with the row's version, which travels back whenever the state is drawn."""
    return format_html('{}<input type="hidden" name="version" value="{}">', word, version)


def _errors(form: RowForm) -> list[str]:
    return [
        f"{form.fields[name].label}: {text}" if name in form.fields else str(text)
        for name, texts in form.errors.items()
        for text in texts
    ]

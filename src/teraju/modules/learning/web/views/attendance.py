"""The sheet of attendance and tests: a row for each participant, each saved by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning import services
from teraju.modules.learning.domain.effects import Attendance
from teraju.modules.learning.domain.states import TrainingState
from teraju.modules.learning.models import Participant, Training
from teraju.modules.learning.permissions import right_for
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.web.forms_training import AttendanceForm
from teraju.modules.learning.web.statuses import attendance_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import add_refusal, versioned
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest

from .training_steps import participant_of
from .trainings import training_of

SHEET = ("attendance", "score_before", "score_after", "attendance_note")


@dataclass(frozen=True)
class Row:
    """What the sheet shows of a participant."""

    key: int
    label: str
    note: str
    url: str
    cells: Sequence[BoundField]
    error: object = ""
    status: Status | None = None
    saved: bool = False


@require_safe
def attendance(request: ViewerRequest, pk: int) -> HttpResponse:
    training = training_of(request.viewer, pk)
    rights.require(request.viewer, right_for(training), training)
    return _sheet(request, training)


@require_POST
def save_attendance(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save one row and answer with the sheet, where its state or the refusal stands."""
    row = participant_of(request.viewer, pk)
    training = training_of(request.viewer, row.training_id)
    rights.require(request.viewer, right_for(training), training)
    form = AttendanceForm(request.POST, auto_id=f"row-{pk}-%s")
    if form.is_valid():
        try:
            services.change_attendance(
                actor=request.viewer, participant_id=pk, **versioned(form.cleaned_data)
            )
            return _sheet(request, training, saved=pk)
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
    return _sheet(request, training, refused=(pk, form))


def _sheet(
    request: ViewerRequest,
    training: Training,
    *,
    saved: int | None = None,
    refused: tuple[int, AttendanceForm] | None = None,
) -> HttpResponse:
    found = reading.participants(request.viewer).filter(training=training)
    rows = []
    for one in found.order_by("person__title", "pk"):
        bad = refused[1] if refused and refused[0] == one.pk else None
        rows.append(_row(training, one, bad, is_saved=saved == one.pk))
    context = {
        "title": _("Attendance and tests"),
        "intro": training.title,
        "register_title": _("Training"),
        "register_url": training.get_absolute_url(),
        "columns": [AttendanceForm.base_fields[name].label for name in SHEET],
        "rows": rows,
        "progress": {
            "done": sum(one.attendance != Attendance.INVITED for one in found),
            "total": len(rows),
        },
    }
    is_error = refused and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_error else HTTPStatus.OK
    return render(request, "learning/sheet.html", context, status=status)


def _row(
    training: Training, one: Participant, bad: AttendanceForm | None, *, is_saved: bool
) -> Row:
    initial = {name: getattr(one, name) for name in (*SHEET, "version")}
    form = bad or AttendanceForm(initial=initial, auto_id=f"row-{one.pk}-%s")
    if one.effect or training.state != TrainingState.HELD:
        for field in form.fields.values():
            field.disabled = True
    status = attendance_status(one)
    word = _("saved") if is_saved else status.word
    text = " ".join(str(t) for texts in bad.errors.values() for t in texts) if bad else ""
    seen = bad.data.get("version") if bad else one.version
    return Row(
        key=one.pk,
        label=one.label,
        note="",
        url=reverse("learning_attendance_row", args=[one.pk]),
        cells=[form[name] for name in SHEET],
        error=_with_version(text, seen) if bad else "",
        status=Status(status.tone, _with_version(word, seen)),
    )


def _with_version(word: object, version: object) -> Any:
    """The state's word with the row's version, which travels back whenever the state is drawn."""
    return format_html('{}<input type="hidden" name="version" value="{}">', word, version)

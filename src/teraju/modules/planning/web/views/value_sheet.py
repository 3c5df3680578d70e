"""The worksheet of values: a row for each objective of a month, each saved by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.planning import permissions, services
from teraju.modules.planning.models import Objective
from teraju.modules.planning.objective_numbers import aim_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors import objectives as selectors
from teraju.modules.planning.selectors.objective_sheet import Sheet, SheetRow, sheet_of
from teraju.modules.planning.services import Entry
from teraju.modules.planning.web.common import found
from teraju.modules.planning.web.forms.objectives import NumberField
from teraju.modules.planning.web.objective_status import light_status
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import add_refusal
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest

INCOMPLETE = Status("none", gettext_lazy("not complete yet"))


class RowForm(forms.Form):
    """A row: two figures or one value, and where it is from."""

    first_day = forms.DateField(widget=forms.HiddenInput)
    numerator = NumberField(required=False)
    denominator = NumberField(required=False)
    value = NumberField(required=False)
    source = forms.CharField(
        label=gettext_lazy("Source of the figure"), max_length=200, required=False
    )

    def __init__(self, row: SheetRow, data: Any = None) -> None:
        stands = row.value
        initial = {
            "first_day": row.period.first.isoformat(),
            "source": stands.source if stands else row.usual_source,
        }
        names = figure_names(row.objective)
        if stands:
            initial |= {name: getattr(stands, name) for name in names}
        super().__init__(data, initial=initial, auto_id=f"row-{row.objective.pk}-%s")
        for name in {"numerator", "denominator", "value"} - set(names):
            del self.fields[name]
        labels = {
            "numerator": row.objective.numerator_name,
            "denominator": row.objective.denominator_name,
            "value": row.objective.unit,
        }
        for name in names:
            self.fields[name].label = labels[name]
        for field in self.fields.values():
            field.disabled = stands is not None

    @property
    def is_complete(self) -> bool:
        """Whether every figure is there; a row is sent after each cell."""
        figures = [name for name in self.fields if name not in {"first_day", "source"}]
        return all(self.cleaned_data.get(name) is not None for name in figures)


@dataclass(frozen=True)
class Line:
    """What the sheet shows of a row."""

    key: int
    label: str
    note: str
    url: str
    first_day: BoundField
    cells: Sequence[BoundField]
    status: Status | None
    error: str = ""
    correct_url: str = ""
    stands: bool = False


def figure_names(objective: Objective) -> list[str]:
    return ["numerator", "denominator"] if objective.is_computed else ["value"]


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    agency = _agency(request, pk)
    return _page(request, sheet_of(request.viewer, agency, _asked(request)))


@require_POST
def save_row(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save the value of one objective and answer with the sheet, where its state stands."""
    objective = found(
        request, selectors.objectives(request.viewer), pk, permissions.OBJECTIVE_MEASURE
    )
    shown = sheet_of(request.viewer, objective.agency, _asked(request))
    row = next((one for one in shown.rows if one.objective.pk == pk), None)
    if row is None:
        return HttpResponseRedirect(_url(shown))
    form = RowForm(row, request.POST)
    if row.value is not None:
        form.full_clean()
        form.add_error(
            None, _("The value of this period stands already: correct it with a reason.")
        )
        return _page(request, shown, sent=(pk, form))
    if form.is_valid() and form.is_complete:
        _record(request, pk, row.period.first, form)
    if not form.is_valid() or not form.is_complete:
        return _page(request, shown, sent=(pk, form))
    if request.headers.get("HX-Request"):
        return _page(request, sheet_of(request.viewer, objective.agency, shown.month.first))
    return HttpResponseRedirect(f"{_url(shown)}#row-{pk}")


def _record(request: ViewerRequest, pk: int, first_day: date, form: RowForm) -> None:
    figures = {name: value for name, value in form.cleaned_data.items() if name != "first_day"}
    try:
        services.record_value(
            actor=request.viewer, objective_id=pk, entry=Entry(first_day=first_day, **figures)
        )
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)


def _agency(request: ViewerRequest, pk: int) -> Agency:
    agency = get_object_or_404(agencies(request.viewer).select_related("government"), pk=pk)
    rights.require(request.viewer, permissions.OBJECTIVE_MEASURE, agency)
    return agency


def _asked(request: ViewerRequest) -> date | None:
    """The month that the address asks for, if it is one that has begun."""
    try:
        day = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return None
    return day if date(2000, 1, 1) <= day <= request.viewer.today else None


def _url(shown: Sheet) -> str:
    url = reverse("planning_values_sheet", args=[shown.agency.pk])
    return f"{url}?month={shown.month.first:%Y-%m}"


def _page(
    request: ViewerRequest, shown: Sheet, *, sent: tuple[int, RowForm] | None = None
) -> HttpResponse:
    lines = [_line(row, shown, sent) for row in shown.rows]
    two = [line for line in lines if len(line.cells) == 3]
    one = [line for line in lines if len(line.cells) == 2]
    base = reverse("planning_values_sheet", args=[shown.agency.pk])
    context = {
        "title": _("Enter values: %(month)s") % {"month": date_format(shown.month.first, "F Y")},
        "intro": shown.agency.name,
        "register_title": _("Values of objectives"),
        "register_url": reverse("planning_values"),
        "groups": [
            (heading, columns, rows)
            for heading, columns, rows in (
                (
                    _("Worked out from two figures"),
                    [_("Numerator"), _("Denominator"), _("Source of the figure")],
                    two,
                ),
                (_("Entered as they are"), [_("Value"), _("Source of the figure")], one),
            )
            if rows
        ],
        "months": [
            (date_format(one.first, "M Y"), f"{base}?month={one.first:%Y-%m}")
            for one in shown.open_months
        ],
        "month": f"{shown.month.first:%Y-%m}",
        "latest": f"{request.viewer.today:%Y-%m}",
        "progress": {"done": shown.done, "total": len(shown.rows)},
    }
    refused = sent is not None and sent[1].errors and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "planning/value_sheet.html", context, status=status)


def _line(row: SheetRow, shown: Sheet, sent: tuple[int, RowForm] | None) -> Line:
    objective = row.objective
    was_sent = sent is not None and sent[0] == objective.pk
    form = sent[1] if was_sent and sent else RowForm(row)
    names = [*figure_names(objective), "source"]
    error = " ".join(_errors(form)) if was_sent else ""
    url = reverse("planning_values_row", args=[objective.pk])
    status = light_status(row.value.light) if row.value else INCOMPLETE if was_sent else None
    return Line(
        key=objective.pk,
        label=objective.title,
        note=" · ".join(
            (
                period_words(objective.rhythm, row.period.first),
                aim_words(objective, row.target),
            )
        ),
        url=f"{url}?month={shown.month.first:%Y-%m}",
        first_day=form["first_day"],
        cells=[form[name] for name in names],
        status=None if error else status,
        error=error,
        correct_url=reverse("planning_value_correct", args=[row.value.pk]) if row.value else "",
        stands=row.value is not None and not was_sent,
    )


def _errors(form: RowForm) -> list[str]:
    return [
        f"{form.fields[name].label}: {text}" if name in form.fields else str(text)
        for name, texts in form.errors.items()
        for text in texts
    ]

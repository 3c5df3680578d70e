"""The worksheet of a quarter: a row for each risk of an agency, each saved by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.risks import permissions, rhythm, services
from teraju.modules.risks.domain.matrix import Matrix
from teraju.modules.risks.domain.quarters import Quarter, ended_before, quarter_of
from teraju.modules.risks.models import Monitoring, Risk
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.selectors.quarters import Sheet, sheet_of
from teraju.modules.risks.selectors.schemes import scheme_on
from teraju.modules.risks.services import Score
from teraju.modules.risks.web.common import found
from teraju.modules.risks.web.forms.assessments import QuarterForm
from teraju.modules.risks.web.forms.risks import NONE, steps_of
from teraju.modules.risks.web.registers.answers import MONITORINGS
from teraju.modules.risks.web.statuses import level_status
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import add_refusal, form_methods, form_page
from teraju.platform.web.kinds import Fact, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

SHOWN = 6
INCOMPLETE = Status("none", gettext_lazy("not complete yet"))


class RowForm(forms.Form):
    """A row: what was done of the plan, and the level as it turned out."""

    realisation = forms.CharField(
        label=gettext_lazy("What was done of the plan"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    likelihood = forms.TypedChoiceField(
        label=gettext_lazy("Likelihood"), coerce=int, empty_value=None, required=False
    )
    impact = forms.TypedChoiceField(
        label=gettext_lazy("Impact"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self, risk: Risk, standing: Monitoring | None, matrix: Matrix, data: Any = None
    ) -> None:
        rating = (standing and standing.rating) or None
        initial = {
            "realisation": standing.realisation if standing else "",
            "likelihood": rating.likelihood if rating else None,
            "impact": rating.impact if rating else None,
        }
        super().__init__(data, initial=initial, auto_id=f"row-{risk.pk}-%s")
        for name, words in (("likelihood", matrix.likelihood), ("impact", matrix.impact)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [*NONE, *steps_of(words)]

    @property
    def is_complete(self) -> bool:
        """Whether it can be saved; a row is sent after each cell."""
        data = self.cleaned_data
        pair = (data.get("likelihood") is None) == (data.get("impact") is None)
        return bool(data.get("realisation")) and pair


@dataclass(frozen=True)
class Row:
    """What the sheet shows of a risk."""

    key: int
    label: str
    note: str
    url: str
    cells: Sequence[BoundField]
    status: Status | None
    error: str = ""
    saved: bool = False


@require_safe
def monitoring_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, MONITORINGS)


@form_methods
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    agency = _agency(request, pk, permissions.MONITOR)
    return _page(request, sheet_of(request.viewer, agency, _asked(request)))


@require_POST
def save_row(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save the quarter of one risk and answer with the sheet, where its state stands."""
    risk: Risk = found(request, selectors.risks(request.viewer), pk, permissions.MONITOR)
    shown = sheet_of(request.viewer, risk.agency, _asked(request))
    matrix = scheme_on(risk.agency, request.viewer.today).matrix
    form = RowForm(risk, shown.standing.get(pk), matrix, request.POST)
    if form.is_valid() and form.is_complete:
        _record(request, risk, shown.quarter, form)
    if not form.is_valid() or not form.is_complete:
        return _page(request, shown, sent=(pk, form))
    if request.headers.get("HX-Request"):
        return _page(request, sheet_of(request.viewer, risk.agency, shown.quarter))
    return HttpResponseRedirect(f"{_url(risk.agency_id, shown.quarter)}#row-{pk}")


@form_methods
def quarter_paper(request: ViewerRequest, pk: int) -> HttpResponse:
    agency = _agency(request, pk, permissions.REPORT_ISSUE)
    quarters = _quarters(request)
    back = _url(agency.pk, _asked(request))
    return form_page(
        request,
        form=partial(QuarterForm, quarters=[(_code(one), _words(one)) for one in quarters]),
        title=_("Issue the report of a quarter"),
        intro=_("A signed PDF: the plan, how the risks turned out, what happened."),
        submit=_("Issue"),
        act=lambda data: services.issue_quarter_report(
            actor=request.viewer, agency=agency, quarter=_read(data["quarter"])
        ),
        success=lambda paper: reverse("paper", args=[paper.pk]),
        back_url=back,
        initial={"quarter": _code(_asked(request))},
        facts=(Fact(_("Agency"), agency.name),),
        done=_("The report is issued."),
        register_title=_("Monitoring of risks"),
        register_url=back,
    )


def _record(request: ViewerRequest, risk: Risk, quarter: Quarter, form: RowForm) -> None:
    data = form.cleaned_data
    score = Score(data["likelihood"], data["impact"]) if data["likelihood"] else None
    try:
        services.monitor_risk(
            actor=request.viewer,
            risk_id=risk.pk,
            quarter=quarter,
            realisation=data["realisation"],
            score=score,
        )
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)


def _agency(request: ViewerRequest, pk: int, right: str) -> Agency:
    agency = get_object_or_404(agencies(request.viewer).select_related("government"), pk=pk)
    rights.require(request.viewer, right, agency)
    return agency


def _quarters(request: ViewerRequest) -> list[Quarter]:
    """The present quarter and those before it, the newest first."""
    found = [quarter_of(request.viewer.today)]
    while len(found) < SHOWN:
        found.append(found[-1].earlier)
    return found


def _asked(request: ViewerRequest) -> Quarter:
    """The quarter that the address asks for, else the last one that ended."""
    return next(
        (one for one in _quarters(request) if _code(one) == request.GET.get("quarter", "")),
        ended_before(request.viewer.today),
    )


def _code(quarter: Quarter) -> str:
    return f"{quarter.year}-{quarter.number}"


def _read(code: str) -> Quarter:
    year, _dash, number = code.partition("-")
    return Quarter(int(year), int(number))


def _words(quarter: Quarter) -> str:
    return _("quarter %(number)s of %(year)s") % {"number": quarter.number, "year": quarter.year}


def _url(agency_id: int, quarter: Quarter) -> str:
    return f"{reverse('risks_sheet', args=[agency_id])}?quarter={_code(quarter)}"


def _page(
    request: ViewerRequest, shown: Sheet, *, sent: tuple[int, RowForm] | None = None
) -> HttpResponse:
    matrix = scheme_on(shown.agency, request.viewer.today).matrix
    days = rhythm.rule("monitor_days", request.viewer.today)
    context = {
        "title": _("Monitor the risks: %(quarter)s") % {"quarter": _words(shown.quarter)},
        "intro": shown.agency.name,
        "register_title": _("Monitoring of risks"),
        "register_url": reverse("risks_monitorings"),
        "columns": [_("What was done of the plan"), _("Likelihood"), _("Impact")],
        "rows": [_row(risk, shown, matrix, sent) for risk in shown.risks],
        "quarters": [
            (_words(one), _url(shown.agency.pk, one), one == shown.quarter)
            for one in _quarters(request)
        ],
        "due": shown.quarter.due(days),
        "paper_url": f"{reverse('risks_quarter_paper', args=[shown.agency.pk])}"
        f"?quarter={_code(shown.quarter)}",
        "may_issue": rights.allowed(request.viewer, permissions.REPORT_ISSUE, shown.agency),
        "progress": {"done": len(shown.standing), "total": len(shown.risks)},
    }
    refused = sent is not None and sent[1].errors and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "risks/quarter.html", context, status=status)


def _row(risk: Risk, shown: Sheet, matrix: Matrix, sent: tuple[int, RowForm] | None) -> Row:
    standing = shown.standing.get(risk.pk)
    was_sent = sent is not None and sent[0] == risk.pk
    form = sent[1] if was_sent and sent else RowForm(risk, standing, matrix)
    error = " ".join(str(text) for texts in form.errors.values() for text in texts)
    status = level_status(standing.rating, is_gain=risk.is_opportunity) if standing else None
    if was_sent and not error:
        status = INCOMPLETE
    plans = "; ".join(one.action for one in risk.treatments.all() if one.is_open)
    level = level_status(risk.residual, is_gain=risk.is_opportunity)
    note = " · ".join(text for text in (str(level.word) if level else "", plans) if text)
    return Row(
        key=risk.pk,
        label=f"{risk.code} {risk.title}",
        note=note,
        url=f"{reverse('risks_sheet_row', args=[risk.pk])}?quarter={_code(shown.quarter)}",
        cells=[form[name] for name in ("realisation", "likelihood", "impact")],
        status=status,
        error=error if was_sent else "",
        saved=standing is not None and not was_sent,
    )

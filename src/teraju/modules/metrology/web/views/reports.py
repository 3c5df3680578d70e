"""Reports of a period: on the page, in Excel, signed; the export for the ministry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology import report_wording as wording
from teraju.modules.metrology.domain.reports import (
    FIRST_YEAR,
    LAST_YEAR,
    NoSuchPeriod,
    ReportPeriod,
)
from teraju.modules.metrology.models import PeriodReport
from teraju.modules.metrology.selectors import orderly
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.services import reports as services
from teraju.modules.metrology.web.figure_registers import SIGNED_REPORTS
from teraju.modules.metrology.web.report_pages import Asked, asked, report_sections
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import PUBLIC_REASON, agency_asked
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.files import TYPES, to_xlsx
from teraju.platform.exchange.registers import Column
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import TextArea, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

PAGE = "metrology/sections.html"
CHANGED = _(
    "What is on record for this period has changed since it was signed: look at the figures of "
    "today, and sign it anew."
)


class PeriodForm(forms.Form):
    """A month or a whole year."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [(0, _("whole year")), *MONTHS.items()]


class ExportForm(PeriodForm):
    """The same, with what becomes of a period that is not over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].help_text = _(
            "A period that is not over yet is written as far as it has come; the files are named "
            "unfinished then."
        )


class SignForm(PeriodForm):
    """The same, and what is to be known before: that nothing is on record, or a paper stands."""

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period = self._period()
        if period is None:
            return
        self._ask_why(reading.standing_report(agency.pk, period), period)
        if reading.has_records(agency, period):
            return
        label = _("Nothing is on record for %(period)s. Sign it all the same.")
        self.fields["even_if_empty"] = forms.BooleanField(
            label=label % {"period": wording.period_words(period)}, required=False
        )

    def _ask_why(self, standing: PeriodReport | None, period: ReportPeriod) -> None:
        """Name the paper that this one would revoke, and ask for the reason."""
        if standing is None:
            return
        words = _("Paper %(number)s of %(period)s is signed already: it is revoked and replaced.")
        number = standing.paper.number if standing.paper else ""
        told = words % {"number": number, "period": wording.period_words(period)}
        self.fields["reason"] = TextArea(
            label=_("Why another takes its place"),
            rows=3,
            max_length=300,
            help_text=f"{told} {PUBLIC_REASON}",
        )

    def _period(self) -> ReportPeriod | None:
        """The period that is asked for, or that the form begins with."""
        year, month = (str(self[name].value() or 0) for name in ("year", "month"))
        if not (year.isdecimal() and month.isdecimal() and len(year + month) < 7):
            return None
        try:
            return ReportPeriod(int(year), int(month))
        except NoSuchPeriod:
            return None


@require_safe
def page(request: ViewerRequest) -> HttpResponse:
    """The figures of a period as they stand now."""
    viewer = request.viewer
    found = asked(viewer, request.GET)
    context: dict[str, Any] = {
        "title": _("Reports"),
        "empty": _("You see no unit that keeps a register of instruments."),
    }
    if found is None:
        return render(request, PAGE, context)
    made = reading.report(found.agency, found.period)
    markets = orderly.standings(found.agency.pk, viewer.today)
    if request.GET.get("format") == "xlsx":
        return _excel(made, wording.all_facts(made, markets, viewer.today))
    context |= {
        "title": wording.title_of(found.period),
        "intro": found.agency.name,
        "notice": found.notice,
        "choices": found.choices,
        "actions": _actions(request, found),
        "sections": report_sections(made, markets, viewer.today),
    }
    return render(request, PAGE, context)


def _actions(request: ViewerRequest, found: Asked) -> list[Action]:
    viewer, query = request.viewer, found.query
    actions = [Action("Excel", f"{request.path}?{query}&format=xlsx", icon="download")]
    for right, label, name, icon in (
        (permissions.REPORT_SIGN, _("Sign"), "metrology_report_sign", "signature"),
        (permissions.EXPORT, _("Export for the ministry"), "metrology_export", "file-output"),
    ):
        if rights.allowed(viewer, right, found.agency):
            actions.append(Action(label, f"{reverse(name)}?{query}", icon=icon))
    signed = reverse("metrology_signed_reports")
    return [
        *actions,
        Action(SIGNED_REPORTS.title, signed, icon="list"),
        Action(_("Tariffs"), reverse("metrology_tariffs"), icon="table"),
    ]


def _excel(made: reading.Report, facts: Sequence[wording.Said]) -> HttpResponse:
    """The table of kinds; below it the figures with what they rest on, the months, how all counts.

    A share says in its name what it is of, and is a number as every figure is.
    """
    heads, empty = wording.headers(), [""] * 6
    lines = wording.rows_of(made)
    lines += [empty, [_("Figures"), _("What it rests on"), _("Value"), "", "", ""]]
    lines += [_figure(said) for said in facts]
    months = wording.months_of(made)
    if months:
        lines += [empty, [_("By month"), "", _("Instruments"), _("Weights"), "", ""]]
        lines += [[date_format(day, "F"), "", *counts, "", ""] for day, *counts in months]
    lines += [empty, [_("How it is counted"), made.agency.name, "", "", "", ""]]
    lines += [[line, "", "", "", "", ""] for line in wording.declaration()]
    columns: list[Column[Any]] = [
        Column(key=str(n), label=head, value=lambda row, n=n: row[n])  # type: ignore[misc]
        for n, head in enumerate(heads)
    ]
    body = to_xlsx(columns, lines, wording.title_of(made.period))
    response = HttpResponse(body, content_type=TYPES["xlsx"])
    name = slugify(wording.title_of(made.period))
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _figure(said: wording.Said) -> list[Any]:
    if said.number is None:
        return [said.label, said.note, said.value, "", "", ""]
    label = f"{said.label} ({said.unit})" if said.unit else said.label
    return [label, said.note, said.number, "", "", ""]


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, SIGNED_REPORTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.signed_reports(request.viewer), pk=pk)
    viewer, period, figures = request.viewer, ReportPeriod(one.year, one.month), one.figures
    replaced = one.replaced_on is not None
    # One that a later report replaced is nobody's word any more.
    today = figures if replaced else wording.frozen(reading.report(one.agency, period))
    differs = wording.counts_otherwise(figures, today)
    query = f"agency={one.agency_id}&year={one.year}&month={one.month}"
    facts = [
        Fact(_("Unit"), one.agency.name),
        Fact(_("Signed on"), one.signed_on, note=one.signed_office),
        Fact(_("Instruments tested"), wording.counted(figures["instruments"])),
        Fact(_("Weights tested"), wording.counted(figures["weights"]), note=_("counted apart")),
    ]
    if replaced:
        facts.append(Fact(_("Replaced on"), one.replaced_on, note=one.replaced_reason))
    if differs:
        facts += [
            Fact(_("Instruments tested, as of today"), wording.counted(today["instruments"])),
            Fact(_("Weights tested, as of today"), wording.counted(today["weights"])),
        ]
    if one.paper is not None:
        facts.insert(1, Fact(_("Paper"), one.paper.number, url=one.paper.get_absolute_url()))
    page_of = RecordPage(
        title=wording.title_of(period),
        target=one,
        register_title=SIGNED_REPORTS.title,
        register_url=reverse("metrology_signed_reports"),
        status=report_status(one, differs=differs),
        next_step=CHANGED if differs else "",
        primary=_sign_anew(viewer, one, query) if differs else None,
        actions=[
            Action(
                _("The figures today"),
                f"{reverse('metrology_reports')}?{query}",
                icon="chart-column",
            )
        ],
        facts=facts,
        is_example=one.is_example,
    )
    return record_page(request, page_of, history=lambda: history_of(one))


def _sign_anew(viewer: Viewer, one: Any, query: str) -> Action:
    refusal = str(rights.refusal(viewer, permissions.REPORT_SIGN, one.agency))
    url = f"{reverse('metrology_report_sign')}?{query}"
    return Action(_("Sign anew"), url, refusal=refusal, icon="signature")


def report_status(one: Any, *, differs: bool) -> Status:
    if one.replaced_on is None:
        return (
            Status("warn", _("Figures changed")) if differs else Status("good", _("Signed report"))
        )
    day = date_format(one.replaced_on)
    return Status("none", _("Replaced"), str(_("A later report took its place on %s.") % day))


def _begun(request: ViewerRequest) -> dict[str, Any]:
    """What the address asks for; else the month before."""
    before = ReportPeriod(request.viewer.today.year, request.viewer.today.month).before
    year, month = request.GET.get("year", ""), request.GET.get("month", "")
    if year.isdecimal() and month.isdecimal() and len(year + month) < 7:
        return {"year": int(year), "month": int(month)}
    return {"year": before.year, "month": before.month}


@form_methods
def sign(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, permissions.REPORT_SIGN)
    return form_page(
        request,
        form=partial(SignForm, agency=agency),
        title=_("Sign the report of a period"),
        intro=_("The figures are kept as they stand now, in a signed paper with a number."),
        submit=_("Sign"),
        act=lambda data: services.sign_report(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_reports"),
        initial=_begun(request),
        done=_("The report is signed."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=SIGNED_REPORTS.title,
        register_url=reverse("metrology_signed_reports"),
    )


@form_methods
def export(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, permissions.EXPORT)
    return form_page(
        request,
        form=ExportForm,
        title=_("Export for the ministry"),
        intro=_(
            "Excel, CSV and JSON with their schema, for the ministry's own system: it is not "
            "replaced (Permendag 24/2024, article 31). No name of an owner or an official is in it."
        ),
        submit=_("Write the files"),
        act=lambda data: services.start_national_export(actor=viewer, agency=agency, **data),
        success=lambda job: job.get_absolute_url(),
        back_url=reverse("metrology_reports"),
        initial=_begun(request),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=_("Reports"),
        register_url=reverse("metrology_reports"),
    )

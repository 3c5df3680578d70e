"""Anybody reports an instrument and sees what came of it: no account, no name, no tracking."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.supervision import ReportState
from teraju.modules.metrology.domain.tags import WrongCode
from teraju.modules.metrology.domain.tickets import in_groups, read_secret, read_ticket
from teraju.modules.metrology.models import CitizenReport, Instrument
from teraju.modules.metrology.selectors.supervision import report_by_ticket
from teraju.modules.metrology.selectors.tags import Found, found_by_code
from teraju.modules.metrology.services.citizen_reports import Sent, opens, send_report
from teraju.modules.metrology.web.places_shown import where_words
from teraju.modules.metrology.web.report_forms import PublicReportForm, SecretForm
from teraju.modules.metrology.web.report_meanwhile import meanwhile
from teraju.platform.web.forms import add_refusal, form_methods
from teraju.platform.web.middleware import ViewerRequest, public
from teraju.platform.web.spoken import spoken, spoken_of, spoken_page


@public
@spoken
@never_cache
@form_methods
def send(request: ViewerRequest) -> HttpResponse:
    """Report an instrument: the one whose code stands in the address, or one without."""
    found = _named(request)
    instrument = found.instrument if found else None
    if request.method == "POST":
        form = PublicReportForm(request.POST, request.FILES, instrument=instrument)
        sent = _sent(request, form, found)
        if sent is not None:
            return spoken_page(request, "metrology/report_sent.html", _ticket(sent))
        _ask_for_photo_again(form)
    else:
        form = PublicReportForm(initial=_begun(request, instrument), instrument=instrument)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"form": form, "found": found, "has_units": _has_units(form)}
    return spoken_page(request, "metrology/report.html", context, status=status)


@public
@spoken
@require_safe
def ticket(request: ViewerRequest) -> HttpResponse:
    """From a typed ticket to its page."""
    try:
        code = read_ticket(request.GET.get("ticket", "").replace("\x00", "")[:40])
    except WrongCode:
        return _no_report(request)
    url = reverse("metrology_citizen_report_outcome", args=[code])
    return HttpResponseRedirect(url + spoken_of(request))


@public
@spoken
@never_cache
@form_methods
def outcome(request: ViewerRequest, ticket: str) -> HttpResponse:
    """What came of a report, for whoever has its secret."""
    report = _report(ticket)
    if report is None:
        return _no_report(request)
    form = SecretForm(request.POST or None)
    opened = form.is_valid() and opens(report, read_secret(form.cleaned_data["secret"]))
    wrong = form.is_bound and not opened
    context = {"ticket": report.ticket, "form": form, "wrong": wrong}
    if opened:
        context |= {"report": report, "said": _said(report), "meanwhile": meanwhile(report)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return spoken_page(request, "metrology/report_outcome.html", context, status=status)


def _sent(request: ViewerRequest, form: PublicReportForm, found: Found | None) -> Sent | None:
    """The report with its secret, or None with what is wrong put on the form."""
    if not form.is_valid():
        return None
    data: dict[str, Any] = dict(form.cleaned_data)
    instrument = found.instrument if found else None
    agency = instrument.agency if instrument else data.pop("agency")
    about: dict[str, Any] = {
        "instrument": instrument,
        "code": found.code if found and not instrument else "",
    }
    for last in (False, True):
        try:
            return send_report(actor=request.viewer, agency=agency, **about, **data)
        except (DomainError, ValidationError) as error:
            if last or "key" not in getattr(error, "error_dict", {}):
                add_refusal(form, error)
                return None
            # A second click came between the look and the save: it finds the first one's report.
            if data["photo"]:
                data["photo"].seek(0)
    raise AssertionError("the second try returns")


def _ask_for_photo_again(form: PublicReportForm) -> None:
    """No browser puts a chosen file into a form again: sent now, it would be lost unseen."""
    if form.files.get("photo") and "photo" not in form.errors:
        form.add_error("photo", _("Choose the photo once more: nothing is sent yet."))


def _named(request: ViewerRequest) -> Found | None:
    """What the code in the address leads to: an instrument, or a sticker that proves nothing."""
    code = request.GET.get("code", "").replace("\x00", "")[:40]
    return found_by_code(code) if code else None


def _begun(request: ViewerRequest, instrument: Instrument | None) -> dict[str, Any]:
    where = ", ".join(word for word in where_words(instrument) if word) if instrument else ""
    return {"key": uuid.uuid4(), "happened_on": request.viewer.today, "where": where}


def _has_units(form: PublicReportForm) -> bool:
    """Where no unit keeps a register nobody reads a report."""
    field = form.fields.get("agency")
    return field is None or bool(getattr(field, "queryset", None))


def _ticket(sent: Sent) -> dict[str, object]:
    path = reverse("metrology_citizen_report_outcome", args=[sent.report.ticket])
    return {
        # In full: who photographs the page has no link to follow.
        "address": f"{settings.TERAJU_ADDRESS}{path}",
        "report": sent.report,
        "ticket": sent.report.ticket,
        "secret": in_groups(sent.secret),
    }


def _report(text: str) -> CitizenReport | None:
    try:
        return report_by_ticket(read_ticket(text[:40]))
    except WrongCode:
        return None


def _no_report(request: ViewerRequest) -> HttpResponse:
    return spoken_page(request, "metrology/report_unknown.html", {}, HTTPStatus.NOT_FOUND)


def _said(report: CitizenReport) -> str:
    """How it stands, without the day of a visit: nobody is to be warned of it."""
    return {
        ReportState.RECEIVED: _("We have it and look at it in the order in which reports come."),
        ReportState.IN_INSPECTION: _("Officials go there, or have been there."),
        ReportState.ANSWERED: _("This came of it:"),
        ReportState.NOT_OURS: _("It is no matter of ours:"),
    }[ReportState(report.state)]

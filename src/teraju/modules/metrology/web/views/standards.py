"""Standards: the register, one of them, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.fitness import STANDARD, CameBack, StandardState, Unfit
from teraju.modules.metrology.models import (
    IssuedStandard,
    Standard,
    StandardCertificate,
    StandardLoan,
)
from teraju.modules.metrology.models.unit_choices import CAME_BACK, Custody
from teraju.modules.metrology.selectors import standards as reading
from teraju.modules.metrology.services import standards as services
from teraju.modules.metrology.web import standard_forms as forms
from teraju.modules.metrology.web.numbers import shown
from teraju.modules.metrology.web.scope_forms import ReasonedForm
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, has_place, step
from teraju.modules.metrology.web.unit_registers import READINGS, STANDARDS
from teraju.modules.metrology.web.unit_statuses import (
    agreement_ends_soon,
    is_due_soon,
    standard_status,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed, table
from teraju.platform.web.steps import RecordStep, Steps

WRITE = permissions.STANDARD_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(READINGS.title, reverse("metrology_readings"), icon="thermometer")]
    return register_page(request, STANDARDS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.whole(reading.standards(viewer)), pk=pk)
    text, primary, others = _next(viewer, one)
    page = RecordPage(
        title=one.name,
        number=one.code,
        target=one,
        register_title=STANDARDS.title,
        register_url=reverse("metrology_standards"),
        status=standard_status(one),
        next_step=text,
        primary=primary,
        actions=allowed(others),
        facts=_facts(one),
        sections=_sections(viewer, one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _next(viewer: Viewer, one: Any) -> tuple[Text, Action | None, list[Action]]:
    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"metrology_standard_{name}", one, icon, WRITE, viewer)

    change = way(_("Change"), "change", "pencil")
    if one.state == StandardState.WITHDRAWN:
        return "", way(_("Take into use again"), "restore", "rotate-ccw"), [change]
    certify = way(_("Enter a certificate"), "certificate", "file-check")
    withdraw = [] if one.is_taken else [way(_("Take it out of use"), "withdraw", "x")]
    if one.is_lent:
        back = way(pgettext_lazy("loan", "Take it back"), "take_back", "undo-2")
        return "", back, [certify, change, *withdraw]
    own = one.custody == Custody.OWN and not one.is_taken
    lend = [way(_("Lend it"), "lend", "handshake")] if own else []
    reasons = set(reading.reasons_now(one))
    if reasons & _CALIBRATION or is_due_soon(one):
        return "", certify, [change, *lend, *withdraw]
    if reasons & _AGREEMENT or agreement_ends_soon(one):
        agree = way(_("Enter the agreement"), "change", "pencil")
        return "", agree, [certify, *withdraw]
    if one.is_taken:
        return "", None, [certify, change]
    return _("Nothing until the next calibration."), None, [certify, change, *lend, *withdraw]


_CALIBRATION = frozenset({Unfit.NO_CERTIFICATE, Unfit.FOUND_UNFIT, Unfit.OVERDUE})
_AGREEMENT = frozenset({Unfit.NO_AGREEMENT, Unfit.AGREEMENT_OVER})


def _facts(one: Standard) -> list[Fact]:
    nominal, together = shown(one.nominal, one.unit), shown(one.together, one.unit)
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Kind of standard"), one.get_kind_display()),
        *([Fact(_("Class"), one.accuracy_class)] if one.accuracy_class else []),
        *([Fact(_("Nominal value"), nominal)] if nominal else []),
        *([Fact(_("Mass of all pieces"), together)] if together else []),
        Fact(_("Pieces"), one.count),
        *([Fact(_("Make"), one.make)] if one.make else []),
        *([Fact(_("Serial number"), one.serial)] if one.serial else []),
        *([Fact(_("Kept at"), one.kept_at)] if one.kept_at else []),
        Fact(_("Next calibration by"), one.due_on),
        *_borrowed(one),
        *(
            [Fact(_("Withdrawn on"), one.withdrawn_on, note=one.withdrawn_because)]
            if one.withdrawn_on
            else []
        ),
    ]


def _borrowed(one: Standard) -> list[Fact]:
    if one.custody != Custody.BORROWED:
        return []
    agreed = date_format(one.agreement_on) if one.agreement_on else ""
    return [
        Fact(_("Borrowed from"), one.lender),
        Fact(_("Agreement"), one.agreement or None, note=agreed),
        Fact(_("Agreement until"), one.agreement_until),
    ]


def _sections(viewer: Viewer, one: Any) -> list[Section]:
    may = not step("", "metrology_standard_change", one, "", WRITE, viewer).refusal
    lent = [_loans(one)] if one.custody == Custody.OWN or one.loans.all() else []
    return [_certificates(one, may=may), *lent, _jobs(one)]


def _certificates(one: Standard, *, may: bool) -> Section:
    heads: list[Text] = [
        *(_("Certificate"), _("Laboratory"), _("Calibrated on")),
        *(_("Next calibration by"), _("Result"), ""),
    ]
    rows = [_certificate(one, each, may=may) for each in one.certificates.all()]
    return table(_("Certificates"), heads, rows, _("Without a certificate it is not used."))


def _loans(one: Standard) -> Section:
    heads = [
        *(_("Lent to"), _("Agreement"), _("Lent on"), _("Back by"), _("Back on")),
        _("Condition"),
    ]
    rows = [_loan(each) for each in one.loans.all()]
    return table(_("Loans to other units"), heads, rows, _("It was never lent."))


def _jobs(one: Standard) -> Section:
    heads = [
        *(_("Order or letter of assignment"), _("Handed out to")),
        *(pgettext_lazy("hand-out", "Handed out on"), _("Back on")),
    ]
    rows = [
        [
            Link(each.issue.job, each.issue.get_absolute_url()),
            each.issue.holder_office,
            date_format(each.issue.issued_on),
            _returned(each),
        ]
        for each in one.issued.all()[:20]
    ]
    return table(_("Jobs"), heads, rows, _("It was not out yet."))


def _returned(each: IssuedStandard) -> Text:
    if each.issue.returned_on is None:
        return _("still out")
    on = date_format(each.issue.returned_on)
    return on if each.came_back == CameBack.IN_ORDER else f"{on}: {CAME_BACK[each.came_back]}"


def _certificate(one: Standard, each: StandardCertificate, *, may: bool) -> list[Any]:
    verdict = _("fit") if each.is_fit else _("not fit")
    unsure = f"{_('Uncertainty')}: {each.uncertainty}" if each.uncertainty else ""
    result = ". ".join(part for part in (str(verdict), unsure, each.result) if part)
    way: Any = ""
    if each.struck_on is not None:
        result = f"{_('Struck out')}: {each.struck_because}"
    elif may:
        url = reverse("metrology_standard_strike", args=[one.pk, each.pk])
        way = Link(_("Strike out"), url)
    words = _("%(laboratory)s, traceable to %(to)s")
    laboratory = words % {"laboratory": each.issued_by, "to": each.traceable_to}
    days = (date_format(each.calibrated_on), date_format(each.due_on))
    return [each.number, laboratory, *days, result, way]


def _loan(each: StandardLoan) -> list[Any]:
    back = date_format(each.returned_on) if each.returned_on else _("still lent")
    days = (date_format(each.lent_on), date_format(each.until))
    return [each.borrower, each.agreement, *days, back, each.returned_as]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, WRITE)
    return form_page(
        request,
        form=forms.StandardFields,
        title=_("Enter a standard"),
        intro=_("It is used once a certificate is entered with it."),
        submit=_("Enter"),
        act=lambda data: services.add_standard(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_standards"),
        initial={"count": 1},
        done=_("The standard is entered: enter its certificate next."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=STANDARDS.title,
        register_url=reverse("metrology_standards"),
    )


def _begun(_viewer: Viewer, one: Standard) -> dict[str, Any]:
    return {name: getattr(one, name) for name in services.FIELDS}


def _step(**values: Any) -> RecordStep:
    return RecordStep(right=WRITE, keyed="standard_id", **values)


STEPS = Steps(
    reading.standards,
    STANDARDS.title,
    "metrology_standards",
    {
        "change": _step(
            title=_("Change the standard"),
            submit=_("Save"),
            form=forms.StandardChangeForm,
            act=services.change_standard,
            done=_("The standard is changed."),
            initial=_begun,
        ),
        "certificate": _step(
            title=_("Enter a certificate"),
            submit=_("Enter"),
            form=forms.CertificateForm,
            act=services.add_certificate,
            done=_("The certificate is entered."),
        ),
        "strike": _step(
            title=_("Strike a certificate out"),
            intro=_("It stays readable and counts no more."),
            submit=_("Strike out"),
            form=ReasonedForm,
            act=services.strike_certificate,
            done=_("The certificate is struck out."),
            second=("certificate_id", lambda one: one.certificates.filter(struck_on=None)),
            row_named=lambda one: Fact(_("Certificate"), one.number, note=one.issued_by),
        ),
        "lend": _step(
            title=_("Lend the standard"),
            submit=_("Lend"),
            form=forms.LoanForm,
            act=services.lend,
            done=_("The standard is lent; it is not used here until it is back."),
            initial=lambda viewer, one: {"lent_on": viewer.today},
            when=services.require_lendable,
        ),
        "take_back": _step(
            title=_("Take the standard back"),
            submit=pgettext_lazy("loan", "Take it back"),
            form=forms.TakeBackForm,
            act=services.take_back,
            done=_("The standard is back."),
            initial=lambda viewer, one: {"returned_on": viewer.today},
            when=services.require_lent,
        ),
        "withdraw": _step(
            title=_("Take the standard out of use"),
            intro=_("Broken, sold, or given back to its lender."),
            submit=_("Take it out of use"),
            form=ReasonedForm,
            act=services.withdraw_standard,
            done=_("The standard is out of use."),
            when=services.require_in_house,
        ),
        "restore": _step(
            title=_("Take the standard into use again"),
            submit=_("Take into use"),
            form=ReasonedForm,
            act=services.restore_standard,
            done=_("The standard is in use again."),
            when=has_place("restore", STANDARD),
        ),
    },
)

"""Standards: entered, certified, lent and taken back; and the log of the room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.periods import add_months
from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.fitness import STANDARD, StandardState
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.models import (
    IssuedStandard,
    Sheet,
    Standard,
    StandardCertificate,
    StandardLoan,
)
from teraju.modules.metrology.models.unit_choices import STANDARD_UNITS, Custody, StandardKind
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow, StandardUnfit
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .unit_common import check_not_future, moved, next_state, tell

FIELDS = (
    *("code", "name", "kind", "accuracy_class", "nominal", "together", "unit", "count"),
    *("make", "serial", "custody", "lender", "agreement", "agreement_on"),
    *("agreement_until", "kept_at"),
)
CERTIFICATE_FIELDS = (
    *("number", "issued_by", "traceable_to", "calibrated_on", "due_on", "is_fit"),
    *("uncertainty", "result"),
)
LOAN_FIELDS = ("borrower", "agreement", "lent_on", "until")


@transaction.atomic
def add_standard(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Standard:
    """Enter a standard; it is used once a certificate says that it is fit."""
    rights.require(actor, permissions.STANDARD_WRITE, agency)
    one = Standard(government=agency.government, agency=agency, is_example=is_example)
    _fill(one, values)
    _check_weighed(one)
    save(actor, one)
    tell(actor, one, "standard.added", filled(values_of(one, FIELDS)))
    return one


@transaction.atomic
def change_standard(
    *, actor: Viewer, standard_id: int, expected_version: int | None = None, **values: Any
) -> Standard:
    """Change what is said of a standard; certificates and loans stay."""
    one = _locked(actor, standard_id, expected_version)
    before = values_of(one, FIELDS)
    was_weighed = one.nominal is not None or one.together is not None
    _fill(one, values)
    if was_weighed:
        _check_weighed(one)
    save(actor, one)
    tell(actor, one, "standard.changed", values_of(one, FIELDS), before)
    return one


def _fill(one: Standard, values: dict[str, Any]) -> None:
    fill(one, values, FIELDS)
    one.accuracy_class = one.accuracy_class.upper()
    if one.custody == Custody.OWN:
        one.lender, one.agreement = "", ""
        one.agreement_on = one.agreement_until = None
    elif not one.lender:
        raise DomainError(_("Name the unit that it is borrowed from."), field="lender")
    elif one.agreement_on and one.agreement_until and one.agreement_until < one.agreement_on:
        raise DayOutOfOrder(_("The agreement ends before it begins."), field="agreement_until")
    if one.nominal is not None and not one.nominal:
        raise DomainError(_("More than nothing, please."), field="nominal")
    if one.nominal is not None and not one.unit:
        raise DomainError(_("Give the unit of the nominal value."), field="unit")
    if one.together is not None:
        _check_together(one)
    units = STANDARD_UNITS.get(StandardKind(one.kind), ())
    if one.unit and units and one.unit not in units:
        words = _("A standard of this kind has no %(unit)s: give its size in %(units)s.")
        raise DomainError(words % {"unit": one.unit, "units": " / ".join(units)}, field="unit")


def _check_together(one: Standard) -> None:
    """Refuse the mass of all pieces where it says nothing, or something else than the nominal."""
    if one.kind != StandardKind.WEIGHT:
        words = _("Only a box of weights has a mass of all pieces: leave this empty.")
        raise DomainError(words, field="together")
    if one.nominal is not None:
        words = _("Equal weights have a nominal value, a box of several sizes this: not both.")
        raise DomainError(words, field="together")
    if not one.together:
        raise DomainError(_("More than nothing, please."), field="together")
    if not one.unit:
        raise DomainError(_("Give the unit of the mass."), field="unit")


def _check_weighed(one: Standard) -> None:
    """Refuse a box of which nobody knows the mass: a load is made up of it all the same.

    Those that were entered without it before this was asked stay, and are changed as they are.
    """
    boxed = one.kind == StandardKind.WEIGHT and one.count > 1
    if boxed and one.nominal is None and one.together is None:
        words = _(
            "Give the nominal value if the pieces are equal, or here what they weigh together."
        )
        raise DomainError(words, field="together")


@transaction.atomic
def add_certificate(
    *, actor: Viewer, standard_id: int, expected_version: int | None = None, **values: Any
) -> Standard:
    """Enter a certificate of calibration; the last one says whether and until when it serves."""
    one = _locked(actor, standard_id, expected_version)
    certificate = StandardCertificate(standard=one)
    fill(certificate, values, CERTIFICATE_FIELDS)
    check_not_future(actor, certificate.calibrated_on, "calibrated_on")
    if certificate.due_on <= certificate.calibrated_on:
        raise DayOutOfOrder(_("The next calibration lies after this one."), field="due_on")
    years = edition("calibration", certificate.calibrated_on).integer("longest_years")
    if certificate.due_on > add_months(certificate.calibrated_on, 12 * years):
        words = _("No calibration holds for more than %(years)s years: look at the year.")
        raise DayOutOfOrder(words % {"years": years}, field="due_on")
    save(actor, certificate)
    _settle(actor, one)
    said = filled(values_of(certificate, CERTIFICATE_FIELDS))
    tell(actor, one, "standard.certified", {"certificate": said.pop("number"), **said})
    return one


@transaction.atomic
def strike_certificate(
    *,
    actor: Viewer,
    standard_id: int,
    certificate_id: int,
    expected_version: int | None = None,
    reason: str,
) -> Standard:
    """Strike a certificate out that was entered wrongly or taken back; it stays readable."""
    one = _locked(actor, standard_id, expected_version)
    rows = StandardCertificate.objects.select_for_update(no_key=True)
    certificate = rows.get(pk=certificate_id, standard=one)
    if certificate.struck_on is not None:
        raise NotNow(_("It is struck out already."))
    certificate.struck_on = actor.today
    certificate.struck_because = needed(reason, "reason", _("Say why."))[:300]
    save(actor, certificate)
    _settle(actor, one)
    words = {"certificate": certificate.number, "reason": certificate.struck_because}
    tell(actor, one, "standard.certificate_struck", words)
    return one


def _settle(actor: Viewer, one: Standard) -> None:
    rows = StandardCertificate.objects.filter(standard=one, struck_on=None)
    last = rows.order_by("-calibrated_on", "-pk").first()
    one.certified = last is not None and last.is_fit
    one.due_on = last.due_on if last else None
    save(actor, one)


@transaction.atomic
def lend(
    *, actor: Viewer, standard_id: int, expected_version: int | None = None, **values: Any
) -> Standard:
    """Lend a standard of our own to another unit, under an agreement."""
    one = _locked(actor, standard_id, expected_version)
    require_lendable(one)
    _check_untested(actor, one)
    loan = StandardLoan(standard=one, lent_office=actor.office[:160])
    fill(loan, values, LOAN_FIELDS)
    check_not_future(actor, loan.lent_on, "lent_on")
    if loan.until < loan.lent_on:
        raise DayOutOfOrder(_("It comes back after it was lent."), field="until")
    save(actor, loan)
    save(actor, one)
    tell(actor, one, "standard.lent", values_of(loan, LOAN_FIELDS))
    return one


def require_lendable(one: Standard) -> None:
    """Only what is our own, in use and in the house is lent."""
    if one.state != StandardState.IN_USE or one.custody != Custody.OWN:
        raise StandardUnfit(_("Only an own standard that is in use is lent."))
    _require_not_out(one)
    if StandardLoan.objects.filter(standard=one, returned_on=None).exists():
        raise StandardUnfit(_("It is lent already."))


def require_lent(one: Standard) -> None:
    if not StandardLoan.objects.filter(standard=one, returned_on=None).exists():
        raise NotNow(_("It is not lent."))


def require_in_house(one: Standard) -> None:
    """Only what is in use, and in the house, is taken out of use."""
    next_state(one, "withdraw", STANDARD)
    _require_not_out(one)
    if StandardLoan.objects.filter(standard=one, returned_on=None).exists():
        raise StandardUnfit(_("It is lent: take it back first."))


def _require_not_out(one: Standard) -> None:
    if IssuedStandard.objects.filter(standard=one, is_out=True).exists():
        raise StandardUnfit(_("It is out with an official: take it back first."))


def _check_untested(actor: Viewer, one: Standard) -> None:
    """What is tested with it today is marked with it, or ended, before it leaves."""
    sheets = Sheet.objects.filter(standards=one, state=SheetState.OPEN, tested_on=actor.today)
    tags = list(sheets.order_by("pk").values_list("instrument__tag", flat=True))
    if tags:
        words = _("An open test sheet of today names it (%(tags)s): end that first.")
        raise StandardUnfit(words % {"tags": ", ".join(tags)})


@transaction.atomic
def take_back(
    *,
    actor: Viewer,
    standard_id: int,
    expected_version: int | None = None,
    returned_on: date,
    returned_as: str,
) -> Standard:
    """Take a lent standard back, with the condition in which it came."""
    one = _locked(actor, standard_id, expected_version)
    loan = (
        StandardLoan.objects.select_for_update(no_key=True)
        .filter(standard=one, returned_on=None)
        .first()
    )
    if loan is None:
        raise NotNow(_("It is not lent."))
    check_not_future(actor, returned_on, "returned_on")
    if returned_on < loan.lent_on:
        raise DayOutOfOrder(_("It was not lent yet on this day."), field="returned_on")
    loan.returned_on, loan.returned_office = returned_on, actor.office[:160]
    loan.returned_as = needed(returned_as, "returned_as", _("Say in which condition it is."))[:300]
    save(actor, loan)
    save(actor, one)
    words = {"borrower": loan.borrower, "returned_on": returned_on, "returned_as": loan.returned_as}
    tell(actor, one, "standard.taken_back", words)
    return one


@transaction.atomic
def withdraw_standard(
    *, actor: Viewer, standard_id: int, expected_version: int | None = None, reason: str
) -> Standard:
    """Take a standard out of use: broken, sold, or given back to its lender."""
    one = _locked(actor, standard_id, expected_version)
    require_in_house(one)
    moved(one, "withdraw", STANDARD)
    _withdraw(actor, one, actor.today, needed(reason, "reason", _("Say why.")))
    return one


def set_aside(actor: Viewer, pk: int, on: date, came_back: str, note: str) -> None:
    """Take a standard out of use that a job brought back damaged, or not at all.

    A step of taking back: whoever counts what came back may do it.
    """
    one = Standard.objects.select_for_update(no_key=True).get(pk=pk)
    moved(one, "withdraw", STANDARD)
    _withdraw(actor, one, on, note, came_back=came_back)


def _withdraw(actor: Viewer, one: Standard, on: date, reason: str, **told: str) -> None:
    one.withdrawn_on, one.withdrawn_because = on, reason[:300]
    save(actor, one)
    tell(actor, one, "standard.withdrawn", {**told, "reason": one.withdrawn_because})


@transaction.atomic
def restore_standard(
    *, actor: Viewer, standard_id: int, expected_version: int | None = None, reason: str
) -> Standard:
    """Take a standard into use again, with the reason."""
    one = _locked(actor, standard_id, expected_version)
    moved(one, "restore", STANDARD)
    why = needed(reason, "reason", _("Say why."))
    one.withdrawn_on, one.withdrawn_because = None, ""
    save(actor, one)
    tell(actor, one, "standard.restored", {"reason": why})
    return one


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> Standard:
    rows = Standard.objects.visible_to(actor)
    found: Standard = locked(actor, rows, pk, permissions.STANDARD_WRITE, expected_version)
    return found

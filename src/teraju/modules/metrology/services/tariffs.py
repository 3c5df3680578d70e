"""The region's own tariff of the years before the law let verification cost nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.catalogue import InstrumentKind, catalogue
from teraju.modules.metrology.domain.plates import is_number
from teraju.modules.metrology.domain.retribution import (
    NothingIsCharged,
    are_ambiguous,
    last_day,
)
from teraju.modules.metrology.models import TariffLine
from teraju.modules.metrology.register_refusals import TwiceTheSame, WrongChoice
from teraju.modules.metrology.selectors.tariffs import as_line
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .register_common import needed
from .unit_common import check_unit, tell, withdraw

WRITE = permissions.SCOPE_WRITE
BOUNDS = ("above", "up_to")
SAID = ("kind", "accuracy_class", "parameter")
PRICES = ("office_price", "in_place_price", "office_price_again", "in_place_price_again")
TERMS = ("valid_from", "valid_to", "basis")


@transaction.atomic
def record_line(
    *,
    actor: Viewer,
    agency: Agency,
    kind: str,
    office_price: int,
    in_place_price: int,
    office_price_again: int | None = None,
    in_place_price_again: int | None = None,
    valid_from: date,
    valid_to: date | None = None,
    basis: str,
    accuracy_class: str = "",
    parameter: str = "",
    above: Decimal | None = None,
    up_to: Decimal | None = None,
    is_example: bool = False,
) -> TariffLine:
    """Record what one piece of a kind cost; without a last day it ends where the law ended it.

    Without prices of its own tera ulang costs what tera does.
    Raises NothingIsCharged for one that begins later than that, TwiceTheSame for one that begins
    with another line that fits the same instruments.
    """
    rights.require(actor, WRITE, agency)
    check_unit(agency)
    known = catalogue().kinds.get(kind)
    if known is None:
        raise WrongChoice(_("Choose a kind of the catalogue."), field="kind")
    _check_plate(known, accuracy_class, parameter)
    again = _again(office_price, in_place_price, office_price_again, in_place_price_again)
    one = TariffLine(
        government_id=agency.government_id,
        agency=agency,
        kind=kind,
        accuracy_class=cleaned(accuracy_class).upper(),
        parameter=parameter,
        above=above,
        up_to=up_to,
        office_price=office_price,
        in_place_price=in_place_price,
        office_price_again=again[0],
        in_place_price_again=again[1],
        valid_from=valid_from,
        valid_to=_last_day(valid_from, valid_to),
        basis=needed(basis, "basis", _("Say by which regulation.")),
        office=actor.office[:160],
        is_example=is_example,
    )
    _check_alone(one)
    save(actor, one)
    after = values_of(one, SAID)
    for name in BOUNDS:
        after[name] = "" if getattr(one, name) is None else f"{getattr(one, name):f}"
    tell(actor, one, "tariff.recorded", filled({**after, **values_of(one, (*PRICES, *TERMS))}))
    return one


def _again(
    office: int, in_place: int, office_again: int | None, in_place_again: int | None
) -> tuple[int, int]:
    """The prices of tera ulang: those of tera where the regulation has one for both."""
    if office_again is None and in_place_again is None:
        return office, in_place
    if office_again is None or in_place_again is None:
        words = _("Give both prices of tera ulang; leave both empty if they are those of tera.")
        left = "office_price_again" if office_again is None else "in_place_price_again"
        raise DomainError(words, field=left)
    return office_again, in_place_again


def _check_plate(kind: InstrumentKind, accuracy_class: str, parameter: str) -> None:
    """What decides the price has to stand on plates of the kind."""
    if cleaned(accuracy_class) and "accuracy_class" not in kind.parameters:
        raise WrongChoice(_("Plates of this kind bear no class."), field="accuracy_class")
    bound = kind.parameters.get(parameter)
    if parameter and (bound is None or not is_number(parameter, bound)):
        raise WrongChoice(_("Plates of this kind do not tell it."), field="parameter")


def _last_day(first: date, last: date | None) -> date:
    if last is not None and last < first:
        raise DayOutOfOrder(_("The last day lies before the first."), field="valid_to")
    try:
        return last_day(first, last)
    except NothingIsCharged as error:
        words = _("Since 5 January 2024 verification costs nothing (UU 1/2022): begin before it.")
        raise NothingIsCharged(words, field="valid_from") from error


def _check_alone(one: TariffLine) -> None:
    """No other line of the unit begins the same day and fits the same instruments."""
    rows = TariffLine.objects.standing().filter(
        agency=one.agency_id, kind=one.kind, valid_from=one.valid_from
    )
    for other in rows.order_by("pk"):
        if are_ambiguous(as_line(one), as_line(other)):
            words = _(
                "Another line of this day fits the same instruments (%(basis)s): give both a class "
                "or bounds that tell them apart, or withdraw it."
            )
            raise TwiceTheSame(words % {"basis": other.basis}, field="valid_from")


@transaction.atomic
def withdraw_line(
    *, actor: Viewer, tariff_id: int, expected_version: int | None = None, reason: str
) -> TariffLine:
    """Withdraw a line; a report of its years counts without it from now on."""
    rows = TariffLine.objects.visible_to(actor).select_related("agency")
    one: TariffLine = claim(rows, tariff_id, expected_version)
    withdraw(actor, one, WRITE, reason)
    tell(actor, one, "tariff.withdrawn", {"reason": one.withdrawn_reason})
    return one

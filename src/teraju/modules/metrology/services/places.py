"""Places: markets, kiosks, shops, stations; entered, changed, closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.likeness import is_same_number
from teraju.modules.metrology.models import Place, PlaceKind
from teraju.modules.metrology.register_refusals import OutOfPlace, TwiceTheSame, WrongChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency

from .register_common import check_not_future, check_same_agency, fill, locked
from .words import find_by_new_words

FIELDS = (
    "name",
    "kind",
    "market",
    "stall",
    "district",
    "address",
    "latitude",
    "longitude",
)
NAMES = ("name", "stall", "district")
TELL_APART = (*NAMES, "kind", "market")
# Sabang to Merauke, Miangas to Rote, with some sea around: a slip of the pen lies far outside.
INDONESIA = {"latitude": (-12, 7), "longitude": (94, 142)}


@transaction.atomic
def add_place(*, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any) -> Place:
    """Enter where instruments stand. `values` are the fields of `FIELDS`."""
    rights.require(actor, permissions.REGISTER_WRITE, agency)
    place = Place(government_id=agency.government_id, agency=agency, is_example=is_example)
    fill(place, values, FIELDS)
    _check(place)
    _check_is_new(place)
    save(actor, place)
    record_event(
        actor=actor,
        verb="metrology.place.added",
        target=place,
        after=filled(values_of(place, FIELDS)),
    )
    return place


@transaction.atomic
def change_place(
    *, actor: Viewer, place_id: int, expected_version: int | None = None, **values: Any
) -> Place:
    """Change what is written of a place; instruments are found by the new name at once."""
    place = _current(actor, place_id, expected_version)
    before = values_of(place, FIELDS)
    fill(place, values, FIELDS)
    if place.kind != PlaceKind.MARKET and place.kiosks.exists():
        raise WrongChoice(_("Kiosks lie in this market: it stays a market."), field="kind")
    _check(place)
    # Two who stand beside each other may be written of without being told apart again.
    if any(getattr(place, name) != before[name] for name in TELL_APART):
        _check_is_new(place)
    save(actor, place)
    if place.district != before["district"]:
        _take_along(actor, place)
    record_event(
        actor=actor,
        verb="metrology.place.changed",
        target=place,
        before=before,
        after=values_of(place, FIELDS),
    )
    if any(getattr(place, name) != before[name] for name in NAMES) or (
        place.market != before["market"]
    ):
        find_by_new_words(place=place)
    return place


@transaction.atomic
def close_place(
    *, actor: Viewer, place_id: int, expected_version: int | None = None, closed_on: date
) -> Place:
    """Close a place, once no instrument in use stands there."""
    place = _current(actor, place_id, expected_version)
    check_not_future(actor, closed_on, "closed_on")
    if place.instruments.in_use().exists():
        raise OutOfPlace(_("Instruments in use stand here: move them first."))
    if place.kiosks.current().exists():
        raise OutOfPlace(_("Kiosks of this market are open: close them first."))
    place.closed_on = closed_on
    save(actor, place)
    record_event(
        actor=actor, verb="metrology.place.closed", target=place, before={"closed_on": None}
    )
    return place


@transaction.atomic
def reopen_place(*, actor: Viewer, place_id: int, expected_version: int | None = None) -> Place:
    """Open a place again."""
    rows = Place.objects.visible_to(actor)
    place: Place = locked(actor, rows, place_id, permissions.REGISTER_WRITE, expected_version)
    if place.closed_on is None:
        raise OutOfPlace(_("This place is open."))
    before, place.closed_on = {"closed_on": place.closed_on}, None
    save(actor, place)
    record_event(actor=actor, verb="metrology.place.reopened", target=place, before=before)
    return place


def _take_along(actor: Viewer, market: Place) -> None:
    """Kiosks lie in the district of their market."""
    kiosks = market.kiosks.select_for_update(of=("self",), no_key=True).order_by("pk")
    for kiosk in kiosks.select_related("agency", "government", "market"):
        kiosk.district = market.district
        save(actor, kiosk)


def _current(actor: Viewer, pk: int, expected_version: int | None) -> Place:
    rows = Place.objects.visible_to(actor).select_related("market")
    place: Place = locked(actor, rows, pk, permissions.REGISTER_WRITE, expected_version)
    if place.closed_on:
        raise OutOfPlace(_("This place is closed: open it again first."))
    return place


def _check(place: Place) -> None:
    if not place.name:
        raise DomainError(_("Give the name."), field="name")
    check_same_agency(place.market, place.agency_id, "market")
    if place.kind == PlaceKind.KIOSK:
        if place.market is None:
            raise WrongChoice(_("Choose the market in which the kiosk lies."), field="market")
        if place.market.kind != PlaceKind.MARKET or place.market.closed_on:
            raise WrongChoice(_("Choose a market that is open."), field="market")
        # A kiosk lies in the district of its market.
        place.district = place.market.district
    elif place.market is not None:
        raise WrongChoice(_("Only a kiosk lies in a market: leave this empty."), field="market")
    if (place.latitude is None) != (place.longitude is None):
        field = "latitude" if place.latitude is None else "longitude"
        raise DomainError(_("Give both coordinates, or none."), field=field)
    for field, (least, most) in INDONESIA.items():
        value = getattr(place, field)
        if value is not None and not least <= Decimal(value) <= most:
            words = _("This lies outside Indonesia: compare it with the map.")
            raise DomainError(words, field=field)


def _check_is_new(place: Place) -> None:
    """No two of a name: a kiosk is told by its number as well, however that is written."""
    alike = Place.objects.filter(market=place.market, name=place.name).exclude(pk=place.pk)
    if place.market is None:
        alike = alike.filter(agency=place.agency, kind=place.kind, district=place.district)
        stands = alike.exists()
    else:
        stalls = alike.values_list("stall", flat=True)
        stands = any(one == place.stall or is_same_number(one, place.stall) for one in stalls)
    if stands:
        raise TwiceTheSame(_("This place is in the register already."), field="name")

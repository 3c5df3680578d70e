"""Owners, kiosks and instruments that a telephone met first: entered once, found by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from teraju.modules.metrology.domain.field import (
    Meeting,
    NewThing,
    Visit,
    WrongVisit,
    read_count,
)
from teraju.modules.metrology.field_refusals import Met
from teraju.modules.metrology.field_wording import met
from teraju.modules.metrology.models import (
    FieldEntry,
    FieldKey,
    Instrument,
    Owner,
    Place,
    PlaceKind,
)
from teraju.modules.metrology.register_refusals import TRADES_NO_LONGER, OutOfPlace, WrongChoice
from teraju.modules.metrology.selectors.registers import owners_alike
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .instruments import add_instrument
from .owners import add_owner, change_owner
from .places import add_place


@dataclass(frozen=True)
class Ground:
    """Where an entry was made: the unit, and the market or the place of the order."""

    agency: Agency
    market: Place | None = None


def instrument_of(actor: Viewer, ground: Ground, visit: Visit, *, checked: bool) -> Instrument:
    """The instrument of a visit; one that was met on the spot is entered now, with its owner.

    What two telephones enter at one market is entered one after the other.
    """
    if visit.instrument is not None:
        rows = Instrument.objects.visible_to(actor).filter(agency=ground.agency)
        found: Instrument | None = rows.filter(pk=visit.instrument).first()
        if found is None:
            raise WrongChoice(_("This instrument is not in the register of the unit."))
        return found
    if visit.new_instrument is None:
        raise WrongVisit("it names no instrument")
    _in_turn(ground)
    known = _known(actor, ground, visit.new_instrument.key)
    if known is not None and known.instrument is not None:
        return known.instrument
    return _entered(actor, ground, visit, visit.new_instrument, checked=checked)


def _in_turn(ground: Ground) -> None:
    """Wait for whoever enters something here at this moment: alike things are found only then."""
    if ground.market is not None:
        Place.objects.select_for_update(of=("self",), no_key=True).get(pk=ground.market.pk)
    else:
        Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=ground.agency.pk)


def _entered(
    actor: Viewer, ground: Ground, visit: Visit, new: NewThing, *, checked: bool
) -> Instrument:
    place = _place(actor, ground, visit)
    owner = _owner(actor, ground, visit, place)
    plate = new.values.get("plate")
    values: dict[str, Any] = {
        "plate": {str(k): str(v) for k, v in plate.items()} if isinstance(plate, dict) else {},
        "make": _text(new.values, "make", 80),
        "serial": _text(new.values, "serial", 80),
        "count": read_count(new.values.get("count")),
    }
    kind = _text(new.values, "kind", 40)
    if not checked:
        _check_alike(actor, owner, place, kind, values["plate"], visit)
    made = add_instrument(actor=actor, owner=owner, place=place, kind=kind, **values)
    _keep_key(actor, ground, new.key, instrument=made)
    return made


def _check_alike(
    actor: Viewer, owner: Owner, place: Place, kind: str, plate: Mapping[str, str], visit: Visit
) -> None:
    """Two officials at one kiosk may both have entered its new scale: a person looks."""
    alike = Instrument.objects.in_use().filter(owner=owner, place=place, kind=kind, plate=plate)
    others = FieldEntry.objects.filter(
        instrument__in=alike, tested_on=visit.tested_on, sheet__isnull=False
    )
    other = others.exclude(tester=actor.user_id).select_related("sheet", "instrument").first()
    if other is not None and other.instrument is not None:
        raise Met(
            met(Meeting.SAME_THING, who=other.tester_office, tag=other.instrument.tag),
            Meeting.SAME_THING,
            instrument=other.instrument,
            theirs=other.sheet,
        )


def _owner(actor: Viewer, ground: Ground, visit: Visit, place: Place) -> Owner:
    if visit.owner is not None:
        rows = Owner.objects.visible_to(actor).filter(agency=ground.agency)
        found: Owner | None = rows.filter(pk=visit.owner).first()
        if found is None:
            raise WrongChoice(_("This owner is not in the register of the unit."))
        return found
    new = visit.new_owner
    if new is None:
        raise WrongVisit("it names no owner")
    known = _known(actor, ground, new.key)
    if known is not None and known.owner is not None:
        return known.owner
    values: dict[str, Any] = {
        "name": _text(new.values, "name", 160),
        "phone": _text(new.values, "phone", 20),
    }
    owner = _same_owner(actor, ground, place, **values) or add_owner(
        actor=actor, agency=ground.agency, is_another=True, **values
    )
    _keep_key(actor, ground, new.key, owner=owner)
    return owner


def _same_owner(
    actor: Viewer, ground: Ground, place: Place, *, name: str, phone: str
) -> Owner | None:
    """Who is meant of those in the register, as in a file: by telephone, or by name at one stall.

    The same name and telephone are the same owner, whoever of two officials was first.
    """
    alike = owners_alike(ground.agency.pk, name, phone)
    told = [one for one in alike if one.phone and phone]
    trading = next((one for one in told if one.ended_on is None), None)
    if trading is not None:
        return trading
    if told:
        raise OutOfPlace(TRADES_NO_LONGER % {"owner": told[0].name})
    there = set(place.instruments.in_use().values_list("owner", flat=True))
    is_stall = place.kind == PlaceKind.KIOSK
    # At a whole market two of one name may be two people: only whoever has no telephone either.
    same = (one for one in alike if one.pk in there and (is_stall or not (one.phone or phone)))
    owner = next(same, None)
    if owner is not None and phone:
        return change_owner(actor=actor, owner_id=owner.pk, phone=phone, is_another=True)
    return owner


def _place(actor: Viewer, ground: Ground, visit: Visit) -> Place:
    if visit.place is not None:
        rows = Place.objects.visible_to(actor).filter(agency=ground.agency)
        found: Place | None = rows.filter(pk=visit.place).first()
        if found is None:
            raise WrongChoice(_("This place is not in the register of the unit."))
        return found
    new = visit.new_place
    if new is None:
        if ground.market is None:
            raise WrongVisit("it names no place")
        return ground.market
    known = _known(actor, ground, new.key)
    if known is not None and known.place is not None:
        return known.place
    if ground.market is None:
        raise WrongChoice(_("A kiosk lies in a market."))
    values: dict[str, Any] = {
        "name": _text(new.values, "name", 160),
        "stall": _text(new.values, "stall", 40),
    }
    rows = Place.objects.visible_to(actor).filter(market=ground.market, **values)
    place = rows.first() or add_place(
        actor=actor, agency=ground.agency, kind=PlaceKind.KIOSK, market=ground.market, **values
    )
    _keep_key(actor, ground, new.key, place=place)
    return place


def _known(actor: Viewer, ground: Ground, key: UUID) -> FieldKey | None:
    rows = FieldKey.objects.visible_to(actor).filter(government=ground.agency.government_id)
    found: FieldKey | None = (
        rows.filter(key=key).select_related("owner", "place", "instrument").first()
    )
    return found


def _keep_key(actor: Viewer, ground: Ground, key: UUID, **thing: Any) -> None:
    save(actor, FieldKey(government=ground.agency.government, key=key, **thing))


def _text(values: Mapping[str, Any], name: str, most: int) -> str:
    return str(values.get(name) or "").replace("\x00", "").strip()[:most]

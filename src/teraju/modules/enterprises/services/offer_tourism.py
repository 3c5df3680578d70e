"""Places of tourism: put on the map, changed, ended, read from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.kinds import Sector
from teraju.modules.enterprises.domain.offer_checks import PlaceKind
from teraju.modules.enterprises.models import Enterprise, TourismPlace
from teraju.modules.enterprises.refusals import NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Government

from .common import check_not_future, tell

FIELDS = (
    "kind",
    "size",
    "stars",
    "grade",
    "rooms",
    "seats",
    "business_standard",
    "business_standard_until",
    "chse_body",
    "chse_number",
    "chse_until",
    "mapped_on",
    "note",
)


@transaction.atomic
def map_place(
    *, actor: Viewer, enterprise_id: int, is_example: bool = False, **values: Any
) -> TourismPlace:
    """Put an enterprise of tourism on the map. `values` are the fields of `FIELDS`."""
    rows = Enterprise.objects.visible_to(actor).select_related("agency", "government")
    enterprise: Enterprise = claim(rows, enterprise_id)
    rights.require(actor, permissions.TOURISM, enterprise)
    place = _new(actor, enterprise, values, is_example=is_example)
    save(actor, place)
    said = filled(values_of(place, FIELDS))
    tell(actor, place, "place.mapped", {"enterprise": enterprise.name, **said})
    return place


@transaction.atomic
def change_place(
    *, actor: Viewer, place_id: int, expected_version: int | None = None, **values: Any
) -> TourismPlace:
    """Change what is known of a place; checks keep what the place was when they were made."""
    place = _current(actor, place_id, expected_version)
    before = values_of(place, FIELDS)
    fill(place, values, FIELDS)
    _check(actor, place)
    save(actor, place)
    tell(actor, place, "place.changed", values_of(place, FIELDS), before)
    return place


@transaction.atomic
def end_place(
    *, actor: Viewer, place_id: int, expected_version: int | None = None, ended_on: date
) -> TourismPlace:
    """Take a place off the map; its records stay."""
    place = _current(actor, place_id, expected_version)
    check_not_future(actor, ended_on, "ended_on")
    place.ended_on = ended_on
    save(actor, place)
    tell(actor, place, "place.ended", {"ended_on": ended_on}, {"ended_on": None})
    return place


@transaction.atomic
def resume_place(
    *, actor: Viewer, place_id: int, expected_version: int | None = None
) -> TourismPlace:
    """Put a place back on the map."""
    place = _locked(actor, place_id, expected_version)
    if place.ended_on is None:
        raise NotNow(_("This place is on the map."))
    before, place.ended_on = place.ended_on, None
    save(actor, place)
    tell(actor, place, "place.resumed", {"ended_on": None}, {"ended_on": before})
    return place


@transaction.atomic
def import_places(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[tuple[Enterprise, Mapping[str, Any]]],
    changed: Sequence[tuple[TourismPlace, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Bring in the places of a file, with one event for the file."""
    for enterprise, values in new:
        rights.require(actor, permissions.TOURISM, enterprise)
        save(actor, _new(actor, enterprise, values, is_example=False))
    rows = TourismPlace.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    found = rows.select_related("enterprise", "agency", "government").in_bulk(
        [place.pk for place, _values in changed]
    )
    for seen, values in changed:
        place = found.get(seen.pk)
        if place is None or place.version != seen.version:
            raise ChangedMeanwhile(
                _("A place of the file was changed meanwhile: read the file again.")
            )
        rights.require(actor, permissions.TOURISM, place)
        fill(place, values, FIELDS)
        _check(actor, place)
        save(actor, place)
    counts = {"added": len(new), "changed": len(changed)}
    tell(actor, government, "place.imported", {**source, **counts})


def _new(
    actor: Viewer, enterprise: Enterprise, values: Mapping[str, Any], *, is_example: bool
) -> TourismPlace:
    if enterprise.sector != Sector.TOURISM:
        words = _("Only an enterprise of tourism is put on this map: set its sector first.")
        raise DomainError(words, field="enterprise")
    if enterprise.ended_on:
        raise NotNow(_("This enterprise is out of business."), field="enterprise")
    if TourismPlace.objects.filter(enterprise=enterprise).exists():
        raise NotNow(_("This enterprise is on the map already."), field="enterprise")
    place = TourismPlace(
        government=enterprise.government,
        agency=enterprise.agency,
        enterprise=enterprise,
        is_example=is_example,
    )
    fill(place, {"mapped_on": actor.today, **values}, FIELDS)
    _check(actor, place)
    return place


def _check(actor: Viewer, place: TourismPlace) -> None:
    check_not_future(actor, place.mapped_on, "mapped_on")
    if place.kind != PlaceKind.HOTEL and place.stars is not None:
        raise DomainError(_("Only a hotel has stars: leave this empty."), field="stars")
    if place.kind == PlaceKind.RESTAURANT and place.rooms is not None:
        raise DomainError(_("A restaurant lets no rooms: leave this empty."), field="rooms")
    if place.chse_until is not None and not place.chse_number:
        raise DomainError(_("Give the number of the certificate."), field="chse_number")


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> TourismPlace:
    rows = TourismPlace.objects.visible_to(actor).select_related("enterprise")
    found: TourismPlace = locked(actor, rows, pk, permissions.TOURISM, expected_version)
    return found


def _current(actor: Viewer, pk: int, expected_version: int | None) -> TourismPlace:
    place = _locked(actor, pk, expected_version)
    if place.ended_on:
        raise NotNow(_("This place is off the map: put it back first."))
    return place

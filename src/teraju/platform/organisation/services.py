"""Use-cases on the tenant's own data. They stand above accounts and audit; the models below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .models import Agency, Crest, Government, Place

STALE = _("Somebody changed this meanwhile. Compare with what stands now and save again.")
GOVERNMENT_FIELDS = ("address", "contact", "timezone", "head_title")
AGENCY_FIELDS = ("name", "short_name", "code", "kind", "head_title", "address", "closed_on")
PLACE_FIELDS = ("name", "address", "closed_on")
# Rows of an import that one statement writes.
BATCH = 1000
LONGEST_PATH = 200


@transaction.atomic
def change_government(
    *,
    actor: Viewer,
    government_id: int,
    expected_version: int,
    address: str,
    contact: str,
    timezone: str,
    head_title: str,
    crest: bytes | None = None,
    crest_type: str = "",
) -> Government:
    """Change the letterhead, the time zone and, when a new one is given, the crest."""
    government = Government.objects.select_for_update(no_key=True).get(pk=government_id)
    rights.require(actor, "organisation.government.manage", government)
    _check_version(government.version, expected_version)
    before: dict[str, object] = {name: getattr(government, name) for name in GOVERNMENT_FIELDS}
    government.address, government.contact = address, contact
    government.timezone, government.head_title = timezone, head_title
    government.version += 1
    government.full_clean()
    government.save()
    after: dict[str, object] = {name: getattr(government, name) for name in GOVERNMENT_FIELDS}
    if crest:
        before["crest"], after["crest"] = government.crest, crest
        _keep_crest(government, crest, crest_type)
    record_event(
        actor=actor,
        verb="organisation.government.changed",
        target=government,
        before=before,
        after=after,
    )
    return government


def _keep_crest(government: Government, picture: bytes, media_type: str) -> None:
    Crest.objects.update_or_create(
        government=government, defaults={"picture": picture, "media_type": media_type}
    )
    government.crest = picture


@transaction.atomic
def add_agency(
    *,
    actor: Viewer,
    government: Government,
    parent: Agency | None,
    kind: str,
    name: str,
    short_name: str,
    code: str,
    head_title: str,
    address: str = "",
) -> Agency:
    """Add an agency, or a unit below one."""
    rights.require(actor, "organisation.agency.manage", government)
    if parent and parent.government_id != government.pk:
        raise DomainError(_("This agency belongs to another government."), field="parent")
    agency = Agency(
        government=government,
        parent=parent,
        kind=kind,
        name=name.strip(),
        short_name=short_name.strip(),
        code=code.strip(),
        head_title=head_title.strip(),
        address=address.strip(),
        path="/",
    )
    agency.full_clean()
    agency.save()
    agency.path = agency.path_below(parent)
    agency.save(update_fields=["path"])
    record_event(
        actor=actor, verb="organisation.agency.added", target=agency, after={"name": agency.name}
    )
    return agency


@transaction.atomic
def change_agency(
    *, actor: Viewer, agency_id: int, expected_version: int, **values: object
) -> Agency:
    """Change an agency's names, kind or address, or close it; its place in the tree stays."""
    agency: Agency = Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=agency_id)
    rights.require(actor, "organisation.agency.manage", agency)
    _check_version(agency.version, expected_version)
    before = _assign(agency, AGENCY_FIELDS, values)
    agency.full_clean()
    agency.save()
    record_event(
        actor=actor,
        verb="organisation.agency.changed",
        target=agency,
        before=before,
        after={name: getattr(agency, name) for name in AGENCY_FIELDS},
    )
    return agency


@transaction.atomic
def add_place(*, actor: Viewer, agency: Agency, name: str, address: str) -> Place:
    """Add a site of an agency."""
    rights.require(actor, "organisation.place.manage", agency)
    place = Place(
        government_id=agency.government_id,
        agency=agency,
        name=name.strip(),
        address=address.strip(),
    )
    place.full_clean()
    place.save()
    record_event(
        actor=actor, verb="organisation.place.added", target=place, after={"name": place.name}
    )
    return place


@transaction.atomic
def change_place(
    *,
    actor: Viewer,
    place_id: int,
    expected_version: int,
    name: str,
    address: str,
    closed_on: date | None,
) -> Place:
    """Change or close a site."""
    place = (
        Place.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=place_id)
    )
    rights.require(actor, "organisation.place.manage", place)
    _check_version(place.version, expected_version)
    before = _assign(
        place, PLACE_FIELDS, {"name": name, "address": address, "closed_on": closed_on}
    )
    place.full_clean()
    place.save()
    record_event(
        actor=actor,
        verb="organisation.place.changed",
        target=place,
        before=before,
        after={name: getattr(place, name) for name in PLACE_FIELDS},
    )
    return place


@transaction.atomic
def import_agencies(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Agency, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Add and change many agencies at once. A new one's `parent` is the name of one that stands, or
    of one that is new with it.
    """
    rights.require(actor, "organisation.agency.manage", government)
    _change_many(Agency, changed, AGENCY_FIELDS)
    standing = {one.name: one for one in government.agencies.all()}
    waiting = list(new)
    while waiting:
        ready = [row for row in waiting if row.get("parent", "") in {"", *standing}]
        if not ready:
            raise DomainError(_("An agency stands below one that does not exist."))
        waiting = [row for row in waiting if row.get("parent", "") not in {"", *standing}]
        standing |= {one.name: one for one in _add_agencies(government, ready, standing)}
    _record_import(actor, "organisation.agency.imported", government, new, changed, source)


def _add_agencies(
    government: Government, rows: Sequence[Mapping[str, Any]], standing: Mapping[str, Agency]
) -> list[Agency]:
    """Add agencies whose parents stand already."""
    added: list[Agency] = []
    for row in rows:
        fields = {name: row[name] for name in AGENCY_FIELDS if name in row}
        parent = standing[row["parent"]] if row.get("parent") else None
        added.append(Agency(government=government, parent=parent, path="/", **fields))
    Agency.objects.bulk_create(added, batch_size=BATCH)
    for agency in added:
        agency.path = agency.path_below(agency.parent)
        if len(agency.path) > LONGEST_PATH:
            raise DomainError(_("The agencies stand too deep below each other."))
    Agency.objects.bulk_update(added, ["path"], batch_size=BATCH)
    return added


@transaction.atomic
def import_places(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Place, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Add and change many places at once; `agency` of a new one is the agency's id."""
    ids = {row["agency"] for row in new} | {place.agency_id for place, _row in changed}
    agencies = list(Agency.objects.filter(pk__in=ids, government=government))
    if len(agencies) < len(ids):
        raise DomainError(_("This agency belongs to another government."))
    for agency in agencies:
        rights.require(actor, "organisation.place.manage", agency)
    _change_many(Place, changed, PLACE_FIELDS)
    for start in range(0, len(new), BATCH):
        places = [
            Place(
                government_id=government.pk,
                agency_id=row["agency"],
                name=row["name"],
                address=row["address"],
            )
            for row in new[start : start + BATCH]
        ]
        Place.objects.bulk_create(places)
    _record_import(actor, "organisation.place.imported", government, new, changed, source)


def _change_many(
    model: type[Agency] | type[Place],
    changed: Sequence[tuple[Any, Mapping[str, Any]]],
    names: tuple[str, ...],
) -> None:
    """Set the named values of records that nobody else has changed since they were read."""
    ids = [record.pk for record, _row in changed]
    for start in range(0, len(ids), BATCH):
        rows = model._default_manager.select_for_update(of=("self",), no_key=True)
        standing = dict(rows.filter(pk__in=ids[start : start + BATCH]).values_list("pk", "version"))
        for record, row in changed[start : start + BATCH]:
            _check_version(standing[record.pk], record.version)
            _assign(record, names, dict(row))
    # One statement for many rows: every row is there, so that none is ever added by this.
    model._default_manager.bulk_create(
        [record for record, _row in changed],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*names, "version"],
    )


def _record_import(
    actor: Viewer,
    verb: str,
    government: Government,
    new: Sequence[Any],
    changed: Sequence[Any],
    source: Mapping[str, str],
) -> None:
    counts = {"new": len(new), "changed": len(changed)}
    record_event(actor=actor, verb=verb, target=government, after={**counts, **source})


def _check_version(version: int, expected: int) -> None:
    if version != expected:
        raise ChangedMeanwhile(STALE)


def _assign(
    record: Agency | Place, names: tuple[str, ...], values: dict[str, object]
) -> dict[str, object]:
    """Set the named values, count the version up, give back what stood before."""
    before = {name: getattr(record, name) for name in names}
    for name in names:
        if name in values:
            setattr(record, name, values[name])
    record.version += 1
    return before

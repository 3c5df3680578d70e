"""Use-cases on the tenant's own data. They stand above accounts and audit; the models below."""

from __future__ import annotations

from datetime import date

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
    government = Government.objects.select_for_update().get(pk=government_id)
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
    agency.path = f"{parent.path if parent else '/'}{agency.pk}/"
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
    agency: Agency = Agency.objects.select_for_update(of=("self",)).get(pk=agency_id)
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
    place = Place.objects.select_for_update(of=("self",)).select_related("agency").get(pk=place_id)
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

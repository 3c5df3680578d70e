"""Enterprises: entered, changed, out of business, in business again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.domain.size import YearAmounts, size_of
from teraju.modules.enterprises.models import Coaching, Enterprise
from teraju.modules.enterprises.register_refusals import OutOfPlace, TwiceTheSame
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import check_not_future

FIELDS = (
    "name",
    "sector",
    "owner_name",
    "phone",
    "email",
    "business_number",
    "activity_code",
    "address",
    "district",
    "village",
    "latitude",
    "longitude",
    "began_in",
    "note",
)
# Facts about a person, or where they may be: in the part of the trail that can be shredded.
PERSONAL = ("owner_name", "phone", "email", "address", "latitude", "longitude", "note")


@transaction.atomic
def add_enterprise(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Enterprise:
    """Enter a firm of the region. `values` are the fields of `FIELDS`."""
    rights.require(actor, permissions.WRITE, agency)
    one = Enterprise(government_id=agency.government_id, agency=agency, is_example=is_example)
    fill(one, values, FIELDS)
    _check(actor, one)
    save(actor, one)
    _tell(actor, one, "added", {}, values_of(one, FIELDS))
    return one


@transaction.atomic
def change_enterprise(
    *, actor: Viewer, enterprise_id: int, expected_version: int | None = None, **values: Any
) -> Enterprise:
    """Change what is written of a firm; its size class follows."""
    one = current_enterprise(actor, enterprise_id, expected_version)
    before = values_of(one, FIELDS)
    fill(one, values, FIELDS)
    _check(actor, one)
    restate_size(one)
    save(actor, one)
    _tell(actor, one, "changed", before, values_of(one, FIELDS))
    return one


@transaction.atomic
def end_enterprise(
    *, actor: Viewer, enterprise_id: int, expected_version: int | None = None, ended_on: date
) -> Enterprise:
    """Record that a firm is out of business, once nothing of it is coached."""
    one = current_enterprise(actor, enterprise_id, expected_version)
    check_not_future(actor, ended_on, "ended_on")
    check_not_coached(product__enterprise=one.pk)
    one.ended_on = ended_on
    save(actor, one)
    _tell(actor, one, "ended", {"ended_on": None}, {"ended_on": ended_on})
    return one


@transaction.atomic
def resume_enterprise(
    *, actor: Viewer, enterprise_id: int, expected_version: int | None = None
) -> Enterprise:
    """Record that a firm is in business again."""
    rows = Enterprise.objects.visible_to(actor)
    one: Enterprise = locked(actor, rows, enterprise_id, permissions.WRITE, expected_version)
    if one.ended_on is None:
        raise OutOfPlace(_("This enterprise is in business."))
    before, one.ended_on = one.ended_on, None
    _check(actor, one)
    save(actor, one)
    _tell(actor, one, "resumed", {"ended_on": before}, {"ended_on": None})
    return one


def current_enterprise(actor: Viewer, pk: int, expected_version: int | None) -> Enterprise:
    """A firm in business, locked, of which the actor may write."""
    rows = Enterprise.objects.visible_to(actor)
    one: Enterprise = locked(actor, rows, pk, permissions.WRITE, expected_version)
    if one.ended_on:
        raise OutOfPlace(
            _("This enterprise is out of business: record first that it is in business again.")
        )
    return one


def check_not_coached(**where: Any) -> None:
    """Refuse to end what somebody is on the way with."""
    if Coaching.objects.filter(state=CoachingState.ACTIVE, **where).exists():
        raise OutOfPlace(_("A product of it is being coached: end the coaching first."))


def restate_size(one: Enterprise) -> None:
    """Bring the size class to what the figures by year give; the caller saves."""
    found = None
    if one.pk:
        years = [YearAmounts(row.year, row.capital, row.sales) for row in one.years.all()]
        found = size_of(years, one.began_in)
    one.size_class = found.size if found else ""
    one.size_criterion = found.criterion if found else ""
    one.size_year = found.year if found else None
    one.size_edition = found.edition if found else ""


def _check(actor: Viewer, one: Enterprise) -> None:
    if not one.name:
        raise DomainError(_("Give the name."), field="name")
    if not one.owner_name:
        raise DomainError(_("Give the name of the owner."), field="owner_name")
    if one.began_in and one.began_in > actor.today.year:
        raise DomainError(_("This year has not come yet."), field="began_in")
    alike = Enterprise.objects.filter(agency=one.agency, name__iexact=one.name).current()
    if alike.exclude(pk=one.pk).exists():
        raise TwiceTheSame(
            _(
                "An enterprise of this name is in the register already. If it is another one, add"
                " what tells them apart, as the village."
            ),
            field="name",
        )


def _tell(
    actor: Viewer,
    one: Enterprise,
    verb: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    old = {name: value for name, value in before.items() if name not in PERSONAL}
    new = {name: value for name, value in after.items() if name not in PERSONAL}
    record_event(
        actor=actor,
        verb=f"enterprises.enterprise.{verb}",
        target=one,
        before=old,
        after=new if before else filled(new),
        personal=filled({name: after[name] for name in PERSONAL if name in after}) or None,
    )

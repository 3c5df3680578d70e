"""Owners: entered, changed, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import comparable
from teraju.kernel.errors import DomainError
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.likeness import name_key
from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.register_refusals import OutOfPlace, TwiceTheSame
from teraju.modules.metrology.selectors.registers import owners_alike
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency

from .register_common import check_not_future, fill, locked, trail_name
from .words import find_by_new_words

FIELDS = ("name", "is_business", "phone", "email", "address", "business_number")
CONTACT = ("phone", "email", "address")


@transaction.atomic
def add_owner(
    *,
    actor: Viewer,
    agency: Agency,
    is_another: bool = False,
    is_example: bool = False,
    **values: Any,
) -> Owner:
    """Enter whoever owns or uses instruments. `values` are the fields of `FIELDS`.

    `is_another`: somebody said that no owner of this name is meant whom no telephone tells apart.
    """
    rights.require(actor, permissions.REGISTER_WRITE, agency)
    owner = Owner(government_id=agency.government_id, agency=agency, is_example=is_example)
    fill(owner, values, FIELDS)
    _check(owner, is_another=is_another)
    save(actor, owner)
    _record(actor, owner, "added", {}, values_of(owner, FIELDS))
    return owner


@transaction.atomic
def change_owner(
    *,
    actor: Viewer,
    owner_id: int,
    expected_version: int | None = None,
    is_another: bool = False,
    **values: Any,
) -> Owner:
    """Change what is written of an owner; instruments are found by the new name at once."""
    owner = _current(actor, owner_id, expected_version)
    before = values_of(owner, FIELDS)
    told = owner.name_key, comparable(owner.phone)
    fill(owner, values, FIELDS)
    # Two who stand beside each other may be written of without being told apart again.
    stays = told == (name_key(owner.name), comparable(owner.phone))
    _check(owner, is_another=is_another, stays=stays)
    save(actor, owner)
    _record(actor, owner, "changed", before, values_of(owner, FIELDS))
    if owner.name != before["name"]:
        find_by_new_words(owner=owner)
    return owner


@transaction.atomic
def end_owner(
    *, actor: Viewer, owner_id: int, expected_version: int | None = None, ended_on: date
) -> Owner:
    """Record that an owner trades no longer, once no instrument of theirs is in use."""
    owner = _current(actor, owner_id, expected_version)
    check_not_future(actor, ended_on, "ended_on")
    if owner.instruments.in_use().exists() or owner.used_instruments.in_use().exists():
        raise OutOfPlace(
            _("Instruments of this owner are in use: hand them over or take them out of use first.")
        )
    owner.ended_on = ended_on
    save(actor, owner)
    _record(actor, owner, "ended", {"ended_on": None}, {"ended_on": ended_on})
    return owner


@transaction.atomic
def resume_owner(*, actor: Viewer, owner_id: int, expected_version: int | None = None) -> Owner:
    """Record that an owner trades again."""
    rows = Owner.objects.visible_to(actor)
    owner: Owner = locked(actor, rows, owner_id, permissions.REGISTER_WRITE, expected_version)
    if owner.ended_on is None:
        raise OutOfPlace(_("This owner trades."))
    before, owner.ended_on = owner.ended_on, None
    save(actor, owner)
    _record(actor, owner, "resumed", {"ended_on": before}, {"ended_on": None})
    return owner


def _current(actor: Viewer, pk: int, expected_version: int | None) -> Owner:
    rows = Owner.objects.visible_to(actor)
    owner: Owner = locked(actor, rows, pk, permissions.REGISTER_WRITE, expected_version)
    if owner.ended_on:
        raise OutOfPlace(_("This owner trades no longer: record first that they trade again."))
    return owner


def _check(owner: Owner, *, is_another: bool, stays: bool = False) -> None:
    """Nobody is entered twice: the same name with the same telephone, however it is written.

    Without a telephone they may be two, if somebody says so.
    """
    if not owner.name:
        raise DomainError(_("Give the name."), field="name")
    if owner.business_number and not owner.is_business:
        raise DomainError(_("Only a business has a NIB."), field="business_number")
    owner.name_key = name_key(owner.name)
    if stays:
        return
    alike = owners_alike(owner.agency_id, owner.name, owner.phone)
    others = [one for one in alike if one.pk != owner.pk]
    if any(one.phone and owner.phone for one in others):
        raise TwiceTheSame(
            _("An owner of this name and telephone number is in the register already."),
            field="name",
        )
    if others and not is_another:
        raise TwiceTheSame(
            _("An owner of this name is in the register already: say whether it is another one."),
            field="name",
        )


def _record(
    actor: Viewer,
    owner: Owner,
    verb: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """One event: facts about a person lie in its shreddable part, a business is named openly."""
    hidden = CONTACT if owner.is_business else ("name", *CONTACT)
    old = {name: value for name, value in before.items() if name not in hidden}
    new = {name: value for name, value in after.items() if name not in hidden}
    record_event(
        actor=actor,
        verb=f"metrology.owner.{verb}",
        target=owner,
        before=old,
        after=new if before else filled(new),
        personal=filled({name: after[name] for name in hidden if name in after}) or None,
        label=trail_name(owner),
    )

"""Repairers with their permits: entered, changed, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.models import Repairer
from teraju.modules.metrology.register_refusals import OutOfPlace, TwiceTheSame, WrongChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency

from .register_common import check_not_future, fill, locked, needed

FIELDS = ("name", "permit_number", "permit_until", "phone", "kinds")


@transaction.atomic
def add_repairer(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Repairer:
    """Enter a private repairer with its permit. `values` are the fields of `FIELDS`."""
    rights.require(actor, permissions.REPAIRER_WRITE, agency)
    repairer = Repairer(government_id=agency.government_id, agency=agency, is_example=is_example)
    _put(repairer, values)
    save(actor, repairer)
    _record(actor, repairer, "added", {}, filled(values_of(repairer, FIELDS)))
    return repairer


@transaction.atomic
def change_repairer(
    *, actor: Viewer, repairer_id: int, expected_version: int | None = None, **values: Any
) -> Repairer:
    """Change what is written of a repairer, as a permit that was renewed."""
    repairer = _locked(actor, repairer_id, expected_version)
    if repairer.ended_on:
        raise OutOfPlace(_("This entry has ended: take the repairer up again first."))
    before = values_of(repairer, FIELDS)
    _put(repairer, values)
    save(actor, repairer)
    _record(actor, repairer, "changed", before, values_of(repairer, FIELDS))
    return repairer


@transaction.atomic
def end_repairer(
    *,
    actor: Viewer,
    repairer_id: int,
    expected_version: int | None = None,
    ended_on: date,
    reason: str,
) -> Repairer:
    """End the entry of a repairer: the permit was withdrawn, the business given up."""
    repairer = _locked(actor, repairer_id, expected_version)
    if repairer.ended_on:
        raise OutOfPlace(_("This entry has ended already."))
    check_not_future(actor, ended_on, "ended_on")
    repairer.ended_on, repairer.ended_reason = ended_on, needed(reason)
    save(actor, repairer)
    after = values_of(repairer, ("ended_on", "ended_reason"))
    _record(actor, repairer, "ended", {"ended_on": None, "ended_reason": ""}, after)
    return repairer


@transaction.atomic
def resume_repairer(
    *, actor: Viewer, repairer_id: int, expected_version: int | None = None
) -> Repairer:
    """Take a repairer up again."""
    repairer = _locked(actor, repairer_id, expected_version)
    if not repairer.ended_on:
        raise OutOfPlace(_("This entry has not ended."))
    before = values_of(repairer, ("ended_on", "ended_reason"))
    repairer.ended_on, repairer.ended_reason = None, ""
    save(actor, repairer)
    _record(actor, repairer, "resumed", before, values_of(repairer, list(before)))
    return repairer


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> Repairer:
    rows = Repairer.objects.visible_to(actor)
    repairer: Repairer = locked(actor, rows, pk, permissions.REPAIRER_WRITE, expected_version)
    return repairer


def _put(repairer: Repairer, values: Mapping[str, Any]) -> None:
    fill(repairer, values, FIELDS)
    for field, sentence in (
        ("name", _("Give the name.")),
        ("permit_number", _("Give the number of the permit.")),
    ):
        if not getattr(repairer, field):
            raise DomainError(sentence, field=field)
    alike = Repairer.objects.filter(agency=repairer.agency, permit_number=repairer.permit_number)
    if alike.exclude(pk=repairer.pk).exists():
        raise TwiceTheSame(_("This permit is in the register already."), field="permit_number")
    if not set(repairer.kinds) <= set(catalogue().kinds):
        raise WrongChoice(_("Choose kinds of the catalogue."), field="kinds")


def _record(
    actor: Viewer,
    repairer: Repairer,
    verb: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """One event; the telephone lies in its shreddable part."""
    phone = after.get("phone")
    record_event(
        actor=actor,
        verb=f"metrology.repairer.{verb}",
        target=repairer,
        before={name: value for name, value in before.items() if name != "phone"},
        after={name: value for name, value in after.items() if name != "phone"},
        personal={"phone": phone} if phone else None,
    )

"""What no record of ours can say: a condition of a market, and that the region is orderly (DTU)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.models import MarketStatement, OrderlyRegion, Place
from teraju.modules.metrology.selectors.orderly import stated_codes
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .register_common import check_not_future, needed
from .unit_common import check_unit, require_standing, tell

WRITE = permissions.ORDERLY_WRITE
SAID = ("number", "on", "declared_by", "covers", "shown_by")


@transaction.atomic
def state_condition(
    *,
    actor: Viewer,
    place_id: int,
    expected_version: int | None = None,
    condition: str,
    holds: bool,
    on: date,
    shown_by: str,
) -> MarketStatement:
    """State whether a condition of a market holds, with what shows it; the latest counts."""
    rows = Place.objects.visible_to(actor).markets().current().select_related("agency")
    place: Place = claim(rows, place_id, expected_version)
    rights.require(actor, WRITE, place)
    check_not_future(actor, on, "on")
    if condition not in stated_codes(actor.today):
        raise DomainError(_("This condition follows from the records."), field="condition")
    one = MarketStatement(
        government_id=place.government_id,
        agency=place.agency,
        place=place,
        condition=condition,
        holds=holds,
        on=on,
        shown_by=needed(shown_by, "shown_by", _("Say what shows it.")),
        office=actor.office[:160],
        is_example=place.is_example,
    )
    save(actor, one)
    after = {"condition": condition, "holds": holds, "on": on, "shown_by": one.shown_by}
    tell(actor, place, "market.stated", after)
    return one


@transaction.atomic
def record_region(
    *,
    actor: Viewer,
    agency: Agency,
    number: str,
    on: date,
    declared_by: str,
    covers: str = "",
    shown_by: str,
) -> OrderlyRegion:
    """Record the decision that declared the unit's region a Daerah Tertib Ukur."""
    rights.require(actor, WRITE, agency)
    check_unit(agency)
    check_not_future(actor, on, "on")
    one = OrderlyRegion(
        government_id=agency.government_id,
        agency=agency,
        number=needed(number, "number", _("Say which decision it is.")),
        on=on,
        declared_by=needed(declared_by, "declared_by", _("Say who declared it.")),
        covers=cleaned(covers),
        shown_by=needed(shown_by, "shown_by", _("Say what shows it.")),
        office=actor.office[:160],
    )
    save(actor, one)
    tell(actor, one, "region.recorded", filled(values_of(one, SAID)))
    return one


@transaction.atomic
def withdraw_region(
    *,
    actor: Viewer,
    region_id: int,
    expected_version: int | None = None,
    on: date,
    reason: str,
) -> OrderlyRegion:
    """Say since when the region is no longer what a decision declared it; the record stays."""
    rows = OrderlyRegion.objects.visible_to(actor).select_related("agency")
    one: OrderlyRegion = claim(rows, region_id, expected_version)
    rights.require(actor, WRITE, one)
    require_standing(one)
    check_not_future(actor, on, "on")
    if on < one.on:
        raise DomainError(_("It cannot end before the day of the decision."), field="on")
    one.withdrawn_on, one.withdrawn_reason = on, needed(reason)
    save(actor, one)
    after = {"withdrawn_on": on, "withdrawn_reason": one.withdrawn_reason}
    tell(actor, one, "region.withdrawn", after)
    return one

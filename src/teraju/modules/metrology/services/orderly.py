"""Stating a condition of a market that no record of ours can say."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.models import MarketStatement, Place
from teraju.modules.metrology.selectors.orderly import stated_codes
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer

from .register_common import check_not_future, needed
from .unit_common import tell


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
    rights.require(actor, permissions.ORDERLY_WRITE, place)
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

"""The unit's dated figures: its potential, and the day from which it works the same-day way."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.models import Potential, WayChange
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .register_common import check_not_future, needed
from .unit_common import tell, withdraw

WRITE = permissions.FIGURE_WRITE


@transaction.atomic
def enter_potential(
    *,
    actor: Viewer,
    agency: Agency,
    on: date,
    instruments: int,
    weights: int | None,
    source: str,
    lacks_unit: bool = False,
) -> Potential:
    """Enter how many instruments there are to be verified, with the source of the figure.

    `weights` is None where the source does not state them. Of a number with `lacks_unit` nobody
    knows what was counted: it is kept as reported, without weights apart from it.
    """
    rights.require(actor, WRITE, agency)
    check_not_future(actor, on, "on")
    if lacks_unit and weights is not None:
        words = _("Who does not state the counting unit counts no weights apart: leave it empty.")
        raise DomainError(words, field="weights")
    one = Potential(
        government_id=agency.government_id,
        agency=agency,
        on=on,
        instruments=instruments,
        weights=weights,
        lacks_unit=lacks_unit,
        source=needed(source, "source", _("Say where the figure comes from.")),
        entered_office=actor.office[:160],
    )
    save(actor, one)
    after = filled(values_of(one, ("on", "instruments", "weights", "source")))
    if lacks_unit:
        after["lacks_unit"] = True
    tell(actor, one, "potential.entered", after)
    return one


@transaction.atomic
def withdraw_potential(
    *, actor: Viewer, potential_id: int, expected_version: int | None = None, reason: str
) -> Potential:
    """Withdraw a figure; what was signed with it keeps it."""
    one: Potential = claim(
        Potential.objects.visible_to(actor).select_related("agency"), potential_id, expected_version
    )
    withdraw(actor, one, WRITE, reason)
    tell(actor, one, "potential.withdrawn", {"reason": one.withdrawn_reason})
    return one


@transaction.atomic
def set_way_change(*, actor: Viewer, agency: Agency, on: date, what: str) -> WayChange:
    """Set the day from which the unit works the same-day way; who set it is kept."""
    rights.require(actor, WRITE, agency)
    check_not_future(actor, on, "on")
    one = WayChange(
        government_id=agency.government_id,
        agency=agency,
        on=on,
        what=needed(what, "what", _("Say what changed.")),
        set_by_id=rights.acting(actor),
        set_office=actor.office[:160],
    )
    save(actor, one)
    tell(actor, one, "way.set", {"on": on, "what": one.what})
    return one


@transaction.atomic
def withdraw_way_change(
    *, actor: Viewer, change_id: int, expected_version: int | None = None, reason: str
) -> WayChange:
    """Withdraw the day of change, so that another can be set."""
    one: WayChange = claim(
        WayChange.objects.visible_to(actor).select_related("agency"), change_id, expected_version
    )
    withdraw(actor, one, WRITE, reason)
    tell(actor, one, "way.withdrawn", {"reason": one.withdrawn_reason})
    return one

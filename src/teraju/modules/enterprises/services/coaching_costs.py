"""What a coaching costs, year by year, and who pays."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.coaching_permissions import COACH
from teraju.modules.enterprises.models import Coaching, Cost
from teraju.modules.enterprises.refusals import DayOutOfOrder
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill
from teraju.platform.audit.api import filled, values_of

from .coaching_common import part_locked
from .common import tell

FIELDS = ("year", "kind", "payer", "amount", "note")


@transaction.atomic
def enter_cost(
    *, actor: Viewer, coaching_id: int, expected_version: int | None = None, **values: Any
) -> Cost:
    """Enter what was paid. A certificate costs every year: also after arrival, or a stop."""
    rows = Coaching.objects.visible_to(actor).select_related("agency", "product__enterprise")
    coaching: Coaching = claim(rows, coaching_id, expected_version)
    rights.require(actor, COACH, coaching)
    cost = Cost(coaching=coaching, is_example=coaching.is_example)
    _fill(actor, cost, values)
    tell(actor, coaching, "coaching.cost_entered", filled(values_of(cost, FIELDS)))
    return cost


@transaction.atomic
def change_cost(
    *, actor: Viewer, cost_id: int, expected_version: int | None = None, **values: Any
) -> Cost:
    """Put a cost right."""
    cost = part_locked(actor, Cost, cost_id, COACH, expected_version)
    before = values_of(cost, FIELDS)
    _fill(actor, cost, values)
    tell(actor, cost.coaching, "coaching.cost_changed", values_of(cost, FIELDS), before)
    return cost


@transaction.atomic
def remove_cost(*, actor: Viewer, cost_id: int, expected_version: int | None = None) -> Coaching:
    """Take a cost away that was entered by mistake; the trail keeps it."""
    cost = part_locked(actor, Cost, cost_id, COACH, expected_version)
    before = values_of(cost, FIELDS)
    coaching = cost.coaching
    cost.delete()
    tell(actor, coaching, "coaching.cost_removed", dict.fromkeys(FIELDS), before)
    return coaching


def _fill(actor: Viewer, cost: Cost, values: dict[str, Any]) -> None:
    fill(cost, values, FIELDS)
    if cost.year < cost.coaching.began_on.year or cost.year > actor.today.year:
        raise DayOutOfOrder(
            _("A year from the beginning of the coaching until this one."), field="year"
        )
    save(actor, cost)

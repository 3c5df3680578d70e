"""What to do where a mark was recorded by mistake in an order that has ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.marks import VoidReason
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.models import Order, OrderLine, Verification
from teraju.modules.metrology.selectors.marks import done_by_mistake
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Status, Text


def to_be_ordered(lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Those of an order that has ended without a result for them. One query where it has ended."""
    done = [one for one in lines if one.state == LineState.DONE]
    if not done or done[0].order.output.state == OutputState.IN_PROGRESS:
        return []
    return done_by_mistake(done)


def next_step(lines: Sequence[OrderLine]) -> Text:
    """For the page of an instrument in an order, and for that of its mark."""
    if not lines:
        return ""
    return _(
        "The mark was recorded by mistake, and its order has ended. If the instrument is to be"
        " verified all the same, enter a new order for it."
    )


def of_mark(one: Verification) -> Text:
    """The same for the page of the mark itself."""
    line = one.sheet.line if one.sheet else None
    if line is None or all(each.reason != VoidReason.MISTAKE for each in one.voids.all()):
        return ""
    return next_step(to_be_ordered([line]))


def order_anew(viewer: Viewer, line: OrderLine) -> Action:
    """The way to a new order of the same owner."""
    url = f"{reverse('metrology_order_add')}?owner={line.instrument.owner_id}"
    refusal = str(rights.refusal(viewer, permissions.ORDER_ENTER, line))
    return Action(_("Enter an order"), url, refusal=refusal, icon="plus")


def mistake_facts(lines: Sequence[OrderLine]) -> list[Fact]:
    """For the page of the order: which of its instruments have no result by it."""
    found = to_be_ordered(lines)
    if not found:
        return []
    links = [Link(one.instrument.tag, one.get_absolute_url()) for one in found]
    note = _(
        "The order has ended. If they are to be verified all the same, enter a new order for them."
    )
    told: list[Any] = [Status("bad", _("The mark was a mistake")), *links]
    return [Fact(_("Without a result"), told, note=note)]


def follows_in_order(one: Verification) -> list[Fact]:
    """For the form that makes a mark void: what a mistake means for its order."""
    line = one.sheet.line if one.sheet else None
    if line is None or line.state != LineState.DONE:
        return []
    order: Order = line.order
    note = _("Recorded as a mistake, the instrument waits again in its order.")
    if order.output.state != OutputState.IN_PROGRESS:
        note = _(
            "The order has ended: if the mark is a mistake and the instrument is to be verified all"
            " the same, enter a new order for it."
        )
    label = pgettext("verification", "Order")
    return [Fact(label, str(order), url=order.get_absolute_url(), note=note)]

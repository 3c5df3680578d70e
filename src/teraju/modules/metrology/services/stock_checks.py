"""How the stamps of a year have to stand before something is done with them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.stamps import STOCK, StockState
from teraju.modules.metrology.models import Issue, StampStock
from teraju.modules.metrology.unit_refusals import NotNow

from .unit_common import next_state


def require_unasked(stock: StampStock) -> None:
    """What is applied for stands as it was applied for."""
    if stock.state != StockState.PLANNED:
        raise NotNow(_("The stamps are applied for already: take the application back first."))


def require_in_safe(stock: StampStock) -> None:
    if stock.state != StockState.RECEIVED:
        raise NotNow(_("Only what lies in the safe is counted."))


def require_all_back(stock: StampStock) -> None:
    """What is out with an official is handed over by nobody."""
    next_state(stock, "hand_over", STOCK)
    rows = Issue.objects.filter(stamps__line__stock=stock, returned_on=None)
    out = rows.order_by("pk").first()
    if out is not None:
        raise NotNow(
            _("Stamps are still out for %(job)s: take them back first.") % {"job": out.job}
        )

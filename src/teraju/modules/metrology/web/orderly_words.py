"""How orderly markets and regions stand, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.headline import percent
from teraju.modules.metrology.domain.reports import Condition
from teraju.modules.metrology.models import OrderlyRegion
from teraju.modules.metrology.report_wording import shown
from teraju.modules.metrology.selectors.orderly import conditions_of
from teraju.platform.web.kinds import Status, Text


def market_status(market: Any) -> Status:
    """All conditions hold, some do, or nothing is known."""
    found = conditions_of(market)
    held = sum(one.holds is True for one in found)
    if held == len(found):
        return Status("good", _("Orderly"), _("Every condition holds."))
    words = format_lazy(_("{held} of {all} conditions"), held=held, all=len(found))
    broken = any(one.holds is False for one in found)
    return Status("warn" if held or broken else "none", words, _("See what is missing."))


def condition_status(one: Condition) -> Status:
    if one.holds is None:
        word = _("no instrument known") if one.is_computed else _("not stated")
        return Status("none", word)
    if one.holds:
        return Status("good", pgettext_lazy("condition", "Holds"))
    return Status("bad", pgettext_lazy("condition", "Does not hold"))


def share_words(market: Any) -> str:
    # On one line, in a narrow column too.
    return shown(percent(market.marked, market.in_use), "%").replace(" ", "\u00a0")


def region_lines(found: Sequence[OrderlyRegion], *, are_shown: bool) -> list[Text]:
    """Since when a region is orderly and by which decision, one line for each.

    Whoever is not shown such decisions is not told that there is none.
    """
    words = _(
        "{region}: orderly region (Daerah Tertib Ukur, DTU) since {on}, by {number}, {declared_by}."
    )
    lines: list[Text] = [
        format_lazy(
            words,
            region=one.government.region.name,
            on=date_format(one.on),
            number=one.number,
            declared_by=one.declared_by,
        )
        for one in found
    ]
    if lines:
        return lines
    if are_shown:
        return [_("No decision that declares the region orderly (DTU) is on record.")]
    return [_("Decisions that declare a region orderly (DTU) are not shown to you.")]

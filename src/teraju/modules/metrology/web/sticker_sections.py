"""The stickers of an instrument, on its page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.selectors.stickers import stickers
from teraju.modules.metrology.web.unit_statuses import sticker_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Link, Section
from teraju.platform.web.record_parts import table

SHOWN = 20


def stickers_of(viewer: Viewer, instrument: Instrument) -> list[Section]:
    """Those that stood on it, the latest first, and the way to put one on. One query."""
    found = stickers(viewer).filter(instrument=instrument.pk).order_by("-used_on", "-pk")
    rows = [
        [Link(one.code, one.get_absolute_url()), one.used_on, sticker_status(one)]
        for one in found[:SHOWN]
    ]
    in_use = instrument.retired_on is None
    may = in_use and rights.allowed(viewer, permissions.STICKER_BIND, instrument)
    if not rows and not may:
        return []
    url = f"{reverse('metrology_sticker_add')}?tag={instrument.tag}"
    action = Action(_("Put a sticker on"), url, icon="sticker") if may else None
    headers = [_("Code"), _("Used on"), _("Status")]
    return [table(_("Stickers"), headers, rows, _("It bears no sticker."), action=action)]

"""What field work without a connection tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import field_permissions as permissions
    from .field_inbox import waiting
    from .web.field_lists import FIELD_ENTRIES

    register_register(FIELD_ENTRIES)
    register_inbox(waiting)
    register_menu(
        MenuItem(
            _("Legal metrology"),
            pgettext_lazy("metrology", "Field work"),
            "metrology_field",
            "tablet-smartphone",
            order=716,
            right=permissions.FIELD_SETTLE,
            daily_for=permissions.FIELD_WORK,
            covers=("metrology_field_entries",),
        )
    )

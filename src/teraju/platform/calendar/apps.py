from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    name = "teraju.platform.calendar"
    label = "calendar"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions  # noqa: F401 - fills the table of rights
        from .web.registers import DECREES

        register_verbs(
            {
                "calendar.decree.entered": _("entered the decree"),
                "calendar.decree.withdrawn": _("withdrew the decree"),
            }
        )
        register_register(DECREES)
        register_menu(
            MenuItem(_("Settings"), _("Working days"), "decrees", "calendar-days", order=930)
        )

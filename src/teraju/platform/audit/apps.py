from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "teraju.platform.audit"
    label = "audit"

    def ready(self) -> None:
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from .permissions import READ
        from .verbs import register_verbs
        from .web.registers import TRAIL

        register_verbs({"audit.personal.shredded": _("shredded personal data of the trail")})
        register_register(TRAIL)
        register_menu(
            MenuItem(_("Settings"), _("Audit trail"), "trail", "scroll-text", order=950, right=READ)
        )

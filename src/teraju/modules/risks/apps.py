from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RisksConfig(AppConfig):
    """Risks, opportunities and business associates."""

    name = "teraju.modules.risks"
    label = "risks"
    verbose_name = _("risks")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import partner_apps
        from .verbs import VERBS

        register_verbs(VERBS)
        partner_apps.register()

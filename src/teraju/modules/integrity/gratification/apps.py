from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GratificationConfig(AppConfig):
    """Gifts received, refused or given: reported, handled by the UPG, decided by KPK."""

    name = "teraju.modules.integrity.gratification"
    label = "gratification"
    verbose_name = _("gratification")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import desk_apps
        from .verbs import VERBS

        register_verbs(VERBS)
        desk_apps.register()

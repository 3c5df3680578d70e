from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MetrologyConfig(AppConfig):
    """Legal metrology."""

    name = "teraju.modules.metrology"
    label = "metrology"
    verbose_name = _("legal metrology")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import permissions, register_apps, unit_apps  # noqa: F401 - fills the table of rights
        from .verbs import VERBS

        register_verbs(VERBS)
        register_apps.register()
        unit_apps.register()

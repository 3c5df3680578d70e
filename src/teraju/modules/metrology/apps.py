from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MetrologyConfig(AppConfig):
    """Legal metrology."""

    name = "teraju.modules.metrology"
    label = "metrology"
    verbose_name = _("legal metrology")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import (
            field_apps,
            order_apps,
            permissions,  # noqa: F401 - fills the table of rights
            plan_apps,
            public_pages,
            register_apps,
            sheet_apps,
            supervision_apps,
            unit_apps,
        )
        from .verbs import VERBS

        register_verbs(VERBS)
        register_apps.register()
        unit_apps.register()
        order_apps.register()
        sheet_apps.register()
        field_apps.register()
        supervision_apps.register()
        plan_apps.register()
        public_pages.register()

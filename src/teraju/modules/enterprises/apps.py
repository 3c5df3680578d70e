from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """Small enterprises and tourism coached to SNI."""

    name = "teraju.modules.enterprises"
    label = "enterprises"
    verbose_name = _("enterprises coached to SNI")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import (
            certificate_apps,
            coaching_apps,
            offer_apps,
            permissions,  # noqa: F401 - fills the table of rights
            public_pages,
            register_apps,
            visit_apps,
        )
        from .verbs import VERBS

        register_verbs(VERBS)
        register_apps.register()
        coaching_apps.register()
        certificate_apps.register()
        visit_apps.register()
        offer_apps.register()
        public_pages.register()

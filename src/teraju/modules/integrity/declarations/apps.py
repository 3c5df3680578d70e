from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeclarationsConfig(AppConfig):
    """What people declare: conflicts of interest, integrity pacts, statements for an assignment."""

    name = "teraju.modules.integrity.declarations"
    label = "declarations"
    verbose_name = _("declarations")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from .verbs import VERBS

        register_verbs(VERBS)

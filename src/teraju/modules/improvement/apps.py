from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImprovementConfig(AppConfig):
    """Nonconformity and corrective action."""

    name = "teraju.modules.improvement"
    label = "improvement"
    verbose_name = _("improvement")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from .verbs import VERBS

        register_verbs(VERBS)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelConfig(AppConfig):
    """What the government tells of its channel of concerns: that it works, never what is in it."""

    name = "teraju.modules.integrity.channel"
    label = "channel"
    verbose_name = _("channel of concerns")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from .verbs import VERBS

        register_verbs(VERBS)

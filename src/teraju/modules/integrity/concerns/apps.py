from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConcernsConfig(AppConfig):
    """Concerns, in a process of their own: the main site never installs this app."""

    name = "teraju.modules.integrity.concerns"
    label = "concerns"
    verbose_name = _("concerns")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReliableGovernmentConfig(AppConfig):
    """The self-assessment of a reliable local government by 39 indicators."""

    name = "teraju.modules.iso18091"
    label = "iso18091"
    verbose_name = _("reliable local government")

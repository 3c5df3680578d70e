from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    """Services, what they promise, and the register of what came of them."""

    name = "teraju.modules.operations"
    label = "operations"
    verbose_name = _("operations")

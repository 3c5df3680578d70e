from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    """Agreements, their plans, and the programmes that lead to a certificate."""

    name = "teraju.modules.cooperation"
    label = "cooperation"
    verbose_name = _("cooperation")

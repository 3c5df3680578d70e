from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    """Overview of a government, instructions of its leaders, the coach's view."""

    name = "teraju.insight"
    label = "insight"
    verbose_name = _("overview")

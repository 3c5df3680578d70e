from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    """Context, parties, scope, processes, objectives, changes and resources."""

    name = "teraju.modules.planning"
    label = "planning"
    verbose_name = _("planning")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SatisfactionConfig(AppConfig):
    """What people say of the services: surveys (SKM) and complaints."""

    name = "teraju.modules.satisfaction"
    label = "satisfaction"
    verbose_name = _("public satisfaction")

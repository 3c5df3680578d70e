from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntegrityZoneConfig(AppConfig):
    """The worksheet of the integrity zone (Zona Integritas)."""

    name = "teraju.modules.integrity_zone"
    label = "integrity_zone"
    verbose_name = _("integrity zone")

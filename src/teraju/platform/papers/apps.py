from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """Signed papers and the public page that checks them."""

    name = "teraju.platform.papers"
    label = "papers"
    verbose_name = _("papers")
    default_auto_field = "django.db.models.BigAutoField"

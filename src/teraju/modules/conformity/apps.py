from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConformityConfig(AppConfig):
    """Assessments, evidence, and the readiness computed from both."""

    name = "teraju.modules.conformity"
    label = "conformity"
    verbose_name = _("conformity")

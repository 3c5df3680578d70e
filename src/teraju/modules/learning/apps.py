from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """Competence, training and awareness."""

    name = "teraju.modules.learning"
    label = "learning"
    verbose_name = _("learning")

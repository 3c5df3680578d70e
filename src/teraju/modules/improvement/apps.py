from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImprovementConfig(AppConfig):
    """Nonconformity and corrective action."""

    name = "teraju.modules.improvement"
    label = "improvement"
    verbose_name = _("improvement")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.papers.api import NumberKind, register_numbers

        from . import permissions  # noqa: F401 - fills the table of rights
        from .services import reports
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            reports.NUMBERED_AS,
            NumberKind(label=_("Nonconformity"), pattern=reports.PATTERN, per_agency=True),
        )

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RisksConfig(AppConfig):
    """Risks, opportunities and business associates."""

    name = "teraju.modules.risks"
    label = "risks"
    verbose_name = _("risks")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.links.api import offer
        from teraju.platform.papers.api import NumberKind, register_numbers

        from . import permissions  # noqa: F401 - fills the table of rights
        from .links import OFFER
        from .services.papers import ASSESSMENT, PATTERNS, QUARTER
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            ASSESSMENT, NumberKind(label=_("Assessment of risks"), pattern=PATTERNS[ASSESSMENT])
        )
        register_numbers(
            QUARTER, NumberKind(label=_("Quarterly report of risks"), pattern=PATTERNS[QUARTER])
        )
        offer(OFFER)

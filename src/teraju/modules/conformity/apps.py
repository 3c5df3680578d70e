from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConformityConfig(AppConfig):
    """Assessments, evidence, and the readiness computed from both."""

    name = "teraju.modules.conformity"
    label = "conformity"
    verbose_name = _("conformity")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.files.api import register_owner

        from . import permissions, selectors
        from .evidence import BY_HAND
        from .models import Evidence
        from .registry import register_evidence
        from .verbs import VERBS

        register_verbs(VERBS)
        register_evidence(BY_HAND)
        register_owner(
            Evidence,
            visible=lambda viewer, pk: selectors.evidence(viewer).filter(pk=pk).first(),
            add_right=permissions.EVIDENCE_ADD,
            remove_right=permissions.EVIDENCE_WITHDRAW,
        )

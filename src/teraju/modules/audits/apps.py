from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditsConfig(AppConfig):
    name = "teraju.modules.audits"
    label = "audits"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.papers.numbers import NumberKind, register_numbers

        from . import permissions  # noqa: F401 - fills the table of rights
        from .services.numbers import KEY, PATTERN
        from .verbs import VERBS

        register_verbs(VERBS)
        _carry_files()
        register_numbers(KEY, NumberKind(label=_("Certification"), pattern=PATTERN))


def _carry_files() -> None:
    """Certifications, findings and certificates carry the evidence that a guest may open."""
    from teraju.platform.files.api import register_owner

    from . import permissions, selectors
    from .models import BodyFinding, Certificate, Certification

    for model, rows in (
        (Certification, selectors.certifications),
        (BodyFinding, selectors.findings),
        (Certificate, selectors.certificates),
    ):
        register_owner(
            model,
            visible=selectors.finder(rows),
            add_right=permissions.FILE_ADD,
            remove_right=permissions.FILE_REMOVE,
        )

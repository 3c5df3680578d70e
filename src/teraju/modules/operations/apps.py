from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    """Services, what they promise, and the register of what came of them."""

    name = "teraju.modules.operations"
    label = "operations"
    verbose_name = _("operations")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.papers.numbers import NumberKind, register_numbers

        from . import permissions  # noqa: F401 - fills the table of rights
        from .services import faults, receiving
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            receiving.NUMBERED_AS, NumberKind(label=_("Order"), pattern=receiving.PATTERN)
        )
        register_numbers(
            faults.NUMBERED_AS, NumberKind(label=_("Nonconforming output"), pattern=faults.PATTERN)
        )

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    """Context, parties, scope, processes, objectives, changes and resources."""

    name = "teraju.modules.planning"
    label = "planning"
    verbose_name = _("planning")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import permissions  # noqa: F401 - fills the table of rights
        from .verbs import VERBS

        register_verbs(VERBS)
        _list_itself()
        _show_itself()
        _prove()


def _list_itself() -> None:
    """In registers and the search box."""


def _show_itself() -> None:
    """In the menu and in Kerja saya."""


def _prove() -> None:
    """What its records are evidence of."""
    from teraju.modules.conformity.api import register_evidence

    from . import evidence

    register_evidence(*evidence.KINDS)

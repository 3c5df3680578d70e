from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    """Overview of a government, instructions of its leaders, the coach's view."""

    name = "teraju.insight"
    label = "insight"
    verbose_name = _("overview")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.notify.inbox import register_handed_over, register_inbox

        from . import inbox
        from .verbs import VERBS

        register_verbs(VERBS)
        register_inbox(inbox.waiting)
        register_handed_over(inbox.handed_over)
        _list_itself()
        _show_itself()
        _carry_files()


def _list_itself() -> None:
    """In registers and the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.registers import COACHING, INSTRUCTIONS, OVERVIEW

    register_register(OVERVIEW, INSTRUCTIONS, COACHING)
    register_search(
        in_register(INSTRUCTIONS, "instructions", lambda row: (row.title, row.agency.name))
    )


def _show_itself() -> None:
    """In the menu."""
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions

    group = _("Leadership")
    register_menu(
        MenuItem(
            group,
            _("Overview"),
            "overview",
            "layout-dashboard",
            order=100,
            right=permissions.READ,
            on_phone=True,
        ),
        MenuItem(group, _("Instructions"), "instructions", "megaphone", order=110),
        MenuItem(
            _("Coaching"),
            _("Agencies coached"),
            "coaching",
            "handshake",
            order=120,
            right=permissions.COACH,
            on_phone=True,
            guests=frozenset({Role.BSN_COACH}),
        ),
    )


def _carry_files() -> None:
    """Instructions carry papers of those who ask and of those who answer."""
    from teraju.platform.files.api import register_owner

    from . import permissions, selectors
    from .models import Instruction

    register_owner(
        Instruction,
        visible=lambda viewer, pk: selectors.instructions(viewer).filter(pk=pk).first(),
        add_right=permissions.ATTACH,
        remove_right=permissions.ATTACH,
    )

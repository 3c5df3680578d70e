"""What the yearly plan, boards and reports tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
    _pages()
    _menu()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.plan_registers import PLAN_LINES, PLANS

    register_register(PLANS, PLAN_LINES)
    register_search(
        in_register(PLAN_LINES, "metrology_plan_lines", lambda one: (str(one.place), str(one.plan)))
    )


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    group, auditors = _("Legal metrology"), frozenset({Role.BODY_AUDITOR})
    register_menu(
        MenuItem(
            group,
            _("Yearly plan"),
            "metrology_plans",
            "calendar",
            order=714,
            right=WORK,
            covers=("metrology_plan_lines",),
            guests=auditors,
        ),
    )

"""What the yearly plan, boards and reports tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Numbers, inbox, figures, evidence, pages, search, menu, jobs."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.links.review_inputs import register_review_input
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers
    from teraju.platform.web.overview import register_figures, register_picture

    from . import (
        plan_evidence,
        plan_figures,
        plan_inbox,
        plan_review,
        plan_tasks,  # noqa: F401 - workers know its kinds
    )
    from .services.reports import REPORT_NUMBER

    register_numbers(
        REPORT_NUMBER,
        NumberKind(label=_("Report of verification"), pattern=pattern_with("LAP-TERA")),
    )
    register_inbox(plan_inbox.waiting)
    register_evidence(*plan_evidence.KINDS)
    register_review_input(*plan_review.INPUTS)
    register_figures(plan_figures.figures)
    register_picture(plan_figures.picture)
    _pages()
    _menu()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web import figure_registers as registers
    from .web.plan_registers import PLAN_LINES, PLANS
    from .web.tariff_register import TARIFFS

    register_register(PLANS, PLAN_LINES, registers.SIGNED_REPORTS, registers.POTENTIALS)
    register_register(registers.WAY_CHANGES, registers.DUE_OWNERS, registers.REMINDERS)
    register_register(registers.ORDERLY, registers.REGIONS, TARIFFS)
    register_search(
        in_register(PLAN_LINES, "metrology_plan_lines", lambda one: (str(one.place), str(one.plan)))
    )


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .order_permissions import SESSION_PLAN
    from .register_permissions import WORK

    group, auditors, nobody = (
        _("Legal metrology"),
        frozenset({Role.BODY_AUDITOR}),
        frozenset[Role](),
    )
    for label, name, icon, order, guests, covers in (
        (_("Board of the day"), "board", "layout-dashboard", 712, nobody, "board_screen"),
        (_("Yearly plan"), "plans", "calendar", 714, auditors, "plan_lines"),
        (_("Owners to remind"), "due_owners", "bell", 723, nobody, "reminders"),
        (_("Orderly markets"), "orderly", "badge-check", 725, auditors, "orderly_regions"),
        (_("Reports"), "reports", "chart-column", 740, nobody, "signed_reports tariffs"),
        (_("Same-day service"), "headline", "gauge", 741, nobody, "way_changes"),
        (_("Potential"), "potentials", "target", 742, auditors, ""),
    ):
        item = MenuItem(
            group,
            label,
            f"metrology_{name}",
            icon,
            order=order,
            right=WORK,
            daily_for=SESSION_PLAN if name == "board" else "",
            guests=guests,
            covers=tuple(f"metrology_{one}" for one in covers.split()),
        )
        register_menu(item)

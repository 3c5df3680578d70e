"""What coaching programmes tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Pages, menu, inbox, figures, papers, files."""
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.papers.api import NumberKind, register_numbers
    from teraju.platform.web.overview import register_figures

    from . import coaching_figures, coaching_inbox
    from .services.coaching_agreements import AGREEMENT
    from .web.coaching_hung import on_enterprise, on_product
    from .web.register_hooks import register_enterprise_section, register_product_section

    register_inbox(coaching_inbox.waiting)
    register_handed_over(coaching_inbox.handed_over)
    register_figures(coaching_figures.figures)
    pattern = "{seq:03}/SP-SNI/{code}/{month_roman}/{year}"
    register_numbers(AGREEMENT, NumberKind(label=_("Agreement on coaching"), pattern=pattern))
    register_enterprise_section(on_enterprise, order=30)
    register_product_section(on_product, order=30)
    _list_itself()
    _show_itself()
    _keep_files()


def _list_itself() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.coaching_part_registers import COSTS, TASKS
    from .web.coaching_registers import APPLICANTS, COACHINGS, PROGRAMMES

    register_register(PROGRAMMES, APPLICANTS, COACHINGS, TASKS, COSTS)
    register_search(
        in_register(PROGRAMMES, "enterprises_programmes", lambda p: (str(p), p.agency.short_name))
    )
    register_search(
        in_register(COACHINGS, "enterprises_coachings", lambda c: (str(c), c.agency.short_name))
    )


def _show_itself() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    group, auditors = _("Enterprises and SNI"), frozenset({Role.BODY_AUDITOR})
    register_menu(
        MenuItem(
            group,
            _("Coaching programmes"),
            "enterprises_programmes",
            "sprout",
            order=665,
            right=WORK,
            covers=("enterprises_applicants", "enterprises_roads"),
            guests=auditors,
        ),
        MenuItem(
            group,
            _("Enterprises being coached"),
            "enterprises_coachings",
            "route",
            order=666,
            right=WORK,
            covers=("enterprises_tasks", "enterprises_costs", "enterprises_pipeline"),
            guests=auditors,
        ),
    )


def _keep_files() -> None:
    from teraju.platform.files.api import register_owner

    from .coaching_permissions import COACH, PLAN
    from .models import Applicant, Coaching, GapAnalysis
    from .selectors import coaching as reading

    register_owner(
        Applicant,
        visible=lambda viewer, pk: reading.applicants(viewer).filter(pk=pk).first(),
        add_right=PLAN,
        remove_right=PLAN,
    )
    register_owner(
        Coaching,
        visible=lambda viewer, pk: reading.coachings(viewer).filter(pk=pk).first(),
        add_right=COACH,
        remove_right=COACH,
    )
    register_owner(
        GapAnalysis,
        visible=lambda viewer, pk: reading.analyses(viewer).filter(pk=pk).first(),
        add_right=COACH,
        remove_right=COACH,
    )

"""What supervision registers with the house when it starts; called by the app."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Numbers, inbox, teams, pages, files."""
    from teraju.platform.links.teams import register_team_kind
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.papers.numbers import NumberKind, register_numbers

    from . import inbox_supervision
    from .services.supervision.letters import LETTER_NUMBER, REPORT_NUMBER
    from .teams_supervision import TEAM_KIND

    letter, report = "{seq:03}/ST/{code}/{month_roman}/{year}", "{seq:03}/LHP/{code}/{year}"
    register_numbers(LETTER_NUMBER, NumberKind(label=_("Letter of assignment"), pattern=letter))
    register_numbers(REPORT_NUMBER, NumberKind(label=_("Report of supervision"), pattern=report))
    register_inbox(inbox_supervision.waiting)
    register_handed_over(inbox_supervision.handed_over)
    register_team_kind(TEAM_KIND)
    _pages()
    _menu()
    _files()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.supervision.recommendation_register import RECOMMENDATIONS
    from .web.supervision.registers import ASSIGNMENTS, LINES, PLANS, WORKING_PAPERS

    register_register(PLANS, LINES, ASSIGNMENTS, WORKING_PAPERS, RECOMMENDATIONS)
    for provider in (
        in_register(ASSIGNMENTS, "operations_assignments", lambda a: (a.title, a.output.number)),
        in_register(PLANS, "operations_plans", lambda p: (str(p), p.agency.short_name)),
        in_register(
            WORKING_PAPERS, "operations_working_papers", lambda w: (str(w), w.assignment.title)
        ),
        in_register(
            RECOMMENDATIONS, "operations_recommendations", lambda r: (str(r), r.agency.short_name)
        ),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions

    group, read = _("Supervision"), permissions.ASSIGNMENT_READ
    register_menu(
        MenuItem(
            group,
            _("Yearly plans (PKPT)"),
            "operations_plans",
            "calendar-range",
            640,
            read,
            covers=("operations_plan_lines",),
        ),
        MenuItem(
            group,
            _("Assignments"),
            "operations_assignments",
            "briefcase",
            650,
            read,
            covers=("operations_working_papers",),
        ),
        MenuItem(
            group,
            _("Recommendations"),
            "operations_recommendations",
            "list-todo",
            660,
            permissions.RECOMMENDATION_READ,
        ),
    )


def _files() -> None:
    from teraju.platform.files.owners import register_owner

    from . import permissions
    from . import selectors_supervision as selectors
    from .models import Assignment, Recommendation, WorkingPaper

    register_owner(
        Assignment,
        visible=lambda viewer, pk: selectors.assignments(viewer).filter(pk=pk).first(),
        add_right=permissions.ASSIGNMENT_WORK,
        remove_right=permissions.ASSIGNMENT_DECIDE,
    )
    register_owner(
        WorkingPaper,
        visible=lambda viewer, pk: selectors.working_papers(viewer).filter(pk=pk).first(),
        add_right=permissions.ASSIGNMENT_WORK,
        remove_right=permissions.ASSIGNMENT_DECIDE,
    )
    register_owner(
        Recommendation,
        visible=lambda viewer, pk: selectors.recommendations(viewer).filter(pk=pk).first(),
        add_right=permissions.RECOMMENDATION_ANSWER,
        remove_right=permissions.RECOMMENDATION_DECIDE,
    )

from collections.abc import Callable
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# What is read in the menu, its address and sign, its place, and the lists that it leads on to.
MENU: tuple[tuple[Any, ...], ...] = (
    (_("Context analyses"), "planning_contexts", "telescope", 500),
    (
        _("Interested parties"),
        "planning_parties",
        "users",
        503,
        "planning_party_reviews",
    ),
    (_("Statements of scope"), "planning_scopes", "frame", 506),
    (_("Process map"), "planning_map", "workflow", 510, "planning_maps"),
    (_("Processes"), "planning_processes", "list-tree", 512),
    (
        _("Objectives"),
        "planning_objectives",
        "target",
        520,
        "planning_values",
        "planning_reviews",
    ),
    (_("Planned changes"), "planning_changes", "replace", 530),
    (
        _("Resources"),
        "planning_resources",
        "boxes",
        540,
        "planning_upkeeps",
        "planning_statements",
    ),
)


class PlanningConfig(AppConfig):
    """Context, parties, scope, processes, objectives, changes and resources."""

    name = "teraju.modules.planning"
    label = "planning"
    verbose_name = _("planning")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.links.api import offer
        from teraju.platform.papers.numbers import NumberKind, pattern_with, register_numbers

        from . import (
            permissions,  # noqa: F401 - fills the table of rights
            review_inputs,
        )
        from .api import process_kind
        from .links import kinds as link_kinds
        from .services import objective_papers
        from .services.maps import NUMBERED_AS as MAP_NUMBER
        from .services.scope import NUMBERED_AS as SCOPE_NUMBER
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            SCOPE_NUMBER, NumberKind(label=_("Statement of scope"), pattern=pattern_with("RL"))
        )
        register_numbers(MAP_NUMBER, NumberKind(label=_("Process map"), pattern=pattern_with("PP")))
        register_numbers(
            objective_papers.NUMBERED_AS,
            NumberKind(label=_("Objectives of a year"), pattern=objective_papers.PATTERN),
        )
        for kind in (process_kind(), *link_kinds()):
            offer(kind)
        _list_itself()
        _carry_files()
        _show_itself()
        _prove()
        review_inputs.register()


def _list_itself() -> None:
    """In registers and the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.exchange.registers import Register
    from teraju.platform.search.api import in_register, register_search

    from .web.registers import changes, objectives, resources, system, values

    register_register(
        objectives.OBJECTIVES,
        values.VALUES,
        objectives.REVIEWS,
        changes.CHANGES,
        system.CONTEXTS,
        system.PARTIES,
        system.PARTY_REVIEWS,
        system.SCOPES,
        system.PROCESSES,
        system.MAPS,
        resources.RESOURCES,
        resources.UPKEEPS,
        resources.STATEMENTS,
    )
    searched: list[tuple[Register[Any], str, Callable[[Any], tuple[str, str]]]] = [
        (register, address, lambda row: (row.name, row.agency.short_name))
        for register, address in (
            (system.PARTIES, "planning_parties"),
            (system.PROCESSES, "planning_processes"),
            (resources.RESOURCES, "planning_resources"),
        )
    ]
    searched += [
        (register, address, lambda row: (row.title, f"{row.code} {row.agency}"))
        for register, address in (
            (objectives.OBJECTIVES, "planning_objectives"),
            (changes.CHANGES, "planning_changes"),
        )
    ]
    for register, address, words in searched:
        register_search(in_register(register, address, words))


def _carry_files() -> None:
    """Minutes, certificates of calibration and the like hang at the record that they prove."""
    from teraju.platform.files.owners import register_owner

    from . import permissions, selectors
    from .models import (
        Change,
        ContextReview,
        Objective,
        ObjectivePlan,
        ObjectiveReview,
        ObjectiveValue,
        PartyReview,
        Resource,
        ResourceStatement,
        ScopeStatement,
    )

    owners: tuple[tuple[Any, str], ...] = (
        (ContextReview, permissions.CONTEXT_WRITE),
        (PartyReview, permissions.PARTY_WRITE),
        (ScopeStatement, permissions.SCOPE_WRITE),
        (Resource, permissions.RESOURCE_UPKEEP),
        (ResourceStatement, permissions.STATEMENT_WRITE),
        (Objective, permissions.OBJECTIVE_WRITE),
        (ObjectiveValue, permissions.OBJECTIVE_MEASURE),
        (ObjectivePlan, permissions.OBJECTIVE_ACT),
        (ObjectiveReview, permissions.REVIEW_WRITE),
        (Change, permissions.CHANGE_WRITE),
    )
    for model, right in owners:
        register_owner(model, visible=selectors.finder(model), add_right=right, remove_right=right)


def _show_itself() -> None:
    """In the menu and in Kerja saya."""
    from teraju.platform.accounts.roles import Role
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu
    from teraju.platform.web.overview import register_figures

    from .inbox import changes, objectives, system
    from .web import figures

    for part in (system, objectives, changes):
        register_inbox(part.waiting)
        register_handed_over(part.handed_over)
    register_figures(figures.figures)
    register_menu(
        *[
            MenuItem(
                _("Planning"),
                label,
                address,
                icon,
                order=order,
                covers=tuple(covers),
                guests=frozenset({Role.BODY_AUDITOR}),
            )
            for label, address, icon, order, *covers in MENU
        ]
    )


def _prove() -> None:
    """What its records are evidence of."""
    from teraju.modules.conformity.api import register_evidence

    from . import evidence

    register_evidence(*evidence.KINDS)

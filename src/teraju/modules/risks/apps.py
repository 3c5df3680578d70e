from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RisksConfig(AppConfig):
    """Risks, opportunities and business associates."""

    name = "teraju.modules.risks"
    label = "risks"
    verbose_name = _("risks")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.links.api import offer
        from teraju.platform.papers.api import NumberKind, register_numbers

        from . import partner_apps, permissions  # noqa: F401 - fills the table of rights
        from .links import OFFER
        from .services.papers import ASSESSMENT, PATTERNS, QUARTER
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            ASSESSMENT, NumberKind(label=_("Assessment of risks"), pattern=PATTERNS[ASSESSMENT])
        )
        register_numbers(
            QUARTER, NumberKind(label=_("Quarterly report of risks"), pattern=PATTERNS[QUARTER])
        )
        offer(OFFER)
        _list_risks()
        _carry_files()
        _show_risks()
        _fill_menu()
        _prove()
        partner_apps.register()


def _list_risks() -> None:
    """In registers and the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.registers import answers, risks

    register_register(
        risks.RISKS,
        answers.TREATMENTS,
        answers.EVENTS,
        answers.MONITORINGS,
        answers.ASSESSMENTS,
        answers.SCHEMES,
        answers.CHECKS,
    )
    register_search(
        in_register(risks.RISKS, "risks_risks", lambda r: (r.title, f"{r.code} {r.agency}"))
    )
    register_search(
        in_register(answers.TREATMENTS, "risks_treatments", lambda t: (t.action, str(t.risk)))
    )


def _carry_files() -> None:
    """Minutes of the assessment and what shows that a treatment was carried out."""
    from teraju.platform.files.owners import register_owner

    from . import permissions
    from .models import Risk, RiskAssessment, RiskEvent, Treatment

    owners: tuple[tuple[Any, str], ...] = (
        (Risk, permissions.RISK_WRITE),
        (Treatment, permissions.TREATMENT_ACT),
        (RiskEvent, permissions.EVENT_WRITE),
        (RiskAssessment, permissions.ASSESSMENT_WRITE),
    )
    for model, right in owners:
        register_owner(model, visible=_finder(model), add_right=right, remove_right=right)


def _finder(model: Any) -> Any:
    """A function that gives one record of a table if the viewer sees it."""
    return lambda viewer, pk: model.objects.visible_to(viewer).filter(pk=pk).first()


def _show_risks() -> None:
    """In Kerja saya, on the overview and before a management review."""
    from teraju.platform.links.review_inputs import register_review_input
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.web.overview import register_figures

    from . import figures, inbox, review_inputs

    register_inbox(inbox.waiting)
    register_handed_over(inbox.handed_over)
    register_figures(figures.figures)
    register_review_input(*review_inputs.INPUTS)


def _menu_lines(checks: str) -> tuple[tuple[Any, str, str, str, tuple[str, ...]], ...]:
    """Label, address, icon, right and what else the line stands for."""
    followed = ("risks_treatments", "risks_events", "risks_monitorings")
    return (
        (_("Risks and opportunities"), "risks_risks", "triangle-alert", "", followed),
        (_("Heat map"), "risks_map", "grid-3x3", "", ()),
        (
            _("Assessments of risks"),
            "risks_assessments",
            "clipboard-list",
            "",
            ("risks_schemes",),
        ),
        (_("Checks of exposed posts"), "risks_checks", "user-search", checks, ()),
    )


def _fill_menu() -> None:
    """In the menu."""
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions

    group = _("Risks")
    checks = permissions.CHECK_READ
    auditors = frozenset({Role.BODY_AUDITOR})
    for place, (label, name, icon, right, covers) in enumerate(_menu_lines(checks)):
        register_menu(
            MenuItem(
                group,
                label,
                name,
                icon,
                order=670 + 2 * place,
                right=right,
                covers=covers,
                # What was found about people is asked for by a request.
                guests=auditors if right != checks else frozenset(),
            )
        )


def _prove() -> None:
    """What its records are evidence of."""
    from teraju.modules.conformity.api import register_evidence

    from . import evidence

    register_evidence(*evidence.KINDS)

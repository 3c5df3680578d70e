"""What partners and control worksheets register with the house when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer


def register() -> None:
    """Numbers, inbox, pages, files, links, what a review looks at."""
    from teraju.platform.links.api import offer
    from teraju.platform.links.review_inputs import register_review_input
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers
    from teraju.platform.web.overview import register_figures

    from . import partner_inbox
    from .partner_links import PARTNER_LINK
    from .partner_review import INPUTS
    from .services.partner_papers import DILIGENCE_REPORT, PROVIDER_LIST, WORKSHEET_REPORT
    from .web.partner_figures import figures

    register_numbers(
        DILIGENCE_REPORT, NumberKind(label=_("Due diligence report"), pattern=pattern_with("LUT"))
    )
    register_numbers(
        WORKSHEET_REPORT, NumberKind(label=_("Control worksheet"), pattern=pattern_with("LPP"))
    )
    register_numbers(
        PROVIDER_LIST,
        NumberKind(label=_("List of approved providers"), pattern=pattern_with("DPT")),
    )
    register_inbox(partner_inbox.waiting)
    register_handed_over(partner_inbox.handed_over)
    register_figures(figures)
    register_review_input(*INPUTS)
    offer(PARTNER_LINK)
    _pages()
    _menu()
    _files()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.check_registers import COMMITMENTS, DILIGENCES, EVALUATIONS, GAPS, WORKSHEETS
    from .web.partner_registers import ENGAGEMENTS, PARTNERS

    register_register(PARTNERS, ENGAGEMENTS, DILIGENCES, EVALUATIONS)
    register_register(COMMITMENTS, WORKSHEETS, GAPS)
    for provider in (
        in_register(PARTNERS, "risks_partners", lambda p: (p.name, p.supplies)),
        in_register(ENGAGEMENTS, "risks_engagements", lambda e: (e.title, e.partner.name)),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import partner_permissions as permissions

    group, auditors = _("Risks"), frozenset({Role.BODY_AUDITOR})
    partners = ("risks_engagements", "risks_evaluations", "risks_diligences", "risks_commitments")
    for label, url_name, icon, order, covers in (
        (_("Providers and partners"), "risks_partners", "handshake", 680, partners),
        (_("Control worksheets"), "risks_worksheets", "list-checks", 685, ("risks_control_gaps",)),
    ):
        right = permissions.PARTNER_READ
        register_menu(
            MenuItem(
                group,
                label,
                url_name,
                icon,
                order=order,
                right=right,
                covers=covers,
                guests=auditors,
            )
        )


def _files() -> None:
    """Signed commitments, contracts, what a due diligence rests on; few may open the last."""
    from teraju.platform.files.api import register_owner
    from teraju.platform.papers.api import register_audience

    from . import partner_permissions as permissions
    from .models import (
        Commitment,
        ControlWorksheet,
        DueDiligence,
        Engagement,
        Evaluation,
        Partner,
    )
    from .selectors import partners as reading

    for model, rows, right in (
        (Partner, reading.partners, permissions.PARTNER_WRITE),
        (Engagement, reading.engagements, permissions.ENGAGEMENT_WRITE),
        (Evaluation, reading.evaluations, permissions.EVALUATION_WRITE),
        (Commitment, reading.commitments, permissions.COMMITMENT_WRITE),
        (DueDiligence, reading.diligences, permissions.DILIGENCE_WRITE),
        (ControlWorksheet, reading.worksheets, permissions.WORKSHEET_WRITE),
    ):
        register_owner(model, visible=_finder(rows), add_right=right, remove_right=right)
    register_audience(DueDiligence, reading.diligences)


def _finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, int], Any]:
    return lambda viewer, pk: rows(viewer).filter(pk=pk).first()

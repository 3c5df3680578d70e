"""What of internal audits is made known to the rest of the house."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer


def register_internal_audits() -> None:
    """Numbers, follow-up, registers, menu, inbox, evidence, stage, review, files and links."""
    _numbers()
    _follow_up()
    _pages()
    _files()
    _papers()
    _prove()


def _numbers() -> None:
    from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers

    from .services import internal_papers as papers
    from .services.internal_audits import NUMBER, PATTERN

    register_numbers(NUMBER, NumberKind(label=_("Internal audit"), pattern=PATTERN))
    register_numbers(
        papers.PROGRAMME, NumberKind(label=_("Audit programme"), pattern=pattern_with("PA"))
    )
    register_numbers(
        papers.ASSIGNMENT,
        NumberKind(label=_("Assignment for an internal audit"), pattern=pattern_with("ST-AI")),
    )
    register_numbers(papers.PLAN, NumberKind(label=_("Audit plan"), pattern=pattern_with("RA")))
    register_numbers(
        papers.REPORT, NumberKind(label=_("Internal audit report"), pattern=pattern_with("LHA"))
    )


def _follow_up() -> None:
    """Who judges what came of a finding, and who sees it."""
    from teraju.modules.improvement.api import register_closer, register_sight

    from .selectors.follow_up import SUBJECT
    from .selectors.teams import closer, findings_of_team

    register_closer(SUBJECT, closer)
    register_sight(SUBJECT, findings_of_team)


def _pages() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.search.api import in_register, register_search
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .web import internal_inbox
    from .web.internal_registers import INTERNAL_AUDITS, INTERNAL_FINDINGS, PROGRAMMES

    register_register(PROGRAMMES, INTERNAL_AUDITS, INTERNAL_FINDINGS)
    register_inbox(internal_inbox.waiting)
    register_handed_over(internal_inbox.handed_over)
    register_search(
        in_register(
            INTERNAL_AUDITS,
            "audits_internals",
            lambda a: (a.title, f"{a.number} · {a.agency.name}"),
        )
    )
    register_search(
        in_register(
            INTERNAL_FINDINGS,
            "audits_internal_findings",
            lambda f: (f.statement, f"{f.audit.number} {f.number}"),
        )
    )
    register_menu(
        MenuItem(
            _("Management system"),
            _("Internal audits"),
            "audits_internals",
            "clipboard-check",
            order=295,
            guests=frozenset({Role.BODY_AUDITOR}),
            covers=("audits_programmes", "audits_internal_findings"),
        )
    )


def _files() -> None:
    """Audits and findings carry what was seen."""
    from teraju.platform.files.api import register_owner

    from . import permissions
    from .models import AuditFinding, InternalAudit
    from .selectors import finder
    from .selectors import internal as reading
    from .selectors.teams import works_on

    def audits(viewer: Viewer, target: Any) -> bool:
        """Whoever audits keeps what was seen, wherever they work."""
        return works_on(viewer, target.audit if isinstance(target, AuditFinding) else target)

    for model, rows in (
        (InternalAudit, reading.internal_audits),
        (AuditFinding, reading.audit_findings),
    ):
        register_owner(
            model,
            visible=finder(rows),
            add_right=permissions.INTERNAL_PLAN,
            remove_right=permissions.INTERNAL_PLAN,
            also_adds=audits,
        )


def _papers() -> None:
    """Plans and reports are read by the whole team, wherever its members work."""
    from teraju.platform.papers.api import register_reach

    from .models import InternalAudit
    from .models.internal_audits import audits_of_team

    register_reach(
        InternalAudit,
        lambda viewer: InternalAudit.objects.filter(pk__in=audits_of_team(viewer)),
    )


def _prove() -> None:
    """Evidence, the stage of the way to a certificate, what a review asks, links and teams."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.links import stages
    from teraju.platform.links.api import LinkKind, offer
    from teraju.platform.links.review_inputs import register_review_input
    from teraju.platform.links.teams import register_team_kind

    from . import internal_evidence, internal_review
    from .internal_links import choose_findings, find_findings
    from .internal_teams import TEAM_KIND
    from .selectors.follow_up import SUBJECT

    register_evidence(*internal_evidence.KINDS)
    stages.register_stage(stages.INTERNAL_AUDIT, internal_evidence.audits_held)
    register_review_input(*internal_review.INPUTS)
    label = _("Finding of an internal audit")
    offer(LinkKind(SUBJECT, label, find_findings, choose_findings))
    register_team_kind(TEAM_KIND)

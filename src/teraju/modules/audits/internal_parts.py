"""What of internal audits is made known to the rest of the house."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register_internal_audits() -> None:
    """Numbers of papers, and who judges what came of a finding."""
    from teraju.modules.improvement.api import register_closer, register_sight
    from teraju.platform.papers.api import NumberKind, register_numbers

    from .selectors.follow_up import SUBJECT
    from .selectors.teams import closer, findings_of_team
    from .services import internal_papers as papers
    from .services.internal_audits import NUMBER, PATTERN

    register_numbers(NUMBER, NumberKind(label=_("Internal audit"), pattern=PATTERN))
    register_numbers(papers.PROGRAMME, NumberKind(label=_("Audit programme")))
    register_numbers(papers.ASSIGNMENT, NumberKind(label=_("Assignment for an internal audit")))
    register_numbers(papers.PLAN, NumberKind(label=_("Audit plan")))
    register_numbers(papers.REPORT, NumberKind(label=_("Internal audit report")))
    register_closer(SUBJECT, closer)
    register_sight(SUBJECT, findings_of_team)

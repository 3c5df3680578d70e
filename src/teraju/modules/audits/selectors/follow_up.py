"""How far the findings of audits have come, as improvement tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from teraju.modules.audits.domain.followup import GATED, Followed, Lack, end_lacks
from teraju.modules.audits.models import AuditFinding
from teraju.modules.improvement.api import Gate, Standing, standings

# Under this name improvement knows the findings of internal audits.
SUBJECT = "audits.finding"


def standings_of(findings: Collection[AuditFinding], on: date) -> Mapping[int, Standing]:
    """How what came of these findings stood on a day, by the finding's id. Three queries."""
    pks = [one.pk for one in findings if one.grade in GATED]
    return standings(SUBJECT, pks, on) if pks else {}


def followed(finding: AuditFinding, standing: Standing | None) -> Followed:
    """What the gates ask of a finding; one that was cancelled as unfounded has passed them."""
    gate = standing.gate if standing else Gate.NONE
    is_over = standing is not None and standing.is_cancelled
    return Followed(
        number=finding.number,
        grade=finding.grade,
        plan_accepted=is_over or gate >= Gate.PLAN_ACCEPTED,
        effect_verified=is_over or gate >= Gate.EFFECT_VERIFIED,
    )


def open_gates(
    findings: Collection[AuditFinding],
    on: date,
    known: Mapping[int, Standing] | None = None,
) -> list[Lack]:
    """What of these findings stands in the way of closing their audit. Three queries at most."""
    if known is None:
        known = standings_of(findings, on)
    return end_lacks(followed(one, known.get(one.pk)) for one in findings)

"""Findings of an assignment, and what is recommended to whom."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.states import (
    RECOMMENDATION,
    RecommendationState,
)
from teraju.modules.operations.models import Assignment, Recommendation, SupervisionFinding
from teraju.modules.operations.refusals import StepNotPossible
from teraju.modules.operations.services.common import step
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .common import (
    check_same_government,
    claim_assignment,
    claim_recommendation,
    next_number_of,
    require_part,
    tell,
)
from .working_papers import require_field_work

TEXTS = ("title", "condition", "criterion", "cause", "effect")
FIELDS = ("kind", *TEXTS, "amount")
RECOMMENDED = ("text", "agency", "office")


@transaction.atomic
def record_finding(
    *,
    actor: Viewer,
    assignment_id: int,
    kind: str,
    title: str,
    condition: str,
    criterion: str,
    cause: str,
    effect: str,
    amount: Decimal | None = None,
    is_example: bool = False,
) -> SupervisionFinding:
    """Write a finding down while the team works in the field."""
    assignment = _working(actor, assignment_id)
    finding = SupervisionFinding(
        government_id=assignment.government_id,
        agency=assignment.agency,
        assignment=assignment,
        number=next_number_of(assignment.findings.values_list("number", flat=True)),
        kind=kind,
        title=cleaned(title),
        condition=cleaned(condition),
        criterion=cleaned(criterion),
        cause=cleaned(cause),
        effect=cleaned(effect),
        amount=amount,
        is_example=is_example,
    )
    save(actor, finding)
    tell(actor, "finding.recorded", finding, after=filled(values_of(finding, FIELDS)))
    return finding


@transaction.atomic
def change_finding(
    *, actor: Viewer, finding_id: int, expected_version: int | None = None, **values: Any
) -> SupervisionFinding:
    """Change a finding; `values` are its FIELDS."""
    finding = _claim(actor, finding_id, expected_version)
    before = values_of(finding, FIELDS)
    for name in FIELDS:
        if name in values:
            value = values[name]
            setattr(finding, name, cleaned(value) if name in TEXTS else value)
    save(actor, finding)
    tell(actor, "finding.changed", finding, before, values_of(finding, FIELDS))
    return finding


@transaction.atomic
def drop_finding(
    *, actor: Viewer, finding_id: int, expected_version: int | None = None, reason: str
) -> SupervisionFinding:
    """Give a finding up, with a reason, and with it what was recommended on it."""
    finding = _claim(actor, finding_id, expected_version)
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    for one in finding.recommendations.filter(state=RecommendationState.DRAFT):
        _withdraw(actor, one, cleaned(reason))
    finding.is_dropped, finding.reason = True, cleaned(reason)
    save(actor, finding)
    after = {"is_dropped": True, "reason": finding.reason}
    tell(actor, "finding.dropped", finding, {"is_dropped": False}, after)
    return finding


@transaction.atomic
def recommend(
    *,
    actor: Viewer,
    finding_id: int,
    text: str,
    agency: Agency,
    office: str = "",
    is_example: bool = False,
) -> Recommendation:
    """Recommend something to an agency; it reads it when the report is released."""
    finding = _claim(actor, finding_id, None)
    assignment = finding.assignment
    check_same_government(agency, assignment.government_id, "agency")
    numbers = assignment.recommendations.values_list("number", flat=True)
    recommendation = Recommendation(
        government_id=assignment.government_id,
        agency=agency,
        inspectorate=assignment.agency,
        assignment=assignment,
        finding=finding,
        finding_title=finding.title,
        report_title=assignment.title,
        number=next_number_of(numbers),
        text=cleaned(text),
        office=cleaned(office),
        is_example=is_example,
    )
    save(actor, recommendation)
    after = filled(values_of(recommendation, RECOMMENDED))
    tell(actor, "recommendation.drafted", recommendation, after=after)
    return recommendation


@transaction.atomic
def change_recommendation(
    *,
    actor: Viewer,
    recommendation_id: int,
    expected_version: int | None = None,
    text: str,
    agency: Agency,
    office: str = "",
) -> Recommendation:
    """Change what is recommended, before the report is handed in."""
    one = _claim_recommendation(actor, recommendation_id, expected_version)
    one.state = step(RECOMMENDATION, one.state, "change")
    check_same_government(agency, one.government_id, "agency")
    before = values_of(one, RECOMMENDED)
    one.text, one.agency, one.office = cleaned(text), agency, cleaned(office)
    save(actor, one)
    tell(actor, "recommendation.changed", one, before, values_of(one, RECOMMENDED))
    return one


@transaction.atomic
def withdraw_recommendation(
    *, actor: Viewer, recommendation_id: int, expected_version: int | None = None, reason: str
) -> Recommendation:
    """Take a recommendation back before the report is handed in."""
    one = _claim_recommendation(actor, recommendation_id, expected_version)
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    return _withdraw(actor, one, cleaned(reason))


def _withdraw(actor: Viewer, one: Recommendation, reason: str) -> Recommendation:
    before = values_of(one, ["state"])
    one.state, one.reason = step(RECOMMENDATION, one.state, "withdraw"), reason
    save(actor, one)
    tell(actor, "recommendation.withdrawn", one, before, values_of(one, ["state", "reason"]))
    return one


def _working(actor: Viewer, assignment_id: int) -> Assignment:
    assignment = claim_assignment(actor, assignment_id, None, permissions.ASSIGNMENT_WORK)
    require_part(actor, assignment)
    require_field_work(assignment)
    return assignment


def _claim(actor: Viewer, finding_id: int, expected_version: int | None) -> SupervisionFinding:
    rows = SupervisionFinding.objects.visible_to(actor).select_related("agency", "assignment")
    finding: SupervisionFinding = claim(rows, finding_id, expected_version)
    rights.require(actor, permissions.ASSIGNMENT_WORK, finding)
    finding.assignment = _working(actor, finding.assignment_id)
    if finding.is_dropped:
        raise StepNotPossible(_("This finding was dropped already."))
    return finding


def _claim_recommendation(
    actor: Viewer, recommendation_id: int, expected_version: int | None
) -> Recommendation:
    one = claim_recommendation(
        actor, recommendation_id, expected_version, permissions.ASSIGNMENT_WORK, own=False
    )
    if one.assignment_id is None:
        raise StepNotPossible(_("It was taken over from an older list: it is not changed here."))
    _working(actor, one.assignment_id)
    return one

"""What documents prove: that they are controlled, the system in force, and what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import permissions
from .control_rules import control_rule
from .domain.kinds import Type
from .evidence_facts import InForce, document_proof, in_force, in_force_of, listed, waiting_since
from .evidence_policy import KINDS as POLICY_KINDS

CONTROL, SYSTEM, ABOUT = "documents.control", "documents.system", "documents.about"
CONTROLLED = frozenset({"documented-information", "document-control"})
SYSTEM_TOPIC = "management-system"
# A procedure in force speaks for these; that it is followed, other records prove.
SPOKEN_FOR = frozenset(
    {
        "context",
        "bribery-context",
        "interested-parties",
        "scope",
        "process-map",
        "customer-focus",
        "anti-bribery-culture",
        "roles",
        "compliance-function",
        "delegated-decisions",
        "conflict-of-interest",
        "conflict-criteria",
        "risks-opportunities",
        "objectives",
        "planning-changes",
        "resources",
        "infrastructure",
        "work-environment",
        "knowledge",
        "competence",
        "employment-process",
        "exposed-posts",
        "awareness",
        "communication",
        "operational-planning",
        "customer-communication",
        "service-requirements",
        "requirements-review",
        "design-planning",
        "design-controls",
        "provider-evaluation",
        "provider-control",
        "due-diligence",
        "financial-controls",
        "non-financial-controls",
        "controlled-organisations",
        "associate-controls",
        "commitments",
        "gifts",
        "inadequate-controls",
        "service-provision",
        "identification",
        "customer-property",
        "preservation",
        "post-delivery",
        "provision-changes",
        "release",
        "nonconforming-outputs",
        "raising-concerns",
        "investigation",
        "monitoring",
        "customer-satisfaction",
        "analysis",
        "internal-audit",
        "bribery-audit",
        "audit-impartiality",
        "management-review",
        "continual-improvement",
        "nonconformity",
        "corrective-action",
    }
)


def control(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """That an agency's documents are listed and controlled on a day. Five queries."""
    by_agency: dict[int, list[InForce]] = {}
    for one in in_force(agency_ids, on):
        by_agency.setdefault(one.document.agency_id, []).append(one)
    waiting = waiting_since(agency_ids, on, control_rule().waiting_days)
    for agency_id, found in by_agency.items():
        yield _control(agency_id, found, waiting.get(agency_id, []), on)


def _control(
    agency_id: int, found: list[InForce], stuck: list[tuple[str, date]], on: date
) -> Proof:
    overdue = [one.document.number for one in found if one.is_overdue(on)]
    waiting = [number for number, _since in stuck]
    wrong = [day for one in found if (day := one.late_since(on))]
    wrong += [since for _number, since in stuck]
    newest = max(one.approved_on for one in found)
    return Proof(
        kind=CONTROL,
        key=f"{CONTROL}-{agency_id}",
        agency_id=agency_id,
        topics=CONTROLLED,
        title=format_lazy(
            ngettext_lazy(
                "Master list with {count} document in force",
                "Master list with {count} documents in force",
                len(found),
            ),
            count=len(found),
        ),
        url=f"{reverse('documents')}?agency={agency_id}",
        happened_on=newest,
        recorded_on=newest,
        state=State.ATTENTION if overdue or waiting else State.CONFORMING,
        reason=_why(overdue, waiting),
        valid_until=_until(found, on) if not overdue else None,
        wrong_since=max(wrong, default=None),
        is_example=all(one.document.is_example for one in found),
    )


def _why(overdue: list[str], waiting: list[str]) -> object:
    """What is not under control, by number."""
    days = control_rule().waiting_days
    late = format_lazy(_("Review overdue: {numbers}."), numbers=listed(overdue))
    stuck = format_lazy(
        _("Waiting for approval for more than {days} days: {numbers}."),
        days=days,
        numbers=listed(waiting),
    )
    if overdue and waiting:
        return format_lazy("{} {}", late, stuck)
    return late if overdue else stuck if waiting else ""


def _until(found: list[InForce], on: date) -> date | None:
    """The last day before the first review is overdue."""
    due = [one.review_due_on for one in found if one.review_due_on and one.review_due_on >= on]
    return min(due, default=None)


def system(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Manuals in force that say they set up the management system. Five queries."""
    for one in in_force_of(Type.MANUAL, agency_ids, on):
        if SYSTEM_TOPIC in one.topics:
            yield document_proof(SYSTEM, one, {SYSTEM_TOPIC}, on)


def about(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Documents in force, for what they are about: they speak for it, proof is its doing."""
    for one in in_force(agency_ids, on):
        topics = one.topics & SPOKEN_FOR
        if topics and not one.is_overdue(on):
            yield document_proof(ABOUT, one, topics, on, supports=True)


def _master_list(agency_id: int) -> str:
    return f"{reverse('documents')}?agency={agency_id}"


def _register(agency_id: int) -> str:
    return f"{reverse('document_add')}?agency={agency_id}"


KINDS = (
    EvidenceKind(
        kind=CONTROL,
        label=_("Master list of documents"),
        topics=CONTROLLED,
        find=control,
        start_url=_master_list,
    ),
    EvidenceKind(
        kind=SYSTEM,
        label=_("Manual in force"),
        topics=frozenset({SYSTEM_TOPIC}),
        find=system,
        start_url=_register,
        start_right=permissions.REGISTER,
    ),
    EvidenceKind(
        kind=ABOUT,
        label=_("Document in force"),
        topics=SPOKEN_FOR,
        find=about,
        start_url=_register,
        start_right=permissions.REGISTER,
    ),
    *POLICY_KINDS,
)

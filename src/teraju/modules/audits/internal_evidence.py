"""What internal audits prove: planned, carried out, impartial, and what they found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.improvement.api import Standing, standings
from teraju.modules.standards.api import Asked, Scheme, requirements_of
from teraju.platform.links import stages
from teraju.platform.links.stages import Reached

from . import permissions
from .domain.followup import GATED
from .internal_policy import number
from .models import (
    AuditFinding,
    AuditFindingClause,
    AuditProgramme,
    Grade,
    InternalAudit,
    Part,
    TeamMember,
)
from .selectors.follow_up import SUBJECT, followed

PROGRAMME, AUDIT = "audits.programme", "audits.internal_audit"
INDEPENDENCE, FINDING = "audits.independence", "audits.internal_finding"
DAY = timedelta(days=1)


def programmes(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Approved programmes of agencies, valid for their year and a while. One query.

    A programme supports the topic; that audits are carried out, only an audit proves.
    """
    rows = AuditProgramme.objects.filter(agency__in=agency_ids, approved_on__lte=on)
    for one in rows.order_by("agency", "year", "pk"):
        approved = one.approved_on or on
        yield Proof(
            kind=PROGRAMME,
            key=f"{PROGRAMME}-{one.pk}",
            agency_id=one.agency_id or 0,
            topics=frozenset({"internal-audit"}),
            title=str(one),
            url=one.get_absolute_url(),
            happened_on=approved,
            recorded_on=approved,
            supports=True,
            reason=_("A programme is a plan: the report of an audit proves the topic."),
            valid_until=date(one.year, 12, 31),
            source=("audits.auditprogramme", str(one.pk)),
            is_example=one.is_example,
        )


def audits(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Audits that were reported by a day, of each standard that they covered. Three queries."""
    rows = _reported(agency_ids, on)
    months = number(on, "proof_months")
    for one in rows:
        reported = one.reported_on or on
        until = add_months(one.closing_on or reported, months) - DAY
        editions = list(one.editions.all())
        bribery = [e for e in editions if e.standard.scheme == Scheme.ANTI_BRIBERY]
        for suffix, topic, covered in (
            ("", "internal-audit", editions),
            ("-bribery", "bribery-audit", bribery),
        ):
            if not covered:
                continue
            yield Proof(
                kind=AUDIT,
                key=f"{AUDIT}-{one.pk}{suffix}",
                agency_id=one.agency_id,
                topics=frozenset({topic}),
                title=one.title,
                url=one.get_absolute_url(),
                happened_on=one.closing_on or reported,
                recorded_on=reported,
                valid_until=until,
                editions=frozenset(edition.pk for edition in covered),
                source=("audits.internalaudit", str(one.pk)),
                is_example=one.is_example,
            )


def independence(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """That everybody of a team declared independence before the audit began. Two queries."""
    months = number(on, "proof_months")
    members: dict[int, list[TeamMember]] = defaultdict(list)
    parts = TeamMember.objects.filter(agency__in=agency_ids, left_on=None)
    for member in parts.exclude(part=Part.OBSERVER).order_by("pk"):
        members[member.audit_id].append(member)
    rows = InternalAudit.objects.filter(agency__in=agency_ids, opening_on__lte=on)
    for one in rows.order_by("agency", "opening_on", "pk"):
        opened = one.opening_on or on
        team = members[one.pk]
        late = [m for m in team if m.declared_on is None or m.declared_on > opened]
        is_good = bool(team) and not late
        words = _("{count} of the team declared no independence before the audit began.")
        yield Proof(
            kind=INDEPENDENCE,
            key=f"{INDEPENDENCE}-{one.pk}",
            agency_id=one.agency_id,
            topics=frozenset({"audit-impartiality"}),
            title=format_lazy(_("Team of {audit}"), audit=one.title),
            url=one.get_absolute_url(),
            happened_on=opened,
            recorded_on=opened,
            state=State.CONFORMING if is_good else State.ATTENTION,
            reason="" if is_good else format_lazy(words, count=len(late)),
            valid_until=add_months(opened, months) - DAY,
            source=("audits.internalaudit", str(one.pk)),
            is_example=one.is_example,
        )


def findings(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Majors and minors that had not passed their gates by a day. Seven queries."""
    rows = list(
        AuditFinding.objects.filter(
            agency__in=agency_ids,
            grade__in=GATED,
            withdrawn_on=None,
            audit__reported_on__lte=on,
        )
        .select_related("audit")
        .prefetch_related(
            Prefetch("clauses", AuditFindingClause.objects.order_by("edition", "clause", "pk"))
        )
        .order_by("agency", "pk")
    )
    known = standings(SUBJECT, [one.pk for one in rows], on)
    still = [one for one in rows if not _is_over(one, known.get(one.pk))]
    asked = requirements_of({tied.edition_id for one in still for tied in one.clauses.all()})
    for one in still:
        for edition_id, topics in _topics(one, asked).items():
            yield _finding(one, edition_id, topics, known.get(one.pk))


def _finding(
    one: AuditFinding, edition_id: int, topics: set[str], standing: Standing | None
) -> Proof:
    is_major = one.grade == Grade.MAJOR
    words = (
        _("Finding {number} of the internal audit is open: the effect is not verified.")
        if is_major
        else _("Finding {number} of the internal audit is open: no plan is accepted.")
    )
    return Proof(
        kind=FINDING,
        key=f"{FINDING}-{one.pk}-{edition_id}",
        agency_id=one.agency_id,
        topics=frozenset(topics),
        title=one.statement,
        url=standing.url if standing else one.get_absolute_url(),
        happened_on=one.found_on,
        recorded_on=one.audit.reported_on or one.found_on,
        state=State.ATTENTION,
        reason=format_lazy(words, number=f"{one.audit.number} {one.number}"),
        editions=frozenset({edition_id}),
        source=("audits.auditfinding", str(one.pk)),
        is_example=one.is_example,
    )


def _is_over(one: AuditFinding, standing: Standing | None) -> bool:
    passed = followed(one, standing)
    return passed.effect_verified or (one.grade == Grade.MINOR and passed.plan_accepted)


def _topics(one: AuditFinding, asked: Mapping[int, Sequence[Asked]]) -> dict[int, set[str]]:
    """What the cited clauses are about, by edition."""
    found: dict[int, set[str]] = defaultdict(set)
    for tied in one.clauses.all():
        for requirement in asked[tied.edition_id]:
            if f"{requirement.number}.".startswith(f"{tied.clause}."):
                found[tied.edition_id].update(requirement.topics)
    return {edition: topics for edition, topics in found.items() if topics}


def _reported(agency_ids: Collection[int], on: date) -> Sequence[InternalAudit]:
    rows = InternalAudit.objects.filter(agency__in=agency_ids, reported_on__lte=on)
    return list(rows.prefetch_related("editions__standard").order_by("agency", "reported_on", "pk"))


def audits_held(agency_ids: Collection[int], on: date) -> Iterator[Reached]:
    """The internal audits that were reported, as a stage of the way to a certificate. One query."""
    rows = InternalAudit.objects.filter(agency__in=agency_ids, reported_on__lte=on)
    for one in rows.order_by("reported_on", "pk"):
        if one.reported_on:
            yield Reached(
                one.agency_id,
                stages.INTERNAL_AUDIT.code,
                one.reported_on,
                one.get_absolute_url(),
                is_example=one.is_example,
            )


def _starting_at(url_name: str, agency_id: int) -> str:
    return f"{reverse(url_name)}?agency={agency_id}"


KINDS = (
    EvidenceKind(
        kind=PROGRAMME,
        label=_("Audit programme"),
        topics=frozenset({"internal-audit"}),
        find=programmes,
        start_url=lambda agency_id: _starting_at("audits_programme_add", agency_id),
        start_right=permissions.PROGRAMME_MANAGE,
    ),
    EvidenceKind(
        kind=AUDIT,
        label=_("Internal audit"),
        topics=frozenset({"internal-audit", "bribery-audit"}),
        find=audits,
        start_url=lambda agency_id: _starting_at("audits_programmes", agency_id),
        start_right=permissions.PROGRAMME_MANAGE,
    ),
    EvidenceKind(
        kind=INDEPENDENCE,
        label=_("Independence of the audit team"),
        topics=frozenset({"audit-impartiality"}),
        find=independence,
        start_url=lambda agency_id: _starting_at("audits_internals", agency_id),
        start_right=permissions.INTERNAL_PLAN,
    ),
    # It never proves anything: nobody is sent to look for one.
    EvidenceKind(
        kind=FINDING,
        label=_("Finding of an internal audit"),
        topics=frozenset(),
        find=findings,
        start_url=lambda agency_id: _starting_at("audits_internal_findings", agency_id),
    ),
)

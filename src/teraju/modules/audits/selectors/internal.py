"""Reading programmes, internal audits and findings, cut to the viewer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet

from teraju.kernel.periods import add_months
from teraju.modules.audits.domain.internal_states import AuditState, YearState
from teraju.modules.audits.domain.programme import Signals
from teraju.modules.audits.internal_policy import rules_on
from teraju.modules.audits.models import (
    AuditCopy,
    AuditFinding,
    AuditFindingClause,
    AuditProgramme,
    BodyFinding,
    ChecklistRow,
    Grade,
    InternalAudit,
    PlanSlot,
    ProgrammeLine,
    TeamMember,
)
from teraju.modules.planning.api import Change
from teraju.modules.risks.api import worst_levels as worst_levels_of
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.scope import Viewer

YEAR_MONTHS = 12


def programmes(viewer: Viewer) -> QuerySet[AuditProgramme]:
    rows: QuerySet[AuditProgramme] = AuditProgramme.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def programme_lines(viewer: Viewer) -> QuerySet[ProgrammeLine]:
    rows: QuerySet[ProgrammeLine] = ProgrammeLine.objects.visible_to(viewer)
    return rows.select_related("agency", "programme__agency", "government").prefetch_related(
        "processes", Prefetch("editions", _editions())
    )


def lines_without_audit(viewer: Viewer) -> QuerySet[ProgrammeLine]:
    """Lines of approved programmes that nobody has planned yet, the next first."""
    planned = InternalAudit.objects.filter(line=OuterRef("pk")).exclude(state=AuditState.CANCELLED)
    rows: QuerySet[ProgrammeLine] = ProgrammeLine.objects.visible_to(viewer)
    found = rows.filter(~Exists(planned), programme__state=YearState.APPROVED)
    return found.select_related("agency", "programme__agency", "government").order_by(
        "planned_on", "pk"
    )


def internal_audits(viewer: Viewer) -> QuerySet[InternalAudit]:
    rows: QuerySet[InternalAudit] = InternalAudit.objects.visible_to(viewer)
    return rows.select_related("agency", "programme__agency", "government").prefetch_related(
        Prefetch("editions", _editions())
    )


def team_members(viewer: Viewer) -> QuerySet[TeamMember]:
    rows: QuerySet[TeamMember] = TeamMember.objects.visible_to(viewer)
    return rows.select_related("audit__agency", "audit__programme__agency", "agency", "government")


def plan_slots(viewer: Viewer) -> QuerySet[PlanSlot]:
    rows: QuerySet[PlanSlot] = PlanSlot.objects.visible_to(viewer)
    return rows.select_related(
        "audit__agency", "audit__programme__agency", "process", "agency", "government"
    ).prefetch_related("auditors")


def checklist_rows(viewer: Viewer) -> QuerySet[ChecklistRow]:
    rows: QuerySet[ChecklistRow] = ChecklistRow.objects.visible_to(viewer)
    return rows.select_related("audit__agency", "topic", "earlier", "earlier_of_body", "finding")


def audit_findings(viewer: Viewer) -> QuerySet[AuditFinding]:
    rows: QuerySet[AuditFinding] = AuditFinding.objects.visible_to(viewer)
    return rows.select_related("agency", "audit", "process", "government").prefetch_related(
        Prefetch("clauses", internal_clauses())
    )


def audit_copies(viewer: Viewer) -> QuerySet[AuditCopy]:
    rows: QuerySet[AuditCopy] = AuditCopy.objects.visible_to(viewer)
    return rows.select_related("audit", "agency", "government")


def internal_clauses() -> QuerySet[AuditFindingClause]:
    rows = AuditFindingClause.objects.select_related("edition__standard")
    return rows.order_by("edition__standard__code", "clause", "pk")


def signals_of(
    agency_ids: Collection[int], on: date, worst_levels: Mapping[int, str] | None = None
) -> dict[int, Signals]:
    """What is known of agencies on a day for the programme. Six queries at most.

    `worst_levels` is the worst level of the risks of each; None: as the register of risks has it.
    """
    risks = _worst(agency_ids, on) if worst_levels is None else worst_levels
    done = InternalAudit.objects.filter(agency__in=agency_ids, closing_on__lte=on)
    last = dict(
        done.values("agency").annotate(last=Max("closing_on")).values_list("agency", "last")
    )
    own = AuditFinding.objects.filter(
        agency__in=agency_ids, withdrawn_on=None, audit__state=AuditState.REPORTED
    )
    of_body = BodyFinding.objects.filter(agency__in=agency_ids, verified_on=None)
    counts: dict[tuple[int, str], int] = {}
    for rows in (own, of_body):
        found = rows.filter(grade__in=(Grade.MAJOR, Grade.MINOR)).order_by()
        for agency_id, grade, number in found.values_list("agency", "grade").annotate(
            number=Count("pk")
        ):
            counts[agency_id, grade] = counts.get((agency_id, grade), 0) + number
    changes = _changes(agency_ids, on)
    return {
        pk: Signals(
            worst_level=risks.get(pk, ""),
            last_audit=last.get(pk),
            open_majors=counts.get((pk, Grade.MAJOR), 0),
            open_minors=counts.get((pk, Grade.MINOR), 0),
            changes=changes.get(pk, 0),
        )
        for pk in agency_ids
    }


def _worst(agency_ids: Collection[int], on: date) -> dict[int, str]:
    """The heaviest level of the risks of each agency, over all its processes."""
    weights: Mapping[str, int] = rules_on(on).values["points"]["risk"]
    found = worst_levels_of(agency_ids, on)
    return {
        pk: max(levels.values(), key=lambda level: weights.get(level, 0))
        for pk, levels in found.items()
        if levels
    }


def _changes(agency_ids: Collection[int], on: date) -> dict[int, int]:
    """How many changes of the system were carried out in the year before a day."""
    rows = Change.objects.filter(
        Q(carried_out_on__gt=add_months(on, -YEAR_MONTHS), carried_out_on__lte=on),
        agency__in=agency_ids,
    )
    return dict(rows.order_by().values_list("agency").annotate(number=Count("pk")))


def _editions() -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.select_related("standard")
    return rows.order_by("standard__code", "edition", "pk")

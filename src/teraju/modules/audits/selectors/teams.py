"""Who is in the team of an audit, what shows their competence, and what ties them to a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits import permissions
from teraju.modules.audits.domain.independence import Area, Conflict, Tie, TieKind, conflicts
from teraju.modules.audits.domain.internal_states import AFTER_REPORT
from teraju.modules.audits.internal_policy import auditor_competences, number
from teraju.modules.audits.models import AuditFinding, InternalAudit, Part, TeamMember
from teraju.modules.audits.models.internal_audits import audits_of_team
from teraju.modules.learning.api import Assessment, competence_shown, posts_held
from teraju.modules.planning.api import Process
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.rights import all_rights
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, AgencyKind

LEADING = (Part.LEAD,)
AUDITEE_NEVER = _("Who is audited never judges or closes a finding: the lead auditor does.")
WORKING = (*LEADING, Part.AUDITOR)
INDEPENDENT = (*WORKING, Part.EXPERT)


def works_on(viewer: Viewer, audit: InternalAudit, parts: Collection[str] = WORKING) -> bool:
    """Whether the viewer is an internal auditor still, has such a part and declared independence.

    One query at most.
    """
    return _is_auditor(viewer, audit) and _parts(viewer, [audit.pk], parts).exists()


def _is_auditor(viewer: Viewer, audit: InternalAudit) -> bool:
    holders = all_rights()[permissions.INTERNAL_WORK]
    return any(
        hat.role in holders and hat.government_id == audit.government_id for hat in viewer.hats
    )


def _parts(viewer: Viewer, audit_ids: Collection[int], parts: Collection[str]) -> QuerySet[Any]:
    """The parts of these kinds that the viewer has in audits, independence declared."""
    return TeamMember.objects.filter(
        audit__in=audit_ids,
        person=viewer.user_id,
        left_on=None,
        part__in=parts,
        declared_on__isnull=False,
    )


def sees_checklist(viewer: Viewer, audit: InternalAudit) -> bool:
    """Whether the viewer may read the checklist now: the team, colleagues from the report on."""
    if audit.state in AFTER_REPORT and not rights.is_guest_at(viewer, audit):
        return True
    return audits_of_team(viewer).filter(audit=audit).exists()


def is_auditee(viewer: Viewer, agency: Agency) -> bool:
    """Whether the viewer answers for an audited agency; in an inspectorate everybody there does."""
    if viewer.has_role(permissions.AUDITEE, agency.government_id, agency.path):
        return True
    return agency.kind == AgencyKind.INSPECTORATE and any(
        not hat.is_guest and not hat.is_wide and hat.covers(agency.government_id, agency.path)
        for hat in viewer.hats
    )


def closing_refusal(viewer: Viewer, audit: InternalAudit) -> str | Promise:
    """Why the viewer may not judge what came of an audit and close it; "" if they may."""
    return closing_refusals(viewer, [audit])[audit.pk]


def closing_refusals(viewer: Viewer, audits: Iterable[InternalAudit]) -> dict[int, str | Promise]:
    """The same for many audits, by id. One query."""
    known = {one.pk: one for one in audits}
    led = set(_parts(viewer, list(known), LEADING).values_list("audit", flat=True))
    return {pk: _closing(viewer, one, leads=pk in led) for pk, one in known.items()}


def _closing(viewer: Viewer, audit: InternalAudit, *, leads: bool) -> str | Promise:
    if is_auditee(viewer, audit.agency):
        return AUDITEE_NEVER
    if leads and _is_auditor(viewer, audit):
        return ""
    if rights.allowed(viewer, permissions.INTERNAL_PLAN, audit.programme):
        return ""
    return _("Only the lead auditor, or who looks after the audit programme, may do this.")


def closer(viewer: Viewer, finding_ids: Collection[int]) -> dict[int, str | Promise]:
    """Why the viewer may not judge what came of findings, by their id. Two queries."""
    rows = AuditFinding.objects.filter(pk__in=finding_ids).select_related(
        "audit__agency", "audit__programme__agency", "audit__programme__government"
    )
    audits = {one.pk: one.audit for one in rows.order_by("pk")}
    why = closing_refusals(viewer, audits.values())
    return {pk: why[audits[pk].pk] if pk in audits else AUDITEE_NEVER for pk in finding_ids}


def findings_of_team(viewer: Viewer) -> QuerySet[Any]:
    """The findings of the audits in whose team the viewer is, by id."""
    rows: QuerySet[Any] = AuditFinding.objects.filter(audit__in=audits_of_team(viewer))
    return rows.values("pk")


def candidates(government_id: int, day: date) -> QuerySet[User]:
    """Everybody who works for a government on a day, guests left out."""
    held = RoleAssignment.objects.held_on(day).filter(government=government_id)
    held = held.exclude(role__in=GUESTS)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("title", "pk")


def auditors(government_id: int, day: date) -> QuerySet[User]:
    """Those of them who are internal auditors somewhere in the government."""
    holders = all_rights()[permissions.INTERNAL_WORK]
    held = RoleAssignment.objects.held_on(day).filter(government=government_id, role__in=holders)
    return candidates(government_id, day).filter(pk__in=held.values("user"))


def area_of(audit: InternalAudit) -> Area:
    """What an audit looks at, as the rule of independence sees it. Two queries."""
    return Area(
        path=audit.agency.path,
        processes=frozenset(audit.processes.values_list("pk", flat=True)),
        is_anti_bribery=audit.is_anti_bribery,
        is_inspectorate=audit.agency.kind == AgencyKind.INSPECTORATE,
    )


def ties_of(people: Collection[int]) -> Mapping[int, Sequence[Tie]]:
    """The roles, posts and processes of these people. Three queries."""
    found: dict[int, list[Tie]] = defaultdict(list)
    roles = RoleAssignment.objects.filter(user__in=people).exclude(role__in=GUESTS)
    for user_id, role, path, since, until in roles.order_by("valid_from", "pk").values_list(
        "user", "role", "agency__path", "valid_from", "valid_until"
    ):
        found[user_id].append(Tie(TieKind.ROLE, path or "", role, since, until))
    for person_id, posts in posts_held(people).items():
        for post in posts:
            found[person_id].append(
                Tie(TieKind.POST, post.agency_path, post.name, post.since, post.until)
            )
    processes = Process.objects.filter(owner__in=people).select_related("agency")
    for one in processes.order_by("code", "pk"):
        if one.owner_id is not None:
            # Since when somebody owns a process is not kept: it counts as if always.
            found[one.owner_id].append(
                Tie(
                    TieKind.PROCESS,
                    one.agency.path,
                    str(one),
                    date.min,
                    one.withdrawn_on,
                    one.pk,
                )
            )
    return found


def conflicts_of(person_id: int, area: Area, first_day: date) -> list[Conflict]:
    """What stands against somebody as an auditor of an area. Three queries."""
    months = number(first_day, "independence_months")
    ties = ties_of([person_id])[person_id]
    return conflicts(ties, area, first_day=first_day, months=months)


def competence_of(person_id: int, on: date) -> Assessment | None:
    """The assessment that shows somebody as an auditor on a day. One query."""
    shown = competence_shown([person_id], auditor_competences(on), number(on, "auditor_level"), on)
    return shown.get(person_id)

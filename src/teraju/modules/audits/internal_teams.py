"""The teams of internal audits, as those who ask their members for a statement see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.gates import Step
from teraju.platform.links.teams import Member, Team, TeamKind

from . import permissions
from .domain.internal_states import AuditState
from .models import InternalAudit, TeamMember

KIND = "audits.internal_audit"
# Who joins while the audit runs states it then; the second word comes when the looking is over.
STEPS: Mapping[str, tuple[Step, ...]] = {
    AuditState.PLANNED: (Step.BEGIN,),
    AuditState.PREPARED: (Step.BEGIN,),
    AuditState.RUNNING: (Step.BEGIN,),
    AuditState.CLOSING_HELD: (Step.BEGIN, Step.CLOSE),
    AuditState.REPORTED: (Step.BEGIN, Step.CLOSE),
}


def find(pks: Collection[int]) -> Mapping[int, Team]:
    """The teams of these audits. Two queries."""
    present = TeamMember.objects.filter(left_on=None).order_by("pk")
    rows = InternalAudit.objects.filter(pk__in=pks).select_related(
        "government", "programme__agency"
    )
    return {
        one.pk: _team(one)
        for one in rows.order_by("pk").prefetch_related(
            Prefetch("members", present, to_attr="present")
        )
    }


def _team(one: InternalAudit) -> Team:
    present: Collection[TeamMember] = one.present  # type: ignore[attr-defined]
    return Team(
        kind=KIND,
        pk=one.pk,
        title=str(one),
        url=one.get_absolute_url(),
        government=one.government,
        agency=one.programme.agency,
        begun_on=one.opening_on,
        steps=STEPS.get(one.state, ()),
        members=[Member(row.pk, row.person_id, row.office) for row in present],
        is_example=one.is_example,
    )


def of_person(user_id: int) -> Collection[int]:
    """The audits that are not over and have somebody in their team. One query."""
    rows = TeamMember.objects.filter(
        person=user_id, left_on=None, audit__state__in=[str(state) for state in STEPS]
    )
    return set(rows.values_list("audit", flat=True))


def may_copy(viewer: Viewer, pk: int) -> bool:
    """Everybody in such a team has an account; who keeps the programme could. One query."""
    audit = InternalAudit.objects.visible_to(viewer).filter(pk=pk)
    found = audit.select_related("programme__agency", "programme__government").first()
    return found is not None and rights.allowed(viewer, permissions.INTERNAL_PLAN, found.programme)


TEAM_KIND = TeamKind(KIND, _("Internal audit"), find, of_person, may_copy)

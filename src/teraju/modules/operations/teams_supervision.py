"""The teams of assignments, as those who ask their members for a statement see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.gates import Step
from teraju.platform.links.teams import Member, Team, TeamKind

from . import permissions
from .domain.supervision.states import AssignmentState
from .models import Assignment, TeamMember

KIND = "operations.assignment"
_A = AssignmentState
# The letter fixes the team; the second word comes when its report is through.
STEPS: Mapping[str, tuple[Step, ...]] = {
    _A.DRAFTED: (Step.BEGIN,),
    _A.ASSIGNED: (Step.BEGIN,),
    _A.FIELD_WORK: (Step.BEGIN,),
    _A.REPORT_DRAFTED: (Step.BEGIN,),
    _A.REVIEWED: (Step.BEGIN, Step.CLOSE),
    _A.RELEASED: (Step.BEGIN, Step.CLOSE),
    _A.FOLLOW_UP: (Step.BEGIN, Step.CLOSE),
}


def find(pks: Collection[int]) -> Mapping[int, Team]:
    """The teams of these assignments. Two queries."""
    rows = Assignment.objects.filter(pk__in=pks).select_related("government", "agency")
    members = Prefetch("members", TeamMember.objects.order_by("pk"))
    return {one.pk: _team(one) for one in rows.order_by("pk").prefetch_related(members)}


def _team(one: Assignment) -> Team:
    return Team(
        kind=KIND,
        pk=one.pk,
        title=one.title,
        url=one.get_absolute_url(),
        government=one.government,
        agency=one.agency,
        begun_on=one.begun_on,
        steps=STEPS.get(one.state, ()),
        members=[Member(row.pk, row.user_id, row.office) for row in one.members.all()],
        is_example=one.is_example,
    )


def of_person(user_id: int) -> Collection[int]:
    """The assignments that are not over and have somebody in their team. One query."""
    rows = TeamMember.objects.filter(
        user=user_id, assignment__state__in=[str(state) for state in STEPS]
    )
    return set(rows.values_list("assignment", flat=True))


def may_copy(viewer: Viewer, pk: int) -> bool:
    """Who manages the assignment copies the paper of an office from elsewhere. One query."""
    found = Assignment.objects.visible_to(viewer).filter(pk=pk).select_related("agency").first()
    return found is not None and rights.allowed(viewer, permissions.ASSIGNMENT_MANAGE, found)


TEAM_KIND = TeamKind(KIND, _("Supervision assignment"), find, of_person, may_copy)

"""What the use-cases of supervision share: locking, the team, and who may not decide on his own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations.domain.supervision.kinds import Part
from teraju.modules.operations.domain.supervision.states import ASSIGNMENT
from teraju.modules.operations.models import Assignment, Recommendation, WorkingPaper
from teraju.modules.operations.refusals import DateOutOfOrder, WrongPlace
from teraju.modules.operations.refusals_supervision import NotAnInspectorate, NotInTeam
from teraju.modules.operations.services.common import step
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, AgencyKind

NOT_IN_TEAM = _("Only those whom the letter of assignment names may do this.")


def claim_assignment(
    actor: Viewer, assignment_id: int, expected_version: int | None, right: str
) -> Assignment:
    """Lock an assignment that the actor sees and has the right to."""
    rows = Assignment.objects.visible_to(actor).select_related(
        "agency", "government", "output", "audited"
    )
    record: Assignment = claim(rows, assignment_id, expected_version)
    rights.require(actor, right, record)
    return record


def claim_paper(
    actor: Viewer, paper_id: int, expected_version: int | None, right: str
) -> WorkingPaper:
    rows = WorkingPaper.objects.visible_to(actor).select_related(
        "agency", "government", "assignment__agency"
    )
    record: WorkingPaper = claim(rows, paper_id, expected_version)
    rights.require(actor, right, record)
    return record


def claim_recommendation(
    actor: Viewer, recommendation_id: int, expected_version: int | None, right: str, *, own: bool
) -> Recommendation:
    """Lock a recommendation; the right is asked at its addressee (`own`) or at who gave it."""
    rows = Recommendation.objects.visible_to(actor).select_related(
        "agency", "government", "inspectorate", "assignment"
    )
    record: Recommendation = claim(rows, recommendation_id, expected_version)
    rights.require(actor, right, record if own else record.inspectorate)
    return record


def part_of(actor: Viewer, assignment: Assignment) -> Part | None:
    """The part that somebody plays in a team; None outside it. Queries once."""
    if actor.user_id is None:
        return None
    found = assignment.members.filter(user=actor.user_id).values_list("part", flat=True).first()
    return Part(found) if found else None


def require_part(actor: Viewer, assignment: Assignment) -> Part:
    """The part somebody plays in the team; refused for who is not in it."""
    part = part_of(actor, assignment)
    if part is None:
        raise NotInTeam(NOT_IN_TEAM)
    return part


def move(assignment: Assignment, event: str) -> None:
    """Take an assignment one arrow on; the caller saves."""
    assignment.state = step(ASSIGNMENT, assignment.state, event)


def people_of(agency: Agency, on: date) -> set[int]:
    """Who holds a role in an agency on a day, guests left out. One query."""
    rows = RoleAssignment.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=on),
        agency__path__startswith=agency.path,
        valid_from__lte=on,
    )
    return set(rows.exclude(role__in=GUESTS).values_list("user_id", flat=True))


def check_inspectorate(agency: Agency) -> None:
    if agency.kind != AgencyKind.INSPECTORATE:
        raise NotAnInspectorate(_("Only the Inspektorat supervises."), field="agency")


def check_same_government(agency: Agency | None, government_id: int, field: str) -> None:
    if agency is not None and agency.government_id != government_id:
        raise WrongPlace(_("This agency belongs to another government."), field=field)


def check_not_ahead(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day is still ahead: record it when it has come."), field=field)


def next_number_of(numbers: Iterable[int]) -> int:
    return max(numbers, default=0) + 1


def tell(
    actor: Viewer,
    verb: str,
    target: Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Put what happened on the trail of a record."""
    record_event(
        actor=actor,
        verb=f"operations.{verb}",
        target=target,
        before=before or {},
        after=after or {},
    )

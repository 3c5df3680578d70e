"""Assignments: drafted, a team that declared its independence, a letter, field work, an end."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.kinds import Declaration, Part
from teraju.modules.operations.domain.supervision.states import (
    UNSETTLED,
    AssignmentState,
    PlanState,
)
from teraju.modules.operations.domain.supervision.team import Member, check_team, may_join
from teraju.modules.operations.models import Assignment, PlanLine, TeamMember
from teraju.modules.operations.refusals import Incomplete, StepNotPossible, WrongPlace
from teraju.modules.operations.refusals_supervision import (
    NotIndependent,
    NotInTeam,
    RecommendationsOpen,
    refuse_team,
)
from teraju.modules.operations.teams_supervision import KIND
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.links.gates import Step, require_open
from teraju.platform.organisation.models import Agency

from . import letters, outputs
from .common import (
    check_inspectorate,
    check_same_government,
    claim_assignment,
    move,
    people_of,
    require_part,
    tell,
)

FIELDS = ("title", "purpose", "kind", "audited", "starts_on", "ends_on", "safeguard")
# The report is promised for the end of the last day.
CLOSING = time(16, 0)


@transaction.atomic
def draft_assignment(
    *,
    actor: Viewer,
    agency: Agency,
    title: str,
    kind: str,
    starts_on: date,
    ends_on: date,
    promised_on: date | None = None,
    line: PlanLine | None = None,
    outside_reason: str = "",
    audited: Agency | None = None,
    purpose: str = "",
    safeguard: str = "",
    is_example: bool = False,
) -> Assignment:
    """Draft an assignment from a line of the plan, or outside the plan with a reason.

    It is an order of the Inspektorat's service of supervision: number, promise and release stand
    there. The report is promised for `promised_on`, or for the last day.
    """
    rights.require(actor, permissions.ASSIGNMENT_MANAGE, agency)
    _check_place(agency, audited, line, outside_reason)
    assignment = Assignment(
        government=agency.government,
        agency=agency,
        line=line,
        outside_reason="" if line else cleaned(outside_reason),
        title=cleaned(title),
        purpose=cleaned(purpose),
        kind=kind,
        audited=audited,
        starts_on=starts_on,
        ends_on=ends_on,
        safeguard=cleaned(safeguard),
        is_example=is_example,
    )
    _check_days(assignment)
    _order(actor, assignment, promised_on or ends_on)
    return assignment


def _check_place(
    agency: Agency, audited: Agency | None, line: PlanLine | None, outside_reason: str
) -> None:
    check_inspectorate(agency)
    check_same_government(audited, agency.government_id, "audited")
    _check_line(agency, line, outside_reason)


def _order(actor: Viewer, assignment: Assignment, promised: date) -> None:
    """Make it an order of the service, with the moment for which its report is promised."""
    if promised < assignment.ends_on:
        raise DomainError(_("The report is not promised before the last day."), field="promised_on")
    assignment.output = outputs.order(
        actor,
        assignment.agency,
        assignment.title,
        datetime.combine(promised, CLOSING, actor.now.tzinfo),
        assignment.is_example,
    )
    save(actor, assignment)
    said = filled(values_of(assignment, FIELDS))
    after = {"line": assignment.line, **said, "promised_on": promised}
    tell(actor, "assignment.drafted", assignment, after=after)


@transaction.atomic
def change_assignment(
    *, actor: Viewer, assignment_id: int, expected_version: int | None = None, **values: Any
) -> Assignment:
    """Change a draft; `values` are its FIELDS."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_MANAGE
    )
    move(assignment, "change")
    check_same_government(values.get("audited"), assignment.government_id, "audited")
    before = values_of(assignment, FIELDS)
    for name in FIELDS:
        if name in values:
            value = values[name]
            setattr(assignment, name, cleaned(value) if isinstance(value, str) else value)
    _check_days(assignment)
    outputs.rename(actor, assignment)
    save(actor, assignment)
    tell(actor, "assignment.changed", assignment, before, values_of(assignment, FIELDS))
    return assignment


@transaction.atomic
def add_member(
    *,
    actor: Viewer,
    assignment_id: int,
    part: str,
    user: User | None = None,
    office: str = "",
    home: Agency | None = None,
    is_example: bool = False,
) -> TeamMember:
    """Put a person of the house, or an office from elsewhere, into a team that is drafted."""
    assignment = claim_assignment(actor, assignment_id, None, permissions.ASSIGNMENT_MANAGE)
    move(assignment, "change")
    if user is None and not cleaned(office):
        raise Incomplete(_("Choose a person, or name an office from elsewhere."), field="office")
    if user is not None and user.home_id != assignment.government_id:
        raise WrongPlace(_("This person belongs to another government."), field="user")
    check_same_government(home, assignment.government_id, "home")
    member = TeamMember(
        assignment=assignment,
        user=user,
        office=user.title[:160] if user else cleaned(office),
        home=home,
        part=part,
        is_example=is_example,
    )
    belongs = belongs_to_audited(member, assignment, actor.today)
    if not may_join(Part(part), belongs=belongs, is_own_agency=assignment.is_own_agency):
        field = "user" if user else "home"
        raise NotIndependent(
            _("Somebody of the audited agency cannot be in the team: take somebody else."),
            field=field,
        )
    save(actor, member)
    tell(actor, "assignment.member_added", assignment, after=_told(member))
    return member


@transaction.atomic
def remove_member(
    *, actor: Viewer, member_id: int, expected_version: int | None = None
) -> Assignment:
    """Take somebody out of a team before the letter is issued; the trail keeps who it was."""
    member: TeamMember = claim(TeamMember.objects.all(), member_id, expected_version)
    assignment = claim_assignment(actor, member.assignment_id, None, permissions.ASSIGNMENT_MANAGE)
    move(assignment, "change")
    before = _told(member)
    member.delete()
    tell(actor, "assignment.member_removed", assignment, before=before)
    return assignment


@transaction.atomic
def declare(
    *,
    actor: Viewer,
    member_id: int,
    expected_version: int | None = None,
    declaration: str,
    note: str = "",
) -> TeamMember:
    """A member says whether there is a conflict of interest.

    Each speaks for himself; what an office from elsewhere declared on paper is copied by who
    manages the assignment, with a note where the paper lies.
    """
    member: TeamMember = claim(TeamMember.objects.all(), member_id, expected_version)
    assignment = claim_assignment(actor, member.assignment_id, None, permissions.ASSIGNMENT_READ)
    require_own_declaration(actor, member, assignment)
    move(assignment, "change")
    if declaration == Declaration.NONE_YET:
        raise DomainError(_("Say whether there is a conflict."), field="declaration")
    needs_note = declaration == Declaration.CONFLICT or member.user_id is None
    if needs_note and not cleaned(note):
        raise DomainError(_("Say which, or where the paper lies."), field="note")
    before = values_of(member, ["declaration"])
    member.declaration, member.declared_on = declaration, actor.today
    member.note = cleaned(note)
    save(actor, member)
    after = {"member": member.office, **values_of(member, ["declaration", "note"])}
    tell(actor, "assignment.declared", assignment, before, after)
    return member


def require_own_declaration(actor: Viewer, member: TeamMember, assignment: Assignment) -> None:
    """Refuse, by name, a declaration for somebody else."""
    if member.user_id is None:
        rights.require(actor, permissions.ASSIGNMENT_MANAGE, assignment)
    elif member.user_id != actor.user_id:
        raise NotInTeam(_("Each member declares for himself."))


@transaction.atomic
def issue_letter(
    *, actor: Viewer, assignment_id: int, expected_version: int | None = None
) -> Assignment:
    """Issue the signed letter of assignment: the team is complete, declared and independent."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_DECIDE
    )
    move(assignment, "assign")
    members = list(assignment.members.select_related("user", "home").order_by("pk"))
    findings = team_findings(assignment, members, actor.today)
    refuse_team(findings, {str(one.pk): one.office for one in members})
    assignment.letter = letters.issue_assignment_letter(actor, assignment, members)
    assignment.assigned_on = actor.today
    outputs.accept(actor, assignment)
    save(actor, assignment)
    after = {"letter": assignment.letter.number, "state": assignment.state}
    tell(actor, "assignment.assigned", assignment, {"state": AssignmentState.DRAFTED}, after)
    return assignment


@transaction.atomic
def begin_field_work(
    *, actor: Viewer, assignment_id: int, expected_version: int | None = None
) -> Assignment:
    """Note that the team has begun."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_WORK
    )
    require_part(actor, assignment)
    move(assignment, "begin")
    require_open(actor, KIND, Step.BEGIN, assignment.pk)
    assignment.begun_on = actor.today
    save(actor, assignment)
    before, after = {"state": AssignmentState.ASSIGNED}, {"state": assignment.state}
    tell(actor, "assignment.begun", assignment, before, after)
    return assignment


@transaction.atomic
def cancel_assignment(
    *, actor: Viewer, assignment_id: int, expected_version: int | None = None, reason: str
) -> Assignment:
    """Give an assignment up before its report is released; what was done stays to be read."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_DECIDE
    )
    before = values_of(assignment, ["state"])
    move(assignment, "cancel")
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    assignment.reason, assignment.closed_on = cleaned(reason), actor.today
    outputs.cancel(actor, assignment, assignment.reason)
    save(actor, assignment)
    tell(
        actor,
        "assignment.cancelled",
        assignment,
        before,
        values_of(assignment, ["state", "reason"]),
    )
    return assignment


@transaction.atomic
def close_assignment(
    *, actor: Viewer, assignment_id: int, expected_version: int | None = None
) -> Assignment:
    """Close an assignment whose recommendations are settled."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_DECIDE
    )
    before = values_of(assignment, ["state"])
    move(assignment, "close")
    require_settled(assignment)
    require_open(actor, KIND, Step.CLOSE, assignment.pk)
    assignment.closed_on = actor.today
    outputs.close(actor, assignment)
    save(actor, assignment)
    tell(actor, "assignment.closed", assignment, before, values_of(assignment, ["state"]))
    return assignment


def require_settled(assignment: Assignment) -> None:
    """Refuse, with their number, as long as recommendations are not settled. Queries once."""
    waiting = assignment.recommendations.filter(state__in=UNSETTLED).count()
    if waiting:
        words = _("{count} recommendations are not settled yet.")
        raise RecommendationsOpen(format_lazy(words, count=waiting))


def team_findings(assignment: Assignment, members: list[TeamMember], on: date) -> list[Any]:
    """What keeps the letter from being issued. Queries once where an agency is audited."""
    inside = people_of(assignment.audited, on) if assignment.audited else set()
    team = [
        Member(
            key=str(one.pk),
            part=Part(one.part),
            declaration=Declaration(one.declaration),
            belongs=_belongs(one, assignment, inside),
        )
        for one in members
    ]
    return check_team(team, is_own_agency=assignment.is_own_agency, safeguard=assignment.safeguard)


def belongs_to_audited(member: TeamMember, assignment: Assignment, on: date) -> bool:
    """Whether somebody holds a role in the audited agency, or comes from it. Queries once."""
    inside = people_of(assignment.audited, on) if assignment.audited else set()
    return _belongs(member, assignment, inside)


def _belongs(member: TeamMember, assignment: Assignment, inside: set[int]) -> bool:
    if assignment.audited is None:
        return False
    comes_from = member.home is not None and member.home.path.startswith(assignment.audited.path)
    return comes_from or member.user_id in inside


def _check_line(agency: Agency, line: PlanLine | None, outside_reason: str) -> None:
    if line is None:
        if not cleaned(outside_reason):
            raise Incomplete(
                _("Choose a line of the plan, or say why without one."), field="outside_reason"
            )
        return
    if line.agency_id != agency.pk:
        raise WrongPlace(_("This line belongs to another plan."), field="line")
    if line.is_dropped or line.plan.state != PlanState.SET:
        raise StepNotPossible(_("This line is not in a plan that is set."), field="line")


def _check_days(assignment: Assignment) -> None:
    if assignment.ends_on < assignment.starts_on:
        raise DomainError(_("The last day must lie after the first."), field="ends_on")


def _told(member: TeamMember) -> dict[str, Any]:
    return {"member": member.office, "part": member.get_part_display()}

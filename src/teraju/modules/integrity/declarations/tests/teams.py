"""An assignment whose team is asked for statements: it begins after the day of the rule."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from teraju.modules.integrity.declarations import services
from teraju.modules.integrity.declarations.models import Statement
from teraju.modules.operations.models import Assignment
from teraju.modules.operations.services import supervision
from teraju.modules.operations.tests.supervision_world import World, drafted
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import person

KIND = "operations.assignment"
DAY = date(2020, 9, 1)
MORNING = datetime(2020, 9, 1, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
TEAM = ("head", "technical", "leader", "member")


def at(w: World, key: str, now: datetime = MORNING) -> Viewer:
    return viewer_of(w.people[key], now)


def with_function(w: World) -> World:
    """The same world with a compliance function."""
    w.people["function"] = person(Role.COMPLIANCE_FUNCTION, agency=w.agency, title="Ketua FKAP")
    return w


def assigned(w: World) -> Assignment:
    """With its letter, and nobody's statement."""
    assignment = drafted(w)
    for member in assignment.members.select_related("user"):
        supervision.declare(
            actor=viewer_of(member.user, MORNING), member_id=member.pk, declaration="clear"
        )
    supervision.issue_letter(actor=at(w, "head"), assignment_id=assignment.pk)
    assignment.refresh_from_db()
    return assignment


def state(
    w: World, assignment: Assignment, *keys: str, step: str = "begin", told: str = ""
) -> list[Statement]:
    """These members give their statement."""
    return [
        services.give_statement(
            actor=at(w, key),
            kind=KIND,
            pk=assignment.pk,
            step=step,
            confirmed=True,
            told=told,
        )
        for key in keys
    ]


def begin(w: World, assignment: Assignment) -> Assignment:
    return supervision.begin_field_work(actor=at(w, "leader"), assignment_id=assignment.pk)

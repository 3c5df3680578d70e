"""Which statements the members of teams have given, and which are owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from teraju.modules.integrity.declarations import policy
from teraju.modules.integrity.declarations.domain import statements as rules
from teraju.modules.integrity.declarations.domain.kinds import Outcome
from teraju.modules.integrity.declarations.domain.statements import Given, Step
from teraju.modules.integrity.declarations.domain.states import ExceptionState
from teraju.modules.integrity.declarations.models import Statement
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.teams import Member, Team, team_kinds


def given_of(kind: str, pks: Collection[int]) -> Mapping[int, Sequence[Given]]:
    """What was stated in works of a kind, by work. One query."""
    rows = Statement.objects.filter(subject_kind=kind, subject_pk__in=pks).order_by("pk")
    found: dict[int, list[Given]] = defaultdict(list)
    for one in rows.only("subject_pk", "member_key", "step", "exception", "outcome"):
        found[one.subject_pk].append(Given(one.member_key, Step(one.step), _is_raised(one)))
    return found


def _is_raised(one: Statement) -> bool:
    """It waits to be looked at; or somebody has to leave before the work begins."""
    if one.exception == ExceptionState.RAISED:
        return True
    return one.outcome == Outcome.REMOVED and one.step == Step.BEGIN


def asked_steps(team: Team) -> Sequence[Step]:
    return [Step(one.value) for one in team.steps]


def step_owed(team: Team, member_key: int, given: Sequence[Given]) -> Step | None:
    """The statement that a member owes where the work stands."""
    return rules.next_step(member_key, given, asked_steps(team))


def is_asked(team: Team, today: date) -> bool:
    """Whether the rules of the day on which the work began ask for statements in it."""
    day = rules.judged_on(team.begun_on, today)
    return rules.applies(team.kind, policy.statements_for(day))


def own_owed(viewer: Viewer) -> Iterator[tuple[Team, Member, Step]]:
    """The statements that the viewer owes; a fixed number of queries for each kind of work."""
    if viewer.user_id is None:
        return
    for kind in team_kinds():
        pks = kind.of_person(viewer.user_id)
        if not pks:
            continue
        given = given_of(kind.kind, pks)
        for team in kind.find(pks).values():
            if team.government.pk not in viewer.government_ids or not is_asked(team, viewer.today):
                continue
            for member in team.members:
                owed = step_owed(team, member.key, given.get(team.pk, []))
                if member.person_id == viewer.user_id and owed is not None:
                    yield team, member, owed

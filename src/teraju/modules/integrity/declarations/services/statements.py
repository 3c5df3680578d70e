"""Statements of a team's members: given by each, copied for offices from elsewhere, looked at."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.declarations import permissions, policy
from teraju.modules.integrity.declarations.domain import statements as rules
from teraju.modules.integrity.declarations.domain.kinds import Outcome
from teraju.modules.integrity.declarations.domain.statements import Step
from teraju.modules.integrity.declarations.domain.states import EXCEPTION, ExceptionState
from teraju.modules.integrity.declarations.models import Statement
from teraju.modules.integrity.declarations.refusals import NothingAsked, NotYours, OwnMatter
from teraju.modules.integrity.declarations.selectors.teams import given_of, step_owed
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.teams import Member, Team, may_copy, team_of

from .common import moved, said, tell

OWN = _("It is your own statement: somebody else looks at it.")


@transaction.atomic
def give_statement(
    *,
    actor: Viewer,
    kind: str,
    pk: int,
    step: str,
    confirmed: bool,
    told: str = "",
) -> Statement:
    """State as a member of a team that nothing was accepted or promised, or what was offered.

    The statement is that of the step that the form showed; a second time finds the first.
    """
    team = asked_team(actor, kind, pk)
    member = own_place(actor, team)
    if member is None:
        raise NotYours(_("Each member of the team states it for themselves."))
    return _keep(actor, team, member, Step(step), confirmed=confirmed, told=told, paper_note="")


@transaction.atomic
def copy_statement(
    *,
    actor: Viewer,
    kind: str,
    pk: int,
    member_key: int,
    step: str,
    confirmed: bool,
    paper_note: str,
    told: str = "",
) -> Statement:
    """Copy what an office from elsewhere stated on paper, with where the paper lies."""
    team = asked_team(actor, kind, pk)
    if not may_copy(actor, kind, pk):
        raise NotAllowed(_("Only who manages this work copies a statement from paper."))
    member = next((one for one in team.members if one.key == member_key), None)
    if member is None or member.person_id is not None:
        raise NotYours(_("Each member of the team states it for themselves."))
    note = said(paper_note, "paper_note", _("Say where the paper lies."))
    return _keep(
        actor, team, member, Step(step), confirmed=confirmed, told=told, paper_note=note[:400]
    )


@transaction.atomic
def handle_exception(
    *,
    actor: Viewer,
    statement_id: int,
    expected_version: int | None = None,
    outcome: str,
    handling: str,
) -> Statement:
    """Say what was done about an offer that a member told of; the work may go on after that."""
    rows = Statement.objects.visible_to(actor).select_related("agency", "government")
    one: Statement = claim(rows, statement_id, expected_version)
    refusal = handling_refusal(actor, one)
    if refusal:
        raise OwnMatter(refusal)
    one.exception = moved(EXCEPTION, one.exception, "handle")
    if outcome not in set(Outcome):
        raise DomainError(_("Choose what came of it."), field="outcome")
    one.outcome, one.handling = outcome, said(handling, "handling", _("Say what was done."))
    one.handled_on, one.handled_by_id = actor.today, actor.user_id
    one.handled_office = actor.office[:160]
    save(actor, one)
    tell(actor, one, "handled", {"exception": one.exception})
    return one


def handling_refusal(viewer: Viewer, one: Statement) -> object:
    """Why the viewer may not look at an exception, or an empty string."""
    if viewer.user_id is not None and viewer.user_id == one.person_id:
        return OWN
    return rights.refusal(viewer, permissions.HANDLE, one)


def asked_team(actor: Viewer, kind: str, pk: int) -> Team:
    """The team of a work whose members are asked for statements, within the actor's government."""
    team = team_of(kind, pk)
    if team is None or team.government.pk not in actor.government_ids:
        raise NothingAsked(_("There is no such work."))
    day = rules.judged_on(team.begun_on, actor.today)
    if not rules.applies(kind, policy.statements_for(day)):
        raise NothingAsked(_("For this work no statement is asked: it began before the rule."))
    return team


def own_place(actor: Viewer, team: Team) -> Member | None:
    """The place of the actor in a team."""
    if actor.user_id is None:
        return None
    return next((one for one in team.members if one.person_id == actor.user_id), None)


def statement_text(step: Step, title: str) -> str:
    """What a member confirms, in the language of the page."""
    if step is Step.BEGIN:
        words = gettext(
            "For the assignment “%(title)s” I have accepted nothing and was promised nothing by "
            "those it concerns, and I will accept nothing. Should something be offered to me, I "
            "refuse it and report it at once."
        )
    else:
        words = gettext(
            "During the assignment “%(title)s” I accepted nothing and was promised nothing by "
            "those it concerns, neither for myself nor for others."
        )
    return words % {"title": title}


def _keep(
    actor: Viewer,
    team: Team,
    member: Member,
    step: Step,
    *,
    confirmed: bool,
    told: str,
    paper_note: str,
) -> Statement:
    place = {"subject_kind": team.kind, "subject_pk": team.pk, "member_key": member.key}
    earlier: Statement | None = Statement.objects.filter(step=step, **place).first()
    if earlier is not None:
        return earlier
    owed = step_owed(team, member.key, given_of(team.kind, [team.pk])[team.pk])
    if owed is not step:
        raise NothingAsked(_("This statement is not asked for where the work stands now."))
    if not confirmed:
        raise DomainError(_("Confirm the text with a tick."), field="confirmed")
    exception = ExceptionState.RAISED if cleaned(told) else ExceptionState.NONE
    made = Statement(
        government=team.government,
        agency=team.agency,
        **place,
        subject_title=team.title[:300],
        step=str(step),
        person_id=member.person_id,
        office=member.office[:160],
        given_on=actor.today,
        text=statement_text(step, team.title)[:2000],
        copied_by=actor.office[:160] if paper_note else "",
        paper_note=paper_note,
        exception=str(exception),
        told=cleaned(told),
        is_example=team.is_example,
    )
    save(actor, made)
    tell(actor, made, "given", {"step": made.step})
    return made

"""The gate before a team begins and before it ends: every member has given their statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import gates as registry
from teraju.platform.links.followups import FollowUp
from teraju.platform.links.gates import Panel
from teraju.platform.links.teams import Member, Team, may_copy, team_of
from teraju.platform.web.kinds import Link, Status

from . import policy
from .domain import statements as rules
from .domain.statements import Given, Step
from .models import Statement
from .selectors.teams import given_of, is_asked, step_owed

Text = str | Promise
HEADERS = (
    pgettext_lazy("team", "Member"),
    pgettext_lazy("statement", "Before the beginning"),
    pgettext_lazy("statement", "Before the end"),
)


def register() -> None:
    """Before every kind of work that the rules of any day name."""
    for kind in sorted(policy.kinds_ever_asked()):
        for step in registry.Step:
            registry.register_gate(kind, step, partial(gate, kind, Step(step.value)))
        registry.register_panel(kind, partial(panel, kind))


def gate(kind: str, step: Step, viewer: Viewer, pk: int) -> Text | None:
    """Why a team may not begin or end; None where nothing is in its way. Three queries."""
    team = team_of(kind, pk)
    if team is None or not is_asked(team, viewer.today):
        return None
    keys = [one.key for one in team.members]
    given = [one for one in given_of(kind, [pk]).get(pk, []) if one.member_key in keys]
    missing = rules.missing(keys, given, step)
    if missing:
        return _who_lacks(team, missing, step)
    if rules.is_blocked(given):
        return _(
            "In a statement of the team something was told that the anti-bribery compliance "
            "function looks at first: wait until it has been handled."
        )
    return None


def _who_lacks(team: Team, missing: Sequence[int], step: Step) -> Text:
    offices = ", ".join(one.office for one in team.members if one.key in missing)
    sentence = (
        _(
            "Before the beginning each member states to have accepted nothing. Still missing: "
            "{offices}. They find the form in their work and under “Statements of the team” here."
        )
        if step is Step.BEGIN
        else _(
            "Before the end each member states to have accepted nothing. Still missing: {offices}. "
            "They find the form in their work and under “Statements of the team” here."
        )
    )
    return format_lazy(sentence, offices=offices)


def panel(kind: str, viewer: Viewer, pk: int) -> Panel | None:
    """Who of the team has stated what, on the page of the work. Five queries at most."""
    team = team_of(kind, pk)
    if team is None or not team.members or not is_asked(team, viewer.today):
        return None
    rows = Statement.objects.filter(subject_kind=kind, subject_pk=pk).order_by("pk")
    known = {(one.member_key, Step(one.step)): one for one in rows}
    given = given_of(kind, [pk]).get(pk, [])
    copies = any(one.person_id is None for one in team.members) and may_copy(viewer, kind, pk)
    return Panel(
        title=_("Statements of the team"),
        headers=HEADERS,
        rows=[_row(team, one, known, given, copies=copies) for one in team.members],
        empty="",
        action=_own_way(viewer, team, given),
    )


def _row(
    team: Team,
    member: Member,
    known: dict[tuple[int, Step], Statement],
    given: Sequence[Given],
    *,
    copies: bool,
) -> list[Any]:
    owed = step_owed(team, member.key, given)
    cells: list[Any] = [member.office]
    for step in Step:
        one = known.get((member.key, step))
        if one is not None:
            cells.append(Status("good", _("given"), date_format(one.given_on)))
        elif step is owed and copies and member.person_id is None:
            url = reverse("declarations_statement_copy", args=[team.kind, team.pk, member.key])
            cells.append(Link(_("Copy from paper"), url))
        else:
            is_due = step is owed
            cells.append(Status("warn", _("still missing")) if is_due else None)
    return cells


def _own_way(viewer: Viewer, team: Team, given: Sequence[Given]) -> FollowUp | None:
    own = next(
        (one for one in team.members if viewer.user_id and one.person_id == viewer.user_id), None
    )
    if own is None or step_owed(team, own.key, given) is None:
        return None
    url = reverse("declarations_statement_give", args=[team.kind, team.pk])
    return FollowUp(_("Give your statement"), url, "pen-line")

"""Why a step of supervision is refused; each text tells what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed

from .domain.supervision.planning import LineFinding, LineProblem
from .domain.supervision.team import Finding, Problem

LINE_PROBLEMS: Mapping[LineProblem, Promise] = {
    LineProblem.NO_OBJECT: _("Name the audited agency or a theme."),
    LineProblem.ENDS_BEFORE_START: _("The last day must lie after the first."),
    LineProblem.OUTSIDE_YEAR: _("This day lies outside the year of the plan."),
    LineProblem.NOT_OF_GOVERNMENT: _("This agency belongs to another government."),
    LineProblem.NO_REASON: _("Rank the risk, or say why this is supervised."),
}
TEAM_PROBLEMS: Mapping[Problem, Promise] = {
    Problem.RESPONSIBLE_MISSING: _("Name who answers for the assignment."),
    Problem.TECHNICAL_MISSING: _("Name the technical controller."),
    Problem.LEADER_MISSING: _("Name the team leader."),
    Problem.PART_TWICE: _("Only members can be several; every other part is one person's."),
    Problem.NOT_DECLARED: _("{who} has not declared yet."),
    Problem.CONFLICT: _("{who} has declared a conflict of interest: take somebody else."),
    Problem.BELONGS: _("{who} belongs to the audited agency: take somebody else."),
    Problem.NO_SAFEGUARD: _(
        "The Inspektorat would supervise itself: say who from elsewhere looks and asks."
    ),
}


class TeamNotReady(DomainError):
    """Something keeps the letter of assignment from being issued."""


class NotIndependent(DomainError):
    """Somebody of the audited agency would be in the team."""


class NotInTeam(NotAllowed):
    """The step belongs to those whom the letter of assignment names."""


class OwnWork(NotAllowed):
    """Nobody decides on, reviews or verifies what they wrote or entered themselves."""


class NotYourTurn(NotAllowed):
    """Another level reviews the report now."""


class PapersOpen(DomainError):
    """Working papers are not reviewed yet, so the report cannot be handed in."""


class RecommendationsOpen(DomainError):
    """Recommendations are not settled yet, so the assignment cannot be closed."""


class NotAnInspectorate(DomainError):
    """Only the Inspektorat supervises."""


class NoServiceInForce(DomainError):
    """The Inspektorat has no service of supervision in its catalogue."""


def refuse_line(findings: Iterable[LineFinding]) -> None:
    """Raise one ValidationError with everything that is wrong, each at its field."""
    errors: dict[str, list[object]] = {}
    for finding in findings:
        errors.setdefault(finding.field, []).append(LINE_PROBLEMS[finding.problem])
    if errors:
        raise ValidationError(errors)


def team_sentences(findings: Iterable[Finding], offices: Mapping[str, str]) -> list[object]:
    """What keeps the letter from being issued, in words that name who it is about."""
    return [
        format_lazy(TEAM_PROBLEMS[one.problem], who=offices.get(one.key, "")) for one in findings
    ]


def refuse_team(findings: Iterable[Finding], offices: Mapping[str, str]) -> None:
    """Raise TeamNotReady with one sentence for everything that is missing."""
    sentences = team_sentences(findings, offices)
    if sentences:
        raise TeamNotReady(format_lazy(" ".join(["{}"] * len(sentences)), *sentences))

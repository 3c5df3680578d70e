"""Refusals of this module, in words fit for the user."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError

from .domain import coaching
from .domain.signing import Gap
from .domain.terms import Finding, Problem

PROBLEMS: Mapping[Problem, Promise] = {
    Problem.SIGNED_IN_FUTURE: _("This day has not come yet: a signature is recorded afterwards."),
    Problem.SIGNED_BEFORE_PARENT: _("It cannot be signed before the agreement it stands under."),
    Problem.PARENT_NOT_SIGNED: _(
        "The agreement it stands under is not signed yet: sign that first."
    ),
    Problem.SIGNED_BEFORE_PREDECESSOR: _(
        "It cannot be signed before the agreement that it renews."
    ),
    Problem.CONSENT_AFTER_SIGNING: _("The council's consent comes before the signing."),
    Problem.ENDS_BEFORE_START: _("The last day must lie after the first."),
    Problem.ENDS_BEFORE_SIGNING: _("The last day must lie after the day of signing."),
    Problem.STARTS_BEFORE_SIGNING: _("It starts before it was signed: check both days."),
    Problem.OUTLIVES_PARENT: _("It runs longer than the agreement it stands under."),
    Problem.TASK_OUTSIDE_TERM: _("The task is due outside the term of the agreement."),
    Problem.TASK_DONE_IN_FUTURE: _("This day has not come yet."),
    Problem.TASK_DONE_BEFORE_SIGNING: _("A task is not done before the agreement is signed."),
    Problem.CLOSED_BEFORE_SIGNING: _("It cannot end before it was signed."),
    Problem.CLOSED_IN_FUTURE: _("This day has not come yet: record the end on or after it."),
    Problem.EVALUATION_OUTSIDE_TERM: _("The agreement was not in force in this year."),
    Problem.EVALUATION_OF_FUTURE: _("This year has not come yet."),
}

GAPS: Mapping[Gap, Promise] = {
    Gap.FEWER_THAN_TWO_PARTIES: _("Name at least two parties."),
    Gap.OWN_PARTY_MISSING: _("Name this government as a party."),
    Gap.SIGNATORY_MISSING: _("Name the office that signs for every party."),
    Gap.POWER_OF_ATTORNEY_MISSING: _(
        "The head of an agency signs with a power of attorney of the regional head: "
        "enter its number at our own party."
    ),
    Gap.CONSENT_MISSING: _("Record the consent of the council, or that none is needed."),
    Gap.NUMBER_MISSING: _("Enter our number."),
}


COACHING: Mapping[coaching.Problem, Promise] = {
    coaching.Problem.ACCESS_OVER: _("The last day has passed already."),
    coaching.Problem.ACCESS_TOO_LONG: _(
        "Let a coach in for a year at the longest; it can be renewed."
    ),
    coaching.Problem.ACCESS_BEFORE_AGREEMENT: _("The agreement was not in force yet on this day."),
    coaching.Problem.ACCESS_AFTER_AGREEMENT: _("The agreement has ended by this day."),
    coaching.Problem.VISIT_IN_FUTURE: _("This day has not come yet: record a visit afterwards."),
    coaching.Problem.NEXT_NOT_AFTER: _("The next visit comes after this one."),
}


class AgreementIsNotThere(DomainError):
    """The agreement is in a state in which this cannot be done."""


class NotReadyToSign(DomainError):
    """Something that a signature needs is missing."""


class WrongPlace(DomainError):
    """A record of another government, or one the actor may not see, was named."""


class NothingLinked(DomainError):
    """The record to link does not exist for the actor."""


class ProgrammeNotReady(DomainError):
    """Steps before the certificate are still open."""


class NotWithBSN(DomainError):
    """A coach of BSN comes under an agreement with BSN, and this one is not."""


class NotYourVisit(DomainError):
    """Only who recorded a visit changes or withdraws it."""


class VisitIsNotThere(DomainError):
    """The visit is in a state in which this cannot be done."""


def refuse_coaching(findings: Iterable[coaching.Finding]) -> None:
    """Raise one ValidationError with everything that is wrong, each at its field."""
    errors: dict[str, list[object]] = {}
    for finding in findings:
        errors.setdefault(finding.field, []).append(COACHING[finding.problem])
    if errors:
        raise ValidationError(errors)


def refuse_blocking(findings: Iterable[Finding]) -> None:
    """Raise one ValidationError with every finding that blocks, each at its field."""
    errors: dict[str, list[object]] = {}
    for finding in findings:
        if finding.blocks:
            errors.setdefault(finding.field, []).append(PROBLEMS[finding.problem])
    if errors:
        raise ValidationError(errors)


def warnings_in(findings: Iterable[Finding]) -> list[Promise]:
    """What is told without stopping anybody."""
    return [PROBLEMS[finding.problem] for finding in findings if not finding.blocks]


def refuse_gaps(found: Iterable[Gap]) -> None:
    """Raise NotReadyToSign with one sentence for everything that is missing."""
    sentences = [GAPS[gap] for gap in found]
    if sentences:
        raise NotReadyToSign(format_lazy(" ".join(["{}"] * len(sentences)), *sentences))

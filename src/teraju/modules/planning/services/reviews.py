"""Use-cases on the review of a quarter's values: written, and taken note of by the head."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.objective_states import REVIEW, ReviewState
from teraju.modules.planning.domain.rhythm import Frequency, period_of
from teraju.modules.planning.models import ObjectiveReview
from teraju.modules.planning.refusals import DateOutOfOrder, NotInThisState, OwnText
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import has_done, record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import locked

TEXTS = ("evaluation", "decisions")
WRITING = frozenset({"planning.review.written", "planning.review.changed"})


@transaction.atomic
def write_review(
    *,
    actor: Viewer,
    agency: Agency,
    first_day: date,
    evaluation: str,
    decisions: str,
    is_example: bool = False,
) -> ObjectiveReview:
    """Say in words what the values of a quarter come to, and what is decided."""
    rights.require(actor, permissions.REVIEW_WRITE, agency)
    quarter = period_of(Frequency.QUARTERLY, first_day)
    if quarter.last > actor.today:
        raise DateOutOfOrder(
            _("This quarter is not over yet: review it when it has ended."), field="first_day"
        )
    review = ObjectiveReview(
        government=agency.government,
        agency=agency,
        first_day=quarter.first,
        last_day=quarter.last,
        written_on=actor.today,
        written_by_id=actor.user_id,
        written_office=actor.office[:160],
        is_example=is_example,
    )
    _write(actor, review, evaluation, decisions)
    _tell(actor, review, "written", {}, values_of(review, TEXTS))
    return review


@transaction.atomic
def change_review(
    *,
    actor: Viewer,
    review_id: int,
    expected_version: int | None = None,
    evaluation: str,
    decisions: str,
) -> ObjectiveReview:
    """Change a review that the head has not taken note of."""
    review = locked(actor, ObjectiveReview, review_id, permissions.REVIEW_WRITE, expected_version)
    if review.state != ReviewState.WRITTEN:
        raise NotInThisState(_("The head has taken note of it: it is not changed any more."))
    before = values_of(review, TEXTS)
    review.written_by_id, review.written_office = actor.user_id, actor.office[:160]
    _write(actor, review, evaluation, decisions)
    _tell(actor, review, "changed", before, values_of(review, TEXTS))
    return review


@transaction.atomic
def acknowledge_review(
    *, actor: Viewer, review_id: int, expected_version: int | None = None, remark: str = ""
) -> ObjectiveReview:
    """The head takes note of a review; who wrote it does not."""
    review = _moved(actor, review_id, expected_version, permissions.APPROVE, "acknowledge")
    if review.written_by_id == actor.user_id or has_done(actor, review, WRITING):
        raise OwnText(_("You wrote this review: somebody else takes note of it."))
    review.acknowledged_on, review.acknowledged_office = actor.today, actor.office[:160]
    review.remark = cleaned(remark)
    save(actor, review)
    _tell(actor, review, "acknowledged", {}, {"remark": review.remark})
    return review


@transaction.atomic
def withdraw_review(
    *, actor: Viewer, review_id: int, expected_version: int | None = None, reason: str
) -> ObjectiveReview:
    """Take back a review that was written by mistake; another one can then be written."""
    review = _moved(actor, review_id, expected_version, permissions.REVIEW_WRITE, "withdraw")
    said = cleaned(reason)
    if not said:
        raise DomainError(_("Say why."), field="reason")
    review.withdrawn_on, review.reason = actor.today, said
    save(actor, review)
    _tell(actor, review, "withdrawn", {}, {"reason": said})
    return review


def _write(actor: Viewer, review: ObjectiveReview, evaluation: str, decisions: str) -> None:
    review.evaluation, review.decisions = cleaned(evaluation), cleaned(decisions)
    save(actor, review)


def _moved(
    actor: Viewer, pk: int, expected_version: int | None, right: str, event: str
) -> ObjectiveReview:
    review = locked(actor, ObjectiveReview, pk, right, expected_version)
    try:
        review.state = REVIEW.transition(review.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place in the present state. Look at the record again.")
        ) from error
    return review


def _tell(
    actor: Viewer,
    review: ObjectiveReview,
    verb: str,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    record_event(
        actor=actor, verb=f"planning.review.{verb}", target=review, before=before, after=after
    )

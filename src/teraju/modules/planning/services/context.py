"""The yearly analysis: begun as a copy of the last one, changed issue by issue."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.approval import Status
from teraju.modules.planning.domain.reviews import asks_about_climate
from teraju.modules.planning.models import ContextIssue, ContextReview
from teraju.modules.planning.models.context import INTERNAL
from teraju.modules.planning.refusals import NotComplete
from teraju.platform.accounts.records import keep
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.organisation.models import Agency

from .approval import ApprovalKind, begin, open_draft, told, written
from .common import check_not_future

ISSUE = ("side", "source", "text", "consequence", "bribery_factor")
REVIEW = ("reviewed_on", "taken_part", "climate_matters", "climate_reason")


def _ready(actor: Viewer, review: ContextReview) -> None:
    """Something inside and something outside, and a word on climate where it is asked."""
    sides = {issue.side in INTERNAL for issue in review.issues.all()}
    if sides != {True, False}:
        raise NotComplete(_("Name at least one issue inside the agency and one outside it."))
    if review.climate_matters is None and asks_about_climate(review.reviewed_on):
        raise NotComplete(_("Say whether climate change matters here, with the reason."))


CONTEXT = ApprovalKind(
    name="context", model=ContextReview, write=permissions.CONTEXT_WRITE, ready=_ready
)


@transaction.atomic
def draft_context(
    *,
    actor: Viewer,
    agency: Agency,
    reviewed_on: date,
    taken_part: str = "",
    is_example: bool = False,
) -> ContextReview:
    """Begin an analysis; the issues of the one in force are copied to be looked at again."""
    check_not_future(actor, reviewed_on, "reviewed_on")
    earlier = ContextReview.objects.filter(agency=agency, status=Status.APPROVED).first()
    review: ContextReview = begin(
        CONTEXT,
        actor=actor,
        agency=agency,
        reviewed_on=reviewed_on,
        taken_part=cleaned(taken_part),
        climate_matters=earlier.climate_matters if earlier else None,
        climate_reason=earlier.climate_reason if earlier else "",
        earlier=earlier,
        is_example=is_example,
    )
    copied = earlier.issues.order_by("pk") if earlier else []
    ContextIssue.objects.bulk_create(
        ContextIssue(review=review, **values_of(issue, ISSUE)) for issue in copied
    )
    told(actor, CONTEXT, "drafted", review, after={"reviewed_on": reviewed_on})
    return review


@transaction.atomic
def change_context(
    *,
    actor: Viewer,
    review_id: int,
    reviewed_on: date,
    taken_part: str = "",
    climate_matters: bool | None = None,
    climate_reason: str = "",
    expected_version: int | None = None,
) -> ContextReview:
    """Change the day, who took part, and what is said of climate change."""
    review: ContextReview = open_draft(CONTEXT, actor, review_id, expected_version)
    check_not_future(actor, reviewed_on, "reviewed_on")
    before = values_of(review, REVIEW)
    review.reviewed_on, review.taken_part = reviewed_on, cleaned(taken_part)
    review.climate_matters, review.climate_reason = climate_matters, cleaned(climate_reason)
    if climate_matters is not None and not review.climate_reason:
        raise DomainError(
            _("Give the reason, whichever way it was decided."), field="climate_reason"
        )
    written(actor, review)
    told(actor, CONTEXT, "changed", review, before=before, after=values_of(review, REVIEW))
    return review


@transaction.atomic
def add_issue(
    *,
    actor: Viewer,
    review_id: int,
    side: str,
    source: str,
    text: str,
    consequence: str,
    bribery_factor: str = "",
) -> ContextIssue:
    """Put an issue into a draft."""
    review = open_draft(CONTEXT, actor, review_id)
    issue = ContextIssue(review=review)
    _fill(issue, side, source, text, consequence, bribery_factor)
    written(actor, review)
    told(actor, CONTEXT, "issue_added", review, after=_said(issue))
    return issue


@transaction.atomic
def change_issue(
    *,
    actor: Viewer,
    review_id: int,
    issue_id: int,
    side: str,
    source: str,
    text: str,
    consequence: str,
    bribery_factor: str = "",
) -> ContextIssue:
    """Change an issue of a draft."""
    review = open_draft(CONTEXT, actor, review_id)
    issue: ContextIssue = review.issues.get(pk=issue_id)
    before = _said(issue)
    _fill(issue, side, source, text, consequence, bribery_factor)
    written(actor, review)
    told(actor, CONTEXT, "issue_changed", review, before=before, after=_said(issue))
    return issue


@transaction.atomic
def remove_issue(*, actor: Viewer, review_id: int, issue_id: int) -> ContextReview:
    """Take an issue that is none any more out of a draft; earlier analyses keep theirs."""
    review: ContextReview = open_draft(CONTEXT, actor, review_id)
    issue: ContextIssue = review.issues.get(pk=issue_id)
    told(actor, CONTEXT, "issue_removed", review, before=_said(issue), after={})
    issue.delete()
    written(actor, review)
    return review


def _fill(
    issue: ContextIssue, side: str, source: str, text: str, consequence: str, factor: str
) -> None:
    issue.side, issue.source, issue.bribery_factor = side, source, factor
    issue.text, issue.consequence = cleaned(text), cleaned(consequence)
    keep(issue)


def _said(issue: ContextIssue) -> dict[str, Any]:
    """An issue in words, for the trail."""
    return {
        "issue": issue.text,
        "side": issue.get_side_display(),
        "consequence": issue.consequence,
        "bribery_factor": issue.get_bribery_factor_display(),
    }

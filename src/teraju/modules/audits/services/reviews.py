"""Use-cases from the plan of a review to the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits.domain.reviews import REVIEW, ReviewKind, ReviewState
from teraju.modules.audits.models import Review, ReviewLine
from teraju.modules.audits.refusals import DateOutOfOrder, NoGoverningBody, WrongPlace
from teraju.modules.audits.review_policy import agenda
from teraju.modules.audits.review_rights import approve_right, write_right
from teraju.modules.audits.selectors.reviews import has_governing_body
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.links.review_inputs import Period, review_inputs
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import official_number

from .common import check_not_future, step

NUMBER_KEY = "audits.review"
NUMBER_PATTERN = "TM-{year}-{seq:03}"
PLANNED = ("for_quality", "for_anti_bribery", "period_since", "period_until", "planned_on")


def claim_review(
    actor: Viewer, review_id: int, expected_version: int | None, *, right: str = ""
) -> Review:
    """Lock a review that the actor sees and holds a right on: without one, that to write it."""
    rows = Review.objects.visible_to(actor).select_related("agency", "government")
    review: Review = claim(rows, review_id, expected_version)
    rights.require(actor, right or write_right(review.kind), review)
    return review


@transaction.atomic
def plan_review(
    *,
    actor: Viewer,
    agency: Agency,
    kind: str,
    for_quality: bool,
    for_anti_bribery: bool,
    period_since: date,
    period_until: date,
    planned_on: date,
    is_example: bool = False,
) -> Review:
    """Plan a review of an agency's system, or the report of its anti-bribery function."""
    rights.require(actor, write_right(kind), agency)
    served = {"for_quality": for_quality, "for_anti_bribery": for_anti_bribery}
    _check_systems(actor, agency, kind, **served)
    review = Review(
        government_id=agency.government_id,
        agency=agency,
        kind=kind,
        number=_number(actor, agency),
        for_quality=for_quality,
        for_anti_bribery=for_anti_bribery,
        period_since=period_since,
        period_until=period_until,
        planned_on=planned_on,
        is_example=is_example,
    )
    save(actor, review)
    record_event(
        actor=actor,
        verb="audits.review.planned",
        target=review,
        after={"kind": kind, **values_of(review, PLANNED)},
    )
    return review


@transaction.atomic
def change_review(
    *,
    actor: Viewer,
    review_id: int,
    expected_version: int | None = None,
    for_quality: bool,
    for_anti_bribery: bool,
    period_since: date,
    period_until: date,
    planned_on: date,
) -> Review:
    """Change the plan; what was gathered for another period has to be gathered again."""
    review = claim_review(actor, review_id, expected_version)
    step(REVIEW, review.state, "postpone")
    served = {"for_quality": for_quality, "for_anti_bribery": for_anti_bribery}
    _check_systems(actor, review.agency, review.kind, **served)
    before = values_of(review, PLANNED)
    looks_elsewhere = (period_since, period_until) != (review.period_since, review.period_until)
    review.for_quality, review.for_anti_bribery = for_quality, for_anti_bribery
    review.period_since, review.period_until = period_since, period_until
    review.planned_on = planned_on
    if looks_elsewhere:
        review.lines.all().delete()
        review.state, review.gathered_at = ReviewState.PLANNED, None
    save(actor, review)
    record_event(actor=actor, verb="audits.review.changed", target=review, before=before)
    return review


@transaction.atomic
def gather_inputs(*, actor: Viewer, review_id: int, expected_version: int | None = None) -> Review:
    """Lay before the review what the records say; possible again until the meeting was held.

    The facts are copied as they stand, in the language of the house: minutes stay true.
    """
    review = claim_review(actor, review_id, expected_version)
    review.state = step(REVIEW, review.state, "gather")
    review.gathered_at = actor.now
    save(actor, review)
    with override(settings.LANGUAGE_CODE):
        lines = list(_gathered(actor, review))
    review.lines.all().delete()
    ReviewLine.objects.bulk_create(lines)
    after = {"facts": len(lines), "concerns": sum(line.concerns for line in lines)}
    record_event(actor=actor, verb="audits.review.gathered", target=review, after=after)
    return review


def _gathered(actor: Viewer, review: Review) -> Iterator[ReviewLine]:
    items = agenda(review.kind, review.systems, actor.today)
    asked = {item.subject for item in items}
    period = Period(review.period_since, review.period_until)
    place = 0
    for kind in review_inputs():
        if kind.subject not in asked:
            continue
        for line in kind.gather(actor, review.agency_id, period):
            place += 1
            yield ReviewLine(
                review=review,
                place=place,
                subject=kind.subject.value,
                code=kind.code[:60],
                label=str(kind.label)[:200],
                text=str(line.text)[:2000],
                value=line.value[:60],
                url=line.url[:300],
                concerns=line.concerns,
            )


@transaction.atomic
def postpone_review(
    *,
    actor: Viewer,
    review_id: int,
    expected_version: int | None = None,
    planned_on: date,
    reason: str,
) -> Review:
    """Set another day for a review, with the reason."""
    review = claim_review(actor, review_id, expected_version)
    step(REVIEW, review.state, "postpone")
    if planned_on == review.planned_on:
        raise DateOutOfOrder(_("That is the day it is planned for now."), field="planned_on")
    before = values_of(review, ("planned_on", "reason"))
    review.planned_on, review.reason = planned_on, needed(reason)
    save(actor, review)
    record_event(actor=actor, verb="audits.review.postponed", target=review, before=before)
    return review


@transaction.atomic
def cancel_review(
    *, actor: Viewer, review_id: int, expected_version: int | None = None, reason: str
) -> Review:
    """Give a review up before it was held, with the reason."""
    review = claim_review(actor, review_id, expected_version)
    before = values_of(review, ("state", "reason"))
    review.state = step(REVIEW, review.state, "cancel")
    review.reason = needed(reason)
    save(actor, review)
    record_event(actor=actor, verb="audits.review.cancelled", target=review, before=before)
    return review


@transaction.atomic
def hold_review(
    *,
    actor: Viewer,
    review_id: int,
    expected_version: int | None = None,
    held_on: date,
    chair: User,
    attendance: str,
) -> Review:
    """Note that the meeting was held: when, who led it and who took part.

    From now on what was gathered stays as it is.
    """
    review = claim_review(actor, review_id, expected_version)
    before = values_of(review, ("state", "held_on"))
    review.state = step(REVIEW, review.state, "hold")
    check_not_future(actor, held_on, "held_on")
    if held_on < review.period_since:
        raise DateOutOfOrder(
            _("It looks back on a period that had not begun by that day."), field="held_on"
        )
    right = approve_right(review.kind)
    if not rights.allowed(viewer_of(chair, actor.now), right, review):
        raise WrongPlace(
            format_lazy(
                _("The chair approves the minutes, and this person may not. {roles}"),
                roles=rights.reason(right),
            ),
            field="chair",
        )
    review.held_on, review.chair, review.chair_office = held_on, chair, chair.title
    review.attendance = cleaned(attendance)
    save(actor, review)
    record_event(actor=actor, verb="audits.review.held", target=review, before=before)
    return review


@transaction.atomic
def take_back_review(
    *, actor: Viewer, review_id: int, expected_version: int | None = None, reason: str
) -> Review:
    """Undo that a review was held, where it was noted by mistake."""
    review = claim_review(actor, review_id, expected_version)
    before = values_of(review, ("state", "held_on", "reason"))
    review.state = step(REVIEW, review.state, "take_back")
    review.held_on, review.reason = None, needed(reason)
    save(actor, review)
    record_event(actor=actor, verb="audits.review.taken_back", target=review, before=before)
    return review


def _check_systems(
    actor: Viewer, agency: Agency, kind: str, *, for_quality: bool, for_anti_bribery: bool
) -> None:
    if not (for_quality or for_anti_bribery):
        raise DomainError(_("Choose at least one management system."), field="for_quality")
    if kind == ReviewKind.MANAGEMENT:
        return
    if not for_anti_bribery:
        raise DomainError(
            _("This kind belongs to the anti-bribery system: choose it too."),
            field="for_anti_bribery",
        )
    if kind == ReviewKind.GOVERNING_BODY and not has_governing_body(agency, actor.today):
        raise NoGoverningBody(
            _("No governing body is named for this agency: choose first whether there is one."),
            field="kind",
        )


def _number(actor: Viewer, agency: Agency) -> str:
    government = agency.government
    return official_number(government=government, key=NUMBER_KEY, on=actor.today, agency=agency)


def needed(reason: str) -> str:
    found = cleaned(reason)
    if not found:
        raise DomainError(_("Say why."), field="reason")
    return found

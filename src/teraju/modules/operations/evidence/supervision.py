"""What supervision proves of an Inspektorat: its plan, its reports, the following up.

Returned reports are nonconforming outputs: `evidence/faults.py` tells of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_years
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.kinds import Outcome, Part
from teraju.modules.operations.domain.supervision.team import levels_above
from teraju.modules.operations.models import (
    Assignment,
    FollowUp,
    PlanLine,
    Recommendation,
    ReportDraft,
    SupervisionPlan,
)
from teraju.modules.operations.models.supervision.choices import PARTS

from .days import DAY, at_place, by_the_end_of

PLAN, REPORT, FOLLOWED = (
    "operations.supervision-plan",
    "operations.supervision-report",
    "operations.follow-up",
)
PLANNED = frozenset({"operational-planning"})
RELEASED = frozenset({"service-provision", "identification", "release", "requirements-review"})
AFTERWARDS = frozenset({"post-delivery"})


def plans(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Plans that were set by a day, for their year. Four queries."""
    assignments = Assignment.objects.filter(output__released_at__isnull=False).filter(
        by_the_end_of("output__released_at", on)
    )
    released: Prefetch[Any, Any, Any] = Prefetch("assignments", assignments)
    lines = PlanLine.objects.prefetch_related(released, "amendments").order_by("number")
    rows = SupervisionPlan.objects.filter(
        agency__in=agency_ids, set_on__lte=on, year__gte=on.year - 1, year__lte=on.year
    )
    for plan in rows.prefetch_related(Prefetch("lines", lines)).order_by("agency", "year", "pk"):
        overdue = [line.ends_on for line in plan.lines.all() if _is_late(line, on)]
        late = len(overdue)
        words = _("{count} lines of the plan are late: their day is over without a report.")
        set_on = plan.set_on or on
        yield Proof(
            kind=PLAN,
            key=f"{PLAN}-{plan.pk}",
            agency_id=plan.agency_id,
            topics=PLANNED,
            title=str(plan),
            url=plan.get_absolute_url(),
            happened_on=set_on,
            recorded_on=set_on,
            state=State.ATTENTION if late else State.CONFORMING,
            reason=format_lazy(words, count=late) if late else "",
            valid_from=set_on,
            # Of a plan that was entered when its year was over, the year has run out already.
            valid_until=max(date(plan.year, 12, 31), set_on),
            wrong_since=max(overdue) + DAY if overdue else None,
            source=("operations.supervisionplan", str(plan.pk)),
            is_example=plan.is_example,
        )


def _is_late(line: PlanLine, on: date) -> bool:
    """Its last day was over on the day, no report was out, and nobody had dropped it."""
    if line.ends_on >= on or line.assignments.all():
        return False
    if line.report_on is not None and line.report_on <= on:
        return False
    dropped = [one.on for one in line.amendments.all() if one.change == "dropped"]
    # Dropped while the plan was a draft, it was never in the plan that was set.
    never = line.is_dropped and not dropped
    return not never and not any(day <= on for day in dropped)


def reports(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Reports released in the year up to a day, with their levels of review. Three queries."""
    drafts = ReportDraft.objects.order_by("-round").prefetch_related("reviews")
    rows = Assignment.objects.filter(
        by_the_end_of("output__released_at", on),
        agency__in=agency_ids,
        output__released_at__isnull=False,
    )
    rows = rows.select_related("government", "output", "report")
    for one in rows.prefetch_related(Prefetch("drafts", drafts)).order_by("agency", "pk"):
        released_at = one.output.released_at or one.updated_at
        day = at_place(released_at, one.government.timezone)
        lacking = _lacking_levels(next(iter(one.drafts.all()), None))
        words = _("Released without a level of review: {levels}.")
        yield Proof(
            kind=REPORT,
            key=f"{REPORT}-{one.pk}",
            agency_id=one.agency_id,
            topics=RELEASED,
            title=format_lazy(_("Report of supervision: {title}"), title=one.title),
            url=one.get_absolute_url(),
            happened_on=day,
            recorded_on=day,
            state=State.ATTENTION if lacking else State.CONFORMING,
            reason=(
                format_lazy(words, levels=", ".join(str(PARTS[level]) for level in lacking))
                if lacking
                else ""
            ),
            valid_until=add_years(day, 1),
            source=("operations.assignment", str(one.pk)),
            is_example=one.is_example,
        )


def _lacking_levels(draft: ReportDraft | None) -> list[Part]:
    """The levels above the writer that did not accept the version that was released."""
    if draft is None:
        return list(levels_above(Part.MEMBER))
    done = {one.level for one in draft.reviews.all() if one.outcome == Outcome.ACCEPTED}
    return [level for level in levels_above(Part(draft.writer_part)) if level not in done]


def follow_ups(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """How recommendations were followed up, one proof for each Inspektorat. Two queries."""
    rows = Recommendation.objects.filter(
        by_the_end_of("created_at", on), inspectorate__in=agency_ids, released_on__lte=on
    )
    entries = FollowUp.objects.filter(entered_on__lte=on).order_by("entered_on", "pk")
    found: dict[int, list[Recommendation]] = defaultdict(list)
    for one in rows.prefetch_related(Prefetch("follow_ups", entries)).order_by("pk"):
        found[one.inspectorate_id].append(one)
    for agency_id, given in sorted(found.items()):
        yield _followed(agency_id, given, on)


def _followed(agency_id: int, given: list[Recommendation], on: date) -> Proof:
    overdue = [one.due for one in given if one.due and _is_unanswered(one, on)]
    late = len(overdue)
    last = max(day for one in given for day in _days(one, on))
    words = _("{late} of {all} recommendations are overdue without a suitable answer.")
    title = _("Following up of {all} recommendations")
    return Proof(
        kind=FOLLOWED,
        key=f"{FOLLOWED}-{agency_id}",
        agency_id=agency_id,
        topics=AFTERWARDS,
        title=format_lazy(title, all=len(given)),
        url=f"{reverse('operations_recommendations')}?time=overdue"
        if late
        else reverse("operations_recommendations"),
        happened_on=last,
        recorded_on=last,
        state=State.ATTENTION if late else State.CONFORMING,
        reason=format_lazy(words, late=late, all=len(given)) if late else "",
        valid_until=add_years(last, 1),
        wrong_since=max(overdue) + DAY if overdue else None,
        is_example=any(one.is_example for one in given),
    )


def _days(one: Recommendation, on: date) -> Iterator[Any]:
    """The days on which something happened to a recommendation, up to a day."""
    yield one.released_on
    for entry in one.follow_ups.all():
        yield entry.entered_on
        if entry.verified_on and entry.verified_on <= on:
            yield entry.verified_on


def _is_unanswered(one: Recommendation, on: date) -> bool:
    """Its day was over, and on that day neither settled nor answered suitably."""
    if one.due is None or one.due >= on:
        return False
    if one.settled_on is not None and one.settled_on <= on:
        return False
    last = next(reversed(one.follow_ups.all()), None)
    if last is None:
        return True
    return last.outcome == Outcome.RETURNED and (last.verified_on or on) <= on


KINDS = (
    EvidenceKind(
        kind=PLAN,
        label=_("Yearly plan of supervision"),
        topics=PLANNED,
        find=plans,
        start_url=lambda _agency_id: reverse("operations_plan_add"),
        start_right=permissions.PLAN_WRITE,
    ),
    EvidenceKind(
        kind=REPORT,
        label=_("Report of supervision"),
        topics=RELEASED,
        find=reports,
        start_url=lambda _agency_id: reverse("operations_assignment_add"),
        start_right=permissions.ASSIGNMENT_MANAGE,
    ),
    EvidenceKind(
        kind=FOLLOWED,
        label=_("Follow-up of recommendations"),
        topics=AFTERWARDS,
        find=follow_ups,
        start_url=lambda _agency_id: reverse("operations_recommendations"),
        start_right=permissions.RECOMMENDATION_READ,
    ),
)

"""What supervision proves of an Inspektorat: its plan, its reports, the following up.

Returned reports are nonconforming outputs: `evidence/faults.py` tells of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped, paired
from teraju.kernel.periods import add_years
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.kinds import Outcome, Part
from teraju.modules.operations.domain.supervision.team import levels_above
from teraju.modules.operations.models import (
    Assignment,
    FollowUp,
    PlanAmendment,
    PlanLine,
    Recommendation,
    ReportDraft,
    ReportReview,
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
# What of assignments, recommendations and their answers is read: there are many of them.
IN_ASSIGNMENT = (
    *("agency", "title", "updated_at", "is_example"),
    *("government__timezone", "output__released_at"),
)
IN_RECOMMENDATION = ("inspectorate", "released_on", "due", "settled_on", "is_example")
IN_FOLLOW_UP = ("recommendation", "entered_on", "verified_on", "outcome")


def plans(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Plans that were set by a day, for their year. Four queries."""
    rows = SupervisionPlan.objects.filter(
        agency__in=agency_ids, set_on__lte=on, year__gte=on.year - 1, year__lte=on.year
    )
    found = list(rows.order_by("agency", "year", "pk"))
    overdue_in = _overdue([plan.pk for plan in found], on)
    for plan in found:
        overdue = overdue_in.get(plan.pk, [])
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


def _overdue(plan_ids: Collection[int], on: date) -> dict[int, list[date]]:
    """By plan the last days of its lines that were over on a day without a report."""
    lines = PlanLine.objects.filter(plan__in=plan_ids, ends_on__lt=on).order_by("number", "pk")
    lines = lines.only("plan", "ends_on", "report_on", "is_dropped")
    released = Assignment.objects.filter(line__plan__in=plan_ids, output__released_at__isnull=False)
    done = set(
        released.filter(by_the_end_of("output__released_at", on)).values_list("line", flat=True)
    )
    dropped = PlanAmendment.objects.filter(line__plan__in=plan_ids, change="dropped")
    given_up = paired(dropped.values_list("line", "on"))
    late = [line for line in lines if line.pk not in done and _is_late(line, given_up, on)]
    return paired((line.plan_id, line.ends_on) for line in late)


def _is_late(line: PlanLine, given_up: dict[int, list[date]], on: date) -> bool:
    """No report was out on the day, and nobody had dropped it."""
    if line.report_on is not None and line.report_on <= on:
        return False
    dropped = given_up.get(line.pk, [])
    # Dropped while the plan was a draft, it was never in the plan that was set.
    never = line.is_dropped and not dropped
    return not never and not any(day <= on for day in dropped)


def reports(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Reports released in the year up to a day, with their levels of review. Three queries."""
    rows = Assignment.objects.filter(
        by_the_end_of("output__released_at", on),
        agency__in=agency_ids,
        output__released_at__isnull=False,
    )
    rows = rows.select_related("government", "output").only(*IN_ASSIGNMENT)
    found = list(rows.order_by("agency", "pk"))
    lacking_of = _lacking_levels([one.pk for one in found])
    for one in found:
        released_at = one.output.released_at or one.updated_at
        day = at_place(released_at, one.government.timezone)
        lacking = lacking_of.get(one.pk, list(levels_above(Part.MEMBER)))
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


def _lacking_levels(assignment_ids: Collection[int]) -> dict[int, list[Part]]:
    """By assignment the levels above the writer that did not accept what was released."""
    drafts = ReportDraft.objects.filter(assignment__in=assignment_ids).order_by("round")
    last = {
        assignment: (draft, Part(part))
        for assignment, draft, part in drafts.values_list("assignment", "pk", "writer_part")
    }
    reviews = ReportReview.objects.filter(
        draft__in=[draft for draft, _part in last.values()], outcome=Outcome.ACCEPTED
    )
    done = paired(reviews.values_list("draft", "level"))
    return {
        assignment: [level for level in levels_above(part) if level not in done.get(draft, ())]
        for assignment, (draft, part) in last.items()
    }


def follow_ups(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """How recommendations were followed up, one proof for each Inspektorat. Two queries."""
    rows = Recommendation.objects.filter(
        by_the_end_of("created_at", on), inspectorate__in=agency_ids, released_on__lte=on
    )
    given = grouped(rows.only(*IN_RECOMMENDATION).order_by("pk"), lambda one: one.inspectorate_id)
    ids = [one.pk for part in given.values() for one in part]
    entries = FollowUp.objects.filter(recommendation__in=ids, entered_on__lte=on)
    entries = entries.only(*IN_FOLLOW_UP).order_by("entered_on", "pk")
    answers = grouped(entries, lambda one: one.recommendation_id)
    for agency_id, part in sorted(given.items()):
        yield _followed(agency_id, [(one, answers.get(one.pk, [])) for one in part], on)


def _followed(
    agency_id: int, given: list[tuple[Recommendation, list[FollowUp]]], on: date
) -> Proof:
    overdue = [one.due for one, answers in given if one.due and _is_unanswered(one, answers, on)]
    late = len(overdue)
    last = max(day for one, answers in given for day in _days(one, answers, on))
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
        is_example=any(one.is_example for one, _answers in given),
    )


def _days(one: Recommendation, answers: list[FollowUp], on: date) -> Iterator[date]:
    """The days on which something happened to a recommendation, up to a day."""
    if one.released_on:
        yield one.released_on
    for entry in answers:
        yield entry.entered_on
        if entry.verified_on and entry.verified_on <= on:
            yield entry.verified_on


def _is_unanswered(one: Recommendation, answers: list[FollowUp], on: date) -> bool:
    """Its day was over, and on that day neither settled nor answered suitably."""
    if one.due is None or one.due >= on:
        return False
    if one.settled_on is not None and one.settled_on <= on:
        return False
    if not answers:
        return True
    last = answers[-1]
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

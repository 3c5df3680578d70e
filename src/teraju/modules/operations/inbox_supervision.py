"""What supervision asks of somebody, and what they handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

from . import permissions
from . import selectors_supervision as selectors
from .domain.supervision import team
from .domain.supervision.kinds import Outcome, Part
from .domain.supervision.states import (
    RUNNING,
    WAITING_FOR_ADDRESSEE,
    AssignmentState,
    PaperState,
    PlanState,
)
from .models import Assignment, ReportDraft, SupervisionPlan, TeamMember, WorkingPaper

SHOWN = 120


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Declarations, papers, reviews, releases, follow-ups. A query or two for whom they concern."""
    if viewer.is_guest or viewer.user_id is None:
        return []
    found: list[InboxItem] = []
    if rights.allowed_somewhere(viewer, permissions.ASSIGNMENT_READ):
        found += [*_to_declare(viewer), *_running(viewer), *_papers(viewer)]
    if rights.allowed_somewhere(viewer, permissions.ASSIGNMENT_DECIDE):
        found += [*_to_decide(viewer), *_plans(viewer)]
    if rights.allowed_somewhere(viewer, permissions.RECOMMENDATION_ANSWER):
        found += _to_answer(viewer)
    if rights.allowed_somewhere(viewer, permissions.RECOMMENDATION_VERIFY):
        found += _to_verify(viewer)
    return found


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Follow-ups that wait for verification, reports under review, plans that wait to be set."""
    if viewer.is_guest or viewer.user_id is None:
        return []
    return [*_entered(viewer), *_reports(viewer), *_written(viewer)]


def _to_declare(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.members(viewer).filter(
        user=viewer.user_id, declared_on=None, assignment__state=AssignmentState.DRAFTED
    )
    for one in rows.order_by("pk"):
        assignment = one.assignment
        yield InboxItem(
            key=f"assignment-{assignment.pk}-declare-{one.pk}",
            title=format_lazy(
                _("Declare on conflicts of interest: {title}"), title=assignment.title
            ),
            url=reverse("operations_member_declare", args=[one.pk]),
            due=assignment.starts_on,
            detail=_("Before the letter of assignment is issued."),
            action_label=_("Declare"),
            agency_label=assignment.agency.short_name,
        )


def _running(viewer: Viewer) -> Iterator[InboxItem]:
    """What a member is doing, until its report is out; whose turn a review is."""
    drafts = ReportDraft.objects.order_by("-round").prefetch_related("reviews")
    rows = (
        selectors.assignments(viewer)
        .filter(members__user=viewer.user_id, state__in=RUNNING)
        .prefetch_related(
            Prefetch("drafts", drafts),
            Prefetch("members", TeamMember.objects.filter(user=viewer.user_id)),
        )
    )
    for one in rows.order_by("ends_on", "pk"):
        state = AssignmentState(one.state)
        part = next((Part(member.part) for member in one.members.all()), None)
        if state is AssignmentState.REPORT_DRAFTED:
            if part is _level(one) and one.drafts.all()[0].written_by_id != viewer.user_id:
                yield _of(one, viewer, "review", _("Review the report"), "operations_report_review")
        elif state is AssignmentState.ASSIGNED and part is Part.LEADER:
            yield _of(one, viewer, "begin", _("Begin"), "operations_assignment_begin")
        elif state is AssignmentState.FIELD_WORK and part not in {Part.RESPONSIBLE, Part.TECHNICAL}:
            yield _of(one, viewer, "work", _("Open"), "operations_assignment")


def _level(assignment: Assignment) -> Part | None:
    """The level whose turn it is; reads the prefetched versions and reviews."""
    draft = next(iter(assignment.drafts.all()), None)
    if draft is None:
        return None
    approved = [Part(one.level) for one in draft.reviews.all() if one.outcome == Outcome.ACCEPTED]
    return team.next_level(Part(draft.writer_part), approved)


def _of(assignment: Assignment, viewer: Viewer, key: str, label: object, name: str) -> InboxItem:
    return InboxItem(
        key=f"assignment-{assignment.pk}-{key}",
        title=assignment.title,
        url=reverse(name, args=[assignment.pk]),
        due=selectors.day_at(assignment, assignment.output.promised_at),
        detail=assignment.get_state_display(),
        action_label=label,  # type: ignore[arg-type]
        agency_label=assignment.agency.short_name,
    )


def _papers(viewer: Viewer) -> Iterator[InboxItem]:
    """Papers to review by somebody else of the team, and notes on one's own."""
    rows = WorkingPaper.objects.visible_to(viewer).filter(
        assignment__members__user=viewer.user_id,
        assignment__state=AssignmentState.FIELD_WORK,
        state__in=[PaperState.SUBMITTED, PaperState.NOTED],
    )
    for one in rows.select_related("assignment", "agency").order_by("pk"):
        is_own = one.done_by_id == viewer.user_id
        if is_own == (one.state == PaperState.NOTED):
            yield InboxItem(
                key=f"working-paper-{one.pk}-{one.state}",
                title=str(one),
                url=one.get_absolute_url(),
                due=one.assignment.ends_on,
                detail=one.review_note if is_own else one.assignment.title,
                action_label=_("Answer the note")
                if is_own
                else pgettext_lazy("supervision", "Review"),
                agency_label=one.agency.short_name,
            )


def _to_decide(viewer: Viewer) -> Iterator[InboxItem]:
    """Letters to issue once all have declared, and reports to release."""
    rows = selectors.assignments(viewer).filter(
        state__in=[AssignmentState.DRAFTED, AssignmentState.REVIEWED]
    )
    for one in rows.prefetch_related("members").order_by("starts_on", "pk"):
        if not rights.allowed(viewer, permissions.ASSIGNMENT_DECIDE, one):
            continue
        if one.state == AssignmentState.REVIEWED:
            yield _of(one, viewer, "release", _("Release the report"), "operations_report_release")
        elif one.members.all() and all(member.declared_on for member in one.members.all()):
            yield _of(one, viewer, "letter", _("Issue the letter"), "operations_assignment_letter")


@read_once
def _drafted(viewer: Viewer) -> Sequence[SupervisionPlan]:
    """Plans that are not set, with their lines. A query, two where there are any."""
    return list(selectors.plans(viewer).filter(state=PlanState.DRAFT).order_by("year", "pk"))


def _plans(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _drafted(viewer):
        if one.lines.all() and rights.allowed(viewer, permissions.PLAN_DECIDE, one):
            yield InboxItem(
                key=f"supervision-plan-{one.pk}-set",
                title=format_lazy(_("Set: {plan}"), plan=str(one)),
                url=one.get_absolute_url(),
                action_label=_("Set the plan"),
                agency_label=one.agency.short_name,
            )


def _to_answer(viewer: Viewer) -> Iterator[InboxItem]:
    """Recommendations that the viewer's agency has to follow up."""
    rows = selectors.recommendations(viewer).filter(state__in=WAITING_FOR_ADDRESSEE)
    for one in rows.order_by("due", "pk"):
        if rights.allowed(viewer, permissions.RECOMMENDATION_ANSWER, one):
            yield InboxItem(
                key=f"recommendation-{one.pk}-answer",
                title=Truncator(one.text).chars(SHOWN),
                url=reverse("operations_recommendation_follow_up", args=[one.pk]),
                due=one.due,
                detail=format_lazy(_("Recommendation of {number}"), number=one.report_number),
                action_label=_("Enter what was done"),
                agency_label=one.agency.short_name,
            )


def _to_verify(viewer: Viewer) -> Iterator[InboxItem]:
    """Follow-ups that the viewer's team verifies."""
    rows = selectors.waiting_for_verification(selectors.recommendations(viewer)).filter(
        assignment__members__user=viewer.user_id
    )
    for one in rows.order_by("due", "pk"):
        yield InboxItem(
            key=f"recommendation-{one.pk}-verify",
            title=Truncator(one.text).chars(SHOWN),
            url=reverse("operations_recommendation_verify", args=[one.pk]),
            due=one.due,
            detail=format_lazy(_("Follow-up of {agency}"), agency=one.agency.short_name),
            action_label=_("Verify"),
            agency_label=one.inspectorate.short_name,
        )


def _entered(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.waiting_for_verification(selectors.recommendations(viewer)).filter(
        follow_ups__entered_by=viewer.user_id, follow_ups__outcome=""
    )
    for one in rows.distinct().order_by("due", "pk"):
        yield InboxItem(
            key=f"recommendation-{one.pk}-entered",
            title=Truncator(one.text).chars(SHOWN),
            url=one.get_absolute_url(),
            detail=_("waits for verification by the Inspektorat"),
            agency_label=one.agency.short_name,
        )


def _reports(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.assignments(viewer).filter(
        state__in=[AssignmentState.REPORT_DRAFTED, AssignmentState.REVIEWED],
        drafts__written_by=viewer.user_id,
    )
    for one in rows.distinct().order_by("pk"):
        yield InboxItem(
            key=f"assignment-{one.pk}-handed-in",
            title=one.title,
            url=one.get_absolute_url(),
            detail=one.get_state_display(),
            agency_label=one.agency.short_name,
        )


def _written(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _drafted(viewer):
        if one.written_by_id != viewer.user_id:
            continue
        yield InboxItem(
            key=f"supervision-plan-{one.pk}-written",
            title=str(one),
            url=one.get_absolute_url(),
            detail=_("waits to be set by the head"),
            agency_label=one.agency.short_name,
        )

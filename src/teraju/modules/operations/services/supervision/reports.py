"""The report: handed in, reviewed level by level, released by the head, frozen."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.base import File
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision import team
from teraju.modules.operations.domain.supervision.following import due_by
from teraju.modules.operations.domain.supervision.kinds import Outcome, Part
from teraju.modules.operations.domain.supervision.states import (
    RECOMMENDATION,
    UNREVIEWED,
    AssignmentState,
    PaperState,
    RecommendationState,
)
from teraju.modules.operations.models import (
    Assignment,
    Recommendation,
    ReportDraft,
    ReportReview,
)
from teraju.modules.operations.models.supervision.choices import PARTS
from teraju.modules.operations.refusals import Incomplete
from teraju.modules.operations.refusals_supervision import NotYourTurn, OwnWork, PapersOpen
from teraju.modules.operations.services.common import step
from teraju.modules.operations.supervision_rules import follow_up_rule
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.files.api import attach

from . import letters, outputs
from .common import claim_assignment, move, require_part, tell


@transaction.atomic
def hand_in_report(
    *,
    actor: Viewer,
    assignment_id: int,
    expected_version: int | None = None,
    summary: str,
    file: File[bytes] | None = None,
) -> ReportDraft:
    """Hand a version of the report in for review, when every working paper is reviewed.

    An uploaded file is frozen with its fingerprint; each version stays as it was handed in.
    """
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_WORK
    )
    part = require_part(actor, assignment)
    if part is Part.RESPONSIBLE:
        raise OwnWork(_("Who answers for the assignment reviews the report and does not write it."))
    before = values_of(assignment, ["state"])
    move(assignment, "draft_report")
    _require_papers_reviewed(assignment)
    last = latest_draft(assignment)
    draft = ReportDraft(
        assignment=assignment,
        round=last.round + 1 if last else 1,
        summary=cleaned(summary),
        written_by_id=actor.user_id,
        written_office=actor.office[:160],
        writer_part=part,
        written_on=actor.today,
    )
    if file:
        _freeze(actor, draft, file)
    keep(draft)
    outputs.report_handed_in(actor, assignment, is_corrected=last is not None)
    save(actor, assignment)
    content = {"content": f"sha256:{draft.file.sha256}"} if draft.file else {}
    after = {"state": assignment.state, "round": draft.round, **content}
    tell(actor, "assignment.report_handed_in", assignment, before, after)
    return draft


def _freeze(actor: Viewer, draft: ReportDraft, file: File[bytes]) -> None:
    """Keep the file of a version beside its assignment, by its fingerprint."""
    title = format_lazy(_("Report, version {round}"), round=draft.round)
    kept = attach(actor=actor, target=draft.assignment, upload=file, title=str(title))
    draft.file = kept.file


@transaction.atomic
def review_report(
    *,
    actor: Viewer,
    assignment_id: int,
    expected_version: int | None = None,
    accept: bool,
    note: str = "",
) -> Assignment:
    """Review the report at the level whose turn it is; returned, it goes back to the team."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_WORK
    )
    draft, level = turn_of(actor, assignment)
    before = values_of(assignment, ["state"])
    if not accept and not cleaned(note):
        raise DomainError(_("Say what has to be corrected."), field="note")
    outcome = Outcome.ACCEPTED if accept else Outcome.RETURNED
    done = [*approved_levels(draft), level]
    is_last = accept and team.next_level(Part(draft.writer_part), done) is None
    move(assignment, ("approve_last" if is_last else "approve") if accept else "return")
    _keep_review(actor, draft, level, outcome, note)
    if accept:
        outputs.level_approved(actor, assignment, level, is_last=is_last)
    else:
        outputs.report_returned(actor, assignment, cleaned(note))
    save(actor, assignment)
    verb = "assignment.report_approved" if accept else "assignment.report_returned"
    after = {"state": assignment.state, "level": str(PARTS[level]), "note": cleaned(note)}
    tell(actor, verb, assignment, before, after)
    return assignment


@transaction.atomic
def send_report_back(
    *, actor: Viewer, assignment_id: int, expected_version: int | None = None, note: str
) -> Assignment:
    """The head gives a reviewed report back instead of releasing it."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_DECIDE
    )
    before = values_of(assignment, ["state"])
    if assignment.state != AssignmentState.REVIEWED:
        raise NotYourTurn(_("The report is not waiting for its release."))
    move(assignment, "return")
    if not cleaned(note):
        raise DomainError(_("Say what has to be corrected."), field="note")
    draft = _draft_of(assignment)
    _keep_review(actor, draft, Part.RESPONSIBLE, Outcome.RETURNED, note)
    outputs.report_returned(actor, assignment, cleaned(note))
    save(actor, assignment)
    after = {"state": assignment.state, "note": cleaned(note)}
    tell(actor, "assignment.report_returned", assignment, before, after)
    return assignment


@transaction.atomic
def release_report(
    *, actor: Viewer, assignment_id: int, expected_version: int | None = None
) -> Assignment:
    """Release the reviewed report as a signed paper; what it recommends falls due by the rule."""
    assignment = claim_assignment(
        actor, assignment_id, expected_version, permissions.ASSIGNMENT_DECIDE
    )
    before = values_of(assignment, ["state"])
    move(assignment, "release")
    draft = _draft_of(assignment)
    if draft.written_by_id == actor.user_id:
        raise OwnWork(_("Nobody releases a report that they wrote themselves."))
    rows = assignment.recommendations.filter(state=RecommendationState.DRAFT)
    released = _open(actor, assignment, rows.select_for_update(no_key=True).order_by("number"))
    assignment.report = letters.issue_report(actor, assignment, draft)
    _name_report(released, assignment.report.number)
    outputs.release(actor, assignment)
    if released:
        move(assignment, "follow")
    save(actor, assignment)
    after = {"state": assignment.state, "report": assignment.report.number}
    tell(actor, "assignment.report_released", assignment, before, after)
    return assignment


def latest_draft(assignment: Assignment) -> ReportDraft | None:
    """The last version that was handed in. Queries once."""
    found: ReportDraft | None = (
        assignment.drafts.select_related("file").order_by("-round", "pk").first()
    )
    return found


def approved_levels(draft: ReportDraft) -> list[Part]:
    """The levels that accepted a version. Queries once."""
    rows = draft.reviews.filter(outcome=Outcome.ACCEPTED).order_by("pk")
    return [Part(level) for level in rows.values_list("level", flat=True)]


def turn_of(actor: Viewer, assignment: Assignment) -> tuple[ReportDraft, Part]:
    """The version under review and the level of the actor, if it is their turn.

    Raises NotInTeam, OwnWork, NotYourTurn.
    """
    part = require_part(actor, assignment)
    draft = _draft_of(assignment)
    if draft.written_by_id == actor.user_id:
        raise OwnWork(_("Nobody reviews a report that they wrote themselves."))
    level = team.next_level(Part(draft.writer_part), approved_levels(draft))
    if assignment.state != AssignmentState.REPORT_DRAFTED or level is None:
        raise NotYourTurn(_("No report waits for a review."))
    if part is not level:
        words = _("The report waits for this level: {level}.")
        raise NotYourTurn(format_lazy(words, level=PARTS[level]))
    return draft, level


def _require_papers_reviewed(assignment: Assignment) -> None:
    states = list(assignment.working_papers.values_list("state", flat=True))
    waiting = sum(state in UNREVIEWED for state in states)
    if waiting:
        words = _("{count} working papers are not reviewed yet, or a note on them is open.")
        raise PapersOpen(format_lazy(words, count=waiting))
    if PaperState.REVIEWED not in states:
        raise PapersOpen(_("A report rests on working papers: add one at least."))


def _draft_of(assignment: Assignment) -> ReportDraft:
    draft = latest_draft(assignment)
    if draft is None:
        raise Incomplete(_("No report was handed in yet."))
    return draft


def _keep_review(
    actor: Viewer, draft: ReportDraft, level: Part, outcome: Outcome, note: str
) -> None:
    review = ReportReview(
        draft=draft,
        level=level,
        outcome=outcome,
        note=cleaned(note),
        reviewed_by_id=actor.user_id,
        office=actor.office[:160],
        on=actor.today,
    )
    keep(review)


def _open(
    actor: Viewer, assignment: Assignment, rows: Iterable[Recommendation]
) -> list[Recommendation]:
    """Give each recommendation its last day and show it to its addressee."""
    found = list(rows)
    if not found:
        return []
    rule = follow_up_rule(actor.today)
    due = due_by(actor.today, rule, calendar_of(assignment.government_id))
    for one in found:
        one.state = step(RECOMMENDATION, one.state, "release")
        one.released_on, one.due = actor.today, due
        save(actor, one)
    return found


def _name_report(rows: Iterable[Recommendation], number: str) -> None:
    for one in rows:
        one.report_number = number
        one.save(update_fields=["report_number"])

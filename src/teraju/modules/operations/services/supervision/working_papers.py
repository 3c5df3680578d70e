"""Working papers: written by the team, handed in, reviewed by somebody else."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.supervision.states import (
    WORKING_PAPER,
    AssignmentState,
    PaperState,
)
from teraju.modules.operations.models import Assignment, WorkingPaper
from teraju.modules.operations.refusals import Incomplete, StepNotPossible
from teraju.modules.operations.refusals_supervision import OwnWork
from teraju.modules.operations.services.common import step
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import has_done, values_of

from .common import (
    check_not_ahead,
    claim_assignment,
    claim_paper,
    next_number_of,
    require_part,
    tell,
)

WRITING = frozenset({"operations.working_paper.written", "operations.working_paper.submitted"})
FIELDS = ("title", "procedure", "done_on", "result", "note_answer")


@transaction.atomic
def add_working_paper(
    *,
    actor: Viewer,
    assignment_id: int,
    title: str,
    procedure: str,
    done_on: date | None = None,
    result: str = "",
    is_example: bool = False,
) -> WorkingPaper:
    """Add a procedure to an assignment in field work, by somebody of its team."""
    assignment = claim_assignment(actor, assignment_id, None, permissions.ASSIGNMENT_WORK)
    require_part(actor, assignment)
    require_field_work(assignment)
    if done_on:
        check_not_ahead(actor, done_on, "done_on")
    paper = WorkingPaper(
        government_id=assignment.government_id,
        agency=assignment.agency,
        assignment=assignment,
        number=next_number_of(assignment.working_papers.values_list("number", flat=True)),
        title=cleaned(title),
        procedure=cleaned(procedure),
        done_by_id=actor.user_id,
        done_office=actor.office[:160],
        done_on=done_on,
        result=cleaned(result),
        is_example=is_example,
    )
    save(actor, paper)
    tell(actor, "working_paper.added", paper, after={"title": paper.title})
    return paper


@transaction.atomic
def write_working_paper(
    *,
    actor: Viewer,
    paper_id: int,
    expected_version: int | None = None,
    done_on: date | None,
    result: str,
    title: str | None = None,
    procedure: str | None = None,
    note_answer: str | None = None,
) -> WorkingPaper:
    """Write down what was done and found; who writes is from then on who did it."""
    paper = _claim_own(actor, paper_id, expected_version)
    paper.state = step(WORKING_PAPER, paper.state, "write")
    if done_on:
        check_not_ahead(actor, done_on, "done_on")
    before = values_of(paper, FIELDS)
    paper.done_on, paper.result = done_on, cleaned(result)
    for name, text in (("title", title), ("procedure", procedure), ("note_answer", note_answer)):
        if text is not None:
            setattr(paper, name, cleaned(text))
    paper.done_by_id, paper.done_office = actor.user_id, actor.office[:160]
    save(actor, paper)
    tell(actor, "working_paper.written", paper, before, values_of(paper, FIELDS))
    return paper


@transaction.atomic
def submit_working_paper(
    *, actor: Viewer, paper_id: int, expected_version: int | None = None, note_answer: str = ""
) -> WorkingPaper:
    """Hand a paper in for review; after a note with an answer to it."""
    paper = _claim_own(actor, paper_id, expected_version)
    before = values_of(paper, ["state", "note_answer"])
    was_noted = paper.state == PaperState.NOTED
    paper.state = step(WORKING_PAPER, paper.state, "submit")
    if not paper.done_on or not paper.result:
        raise Incomplete(_("Enter the day and the result first."))
    if was_noted:
        paper.note_answer = cleaned(note_answer) or paper.note_answer
        if not paper.note_answer:
            raise Incomplete(_("Answer the review note."), field="note_answer")
    paper.done_by_id, paper.done_office = actor.user_id, actor.office[:160]
    save(actor, paper)
    after = values_of(paper, ["state", "note_answer"])
    tell(actor, "working_paper.submitted", paper, before, after)
    return paper


@transaction.atomic
def review_working_paper(
    *,
    actor: Viewer,
    paper_id: int,
    expected_version: int | None = None,
    accept: bool,
    note: str = "",
) -> WorkingPaper:
    """Accept a paper or note what has to be corrected; never one's own."""
    paper = claim_paper(actor, paper_id, expected_version, permissions.ASSIGNMENT_WORK)
    require_reviewer(actor, paper)
    require_field_work(paper.assignment)
    before = values_of(paper, ["state", "review_note"])
    paper.state = step(WORKING_PAPER, paper.state, "accept" if accept else "note")
    if not accept and not cleaned(note):
        raise DomainError(_("Say what has to be corrected."), field="note")
    if not accept:
        paper.review_note, paper.note_answer = cleaned(note), ""
    elif cleaned(note):
        paper.review_note = cleaned(note)
    paper.reviewed_by_id, paper.reviewed_on = actor.user_id, actor.today
    paper.reviewed_office = actor.office[:160]
    save(actor, paper)
    verb = "working_paper.reviewed" if accept else "working_paper.noted"
    tell(actor, verb, paper, before, values_of(paper, ["state", "review_note"]))
    return paper


@transaction.atomic
def drop_working_paper(
    *, actor: Viewer, paper_id: int, expected_version: int | None = None, reason: str
) -> WorkingPaper:
    """Give a procedure up, with a reason; it stays to be read."""
    paper = _claim_own(actor, paper_id, expected_version)
    before = values_of(paper, ["state"])
    paper.state = step(WORKING_PAPER, paper.state, "drop")
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    paper.reason = cleaned(reason)
    save(actor, paper)
    tell(actor, "working_paper.dropped", paper, before, values_of(paper, ["state", "reason"]))
    return paper


def require_reviewer(actor: Viewer, paper: WorkingPaper) -> None:
    """Refuse, by name, who is not in the team and who put a hand to the paper. Two queries.

    Whoever hands it in did not always write all of it.
    """
    require_part(actor, paper.assignment)
    if actor.user_id == paper.done_by_id or has_done(actor, paper, WRITING):
        raise OwnWork(_("Nobody reviews a working paper that they wrote themselves."))


def require_field_work(assignment: Assignment) -> None:
    if assignment.state != AssignmentState.FIELD_WORK:
        raise StepNotPossible(
            _("Working papers and findings change only while the team works in the field.")
        )


def require_team(actor: Viewer, paper: WorkingPaper) -> None:
    """Refuse, by name, who is not in the team. Queries once."""
    require_part(actor, paper.assignment)


def _claim_own(actor: Viewer, paper_id: int, expected_version: int | None) -> WorkingPaper:
    paper = claim_paper(actor, paper_id, expected_version, permissions.ASSIGNMENT_WORK)
    require_part(actor, paper.assignment)
    require_field_work(paper.assignment)
    return paper

"""The register of working papers, the page of one, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.states import PaperState
from teraju.modules.operations.models import WorkingPaper
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.services.supervision.common import require_part
from teraju.modules.operations.services.supervision.working_papers import (
    FIELDS,
    require_field_work,
    require_reviewer,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .assignments import assignment_of
from .common import act_page, button, keyed, offered, possible
from .forms import (
    AnsweredForm,
    ReasonedForm,
    VerdictForm,
    WorkingPaperChangeForm,
    WorkingPaperForm,
)
from .registers import WORKING_PAPERS
from .statuses import paper_status

WORK = permissions.ASSIGNMENT_WORK


@require_safe
def paper_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, WORKING_PAPERS)


def paper_of(request: ViewerRequest, pk: int) -> WorkingPaper:
    return get_object_or_404(selectors.working_papers(request.viewer), pk=pk)


@require_safe
def paper_record(request: ViewerRequest, pk: int) -> HttpResponse:
    paper = paper_of(request, pk)
    primary, actions = _next(request.viewer, paper)
    page = RecordPage(
        title=paper.title,
        number=f"KK-{paper.number:02}",
        target=paper,
        register_title=paper.assignment.title,
        register_url=paper.assignment.get_absolute_url(),
        status=paper_status(paper),
        primary=primary,
        actions=actions,
        facts=_facts(paper),
        sections=_texts(paper),
        is_example=paper.is_example,
    )
    return record_page(request, page)


@form_methods
def paper_add(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)
    return act_page(
        request,
        assignment,
        right=WORK,
        event="work",
        check=lambda: require_part(request.viewer, assignment),
        form=WorkingPaperForm,
        title=_("Add a working paper"),
        submit=_("Add"),
        act=lambda data: services.add_working_paper(actor=request.viewer, assignment_id=pk, **data),
        success=lambda paper: paper.get_absolute_url(),
        done=_("The working paper is added."),
    )


@form_methods
def paper_write(request: ViewerRequest, pk: int) -> HttpResponse:
    paper = paper_of(request, pk)
    return act_page(
        request,
        paper,
        right=WORK,
        event="write",
        check=lambda: _require_team(request.viewer, paper),
        form=WorkingPaperChangeForm,
        title=_("Write in the working paper"),
        submit=_("Save"),
        act=keyed(services.write_working_paper, request.viewer, "paper_id", pk),
        initial={name: getattr(paper, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def paper_submit(request: ViewerRequest, pk: int) -> HttpResponse:
    paper = paper_of(request, pk)
    return act_page(
        request,
        paper,
        right=WORK,
        event="submit",
        check=lambda: _require_team(request.viewer, paper),
        form=AnsweredForm,
        title=_("Hand in for review"),
        intro=paper.review_note,
        submit=_("Hand in"),
        act=keyed(services.submit_working_paper, request.viewer, "paper_id", pk),
        initial={"note_answer": paper.note_answer},
        done=_("The working paper is handed in."),
    )


@form_methods
def paper_review(request: ViewerRequest, pk: int) -> HttpResponse:
    paper = paper_of(request, pk)
    return act_page(
        request,
        paper,
        right=WORK,
        event="note",
        check=lambda: _require_review(request.viewer, paper),
        form=VerdictForm,
        title=_("Review the working paper"),
        submit=_("Send"),
        act=keyed(services.review_working_paper, request.viewer, "paper_id", pk),
        done=_("The review is recorded."),
    )


@form_methods
def paper_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    paper = paper_of(request, pk)
    return act_page(
        request,
        paper,
        right=WORK,
        event="drop",
        check=lambda: _require_team(request.viewer, paper),
        form=ReasonedForm,
        title=_("Drop the working paper"),
        submit=pgettext("supervision", "Drop"),
        act=keyed(services.drop_working_paper, request.viewer, "paper_id", pk),
        done=_("The working paper is dropped."),
    )


def _require_team(viewer: Viewer, paper: WorkingPaper) -> None:
    require_part(viewer, paper.assignment)
    require_field_work(paper.assignment)


def _require_review(viewer: Viewer, paper: WorkingPaper) -> None:
    require_reviewer(viewer, paper)
    require_field_work(paper.assignment)


def _next(viewer: Viewer, paper: WorkingPaper) -> tuple[Action | None, list[Action]]:
    """The main button by whose turn it is, and the others."""

    def act(label: str, name: str, icon: str = "", *, review: bool = False) -> Action:
        rule = _require_review if review else _require_team
        return button(
            viewer,
            label,
            name,
            paper.pk,
            right=WORK,
            at=paper,
            icon=icon,
            check=lambda: rule(viewer, paper),
        )

    rows: list[Action] = []
    if possible(paper, "submit"):
        main = act(_("Hand in for review"), "operations_paper_submit", "send")
        rows += [act(_("Write"), "operations_paper_write", "pencil")]
        rows += [act(pgettext("supervision", "Drop"), "operations_paper_drop")]
        if not paper.result:
            main, rows = rows[0], rows[1:]
        return main, offered(rows)
    if paper.state == PaperState.SUBMITTED:
        return act(_("Review the working paper"), "operations_paper_review", review=True), []
    if paper.state == PaperState.REVIEWED:
        again = act(_("Review again"), "operations_paper_review", review=True)
        return None, offered([again])
    return None, []


def _facts(paper: WorkingPaper) -> list[Fact]:
    assignment = paper.assignment
    rows: list[tuple[str, Any]] = [
        (_("Done by"), paper.done_office),
        (_("Done on"), paper.done_on),
        (_("Reviewed by"), paper.reviewed_office or None),
        (_("Reviewed on"), paper.reviewed_on),
    ]
    return [
        Fact(_("Assignment"), assignment.title, url=assignment.get_absolute_url()),
        *[Fact(label, value) for label, value in rows],
        *([Fact(_("Reason"), paper.reason)] if paper.reason else []),
    ]


def _texts(paper: WorkingPaper) -> list[Section]:
    texts = (
        (pgettext("working paper", "Procedure"), paper.procedure),
        (pgettext("working paper", "Result"), paper.result),
        (_("Review note"), paper.review_note),
        (_("Answer to the note"), paper.note_answer),
    )
    return [
        Section(title, "web/sections/text.html", {"text": text})
        for title, text in texts
        if text or title == texts[1][0]
    ]


def sheet_url(paper: WorkingPaper) -> str:
    return reverse("operations_paper_row", args=[paper.pk])

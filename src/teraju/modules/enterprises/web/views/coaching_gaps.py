"""Gap analyses: their record, their sheet, and what follows into the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.enterprises.coaching_permissions import COACH
from teraju.modules.enterprises.domain.catalogue import standard
from teraju.modules.enterprises.domain.coaching_kinds import AnalysisState, GapAnswerKind
from teraju.modules.enterprises.domain.coaching_rules import gap_questions
from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.models import Coaching, GapAnalysis
from teraju.modules.enterprises.models.coaching_choices import said
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_gaps import GroupFound, groups_found, unanswered
from teraju.modules.enterprises.services import coaching_gaps as services
from teraju.modules.enterprises.web.coaching_common import Wanted, history_of, step_form
from teraju.modules.enterprises.web.coaching_forms import ReasonedForm
from teraju.modules.enterprises.web.coaching_registers import COACHINGS
from teraju.modules.enterprises.web.coaching_sections import group_rows
from teraju.modules.enterprises.web.coaching_statuses import (
    analysis_status,
    answer_status,
    standard_number,
)
from teraju.modules.enterprises.web.coaching_work_forms import (
    DayForm,
    FinishGapsForm,
    GapRowForm,
    TakeGapsForm,
)
from teraju.modules.enterprises.web.common import steps, table
from teraju.modules.enterprises.web.register_words import (
    UNCONFIRMED,
    full_number,
    in_language,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import add_refusal, form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page

from .coaching_records import coaching_of

SHEET = ("answer", "note")


@dataclass(frozen=True)
class Row:
    """What the sheet shows of a question."""

    key: str
    label: str
    note: str
    url: str
    cells: Sequence[BoundField]
    error: str = ""
    status: Status | None = None
    saved: bool = False


@form_methods
def begin(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        coaching_of(request.viewer, pk),
        COACH,
        COACHINGS,
        services.begin_gaps,
        key="coaching_id",
        form=DayForm,
        title=_("Begin a gap analysis"),
        submit=_("Begin"),
        intro=_("What the road asks, question by question, with what was seen there."),
        initial={"on": request.viewer.today},
        success=lambda analysis: reverse("enterprises_gap_sheet", args=[analysis.pk]),
        done=_("Answer each question; every answer is saved at once."),
    )


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer, analysis = request.viewer, analysis_of(request.viewer, pk)
    primary, actions = steps(viewer, analysis, _wanted(analysis))
    groups = groups_found(analysis)
    page = RecordPage(
        title=str(analysis),
        number=analysis.agency.short_name,
        target=analysis,
        register_title=COACHINGS.title,
        register_url=reverse("enterprises_coachings"),
        status=analysis_status(analysis),
        primary=primary,
        actions=actions,
        facts=_facts(analysis),
        sections=[_result(groups), *map(_answers, groups), *_tests(analysis.coaching)],
        is_example=analysis.is_example,
    )
    return record_page(request, page, history=lambda: history_of(analysis))


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    analysis = analysis_of(request.viewer, pk)
    rights.require(request.viewer, COACH, analysis)
    return _sheet(request, analysis)


@require_POST
def save_row(request: ViewerRequest, pk: int, key: str) -> HttpResponse:
    """Save one answer and answer with the sheet, where its state or the refusal stands."""
    analysis = analysis_of(request.viewer, pk)
    rights.require(request.viewer, COACH, analysis)
    form = GapRowForm(request.POST, auto_id=f"row-{key}-%s")
    if form.is_valid():
        try:
            services.answer_gap(
                actor=request.viewer, analysis_id=pk, question=key, **form.cleaned_data
            )
            return _sheet(request, analysis_of(request.viewer, pk), saved=key)
        except NotAllowed:
            raise
        except (DomainError, ValidationError) as refusal:
            add_refusal(form, refusal)
    return _sheet(request, analysis, refused=(key, form))


@form_methods
def finish(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.finish_gaps,
        FinishGapsForm,
        _("Finish the analysis"),
        _("The gaps are known. Take them into the plan."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.reopen_gaps,
        ReasonedForm,
        _("Put an answer right"),
        _("The analysis can be filled in again."),
        intro=_("For a mistake. What was seen later is an analysis of its own."),
    )


@form_methods
def take(request: ViewerRequest, pk: int) -> HttpResponse:
    analysis = analysis_of(request.viewer, pk)
    return _step(
        request,
        pk,
        services.take_gaps_into_plan,
        TakeGapsForm,
        _("Take the gaps into the plan"),
        _("Each gap is a line of the plan now."),
        initial={"who": _("The owner"), "days": 30},
        success=lambda _tasks: str(analysis.coaching.get_absolute_url()),
    )


def analysis_of(viewer: Viewer, pk: int) -> GapAnalysis:
    """The analysis if the viewer sees it; else a stranger's 404."""
    rows = reading.analyses(viewer).prefetch_related("answers")
    found: GapAnalysis = get_object_or_404(rows, pk=pk)
    return found


def _step(
    request: ViewerRequest,
    pk: int,
    service: Callable[..., Any],
    form: type[forms.Form],
    title: str,
    done: str,
    **more: Any,
) -> HttpResponse:
    analysis = analysis_of(request.viewer, pk)
    return step_form(
        request,
        analysis,
        COACH,
        COACHINGS,
        service,
        key="analysis_id",
        form=form,
        title=title,
        submit=title,
        done=done,
        facts=_facts(analysis),
        **more,
    )


def _wanted(analysis: GapAnalysis) -> Wanted:
    if analysis.coaching.state != CoachingState.ACTIVE:
        return []
    if analysis.state == AnalysisState.OPEN:
        answer = (COACH, _("Answer the questions"), "enterprises_gap_sheet", "list-checks")
        finish = (COACH, _("Finish the analysis"), "enterprises_gap_finish", "check")
        return [answer, finish] if unanswered(analysis) else [finish, answer]
    return [
        (COACH, _("Take the gaps into the plan"), "enterprises_gap_take", "list-plus"),
        (COACH, _("Put an answer right"), "enterprises_gap_reopen", "undo-2"),
    ]


def _facts(analysis: GapAnalysis) -> list[Fact]:
    coaching = analysis.coaching
    edition = gap_questions(analysis.edition).edition
    told = [
        Fact(_("Coaching"), str(coaching), url=coaching.get_absolute_url()),
        Fact(_("Road"), analysis.get_road_display()),
        Fact(_("SNI"), standard_number(coaching.standard)),
        Fact(_("Looked at on"), analysis.on),
        Fact(_("Finished on"), analysis.finished_on),
        Fact(_("In short"), analysis.note),
        Fact(
            _("Questions"),
            edition.name,
            note="" if edition.confirmed else _("own words, not confirmed by a source"),
        ),
    ]
    return [fact for fact in told if fact.value]


def _result(groups: Sequence[GroupFound]) -> Section:
    headers = [_("Group"), _("Result"), pgettext("gap", "Answers")]
    return table(_("Result"), headers, group_rows(groups), "")


def _answers(group: GroupFound) -> Section:
    rows = [
        [
            said(question.text),
            answer_status(answer.answer) if answer else None,
            answer.note if answer else "",
        ]
        for question, answer in group.rows
    ]
    return table(
        group.name, [_("Question"), pgettext("gap", "Answer"), _("What was seen")], rows, ""
    )


def _tests(coaching: Coaching) -> list[Section]:
    """What a laboratory looks at by its standard, as far as the catalogue knows."""
    found = standard(coaching.standard) if coaching.standard else None
    if found is None or found.tests is None:
        return []
    said_of = UNCONFIRMED if not found.tests.is_confirmed else ""
    rows = [[in_language(one), said_of] for one in found.tests.names]
    title = _("What the laboratory looks at: %(number)s") % {"number": full_number(found)}
    return [table(title, [_("Test"), ""], rows, "")]


def _sheet(
    request: ViewerRequest,
    analysis: GapAnalysis,
    *,
    saved: str = "",
    refused: tuple[str, GapRowForm] | None = None,
) -> HttpResponse:
    groups = groups_found(analysis)
    rows = [
        _row(analysis, group.name, question, answer, saved, refused)
        for group in groups
        for question, answer in group.rows
    ]
    done = sum(1 for group in groups for _question, answer in group.rows if answer)
    context = {
        "title": str(analysis),
        "intro": _("Each answer is saved at once. Say what was seen where it does not meet."),
        "register_title": COACHINGS.title,
        "register_url": reverse("enterprises_coachings"),
        "back": Action(_("To the result"), analysis.get_absolute_url(), icon="arrow-left"),
        "columns": [GapRowForm.base_fields[name].label for name in SHEET],
        "rows": rows,
        "progress": {"done": done, "total": len(rows)},
    }
    is_error = refused and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_error else HTTPStatus.OK
    return render(request, "enterprises/coaching_sheet.html", context, status=status)


def _row(
    analysis: GapAnalysis,
    group: str,
    question: Any,
    answer: Any,
    saved: str,
    refused: tuple[str, GapRowForm] | None,
) -> Row:
    bad = refused[1] if refused and refused[0] == question.code else None
    given = {"answer": answer.answer, "note": answer.note} if answer else {}
    form = bad or GapRowForm(initial=given, auto_id=f"row-{question.code}-%s")
    if analysis.state != AnalysisState.OPEN:
        for field in form.fields.values():
            field.disabled = True
    texts = [str(text) for found in bad.errors.values() for text in found] if bad else []
    is_weak = answer and answer.answer in (GapAnswerKind.NOT, GapAnswerKind.PARTLY)
    return Row(
        key=question.code,
        label=said(question.text),
        note=group,
        url=reverse("enterprises_gap_row", args=[analysis.pk, question.code]),
        cells=[form[name] for name in SHEET],
        error=" ".join(texts),
        status=answer_status(answer.answer) if is_weak and saved != question.code else None,
        saved=saved == question.code,
    )

"""The register of assessments, an assessment's page and its steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.conformity import permissions, selectors, services
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.selectors import Sheet, sheet_of
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .assessment_register import ASSESSMENTS
from .forms import AssessmentForm, ConclusionForm, ReopenForm, TitleForm
from .statuses import RESULTS, assessment_status

TABLE = "web/sections/table.html"


@require_safe
def assessment_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ASSESSMENTS)


@require_safe
def assessment_record(request: ViewerRequest, pk: int) -> HttpResponse:
    assessment = assessment_of(request, pk)
    sheet = sheet_of(assessment, request.viewer.today)
    page = RecordPage(
        title=assessment.title,
        target=assessment,
        register_title=_("Assessments"),
        register_url=reverse("assessments"),
        status=assessment_status(assessment),
        next_step=_next_step(assessment, sheet),
        primary=_primary(request, assessment, sheet),
        actions=_actions(request, assessment),
        facts=_facts(assessment, sheet),
        sections=[_results(sheet), _gaps(sheet)],
        is_example=assessment.is_example,
    )
    return record_page(request, page)


def assessment_add(request: ViewerRequest) -> HttpResponse:
    if not rights.allowed_somewhere(request.viewer, permissions.ASSESS):
        raise NotAllowed(rights.reason(permissions.ASSESS))
    back = reverse("assessments")
    return form_page(
        request,
        form=partial(AssessmentForm, viewer=request.viewer),
        title=_("Start an assessment"),
        intro=_("A self-assessment: it tells the agency what is missing, and is never public."),
        submit=_("Start the assessment"),
        act=lambda data: services.start_assessment(
            actor=request.viewer, **{**data, "editions": list(data["editions"])}
        ),
        success=lambda made: reverse("assessment_worksheet", args=[made.pk]),
        back_url=back,
        initial={"agency": request.GET.get("agency", ""), "started_on": request.viewer.today},
        done=_("The assessment is started."),
        register_title=_("Assessments"),
        register_url=back,
    )


def assessment_change(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.change_assessment,
        form=TitleForm,
        title=_("Change the title"),
        submit=_("Save"),
        initial=lambda found: {"title": found.title},
        done=_("Saved."),
    )


def assessment_conclude(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.conclude_assessment,
        form=ConclusionForm,
        title=_("Conclude the assessment"),
        intro=_("Every topic has to be judged. What was judged stays readable for good."),
        submit=_("Conclude the assessment"),
        initial=lambda found: {"concluded_on": request.viewer.today, "summary": found.summary},
        done=_("The assessment is concluded."),
    )


def assessment_reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.reopen_assessment,
        form=ReopenForm,
        title=_("Open the assessment again"),
        submit=_("Open again"),
        done=_("The assessment is open again."),
    )


def assessment_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.withdraw_assessment,
        form=ReopenForm,
        title=_("Withdraw the assessment"),
        intro=_("What was judged in it counts no more. It stays readable."),
        submit=_("Withdraw"),
        done=_("The assessment is withdrawn."),
    )


def assessment_of(request: ViewerRequest, pk: int) -> Assessment:
    """The assessment if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.assessments(request.viewer), pk=pk)


def _step(
    request: ViewerRequest,
    pk: int,
    service: Callable[..., Assessment],
    *,
    form: type[VersionedForm],
    title: Text,
    submit: Text,
    done: Text,
    intro: Text = "",
    initial: Callable[[Assessment], dict[str, Any]] = lambda found: {},
) -> HttpResponse:
    """A form that takes an assessment one step on and leads back to its page."""
    assessment = assessment_of(request, pk)
    rights.require(request.viewer, permissions.ASSESS, assessment)
    back = assessment.get_absolute_url()

    def act(data: dict[str, Any]) -> Assessment:
        seen = data.pop("version")
        return service(actor=request.viewer, assessment_id=pk, expected_version=seen, **data)

    chosen: type[forms.Form] = form
    return form_page(
        request,
        form=chosen,
        title=title,
        intro=intro,
        facts=(Fact(_("Assessment"), assessment.title, url=back),),
        submit=submit,
        act=act,
        success=lambda _result: back,
        back_url=back,
        initial={"version": assessment.version, **initial(assessment)},
        done=done,
        register_title=_("Assessments"),
        register_url=reverse("assessments"),
    )


def _next_step(assessment: Assessment, sheet: Sheet) -> str:
    if not assessment.is_open:
        return ""
    left = len(sheet.rows) - sheet.done
    if left:
        return _("%(left)d of %(all)d topics are not judged yet.") % {
            "left": left,
            "all": len(sheet.rows),
        }
    return _("Every topic is judged: the assessment can be concluded.")


def _primary(request: ViewerRequest, assessment: Assessment, sheet: Sheet) -> Action | None:
    refusal = str(rights.refusal(request.viewer, permissions.ASSESS, assessment))
    if assessment.is_open and sheet.done == len(sheet.rows):
        url = reverse("assessment_conclude", args=[assessment.pk])
        return Action(_("Conclude the assessment"), url, refusal=refusal)
    url = reverse("assessment_worksheet", args=[assessment.pk])
    if assessment.is_open:
        return Action(_("Judge in the worksheet"), url, refusal=refusal)
    return Action(_("Read the worksheet"), url)


def _actions(request: ViewerRequest, assessment: Assessment) -> list[Action]:
    """Further ways, the changing ones for who may take them."""
    pk, agency = assessment.pk, assessment.agency_id
    sheet_url = reverse("assessment_worksheet", args=[pk])
    found = [
        Action(_("Readiness of the agency"), reverse("readiness_agency", args=[agency])),
        Action(_("Who answers for what"), reverse("topic_owners", args=[agency])),
        Action("Excel", f"{sheet_url}?format=xlsx", icon="download"),
    ]
    if not rights.allowed(request.viewer, permissions.ASSESS, assessment):
        return found
    if assessment.is_open:
        found += [
            Action(_("Worksheet"), sheet_url),
            Action(_("Change the title"), reverse("assessment_change", args=[pk]), icon="pencil"),
            Action(_("Withdraw"), reverse("assessment_withdraw", args=[pk]), icon="ban"),
        ]
    elif assessment.status == "concluded":
        found.append(Action(_("Open again"), reverse("assessment_reopen", args=[pk])))
    return found


def _facts(assessment: Assessment, sheet: Sheet) -> list[Fact]:
    facts = [
        Fact(_("Agency"), assessment.agency.name),
        Fact(_("Standards"), [edition.designation for edition in sheet.editions]),
        Fact(_("First day"), assessment.started_on),
        Fact(_("Last day"), assessment.concluded_on),
        Fact(_("Topics judged"), _("%(done)d of %(all)d") % _counts(sheet)),
    ]
    if assessment.summary:
        facts.append(Fact(_("Summary"), assessment.summary))
    if assessment.withdrawn_on:
        reason = assessment.withdrawn_reason
        facts.append(Fact(_("Withdrawn on"), assessment.withdrawn_on, note=reason))
    return facts


def _counts(sheet: Sheet) -> dict[str, int]:
    return {"done": sheet.done, "all": len(sheet.rows)}


def _results(sheet: Sheet) -> Section:
    """How many topics were found how, chapter by chapter."""
    chapters: dict[str, Counter[str]] = {}
    for row in sheet.rows:
        tally = chapters.setdefault(row.topic.chapter, Counter())
        tally[row.judged.result if row.judged else ""] += 1
    rows = [
        [chapter, *(tally[result] for result in RESULTS), tally[""]]
        for chapter, tally in sorted(chapters.items(), key=lambda item: int(item[0]))
    ]
    headers = [_("Chapter"), *(status.word for status in RESULTS.values()), _("not judged yet")]
    return Section(_("Results by chapter"), TABLE, {"headers": headers, "rows": rows})


def _gaps(sheet: Sheet) -> Section:
    """What was found lacking, the major ones first."""
    lacking = [
        (row, row.judged)
        for grade in (Result.MAJOR, Result.MINOR)
        for row in sheet.rows
        if row.judged and row.judged.result is grade
    ]
    rows = [
        [
            Link(row.topic.title, f"{_sheet_url(sheet)}#row-{row.key}"),
            RESULTS[judged.result],
            judged.note or None,
            row.owner.label,
        ]
        for row, judged in lacking
    ]
    headers = [_("Topic"), _("Result"), _("Note"), _("Who answers")]
    empty = _("Nothing was found lacking so far.")
    return Section(_("Gaps"), TABLE, {"headers": headers, "rows": rows, "empty": empty})


def _sheet_url(sheet: Sheet) -> str:
    return reverse("assessment_worksheet", args=[sheet.assessment.pk])

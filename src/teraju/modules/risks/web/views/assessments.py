"""Assessments of risks: the register, the page of one, and its way to the head."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import permissions, services
from teraju.modules.risks.domain.levels import Kind, Level
from teraju.modules.risks.domain.matrix import bands, matrix
from teraju.modules.risks.heat_map import heat_map, tone_of
from teraju.modules.risks.models import RiskAssessment
from teraju.modules.risks.models.choices import LEVELS
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.selectors.content import kept_points
from teraju.modules.risks.services.assessments import FIELDS
from teraju.modules.risks.web.common import (
    PICTURE,
    TEXT,
    action,
    agency_page,
    chosen_agency,
    found,
    require_somewhere,
    step_page,
)
from teraju.modules.risks.web.forms.assessments import AssessmentChangeForm, AssessmentForm
from teraju.modules.risks.web.forms.risks import ReasonedForm
from teraju.modules.risks.web.registers.answers import ASSESSMENTS
from teraju.modules.risks.web.statuses import assessment_status
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import table

REGISTER = (gettext_lazy("Assessments of risks"), "risks_assessments")
WRITE, APPROVE = permissions.ASSESSMENT_WRITE, permissions.APPROVE


@require_safe
def assessment_register(request: ViewerRequest) -> HttpResponse:
    schemes = Action(
        _("Matrix, bands and appetite"), reverse("risks_schemes"), icon="sliders-horizontal"
    )
    return register_page(request, ASSESSMENTS, more=[schemes])


@require_safe
def assessment_record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(selectors.assessments(request.viewer), pk=pk)
    text, primary, others = _steps(request, one)
    page = RecordPage(
        title=str(one),
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=assessment_status(one, request.viewer.today),
        next_step=text,
        primary=primary,
        actions=others,
        facts=_facts(one),
        sections=[*_sections(one), *papers_if_any(request.viewer, one)],
        is_example=one.is_example,
    )
    return record_page(request, page)


def _steps(request: ViewerRequest, one: RiskAssessment) -> tuple[str, Action | None, list[Action]]:
    if one.is_draft:
        text = _("Complete it and hand it in: the register is kept in it on that day.")
        if one.returned_because:
            text = _("Given back: %(reason)s") % {"reason": one.returned_because}
        submit = action(
            request, WRITE, one, _("Hand in for approval"), "risks_assessment_submit", "send"
        )
        others = [
            action(request, WRITE, one, _("Change"), "risks_assessment_change", "pencil"),
            action(request, WRITE, one, _("Discard"), "risks_assessment_discard", "trash-2"),
        ]
        return text, submit, others
    if one.is_submitted:
        approve = action(request, APPROVE, one, _("Approve"), "risks_assessment_approve", "check")
        back = action(request, APPROVE, one, _("Give back"), "risks_assessment_return", "reply")
        return _("The head reads it and approves it, or gives it back."), approve, [back]
    if one.is_approved and one.valid_until:
        day = date_format(one.valid_until)
        return _("In force; the next one is due by %(day)s.") % {"day": day}, None, []
    return "", None, []


def _facts(one: RiskAssessment) -> list[Fact]:
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Occasion"), one.get_occasion_display(), note=one.occasion_note),
        Fact(_("Day of the assessment"), one.assessed_on),
        Fact(_("Who took part"), one.taken_part),
        Fact(_("Written by"), one.writer_office),
        *(
            [
                Fact(_("Approved by"), one.approver_office),
                Fact(_("Approved on"), one.approved_on),
                Fact(_("Renewed by"), one.valid_until, note=_("a year: house default")),
            ]
            if one.approved_on
            else []
        ),
        *([_scheme(one)] if one.scheme else []),
    ]


def _scheme(one: RiskAssessment) -> Fact:
    words = _("%(matrix)s, bands %(bands)s; borne without a plan up to %(appetite)s")
    return Fact(_("Matrix and bands"), words % one.scheme, note=_("not confirmed by a decree"))


def _sections(one: RiskAssessment) -> list[Section]:
    texts = [
        Section(_("Criteria"), TEXT, {"text": one.criteria}),
        Section(_("Conclusion"), TEXT, {"text": one.conclusion}),
    ]
    if not one.content or not one.scheme:
        return texts
    rows = [
        [
            [f"{row['code']} {row['title']}", row["cause"]],
            _level(row, "inherent"),
            _level(row, "residual"),
            _level(row, "target"),
            [each["text"] for each in row["treatments"]] or None,
        ]
        for row in one.content
    ]
    headers = [
        _("Risk and cause"),
        _("Without controls"),
        _("With controls"),
        pgettext("level of risk", "Target"),
        _("Treatment plan (RTP)"),
    ]
    return [
        *_maps(one),
        *texts,
        table(_("The register as it was handed in"), headers, rows, ""),
    ]


def _maps(one: RiskAssessment) -> list[Section]:
    """Risks and opportunities apart: what is large is bad of the ones, good of the others."""
    scheme = (
        matrix(one.scheme["matrix"], one.scheme["matrix_edition"]),
        bands(one.scheme["bands"], one.scheme["bands_edition"]),
    )
    risks, chances = kept_points(one.content), kept_points(one.content, is_gain=True)
    found = []
    if risks:
        picture = heat_map(_("Risks as they were handed in"), risks, *scheme)
        found.append(Section(_("Heat map"), PICTURE, {"picture": picture}))
    if chances:
        words = _("Opportunities as they were handed in")
        picture = heat_map(words, chances, *scheme, is_gain=True)
        found.append(Section(_("Opportunities"), PICTURE, {"picture": picture}))
    return found


def _level(row: dict[str, Any], stage: str) -> Status | None:
    rating = row[stage]
    if rating is None:
        return None
    tone = tone_of(rating["level"], is_gain=row["kind"] == Kind.OPPORTUNITY)
    return Status(tone, f"{rating['value']} {LEVELS[Level(rating['level'])]}")


@form_methods
def assessment_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    require_somewhere(viewer, WRITE)
    agency = chosen_agency(request, WRITE)
    if agency is None:
        name = "risks_assessment_add"
        return agency_page(request, WRITE, _("Begin an assessment"), name, REGISTER)
    kind = request.GET.get("kind", "quality")
    earlier = selectors.assessments(viewer).filter(agency=agency, kind=kind).order_by("-number")
    last = earlier.first()
    return form_page(
        request,
        form=AssessmentForm,
        title=_("Begin an assessment"),
        intro=_("The register is kept in it as it stands on the day it is handed in."),
        submit=_("Save the draft"),
        act=lambda data: services.draft_assessment(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={
            "kind": kind,
            "year": viewer.today.year,
            "assessed_on": viewer.today,
            "occasion": "yearly" if last else "first",
            "criteria": last.criteria if last else "",
        },
        facts=(Fact(_("Agency"), agency.name),),
        done=_("The draft is saved."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


@form_methods
def assessment_change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _assessment(request, pk, WRITE)
    return _step(
        request,
        one,
        form=AssessmentChangeForm,
        title=_("Change the assessment"),
        submit=_("Save"),
        act=partial(services.change_assessment, assessment_id=pk),
        initial={name: getattr(one, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def assessment_submit(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _assessment(request, pk, WRITE),
        form=VersionedForm,
        title=_("Hand in for approval"),
        intro=_("The register is kept in it as it stands today."),
        submit=_("Hand in"),
        act=partial(services.submit_assessment, assessment_id=pk),
        done=_("The assessment waits for the head."),
    )


@form_methods
def assessment_return(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _assessment(request, pk, APPROVE),
        form=ReasonedForm,
        title=_("Give back"),
        submit=_("Give back"),
        act=partial(services.return_assessment, assessment_id=pk),
        done=_("The assessment is a draft again."),
    )


@form_methods
def assessment_approve(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _assessment(request, pk, APPROVE),
        form=VersionedForm,
        title=_("Approve the assessment"),
        intro=_("It is frozen as a signed PDF, and the earlier one is superseded."),
        submit=_("Approve"),
        act=partial(services.approve_assessment, assessment_id=pk),
        done=_("The assessment is in force."),
    )


@form_methods
def assessment_discard(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _assessment(request, pk, WRITE),
        form=VersionedForm,
        title=_("Discard the draft"),
        submit=_("Discard"),
        act=partial(services.discard_assessment, assessment_id=pk),
        done=_("The draft is discarded; it stays to be read."),
    )


def _assessment(request: ViewerRequest, pk: int, right: str) -> RiskAssessment:
    one: RiskAssessment = found(request, selectors.assessments(request.viewer), pk, right)
    return one


def _step(request: ViewerRequest, one: RiskAssessment, **page: Any) -> HttpResponse:
    return step_page(request, one, register=REGISTER, **page)

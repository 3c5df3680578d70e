"""The register of findings, a finding's page, its answer and its verdicts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions, selectors, services
from teraju.modules.audits.models import BodyFinding, FindingState, Grade
from teraju.modules.audits.policy import answer_event
from teraju.modules.audits.web import sections
from teraju.modules.audits.web.forms.findings import (
    CorrectionForm,
    FindingForm,
    LetterForm,
    PlanForm,
    VerdictForm,
)
from teraju.modules.audits.web.registers import FINDINGS
from teraju.modules.audits.web.statuses import finding_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import certification_for, renamed, step_page

Judge = Callable[..., BodyFinding]


def finding_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, FINDINGS)


def finding_record(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = get_object_or_404(selectors.finding_pages(request.viewer), pk=pk)
    text, primary, others = _next(finding, request.viewer)
    page = RecordPage(
        title=finding.statement,
        number=finding.number,
        target=finding,
        register_title=_("Findings of the bodies"),
        register_url=reverse("audits_findings"),
        status=finding_status(finding),
        next_step=text,
        primary=primary,
        actions=others,
        facts=_facts(finding),
        sections=[
            *_texts(finding),
            _verdicts(finding),
        ],
        is_example=finding.is_example,
    )
    return record_page(request, page)


def _facts(finding: BodyFinding) -> list[Fact]:
    number, url = sections.certification_of(finding)
    return [
        Fact(_("Grade"), finding.get_grade_display()),
        Fact(_("Clauses"), [str(clause) for clause in finding.clauses.all()]),
        Fact(_("Agency"), finding.agency.name),
        Fact(_("Certification"), number, url=url),
        Fact(_("Audit"), str(finding.audit), note=finding.audit.lead_office),
        Fact(_("Answer asked for by"), finding.answer_due_on),
        Fact(_("Plan submitted on"), finding.plan_submitted_on),
        Fact(_("Plan accepted on"), finding.plan_accepted_on),
        Fact(_("Correction submitted on"), finding.correction_submitted_on),
        Fact(_("Correction verified on"), finding.verified_on),
    ]


def _texts(finding: BodyFinding) -> list[Section]:
    """What the body and the agency wrote; what nobody wrote takes no room."""
    texts = [
        (_("Evidence"), finding.evidence),
        (_("Plan of correction"), finding.plan),
        (_("What was corrected"), finding.correction),
    ]
    return [
        Section(title, "web/sections/text.html", {"text": text}) for title, text in texts if text
    ]


def _verdicts(finding: BodyFinding) -> Section:
    rows = [
        [
            one.on,
            one.get_kind_display(),
            one.office,
            _("in person")
            if one.in_person
            else Link(one.letter_number, one.letter.get_absolute_url() if one.letter else ""),
            one.note or None,
        ]
        for one in finding.verdicts.all()
    ]
    headers = [_("Date"), _("The body"), _("Recorded by"), _("How"), _("Note")]
    context = {"headers": headers, "rows": rows, "empty": _("The body has not said anything yet.")}
    return Section(_("What the body said"), sections.TABLE, context)


def _next(finding: BodyFinding, viewer: Viewer) -> tuple[str, Action | None, list[Action]]:
    """The sentence, the main button and the others, by whose turn it is."""
    if finding.verified_on or finding.grade == Grade.GOOD_PRACTICE:
        return _("Nothing more is asked for."), None, []
    answer = _answer_action(finding, viewer)
    if finding.grade not in (Grade.MAJOR, Grade.MINOR):
        return _("No answer is asked for; the agency may tell what it makes of it."), answer, []
    if finding.state == FindingState.OPEN and finding.grade == Grade.MINOR:
        return _("Write what caused it, what you change and when."), answer, []
    if finding.state == FindingState.OPEN:
        return _("Correct it, remove the cause and attach the evidence."), answer, []
    return _judged_next(finding, viewer, answer)


def _judged_next(
    finding: BodyFinding, viewer: Viewer, answer: Action | None
) -> tuple[str, Action | None, list[Action]]:
    if finding.state == FindingState.PLAN_SUBMITTED:
        text = _handed_in(finding.plan_submitted_on)
        label, name = _("Accept the plan"), "accept"
    elif finding.state == FindingState.PLAN_ACCEPTED:
        text = _("The plan is accepted: it does not stand against the decision any more.")
        label, name = _("Verify the correction"), "verify"
    else:
        text = _handed_in(finding.correction_submitted_on)
        label, name = _("Verify the correction"), "verify"
    refusal = "" if _may_judge(finding, viewer) else str(rights.reason(permissions.FINDING_JUDGE))
    primary = Action(label, reverse(f"audits_finding_{name}", args=[finding.pk]), refusal, "check")
    others = []
    if not refusal and finding.state != FindingState.PLAN_ACCEPTED:
        back = reverse("audits_finding_return", args=[finding.pk])
        others.append(Action(_("Return it"), back, icon="undo-2"))
    if answer and not answer.refusal:
        others.append(answer)
    return text, primary, others


def _handed_in(day: date | None) -> str:
    return _("Handed in on %(day)s.") % {"day": date_format(day)} if day else ""


def _answer_action(finding: BodyFinding, viewer: Viewer) -> Action | None:
    is_plan = answer_event(finding.grade, finding.state, is_plan=True) is not None
    if not is_plan and answer_event(finding.grade, finding.state, is_plan=False) is None:
        return None
    if is_plan:
        label = (
            _("Submit the plan") if finding.state == FindingState.OPEN else _("Improve the plan")
        )
    elif finding.grade in (Grade.MAJOR, Grade.MINOR):
        label = _("Submit the correction")
    else:
        label = _("Tell what followed")
    refusal = str(rights.refusal(viewer, permissions.FINDING_ANSWER, finding))
    url = reverse("audits_finding_answer", args=[finding.pk])
    return Action(label, url, refusal, icon="send")


def _may_judge(finding: BodyFinding, viewer: Viewer) -> bool:
    if rights.allowed(viewer, permissions.FINDING_JUDGE, finding):
        return True
    return rights.allowed(viewer, permissions.FINDING_TRANSCRIBE, finding.government)


def finding_add(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, permissions.FINDING_RECORD)
    first = certification.editions.first()
    begun = certification.audits.exclude(started_on=None).order_by("-started_on", "pk").first()

    def act(data: dict[str, Any]) -> BodyFinding:
        audit = data.pop("audit")
        with renamed(clauses=f"clauses_{first.pk}" if first else "clauses"):
            return services.record_finding(
                actor=request.viewer, certification_id=pk, audit_id=audit.pk, **data
            )

    return step_page(
        request,
        certification,
        form=partial(FindingForm, certification=certification),
        initial={"audit": begun.pk} if begun else {},
        title=_("Record a finding"),
        submit=_("Record a finding"),
        act=act,
        success=lambda finding: finding.get_absolute_url(),
        done=_("The finding is recorded."),
    )


def finding_answer(request: ViewerRequest, pk: int) -> HttpResponse:
    """The plan for a minor, the correction for a major, what followed for the rest."""
    finding = get_object_or_404(selectors.findings(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.FINDING_ANSWER, finding)
    is_plan = answer_event(finding.grade, finding.state, is_plan=True) is not None
    service: Judge = services.submit_plan if is_plan else services.submit_correction
    name = "plan" if is_plan else "correction"
    return _finding_page(
        request,
        finding,
        form=PlanForm if is_plan else CorrectionForm,
        title=_("Plan of correction") if is_plan else _("What was corrected"),
        submit=_("Submit"),
        act=lambda data: service(actor=request.viewer, finding_id=pk, **versioned(data)),
        initial={name: getattr(finding, name)},
        done=_("The answer is handed in."),
    )


def finding_accept(request: ViewerRequest, pk: int) -> HttpResponse:
    title, done = _("Accept the plan"), _("The plan is accepted.")
    return _verdict_page(request, pk, services.accept_plan, title, done)


def finding_verify(request: ViewerRequest, pk: int) -> HttpResponse:
    title, done = _("Verify the correction"), _("The correction is verified.")
    return _verdict_page(request, pk, services.verify_correction, title, done)


def finding_return(request: ViewerRequest, pk: int) -> HttpResponse:
    title, done = _("Return the answer"), _("The answer is returned.")
    return _verdict_page(request, pk, services.return_finding, title, done)


def _verdict_page(
    request: ViewerRequest, pk: int, service: Judge, title: str, done: str
) -> HttpResponse:
    """The auditor decides in person; the administrator copies a letter; nobody else."""
    rows = selectors.findings(request.viewer).select_related("government")
    finding = get_object_or_404(rows, pk=pk)
    in_person = rights.allowed(request.viewer, permissions.FINDING_JUDGE, finding)
    if not in_person:
        rights.require(request.viewer, permissions.FINDING_TRANSCRIBE, finding.government)

    def act(data: dict[str, Any]) -> BodyFinding:
        values = versioned(data)
        with renamed(upload="letter_file"):
            letter = None if in_person else _letter(values)
            return service(actor=request.viewer, finding_id=pk, letter=letter, **values)

    return _finding_page(
        request,
        finding,
        form=VerdictForm if in_person else LetterForm,
        title=title,
        intro="" if in_person else _("Copied from the body's letter: number, date and file."),
        submit=title,
        act=act,
        initial={"on": request.viewer.today},
        done=done,
    )


def _letter(values: dict[str, Any]) -> services.Letter:
    return services.Letter(
        number=values.pop("letter_number"),
        on=values.pop("letter_on"),
        upload=values.pop("letter_file"),
    )


def _finding_page(
    request: ViewerRequest, finding: BodyFinding, *, initial: dict[str, Any], **page: Any
) -> HttpResponse:
    back = finding.get_absolute_url()
    return form_page(
        request,
        success=lambda done: back,
        back_url=back,
        initial={"version": finding.version, **initial},
        facts=(
            Fact(_("Finding"), finding.statement),
            Fact(_("Grade"), finding.get_grade_display()),
            Fact(_("Clauses"), [str(clause) for clause in finding.clauses.all()]),
        ),
        register_title=_("Findings of the bodies"),
        register_url=reverse("audits_findings"),
        **page,
    )

"""Papers on partners: report of a due diligence, control worksheet, list of approved providers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.decimals import decimal_text
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.diligence import Outcome
from teraju.modules.risks.domain.evaluation import EvaluationResult
from teraju.modules.risks.domain.partner_states import WorksheetState
from teraju.modules.risks.models import ControlWorksheet, DueDiligence
from teraju.modules.risks.models.partner_choices import (
    CONTROL_ANSWERS,
    CONTROL_KINDS,
    LEVELS,
    OUTCOMES,
    RESULTS,
    ControlAnswer,
    ControlKind,
)
from teraju.modules.risks.partner_refusals import NotComplete, OutOfPlace
from teraju.modules.risks.selectors.partners import approved_providers
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import (
    CheckReport,
    Paper,
    Signatory,
    issue_paper,
    replace_earlier,
)

from .partner_common import locked

DILIGENCE_REPORT = "risks.diligence"
WORKSHEET_REPORT = "risks.worksheet"
PROVIDER_LIST = "risks.providers"
TEMPLATE = "check_report"


@transaction.atomic
def issue_diligence_report(*, actor: Viewer, diligence_id: int) -> Paper:
    """Issue the signed report of a decided due diligence; few may open it."""
    rows = DueDiligence.objects.visible_to(actor).select_related("partner", "agency", "government")
    one: DueDiligence = locked(actor, rows, diligence_id, None, permissions.PARTNER_PAPER)
    if not one.is_decided:
        raise OutOfPlace(_("Only a decided due diligence has a report."))
    asked = partner_rules.questions(one.edition, one.level_then)
    answers = {row.question: row for row in one.answers.all()}
    data = CheckReport(
        title=_("Due diligence report"),
        subtitle=one.partner.name,
        facts=_diligence_facts(one),
        table=_("Answers"),
        headers=[
            _("Question"),
            _("Answer"),
            pgettext_lazy("due diligence", "Where it was found"),
            _("Red flag"),
        ],
        rows=[
            [
                question.words,
                question.said(answers[question.code].answer),
                answers[question.code].source or "–",
                _("yes") if question.code in one.red_flags else "–",
            ]
            for question in asked
        ],
        sections=[
            {"title": _("Reason of the outcome"), "lines": [one.outcome_reason]},
            {"title": _("Conditions"), "lines": _condition_lines(one)},
        ],
    )
    title = format_lazy(_("Due diligence report: {partner}"), partner=one.partner.name)
    return _issue(actor, one, one.agency, data, title, DILIGENCE_REPORT, one.is_example)


@transaction.atomic
def issue_worksheet(*, actor: Viewer, worksheet_id: int) -> Paper:
    """Issue the signed paper of an approved control worksheet."""
    rows = ControlWorksheet.objects.visible_to(actor).select_related("agency", "government")
    one: ControlWorksheet = locked(actor, rows, worksheet_id, None, permissions.PARTNER_PAPER)
    if one.state != WorksheetState.APPROVED:
        raise OutOfPlace(_("Only an approved worksheet has a paper."))
    words = partner_rules.control_words(one.edition, one.kind)
    lines = list(one.lines.order_by("order", "pk"))
    data = CheckReport(
        title=str(one),
        subtitle=one.agency.name,
        facts=[
            (_("Agency"), one.agency.name),
            (_("Controls"), CONTROL_KINDS[ControlKind(one.kind)]),
            (_("Year"), str(one.year)),
            (_("Filled in by"), one.filled_office),
            (_("Approved on"), one.approved_on),
            (_("Approved by"), one.approved_office),
            (_("List of controls"), _("of the house, unconfirmed")),
        ],
        table=_("Controls"),
        headers=[_("Control"), _("How it stands"), _("What shows it"), _("Action"), _("By")],
        rows=[
            [
                words[line.code],
                CONTROL_ANSWERS[ControlAnswer(line.answer)],
                line.evidence or "–",
                " · ".join(text for text in (line.action, line.office) if text) or "–",
                line.due_on or "–",
            ]
            for line in lines
        ],
        sections=[
            {
                "title": _("Gaps closed by the day of this paper"),
                "lines": [f"{words[one.code]} {one.done_note}" for one in lines if one.done_on],
            }
        ],
    )
    return _issue(actor, one, one.agency, data, str(one), WORKSHEET_REPORT, one.is_example)


@transaction.atomic
def issue_provider_list(*, actor: Viewer, agency: Agency) -> Paper:
    """Issue the signed list of the providers that an agency may buy from."""
    rights.require(actor, permissions.PARTNER_PAPER, agency)
    found = list(approved_providers(actor).filter(agency=agency).order_by("name", "pk"))
    if not found:
        raise NotComplete(_("No provider is approved yet: evaluate the first one."))
    data = CheckReport(
        title=_("Approved providers"),
        subtitle=agency.name,
        facts=[(_("Agency"), agency.name), (_("As it stood on"), actor.today)],
        table=_("Providers"),
        headers=[
            pgettext_lazy("partner", "Provider"),
            _("What it supplies"),
            _("Result"),
            _("Evaluated again by"),
        ],
        rows=[
            [
                one.name,
                one.supplies,
                RESULTS[EvaluationResult(one.ev_result)],
                one.ev_next,
            ]
            for one in found
        ],
        sections=[],
    )
    title = format_lazy(_("Approved providers: {agency}"), agency=agency.name)
    example = all(one.is_example for one in found)
    return _issue(actor, agency, agency, data, title, PROVIDER_LIST, example)


def _diligence_facts(one: DueDiligence) -> Sequence[tuple[object, Any]]:
    lines: list[tuple[object, Any]] = [
        (_("Partner"), one.partner.name),
        (_("About"), one.subject),
        (_("Bribery risk"), LEVELS[one.level_then]),
        (_("Filled by"), one.filled_office),
        (_("Score"), decimal_text(one.score).replace(".", ",") if one.score is not None else ""),
        (_("Outcome"), OUTCOMES[Outcome(one.outcome)]),
        (_("Decided by"), one.reviewed_office),
        (_("Approved by"), one.approved_office),
        (_("Decided on"), one.decided_on),
        (_("Valid until"), one.valid_until),
        (_("Questionnaire"), _("of the house, unconfirmed")),
    ]
    return [(label, value) for label, value in lines if value not in (None, "")]


def _condition_lines(one: DueDiligence) -> list[str]:
    return [
        f"{row.text} ({row.office}, {row.due_on:%d-%m-%Y})"
        for row in one.conditions.order_by("due_on", "pk")
    ]


def _issue(
    actor: Viewer,
    target: Any,
    agency: Agency,
    data: CheckReport,
    title: Any,
    key: str,
    is_example: bool,  # noqa: FBT001
) -> Paper:
    """Issue a paper and revoke the earlier one of its kind, so that one is valid at a time."""
    paper = issue_paper(
        actor=actor,
        template=TEMPLATE,
        data=data,
        # Whoever holds the code learns that the paper is real, and no name of a partner.
        public_facts=[(_("Agency"), agency.name)],
        government=agency.government,
        agency=agency,
        target=target,
        title=title,
        number_key=key,
        is_public=False,
        is_example=is_example,
        signatory=Signatory(office=agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    return paper

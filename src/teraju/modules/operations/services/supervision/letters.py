"""The signed papers of an assignment: its letter, and the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations.models import Assignment, ReportDraft, TeamMember
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Paper, issue_paper

LETTER_NUMBER = "operations.assignment_letter"
REPORT_NUMBER = "operations.supervision_report"


def issue_assignment_letter(
    actor: Viewer, assignment: Assignment, members: Sequence[TeamMember]
) -> Paper:
    """The letter of assignment: on what basis, who, what for and from when to when."""
    basis: object = assignment.outside_reason
    if assignment.line:
        words = _("{plan}, line {number}")
        basis = format_lazy(words, plan=str(assignment.line.plan), number=assignment.line.number)
    return issue_paper(
        actor=actor,
        template="assignment_letter",
        data={
            "title": _("Letter of assignment"),
            "basis": [basis],
            "team": [(one.office, one.get_part_display()) for one in members],
            "tasks": [
                assignment.title,
                *([assignment.purpose] if assignment.purpose else []),
            ],
            "first_day": assignment.starts_on,
            "last_day": assignment.ends_on,
            "facts": _about(assignment),
        },
        public_facts=[(_("Subject"), assignment.title), *_days(assignment)],
        government=assignment.government,
        agency=assignment.agency,
        target=assignment,
        title=format_lazy(_("Letter of assignment: {title}"), title=assignment.title),
        number_key=LETTER_NUMBER,
        is_public=False,
        is_example=assignment.is_example,
    )


def issue_report(actor: Viewer, assignment: Assignment, draft: ReportDraft) -> Paper:
    """The released report: conclusion, findings, recommendations, the fingerprint of its file."""
    facts: list[tuple[str | Promise, Any]] = [
        (_("Subject"), assignment.title),
        *_days(assignment),
    ]
    if draft.file:
        facts.append((_("Fingerprint of the file (SHA-256)"), draft.file.sha256))
    return issue_paper(
        actor=actor,
        template="letter",
        data={
            "title": format_lazy(_("Report of supervision: {title}"), title=assignment.title),
            "recipient": _recipient(assignment),
            "body": list(_report_body(assignment, draft)),
        },
        public_facts=facts,
        government=assignment.government,
        agency=assignment.agency,
        target=assignment,
        title=format_lazy(_("Report of supervision: {title}"), title=assignment.title),
        number_key=REPORT_NUMBER,
        is_public=False,
        is_example=assignment.is_example,
    )


def _recipient(assignment: Assignment) -> list[object]:
    audited = assignment.audited
    if audited is None:
        return [assignment.government.head_title]
    return [audited.head_title, audited.name]


def _about(assignment: Assignment) -> list[tuple[str | Promise, Any]]:
    facts: list[tuple[str | Promise, Any]] = [(_("Kind"), assignment.get_kind_display())]
    if assignment.audited:
        facts.append((_("Audited agency"), assignment.audited.name))
    return facts


def _days(assignment: Assignment) -> list[tuple[str | Promise, Any]]:
    return [(_("First day"), assignment.starts_on), (_("Last day"), assignment.ends_on)]


def _report_body(assignment: Assignment, draft: ReportDraft) -> Iterator[object]:
    yield from (part.strip() for part in draft.summary.split("\n") if part.strip())
    findings = assignment.findings.filter(is_dropped=False).order_by("number")
    for finding in findings.prefetch_related("recommendations__agency"):
        yield f"{finding.number}. {finding.title}"
        yield format_lazy(_("Condition: {text}"), text=finding.condition)
        yield format_lazy(_("Criterion: {text}"), text=finding.criterion)
        yield format_lazy(_("Cause: {text}"), text=finding.cause)
        yield format_lazy(_("Effect: {text}"), text=finding.effect)
        for one in finding.recommendations.all():
            if one.state != "withdrawn" and one.due:
                words = _("Recommendation to {agency}, by {due}: {text}")
                yield format_lazy(
                    words, agency=one.agency.name, due=date_format(one.due), text=one.text
                )
    if draft.file:
        words = _("The full report is the file {name} with the fingerprint (SHA-256) {sha}.")
        yield format_lazy(words, name=draft.file.name, sha=draft.file.sha256)

"""The report of a nonconformity as a signed paper, with the pictures of its cause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext, override, pgettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.states import ActionState, Effect
from teraju.modules.improvement.models import Nonconformity, Round
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    Drawing,
    NonconformityReport,
    Paper,
    Signatory,
    StatementSection,
    issue_paper,
)

from .common import locked, tell

NUMBERED_AS = "improvement.report"
PATTERN = "{seq:03}/LKS/{code}/{month_roman}/{year}"


@transaction.atomic
def issue_report(
    *,
    actor: Viewer,
    nonconformity_id: int,
    pictures: Sequence[Drawing | None] = (None, None),
    expected_version: int | None = None,
    language: str = "id",
) -> Paper:
    """Issue the report as it stands; the page hands the drawings of the cause over."""
    one = locked(actor, nonconformity_id, expected_version)
    rights.require(actor, permissions.ISSUE, one)
    with override(language):
        sections = _sections(one)
        facts = _facts(one)
    report = NonconformityReport(
        title=_("Nonconformity report"),
        subtitle=one.title,
        facts=facts,
        sections=sections,
        whys=pictures[0],
        fishbone=pictures[1],
    )
    paper = issue_paper(
        actor=actor,
        template="nonconformity_report",
        data=cast("dict[str, Any]", report),
        public_facts=[(_("Number"), one.number), (_("Status"), one.get_state_display())],
        government=one.government,
        agency=one.agency,
        target=one,
        title=format_lazy(_("Nonconformity report: {number}"), number=one.number),
        number_key=NUMBERED_AS,
        is_public=False,
        is_example=one.is_example,
        language=language,
        signatory=Signatory(office=one.agency.head_title),
    )
    tell(actor, one, "issued", {"number": paper.number})
    return paper


def _facts(one: Nonconformity) -> list[tuple[Any, Any]]:
    clauses = [f"{clause.edition}: {clause.number}" for clause in one.clauses.all()]
    return [
        (_("Number"), one.number),
        (_("Agency"), one.agency.name),
        (_("Grade"), one.get_grade_display()),
        (_("Source"), one.get_source_display()),
        (_("Found on"), one.found_on),
        (_("Process"), str(one.process) if one.process else None),
        (_("Clauses"), "; ".join(clauses) or None),
        (_("Owner"), one.owner_office or None),
        (_("Status"), one.get_state_display()),
    ]


def _sections(one: Nonconformity) -> list[StatementSection]:
    """What was found, and each round step by step."""
    found = [StatementSection(title=gettext("What was found"), lines=[one.description])]
    if one.criterion:
        found.append(StatementSection(title=gettext("What should be"), lines=[one.criterion]))
    if one.evidence:
        found.append(StatementSection(title=gettext("What shows it"), lines=[one.evidence]))
    rounds = list(one.rounds.order_by("number", "pk"))
    for current in rounds:
        lines = _round_lines(current)
        if lines:
            title = gettext("Handling")
            if len(rounds) > 1:
                title = gettext("Handling, round %(number)s") % {"number": current.number}
            found.append(StatementSection(title=title, lines=lines))
    return found


def _round_lines(current: Round) -> list[str]:
    """What is on record of a round, a line for each step."""
    steps = [*_work_lines(current), *_action_lines(current), *_judged_lines(current)]
    return [_line(label, text, day) for shown, label, text, day in steps if shown]


Step = tuple[Any, str, str, Any]


def _work_lines(current: Round) -> list[Step]:
    similar = gettext("found") if current.similar_found else gettext("none found")
    decision = (
        gettext("Corrective action needed")
        if current.needs_action
        else gettext("No corrective action needed")
    )
    correction = pgettext("nonconformity", "Correction")
    return [
        (current.reason, gettext("Opened again because"), current.reason, None),
        (current.contained_on, gettext("Containment"), current.containment, current.contained_on),
        (current.corrected_on, correction, current.correction, current.corrected_on),
        (current.decided_on, decision, current.decision_reason, current.decided_on),
        (current.root_cause, gettext("Root cause"), current.root_cause, current.cause_on),
        (
            current.similar_on,
            gettext("Similar cases"),
            f"{similar}. {current.similar_note}",
            current.similar_on,
        ),
    ]


def _action_lines(current: Round) -> list[Step]:
    rows = current.actions.exclude(state=ActionState.DROPPED).order_by("due_on", "pk")
    return [
        (
            True,
            gettext("Action"),
            f"{a.title} ({a.owner_office}); {a.get_state_display()}",
            a.due_on,
        )
        for a in rows
    ]


def _judged_lines(current: Round) -> list[Step]:
    works = current.effect == Effect.EFFECTIVE
    effect = gettext("effective") if works else gettext("not effective")
    closed_on = current.closed_on or current.plan_closed_on
    return [
        (
            current.checked_on,
            pgettext("nonconformity", "Effect"),
            f"{effect}. {current.effect_note}",
            current.checked_on,
        ),
        (
            closed_on,
            gettext("Closed by"),
            current.closed_office or current.plan_closed_office,
            closed_on,
        ),
    ]


def _line(label: str, text: str, day: Any) -> str:
    return f"{label} ({date_format(day)}): {text}" if day else f"{label}: {text}"

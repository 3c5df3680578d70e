"""What the page of a due diligence shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.diligence import Outcome
from teraju.modules.risks.models.partner_choices import LEVELS, OUTCOMES
from teraju.modules.risks.web.partner_statuses import outcome_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.kinds import Fact, Link, Section, Status
from teraju.platform.web.record_parts import table


def facts_of(diligence: Any) -> Sequence[Fact]:
    edition = partner_rules.edition_named(partner_rules.DILIGENCE, diligence.edition)
    allowed = OUTCOMES[Outcome(diligence.allowed)] if diligence.allowed else ""
    lines = [
        Fact(_("Partner"), diligence.partner.name, url=diligence.partner.get_absolute_url()),
        Fact(_("About"), diligence.subject),
        Fact(_("Bribery risk then"), LEVELS[diligence.level_then]),
        Fact(_("Begun on"), diligence.begun_on, note=diligence.filled_office),
        Fact(_("Score"), diligence.score, note=_("of 100")),
        Fact(_("What the answers allow"), allowed),
        Fact(_("Outcome"), outcome_status(diligence), note=diligence.outcome_reason),
        Fact(_("Decided by"), diligence.reviewed_office),
        Fact(_("Approved by"), diligence.approved_office),
        Fact(_("Decided on"), diligence.decided_on),
        Fact(_("Valid until"), diligence.valid_until),
        Fact(_("Given back because"), diligence.returned_reason),
        Fact(_("Dropped because"), diligence.dropped_reason),
        Fact(
            _("Questionnaire"),
            diligence.edition,
            note="" if edition.confirmed else _("of the house, unconfirmed"),
        ),
    ]
    return [fact for fact in lines if fact.value]


def sections_of(viewer: Viewer, diligence: Any) -> Sequence[Section]:
    found = [_answers(diligence)]
    if diligence.outcome == Outcome.CONDITIONS:
        found.append(_conditions(viewer, diligence))
    return [*found, *papers_if_any(viewer, diligence)]


def _answers(diligence: Any) -> Section:
    said = {row.question: row for row in diligence.answers.order_by("pk")}
    rows = []
    for one in partner_rules.questions(diligence.edition, diligence.level_then):
        row = said.get(one.code)
        answer = row.answer if row else ""
        word: Any = one.said(answer)
        if answer in one.rule.red_flags:
            word = Status("bad", f"{word} · {_('red flag')}")
        rows.append([one.words, word, (row.source if row else "") or "–"])
    headers = [_("Question"), _("Answer"), pgettext("due diligence", "Where it was found")]
    return table(_("Questionnaire"), headers, rows, "")


def _conditions(viewer: Viewer, diligence: Any) -> Section:
    may = diligence.is_decided and rights.allowed(viewer, permissions.DILIGENCE_REVIEW, diligence)
    rows = []
    for one in diligence.conditions.order_by("due_on", "pk"):
        state: Any = Status("good", pgettext("condition", "met"), one.done_note)
        if not one.done_on:
            late = one.due_on < viewer.today
            state = Status("bad", _("overdue")) if late else Status("warn", _("not met yet"))
        cell: Any = [one.text, one.office]
        if may and not one.done_on:
            cell.append(
                Link(_("record that it was met"), reverse("risks_condition_met", args=[one.pk]))
            )
        elif one.done_on:
            cell.append(one.done_note)
        rows.append([cell, one.due_on, state])
    return table(
        _("Conditions"),
        [pgettext("due diligence", "Condition"), _("By"), _("Status")],
        rows,
        _("None yet."),
    )

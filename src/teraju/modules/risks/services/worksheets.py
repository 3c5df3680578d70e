"""The yearly worksheets of controls: filled in, approved by the head, gaps followed up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.control_lines import Lacking, Said, lacks
from teraju.modules.risks.domain.partner_states import WORKSHEET
from teraju.modules.risks.models import ControlLine, ControlWorksheet
from teraju.modules.risks.models.partner_choices import ControlAnswer, ControlKind
from teraju.modules.risks.partner_refusals import NotComplete, OutOfPlace, WrongPerson
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, has_done, record_event, values_of
from teraju.platform.organisation.models import Agency

from .partner_common import check_not_future, locked, moved, needed

LINE = ("answer", "evidence", "action", "office", "due_on")
WRITING = frozenset(f"risks.worksheet.{verb}" for verb in ("begun", "answered", "sent"))
OUT_OF_PLACE = {
    "answer": _("Only a draft is filled in: what was sent or approved stays as it is."),
    "send": _("Only a draft is sent for approval."),
    "drop": _("Only a draft is dropped."),
    "give_back": _("Only a worksheet that waits for approval is given back."),
    "approve": _("Only a worksheet that waits for approval is approved."),
    "follow_up": _("Gaps are closed once the worksheet is approved."),
}
LACKING = {
    Lacking.ANSWER: _("{count} controls are not looked at yet, the first: {control}"),
    Lacking.EVIDENCE: _("Say what shows it, or why it does not apply: {control}"),
    Lacking.ACTION: _("Say what is done about the gap: {control}"),
    Lacking.OFFICE: _("Say who sees to the gap: {control}"),
    Lacking.DUE: _("Say by when the gap is closed: {control}"),
}


@transaction.atomic
def begin_worksheet(
    *, actor: Viewer, agency: Agency, kind: str, year: int, is_example: bool = False
) -> ControlWorksheet:
    """Begin the worksheet of a year with the list of controls of the day."""
    rights.require(actor, permissions.WORKSHEET_WRITE, agency)
    if year > actor.today.year:
        raise DomainError(_("The year has not begun yet."), field="year")
    edition = partner_rules.edition_on(partner_rules.WORKSHEETS, actor.today)
    worksheet = ControlWorksheet(
        government_id=agency.government_id,
        agency=agency,
        kind=ControlKind(kind),
        year=year,
        edition=edition.name,
        begun_on=actor.today,
        filled_by_id=acting(actor),
        filled_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, worksheet)
    rows = [
        ControlLine(worksheet=worksheet, order=order, code=one.code, is_example=is_example)
        for order, one in enumerate(partner_rules.controls(edition.name, worksheet.kind), start=1)
    ]
    for row in rows:
        row.touch(actor.now)
    ControlLine.objects.bulk_create(rows)
    after = {"agency": agency, "kind": worksheet.kind, "year": year}
    record_event(actor=actor, verb="risks.worksheet.begun", target=worksheet, after=after)
    return worksheet


@transaction.atomic
def answer_control(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    answer: str = "",
    evidence: str = "",
    action: str = "",
    office: str = "",
    due_on: date | None = None,
) -> ControlLine:
    """Enter how one control of a draft stands; cells may be filled one by one."""
    rows = ControlLine.objects.visible_to(actor).select_related("worksheet__agency")
    line: ControlLine = claim(rows, line_id, expected_version)
    worksheet = _moved(actor, line.worksheet_id, None, "answer", permissions.WORKSHEET_WRITE)
    if answer and answer not in set(ControlAnswer):
        raise DomainError(_("Choose one of the answers."), field="answer")
    before = values_of(line, LINE)
    line.answer, line.evidence, line.action = answer, cleaned(evidence), cleaned(action)
    line.office, line.due_on = cleaned(office), due_on
    save(actor, line)
    words = {"control": line.code}
    record_event(
        actor=actor,
        verb="risks.worksheet.answered",
        target=worksheet,
        before={"control": "", **before},
        after={**words, **values_of(line, LINE)},
    )
    return line


@transaction.atomic
def send_worksheet(
    *, actor: Viewer, worksheet_id: int, expected_version: int | None = None
) -> ControlWorksheet:
    """Send a complete worksheet to the head for approval."""
    worksheet = _moved(actor, worksheet_id, expected_version, "send", permissions.WORKSHEET_WRITE)
    _check_whole(worksheet)
    worksheet.sent_on, worksheet.returned_reason = actor.today, ""
    return _told(actor, worksheet, "sent", {"sent_on": actor.today})


@transaction.atomic
def give_back_worksheet(
    *, actor: Viewer, worksheet_id: int, expected_version: int | None = None, reason: str
) -> ControlWorksheet:
    """Give a worksheet back to who filled it in, with the reason."""
    worksheet = _moved(
        actor, worksheet_id, expected_version, "give_back", permissions.WORKSHEET_APPROVE
    )
    worksheet.returned_reason, worksheet.sent_on = needed(reason), None
    return _told(actor, worksheet, "returned", {"reason": worksheet.returned_reason})


@transaction.atomic
def approve_worksheet(
    *, actor: Viewer, worksheet_id: int, expected_version: int | None = None
) -> ControlWorksheet:
    """Approve a worksheet; whoever put a hand to it does not."""
    worksheet = _moved(
        actor, worksheet_id, expected_version, "approve", permissions.WORKSHEET_APPROVE
    )
    if worksheet.filled_by_id == actor.user_id or has_done(actor, worksheet, WRITING):
        raise WrongPerson(_("You filled this worksheet in: somebody else approves it."))
    worksheet.approved_on, worksheet.approved_office = actor.today, actor.office[:160]
    return _told(actor, worksheet, "approved", {"approved_on": actor.today})


@transaction.atomic
def drop_worksheet(
    *, actor: Viewer, worksheet_id: int, expected_version: int | None = None, reason: str
) -> ControlWorksheet:
    """Drop a draft, with the reason."""
    worksheet = _moved(actor, worksheet_id, expected_version, "drop", permissions.WORKSHEET_WRITE)
    worksheet.dropped_reason = needed(reason)
    return _told(actor, worksheet, "dropped", {"reason": worksheet.dropped_reason})


@transaction.atomic
def close_gap(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    done_on: date,
    done_note: str,
) -> ControlLine:
    """Record what was done about a gap of an approved worksheet; what was found stays."""
    rows = ControlLine.objects.visible_to(actor).select_related("worksheet__agency")
    line: ControlLine = claim(rows, line_id, expected_version)
    worksheet = _moved(actor, line.worksheet_id, None, "follow_up", permissions.WORKSHEET_WRITE)
    if not line.is_gap:
        raise OutOfPlace(_("This control has no gap."))
    if line.done_on:
        raise OutOfPlace(_("This gap was closed already."))
    check_not_future(actor, done_on, "done_on")
    line.done_on = done_on
    line.done_note = needed(done_note, "done_note", _("Say what was done."))
    save(actor, line)
    after = {"control": line.code, "done_on": done_on, "done_note": line.done_note}
    record_event(
        actor=actor, verb="risks.worksheet.gap_closed", target=worksheet, after=filled(after)
    )
    return line


def _check_whole(worksheet: ControlWorksheet) -> None:
    words = partner_rules.control_words(worksheet.edition, worksheet.kind)
    lines = list(worksheet.lines.order_by("order", "pk"))
    found = [(line, lack) for line in lines if (lack := lacks(said(line)))]
    if not found:
        return
    unanswered = [(line, lack) for line, lack in found if lack is Lacking.ANSWER]
    line, lack = (unanswered or found)[0]
    raise NotComplete(format_lazy(LACKING[lack], count=len(unanswered), control=words[line.code]))


def said(line: ControlLine) -> Said:
    """What was entered on a control, as the rule reads it."""
    return Said(line.answer, line.evidence, line.action, line.office, line.due_on)


def _moved(
    actor: Viewer, pk: int, expected_version: int | None, event: str, right: str
) -> ControlWorksheet:
    rows = ControlWorksheet.objects.visible_to(actor).select_related("agency", "government")
    worksheet: ControlWorksheet = locked(actor, rows, pk, expected_version, right)
    worksheet.state = moved(WORKSHEET, worksheet.state, event, OUT_OF_PLACE[event])
    return worksheet


def _told(
    actor: Viewer, worksheet: ControlWorksheet, verb: str, after: Mapping[str, Any]
) -> ControlWorksheet:
    save(actor, worksheet)
    record_event(actor=actor, verb=f"risks.worksheet.{verb}", target=worksheet, after=dict(after))
    return worksheet

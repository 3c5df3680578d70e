"""Answering the questions of a worksheet, assessing the answers, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import rounded
from teraju.kernel.errors import ChangedMeanwhile
from teraju.kernel.texts import cleaned
from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.answers import Unanswerable, share_of, written
from teraju.modules.integrity_zone.domain.catalogue import Question, catalogue
from teraju.modules.integrity_zone.domain.scoring import standing
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.models import Answer, LinkedRecord, Sheet
from teraju.modules.integrity_zone.refusals import NoAnswer, NoSuchRecord
from teraju.modules.integrity_zone.wording import ASKED
from teraju.platform.accounts.records import save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of

from .common import PLACES, count_again, locked, needed, require_state, tell

UNIT, ASSESSOR = ("unit_answer", "unit_note"), ("tpi_answer", "tpi_reason")
NOT_OPEN = _("The worksheet is not being filled in: its answers stand.")
NOT_HANDED_IN = _("The worksheet is not with the assessor.")


@dataclass(frozen=True)
class Said:
    """What a unit answers to one question, and its explanation."""

    code: str
    answer: str
    note: str = ""


@transaction.atomic
def answer_question(
    *, actor: Viewer, answer_id: int, answer: str, note: str, seen: int | None = None
) -> Answer:
    """Put down the unit's answer to one question; what changes nothing writes nothing."""
    row, sheet = _row(actor, answer_id, permissions.FILL)
    require_state(sheet, SheetState.OPEN, NOT_OPEN)
    before = values_of(row, (*UNIT, *ASSESSOR))
    if not _answered(actor, sheet, row, Said(row.code, answer, note), seen):
        return row
    save(actor, row)
    count_again(sheet)
    tell(actor, row, "answer.given", values_of(row, (*UNIT, *ASSESSOR)), before)
    return row


@transaction.atomic
def answer_questions(
    *,
    actor: Viewer,
    sheet_id: int,
    answers: Sequence[Said],
    source: Mapping[str, str] | None = None,
) -> Sheet:
    """Put down many answers of the unit at once: all of them or none, one event with a count."""
    sheet = locked(actor, sheet_id, permissions.FILL)
    require_state(sheet, SheetState.OPEN, NOT_OPEN)
    rows = {
        one.code: one for one in Answer.objects.select_for_update(no_key=True).filter(sheet=sheet)
    }
    changed = []
    for said in answers:
        row = rows.get(said.code)
        if row is None:
            raise NoAnswer(_("The worksheet has no question %(code)s.") % {"code": said.code})
        row.sheet = sheet
        if _answered(actor, sheet, row, said, None):
            row.touch(actor.now)
            row.clean_fields(exclude={"government", "agency", "sheet", "answered_by"})
            changed.append(row)
    Answer.objects.bulk_update(
        changed, [*UNIT, *ASSESSOR, "answered_by", "lost", "differs", "version", "updated_at"]
    )
    if changed:
        count_again(sheet)
        tell(actor, sheet, "sheet.filled", {"answers": len(changed), **(source or {})})
    return sheet


@transaction.atomic
def assess_answer(
    *, actor: Viewer, answer_id: int, answer: str, reason: str, seen: int | None = None
) -> Answer:
    """Put the assessor's answer beside the unit's; another one than the unit's has a reason.

    An empty answer follows the unit.
    """
    row, sheet = _row(actor, answer_id, permissions.ASSESS)
    require_state(sheet, SheetState.SUBMITTED, NOT_HANDED_IN)
    before = values_of(row, ASSESSOR)
    said = (_checked(sheet, row, answer, "tpi_answer"), cleaned(reason))
    if said == (row.tpi_answer, row.tpi_reason):
        return row
    _check_seen(row, seen)
    row.tpi_answer, row.tpi_reason = said
    _weigh(sheet, row)
    if row.differs:
        needed(reason, "tpi_reason", _("Say why the answer is another than the unit's."))
    save(actor, row)
    count_again(sheet)
    tell(actor, row, "answer.assessed", values_of(row, ASSESSOR), before)
    return row


@transaction.atomic
def link_record(*, actor: Viewer, answer_id: int, title: str, url: str) -> LinkedRecord:
    """Link a record of the house that an answer rests on."""
    row, sheet = _row(actor, answer_id, permissions.FILL)
    require_state(sheet, SheetState.OPEN, NOT_OPEN)
    address = url.strip()
    # Browsers read backslashes and tabs in ways of their own: the framework knows them.
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, None)):
        raise NoSuchRecord(_("Give an address within Teraju: it begins with a slash."), field="url")
    link = LinkedRecord(
        government=sheet.government,
        agency=sheet.agency,
        answer=row,
        title=needed(title, "title", _("Say what it is."))[:300],
        url=address,
        linked_on=actor.today,
        linked_office=actor.office[:160],
        is_example=row.is_example,
    )
    save(actor, link)
    tell(actor, row, "answer.linked", {"record": link.title})
    return link


@transaction.atomic
def unlink_record(*, actor: Viewer, link_id: int) -> LinkedRecord:
    """Take a linked record off an answer; a second time does nothing."""
    pk = LinkedRecord.objects.visible_to(actor).values_list("answer", flat=True).get(pk=link_id)
    row, sheet = _row(actor, pk, permissions.FILL)
    require_state(sheet, SheetState.OPEN, NOT_OPEN)
    link = LinkedRecord.objects.select_for_update(no_key=True).get(pk=link_id)
    if link.taken_off_on is None:
        link.taken_off_on = actor.today
        save(actor, link)
        tell(actor, row, "answer.unlinked", {"record": link.title})
    return link


def _row(actor: Viewer, answer_id: int, right: str) -> tuple[Answer, Sheet]:
    """Lock the sheet of an answer and the answer, in this order as everybody does."""
    rows: QuerySet[Any] = Answer.objects.visible_to(actor)
    sheet = locked(actor, rows.values_list("sheet", flat=True).get(pk=answer_id), right)
    row = Answer.objects.select_for_update(no_key=True).get(pk=answer_id)
    row.sheet, row.agency, row.government = sheet, sheet.agency, sheet.government
    return row, sheet


def _answered(actor: Viewer, sheet: Sheet, row: Answer, said: Said, seen: int | None) -> bool:
    """Fill the unit's part of a row; False where it says what stands already."""
    values = (_checked(sheet, row, said.answer, "unit_answer"), cleaned(said.note))
    if values == (row.unit_answer, row.unit_note):
        return False
    _check_seen(row, seen)
    if values[0] != row.unit_answer:
        # The assessor judged another answer: this one is assessed anew. The trail keeps both.
        row.tpi_answer = row.tpi_reason = ""
    row.unit_answer, row.unit_note = values
    row.answered_by_id = acting(actor)
    _weigh(sheet, row)
    return True


def _weigh(sheet: Sheet, row: Answer) -> None:
    found = standing(catalogue(sheet.edition), row.code, row.unit_answer, row.tpi_answer)
    row.lost, row.differs = rounded(found.lost, PLACES), found.differs


def _checked(sheet: Sheet, row: Answer, answer: str, field: str) -> str:
    """The answer in the one way in which it is kept, or how this question is answered."""
    found, kept = catalogue(sheet.edition), written(answer)
    try:
        share_of(found.questions[row.code], kept, found)
    except Unanswerable as refusal:
        raise NoAnswer(ASKED[refusal.kind], field=field) from refusal
    return kept


def _check_seen(row: Answer, seen: int | None) -> None:
    if seen is not None and seen != row.version:
        raise ChangedMeanwhile(
            _("Somebody else answered this question meanwhile. Compare, and answer once more.")
        )


def question_of(row: Answer) -> Question:
    """The question that an answer belongs to. No query where its sheet is at hand."""
    return catalogue(row.sheet.edition).questions[row.code]

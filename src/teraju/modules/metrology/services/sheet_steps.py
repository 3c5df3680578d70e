"""A test step by step, as the counter does it: begun, read, tried again, decided, given up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.cells import merged
from teraju.kernel.inputs import InputError
from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.marks import SHEET, Remedy, SheetState
from teraju.modules.metrology.domain.sheets import PIECES, Pieces, judge
from teraju.modules.metrology.domain.worksheet_cells import (
    BeyondBounds,
    NotANumber,
    cell_meant,
    cell_names,
    read_cell,
    readings_of,
    usual_cells,
)
from teraju.modules.metrology.models import (
    Attempt,
    FieldEntry,
    Sheet,
    Standard,
    Verification,
)
from teraju.modules.metrology.selectors.sheets import is_away, layout_of
from teraju.modules.metrology.sheet_refusals import (
    NotDecided,
    OtherTester,
    ReadingRefused,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed

from . import sheet_lines
from .instruments import change_instrument
from .order_lines import check_scope
from .sheet_acts import Ending, conclude, judged_by
from .sheet_checks import (
    case_of,
    check_line,
    check_testable,
    fit_standards,
    has_taken,
    line_of,
    on_the_bench,
    place_of,
    refused_reading,
)
from .sheet_records import Written, counted_pieces, judged, kept_photo, new_sheet, repairer_of
from .sheet_stands import last_of, require_failed, require_open, require_unjudged
from .unit_common import moved, tell


@transaction.atomic
def open_sheet(
    *,
    actor: Viewer,
    instrument_id: int,
    control: str,
    standards: Collection[int] = (),
    line_id: int | None = None,
    place_id: int | None = None,
) -> Sheet:
    """Begin a test at the counter; nobody else tests the instrument meanwhile.

    Whoever has begun already goes on with the sheet that is open.
    """
    instrument = on_the_bench(actor, instrument_id)
    begun: Sheet | None = instrument.sheets.filter(
        state=SheetState.OPEN, tester=rights.acting(actor)
    ).first()
    if begun is not None:
        return begun
    other: Sheet | None = instrument.sheets.filter(state=SheetState.OPEN).first()
    if other is not None:
        raise OtherTester(
            _(
                "%(who)s is testing this instrument: they end their sheet, or whoever takes the "
                "instrument in its order does it there."
            )
            % {"who": other.tester_office}
        )
    check_testable(actor, instrument, control, actor.today)
    sheet = new_sheet(actor, instrument, key=uuid4(), control=control, on=actor.today, at=actor.now)
    sheet.line = line_of(actor, instrument, line_id)
    if sheet.line is not None:
        check_scope(sheet.line)
    sheet.place = place_of(actor, instrument, place_id)
    used = _chosen(actor, sheet, standards) if standards else []
    save(actor, sheet)
    sheet.standards.set(used)
    add_attempt(actor, sheet, 1)
    sheet_lines.begin(actor, sheet.line, control)
    sheet_lines.take(actor, sheet.line)
    tell(actor, sheet, "sheet.opened", {"instrument": instrument.tag, "control": control})
    return sheet


@transaction.atomic
def choose_standards(
    *, actor: Viewer, sheet_id: int, standards: Collection[int], expected_version: int | None = None
) -> Sheet:
    """Say which standards are used; every one has to be fit on the day of the test."""
    sheet = _open(actor, sheet_id, expected_version)
    used = _chosen(actor, sheet, standards)
    sheet.standards.set(used)
    save(actor, sheet)
    judge_anew(actor, sheet, last_of(sheet))
    names = ", ".join(str(one) for one in used)
    tell(actor, sheet, "sheet.standards_chosen", {"standards": names})
    return sheet


@transaction.atomic
def complete_plate(
    *,
    actor: Viewer,
    sheet_id: int,
    plate: Mapping[str, str],
    expected_version: int | None = None,
    **values: Any,
) -> Sheet:
    """Write in the register what the plate of the instrument tells, and lay the sheet out by it.

    Refused once the engine has judged by the plate as it was.
    """
    sheet = _open(actor, sheet_id, expected_version)
    require_unjudged(sheet)
    changed = change_instrument(
        actor=actor, instrument_id=sheet.instrument_id, plate=plate, **values
    )
    sheet.plate = changed.plate
    save(actor, sheet)
    # What the engine does not take is put right in its cell, which is laid out from now on.
    with suppress(ReadingRefused):
        judge_anew(actor, sheet, last_of(sheet))
    tell(actor, sheet, "sheet.plate_completed", {"plate": changed.plate})
    return sheet


@transaction.atomic
def save_readings(
    *,
    actor: Viewer,
    sheet_id: int,
    cells: Mapping[str, str],
    bases: Mapping[str, Collection[str]],
) -> Written:
    """Write cells of the last attempt, each unless somebody else wrote in it meanwhile.

    The engine judges at once what is there. Raises ReadingRefused at the cell; what another row
    has wrong keeps nothing from being saved, for each row is put right by itself.
    """
    sheet = _open(actor, sheet_id)
    attempt = last_of(sheet)
    layout = layout_of(sheet, attempt.cells)
    names = cell_names(layout.blocks, layout.given)
    sent = {}
    for name, text in cells.items():
        if name in names:
            sent[name] = read_written(name, names[name], text)
    stored = {**dict.fromkeys(sent, ""), **usual_cells(layout.blocks), **attempt.cells}
    outcome = merged(stored, sent, bases)
    if not outcome.saved:
        return Written(attempt, outcome.colliding)
    attempt.cells = {**attempt.cells, **outcome.saved}
    refused = judge_anew(actor, sheet, attempt, changed=outcome.saved)
    tell(actor, sheet, "sheet.read", {"cells": ", ".join(outcome.saved)})
    return Written(attempt, outcome.colliding, refused)


@transaction.atomic
def try_again(
    *,
    actor: Viewer,
    sheet_id: int,
    remedy: str,
    repairer_id: int | None = None,
    remedy_note: str = "",
    expected_version: int | None = None,
) -> Attempt:
    """Begin the next attempt once what failed was adjusted by the official or repaired."""
    sheet = _open(actor, sheet_id, expected_version)
    require_failed(sheet)
    before = last_of(sheet)
    if remedy not in (Remedy.ADJUSTED, Remedy.REPAIRED):
        raise NotDecided(_("Say what was done before it was tried again."), field="remedy")
    attempt = add_attempt(
        actor,
        sheet,
        before.ordinal + 1,
        remedy=remedy,
        repairer=repairer_of(sheet.instrument, remedy, repairer_id, actor.today),
        remedy_note=remedy_note[:300],
        cells={name: text for name, text in before.cells.items() if name.startswith("given.")},
    )
    sheet_lines.go_on(actor, sheet.line_id)
    tell(actor, sheet, "sheet.tried_again", {"remedy": remedy, "note": attempt.remedy_note})
    return attempt


@transaction.atomic
def decide(
    *,
    actor: Viewer,
    sheet_id: int,
    marks: Sequence[Mapping[str, Any]] = (),
    sticker: str = "",
    unmarkable: str = "",
    wants_certificate: bool = False,
    pieces: Sequence[int] | None = None,
    photo: File[bytes] | None = None,
    note: str = "",
    expected_version: int | None = None,
) -> Verification:
    """Mark the instrument as the engine says: sah, or batal after the last attempt failed.

    What may have changed since the sheet was opened is asked again, as of the day of the mark.
    """
    sheet = _open(actor, sheet_id, expected_version)
    instrument = on_the_bench(actor, sheet.instrument_id)
    check_testable(actor, instrument, sheet.control, actor.today)
    check_line(sheet.line)
    attempts = list(sheet.attempts.order_by("ordinal"))
    last = attempts[-1]
    used = _used(actor, sheet, last)
    counted = counted_pieces(instrument, Pieces(*pieces) if pieces else None)
    _judge_last(actor, sheet, last, used, counted)
    sheet.photo = kept_photo(actor, instrument, photo) or sheet.photo
    sheet.note = note[:400]
    ending = Ending(
        at=actor.now,
        on=actor.today,
        in_hand=True,
        marks=marks,
        sticker=sticker,
        unmarkable=unmarkable.strip(),
        wants_certificate=wants_certificate,
        pieces=counted,
    )
    return conclude(actor, instrument, sheet, attempts, ending)


@transaction.atomic
def give_up(
    *, actor: Viewer, sheet_id: int, reason: str, expected_version: int | None = None
) -> Sheet:
    """End a test without a mark: the owner takes the instrument back, or waits for a repairer.

    Whoever has taken the instrument in its order since then ends the sheet that another left open.
    """
    sheet = _open(actor, sheet_id, expected_version, or_taken=True)
    moved(sheet, "give_up", SHEET)
    sheet.note = needed(reason, "reason", _("Say why."))[:400]
    sheet.ended_at = actor.now
    save(actor, sheet)
    if has_taken(sheet.line, sheet.tester_id):
        sheet_lines.put_back(actor, sheet.line_id)
    tell(actor, sheet, "sheet.given_up", {"note": sheet.note})
    return sheet


def _open(
    actor: Viewer, pk: int, expected_version: int | None = None, *, or_taken: bool = False
) -> Sheet:
    """Lock the actor's own sheet while it is open, `or_taken` one whose instrument they took."""
    rows = Sheet.objects.visible_to(actor).select_related("instrument", "line__order", "tester")
    sheet = locked(actor, rows, pk, permissions.SHEET_WRITE, expected_version)
    require_open(sheet)
    person_id = rights.acting(actor)
    if sheet.tester_id != person_id and not (or_taken and has_taken(sheet.line, person_id)):
        raise OtherTester(
            _("%(who)s is testing this instrument: only they write on the sheet.")
            % {"who": sheet.tester_office}
        )
    return sheet


def _judge_last(
    actor: Viewer,
    sheet: Sheet,
    last: Attempt,
    used: Sequence[Standard],
    counted: Pieces | None,
) -> None:
    """The verdict that counts: on the last attempt, or on the pieces of a set."""
    if counted is not None:
        last.readings = {PIECES: counted.as_json()}
    last.answer = judged(case_of(sheet, used), last.readings, counted)
    last.verdict = last.answer["verdict"]
    save(actor, last)
    judged_by(sheet, last.answer)


def _used(actor: Viewer, sheet: Sheet, last: Attempt) -> list[Standard]:
    """The standards of a sheet, fit on the day of the test and on that of the last reading.

    What a telephone read was read on the day of the test, whenever it arrived.
    """
    ids = [one.pk for one in sheet.standards.all()]
    used = _chosen(actor, sheet, ids)
    read_on = last.updated_at.astimezone(actor.now.tzinfo).date()
    if read_on > sheet.tested_on and not _is_of_telephone(sheet):
        away = is_away(sheet.line)
        fit_standards(actor, sheet, ids, read_on, away=away, in_hand=True)
    return used


def _chosen(actor: Viewer, sheet: Sheet, ids: Collection[int]) -> list[Standard]:
    """Standards fit on the day of the test; what a telephone tested with is used already."""
    return fit_standards(
        actor,
        sheet,
        ids,
        sheet.tested_on,
        away=is_away(sheet.line),
        in_hand=not _is_of_telephone(sheet),
    )


def _is_of_telephone(sheet: Sheet) -> bool:
    return sheet.pk is not None and FieldEntry.objects.filter(sheet=sheet).exists()


def add_attempt(actor: Viewer, sheet: Sheet, ordinal: int, **values: Any) -> Attempt:
    attempt = Attempt(sheet=sheet, ordinal=ordinal, is_example=sheet.is_example, **values)
    save(actor, attempt)
    return attempt


def read_written(name: str, column: Any, text: str) -> str:
    try:
        return read_cell(column, text)
    except NotANumber as error:
        raise ReadingRefused(_("Write a number, such as 7,5."), field=name) from error
    except BeyondBounds as error:
        words = _("Write a number above %(above)s and at most %(most)s.")
        if not column.most:
            words = _("Write a number above %(above)s.")
        told = {"above": column.above, "most": column.most}
        raise ReadingRefused(words % told, field=name) from error


def judge_anew(
    actor: Viewer, sheet: Sheet, attempt: Attempt, *, changed: Collection[str] = ()
) -> Mapping[str, str]:
    """Let the engine judge what stands in the cells; what it cannot read is refused at its cell.

    Where cells `changed` and another row is to blame, nothing is judged: given is what is wrong
    there, by its cell.
    """
    layout = layout_of(sheet, attempt.cells)
    cells = {**usual_cells(layout.blocks), **attempt.cells}
    attempt.readings = readings_of(layout.blocks, layout.given, cells)
    attempt.answer, attempt.verdict = {}, ""
    if set(attempt.readings) - {"given"}:
        try:
            used = list(sheet.standards.all())
            attempt.answer = judge(case_of(sheet, used), attempt.readings)
        except InputError as error:
            refusal = refused_reading(error)
            cell = cell_meant(layout.blocks, cells, error.path)
            if not changed or not cell or _row(cell) in {_row(name) for name in changed}:
                raise ReadingRefused(refusal.message, field=next(iter(changed), None)) from error
            save(actor, attempt)
            return {cell: str(refusal)}
        attempt.verdict = str(attempt.answer["verdict"])
    save(actor, attempt)
    return {}


def _row(cell: str) -> str:
    return cell.rpartition(".")[0]

"""A whole test at once: as the market sheet sends it, or a device that was without a line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.marks import SHEET, Remedy
from teraju.modules.metrology.domain.sheets import (
    GIVEN,
    PIECES,
    Case,
    Pieces,
    counts_pieces,
    judge,
    judge_pieces,
)
from teraju.modules.metrology.domain.worksheets import given_columns
from teraju.modules.metrology.models import Attempt, Instrument, Repairer, Sheet, Standard
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.selectors.sheets import is_away
from teraju.modules.metrology.sheet_refusals import NotDecided, ReadingRefused
from teraju.modules.metrology.sheet_wording import COUNT_FAULTS
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import StoredFile, keep_image

from . import sheet_lines
from .sheet_acts import Ending, conclude, judged_by
from .sheet_checks import (
    case_of,
    check_testable,
    fit_standards,
    has_taken,
    kind_of,
    line_of,
    on_the_bench,
    place_of,
    refused_reading,
)
from .unit_common import moved, tell

EITHER_DID_IT = _(
    "Who did it, the official or this repairer? Say above that a repairer repaired it, or choose "
    "nobody here."
)


@dataclass(frozen=True)
class Written:
    """The attempt as it stands now, and what the record holds where somebody else wrote.

    `refused`: what keeps the engine from judging, by its cell in another row than was sent.
    """

    attempt: Attempt
    colliding: Mapping[str, str]
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What was tested: an instrument, by which control, when, where, with which standards.

    `away`: it was tested away from the office, whatever order it stands in.
    """

    instrument_id: int
    control: str
    tested_on: date
    started_at: datetime
    standards: Collection[int] = ()
    line_id: int | None = None
    place_id: int | None = None
    away: bool = False
    note: str = ""


@transaction.atomic
def record_sheet(
    *,
    actor: Viewer,
    key: UUID,
    beginning: Beginning,
    ending: Ending,
    attempts: Sequence[Mapping[str, Any]] = (),
    photo: File[bytes] | StoredFile | None = None,
    on_judged: Callable[[Sequence[Attempt]], None] | None = None,
) -> Sheet:
    """Record a test with all its attempts and its marks; sent twice with one key it is one sheet.

    The engine judges every attempt by the rules of the day of the test. Without a mark, and
    without a reason why none fits, a test that did not pass is kept as given up. `on_judged` looks
    at the attempts once the engine has judged them, before any mark is held against that.
    """
    instrument = on_the_bench(actor, beginning.instrument_id)
    known = known_sheet(instrument, key)
    if known is not None:
        return known
    sheet, used = begun_sheet(actor, instrument, key, beginning)
    sheet.photo = kept_photo(actor, instrument, photo)
    sheet.ended_at = _end(beginning.started_at, ending.at)
    ending = replace(ending, pieces=counted_pieces(instrument, ending.pieces))
    rounds = _rounds(actor, instrument, case_of(sheet, used), attempts or ({},), ending.pieces)
    if on_judged is not None:
        on_judged(rounds)
    _keep(actor, sheet, used, rounds)
    if sheet.verdict == Verdict.PASS or ending.marks or ending.unmarkable:
        conclude(actor, instrument, sheet, rounds, ending)
    else:
        _give_up(actor, sheet)
    return sheet


def known_sheet(instrument: Instrument, key: UUID) -> Sheet | None:
    """The sheet that a device has sent under this key already."""
    rows = Sheet.objects.filter(government=instrument.government_id, key=key)
    known: Sheet | None = rows.first()
    if known is not None and known.instrument_id != instrument.pk:
        raise DomainError(_("This key is another sheet's: begin the sheet anew."), field="key")
    return known


def begun_sheet(
    actor: Viewer, instrument: Instrument, key: UUID, beginning: Beginning
) -> tuple[Sheet, list[Standard]]:
    """A sheet as a device tells of it, and the standards used; asked whole, not saved."""
    on = beginning.tested_on
    check_testable(actor, instrument, beginning.control, on)
    sheet = new_sheet(
        actor, instrument, key=key, control=beginning.control, on=on, at=beginning.started_at
    )
    sheet.line = line_of(actor, instrument, beginning.line_id)
    away = beginning.away or is_away(sheet.line)
    used = fit_standards(actor, sheet, beginning.standards, on, away=away, in_hand=False)
    sheet.place = place_of(actor, instrument, beginning.place_id)
    sheet.note = beginning.note[:400]
    return sheet, used


def _rounds(
    actor: Viewer,
    instrument: Instrument,
    case: Case,
    attempts: Sequence[Mapping[str, Any]],
    counted: Pieces | None,
) -> list[Attempt]:
    """The attempts in their order, each judged; not saved."""
    rounds = [
        _attempt(actor, instrument, case, number, one, counted)
        for number, one in enumerate(attempts, 1)
    ]
    _check_order(rounds)
    return rounds


def _keep(actor: Viewer, sheet: Sheet, used: Sequence[Standard], rounds: Sequence[Attempt]) -> None:
    """Save a sheet with the verdict of its last attempt, its standards and all attempts."""
    judged_by(sheet, rounds[-1].answer)
    save(actor, sheet)
    sheet.standards.set(used)
    sheet_lines.begin(actor, sheet.line, sheet.control)
    for one in rounds:
        one.sheet, one.is_example = sheet, sheet.is_example
        save(actor, one)


def new_sheet(
    actor: Viewer, instrument: Instrument, *, key: UUID, control: str, on: date, at: datetime
) -> Sheet:
    """A sheet as it begins, with the plate of that day; not saved."""
    return Sheet(
        government=instrument.government,
        agency=instrument.agency,
        key=key,
        instrument=instrument,
        control=control,
        tester_id=rights.acting(actor),
        tester_office=actor.office[:160],
        tested_on=on,
        started_at=at,
        plate=instrument.plate,
        is_example=instrument.is_example,
    )


def judged(case: Case, readings: Mapping[str, Any], counted: Pieces | None) -> Any:
    """The answer of the engine; raises ReadingRefused with the place of what cannot be read."""
    if counted is not None:
        return judge_pieces(case, counted)
    try:
        _check_given(case, readings)
        return judge(case, readings)
    except InputError as error:
        raise refused_reading(error) from error


def _check_given(case: Case, readings: Mapping[str, Any]) -> None:
    """Refuse what the office gives unasked: a limit that a rule tells is not another's to set."""
    asked = {column.key for column in given_columns(case)}
    unasked = sorted(set(readings.get(GIVEN) or {}) - asked)
    if unasked:
        raise InputError(f"{GIVEN}.{unasked[0]}", "unknown key")


def counted_pieces(instrument: Instrument, pieces: Pieces | None) -> Pieces | None:
    """The counts of a set, checked; None where the instrument is read by itself."""
    is_set = counts_pieces(kind_of(instrument), instrument.count)
    if pieces is None:
        if is_set:
            raise ReadingRefused(
                _("A set is counted: say how many pieces passed and failed."), field=PIECES
            )
        return None
    if not is_set:
        raise ReadingRefused(
            _("This instrument is read by itself: only sets are counted."), field=PIECES
        )
    if fault := pieces.fault(instrument.count):
        told = {"counted": pieces.counted, "count": instrument.count}
        at = "adjusted" if fault == "adjusted_many" else PIECES
        raise ReadingRefused(COUNT_FAULTS[fault] % told, field=at)
    return pieces


def repairer_of(instrument: Instrument, remedy: str, pk: int | None, on: date) -> Repairer | None:
    """Who repaired it: one of this unit's register, with a permit on the day of the test."""
    if remedy != Remedy.REPAIRED:
        if pk:
            # Else the sheet would keep that the official did what a repairer did.
            raise WrongChoice(EITHER_DID_IT, field="repairer")
        return None
    rows = Repairer.objects.filter(agency=instrument.agency_id).permitted_on(on)
    found = rows.filter(pk=pk or 0).first()
    if found is None:
        raise WrongChoice(
            _("Say who repaired it: one of the register, with a permit on this day."),
            field="repairer",
        )
    if not found.covers(instrument.kind):
        words = _("The permit of %(name)s does not cover this kind of instrument.")
        raise WrongChoice(words % {"name": found.name}, field="repairer")
    return found


def kept_photo(
    actor: Viewer, instrument: Instrument, photo: File[bytes] | StoredFile | None
) -> StoredFile | None:
    if photo is None or isinstance(photo, StoredFile):
        return photo
    return keep_image(actor=actor, government=instrument.government, upload=photo)


def _attempt(
    actor: Viewer,
    instrument: Instrument,
    case: Case,
    number: int,
    given: Mapping[str, Any],
    counted: Pieces | None,
) -> Attempt:
    readings = dict(given.get("readings") or {})
    if counted is not None:
        readings = {PIECES: counted.as_json()}
    remedy = str(given.get("remedy") or Remedy.NONE)
    answer = judged(case, readings, counted)
    return Attempt(
        ordinal=number,
        remedy=remedy,
        repairer=repairer_of(instrument, remedy, given.get("repairer_id"), case.on),
        remedy_note=str(given.get("remedy_note") or "")[:300],
        readings=readings,
        answer=answer,
        verdict=answer["verdict"],
    )


def _check_order(rounds: Sequence[Attempt]) -> None:
    """A later attempt follows a failed one, and something was done between them."""
    for before, after in pairwise(rounds):
        if before.verdict != Verdict.FAIL:
            raise NotDecided(_("Only what failed is adjusted or repaired and tried again."))
        if after.remedy == Remedy.NONE:
            raise NotDecided(_("Say what was done before it was tried again."), field="remedy")
    if rounds[0].remedy != Remedy.NONE:
        raise NotDecided(_("The first attempt is as found: nothing was done before it."))


def _end(started_at: datetime, ended_at: datetime) -> datetime:
    if ended_at < started_at:
        raise DomainError(_("A test ends after it began."), field="ended_at")
    return ended_at


def _give_up(actor: Viewer, sheet: Sheet) -> None:
    moved(sheet, "give_up", SHEET)
    save(actor, sheet)
    # What another official has taken since stays with them.
    if has_taken(sheet.line, sheet.tester_id):
        sheet_lines.put_back(actor, sheet.line_id)
    tell(actor, sheet, "sheet.given_up", {"verdict": sheet.verdict, "note": sheet.note})

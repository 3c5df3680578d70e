"""The legal act that ends a test: its verdict, its marks, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.compute import Answer
from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.judging import Reason, Verdict
from teraju.modules.metrology.domain.lasting import lasting
from teraju.modules.metrology.domain.marks import SHEET, CertificateState, Remedy, Result
from teraju.modules.metrology.domain.sheets import Pieces
from teraju.modules.metrology.domain.stamps import Site, StampKind
from teraju.modules.metrology.models import Attempt, Certificate, Instrument, Sheet, Verification
from teraju.modules.metrology.selectors.marks import is_part
from teraju.modules.metrology.selectors.sheets import stamp_site
from teraju.modules.metrology.sheet_refusals import NotDecided
from teraju.modules.metrology.sheet_wording import in_language
from teraju.modules.metrology.unit_api import bind_sticker
from teraju.modules.metrology.unit_refusals import StickerRefused, WrongUnit
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from . import sheet_lines
from .sheet_checks import check_marks, check_plate, kind_of, struck
from .standing import restate, some_hold, take_back_earlier, worth_of
from .unit_common import moved, tell

DECIDING = (StampKind.SAH, StampKind.BATAL)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What an official does once the verdict is there; `marks` as `{kind, size, count, spot}`.

    `on` is the day at the place; `in_hand` asks for stamps that are not back in the safe by now,
    and for a sticker of a roll that is still good.
    """

    at: datetime
    on: date
    in_hand: bool = False
    marks: Sequence[Mapping[str, Any]] = field(default=())
    sticker: str = ""
    unmarkable: str = ""
    wants_certificate: bool = False
    pieces: Pieces | None = None


def judged_by(sheet: Sheet, answer: Answer) -> None:
    """Take the verdict of the engine over, with its reasons and what it rests on; not saved."""
    sheet.verdict = str(answer["verdict"])
    sheet.reason_en = str(answer.get("reason", ""))[:600]
    sheet.reason_id = str(answer.get("reason_id", ""))[:600]
    sheet.rules = list(answer["rules"])  # type: ignore[call-overload]  # the contract: a list


def conclude(
    actor: Viewer, instrument: Instrument, sheet: Sheet, attempts: Sequence[Attempt], ending: Ending
) -> Verification:
    """Mark an instrument by the verdict of its last attempt; it is locked, the sheet is judged.

    Raises NotDecided where the verdict is neither pass nor fail, NotTestable where the register
    has another plate by now than the one that was judged.
    """
    check_plate(sheet, instrument)
    result = result_of(sheet)
    pieces = ending.pieces or _one_piece(result, attempts)
    site = stamp_site(sheet.line)
    told = _borne(instrument, ending.marks)
    when: dict[str, Any] = {"in_hand": ending.in_hand, "begun_at": sheet.started_at}
    marks = struck(actor, instrument, told, ending.on, site=site, **when)
    bearing, is_set = _marked(instrument, pieces), _is_set(instrument)
    check_marks(marks, result, bearing, ending.unmarkable, is_set=is_set)
    if ending.sticker and result is Result.BATAL:
        raise DomainError(_("What failed bears no sticker."), field="sticker")
    verification = _verification(sheet, instrument, result, pieces, ending)
    moved(sheet, "decide", SHEET)
    sheet.ended_at = ending.at
    save(actor, sheet)
    save(actor, verification)
    for mark in marks:
        mark.verification, mark.is_example = verification, sheet.is_example
        save(actor, mark)
    _put_sticker_on(actor, instrument, ending, site)
    if result is Result.BATAL and not some_hold(verification):
        take_back_earlier(actor, verification, _("It did not pass a later test"))
    _restate(actor, instrument, verification)
    to_sign = _certificate(actor, sheet, verification, ending)
    sheet_lines.finish(actor, sheet.line_id, ending.at, to_sign=to_sign)
    _tell(actor, verification, marks, to_sign=to_sign)
    return verification


def _marked(instrument: Instrument, pieces: Pieces) -> Pieces:
    """The pieces that bear a mark each; the compartments of a tank bear one together."""
    if kind_of(instrument).counted_by == "piece":
        return pieces
    return Pieces(passed=min(pieces.passed, 1), failed=min(pieces.failed, 1))


def _borne(
    instrument: Instrument, marks: Sequence[Mapping[str, Any]]
) -> Sequence[Mapping[str, Any]]:
    """A tank that is counted by its compartments bears the deciding mark once all the same."""
    if instrument.count < 2 or kind_of(instrument).counted_by == "piece":
        return marks
    return [
        {**one, "count": 1} if one.get("kind") in DECIDING and not one.get("spot") else one
        for one in marks
    ]


def _is_set(instrument: Instrument) -> bool:
    """Whether each of several pieces bears the deciding mark, and bears it once."""
    return instrument.count > 1 and kind_of(instrument).counted_by == "piece"


def result_of(sheet: Sheet) -> Result:
    """Sah or batal, as the engine says; nothing else gives a mark."""
    if sheet.verdict == Verdict.PASS:
        return Result.SAH
    if sheet.verdict == Verdict.FAIL:
        return Result.BATAL
    raise NotDecided(
        _("What was read gives no verdict yet, and so no mark: %(why)s")
        % {"why": reason_of(sheet) or "–"}
    )


def reason_of(sheet: Sheet) -> str:
    """Why it did not pass, in the reader's language."""
    return in_language(Reason(sheet.reason_en, sheet.reason_id))


def _one_piece(result: Result, attempts: Sequence[Attempt]) -> Pieces:
    if result is Result.BATAL:
        return Pieces(0, 0, 1)
    was_adjusted = any(one.remedy == Remedy.ADJUSTED for one in attempts)
    return Pieces(1, int(was_adjusted), 0)


def _verification(
    sheet: Sheet, instrument: Instrument, result: Result, pieces: Pieces, ending: Ending
) -> Verification:
    found = Verification(
        government=sheet.government,
        agency=sheet.agency,
        instrument=instrument,
        sheet=sheet,
        result=result,
        control=sheet.control,
        on=ending.on,
        at=ending.at,
        passed=pieces.passed,
        adjusted=pieces.adjusted,
        failed=pieces.failed,
        tester=sheet.tester,
        tester_office=sheet.tester_office,
        unmarkable=ending.unmarkable[:200],
        before={} if instrument.verifications.exists() else worth_of(instrument),
        is_example=sheet.is_example,
    )
    if result is Result.SAH:
        holds = lasting(kind_of(instrument), ending.on)
        found.valid_until, found.precision = holds.until, holds.precision
        sheet.rules = [*sheet.rules, *holds.rules]
    return found


def _put_sticker_on(
    actor: Viewer, instrument: Instrument, ending: Ending, site: Site | None
) -> None:
    """Bind the sticker, if there is one; what is wrong with its code is said at its place."""
    if not ending.sticker:
        return
    try:
        bind_sticker(
            actor=actor,
            code=ending.sticker,
            instrument_id=instrument.pk,
            on=ending.on,
            in_hand=ending.in_hand,
            site=site,
        )
    except (StickerRefused, WrongUnit) as refusal:
        raise StickerRefused(refusal.message, field="sticker") from refusal


def _restate(actor: Viewer, instrument: Instrument, verification: Verification) -> None:
    """A mark put on since an older one was lost counts; what arrives late does not.

    Pieces of a set that failed give those that were not brought no mark back.
    """
    lost = instrument.void_on
    if lost is not None and verification.on >= lost and not is_part(verification):
        instrument.void_on = None
    restate(instrument)
    save(actor, instrument)


def _certificate(actor: Viewer, sheet: Sheet, verification: Verification, ending: Ending) -> bool:
    """Whether one waits to be signed: where no mark fits, or one of a pass is asked for."""
    asked = ending.wants_certificate or (sheet.line and sheet.line.order.wants_certificate)
    if not ending.unmarkable and not (asked and verification.result == Result.SAH):
        return False
    certificate = Certificate(
        government=sheet.government,
        agency=sheet.agency,
        verification=verification,
        submitted_at=actor.now,
        is_example=sheet.is_example,
    )
    save(actor, certificate)
    return True


def _tell(
    actor: Viewer, verification: Verification, marks: Sequence[Any], *, to_sign: bool
) -> None:
    tell(
        actor,
        verification,
        "verification.marked" if marks else "verification.unmarked",
        {
            "result": verification.result,
            "instrument": verification.instrument.tag,
            "valid_until": verification.valid_until,
            "marks": [f"{one.kind} {one.size}: {one.count}" for one in marks],
            "unmarkable": verification.unmarkable,
            "passed": verification.passed,
            "failed": verification.failed,
            "certificate": CertificateState.TO_SIGN if to_sign else "",
        },
    )

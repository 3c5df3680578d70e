"""What has to hold before an instrument is tested and marked: who, what, with which standards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import InputError
from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.catalogue import InstrumentKind, catalogue
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.marks import Result
from teraju.modules.metrology.domain.orders import RUNNING
from teraju.modules.metrology.domain.sheets import Case, Pieces, judged_alike
from teraju.modules.metrology.domain.stamps import Site, StampKind
from teraju.modules.metrology.domain.tested_with import (
    Needed,
    is_too_heavy,
    may_accompany,
    may_test,
    needed_for,
)
from teraju.modules.metrology.models import Instrument, Mark, OrderLine, Place, Sheet, Standard
from teraju.modules.metrology.models.unit_choices import (
    STAMP_KINDS,
    STANDARD_KINDS,
    StandardKind,
)
from teraju.modules.metrology.order_refusals import NotReviewed
from teraju.modules.metrology.selectors.stamps import overdue_words
from teraju.modules.metrology.selectors.standards import boxes_of, unweighed_of, weights_of
from teraju.modules.metrology.sheet_refusals import (
    NotTestable,
    ReadingRefused,
    StampRefused,
    StandardRefused,
)
from teraju.modules.metrology.sheet_wording import reading_refused
from teraju.modules.metrology.unit_api import (
    StampsOut,
    may_unit_test,
    no_stamps_on,
    officer,
    stamps_out,
    standards_fit,
)
from teraju.modules.metrology.unit_refusals import NotEntitled
from teraju.modules.metrology.unit_wording import NO_STAMP, kind_name, stamp_kind_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer

from .instruments import locked_instrument
from .unit_common import check_not_future

OTHER_PLATE = _(
    "%(tag)s was judged by another plate than the register has now: put the plate right there, or "
    "end this test without a mark and begin a new sheet."
)
JUDGED_BY_PLATE = _(
    "It was judged by the plate as it was: end the test without a mark, and begin another."
)
_NOT_WITH_THEM = _("You have no stamp %(name)s with you on this day: have it handed out first.")
_NOT_WITH_THEM_OFFICE = _(
    "You have no stamp %(name)s of the office with you on this day: have it handed out first; "
    "those of the field are not used there."
)
_NOT_WITH_THEM_AWAY = _(
    "You have no stamp %(name)s of the field with you on this day: have it handed out first; those "
    "of the office stay there."
)


def on_the_bench(actor: Viewer, instrument_id: int) -> Instrument:
    """Lock an instrument for somebody who may test here."""
    return locked_instrument(actor, instrument_id, permissions.SHEET_WRITE)


def check_testable(actor: Viewer, instrument: Instrument, control: str, on: date) -> None:
    """Refuse what the unit, or this official, may not test on a day. Five queries."""
    check_not_future(actor, on, "tested_on")
    if control not in (Control.INITIAL, Control.SUBSEQUENT):
        raise NotTestable(
            _("A sheet is of a tera or a tera ulang; an inspection has a page of its own."),
            field="control",
        )
    if instrument.retired_on is not None:
        raise NotTestable(_("This instrument is out of use: take it into use again first."))
    person = User.objects.get(pk=rights.acting(actor))
    entitled = officer(instrument.agency, person, on)
    if not entitled.may_verify:
        raise NotEntitled(_in_one(entitled.sentences))
    answer = may_unit_test(instrument.agency_id, instrument.kind, instrument.plate, on)
    if not answer.is_covered:
        raise NotTestable(_in_one(answer.sentences))


def line_of(actor: Viewer, instrument: Instrument, line_id: int | None) -> OrderLine | None:
    """The instrument's own line of an order."""
    if line_id is None:
        return None
    rows = OrderLine.objects.visible_to(actor).select_related("order")
    found: OrderLine | None = rows.filter(pk=line_id, instrument=instrument).first()
    if found is None:
        raise DomainError(_("No order has this instrument under this line."), field="line_id")
    if found.state not in RUNNING:
        raise NotTestable(
            _("In its order this instrument is “%(state)s”: look at the order first.")
            % {"state": found.get_state_display()}
        )
    return found


def check_line(line: OrderLine | None) -> None:
    """Refuse the mark of what was taken out of its order while it was being tested."""
    if line is not None and line.state not in RUNNING:
        raise NotReviewed(
            _(
                "In its order this instrument is “%(state)s” by now: end the test without a mark, "
                "or begin another without the order."
            )
            % {"state": line.get_state_display()}
        )


def has_taken(line: OrderLine | None, person_id: int) -> bool:
    """Tell whether somebody has the instrument in test by its order."""
    return line is not None and line.tester_id == person_id


def place_of(actor: Viewer, instrument: Instrument, place_id: int | None) -> Place:
    """Where it is tested: where it stands, unless another place of the unit is named."""
    if place_id is None or place_id == instrument.place_id:
        return instrument.place
    rows = Place.objects.visible_to(actor).filter(agency=instrument.agency_id, pk=place_id)
    found: Place | None = rows.first()
    if found is None:
        raise DomainError(_("Choose a record of this unit."), field="place_id")
    return found


def fit_standards(
    actor: Viewer,
    sheet: Sheet,
    ids: Collection[int],
    on: date,
    *,
    away: bool,
    in_hand: bool,
) -> list[Standard]:
    """The standards that a test is made with; refused are none, unknown and unfit ones.

    `away` from the office only those that the official had along; `in_hand` for a test that is
    still to be made only those that went out for its day; of one that was made what was back before
    it began is refused. A weight heavier than Max is refused there, and else left out: nothing was
    tested with it.
    """
    if not ids:
        raise StandardRefused(_("Say which standards it is tested with."), field="standards")
    found = standards_fit(
        sheet.agency_id,
        ids,
        on,
        rights.acting(actor),
        away=away,
        in_hand=in_hand,
        begun_at=None if in_hand else sheet.started_at,
    )
    if len(found) != len(set(ids)):
        raise StandardRefused(_("Choose standards of this unit."), field="standards")
    for one in found:
        if not one.is_fit:
            words = _("%(standard)s cannot be used: %(why)s")
            raise StandardRefused(
                words % {"standard": one.standard, "why": _in_one(one.sentences)},
                field="standards",
            )
    used = _light_enough(sheet, [one.standard for one in found], in_hand=in_hand)
    _check_sorts(sheet.instrument.kind, used, on)
    return used


def _light_enough(sheet: Sheet, found: list[Standard], *, in_hand: bool) -> list[Standard]:
    kind = catalogue(sheet.tested_on).kind(sheet.instrument.kind)
    heavy = [one for one in found if is_too_heavy(kind, sheet.plate, one)]
    if heavy and (in_hand or len(heavy) == len(found)):
        words = _("Heavier than the Max of this instrument: leave out %(names)s.")
        raise StandardRefused(words % {"names": ", ".join(map(str, heavy))}, field="standards")
    return [one for one in found if one not in heavy]


def _check_sorts(kind: str, standards: Sequence[Standard], on: date) -> None:
    """Refuse what does not measure this kind, alone or beside what does: it would be certified."""
    asked = " / ".join(_sort_words(one) for one in needed_for(kind, on))
    wrong = [one for one in standards if not may_accompany(kind, one, on)]
    is_tested = any(may_test(kind, one, on) for one in standards)
    if wrong and is_tested:
        names = ", ".join(f"{one} ({one.get_kind_display()})" for one in wrong)
        words = _("Leave out %(names)s: %(kind)s is tested with %(kinds)s.")
        told = {"names": names, "kind": kind_name(kind), "kinds": asked}
        raise StandardRefused(words % told, field="standards")
    if not is_tested:
        words = _("It is not tested with these: choose one of the kind %(kinds)s.")
        raise StandardRefused(words % {"kinds": asked}, field="standards")


def _sort_words(one: Needed) -> str:
    """A sort of standards, with the sizes where the rule bounds them."""
    name = str(STANDARD_KINDS[StandardKind(one.kind)])
    if one.litres is None:
        return name
    smallest, largest = (str(each).replace(".", ",") for each in one.litres)
    return f"{name} {smallest}–{largest} L"


def kind_of(instrument: Instrument) -> InstrumentKind:
    return catalogue().kind(instrument.kind)


def case_of(sheet: Sheet, standards: Sequence[Standard] = ()) -> Case:
    """The sheet as the engine sees it, by the plate of the day of the test."""
    kind = catalogue(sheet.tested_on).kind(sheet.instrument.kind)
    weights, unweighed = tuple(weights_of(standards)), unweighed_of(standards)
    boxes = boxes_of(standards)
    return Case(kind, sheet.plate, sheet.control, sheet.tested_on, weights, unweighed, boxes)


def has_other_plate(sheet: Sheet | None, instrument: Instrument) -> bool:
    """Whether the register has by now a plate by which other limits hold than those of a sheet.

    What was brought over from elsewhere has no sheet, and no plate of its day.
    """
    if sheet is None or sheet.plate == instrument.plate:
        return False
    kind = catalogue(sheet.tested_on).kind(instrument.kind)
    case = Case(kind, sheet.plate, sheet.control, sheet.tested_on)
    return not judged_alike(case, instrument.plate)


def check_plate(sheet: Sheet, instrument: Instrument) -> None:
    """Refuse the mark of what was judged by other limits than those of the plate it bears."""
    if has_other_plate(sheet, instrument):
        raise NotTestable(OTHER_PLATE % {"tag": instrument.tag})


def refused_reading(error: InputError) -> ReadingRefused:
    """The same refusal in the words of the house, at the same place."""
    return ReadingRefused(reading_refused(error), field=error.path)


def struck(
    actor: Viewer,
    instrument: Instrument,
    marks: Sequence[Mapping[str, Any]],
    on: date,
    *,
    site: Site | None = None,
    in_hand: bool = False,
    begun_at: datetime | None = None,
) -> list[Mark]:
    """The marks put on, each with the stamp of the year that the official had with them.

    In the field only those of the field count, and at the office, `in_hand`, those of the office.
    What was back before the test had `begun_at` its moment did not mark it.

    Not saved: they belong to a verification. Two queries, one without marks: where the unit has no
    stamps of the year there is no verification, whatever is said of the mark.
    """
    if not marks:
        _check_year(instrument.agency_id, on)
        return []
    person_id = rights.acting(actor)
    out = stamps_out(
        instrument.agency_id, person_id, on, site=site, in_hand=in_hand, begun_at=begun_at
    )
    if out.refusal is not None:
        raise StampRefused(out.sentence, field="marks")
    found = []
    for one in marks:
        kind, size = str(one.get("kind", "")), str(one.get("size", "") or "")
        lines = [each.line for each in out.lines if each.line.kind == kind]
        line = next((each for each in lines if not size or each.size == size), None)
        if line is None:
            meant = site if in_hand or site is Site.FIELD else None
            raise StampRefused(_no_stamp(out, kind, size, site=meant), field="marks")
        count = int(one.get("count", 1))
        spot = str(one.get("spot", "")).strip()[:120]
        found.append(Mark(kind=kind, size=line.size, count=count, stamp=line, spot=spot))
    return found


def _no_stamp(out: StampsOut, kind: str, size: str, *, site: Site | None) -> str:
    """Why an official did not have a stamp with them: what is to be done about it."""
    if out.overdue:
        return overdue_words(out.overdue)
    given_back = any(one.line.kind == kind and size in ("", one.line.size) for one in out.back)
    if given_back:
        words = _(
            "You had given back the stamp %(name)s before this test began; if it was handed out to "
            "you again, have that entered first."
        )
        return words % {"name": stamp_kind_words(kind, size)}
    return not_with_them(kind, size, site=site)


def _check_year(agency_id: int, on: date) -> None:
    """Refuse a written statement in place of stamps that have not come.

    It stands for a mark that does not fit on the instrument. Source: UU 2/1981, article 20(5).
    """
    missing = no_stamps_on(agency_id, on)
    if missing is not None:
        words = _("%(why)s A reason counts only where no mark fits on the instrument itself.")
        raise StampRefused(words % {"why": NO_STAMP[missing]}, field="unmarkable")


def not_with_them(kind: str, size: str = "", *, site: Site | None) -> str:
    """What somebody is told who has no such stamp with them."""
    name = f"{STAMP_KINDS[StampKind(kind)] if kind in set(StampKind) else kind} {size}"
    told = {Site.FIELD: _NOT_WITH_THEM_AWAY, Site.OFFICE: _NOT_WITH_THEM_OFFICE}
    words = told[site] if site else _NOT_WITH_THEM
    return words % {"name": name.strip()}


def check_marks(
    marks: Sequence[Mark], result: Result, pieces: Pieces, unmarkable: str, *, is_set: bool
) -> None:
    """The marks say what the verdict says; where none fits, the reason stands instead.

    Each piece of a set bears its own: whoever buys by it looks for that. Several on one thing say
    where they are: else nobody sees later that one is missing.
    """
    kinds, failed = {one.kind for one in marks}, pieces.failed
    deciding = StampKind.SAH if result is Result.SAH else StampKind.BATAL
    if deciding not in kinds and not unmarkable:
        words = {
            StampKind.SAH: _("Put the mark sah on, or say why none fits."),
            StampKind.BATAL: _("Put the mark batal on, or say why none fits."),
        }
        raise StampRefused(words[deciding], field="marks")
    sah, batal = _count(marks, StampKind.SAH), _count(marks, StampKind.BATAL)
    has_sah, has_batal = sah >= pieces.passed, batal >= failed
    if not has_sah and not unmarkable:
        each = _("Put the mark sah on each piece that passed, or say why none fits.")
        raise StampRefused(each, field="marks")
    if not has_batal and not unmarkable:
        raise StampRefused(
            _("Put the mark batal on each piece that failed, or say why none fits."), field="batal"
        )
    if has_sah and has_batal and unmarkable:
        raise StampRefused(
            _("The mark is on it, so one fits: leave this empty, or take the mark out."),
            field="unmarkable",
        )
    if result is Result.BATAL and StampKind.SAH in kinds:
        raise StampRefused(_("What failed does not bear the mark sah."), field="marks")
    if result is Result.SAH and StampKind.BATAL in kinds and not failed:
        raise StampRefused(_("What passed does not bear the mark batal."), field="marks")
    if any(one.count < 1 for one in marks):
        raise StampRefused(_("A mark is put on once or more."), field="marks")
    if is_set:
        _check_no_more(sah, batal, pieces)
        return
    is_one = pieces.passed + pieces.failed == 1
    if is_one and any(one.count > 1 and not one.spot for one in marks):
        raise StampRefused(
            _("Several marks are on it: say where each of them is, as in beam, cover and seal."),
            field="spot",
        )


def _check_no_more(sah: int, batal: int, pieces: Pieces) -> None:
    """One piece of a set bears one: more were struck on what did not pass, or never."""
    if sah > pieces.passed:
        words = _("These are more marks sah than pieces that passed: each piece bears one.")
        raise StampRefused(words, field="marks")
    if batal > pieces.failed:
        words = _("These are more marks batal than pieces that failed: each piece bears one.")
        raise StampRefused(words, field="batal")


def _count(marks: Sequence[Mark], kind: StampKind) -> int:
    return sum(one.count for one in marks if one.kind == kind)


def _in_one(sentences: Sequence[object]) -> str:
    return " ".join(str(one) for one in sentences)

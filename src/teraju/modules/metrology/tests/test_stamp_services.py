"""Stamps, hand-outs and stickers: counted out and back, nothing twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from teraju.kernel.errors import DomainError, LacksRole
from teraju.modules.learning.api import Assessment
from teraju.modules.metrology.domain.stamps import NoStamp
from teraju.modules.metrology.domain.stickers import CodeStanding, sticker_code
from teraju.modules.metrology.domain.tags import WrongCode
from teraju.modules.metrology.models import Issue, StampStock, Sticker
from teraju.modules.metrology.selectors.officers import officers
from teraju.modules.metrology.selectors.stamps import lines_of, stamps_out
from teraju.modules.metrology.selectors.stickers import code_answer
from teraju.modules.metrology.services import issues, stamps, standards, stickers
from teraju.modules.metrology.unit_refusals import (
    DayOutOfOrder,
    NoStamps,
    NotEntitled,
    NotNow,
    StandardUnfit,
    StickerRefused,
    WrongCount,
)
from teraju.platform.audit.api import timeline

from . import unit_world as w
from .unit_world import DAY, NEEDS, World

pytestmark = pytest.mark.django_db


def there(stock: StampStock) -> dict[tuple[str, str], int]:
    return {(one.kind, one.site): one.there for one in lines_of(stock)}


def test_the_year_goes_its_way(unit: World) -> None:
    stock = w.received(unit)
    assert there(stock) == {("sah", "office"): 4, ("sah", "field"): 6, ("batal", "field"): 2}
    turn = date(2020, 1, 2)
    stock = stamps.hand_over_stamps(
        actor=unit.acts("counter", turn), stock_id=stock.pk, handed_on=turn, handover="BA-1"
    )
    stock = stamps.confirm_receipt(
        actor=unit.acts("counter", date(2020, 1, 30)),
        stock_id=stock.pk,
        confirmed_on=date(2020, 1, 30),
        confirmation="MR/9",
    )
    assert stock.state == "closed"
    assert len(timeline(stock)) == 5


def test_a_need_is_changed_until_it_is_applied_for(unit: World) -> None:
    stock, head = w.planned(unit), unit.acts("head")
    needs = {**NEEDS, ("jaminan", "8", "field"): 3, ("batal", "4", "field"): 0}
    stamps.change_need(actor=head, stock_id=stock.pk, grounds="Tiga penera", needs=needs)
    assert stock.lines.get(kind="jaminan").requested == 3
    assert stock.lines.get(kind="batal").requested == 0
    asked = {"stock_id": stock.pk, "requested_on": DAY, "request_letter": "510/1"}
    stamps.request_stamps(actor=head, **asked)
    with pytest.raises(NotNow, match="applied for already"):
        stamps.change_need(actor=head, stock_id=stock.pk, grounds="x", needs=needs)
    stamps.withdraw_request(actor=head, stock_id=stock.pk, reason="Kurang")
    stamps.change_need(actor=head, stock_id=stock.pk, grounds="x", needs=needs)


@pytest.mark.parametrize(
    "needs", [{}, {("sah", "4", "field"): 0}, {("sah", "99", "field"): 1}, {("x", "4", "field"): 1}]
)
def test_a_need_names_stamps_that_there_are(unit: World, needs: Any) -> None:
    with pytest.raises(DomainError):
        stamps.plan_year(
            actor=unit.acts("head"), agency=unit.agency, year=2019, grounds="x", needs=needs
        )


def test_one_book_a_year(unit: World) -> None:
    w.planned(unit)
    with pytest.raises(Exception, match="in the book already"):
        w.planned(unit)


def test_stamps_go_out_and_come_back(unit: World) -> None:
    stock = w.received(unit)
    line = w.line(stock)
    issue = w.out(unit, stamps={line.pk: 2})
    assert there(stock)["sah", "field"] == 4
    found = stamps_out(unit.agency.pk, unit.tester.pk, DAY)
    assert found.refusal is None
    assert found.kinds == {"sah": ("4",)}
    assert not stamps_out(unit.agency.pk, unit.second.pk, DAY).lines
    turn = date(2020, 1, 2)
    with pytest.raises(NotNow, match="SPT 12/2019"):
        stamps.hand_over_stamps(
            actor=unit.acts("counter", turn), stock_id=stock.pk, handed_on=turn, handover="BA"
        )
    one = issue.stamps.get()
    issues.take_back_issue(
        actor=unit.acts("counter"), issue_id=issue.pk, returned_on=DAY, stamps={one.pk: 2}
    )
    assert there(stock)["sah", "field"] == 6
    with pytest.raises(NotNow):
        issues.take_back_issue(
            actor=unit.acts("counter"), issue_id=issue.pk, returned_on=DAY, stamps={one.pk: 2}
        )
    # The sheet of that day that arrives later still finds them.
    assert stamps_out(unit.agency.pk, unit.tester.pk, DAY).lines
    assert not stamps_out(unit.agency.pk, unit.tester.pk, date(2019, 3, 15)).lines


def test_a_missing_stamp_is_explained_and_leaves_the_book(unit: World) -> None:
    stock = w.received(unit)
    issue = w.out(unit, stamps={w.line(stock).pk: 2})
    one = issue.stamps.get()
    back: dict[str, Any] = {"issue_id": issue.pk, "returned_on": DAY}
    keeper = unit.acts("counter")
    for wrong in ({}, {one.pk: 3}, {one.pk: -1}):
        with pytest.raises(WrongCount) as refused:
            issues.take_back_issue(actor=keeper, **back, stamps=wrong)
        assert refused.value.field == f"stamp_{one.pk}"
    with pytest.raises(WrongCount) as refused:
        issues.take_back_issue(actor=keeper, **back, stamps={one.pk: 1})
    assert refused.value.field == "note"
    issues.take_back_issue(actor=keeper, **back, stamps={one.pk: 1}, note="Patah di pasar")
    assert there(stock)["sah", "field"] == 5


@pytest.mark.parametrize(
    ("number", "fields", "place", "words"),
    [
        (7, {}, "stamp_{line}", "not so many"),
        (1, {"site": "office"}, "stamp_{line}", "stay there"),
        (1, {"due_on": date(2019, 3, 21)}, "due_on", "come back by 20 March 2019"),
    ],
)
def test_what_does_not_leave_the_safe(
    unit: World, number: int, fields: dict[str, Any], place: str, words: str
) -> None:
    line = w.line(w.received(unit))
    with override("en"), pytest.raises(NoStamps, match=words) as refused:
        w.out(unit, stamps={line.pk: number}, **fields)
    assert refused.value.field == place.format(line=line.pk)
    assert not Issue.objects.exists()


def test_without_the_stamps_of_the_year_nothing_is_stamped(unit: World) -> None:
    found = stamps_out(unit.agency.pk, unit.tester.pk, DAY)
    assert found.refusal is NoStamp.NOT_REQUESTED
    stock = w.planned(unit)
    assert stamps_out(unit.agency.pk, unit.tester.pk, DAY).refusal is NoStamp.NOT_RECEIVED
    with pytest.raises(NoStamps, match="have not arrived"):
        w.out(unit, stamps={w.line(stock).pk: 1})


def test_in_january_the_old_stamps_are_no_mark(unit: World) -> None:
    line = w.line(w.received(unit))
    day = date(2020, 1, 3)
    with pytest.raises(NoStamps, match="no stamps of this year"):
        w.out(unit, day, stamps={line.pk: 1})
    with pytest.raises(NoStamps, match="before the year ends"):
        w.out(unit, date(2019, 12, 30), due_on=date(2020, 1, 2), stamps={line.pk: 1})


def test_stamps_of_another_unit_are_not_taken(unit: World) -> None:
    w.received(unit)
    other = w.line(w.received(w.build_world()))
    with pytest.raises(NoStamps, match="Choose again"):
        w.out(unit, stamps={other.pk: 1})


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        ("counter", "themselves"),
        ("head", "no post"),
        ("supervisor", "Supervises"),
        ("staff", "no certificate"),
    ],
)
def test_only_a_penera_takes_things_out(unit: World, holder: str, words: str) -> None:
    one = w.standard(unit)
    with pytest.raises(NotEntitled, match=words) as refused:
        w.out(unit, holder=getattr(unit, holder), standards=[one])
    assert refused.value.field == "holder"


def test_a_certificate_that_ran_out_ends_it(unit: World) -> None:
    Assessment.objects.filter(person=unit.tester).update(valid_until=date(2019, 3, 13))
    with pytest.raises(NotEntitled, match="has run out"):
        w.out(unit, standards=[w.standard(unit)])


def test_the_keeper_does_not_take_back_from_themselves(unit: World) -> None:
    issue = w.out(unit, standards=[w.standard(unit)])
    with pytest.raises(LacksRole):
        issues.take_back_issue(actor=unit.acts("tester"), issue_id=issue.pk, returned_on=DAY)
    with pytest.raises(Issue.DoesNotExist):
        issues.take_back_issue(actor=unit.acts("stranger"), issue_id=issue.pk, returned_on=DAY)


def test_an_unfit_standard_does_not_go_out(unit: World) -> None:
    one = w.standard(unit)
    late = date(2019, 6, 2)
    with pytest.raises(StandardUnfit, match="overdue"):
        w.out(unit, late, standards=[one])
    # Nor one that will be overdue before it is back.
    with pytest.raises(StandardUnfit, match="overdue"):
        w.out(unit, date(2019, 5, 30), due_on=late, standards=[one])
    w.out(unit, standards=[one])
    with pytest.raises(StandardUnfit, match="another official"):
        w.out(unit, holder=unit.second, standards=[one])
    with pytest.raises(StandardUnfit, match="take it back"):
        standards.lend(
            actor=unit.acts("tester"),
            standard_id=one.pk,
            borrower="Lain",
            agreement="KSO",
            lent_on=DAY,
            until=DAY,
        )


def test_nothing_is_no_hand_out(unit: World) -> None:
    with pytest.raises(DomainError, match="what is handed out"):
        w.out(unit)


def test_a_count_follows_what_is_found(unit: World) -> None:
    stock, keeper = w.received(unit), unit.acts("counter")
    found = {one.pk: one.there for one in lines_of(stock)}
    sheet: dict[str, Any] = {"stock_id": stock.pk, "counted_on": DAY, "witness": "Kepala UPT"}
    stamps.count_stamps(actor=keeper, **sheet, found=found)
    with pytest.raises(WrongCount, match="every kind"):
        stamps.count_stamps(actor=keeper, **sheet, found={})
    line = w.line(stock)
    less = {**found, line.pk: 5}
    with pytest.raises(WrongCount) as refused:
        stamps.count_stamps(actor=keeper, **sheet, found=less)
    assert refused.value.field == "explanation"
    stamps.count_stamps(actor=keeper, **sheet, found=less, explanation="Satu hilang")
    assert there(stock)["sah", "field"] == 5
    # Found again: the book follows, but never beyond what was received.
    stamps.count_stamps(actor=keeper, **sheet, found=found, explanation="Ditemukan")
    assert there(stock)["sah", "field"] == 6
    with pytest.raises(WrongCount, match="than can lie there"):
        stamps.count_stamps(actor=keeper, **sheet, found={**found, line.pk: 7}, explanation="?")


def test_rolls_share_no_number(unit: World) -> None:
    w.roll(unit, 1, 100)
    with pytest.raises(StickerRefused, match="R-1") as refused:
        w.roll(unit, 100, 200, "R-2")
    assert refused.value.field == "first"
    w.roll(unit, 101, 200, "R-2")
    w.roll(w.build_world(), 1, 100)


def bind(
    unit: World, number: int, instrument: Any, who: str = "tester", day: date = DAY
) -> Sticker:
    code = sticker_code(unit.agency.government_id, number)
    return stickers.bind_sticker(
        actor=unit.acts(who, day), code=code, instrument_id=instrument.pk, on=DAY
    )


def test_a_sticker_is_bound_once(unit: World) -> None:
    roll, scale = w.roll(unit), w.instrument(unit)
    w.out(unit, rolls=[roll])
    one = bind(unit, 7, scale)
    assert bind(unit, 7, scale) == one
    assert code_answer(one.code).standing is CodeStanding.BOUND
    assert code_answer(one.code).sticker == one
    with pytest.raises(StickerRefused, match="T0010000AB"):
        bind(unit, 7, w.instrument(unit, "T0010000CD"))
    second = bind(unit, 8, scale)
    one.refresh_from_db()
    assert (one.state, second.state) == ("replaced", "bound")
    with pytest.raises(StickerRefused, match="used already"):
        bind(unit, 7, scale)
    roll.refresh_from_db()
    assert (roll.used, roll.left) == (2, 98)
    assert [entry.sentence for entry in timeline(one)] == [
        "replaced the sticker by another",
        "put the sticker on an instrument",
    ]


def test_what_was_bound_without_a_signal_arrives_later(unit: World) -> None:
    roll, scale = w.roll(unit), w.instrument(unit)
    issue = w.out(unit, rolls=[roll])
    held = issue.rolls.get()
    issues.take_back_issue(
        actor=unit.acts("counter"), issue_id=issue.pk, returned_on=DAY, rolls={held.pk: 100}
    )
    assert bind(unit, 3, scale, day=date(2019, 3, 15)).used_on == DAY


def test_a_roll_is_counted_when_it_comes_back(unit: World) -> None:
    roll = w.roll(unit)
    issue = w.out(unit, rolls=[roll])
    bind(unit, 1, w.instrument(unit))
    held, keeper = issue.rolls.get(), unit.acts("counter")
    with pytest.raises(StickerRefused, match="out already"):
        w.out(unit, holder=unit.second, rolls=[roll])
    for count, words in ((98, "98 counted, 99 by the book"), (101, "with 100 stickers on it")):
        with pytest.raises(WrongCount, match=words):
            issues.take_back_issue(
                actor=keeper, issue_id=issue.pk, returned_on=DAY, rolls={held.pk: count}
            )
    code = sticker_code(unit.agency.government_id, 2)
    stickers.spoil_sticker(actor=unit.acts("tester"), code=code, reason="Robek")
    issues.take_back_issue(actor=keeper, issue_id=issue.pk, returned_on=DAY, rolls={held.pk: 98})
    assert code_answer(code).standing is CodeStanding.SPOILED


@pytest.mark.parametrize(
    ("code", "words"), [("S00100000", "misread"), ("bukan kode!", "misread"), (None, "No roll")]
)
def test_what_cannot_be_bound(unit: World, code: str | None, words: str) -> None:
    scale = w.instrument(unit)
    text = code or sticker_code(unit.agency.government_id, 9)
    with pytest.raises(StickerRefused, match=words) as refused:
        stickers.bind_sticker(actor=unit.acts("tester"), code=text, instrument_id=scale.pk, on=DAY)
    assert refused.value.field == "code"


def test_a_roll_that_was_not_handed_out_binds_nothing(unit: World) -> None:
    roll, scale = w.roll(unit), w.instrument(unit)
    with pytest.raises(StickerRefused, match="not handed out to you"):
        bind(unit, 1, scale)
    w.out(unit, rolls=[roll])
    with pytest.raises(StickerRefused, match="not handed out to you"):
        bind(unit, 1, scale, "second")
    with pytest.raises(LacksRole):
        bind(unit, 1, scale, "counter")


def test_withdrawn_stickers_say_so(unit: World) -> None:
    roll, scale, keeper = w.roll(unit), w.instrument(unit), unit.acts("counter")
    w.out(unit, rolls=[roll])
    one = bind(unit, 1, scale)
    stickers.withdraw_sticker(actor=keeper, sticker_id=one.pk, reason="Dicuri")
    assert code_answer(one.code).standing is CodeStanding.WITHDRAWN
    with pytest.raises(StickerRefused, match="withdrawn"):
        bind(unit, 1, scale)
    stickers.withdraw_roll(actor=keeper, roll_id=roll.pk, reason="Hilang")
    unused = sticker_code(unit.agency.government_id, 50)
    assert code_answer(unused).standing is CodeStanding.ROLL_WITHDRAWN
    with pytest.raises(StickerRefused, match="withdrawn"):
        bind(unit, 50, scale)
    # What was put on without a signal before the roll was withdrawn arrives later and counts.
    late = unit.acts("tester", date(2019, 3, 15))
    stickers.restore_roll(actor=keeper, roll_id=roll.pk, reason="Ditemukan")
    stickers.withdraw_roll(
        actor=unit.acts("counter", date(2019, 3, 15)), roll_id=roll.pk, reason="x"
    )
    before = sticker_code(unit.agency.government_id, 51)
    other = w.instrument(unit, "T0010000CD")
    one = stickers.bind_sticker(actor=late, code=before, instrument_id=other.pk, on=DAY)
    assert code_answer(one.code).standing is CodeStanding.BOUND
    with pytest.raises(StickerRefused, match="withdrawn"):
        stickers.bind_sticker(actor=late, code=unused, instrument_id=other.pk, on=date(2019, 3, 15))
    stickers.restore_roll(actor=keeper, roll_id=roll.pk, reason="Ditemukan")
    assert code_answer(unused).standing is CodeStanding.UNBOUND
    assert bind(unit, 50, scale).state == "bound"
    with pytest.raises(WrongCode):
        code_answer("T0010000AB")


def test_who_is_who_at_the_unit(unit: World) -> None:
    found = {one.person: one for one in officers(unit.agency, DAY)}
    assert set(found) == {unit.head, unit.counter, unit.tester, unit.second, unit.supervisor}
    assert found[unit.tester].may_verify
    assert found[unit.tester].certificate is not None
    assert not found[unit.head].may_verify


def test_a_day_before_the_application_is_refused(unit: World) -> None:
    stock = w.planned(unit)
    stamps.request_stamps(
        actor=unit.acts("head"), stock_id=stock.pk, requested_on=DAY, request_letter="1"
    )
    with pytest.raises(DayOutOfOrder) as refused:
        stamps.receive_stamps(
            actor=unit.acts("counter"),
            stock_id=stock.pk,
            received_on=date(2019, 3, 13),
            receipt="BA",
            numbers=NEEDS,
        )
    assert refused.value.field == "received_on"

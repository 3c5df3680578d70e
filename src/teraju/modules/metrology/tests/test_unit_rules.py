"""What the unit may do, with what and when: tables of cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain import fitness, scope, stamps, stickers
from teraju.modules.metrology.domain.fitness import StandardFacts, Unfit, Weight, good_enough, unfit
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.scope import Area, Asked, Obstacle, Scope, ScopeEntry, may_test
from teraju.modules.metrology.domain.separation import Barred, Officer, Part, barred, may_verify
from teraju.modules.metrology.domain.stamps import NoStamp, Site, StampKind, StockFacts, no_stamp
from teraju.modules.metrology.domain.stickers import CodeStanding, NotBound, StickerState
from teraju.modules.metrology.domain.tags import WrongCode

DAY = date(2020, 6, 2)
# After the annex of Balikpapan: electronic scales II to IIII, weighbridges to 100 t.
SCOPE = Scope(
    (
        ScopeEntry(
            "electronic_scale",
            frozenset({"II", "III", "IIII"}),
            "max",
            Decimal("0.1"),
            Decimal(100_000),
        ),
        ScopeEntry("table_scale"),
        ScopeEntry("fine_weight", parameter="nominal", upper=Decimal(1000)),
        ScopeEntry("fine_weight", frozenset({"M1"}), "nominal", upper=Decimal(20_000)),
    ),
    (
        Area("Kabupaten Paser", until=date(2020, 12, 31)),
        Area("Kota Bontang", since=date(2021, 1, 1)),
    ),
)


@pytest.mark.parametrize(
    ("kind", "plate", "area", "expected"),
    [
        ("electronic_scale", {"max": "15", "accuracy_class": "III"}, "", ()),
        ("electronic_scale", {"max": "100000", "accuracy_class": "III"}, "", ()),
        ("electronic_scale", {"max": "0.1", "accuracy_class": "ii"}, "", ()),
        ("electronic_scale", {"max": "0,05", "accuracy_class": "II"}, "", (Obstacle.TOO_SMALL,)),
        (
            "electronic_scale",
            {"max": "100000.001", "accuracy_class": "III"},
            "",
            (Obstacle.TOO_LARGE,),
        ),
        ("electronic_scale", {"max": "1", "accuracy_class": "I"}, "", (Obstacle.CLASS,)),
        (
            "electronic_scale",
            {"max": "120000", "accuracy_class": "I"},
            "",
            (Obstacle.CLASS, Obstacle.TOO_LARGE),
        ),
        ("electronic_scale", {"accuracy_class": "III"}, "", (Obstacle.PLATE,)),
        ("electronic_scale", {"max": "lima", "accuracy_class": "III"}, "", (Obstacle.PLATE,)),
        ("electronic_scale", {"max": "NaN"}, "", (Obstacle.PLATE,)),
        ("electronic_scale", {}, "", (Obstacle.PLATE,)),
        ("table_scale", {}, "", ()),
        ("fine_weight", {"nominal": "500", "accuracy_class": "F2"}, "", ()),
        ("fine_weight", {"nominal": "5000", "accuracy_class": "M1"}, "", ()),
        ("fine_weight", {"nominal": "5000", "accuracy_class": "F2"}, "", (Obstacle.TOO_LARGE,)),
        ("water_meter", {}, "", (Obstacle.KIND,)),
        ("table_scale", {}, "kabupaten paser", ()),
        ("table_scale", {}, "Kota Bontang", (Obstacle.AGREEMENT,)),
        ("table_scale", {}, "Kota Samarinda", (Obstacle.AREA,)),
        ("water_meter", {}, "Kota Samarinda", (Obstacle.KIND, Obstacle.AREA)),
    ],
)
def test_what_a_scope_covers(
    kind: str, plate: dict[str, str], area: str, expected: tuple[Obstacle, ...]
) -> None:
    assert may_test(SCOPE, Asked(kind, DAY, plate, area)) == expected


def test_without_a_letter_nothing_is_tested() -> None:
    assert may_test(None, Asked("table_scale", DAY)) == (Obstacle.NO_SCOPE,)


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2020, 12, 31), ()), (date(2021, 1, 1), (Obstacle.AGREEMENT,))]
)
def test_the_last_day_of_an_agreement_counts(on: date, expected: tuple[Obstacle, ...]) -> None:
    assert may_test(SCOPE, Asked("table_scale", on, area="Kabupaten Paser")) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (StandardFacts(due_on=DAY), ()),
        (StandardFacts(due_on=date(2020, 6, 1)), (Unfit.OVERDUE,)),
        (StandardFacts(has_certificate=False), (Unfit.NO_CERTIFICATE,)),
        (StandardFacts(found_fit=False, due_on=DAY), (Unfit.FOUND_UNFIT,)),
        (StandardFacts(has_certificate=False, found_fit=False), (Unfit.NO_CERTIFICATE,)),
        (StandardFacts(is_withdrawn=True, is_lent=True), (Unfit.WITHDRAWN, Unfit.LENT)),
        (StandardFacts(is_borrowed=True), (Unfit.NO_AGREEMENT,)),
        (StandardFacts(is_borrowed=True, agreement="KSO 3", agreement_until=DAY), ()),
        (
            StandardFacts(is_borrowed=True, agreement="KSO 3", agreement_until=date(2020, 6, 1)),
            (Unfit.AGREEMENT_OVER,),
        ),
        (
            StandardFacts(is_borrowed=True, agreement="KSO 3", agreement_on=date(2020, 6, 3)),
            (Unfit.NO_AGREEMENT,),
        ),
        (StandardFacts(is_borrowed=True, agreement="KSO 3", agreement_on=DAY), ()),
        # The day of an agreement binds only what is borrowed.
        (StandardFacts(agreement_until=date(2020, 6, 1)), ()),
        (StandardFacts(is_taken=True), (Unfit.TAKEN,)),
    ],
)
def test_what_keeps_a_standard_from_being_used(
    facts: StandardFacts, expected: tuple[Unfit, ...]
) -> None:
    assert unfit(facts, DAY) == expected


# M1 20 kg may be off by 1000 mg, M2 by 3000 mg (OIML R 111-1, table 1).
@pytest.mark.parametrize(
    ("weights", "limit", "verdict"),
    [
        ([Weight("M1", Decimal(20), "kg", 1)], "3000", Verdict.PASS),
        ([Weight("M1", Decimal(20), "kg", 1)], "2999.999", Verdict.UNFIT),
        ([Weight("M2", Decimal(20), "kg", 3)], "27000", Verdict.PASS),
        ([Weight("M2", Decimal(20), "kg", 3)], "26999", Verdict.UNFIT),
        ([], "1", Verdict.PASS),
    ],
)
def test_weights_are_good_enough_up_to_a_third(
    weights: list[Weight], limit: str, verdict: Verdict
) -> None:
    assert good_enough(weights, Decimal(limit), DAY).verdict is verdict


@pytest.mark.parametrize(
    ("temperature", "humidity", "expected"),
    [
        ("18", "40", True),
        ("28.0", "70", True),
        ("17.9", "50", False),
        ("28.1", "50", False),
        ("23", "70.1", False),
    ],
)
def test_the_edges_of_the_room_belong_to_it(
    temperature: str, humidity: str, expected: bool
) -> None:
    limits = fitness.room_limits(DAY)
    assert fitness.within_room(Decimal(temperature), Decimal(humidity), limits) is expected


@pytest.mark.parametrize(
    ("stock", "on", "expected"),
    [
        (None, DAY, NoStamp.NOT_REQUESTED),
        (StockFacts(2020), DAY, NoStamp.NOT_RECEIVED),
        (StockFacts(2020, date(2019, 12, 3)), DAY, None),
        (StockFacts(2020, date(2020, 1, 29)), date(2020, 1, 28), NoStamp.NOT_RECEIVED),
        (StockFacts(2020, date(2020, 1, 29)), date(2020, 1, 29), None),
        (StockFacts(2019, date(2018, 12, 3)), date(2020, 1, 2), NoStamp.OTHER_YEAR),
        (StockFacts(2020, date(2019, 12, 3)), date(2019, 12, 31), NoStamp.OTHER_YEAR),
        (StockFacts(2020, date(2019, 12, 3), date(2020, 12, 22)), date(2020, 12, 21), None),
        (
            StockFacts(2020, date(2019, 12, 3), date(2020, 12, 22)),
            date(2020, 12, 22),
            NoStamp.HANDED_OVER,
        ),
    ],
)
def test_a_day_needs_the_stamps_of_its_year(
    stock: StockFacts | None, on: date, expected: NoStamp | None
) -> None:
    assert no_stamp(stock, on) is expected


@pytest.mark.parametrize(
    ("site", "line", "wanted", "there", "days", "expected"),
    [
        (Site.OFFICE, Site.OFFICE, 2, 2, 1, None),
        (Site.OFFICE, Site.OFFICE, 3, 2, 1, NoStamp.TOO_FEW),
        (Site.FIELD, Site.OFFICE, 1, 2, 1, NoStamp.SITE),
        (Site.OFFICE, Site.OFFICE, 1, 2, 2, NoStamp.TOO_LONG),
        (Site.FIELD, Site.FIELD, 1, 1, 7, None),
        (Site.FIELD, Site.FIELD, 1, 1, 8, NoStamp.TOO_LONG),
    ],
)
def test_what_leaves_the_safe(
    site: Site, line: Site, wanted: int, there: int, days: int, expected: NoStamp | None
) -> None:
    found = stamps.cannot_take(
        site=site, line_site=line, wanted=wanted, there=there, days=days, on=DAY
    )
    assert found is expected


def test_the_days_of_a_year_of_stamps() -> None:
    dates = stamps.dates_of(2020, DAY)
    assert dates == stamps.YearDates(
        request_by=date(2019, 4, 30),
        receive_from=date(2019, 11, 1),
        receive_until=date(2019, 12, 31),
        hand_over_from=date(2020, 12, 22),
        hand_over_by=date(2021, 1, 2),
        confirm_by=date(2021, 1, 31),
    )
    due = [stamps.next_due(state, dates) for state in stamps.StockState]
    assert due == [
        dates.request_by,
        dates.receive_until,
        dates.hand_over_by,
        dates.confirm_by,
        None,
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 12, 21), False),
        (date(2020, 12, 22), True),
        (date(2021, 1, 29), True),
        (date(2021, 1, 30), False),
        (date(2020, 2, 29), False),
    ],
)
def test_the_gap_at_the_turn_of_the_year(day: date, expected: bool) -> None:
    assert stamps.is_gap(day) is expected


def test_every_kind_of_mark_has_its_sizes() -> None:
    assert set(stamps.sizes(DAY)) == set(StampKind)
    assert stamps.sizes(DAY)[StampKind.JAMINAN] == ("8", "5", "4", "2")


@given(st.integers(1, 32_767), st.integers(1, stickers.LAST_NUMBER))
def test_a_code_is_read_back(government: int, number: int) -> None:
    code = stickers.sticker_code(government, number)
    found = stickers.read_sticker(f" {code[:4].lower()}-{code[4:]} ")
    assert found == stickers.StickerCode(government, number)
    assert len(code) == 11


@pytest.mark.parametrize("text", ["", "S", "T00100001", "S0010000010", "siapa-saja"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(WrongCode):
        stickers.read_sticker(text)


@pytest.mark.parametrize(
    ("has_roll", "withdrawn", "state", "taken", "said", "refused"),
    [
        (False, False, None, True, CodeStanding.UNKNOWN, NotBound.UNKNOWN),
        (True, False, None, True, CodeStanding.UNBOUND, None),
        (True, False, None, False, CodeStanding.UNBOUND, NotBound.NOT_TAKEN),
        (True, True, None, True, CodeStanding.ROLL_WITHDRAWN, NotBound.WITHDRAWN),
        (True, False, StickerState.BOUND, True, CodeStanding.BOUND, NotBound.USED),
        (True, True, StickerState.BOUND, True, CodeStanding.BOUND, NotBound.USED),
        (True, False, StickerState.REPLACED, True, CodeStanding.REPLACED, NotBound.USED),
        (True, False, StickerState.WITHDRAWN, True, CodeStanding.WITHDRAWN, NotBound.WITHDRAWN),
        (True, False, StickerState.SPOILED, True, CodeStanding.SPOILED, NotBound.SPOILED),
    ],
)
def test_what_a_code_says_and_whether_it_can_be_bound(
    has_roll: bool,
    withdrawn: bool,
    state: StickerState | None,
    taken: bool,
    said: CodeStanding,
    refused: NotBound | None,
) -> None:
    found = stickers.standing(has_roll=has_roll, roll_withdrawn=withdrawn, state=state)
    assert found is said
    assert stickers.not_bound(found, is_taken=taken) is refused


TESTER = frozenset({"tester"})


@pytest.mark.parametrize(
    ("officer", "expected"),
    [
        (Officer(TESTER), ()),
        (Officer(TESTER, certificate_until=DAY), ()),
        (Officer(TESTER, certificate_until=date(2020, 6, 1)), (Barred.CERTIFICATE_OVER,)),
        (Officer(TESTER, has_certificate=False), (Barred.NO_CERTIFICATE,)),
        (Officer(frozenset({"metrology_head"})), (Barred.NOT_A_TESTER,)),
        (Officer(frozenset({"tester", "supervisor"})), (Barred.IS_SUPERVISOR,)),
        (
            Officer(frozenset(), has_certificate=False),
            (Barred.NOT_A_TESTER, Barred.NO_CERTIFICATE),
        ),
    ],
)
def test_who_may_verify(officer: Officer, expected: tuple[Barred, ...]) -> None:
    assert may_verify(officer, DAY) == expected


@pytest.mark.parametrize(
    ("part", "played", "expected"),
    [
        (Part.SIGN, {Part.TEST}, Barred.OWN_TEST),
        (Part.SIGN, set(), None),
        (Part.TEST, {Part.TEST}, None),
        (Part.TEST, {Part.REPAIR}, Barred.REPAIRED_IT),
        (Part.SUPERVISE, {Part.TEST}, Barred.TESTED_IT),
        (Part.SUPERVISE, {Part.SUPERVISE}, None),
        (Part.TEST, {Part.SUPERVISE}, Barred.IS_SUPERVISOR),
        (Part.REPAIR, {Part.TEST}, Barred.TESTED_IT),
        (Part.SIGN, {Part.SIGN, Part.REPAIR}, Barred.REPAIRED_IT),
    ],
)
def test_parts_that_one_person_never_plays_together(
    part: Part, played: set[Part], expected: Barred | None
) -> None:
    assert barred(part, played) is expected


@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("other", list(Part))
def test_no_two_parts_fit_one_person(part: Part, other: Part) -> None:
    assert (barred(part, {other}) is None) is (part is other)


@pytest.mark.parametrize(
    "table", [scope.LETTER, fitness.STANDARD, stamps.STOCK, stickers.ROLL], ids=lambda one: one.name
)
def test_every_state_is_reached(table: scope.StateTable) -> None:
    assert table.states == table.reachable(table.initial)


@pytest.mark.parametrize(
    ("job", "names", "expected"),
    [
        ("SPT 12/2019", ["SPT 12/2019"], True),
        ("spt  12/2019, Pasar Puri", ["SPT 12/2019"], True),
        ("SPT 12/2019/3", ["SPT 12/2019"], False),
        ("SPT 112/2019", ["12/2019"], False),
        ("M-2019-10", ["M-2019-1"], False),
        ("Order M-2019-1.", ["M-2019-1"], True),
        ("M-2019-1-7", ["M-2019-1"], False),
        ("Sidang Pasar Puri", ["Pasar Puri"], True),
        ("Sidang Pasar Purigading", ["Pasar Puri"], False),
        ("Sidang", [""], False),
    ],
)
def test_for_which_job_a_hand_out_was_written(job, names, expected):
    assert stamps.is_for(job, names) is expected

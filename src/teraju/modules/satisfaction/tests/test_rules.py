"""Rules of answers: stuffing, masking, printed tables, orders of print."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.satisfaction.domain.index import schemes
from teraju.modules.satisfaction.domain.masking import masked
from teraju.modules.satisfaction.domain.printed import agreement
from teraju.modules.satisfaction.domain.questionnaire import (
    answer_rules,
    elements,
    groups,
    is_order,
    printed_codes,
)
from teraju.modules.satisfaction.domain.states import COMPLAINT, SURVEY
from teraju.modules.satisfaction.domain.stuffing import Mark, Place, lane_of, marks_of, wait_for
from teraju.modules.satisfaction.domain.tallies import EVERY, Given, Sums, result_of, sums_of

from .test_index import BOGOR, TOTALS, TWO_COLUMNS, means

RULES = answer_rules().values
NEW, OLD = (schemes()[name] for name in ("permenpanrb-14-2017", "kepmenpan-25-2004"))
TOLERANCE = Decimal(RULES["tolerance"])


def fractions(text: str) -> dict[str, Fraction]:
    return {code: Fraction(value) for code, value in means(text).items()}


def test_nine_elements_with_four_answers_each():
    assert len(elements()) == 9
    assert all(len(one.answers) == 4 for one in elements().values())
    assert list(groups()) == ["sex", "age", "education", "work"]


def test_a_government_prints_in_its_own_order():
    own = [*[*elements()][:7], "facilities", "complaints"]
    assert is_order(own)
    assert printed_codes(own)["facilities"] == "U8"
    assert not is_order(own[:8])
    assert not is_order([*own[:8], own[0]])


@pytest.mark.parametrize("year", BOGOR)
def test_printed_tables_agree_with_their_elements(year):
    printed = {"2011": "74.67", "2012": "74.51", "2013": "74.59"}[year]
    found = agreement(Decimal(printed), fractions(BOGOR[year]), OLD, TOLERANCE)
    assert (found.weight, str(found.nearest)) == ("0.071", printed)


@pytest.mark.parametrize("column", TWO_COLUMNS)
@pytest.mark.parametrize("printed", ["75.98", "76.04", "76.47", "76.79"])
@pytest.mark.parametrize("scheme", [NEW, OLD])
def test_a_table_that_contradicts_itself_is_told_and_not_put_right(column, printed, scheme):
    found = agreement(Decimal(printed), fractions(TWO_COLUMNS[column]), scheme, TOLERANCE)
    assert not found.agrees
    assert str(found.nearest) in ("78.61", "76.35")


def test_the_quarter_of_29_answers_from_its_sums():
    found = result_of(Sums(29, list(TOTALS.values())), NEW, "exact", 3)
    assert found is not None
    assert (str(found.index), found.grade) == ("91.48", "A")
    assert list(found.lowest) == ["time", "procedure", "product"]
    rounded = result_of(Sums(29, list(TOTALS.values())), NEW, "0.11", 3)
    assert rounded is not None
    assert str(rounded.index) == "90.56"


def test_one_respondent_gives_a_hundred_and_no_respondent_nothing():
    one = result_of(Sums(1, [4] * 9), NEW, "exact", 3)
    assert one is not None
    assert str(one.index) == "100.00"
    assert result_of(Sums(), NEW, "exact", 3) is None


answers = st.lists(st.integers(1, 4), min_size=9, max_size=9)


@given(st.lists(answers, min_size=1, max_size=20))
def test_sums_taken_in_and_out_again_are_nothing(rows):
    made = [Given(row, "2020-01-01", "phone", {"sex": "f"}) for row in rows]
    into, out = sums_of(made), sums_of(made, -1)
    assert into[EVERY, ""].respondents == len(rows)
    assert into[EVERY, ""].totals == [sum(column) for column in zip(*rows, strict=True)]
    for key, sums in into.items():
        assert out[key].respondents == -sums.respondents
        assert [a + b for a, b in zip(sums.totals, out[key].totals, strict=True)] == [0] * 9
    counted = [one for (kind, _key), one in into.items() if kind == "score"]
    assert [sum(one.totals[n] for one in counted) for n in range(9)] == [len(rows)] * 9


@pytest.mark.parametrize(
    ("seconds", "place", "wait"),
    [
        (0, Place(), 4),
        (3, Place(), 1),
        (4, Place(), 0),
        (4, Place(seen=60), 0),
        (4, Place(seen=70), 1),
        (4, Place(seen=10_000), 26),
        (30, Place(seen=10_000), 0),
    ],
)
def test_how_long_to_wait(seconds, place, wait):
    assert wait_for(seconds, place, RULES) == wait


@pytest.mark.parametrize(
    ("seconds", "place", "marks"),
    [
        (5, Place(in_lane=9), ()),
        (5, Place(in_lane=10), (Mark.HURRIED,)),
        (20, Place(in_lane=59), ()),
        (20, Place(in_lane=60), (Mark.CROWD,)),
        (40, Place(in_lane=199), ()),
        (40, Place(in_lane=200), (Mark.CROWD,)),
        (40, Place(in_lane=50, alike=40), (Mark.ALIKE,)),
    ],
)
def test_what_is_marked(seconds, place, marks):
    assert marks_of(seconds, place, RULES) == marks


def test_lanes_keep_the_hurried_from_the_calm():
    assert [lane_of(seconds, RULES) for seconds in (4, 11, 12, 24, 25, 9999)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hubungi 0812-3456-7890 ya", "Hubungi *** ya"),
        ("NIK 3578 0123 4567 8901 salah", "NIK *** salah"),
        ("tulis ke sari.contoh@mail.co.id", "tulis ke ***"),
        ("mobil L 1234 AB parkir", "mobil *** parkir"),
        ("Bapak Budi Santoso ramah", "Bapak *** ramah"),
        ("ibu Siti di loket", "ibu *** di loket"),
        ("ig @sari_contoh bagus", "ig *** bagus"),
        ("lihat https://contoh.id/x sekarang", "lihat *** sekarang"),
        ("Menunggu 3 jam di loket 12", "Menunggu 3 jam di loket 12"),
        ("ibu-ibu sulit duduk", "ibu-ibu sulit duduk"),
        ("Biaya Rp50.000 pada 2018", "Biaya Rp50.000 pada 2018"),
    ],
)
def test_personal_data_leaves_a_comment(text, shown):
    assert masked(text) == shown


@given(st.text(alphabet="0123456789 .-+", min_size=1, max_size=40))
def test_no_seven_digits_in_a_row_stay(text):
    left = masked(f"nomor {text} selesai")
    assert "0123456" not in left.replace(" ", "")
    runs = [len(run) for run in "".join(c if c.isdigit() else " " for c in left).split()]
    assert max(runs, default=0) < 7


@pytest.mark.parametrize("table", [SURVEY, COMPLAINT])
def test_every_state_has_a_way_out(table):
    assert table.final_states == frozenset()

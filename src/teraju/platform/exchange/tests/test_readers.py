from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.exchange.cells import Unreadable
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    DecimalReader,
    Reader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
    YesNoReader,
)
from teraju.platform.organisation.models import AgencyKind, Government

KIND = ChoiceReader(choices=AgencyKind.choices)
TEXT = TextReader(longest=20)
LINES = TextReader(longest=20, lines=True)
WHOLE = WholeReader(least=0, most=5000)
MONEY = DecimalReader(places=2, least=Decimal(-10), most=Decimal(10**6))
DAY = DateReader(earliest=date(2000, 1, 1))
WORKSHOP = ReferenceReader(
    records=lambda scope: [
        (1, ("Dinas Perdagangan", "Dag")),
        (2, ("Dag", "Lain")),
        (3, ("Bagian Umum", "Umum")),
        (4, ("Bagian Umum II", "Umum")),
    ],
    missing="tidak ada",
    words="nama",
)

READ = [
    (TEXT, "  Dinas 😀 ", "Dinas 😀"),
    (TEXT, "👩‍🔧 ꦗꦮ", "👩‍🔧 ꦗꦮ"),
    (TEXT, "a\nb\t c", "a b  c"),
    (TEXT, 3604.0, "3604"),
    (TEXT, 7, "7"),
    (TEXT, 1.5, "1.5"),
    (TEXT, 0.1 + 0.2, "0.3"),
    (TEXT, "=1+1", "=1+1"),
    (LINES, "a\nb", "a\nb"),
    (WHOLE, 12, 12),
    (WHOLE, 12.0, 12),
    (WHOLE, " 12 ", 12),
    (MONEY, "7,5", Decimal("7.5")),
    (MONEY, "7.50", Decimal("7.5")),
    (MONEY, 7.25, Decimal("7.25")),
    (MONEY, 0.1 + 0.2, Decimal("0.3")),
    (MONEY, 3, Decimal(3)),
    (MONEY, "-0,5", Decimal("-0.5")),
    (DAY, date(2018, 3, 16), date(2018, 3, 16)),
    (DAY, datetime.combine(date(2018, 3, 16), time()), date(2018, 3, 16)),
    (DAY, "2018-03-16", date(2018, 3, 16)),
    (DAY, "16/03/2018", date(2018, 3, 16)),
    (DAY, "6-3-2018", date(2018, 3, 6)),
    (YesNoReader(), True, True),
    (YesNoReader(), "Ya", True),
    (YesNoReader(), "TIDAK", False),
    (YesNoReader(), "no", False),
    (YesNoReader(), 0, False),
    (KIND, "office", "office"),
    (KIND, "Dinas (service office)", "office"),
    (KIND, "dinas  (SERVICE office)", "office"),
    (WORKSHOP, "dinas perdagangan", 1),
    (WORKSHOP, "Lain", 2),
    # The name of one is surer than the short name of another.
    (WORKSHOP, "Dag", 2),
    (WORKSHOP, "Bagian Umum", 3),
]

REFUSED = [
    (TEXT, "x" * 21, "21 characters"),
    (TEXT, "a\x01b", "U+0001"),
    (TEXT, "a\x00", "U+0000"),
    (TEXT, True, "true or false"),
    (TEXT, date(2018, 2, 1), "date"),
    (TEXT, time(9, 30), "date"),
    (TEXT, timedelta(hours=1), "date"),
    (TEXT, 1.99001012020121e17, "rounded"),
    (WHOLE, "1.500", "whole number"),
    (WHOLE, 1.5, "whole number"),
    (WHOLE, "", "whole number"),
    (WHOLE, True, "whole number"),
    (WHOLE, -1, "the least is 0"),
    (WHOLE, "5001", "the most is 5000"),
    (WHOLE, "9" * 30, "whole number"),
    (MONEY, "1.500,25", "not a number"),
    (MONEY, "1e3", "not a number"),
    (MONEY, "Rp5", "not a number"),
    (MONEY, date(2018, 2, 1), "not a number"),
    (MONEY, "0,125", "3 decimals"),
    (MONEY, -11, "the least"),
    (DAY, "31/02/2018", "not a day"),
    (DAY, 43175, "not a day"),
    (DAY, "16.03.2018", "not a day"),
    (DAY, "16/03/18", "not a day"),
    (DAY, datetime.combine(date(2018, 3, 16), time(9)), "not a day"),
    (DAY, "1999-12-31", "01/01/2000"),
    (YesNoReader(), "mungkin", "ya"),
    (KIND, "Kementerian", "not one of the choices"),
    (WORKSHOP, "Umum", "More than one"),
    (WORKSHOP, "Tak ada", "tidak ada"),
]


def scope() -> Scope:
    from teraju.platform.accounts.scope import Viewer

    return Scope(Viewer(1, "Penguji", NOW), Government(pk=1))


def taken(reader: Reader, cell: Any) -> Any:
    return reader.prepared(scope())(cell)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(("reader", "cell", "value"), READ)
def test_a_cell_becomes_a_value(reader, cell, value):
    found = taken(reader, cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("reader", "cell", "part"), REFUSED)
def test_a_cell_is_refused_with_what_to_do(reader, cell, part):
    with pytest.raises(Unreadable, match=part.replace("+", r"\+")):
        taken(reader, cell)


def test_a_few_whole_numbers_are_told_by_the_first_and_the_last():
    few = WholeReader(least=1, most=4)
    with translation.override("id"):
        assert str(few.hint()) == "Bilangan bulat dari 1 sampai 4."
        with pytest.raises(Unreadable, match="dari 1 sampai 4"):
            few.read("x")
        assert "1500" in str(WHOLE.hint())


def test_a_choice_is_read_in_each_language():
    with translation.override("id"):
        words = {str(label) for _code, label in AgencyKind.choices}
    assert "Inspektorat" in words
    assert {taken(KIND, word) for word in words} == set(AgencyKind.values)


def test_references_are_looked_up_once_for_a_file():
    asked = []

    def records(_scope):
        asked.append(1)
        return [(n, (f"Dinas {n}",)) for n in range(100)]

    read = ReferenceReader(records=records, missing="-", words="-").prepared(scope())
    assert [read(f"dinas {n}") for n in range(100)] == list(range(100))
    assert asked == [1]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20))
def test_any_text_without_controls_stays_what_it_is(text):
    assert TEXT.read(text) == text.strip()


@given(st.decimals(-10, 10**6, places=2))
def test_a_number_reads_back_from_each_way_of_writing_it(number):
    for cell in (str(number), str(number).replace(".", ","), float(number)):
        assert MONEY.read(cell) == number


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_a_day_reads_back_from_each_way_of_writing_it(day):
    written = [day, day.isoformat(), day.strftime("%d/%m/%Y"), f"{day.day}-{day.month}-{day.year}"]
    assert {DAY.read(cell) for cell in written} == {day}

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from string import Formatter

import pytest

from teraju.platform.papers.contents import REQUIRED
from teraju.platform.papers.wording import WORDS
from teraju.platform.papers.writing import (
    MONTHS,
    date_in_words,
    moment_in_words,
    number_in_words,
)


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2026, 11, 21), "id", "21 November 2026"),
        (date(2018, 3, 6), "id", "6 Maret 2018"),
        (date(2018, 8, 17), "en", "17 August 2018"),
        (date(2020, 2, 29), "en", "29 February 2020"),
    ],
)
def test_a_date_is_written_as_people_do(day, language, words):
    assert date_in_words(day, language) == words


@pytest.mark.parametrize(
    ("hours", "language", "words"),
    [
        (7, "id", "21 November 2026, 09.12 WIB"),
        (8, "id", "21 November 2026, 09.12 WITA"),
        (9, "en", "21 November 2026, 09:12 WIT"),
        (0, "en", "21 November 2026, 09:12 UTC+0000"),
        (5.5, "en", "21 November 2026, 09:12 UTC+0530"),
    ],
)
def test_a_moment_names_its_zone(hours, language, words):
    zone = timezone(timedelta(hours=hours))
    assert moment_in_words(datetime(2026, 11, 21, 9, 12, tzinfo=zone), language) == words


def test_a_moment_without_zone_is_a_mistake():
    with pytest.raises(ValueError, match="time zone"):
        moment_in_words(datetime(2026, 11, 21, tzinfo=UTC).replace(tzinfo=None), "id")


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (Decimal("47164"), "47.164", "47,164"),
        (Decimal("1234.50"), "1.234,50", "1,234.50"),
        (0.5, "0,5", "0.5"),
    ],
)
def test_numbers_take_the_marks_of_the_language(number, indonesian, english):
    assert number_in_words(number, "id") == indonesian
    assert number_in_words(number, "en") == english


def test_both_languages_have_every_word():
    assert WORDS["id"].keys() == WORDS["en"].keys()
    assert all(word for words in WORDS.values() for word in words.values())
    assert [len(months) for months in MONTHS.values()] == [12, 12]


def test_no_word_waits_to_be_filled_in():
    for words in WORDS.values():
        for word in words.values():
            assert [name for _, name, _, _ in Formatter().parse(word) if name] == []


def test_each_template_says_what_it_is_and_is_not():
    """What is issued has its statement; what is only printed says that nobody issued it."""
    for template in REQUIRED:
        assert {f"statement.{template}", f"unissued.{template}"} & WORDS["id"].keys(), template

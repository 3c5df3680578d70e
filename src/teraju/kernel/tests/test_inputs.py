from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from teraju.kernel.inputs import (
    AmbiguousObject,
    Fields,
    InputError,
    UnfitNumber,
    as_decimal,
    as_integer,
    as_list,
    reading,
)


def test_reads_every_kind_of_value() -> None:
    document = {
        "text": " Pertalite ",
        "decimal": "7.5",
        "whole": 3,
        "yes": True,
        "on": "2026-03-06",
        "control": "in_service",
        "answers": [["1", 2], []],
        "below": {"load": "1"},
        "many": [{"load": "2"}],
        "absent": None,
    }
    with reading(document) as fields:
        assert fields.text("text") == "Pertalite"
        assert fields.decimal("decimal") == Decimal("7.5")
        assert fields.integer("whole") == 3
        assert fields.boolean("yes") is True
        assert fields.date("on") == date(2026, 3, 6)
        assert fields.choice("control", ["initial", "in_service"]) == "in_service"
        rows = fields.items("answers", lambda row, path: as_list(row, path, as_integer))
        assert rows == [[1, 2], []]
        assert fields.section("below").decimal("load") == 1
        assert [each.decimal("load") for each in fields.sections("many")] == [2]
        assert not fields.has("absent")
        assert not fields.has("not there")


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("3.0", 3), ("-0.000", 0), ("1" * 55 + ".0", int("1" * 55))]
)
def test_a_whole_number_may_be_written_with_decimals(text: str, number: int) -> None:
    assert as_integer(text, "v") == number


def test_no_digit_of_a_long_number_is_dropped() -> None:
    with pytest.raises(InputError, match="whole"):
        as_integer("1" * 55 + ".5", "v")


READ: dict[str, Callable[[Fields], object]] = {
    "decimal": lambda fields: fields.decimal("v"),
    "integer": lambda fields: fields.integer("v", minimum=0, maximum=9),
    "boolean": lambda fields: fields.boolean("v"),
    "date": lambda fields: fields.date("v"),
    "choice": lambda fields: fields.choice("v", ["initial", "in_service"]),
    "text": lambda fields: fields.text("v"),
    "section": lambda fields: fields.section("v"),
    "sections": lambda fields: fields.sections("v"),
}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("decimal", 7.5, "float"),
        ("decimal", float("nan"), "float"),
        ("decimal", UnfitNumber("too long"), "too long"),
        ("decimal", True, "7.5"),
        ("decimal", "7,5", "7.5"),
        ("decimal", [], "7.5"),
        ("integer", "1.5", "whole"),
        ("integer", 1.0, "float"),
        ("integer", -1, "at least 0"),
        ("integer", 10, "at most 9"),
        ("integer", False, "7.5"),
        ("boolean", 1, "true or false"),
        ("boolean", "true", "true or false"),
        ("date", "06-03-2026", "2026-03-06"),
        ("date", "20260306", "2026-03-06"),
        ("date", "2026-W10-5", "2026-03-06"),
        ("date", "2026-03-06T00:00", "2026-03-06"),
        ("date", "2026-02-30", "not a day"),
        ("date", 20260306, "2026-03-06"),
        ("choice", "Initial", "initial, in_service"),
        ("choice", ["initial"], "initial, in_service"),
        ("text", "  ", "text"),
        ("text", 5, "text"),
        ("text", "x" * 501, "500"),
        ("section", [], "object"),
        ("sections", {}, "array"),
        ("decimal", None, "missing"),
    ],
)
def test_refuses_and_names_the_place(kind: str, value: object, words: str) -> None:
    with pytest.raises(InputError) as caught:
        READ[kind](Fields({"v": value}, "tests.zero"))
    assert caught.value.path == "tests.zero.v"
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"tests": {"weighing": [{"load": 1.5}]}}, "tests.weighing.0.load"),
        ({"tests": {"weighing": [{"load": "1"}, {}]}}, "tests.weighing.1.load"),
        ({"tests": {"weighing": [{"load": "1", "lod": "1"}]}}, "tests.weighing.0.lod"),
        ({"tests": {"weighing": [], "zero": {}}}, "tests.zero"),
        ({"tests": {"weighing": [3]}}, "tests.weighing.0"),
        ({"tests": {"weighing": []}, "Tests": 1}, "Tests"),
        (
            {"tests": {"weighing": [AmbiguousObject({"load": "1"}, "load")]}},
            "tests.weighing.0.load",
        ),
        ({"tests": {"weighing": []}, 1: 2}, "1"),
        ([], ""),
        (None, ""),
        ({"tests": {"weighing": []}, "k" * 500: 1}, "k" * 80 + "..."),
    ],
)
def test_names_nested_places(document: object, path: str) -> None:
    with pytest.raises(InputError) as caught:
        _read_loads(document)
    assert caught.value.path == path


def _read_loads(document: object) -> None:
    with reading(document) as fields:
        for point in fields.section("tests").sections("weighing"):
            point.decimal("load")


def test_takes_integers_as_exact_numbers() -> None:
    assert as_decimal(12345678901234567890123456789012345, "v") == Decimal(
        "12345678901234567890123456789012345"
    )
    assert as_integer("30", "v") == 30

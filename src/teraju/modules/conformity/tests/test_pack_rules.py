"""Which records a pack holds, on which days they are looked at, and what its files are called."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.domain.packs import (
    counted_between,
    numbered,
    pieces,
    plain_name,
    refs,
    sample_days,
    stays_inside,
    sums,
)

FROM, TO = date(2018, 4, 1), date(2018, 6, 30)


def proof(**fields: Any) -> Proof:
    given: dict[str, Any] = {
        "kind": "made.up",
        "key": "made.up-1",
        "agency_id": 1,
        "topics": frozenset({"policy"}),
        "title": "A record",
        "url": "/",
        "happened_on": date(2018, 4, 12),
        "recorded_on": date(2018, 4, 12),
    }
    return Proof(**{**given, **fields})


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({}, True),
        ({"happened_on": TO, "recorded_on": TO}, True),
        ({"happened_on": TO, "recorded_on": TO + timedelta(1)}, False),
        ({"happened_on": date(2016, 1, 1), "recorded_on": date(2016, 1, 1)}, True),
        ({"happened_on": date(2016, 1, 1), "valid_until": FROM}, True),
        (
            {
                "happened_on": date(2016, 1, 1),
                "recorded_on": date(2016, 1, 1),
                "valid_until": FROM - timedelta(1),
            },
            False,
        ),
        # Run out before anybody put it on record: it counted on no day.
        ({"happened_on": FROM, "valid_until": date(2018, 4, 11)}, False),
        ({"valid_from": TO}, True),
        ({"valid_from": TO + timedelta(1)}, False),
    ],
)
def test_what_counted_on_some_day_of_a_period(fields: dict[str, Any], counted: bool) -> None:
    if "recorded_on" not in fields and fields.get("valid_until") == FROM:
        fields["recorded_on"] = date(2016, 1, 1)
    assert counted_between(proof(**fields), FROM, TO) is counted


@pytest.mark.parametrize(
    ("since", "until", "more", "expected"),
    [
        ("2018-04-12", "2018-04-12", [], ["2018-04-12"]),
        ("2018-04-12", "2018-04-30", [], ["2018-04-12", "2018-04-30"]),
        ("2018-04-12", "2018-06-02", [], ["2018-04-12", "2018-04-30", "2018-05-31", "2018-06-02"]),
        ("2018-12-31", "2019-01-01", [], ["2018-12-31", "2019-01-01"]),
        ("2018-04-12", "2018-04-20", ["2018-04-11", "2018-04-15", "2018-04-21"], None),
    ],
)
def test_records_are_looked_at_on_each_months_last_day(
    since: str, until: str, more: list[str], expected: list[str] | None
) -> None:
    found = sample_days(
        date.fromisoformat(since),
        date.fromisoformat(until),
        [date.fromisoformat(day) for day in more],
    )
    wanted = expected or ["2018-04-12", "2018-04-15", "2018-04-20"]
    assert [day.isoformat() for day in found] == wanted


class TestPieces:
    def test_a_record_stands_once_with_all_it_says(self) -> None:
        seen = proof(key="a-1-seen", topics=frozenset({"monitoring"}), supports=True)
        system = proof(key="a-1", topics=frozenset({"policy"}))
        both = [
            Proof(**{**vars(one), "source": ("audits.bodyaudit", "1")}) for one in (seen, system)
        ]
        [found] = pieces([(TO, both)], FROM)
        assert found.main.key == "a-1"
        assert found.topics == {"policy", "monitoring"}

    def test_what_was_taken_back_meanwhile_is_there_and_marked(self) -> None:
        old, new = proof(key="old"), proof(key="new", happened_on=date(2018, 5, 2))
        found = pieces([(date(2018, 4, 30), [old]), (TO, [new])], FROM)
        assert [(one.main.key, one.gone) for one in found] == [("old", True), ("new", False)]

    def test_it_is_told_as_it_was_seen_last(self) -> None:
        later = proof(valid_until=date(2018, 5, 1))
        [found] = pieces([(date(2018, 4, 30), [proof()]), (TO, [later])], FROM)
        assert (found.main.valid_until, found.gone) == (date(2018, 5, 1), False)

    def test_the_oldest_fact_comes_first_whatever_order_they_are_given_in(self) -> None:
        given = [proof(key=str(day), happened_on=date(2018, 4, day)) for day in (9, 3, 5)]
        found = pieces([(TO, given)], FROM)
        assert [one.main.key for one in found] == ["3", "5", "9"]

    def test_of_one_day_the_ninth_stands_before_the_tenth(self) -> None:
        given = [proof(key=f"made.up-{number}") for number in (10, 9, 9999, 10000)]
        found = pieces([(TO, given)], FROM)
        assert [one.main.key.rpartition("-")[2] for one in found] == ["9", "10", "9999", "10000"]


@pytest.mark.parametrize(
    ("topics", "inside"),
    [
        ({"policy"}, False),
        ({"gifts"}, True),
        ({"gifts", "due-diligence"}, True),
        # Of mixed ones the other topic decides, but never over a concern or an investigation.
        ({"gifts", "policy"}, False),
        ({"raising-concerns", "policy"}, True),
        ({"investigation", "policy"}, True),
    ],
)
def test_what_is_shown_on_site_only(topics: set[str], inside: bool) -> None:
    assert stays_inside(topics, {"gifts", "due-diligence", "raising-concerns"}) is inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laporan Audit Internal (final).v2", "laporan-audit-internal-final-v2"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Temp\\nota", "c-temp-nota"),
        ("Évaluation — Désa", "evaluation-desa"),
        ("😀", ""),
        ("文件 7", "7"),
        ("", ""),
        ("x" * 300, "x" * 48),
        ("a" * 47 + " b", "a" * 47),
        ("a" * 46 + " b", "a" * 46 + "-b"),
        ("a" * 46 + " bc", "a" * 46),
    ],
)
def test_names_are_plain(text: str, expected: str) -> None:
    assert plain_name(text) == expected


@given(st.text())
def test_no_name_leads_anywhere_else(text: str) -> None:
    name = numbered(1, text, "pdf")
    assert name.isascii()
    assert name.startswith("01")
    assert len(name) <= 60
    assert not set(name) & set('/\\ :*?"<>|\n')
    assert ".." not in name


def test_pieces_are_numbered_and_stay_in_order_however_many() -> None:
    assert refs(["Audit", "😀"]) == [("E001", "bukti/E001-audit"), ("E002", "bukti/E002")]
    many = [folder for _ref, folder in refs(["x"] * 1001)]
    assert many == sorted(many)
    assert many[0] == "bukti/E0001-x"


def test_the_list_of_hashes_is_in_the_order_of_names() -> None:
    assert sums({"b": "2" * 64, "a/c": "1" * 64}) == f"{'1' * 64}  a/c\n{'2' * 64}  b\n"

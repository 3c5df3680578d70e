"""The directory: what is written is read again, and what leads nowhere is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.directory import Directory, PersonLine, UnreadableDirectory, parse

HEAD = PersonLine("1", "Inspektur", "Inspektur", "Inspektorat", "")
STAFF = PersonLine("2", "Siti “Ana” \\ Rahayu", "", "", "1")


def directory(*people: PersonLine) -> Directory:
    return Directory("36.04", "Kabupaten Serang", date(2020, 10, 15), people)


def test_what_is_written_is_read_again():
    one = directory(HEAD, STAFF)
    assert parse(one.as_file()) == one
    assert one.as_file().count(b"\n") == 4


def test_an_empty_one_is_a_document_too():
    assert parse(directory().as_file()) == directory()


words = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() == text)


@given(st.lists(st.tuples(words, words | st.just("")), max_size=8))
def test_any_words_survive(rows):
    people = tuple(
        PersonLine(str(place), name, post, "", str(place - 1) if place else "")
        for place, (name, post) in enumerate(rows)
    )
    assert parse(directory(*people).as_file()).people == people


@pytest.mark.parametrize(
    ("people", "message"),
    [
        ((HEAD, HEAD), "twice"),
        ((STAFF,), "not among them"),
        ((PersonLine("1", "A", "", "", "2"), PersonLine("2", "B", "", "", "1")), "above itself"),
        ((PersonLine("1", "A", "", "", "1"),), "above itself"),
        ((PersonLine("1", "A" * 201, "", "", ""),), "200"),
        ((PersonLine("1" * 65, "A", "", "", ""),), "64"),
    ],
)
def test_lines_that_lead_nowhere(people, message):
    with pytest.raises(UnreadableDirectory, match=message):
        parse(directory(*people).as_file())


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{" * 9000, b'{"format": "x"}'])
def test_what_is_no_directory(content):
    with pytest.raises(UnreadableDirectory):
        parse(content)


def test_a_key_too_many_is_refused():
    content = json.loads(directory(HEAD).as_file())
    content["people"][0]["nik"] = "3604000000000000"
    with pytest.raises(UnreadableDirectory) as refused:
        parse(json.dumps(content).encode())
    assert refused.value.path == "people.0.nik"


def test_a_long_line_is_walked_once():
    people = [PersonLine("0", "0", "", "", "")]
    people += [PersonLine(str(n), str(n), "", "", str(n - 1)) for n in range(1, 20_000)]
    assert len(parse(directory(*people).as_file()).people) == 20_000

"""The catalogue's files, and reading them: every fault at once, each with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teraju.modules.standards.catalogue_files import (
    BadCatalogue,
    Catalogue,
    EditionFile,
    Known,
    own_files,
    read_files,
)
from teraju.modules.standards.models import LONGEST_PARAPHRASE

from .files import BAD, GOOD, write

QUALITY, BRIBERY, NEWER = ("iso-9001", "2015"), ("iso-37001", "2016"), ("iso-37001", "2025")
CATALOGUES = [QUALITY, BRIBERY, NEWER]

# Tables 3.1 and 3.2 of the facts: which clause asks for which documented information.
MAINTAIN = {
    QUALITY: "4.3 5.2.2 6.2.1 8.5.1",
    BRIBERY: "4.3 5.2 7.5.1 8.9",
    NEWER: "",
}
RETAIN = {
    QUALITY: "7.1.5 7.2 8.1 8.2.3 8.3.2 8.3.3 8.3.4 8.3.5 8.3.6 8.4.1 8.5.2 8.5.3 8.5.6 8.6 "
    "8.7.2 9.1.1 9.2.2 9.3.3 10.2.2",
    BRIBERY: "4.5.4 6.2 7.2.1 7.2.2 7.3 8.1 8.2 8.10 9.1 9.2.2 9.3.1 9.3.2 9.4 10.1",
    NEWER: "",
}
BOTH = {QUALITY: "4.4.2", BRIBERY: "8.7", NEWER: ""}
AVAILABLE = {
    QUALITY: "",
    BRIBERY: "",
    NEWER: "4.3 4.5 5.2 6.2 7.2 7.3 7.5 8.1 8.2 8.7 8.9 8.10 9.1 9.2 9.3 9.4 10.2",
}


@pytest.fixture(scope="module")
def own() -> Catalogue:
    return read_files(own_files())


def edition(own: Catalogue, key: tuple[str, str]) -> EditionFile:
    return next(one for one in own.editions if (one.standard, one.edition.edition) == key)


def leaves(file: EditionFile) -> list:
    parents = {one.parent for one in file.requirements}
    return [one for one in file.requirements if one.number not in parents]


class TestOwnFiles:
    def test_name_the_standards_of_the_house(self, own):
        numbers = {one.iso_number for one in own.standards}
        assert numbers == {"ISO 9001", "ISO 18091", "ISO 37001", "ISO 37002", "ISO 37301"}

    def test_say_where_every_edition_comes_from(self, own):
        for one in own.editions:
            facts = one.edition
            assert facts.source
            assert facts.valid_from or facts.note_en, facts.iso_designation
            assert bool(facts.note_en) == bool(facts.note_id)

    def test_leave_the_edition_of_2026_unconfirmed_without_a_day_or_requirements(self, own):
        newest = edition(own, ("iso-9001", "2026"))
        assert (newest.edition.confirmed, newest.edition.valid_from) == (False, None)
        assert newest.requirements == []

    def test_do_not_let_guidance_be_certified(self, own):
        guidance = {one.code for one in own.standards if not one.is_certifiable}
        assert guidance == {"iso-18091", "iso-37002"}

    def test_hold_the_topics_in_their_order_all_used(self, own):
        orders = [one.order for one in own.topics]
        assert orders == sorted(orders)
        assert 60 <= len(own.topics) <= 80
        used = {code for file in own.editions for one in file.requirements for code in one.topics}
        assert used == {one.code for one in own.topics}

    def test_withhold_from_guests_what_is_delicate(self, own):
        assert {one.code for one in own.topics if one.is_restricted} == {
            "conflict-of-interest",
            "conflict-criteria",
            "exposed-posts",
            "due-diligence",
            "gifts",
            "raising-concerns",
            "investigation",
        }


@pytest.mark.parametrize("key", CATALOGUES)
class TestRequirements:
    def test_each_has_a_topic_titles_and_short_paraphrases(self, own, key):
        file = edition(own, key)
        topics = {one.code for one in own.topics}
        for one in file.requirements:
            for text in (one.title_en, one.title_id, one.asks_en, one.asks_id):
                assert text, one.number
            for asks in (one.asks_en, one.asks_id):
                assert len(asks) <= LONGEST_PARAPHRASE, one.number
        for one in leaves(file):
            assert one.topics, one.number
            assert set(one.topics) <= topics, one.number

    def test_never_speak_as_a_standard_does(self, own, key):
        for one in edition(own, key).requirements:
            assert " shall " not in f" {one.asks_en} ", one.number
            assert "the organization" not in one.asks_en.lower(), one.number

    def test_cover_every_chapter(self, own, key):
        chapters = [one.number for one in edition(own, key).requirements if not one.parent]
        assert chapters == ["4", "5", "6", "7", "8", "9", "10"]

    def test_ask_for_the_documented_information_of_the_tables(self, own, key):
        expected = {
            kind: set(table[key].split())
            for kind, table in (
                ("maintain", MAINTAIN),
                ("retain", RETAIN),
                ("both", BOTH),
                ("available", AVAILABLE),
            )
        }
        found: dict[str, set[str]] = {kind: set() for kind in expected}
        for one in edition(own, key).requirements:
            if one.documented != "none":
                found[one.documented.value].add(one.number)
        assert found == expected


class TestExclusions:
    def test_of_9001_are_allowed_with_a_justification(self, own):
        file = edition(own, QUALITY)
        assert file.edition.exclusion == "justified"
        assert {one.exclusion for one in file.requirements} == {None}

    @pytest.mark.parametrize(
        ("key", "low_risk", "governing"),
        [
            (BRIBERY, "5.3.3 7.2.2 8.2 8.5.2 8.6", "5.1.1 9.3.2"),
            (NEWER, "8.2 8.6", "5.1.1"),
        ],
    )
    def test_of_37001_need_low_risk_or_no_governing_body(self, own, key, low_risk, governing):
        file = edition(own, key)
        assert file.edition.exclusion == "never"
        said = {one.number: one.exclusion for one in file.requirements if one.exclusion}
        assert said == dict.fromkeys(low_risk.split(), "low_risk") | dict.fromkeys(
            governing.split(), "no_governing_body"
        )


class TestWhatIsConfirmed:
    def test_the_third_level_of_37001_is_confirmed_where_a_source_was_read(self, own):
        third = [one for one in edition(own, BRIBERY).requirements if one.number.count(".") == 2]
        confirmed = {one.number for one in third if one.confirmed is not False}
        assert confirmed == {"5.1.1", "5.1.2", "5.3.1", "5.3.2", "5.3.3", "7.2.1", "7.2.2"}

    def test_37001_of_2025_stays_at_the_second_level_but_for_its_news(self, own):
        third = {
            one.number: one.confirmed is not False
            for one in edition(own, NEWER).requirements
            if one.number.count(".") == 2
        }
        assert third == {"5.1.1": False, "5.1.2": False, "5.1.3": True}


class TestReading:
    def test_tells_every_fault_at_once_with_its_line(self, tmp_path):
        path = write(tmp_path, "bad.yaml", BAD)
        with pytest.raises(BadCatalogue) as refused:
            read_files([path])
        expected = [
            number
            for number, line in enumerate(BAD.splitlines(), start=1)
            for _ in range(line.count("!"))
        ]
        told = str(refused.value).splitlines()
        assert [int(line.split(":")[1]) for line in told] == expected
        for word in (
            "the topic nowhere is not known",
            "stands under no topic",
            "the number 4.1 stands twice",
            "9.1.1 has no parent: 9.1 is missing",
            "asks_en has 201 characters, at most 200 are allowed",
            "title_id is missing",
            "colour is not known here",
            "number must be text: put it in quotation marks",
            "6 stands too late",
            "4 is a heading: its topics belong to its parts",
            "documented cannot be “written”",
            "confirmed must be true or false",
            "valid_from must be a day such as 2025-02-03",
            "owner_role cannot be “cook”",
            "names a topic twice",
        ):
            assert word in str(refused.value), word

    def test_tells_the_faults_of_several_files(self, tmp_path):
        files = [
            write(tmp_path, "a.yaml", GOOD.replace("quality\n", "cooking\n")),
            write(tmp_path, "b.yaml", "editions: 7"),
        ]
        with pytest.raises(BadCatalogue) as refused:
            read_files(files)
        told = str(refused.value).splitlines()
        assert told[0].startswith(f"{files[0]}:11: scheme cannot be “cooking”")
        assert told[1] == f"{files[1]}:1: editions must be a list"

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("a: [", r"bad.yaml:2: is not YAML"),
            ("standards:\n  - code: a\n bad", r"bad.yaml:3: is not YAML"),
            ("", "the file is empty"),
            ("- a", "a catalogue holds one of these"),
            ("colours: []", "a catalogue holds one of these"),
            ("standards: [1]", "lines of the form"),
            ("a: &x [1]\nstandards: *x", r"bad.yaml:2: write it out"),
            ("standards: []\nstandards: []", r"bad.yaml:2: standards stands twice here"),
            ("standards: " + "[" * 30 + "]" * 30, "nested too deeply"),
            ("standards: [!!python/object:os.system {}]", "is not YAML"),
            (GOOD.replace("SNI ISO 9001:2015", ""), "designation"),
            (GOOD.replace("    sni_number: SNI ISO 9001\n", ""), "an SNI or an ISO number"),
            (GOOD + "editions:\n  - {edition: '2016'}", "standard is missing"),
            (
                GOOD + "editions:\n  - {standard: iso-1, edition: '2016'}",
                "standard iso-1 is not known",
            ),
        ],
    )
    def test_refuses(self, tmp_path, text, word):
        with pytest.raises(BadCatalogue, match=word):
            read_files([write(tmp_path, "bad.yaml", text)])

    def test_refuses_the_same_in_two_files(self, tmp_path):
        files = [write(tmp_path, "a.yaml", GOOD), write(tmp_path, "b.yaml", GOOD)]
        with pytest.raises(BadCatalogue) as refused:
            read_files(files)
        told = [line.partition(": ")[2] for line in str(refused.value).splitlines()]
        assert told == [
            "the order 10 is taken by another topic",
            "the topic audit stands twice",
            "the standard iso-9001 stands twice",
            "the edition iso-9001 2015 stands twice",
        ]

    def test_refuses_a_file_that_is_not_there_or_too_large(self, tmp_path):
        large = write(tmp_path, "large.yaml", "#" * (1024 * 1024 + 1))
        with pytest.raises(BadCatalogue) as refused:
            read_files([tmp_path / "none.yaml", large])
        assert "cannot be read" in str(refused.value)
        assert "larger than 1 MB" in str(refused.value)

    def test_refuses_dates_before_their_predecessors(self, tmp_path):
        text = GOOD.replace(
            "source: a paper",
            "source: a paper\n        valid_from: 2015-01-01\n        withdrawn_on: 2014-01-01",
        )
        with pytest.raises(BadCatalogue, match="withdrawn_on must lie after"):
            read_files([write(tmp_path, "bad.yaml", text)])

    def test_lets_a_new_edition_build_on_what_is_loaded(self, tmp_path):
        text = """
editions:
  - standard: iso-9001
    edition: "2031"
    iso_designation: ISO 9001:2031
    valid_from: 2031-09-15
    source: a paper
    confirmed: false
    requirements:
      - {number: "4", title_en: Four, title_id: Empat, asks_en: Do it., asks_id: Lakukan.}
      - number: "4.1"
        title_en: One
        title_id: Satu
        asks_en: Do it.
        asks_id: Lakukan.
        topics: [audit]
"""
        path = write(tmp_path, "new.yaml", text)
        found = read_files([path], Known(standards=["iso-9001"], topics=["audit"])).editions[0]
        assert (found.standard, found.edition.valid_from) == ("iso-9001", date(2031, 9, 15))
        assert [one.number for one in found.requirements] == ["4", "4.1"]
        with pytest.raises(BadCatalogue, match="the topic audit is not known"):
            read_files([path], Known(standards=["iso-9001"]))


def test_files_are_found_beside_the_program():
    assert all(isinstance(path, Path) and path.is_file() for path in own_files())

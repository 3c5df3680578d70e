"""What two standards have in common: by topic, never by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.standards.catalogue_files import Catalogue, own_files, read_files
from teraju.modules.standards.domain.crosswalk import (
    Pairing,
    crosswalk,
    same_number_other_topic,
)


@dataclass(frozen=True)
class One:
    number: str
    topics: tuple[str, ...]
    ranks: tuple[int, ...]
    is_assessed: bool = True


@pytest.fixture(scope="module")
def own() -> Catalogue:
    return read_files(own_files())


def side(own: Catalogue, standard: str, edition: str) -> list[One]:
    ranks = {topic.code: topic.order for topic in own.topics}
    file = next(
        one for one in own.editions if (one.standard, one.edition.edition) == (standard, edition)
    )
    parents = {one.parent for one in file.requirements}
    found = []
    for one in file.requirements:
        codes = tuple(sorted(one.topics, key=ranks.__getitem__))
        places = tuple(ranks[code] for code in codes)
        found.append(One(one.number, codes, places, one.number not in parents))
    return found


@pytest.fixture
def quality(own):
    return side(own, "iso-9001", "2015")


@pytest.fixture
def bribery(own):
    return side(own, "iso-37001", "2016")


@pytest.fixture
def newer(own):
    return side(own, "iso-37001", "2025")


def below(found: Sequence[One], number: str) -> set[str]:
    return {
        code
        for one in found
        if one.number == number or one.number.startswith(f"{number}.")
        for code in one.topics
    }


class TestTraps:
    @pytest.mark.parametrize("number", ["8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "10.1", "10.2"])
    def test_the_same_number_is_another_thing(self, quality, bribery, number):
        assert below(quality, number)
        assert below(bribery, number)
        assert not below(quality, number) & below(bribery, number)
        assert number in same_number_other_topic(quality, bribery)
        assert number in same_number_other_topic(bribery, quality)

    def test_9_1_2_stands_in_one_of_them_only(self, quality, bribery):
        assert below(quality, "9.1.2") == {"customer-satisfaction"}
        assert "9.1.2" not in {one.number for one in bribery}
        pairing = pairings(quality, bribery)["customer-satisfaction"]
        assert pairing.relation == "left_only"

    def test_chapters_that_are_the_same_are_not_called_traps(self, quality, bribery):
        traps = same_number_other_topic(quality, bribery)
        for number in ("4.1", "4.3", "5.2", "6.2", "7.2", "7.3", "8.1", "9.1", "9.2", "9.3"):
            assert number not in traps

    def test_nonconformity_has_three_numbers(self, quality, bribery, newer):
        for topic in ("nonconformity", "corrective-action"):
            assert {n[:4] for n in pairings(quality, bribery)[topic].left} == {"10.2"}
            assert pairings(quality, bribery)[topic].right == ("10.1",)
            assert pairings(bribery, newer)[topic].right == ("10.2",)

    def test_continual_improvement_has_three_too(self, quality, bribery, newer):
        topic = "continual-improvement"
        assert pairings(quality, bribery)[topic] == Pairing(topic, ("10.1", "10.3"), ("10.2",))
        assert pairings(bribery, newer)[topic] == Pairing(topic, ("10.2",), ("10.1",))

    def test_swapped_numbers_of_the_editions_are_traps(self, bribery, newer):
        assert same_number_other_topic(bribery, newer) == ["10.1", "10.2"]


class TestTable:
    """The harmonised mapping, topic by topic."""

    @pytest.mark.parametrize(
        ("topic", "left", "right"),
        [
            ("context", "4.1", "4.1"),
            ("interested-parties", "4.2", "4.2"),
            ("scope", "4.3", "4.3"),
            ("management-system", "4.4.1", "4.4"),
            ("bribery-risk-assessment", "", "4.5.1 4.5.2 4.5.4"),
            ("risks-opportunities", "6.1.1 6.1.2", "6.1"),
            ("leadership", "5.1.1", "5.1.2"),
            ("governing-body", "", "5.1.1"),
            ("customer-focus", "5.1.2", ""),
            ("policy", "5.2.1", "5.2"),
            ("quality-policy", "5.2.1", ""),
            ("anti-bribery-policy", "", "5.2"),
            ("roles", "5.3", "5.3.1"),
            ("compliance-function", "", "5.3.2"),
            ("delegated-decisions", "", "5.3.3"),
            ("objectives", "6.2.1 6.2.2", "6.2"),
            ("planning-changes", "6.3", ""),
            ("resources", "7.1.1 7.1.2", "7.1"),
            ("measuring-resources", "7.1.5", ""),
            ("knowledge", "7.1.6", ""),
            ("competence", "7.2", "7.2.1"),
            ("employment-process", "", "7.2.2"),
            ("awareness", "7.3", "7.3"),
            ("anti-bribery-training", "", "7.3"),
            ("communication", "7.4", "7.4.1"),
            ("document-control", "7.5.2 7.5.3", "7.5.2 7.5.3"),
            ("operational-planning", "8.1", "8.1"),
            ("design-planning", "8.3.1 8.3.2", ""),
            ("provider-evaluation", "8.4.1", "8.2"),
            ("due-diligence", "", "8.2"),
            ("associate-controls", "", "8.5.2"),
            ("commitments", "", "8.6"),
            ("release", "8.6", ""),
            ("nonconforming-outputs", "8.7.1 8.7.2", ""),
            ("gifts", "", "8.7"),
            ("raising-concerns", "", "8.9"),
            ("investigation", "", "8.10"),
            ("analysis", "9.1.3", ""),
            ("internal-audit", "9.2.1 9.2.2", "9.2.1 9.2.2"),
            ("bribery-audit", "", "9.2.3"),
            ("audit-impartiality", "9.2.2", "9.2.4"),
            ("management-review", "9.3.1 9.3.2 9.3.3", "9.3.1"),
            ("governing-body-review", "", "9.3.2"),
            ("function-review", "", "9.4"),
        ],
    )
    def test_9001_and_37001(self, quality, bribery, topic, left, right):
        assert pairings(quality, bribery)[topic] == Pairing(
            topic, tuple(left.split()), tuple(right.split())
        )

    def test_what_the_edition_of_2025_adds(self, bribery, newer):
        added = [one.topic for one in crosswalk(bribery, newer) if one.relation == "right_only"]
        assert added == ["anti-bribery-culture", "conflict-criteria", "planning-changes"]
        assert not [one for one in crosswalk(bribery, newer) if one.relation == "left_only"]


def pairings(left: Sequence[One], right: Sequence[One]) -> dict[str, Pairing]:
    return {one.topic: one for one in crosswalk(left, right)}


CODES = "abcdef"
ONES = st.builds(
    lambda number, codes, assessed: One(
        f"8.{number}", tuple(sorted(codes)), tuple(CODES.index(c) for c in sorted(codes)), assessed
    ),
    st.integers(1, 9),
    st.sets(st.sampled_from(CODES)),
    st.booleans(),
)
SIDES = st.lists(ONES, max_size=8, unique_by=lambda one: one.number)


@given(SIDES, SIDES)
def test_every_topic_once_with_all_its_numbers_and_the_mirror_holds(left, right):
    found = crosswalk(left, right)
    assert [one.topic for one in found] == sorted(
        {code for one in (*left, *right) if one.is_assessed for code in one.topics}
    )
    for pairing in found:
        for numbers, ones in ((pairing.left, left), (pairing.right, right)):
            assert list(numbers) == [
                one.number for one in ones if one.is_assessed and pairing.topic in one.topics
            ]
    assert crosswalk(right, left) == [Pairing(p.topic, p.right, p.left) for p in found]
    same = crosswalk(left, left)
    assert all(one.relation == "shared" for one in same)
    assert not same_number_other_topic(left, left)

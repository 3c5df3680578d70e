"""The catalogue says as much as its rules, in both languages, and nothing of a 40th indicator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.iso18091.domain.catalogue import (
    ASKED,
    GOALS,
    catalogues,
    categories,
    ladder,
    order_of,
)
from teraju.modules.iso18091.domain.colours import Colour, Standing, codes, editions, rolled_up
from teraju.modules.iso18091.domain.figures import (
    Turn,
    by_category,
    compared,
    standing_of,
    turns,
)
from teraju.modules.iso18091.domain.states import DIAGNOSIS, SET

COLOURS = st.sampled_from(list(Colour))


@pytest.mark.parametrize("edition", ["2014", "2019"])
def test_the_39_are_those_that_the_calculator_counts(edition: str) -> None:
    listed = [code for rows in codes(editions()[edition]).values() for code in rows]
    assert sorted(catalogues()[edition].indicators, key=order_of) == listed
    assert list(catalogues()[edition].indicators) == listed


def test_category_three_is_social_and_four_environmental() -> None:
    assert list(categories()) == ["1", "2", "3", "4"]
    assert "social" in categories()["3"].en
    assert "environmental" in categories()["4"].en


def test_the_newer_edition_says_what_each_colour_hinges_on_in_both_languages() -> None:
    for line in catalogues()["2019"].indicators.values():
        assert set(line.steps) == {Colour.GREEN, Colour.YELLOW, Colour.RED}
        assert all(words.id and words.en for words in line.steps.values())
        assert set(line.goals) <= set(GOALS)
        assert line.body is not None


def test_of_the_older_edition_only_seven_titles_are_confirmed() -> None:
    lines = catalogues()["2014"].indicators.values()
    confirmed = [line.code for line in lines if line.is_confirmed]
    assert confirmed == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3"]


def test_water_is_judged_by_numbers_and_all_others_by_the_ladder() -> None:
    lines = catalogues()["2019"].indicators
    assert "95 %" in lines["4.6"].asked[-1].steps[Colour.GREEN].en
    assert "75 %" in lines["4.6"].asked[-1].steps[Colour.RED].en
    assert [asked.kind for asked in lines["1.1"].asked] == list(ASKED)
    assert all(lines[code].asked == tuple(ladder().values()) for code in lines if code != "4.6")


@given(st.lists(COLOURS), st.one_of(st.none(), st.sampled_from([Colour.GREEN, Colour.RED])))
def test_an_override_never_hides_what_was_not_assessed(
    colours: list[Colour], override: Colour | None
) -> None:
    found = standing_of(colours, override)
    assert found.is_complete == rolled_up(colours).is_complete
    if not found.is_complete:
        assert found.counted_as is Colour.NOT_ASSESSED
        assert found == rolled_up(colours)
    elif override:
        assert found.colour is override


@given(st.dictionaries(st.sampled_from(["1.1", "1.10", "1.2", "2.1"]), COLOURS))
def test_every_indicator_is_counted_once(found: dict[str, Colour]) -> None:
    standings = {code: Standing(colour, True) for code, colour in found.items()}
    counted = by_category(standings)
    assert sum(sum(row.values()) for row in counted.values()) == len(found)
    assert list(counted) == sorted(counted)


@given(st.dictionaries(st.sampled_from(["1.1", "1.2"]), COLOURS))
def test_comparing_back_turns_better_into_worse(found: dict[str, Colour]) -> None:
    after = dict.fromkeys(["1.1", "1.2"], Colour.YELLOW)
    there, back = turns(compared(found, after)), turns(compared(after, found))
    assert there[Turn.BETTER] == back[Turn.WORSE]
    assert there[Turn.SAME] == back[Turn.SAME]
    assert there[Turn.OPEN] == back[Turn.OPEN]
    assert sum(there.values()) == 2


def test_every_state_has_a_way_out() -> None:
    assert not DIAGNOSIS.final_states
    assert SET.final_states == {"withdrawn", "superseded"}

"""What colours come to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.inputs import InputError
from teraju.modules.iso18091.domain.colours import Colour, rolled_up
from teraju.modules.iso18091.domain.compute import iso18091

GREEN, YELLOW, RED, OPEN = "green", "yellow", "red", "not_assessed"


def ask(indicators: dict[str, Any], edition: str = "2019") -> Any:
    return iso18091({"edition": edition, "indicators": indicators})


@pytest.mark.parametrize(
    ("given_colours", "colour", "complete"),
    [
        ([GREEN, GREEN, YELLOW], YELLOW, True),
        ([GREEN], GREEN, True),
        ([GREEN, RED, YELLOW], RED, True),
        # Exactly four greens are green, as more are.
        ([GREEN] * 4, GREEN, True),
        ([GREEN, OPEN], GREEN, False),
        ([RED, OPEN], RED, False),
        ([OPEN, OPEN], OPEN, False),
        ([], OPEN, False),
    ],
)
def test_the_weakest_assessed_colour_wins(
    given_colours: list[str], colour: str, complete: bool
) -> None:
    answer = ask({"1.1": given_colours})
    assert answer["indicators"]["1.1"] == {"colour": colour, "complete": complete}
    counted = colour if complete else OPEN
    assert answer["categories"]["1"][counted] == (10 if counted == OPEN else 1)


def test_all_39_appear_and_what_was_not_told_is_not_assessed() -> None:
    answer = ask({"1.1": [GREEN, GREEN, YELLOW]})
    assert len(answer["indicators"]) == 39
    assert answer["categories"] == {
        "1": {"green": 0, "yellow": 1, "red": 0, "not_assessed": 9},
        "2": {"green": 0, "yellow": 0, "red": 0, "not_assessed": 8},
        "3": {"green": 0, "yellow": 0, "red": 0, "not_assessed": 12},
        "4": {"green": 0, "yellow": 0, "red": 0, "not_assessed": 9},
    }
    assert answer["total"] == {"green": 0, "yellow": 1, "red": 0, "not_assessed": 38}
    assert "score" not in answer


def test_the_earlier_edition_has_other_counts_and_says_that_they_are_unconfirmed() -> None:
    answer = ask({"1.12": [GREEN]}, "2014")
    assert [sum(row.values()) for row in answer["categories"].values()] == [12, 8, 11, 8]
    assert not any(rule["confirmed"] for rule in answer["rules"])


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"edition": "2015", "indicators": {}}, "edition"),
        ({"edition": "2019", "indicators": {"1.11": [GREEN]}}, "indicators.1.11"),
        ({"edition": "2019", "indicators": {"5.1": [GREEN]}}, "indicators.5.1"),
        ({"edition": "2019", "indicators": {"1.1": ["grey"]}}, "indicators.1.1.0"),
        ({"edition": "2019", "indicators": {"1.1": GREEN}}, "indicators.1.1"),
        ({"edition": "2019"}, "indicators"),
    ],
)
def test_the_offending_place_is_named(document: dict[str, Any], path: str) -> None:
    with pytest.raises(InputError) as refused:
        iso18091(document)
    assert refused.value.path == path


@given(st.lists(st.sampled_from(list(Colour))), st.sampled_from(list(Colour)))
def test_one_more_sub_indicator_never_improves_a_colour(
    colours: list[Colour], more: Colour
) -> None:
    rank = {Colour.RED: 0, Colour.YELLOW: 1, Colour.GREEN: 2, Colour.NOT_ASSESSED: 3}
    before, after = rolled_up(colours), rolled_up([*colours, more])
    assert rank[after.colour] <= rank[before.colour]
    assert before.is_complete or not colours or not after.is_complete

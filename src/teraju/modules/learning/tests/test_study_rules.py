"""The states and days of study visits, and the text that a practice becomes."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.learning.domain import practices, studies
from teraju.modules.learning.domain.regions import provinces
from teraju.modules.learning.study_policy import study_number, study_rules

D = date


class TestStates:
    @pytest.mark.parametrize(
        ("state", "event", "target"),
        [
            ("requested", "accept", "accepted"),
            ("requested", "propose", "proposed"),
            ("requested", "refuse", "refused"),
            ("proposed", "agree", "accepted"),
            ("proposed", "decline", "requested"),
            ("accepted", "propose", "proposed"),
            ("accepted", "hold", "held"),
            ("held", "follow_up", "followed"),
            ("followed", "follow_up", "followed"),
            ("followed", "record", "followed"),
        ],
    )
    def test_lead_on(self, state, event, target):
        assert studies.STUDY.transition(state, event).target == target

    @pytest.mark.parametrize(
        ("state", "event"),
        [
            ("requested", "hold"),
            ("requested", "agree"),
            ("accepted", "refuse"),
            ("held", "cancel"),
            ("refused", "accept"),
            ("cancelled", "propose"),
        ],
    )
    def test_refuse(self, state, event):
        with pytest.raises(TransitionRefused):
            studies.STUDY.transition(state, event)

    def test_end_where_nothing_more_comes(self):
        assert studies.STUDY.final_states == {"refused", "cancelled"}
        assert practices.PRACTICE.final_states == {"withdrawn"}
        assert practices.VERSION.final_states == {"superseded", "dropped"}


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (D(2018, 3, 14), D(2018, 3, 14), {}),
        (D(2018, 3, 13), D(2018, 3, 20), {"wished_from": "past"}),
        (D(2018, 3, 20), D(2018, 3, 19), {"wished_until": "order"}),
    ],
)
def test_days_that_are_wished(first, last, wrong):
    assert studies.broken_wish(first, last, D(2018, 3, 14)) == wrong


@pytest.mark.parametrize(
    ("on", "until", "wrong"),
    [
        (D(2018, 3, 20), None, {}),
        (D(2018, 6, 1), D(2021, 5, 31), {}),
        (D(2018, 3, 19), None, {"on": "before"}),
        (D(2019, 1, 2), None, {"on": "future"}),
        (D(2018, 6, 1), D(2018, 5, 31), {"until": "order"}),
    ],
)
def test_days_of_a_milestone(on, until, wrong):
    assert studies.broken_milestone(on, until, D(2018, 3, 20), D(2019, 1, 1)) == wrong


def test_the_numbers_say_that_no_source_gives_them():
    assert not study_rules(D(2018, 3, 14)).confirmed
    assert study_number(D(2018, 3, 14), "follow_up_months") == 6


def test_the_three_confirmed_codes_lie_in_their_provinces():
    known = provinces()
    assert (known["36"], known["53"], known["35"]) == (
        "Banten",
        "Nusa Tenggara Timur",
        "Jawa Timur",
    )
    assert len(known) == 38


def test_the_adopted_text_leaves_empty_sections_out_and_ends_with_its_source():
    headings = {"purpose": "Tujuan", "steps": "Langkah", "who": "P", "records": "R", "source": "S"}
    texts = {"purpose": "Agar tercatat", "steps": "1. Catat", "who": "", "records": ""}
    text = practices.as_markdown(texts, headings, "Dari Serang")
    assert text == "# Tujuan\n\nAgar tercatat\n\n# Langkah\n\n1. Catat\n\n# S\n\nDari Serang"

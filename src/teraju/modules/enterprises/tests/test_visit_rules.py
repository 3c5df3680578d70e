"""The rules of visits: the checklist by sector, states, and what a telephone writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.enterprises.domain.visit_rules import rules_of, visit_rules
from teraju.modules.enterprises.domain.visits import VISIT, WrongEntry, read_entry, read_key

KEY = "12345678-1234-4234-8234-123456789012"
DAY = date(2018, 3, 14)


def raw(**more: Any) -> dict[str, Any]:
    return {
        "key": KEY,
        "visit": 7,
        "held_on": "2018-03-14",
        "started_at": "2018-03-14T09:00:00+07:00",
        "ended_at": "2018-03-14T10:00:00+07:00",
        "answers": {"label_marks": {"answer": "no", "note": " lama "}},
        "notes": "Catatan\x00",
        "steps": [{"text": "Ganti label", "whose": "owner", "due_on": "2018-04-01"}],
        "spot": {"latitude": "-6.04", "longitude": 106.12, "accuracy": 12},
        "signer": "Ibu Sari",
        "signature": KEY,
        "photos": [KEY],
    } | more


class TestChecklist:
    @pytest.mark.parametrize(
        ("sector", "has", "lacks"),
        [
            ("craft", "material_check", "guests_rooms"),
            ("food", "label_content", "guests_rooms"),
            ("tourism", "guests_rooms", "material_check"),
            ("health", "hygiene_people", "guests_rooms"),
            ("education", "papers_nib", "material_check"),
        ],
    )
    def test_asks_what_fits_the_sector(self, sector: str, has: str, lacks: str) -> None:
        codes = visit_rules(DAY).codes(sector)
        assert has in codes
        assert lacks not in codes

    def test_is_in_both_languages_and_says_that_it_is_not_confirmed(self) -> None:
        rules = visit_rules(DAY)
        assert not rules.confirmed
        groups = {one.code for one in rules.groups}
        assert groups >= {"material", "process", "hygiene", "label", "records", "papers"}
        words = [each.words for one in rules.groups for each in one.questions]
        assert len({one["id"] for one in words}) == len(words) > 15
        assert all(one["en"] for one in words)

    def test_is_found_again_by_its_edition(self) -> None:
        assert rules_of(visit_rules(DAY).edition) == visit_rules(DAY)
        assert rules_of("unknown") is None


@pytest.mark.parametrize(
    ("state", "event", "target"),
    [
        ("planned", "postpone", "planned"),
        ("planned", "hold", "held"),
        ("planned", "cancel", "cancelled"),
        ("cancelled", "resume", "planned"),
        ("held", "correct", "held"),
        ("held", "cancel", None),
        ("held", "hold", None),
        ("cancelled", "hold", None),
    ],
)
def test_steps_of_a_visit(state: str, event: str, target: str | None) -> None:
    if target is None:
        with pytest.raises(TransitionRefused):
            VISIT.transition(state, event)
    else:
        assert VISIT.transition(state, event).target == target


class TestEntry:
    def test_is_read_whole(self) -> None:
        entry = read_entry(raw(), 8)
        assert entry.visit == 7
        assert entry.held.answers == {"label_marks": {"answer": "no", "note": "lama"}}
        assert entry.held.notes == "Catatan"
        assert entry.held.steps[0].due_on == date(2018, 4, 1)
        assert entry.held.spot is not None
        assert entry.held.spot.longitude == Decimal("106.120000")
        assert entry.has(UUID(KEY))

    @pytest.mark.parametrize(
        "broken",
        [
            {"key": "x"},
            {"visit": "many"},
            {"visit": 0},
            {"held_on": "yesterday"},
            {"started_at": "2018-03-14T09:00:00"},
            {"ended_at": "2018-03-14T08:00:00+07:00"},
            {"answers": []},
            {"answers": {"label_marks": {"answer": "maybe"}}},
            {"answers": {"label_marks": "no"}},
            {"steps": [{"text": " ", "whose": "owner"}]},
            {"steps": [{"text": "x", "whose": "nobody"}]},
            {"steps": [{"text": "x", "whose": "owner"}] * 21},
            {"spot": {"latitude": "91", "longitude": "0"}},
            {"spot": {"latitude": "NaN", "longitude": "0"}},
            {"photos": [KEY] * 9},
            {"signature": "x"},
        ],
    )
    def test_that_is_broken_is_refused(self, broken: dict[str, Any]) -> None:
        with pytest.raises(WrongEntry):
            read_entry(raw(**broken), 8)

    def test_needs_no_picture_and_no_place(self) -> None:
        entry = read_entry(raw(spot=None, signature=None, photos=None, steps=None), 8)
        assert (entry.held.spot, entry.signature, entry.photos) == (None, None, ())

    @pytest.mark.parametrize("key", [None, "", 7, "12345"])
    def test_a_key_is_a_key(self, key: Any) -> None:
        with pytest.raises(WrongEntry):
            read_key(key)

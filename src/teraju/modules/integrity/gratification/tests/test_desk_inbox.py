"""What waits for the unit, and that nobody else is told."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.integrity.gratification.desk_inbox import waiting
from teraju.modules.integrity.gratification.inbox import waiting as reporters_waiting
from teraju.modules.integrity.gratification.services import desk_checks

from .desk_world import (
    CHECKED,
    DECIDED,
    FORWARDED,
    DeskWorld,
    assessed,
    checked,
    decided,
    forwarded,
    reported,
)

pytestmark = pytest.mark.django_db


def told(desk: DeskWorld, day: date = CHECKED, who: str = "officer") -> list[tuple[str, object]]:
    return [(str(item.title), item.due) for item in waiting(desk.acts(who, day))]


def test_each_step_with_its_day(desk: DeskWorld) -> None:
    new, taken, ready = reported(desk), checked(desk), assessed(desk)
    unit = date(2026, 3, 18)
    assert set(told(desk)) == {
        (f"Check the report of a gift {new.number}", unit),
        (f"Assess the report of a gift {taken.number}", unit),
        (f"Forward the report of a gift {ready.number} to KPK", unit),
    }


def test_the_hand_over_has_its_own_day(desk: DeskWorld) -> None:
    report = decided(desk)
    due = date(2026, 4, 13)
    words = f"Hand the object of report {report.number} over to the state"
    assert told(desk, DECIDED) == [(words, due)]


def test_what_was_given_back_asks_again_when_its_day_has_passed(desk: DeskWorld) -> None:
    report = checked(desk)
    desk_checks.give_back(
        actor=desk.acts("officer"), report_id=report.pk, note="Foto", answer_by=FORWARDED
    )
    assert told(desk, FORWARDED) == []
    assert "was not completed" in told(desk, date(2026, 3, 9))[0][0]


def test_kpk_is_asked_after_its_days(desk: DeskWorld) -> None:
    forwarded(desk)
    assert told(desk, date(2026, 4, 1)) == []
    assert "Ask KPK" in told(desk, date(2026, 4, 28))[0][0]


@pytest.mark.parametrize("who", ["head", "administrator", "secretary", "reporter", "stranger"])
def test_nobody_else_is_told(desk: DeskWorld, who: str) -> None:
    reported(desk)
    assert told(desk, who=who) == []


def test_titles_hold_no_content(desk: DeskWorld) -> None:
    report = reported(desk, giver_name="CV Rahasia", story="Sangat rahasia")
    for item in waiting(desk.acts("officer")):
        words = f"{item.title} {item.detail}"
        assert "ahasia" not in words
        assert report.number in words


def test_the_reporter_brings_it_by_the_day_of_the_hand_over(desk: DeskWorld) -> None:
    decided(desk)
    (item,) = reporters_waiting(desk.acts("reporter", DECIDED))
    assert item.due == date(2026, 4, 13)

"""Who reached what: several sources, one answer for each agency and stage."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.platform.links import stages
from teraju.platform.links.stages import Reached, Stage, reached_by, register_stage

DAY = date(2018, 10, 1)
FIRST = Stage("first", "First", 10)
SECOND = Stage("second", "Second", 20)


@pytest.fixture(autouse=True)
def empty_registry(monkeypatch):
    monkeypatch.setattr(stages, "_stages", {})
    monkeypatch.setattr(stages, "_providers", [])


def says(*rows: Reached):
    return lambda agency_ids, on: [row for row in rows if row.agency_id in agency_ids]


def on(day: date, stage: str = "first", agency_id: int = 1, **more) -> Reached:
    return Reached(agency_id, stage, day, f"/{stage}/{day}/", **more)


class TestTheStages:
    def test_stand_in_their_order_however_they_came(self):
        register_stage(SECOND, says())
        register_stage(FIRST, says())
        assert stages.stages() == [FIRST, SECOND]

    def test_mean_the_same_to_every_module(self):
        register_stage(FIRST, says())
        register_stage(Stage("first", "First", 10), says())
        with pytest.raises(ValueError, match="two meanings"):
            register_stage(Stage("first", "Something else", 10), says())

    def test_of_the_usual_way_are_in_order(self):
        usual = [
            stages.AGREEMENT,
            stages.GAP,
            stages.INTERNAL_AUDIT,
            stages.REVIEW,
            stages.STAGE_1,
            stages.CERTIFICATE,
        ]
        assert [one.order for one in usual] == sorted({one.order for one in usual})


class TestReachedBy:
    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([], None),
            ([on(DAY)], DAY),
            ([on(date(2018, 10, 2))], None),
            ([on(DAY), on(date(2018, 9, 1))], date(2018, 9, 1)),
            # A certificate that ran out gives way to one that holds.
            (
                [on(date(2015, 1, 1), until=date(2018, 1, 1)), on(date(2018, 2, 1))],
                date(2018, 2, 1),
            ),
            (
                [on(date(2018, 2, 1)), on(date(2015, 1, 1), until=date(2018, 1, 1))],
                date(2018, 2, 1),
            ),
            # The last day itself counts.
            ([on(date(2015, 1, 1), until=DAY), on(date(2018, 2, 1))], date(2015, 1, 1)),
            ([on(date(2015, 1, 1), until=date(2018, 1, 1))], date(2015, 1, 1)),
        ],
    )
    def test_takes_the_first_day_of_what_holds(self, rows, expected):
        for row in rows:
            register_stage(FIRST, says(row))
        found = reached_by([1], DAY)[1].get("first")
        assert (found and found.on) == expected

    def test_keeps_agencies_and_stages_apart(self):
        register_stage(FIRST, says(on(DAY), on(DAY, agency_id=2)))
        register_stage(SECOND, says(on(DAY, "second")))
        found = reached_by([1, 2, 3], DAY)
        assert {pk: sorted(reached) for pk, reached in found.items()} == {
            1: ["first", "second"],
            2: ["first"],
            3: [],
        }

    def test_asks_a_source_of_several_stages_once(self):
        asked = []

        def source(agency_ids, day):
            asked.append(day)
            return [on(DAY), on(DAY, "second")]

        register_stage(FIRST, source)
        register_stage(SECOND, source)
        assert sorted(reached_by([1], DAY)[1]) == ["first", "second"]
        assert asked == [DAY]

    def test_asks_nobody_for_no_agency(self):
        def source(agency_ids, day):
            raise AssertionError("asked for nothing")

        register_stage(FIRST, source)
        assert reached_by([], DAY) == {}

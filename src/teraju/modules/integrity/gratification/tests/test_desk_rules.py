"""Tables of cases for the desk: days, verdicts, what is missing, custody, recaps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.rulesets import load_rule_set
from teraju.kernel.states import TransitionRefused
from teraju.modules.integrity.gratification.domain.assessing import (
    TARGETS,
    Answer,
    Kind,
    Object,
    Verdict,
    Why,
    answer_of,
    goes_to_kpk,
    verdicts_for,
)
from teraju.modules.integrity.gratification.domain.clocks import Due, due_after
from teraju.modules.integrity.gratification.domain.completeness import (
    BY_LAW,
    Part,
    missing_by_form,
    missing_by_law,
)
from teraju.modules.integrity.gratification.domain.custody import (
    CUSTODY,
    CustodyState,
    Obstacle,
    Thing,
    hinders_closing,
    hinders_donating,
    hinders_giving_back,
    hinders_handing_over,
    hinders_taking_in,
)
from teraju.modules.integrity.gratification.domain.desk_days import (
    IncompleteFrom,
    Timing,
    in_time,
    incomplete_until,
    timing_of,
)
from teraju.modules.integrity.gratification.domain.recaps import Line, recap_of
from teraju.modules.integrity.gratification.domain.states import REPORT, State
from teraju.platform.calendar.domain import national_calendar

RULES = load_rule_set(Path(__file__).parents[1] / "rules" / "desk.yaml")
FRUIT, WATCH = Object(Decimal(250_000), is_perishable=True), Object(Decimal(2_000_000))
PLAQUE = Object(Decimal(0))


@pytest.mark.parametrize(
    ("received", "edition", "days", "counted_from"),
    [
        (date(2018, 3, 1), "peraturan-kpk-2-2019", 30, "received_on"),
        (date(2026, 1, 19), "peraturan-kpk-2-2019", 30, "received_on"),
        (date(2026, 1, 20), "peraturan-kpk-1-2026", 20, "reported_on"),
    ],
)
def test_the_edition_by_the_day_of_receipt(
    received: date, edition: str, days: int, counted_from: str
) -> None:
    found = RULES.on(received)
    assert found.name == edition
    assert found.integer("incomplete_days") == days
    assert found.values["incomplete_from"] == counted_from
    assert not found.confirmed
    assert found.integer("hand_over_days") == 7


@pytest.mark.parametrize(
    ("received", "reported", "days", "base", "cautious", "last"),
    [
        # 30 working days from receipt, as before 2026.
        (
            date(2026, 1, 2),
            date(2026, 1, 9),
            30,
            IncompleteFrom.RECEIVED,
            date(2026, 2, 16),
            date(2026, 2, 18),
        ),
        # 20 from the report: collective leave of Nyepi and Idulfitri stands in between.
        (
            date(2026, 2, 27),
            date(2026, 3, 6),
            20,
            IncompleteFrom.REPORTED,
            date(2026, 4, 7),
            date(2026, 4, 13),
        ),
        (
            date(2026, 1, 20),
            date(2026, 1, 20),
            20,
            IncompleteFrom.REPORTED,
            date(2026, 2, 18),
            date(2026, 2, 19),
        ),
    ],
)
def test_until_when_an_incomplete_report_is_completed(
    received: date, reported: date, days: int, base: IncompleteFrom, cautious: date, last: date
) -> None:
    found = incomplete_until(national_calendar(), received, reported, days, base)
    assert found == Due(cautious, last)


def test_the_state_gets_its_object_within_seven_working_days() -> None:
    # Monday 9 March 2026: Nyepi on the 19th, collective leave on the 18th.
    found = due_after(date(2026, 3, 9), 7, national_calendar())
    assert found == Due(date(2026, 3, 18), date(2026, 3, 25))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 3, 12), Timing.IN_TIME),
        (date(2026, 3, 13), Timing.NEAR),
        (date(2026, 3, 18), Timing.NEAR),
        (date(2026, 3, 19), Timing.LATE),
        (date(2026, 3, 25), Timing.LATE),
        (date(2026, 3, 26), Timing.LAPSED),
    ],
)
def test_how_a_day_stands_against_a_deadline(on: date, expected: Timing) -> None:
    due = Due(date(2026, 3, 18), date(2026, 3, 25))
    assert timing_of(due, on, 5) is expected
    assert in_time(due, on) is (expected is not Timing.LAPSED)


@pytest.mark.parametrize(
    ("kind", "reportable", "objects", "expected"),
    [
        (Kind.RECEIVED, True, [WATCH], Answer(Verdict.TO_KPK, Why.REPORTABLE)),
        (Kind.RECEIVED, False, [WATCH], Answer(Verdict.NOT_REPORTABLE, Why.NOT_REPORTABLE)),
        (Kind.RECEIVED, True, [FRUIT], Answer(Verdict.UPG_LEVEL, Why.PERISHABLE)),
        (Kind.RECEIVED, True, [FRUIT, PLAQUE], Answer(Verdict.UPG_LEVEL, Why.PERISHABLE)),
        (Kind.RECEIVED, True, [FRUIT, WATCH], Answer(Verdict.TO_KPK, Why.REPORTABLE)),
        (Kind.RECEIVED, True, [PLAQUE], Answer(Verdict.UPG_LEVEL, Why.NO_VALUE)),
        # Nobody could say what it is worth: that is not the same as worth nothing.
        (Kind.RECEIVED, True, [Object(None)], Answer(Verdict.TO_KPK, Why.REPORTABLE)),
        (Kind.RECEIVED, None, [], Answer(Verdict.TO_KPK, Why.REPORTABLE)),
        (Kind.RECEIVED, False, [FRUIT], Answer(Verdict.NOT_REPORTABLE, Why.NOT_REPORTABLE)),
        (Kind.REFUSED, True, [WATCH], Answer(Verdict.REFUSAL, Why.REFUSED)),
        (Kind.GAVE, None, [WATCH], Answer(Verdict.UPG_LEVEL, Why.GAVE)),
    ],
)
def test_the_answer_of_the_rules(
    kind: Kind, reportable: bool | None, objects: list[Object], expected: Answer
) -> None:
    found = answer_of(kind, is_reportable=reportable, objects=objects)
    assert found == expected
    assert found.verdict in verdicts_for(kind)


@pytest.mark.parametrize(
    ("kind", "reportable", "expected"),
    [
        (Kind.RECEIVED, True, True),
        (Kind.RECEIVED, False, False),
        (Kind.REFUSED, None, True),
        (Kind.GAVE, None, False),
    ],
)
def test_for_which_reports_the_days_of_kpk_run(
    kind: Kind, reportable: bool | None, expected: bool
) -> None:
    assert goes_to_kpk(kind, is_reportable=reportable) is expected


def test_a_verdict_is_an_event_of_the_chain() -> None:
    for verdict, target in TARGETS.items():
        assert REPORT.transition(State.UNDER_CHECK, verdict).target == target


@pytest.mark.parametrize(
    ("kind", "lacking", "expected"),
    [
        (Kind.RECEIVED, [], []),
        (
            Kind.RECEIVED,
            [Part.GIVER_ADDRESS, Part.EVENT_PLACE, Part.OBJECT_VALUE],
            [Part.GIVER_ADDRESS, Part.EVENT_PLACE, Part.OBJECT_VALUE],
        ),
        (Kind.REFUSED, [Part.OBJECT_VALUE], []),
        (Kind.REFUSED, [Part.GIVER_NAME, Part.OBJECT_VALUE], [Part.GIVER_NAME]),
        (Kind.RECEIVED, [Part.PHOTO], []),
    ],
)
def test_what_the_law_misses_in_a_report(
    kind: Kind, lacking: list[Part], expected: list[Part]
) -> None:
    said = {part: part not in lacking for part in Part}
    assert missing_by_law(kind, said) == expected


def test_what_the_form_has_room_for() -> None:
    said = dict.fromkeys(BY_LAW, True)
    assert Part.PHOTO in missing_by_form(Kind.RECEIVED, said)
    assert Part.PHOTO not in missing_by_form(Kind.REFUSED, said)


HELD = CustodyState.HELD
VASE = Thing(Decimal(3_000_000), is_perishable=False)
VASE_HELD = Thing(Decimal(3_000_000), is_perishable=False, custody=HELD)
VASE_GONE = Thing(Decimal(3_000_000), is_perishable=False, custody=CustodyState.WITH_STATE)
CAKE = Thing(Decimal(300_000), is_perishable=True)
CAKE_GIVEN = Thing(Decimal(300_000), is_perishable=True, is_donated=True)


@pytest.mark.parametrize(
    ("state", "thing", "refused", "expected"),
    [
        (State.UNDER_CHECK, VASE, False, None),
        (State.KPK_ANALYSIS, VASE, False, None),
        (State.UNDER_CHECK, VASE, True, Obstacle.NO_OBJECT),
        (State.UNDER_CHECK, CAKE, False, Obstacle.PERISHABLE),
        (State.UNDER_CHECK, CAKE_GIVEN, False, Obstacle.DONATED),
        (State.UNDER_CHECK, Thing(Decimal(0), is_perishable=False), False, Obstacle.NO_VALUE),
        (State.UNDER_CHECK, Thing(None, is_perishable=False), False, None),
        (State.UNDER_CHECK, VASE_HELD, False, Obstacle.IN_CUSTODY),
        (State.DRAFT, VASE, False, Obstacle.TOO_EARLY),
        (State.HANDED_OVER, VASE, False, Obstacle.TOO_EARLY),
    ],
)
def test_what_is_taken_into_custody(
    state: State, thing: Thing, refused: bool, expected: Obstacle | None
) -> None:
    assert hinders_taking_in(state, thing, is_refused=refused) is expected


@pytest.mark.parametrize(
    ("state", "thing", "expected"),
    [
        (State.UNDER_CHECK, CAKE, None),
        (State.SUBMITTED, CAKE, None),
        (State.UNDER_CHECK, CAKE_GIVEN, Obstacle.DONATED),
        (State.UNDER_CHECK, VASE, Obstacle.NOT_PERISHABLE),
        (State.DRAFT, CAKE, Obstacle.TOO_EARLY),
        (State.CLOSED, CAKE, Obstacle.TOO_EARLY),
    ],
)
def test_what_is_donated(state: State, thing: Thing, expected: Obstacle | None) -> None:
    assert hinders_donating(state, thing, is_refused=False) is expected


@pytest.mark.parametrize(
    ("state", "back", "over"),
    [
        (State.UNDER_CHECK, Obstacle.NOT_DECIDED, Obstacle.NOT_DECIDED),
        (State.KPK_ANALYSIS, Obstacle.NOT_DECIDED, Obstacle.NOT_DECIDED),
        (State.DECIDED_RECEIVER, None, Obstacle.NOT_DECIDED),
        (State.NOT_REPORTABLE, None, Obstacle.NOT_DECIDED),
        (State.WITHDRAWN, None, Obstacle.NOT_DECIDED),
        (State.DECIDED_STATE, Obstacle.STATE_OBJECT, None),
    ],
)
def test_to_whom_a_thing_may_go(state: State, back: Obstacle | None, over: Obstacle | None) -> None:
    assert hinders_giving_back(state) is back
    assert hinders_handing_over(state) is over


@pytest.mark.parametrize(
    ("state", "things", "expected"),
    [
        (State.NOT_REPORTABLE, [VASE], None),
        (State.NOT_REPORTABLE, [VASE_HELD], Obstacle.STILL_HELD),
        (State.HANDED_OVER, [VASE_GONE], None),
        (State.UPG_LEVEL, [CAKE], Obstacle.STILL_PERISHABLE),
        (State.UPG_LEVEL, [CAKE_GIVEN], None),
        (State.NOT_REPORTABLE, [CAKE], None),
        (State.DECIDED_STATE, [VASE_GONE], Obstacle.NOT_HANDED_OVER),
    ],
)
def test_what_hinders_closing(state: State, things: list[Thing], expected: Obstacle | None) -> None:
    assert hinders_closing(state, things) is expected


def test_what_left_custody_does_not_come_back() -> None:
    assert CUSTODY.final_states == {CustodyState.GIVEN_BACK, CustodyState.WITH_STATE}
    assert CUSTODY.transition(CustodyState.HELD, "move").target == CustodyState.HELD
    with pytest.raises(TransitionRefused):
        CUSTODY.transition(CustodyState.WITH_STATE, "move")


def line(unit: str, reporter: int, **more: object) -> Line:
    values: dict[str, object] = {
        "on": date(2026, 3, 2),
        "kind": "received",
        "value": Decimal(100_000),
        "in_time": True,
    }
    return Line(unit=unit, reporter=reporter, **{**values, **more})  # type: ignore[arg-type]


def test_a_recap_by_month_unit_and_kind() -> None:
    found = recap_of(
        [
            line("Bappeda", 1),
            line("Bappeda", 2, in_time=False, value=Decimal("50000.50")),
            line("RSUD", 3, kind="refused", value=Decimal(0), in_time=None, on=date(2026, 4, 1)),
            line("RSUD", 3, on=date(2026, 4, 1), in_custody=2, awaits_hand_over=True),
            line("Satpol PP", 4, perishables=1),
        ],
        named_from=2,
    )
    assert [(row.name, row.reports) for row in found.months] == [("2026-03", 3), ("2026-04", 2)]
    assert [(row.name, row.reports) for row in found.kinds] == [("received", 4), ("refused", 1)]
    # The hospital's two reports come from one person, so that it is not named either.
    assert [(row.name, row.reports, row.people) for row in found.units] == [
        ("Bappeda", 2, 2),
        (None, 3, 2),
    ]
    assert found.hidden_units == 2
    assert found.total.value == Decimal("350000.50")
    assert found.total.rate == Fraction(3, 4)
    assert (found.total.perishables, found.total.in_custody, found.total.awaiting) == (1, 2, 1)


def test_a_recap_of_nothing_has_no_rate() -> None:
    found = recap_of([], named_from=2)
    assert not found.units
    assert found.total.rate is None


@given(
    st.lists(
        st.tuples(st.sampled_from("ABCD"), st.integers(1, 4), st.decimals(0, 10**9, places=2)),
        max_size=30,
    )
)
def test_no_named_unit_stands_for_one_person_and_nothing_is_lost(
    found: list[tuple[str, int, Decimal]],
) -> None:
    recap = recap_of([line(unit, who, value=value) for unit, who, value in found], named_from=2)
    assert all(row.people >= 2 for row in recap.units if row.name is not None)
    for rows in (recap.units, recap.months, recap.kinds):
        assert sum(row.reports for row in rows) == recap.total.reports == len(found)
        assert sum((row.value for row in rows), Decimal(0)) == recap.total.value

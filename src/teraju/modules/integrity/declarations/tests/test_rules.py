"""Who is late, who owes a statement, which states lead where: rules without a database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from teraju.kernel.states import TransitionRefused
from teraju.modules.integrity.declarations import policy
from teraju.modules.integrity.declarations.domain import duties, statements
from teraju.modules.integrity.declarations.domain.duties import Duty
from teraju.modules.integrity.declarations.domain.statements import Given, Step
from teraju.modules.integrity.declarations.domain.states import CONFLICT, EXCEPTION, ROUND

FIRST, DUE = date(2020, 9, 1), date(2020, 9, 30)
AFTER = DUE + timedelta(days=1)


class TestDuties:
    @pytest.mark.parametrize(
        ("done_on", "ended_on", "day", "asked", "done", "late"),
        [
            (None, None, date(2020, 8, 31), 0, 0, 0),
            (None, None, FIRST, 1, 0, 0),
            (None, None, DUE, 1, 0, 0),
            (None, None, AFTER, 1, 0, 1),
            (DUE, None, AFTER, 1, 1, 0),
            (AFTER, None, DUE, 1, 0, 0),
            (AFTER, None, AFTER, 1, 1, 0),
            (None, DUE, DUE, 0, 0, 0),
            (None, AFTER, DUE, 1, 0, 0),
        ],
    )
    def test_count_on_a_day(
        self,
        done_on: date | None,
        ended_on: date | None,
        day: date,
        asked: int,
        done: int,
        late: int,
    ) -> None:
        found = duties.count([Duty(1, FIRST, DUE, done_on, ended_on)], day)
        assert (found.asked, found.done, found.late) == (asked, done, late)

    def test_count_only_some_people(self) -> None:
        rows = [Duty(1, FIRST, DUE, FIRST), Duty(2, FIRST, DUE)]
        assert duties.count(rows, DUE, {1}).is_complete
        assert not duties.count(rows, DUE).is_complete
        assert not duties.count(rows, DUE, {3}).is_complete

    @pytest.mark.parametrize(
        ("joined", "due"),
        [
            (FIRST, DUE),
            (date(2020, 9, 16), DUE),
            (date(2020, 9, 17), date(2020, 10, 1)),
            (DUE, date(2020, 10, 14)),
        ],
    )
    def test_who_joins_late_has_days_left(self, joined: date, due: date) -> None:
        assert duties.due_of(joined, DUE, 14) == due

    @pytest.mark.parametrize(
        ("day", "is_reminded"),
        [(date(2020, 9, 22), False), (date(2020, 9, 23), True), (DUE, False), (AFTER, True)],
    )
    def test_reminded_before_and_after(self, day: date, is_reminded: bool) -> None:
        assert duties.is_reminded_on(DUE, day, 7) is is_reminded

    @for_any(
        st.lists(
            st.tuples(st.integers(0, 40), st.integers(0, 60), st.none() | st.integers(0, 90)),
            max_size=8,
        ),
        st.integers(0, 120),
    )
    def test_counts_never_contradict(
        self, rows: list[tuple[int, int, int | None]], day: int
    ) -> None:
        built = [
            Duty(
                n,
                FIRST + timedelta(asked),
                FIRST + timedelta(asked + term),
                FIRST + timedelta(done) if done is not None else None,
            )
            for n, (asked, term, done) in enumerate(rows)
        ]
        found = duties.count(built, FIRST + timedelta(day))
        assert 0 <= found.late <= found.open <= found.asked
        assert found.done + found.open == found.asked


class TestStatements:
    @pytest.mark.parametrize(
        ("given", "step", "missing"),
        [
            ([], Step.BEGIN, [1, 2]),
            ([Given(1, Step.BEGIN)], Step.BEGIN, [2]),
            ([Given(1, Step.BEGIN), Given(2, Step.BEGIN)], Step.BEGIN, []),
            ([Given(1, Step.BEGIN), Given(2, Step.BEGIN)], Step.CLOSE, [1, 2]),
            # Who joined late gave only the second one: the first is owed as well.
            (
                [Given(1, Step.BEGIN), Given(1, Step.CLOSE), Given(2, Step.CLOSE)],
                Step.CLOSE,
                [2],
            ),
        ],
    )
    def test_missing(self, given: list[Given], step: Step, missing: list[int]) -> None:
        assert statements.missing([1, 2], given, step) == missing

    @pytest.mark.parametrize(
        ("given", "asked", "owed"),
        [
            ([], (), None),
            ([], (Step.BEGIN,), Step.BEGIN),
            ([Given(1, Step.BEGIN)], (Step.BEGIN,), None),
            ([Given(1, Step.BEGIN)], (Step.BEGIN, Step.CLOSE), Step.CLOSE),
            ([], (Step.BEGIN, Step.CLOSE), Step.BEGIN),
            ([Given(2, Step.BEGIN)], (Step.BEGIN,), Step.BEGIN),
        ],
    )
    def test_next_step(
        self, given: list[Given], asked: tuple[Step, ...], owed: Step | None
    ) -> None:
        assert statements.next_step(1, given, asked) is owed

    def test_an_exception_blocks(self) -> None:
        assert statements.is_blocked([Given(1, Step.BEGIN, is_raised=True)])
        assert not statements.is_blocked([Given(1, Step.BEGIN)])

    @pytest.mark.parametrize(
        ("begun", "today", "asked"),
        [
            (None, date(2020, 5, 31), False),
            (None, date(2020, 6, 1), True),
            (date(2020, 5, 31), date(2021, 1, 1), False),
            (date(2020, 6, 1), date(2021, 1, 1), True),
        ],
    )
    def test_work_that_began_before_the_rule_is_left_alone(
        self, begun: date | None, today: date, asked: bool
    ) -> None:
        day = statements.judged_on(begun, today)
        assert statements.applies("operations.assignment", policy.statements_for(day)) is asked


class TestStates:
    @pytest.mark.parametrize("how", ["allowed", "removed", "refused"])
    @pytest.mark.parametrize("state", ["declared", "allowed", "removed", "refused"])
    def test_a_conflict_is_decided_and_decided_anew(self, state: str, how: str) -> None:
        assert CONFLICT.transition(state, how).target == how

    @pytest.mark.parametrize(
        ("table", "state", "event"),
        [
            (CONFLICT, "ended", "allowed"),
            (CONFLICT, "ended", "end"),
            (EXCEPTION, "handled", "handle"),
            (EXCEPTION, "none", "handle"),
            (ROUND, "cancelled", "reopen"),
            (ROUND, "closed", "extend"),
        ],
    )
    def test_what_has_no_place(self, table: object, state: str, event: str) -> None:
        with pytest.raises(TransitionRefused):
            table.transition(state, event)  # type: ignore[attr-defined]

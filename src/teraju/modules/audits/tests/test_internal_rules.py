"""Tables of cases: independence, the programme by risk, cells, gates and states."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.cells import merged
from teraju.kernel.states import TransitionRefused
from teraju.modules.audits.domain.followup import (
    Followed,
    Lack,
    Missing,
    Row,
    closing_lacks,
    end_lacks,
    preparation_lacks,
)
from teraju.modules.audits.domain.independence import (
    Area,
    ConflictCode,
    Tie,
    TieKind,
    conflicts,
)
from teraju.modules.audits.domain.internal_states import AUDIT, YEAR
from teraju.modules.audits.domain.programme import Reason, Signals, suggest, years_begun
from teraju.modules.audits.internal_policy import rules_on

FIRST = date(2020, 3, 2)
HERE, BELOW, ELSEWHERE = "/1/", "/1/4/", "/2/"
OWN_PROCESS, OWN_UNIT = ConflictCode.OWN_PROCESS, ConflictCode.OWN_UNIT
OWN_INSPECTORATE = ConflictCode.OWN_INSPECTORATE


def role(
    name: str = "staff", path: str = HERE, until: date | None = None, since: date = date(2018, 1, 2)
) -> Tie:
    return Tie(TieKind.ROLE, path, name, since, until)


def process(pk: int, path: str = HERE, until: date | None = None) -> Tie:
    return Tie(TieKind.PROCESS, path, f"P-{pk}", date(2018, 1, 2), until, pk)


WHOLE, TWO = Area(HERE), Area(HERE, frozenset({1, 2}))
BRIBERY = Area(HERE, frozenset({1, 2}), is_anti_bribery=True)
INSPECTORATE = Area(HERE, is_inspectorate=True)


class TestIndependence:
    @pytest.mark.parametrize(
        ("tie", "area", "expected"),
        [
            # Whole agency: whoever works there audits their own unit.
            (role(), WHOLE, OWN_UNIT),
            (role("quality_coordinator"), WHOLE, OWN_UNIT),
            (role(path=BELOW), WHOLE, OWN_UNIT),
            (process(9), WHOLE, OWN_PROCESS),
            # The post above: who heads a whole government is tied to none of its agencies' work.
            (role(path=""), WHOLE, None),
            (role(path=ELSEWHERE), WHOLE, None),
            # The office of internal auditor exists to audit.
            (role("internal_auditor"), WHOLE, None),
            # Named processes: a colleague of another process may, the owner may not.
            (role(), TWO, None),
            (process(1), TWO, OWN_PROCESS),
            (process(3), TWO, None),
            (Tie(TieKind.POST, HERE, "Arsiparis", date(2018, 1, 2)), TWO, None),
            # Against bribery: from outside the audited area, or an independent function.
            (role(), BRIBERY, OWN_UNIT),
            (process(3), BRIBERY, OWN_UNIT),
            (process(1), BRIBERY, OWN_PROCESS),
            (role("internal_auditor"), BRIBERY, None),
            (Tie(TieKind.POST, HERE, "Arsiparis", date(2018, 1, 2)), BRIBERY, OWN_UNIT),
            # An inspectorate that audits itself: even its own auditors are from inside.
            (role("internal_auditor"), INSPECTORATE, OWN_INSPECTORATE),
            (role(), INSPECTORATE, OWN_INSPECTORATE),
            (role(path=ELSEWHERE), INSPECTORATE, None),
            (role("internal_auditor", path=ELSEWHERE), INSPECTORATE, None),
        ],
    )
    def test_own_work(self, tie: Tie, area: Area, expected: ConflictCode | None) -> None:
        found = conflicts([tie], area, first_day=FIRST, months=12)
        assert [one.code for one in found] == ([expected] if expected else [])

    @pytest.mark.parametrize(
        ("until", "since", "counts"),
        [
            (None, date(2018, 1, 2), True),
            (date(2019, 3, 2), date(2018, 1, 2), True),
            (date(2019, 3, 1), date(2018, 1, 2), False),
            (date(2020, 12, 31), date(2018, 1, 2), True),
            (None, date(2020, 3, 2), True),
            (None, date(2020, 3, 3), False),
        ],
    )
    def test_earlier_work_counts_for_a_while(
        self, until: date | None, since: date, *, counts: bool
    ) -> None:
        found = conflicts([role(until=until, since=since)], WHOLE, first_day=FIRST, months=12)
        assert bool(found) is counts


class TestProgramme:
    @pytest.mark.parametrize(
        ("signals", "points", "due", "reasons"),
        [
            (Signals(), 4, True, {Reason.NEVER_AUDITED}),
            (Signals(last_audit=date(2020, 1, 1)), 0, False, set()),
            (Signals(last_audit=date(2019, 3, 1)), 2, True, {Reason.LONG_AGO}),
            (
                Signals(worst_level="high", last_audit=date(2020, 1, 1)),
                4,
                True,
                {Reason.RISK},
            ),
            (Signals(worst_level="low", last_audit=date(2020, 1, 1)), 1, False, {Reason.RISK}),
            (Signals(worst_level="unheard", last_audit=date(2020, 1, 1)), 0, False, set()),
            (
                Signals(
                    worst_level="extreme",
                    last_audit=date(2018, 6, 1),
                    open_majors=1,
                    open_minors=2,
                    changes=1,
                ),
                18,
                True,
                {
                    Reason.RISK,
                    Reason.OPEN_MAJORS,
                    Reason.OPEN_MINORS,
                    Reason.CHANGES,
                    Reason.LONG_AGO,
                },
            ),
        ],
    )
    def test_weighs_what_is_known(
        self, signals: Signals, points: int, reasons: set[Reason], *, due: bool
    ) -> None:
        rules = rules_on(date(2020, 1, 1))
        found = suggest(
            signals, date(2020, 1, 1), rules.values["points"], rules.integer("due_points")
        )
        assert (found.points, found.is_due, set(found.reasons)) == (points, due, reasons)

    @pytest.mark.parametrize(
        ("since", "years"),
        [
            (date(2020, 1, 1), 0),
            (date(2019, 12, 31), 1),
            (date(2019, 1, 1), 1),
            (date(2018, 12, 31), 2),
            (date(2020, 2, 1), 0),
        ],
    )
    def test_counts_begun_years(self, since: date, years: int) -> None:
        assert years_begun(since, date(2020, 1, 1)) == years


class TestCells:
    @pytest.mark.parametrize(
        ("stored", "value", "bases", "saved", "colliding"),
        [
            # Nobody else was there.
            ("", "conforming", ("",), True, False),
            # Sent twice, the first answer got lost on the way: nothing is doubled.
            ("conforming", "conforming", ("",), False, False),
            # Changed again offline after an answer that got lost.
            ("conforming", "not_conforming", ("", "conforming"), True, False),
            # A colleague wrote in the meantime.
            ("not_applicable", "conforming", ("",), False, True),
            # The colleague wrote the same.
            ("conforming", "conforming", (), False, False),
            # Taken back to what the colleague replaced: still a collision.
            ("not_applicable", "", ("conforming",), False, True),
        ],
    )
    def test_each_cell_by_itself(
        self,
        stored: str,
        value: str,
        bases: tuple[str, ...],
        *,
        saved: bool,
        colliding: bool,
    ) -> None:
        found = merged({"result": stored}, {"result": value}, {"result": bases})
        assert (bool(found.saved), bool(found.colliding)) == (saved, colliding)

    def test_two_in_one_row_do_not_collide_in_other_cells(self) -> None:
        found = merged({"result": "conforming", "note": ""}, {"note": "Dilihat"}, {"note": [""]})
        assert (found.saved, found.colliding) == ({"note": "Dilihat"}, {})


class TestGates:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({}, []),
            ({"leads": 0}, [Missing.LEAD]),
            ({"leads": 2}, [Missing.LEAD]),
            ({"undeclared": ["Auditor"]}, [Missing.DECLARATION]),
            ({"slots": 0, "rows": 0}, [Missing.SLOT, Missing.ROW]),
        ],
    )
    def test_preparation(self, values: dict[str, object], expected: list[Missing]) -> None:
        whole = {"leads": 1, "undeclared": [], "slots": 3, "rows": 40} | values
        assert [one.code for one in preparation_lacks(**whole)] == expected  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (Row("a", "conforming"), None),
            (Row("a"), Missing.ANSWER),
            (Row("a", "not_looked_at"), Missing.REASON),
            (Row("a", "not_looked_at", "Ruang terkunci"), None),
            (Row("a", "not_applicable"), Missing.REASON),
            (Row("a", "not_conforming", "Tidak ada"), Missing.FINDING),
            (Row("a", "not_conforming", has_finding=True), None),
        ],
    )
    def test_closing_meeting(self, row: Row, expected: Missing | None) -> None:
        assert closing_lacks([row]) == ([Lack(expected, "a")] if expected else [])

    @pytest.mark.parametrize(
        ("finding", "expected"),
        [
            (Followed("1", "major"), Missing.EFFECT),
            (Followed("1", "major", plan_accepted=True), Missing.EFFECT),
            (Followed("1", "major", effect_verified=True), None),
            (Followed("1", "minor"), Missing.PLAN),
            (Followed("1", "minor", plan_accepted=True), None),
            (Followed("1", "minor", effect_verified=True), None),
            (Followed("1", "observation"), None),
            (Followed("1", "opportunity"), None),
            (Followed("1", "good_practice"), None),
        ],
    )
    def test_two_gates_before_the_end(self, finding: Followed, expected: Missing | None) -> None:
        assert end_lacks([finding]) == ([Lack(expected, "1")] if expected else [])


class TestStates:
    @pytest.mark.parametrize(
        ("state", "event", "target"),
        [
            ("planned", "prepare", "prepared"),
            ("prepared", "reopen", "planned"),
            ("prepared", "begin", "running"),
            ("running", "hold_closing", "closing_held"),
            ("closing_held", "resume", "running"),
            ("closing_held", "report", "reported"),
            ("reported", "close", "closed"),
            ("running", "cancel", "cancelled"),
            ("planned", "begin", None),
            ("running", "report", None),
            ("reported", "cancel", None),
            ("closed", "begin", None),
            ("cancelled", "prepare", None),
        ],
    )
    def test_an_audit_goes_its_way(self, state: str, event: str, target: str | None) -> None:
        if target is None:
            with pytest.raises(TransitionRefused):
                AUDIT.transition(state, event)
        else:
            assert AUDIT.transition(state, event).target == target

    def test_every_state_has_a_way_out_but_the_last(self) -> None:
        assert AUDIT.final_states == {"closed", "cancelled"}
        assert YEAR.final_states == {"closed", "dropped"}

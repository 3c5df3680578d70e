"""The rules of supervision: states, teams, reviews, due dates, progress."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.states import TransitionRefused
from teraju.modules.operations.domain.supervision import following, planning, team
from teraju.modules.operations.domain.supervision.following import Counted, FollowUpRule
from teraju.modules.operations.domain.supervision.kinds import Declaration, Part
from teraju.modules.operations.domain.supervision.planning import LineProblem, Progress
from teraju.modules.operations.domain.supervision.states import (
    ASSIGNMENT,
    PLAN,
    RECOMMENDATION,
    WORKING_PAPER,
)
from teraju.modules.operations.domain.supervision.team import Member, Problem
from teraju.modules.operations.supervision_rules import follow_up_rule, follow_up_rules
from teraju.platform.calendar.domain import national_calendar

TODAY = date(2020, 10, 15)
RULE = FollowUpRule(date(2004, 1, 1), 60, Counted.CALENDAR, (30, 90, 365), "uji", confirmed=False)
DAYS = st.dates(date(2016, 1, 1), date(2026, 12, 31))


class TestStates:
    @pytest.mark.parametrize(
        ("table", "final"),
        [
            (PLAN, {"closed", "cancelled"}),
            (ASSIGNMENT, {"closed", "cancelled"}),
            (WORKING_PAPER, {"dropped"}),
            (RECOMMENDATION, {"withdrawn"}),
        ],
    )
    def test_every_state_has_a_way_out(self, table, final):
        assert table.final_states == final

    @pytest.mark.parametrize(
        ("table", "state", "event"),
        [
            (PLAN, "set", "write"),
            (PLAN, "closed", "amend"),
            (ASSIGNMENT, "drafted", "begin"),
            (ASSIGNMENT, "assigned", "draft_report"),
            (ASSIGNMENT, "report_drafted", "release"),
            (ASSIGNMENT, "reviewed", "work"),
            (ASSIGNMENT, "released", "cancel"),
            (ASSIGNMENT, "follow_up", "return"),
            (WORKING_PAPER, "draft", "accept"),
            (WORKING_PAPER, "reviewed", "write"),
            (RECOMMENDATION, "draft", "follow_up"),
            (RECOMMENDATION, "open", "accept"),
            (RECOMMENDATION, "followed_up", "follow_up"),
            (RECOMMENDATION, "open", "change"),
        ],
    )
    def test_refuse_what_has_no_place(self, table, state, event):
        with pytest.raises(TransitionRefused):
            table.transition(state, event)

    @pytest.mark.parametrize(
        ("table", "events", "end"),
        [
            (PLAN, ["write", "set", "amend", "close"], "closed"),
            (
                ASSIGNMENT,
                [
                    "change",
                    "assign",
                    "begin",
                    "work",
                    "draft_report",
                    "return",
                    "draft_report",
                    "approve",
                    "approve",
                    "approve_last",
                    "release",
                    "follow",
                    "close",
                ],
                "closed",
            ),
            (WORKING_PAPER, ["write", "submit", "note", "write", "submit", "accept"], "reviewed"),
            (
                RECOMMENDATION,
                ["change", "release", "follow_up", "return", "follow_up", "accept", "reopen"],
                "open",
            ),
        ],
    )
    def test_lead_all_the_way(self, table, events, end):
        state = table.initial
        for event in events:
            state = table.transition(state, event).target
        assert state == end


def member(part, key="1", declaration=Declaration.CLEAR, belongs=False):
    return Member(key, part, declaration, belongs)


FULL = [
    member(Part.RESPONSIBLE, "1"),
    member(Part.TECHNICAL, "2"),
    member(Part.LEADER, "3"),
    member(Part.MEMBER, "4"),
]


class TestTeam:
    def test_full_and_independent(self):
        assert team.check_team(FULL, is_own_agency=False) == []

    @pytest.mark.parametrize(
        ("members", "own", "safeguard", "problems"),
        [
            (FULL[1:], False, "", [Problem.RESPONSIBLE_MISSING]),
            (FULL[:1], False, "", [Problem.TECHNICAL_MISSING, Problem.LEADER_MISSING]),
            ([*FULL, member(Part.LEADER, "5")], False, "", [Problem.PART_TWICE]),
            (
                [*FULL, member(Part.MEMBER, "5", Declaration.NONE_YET)],
                False,
                "",
                [Problem.NOT_DECLARED],
            ),
            (
                [*FULL, member(Part.MEMBER, "5", Declaration.CONFLICT)],
                False,
                "",
                [Problem.CONFLICT],
            ),
            ([*FULL, member(Part.MEMBER, "5", belongs=True)], False, "", [Problem.BELONGS]),
            # Trap: the Inspektorat supervises itself.
            (FULL, True, "", [Problem.NO_SAFEGUARD]),
            (FULL, True, "  ", [Problem.NO_SAFEGUARD]),
            (FULL, True, "Auditor provinsi", []),
            (
                [*FULL[:2], member(Part.LEADER, "3", belongs=True)],
                True,
                "Auditor provinsi",
                [Problem.BELONGS],
            ),
        ],
    )
    def test_refuses(self, members, own, safeguard, problems):
        found = team.check_team(members, is_own_agency=own, safeguard=safeguard)
        assert [one.problem for one in found] == problems

    @pytest.mark.parametrize(
        ("part", "belongs", "own", "may"),
        [
            (Part.MEMBER, False, False, True),
            (Part.MEMBER, True, False, False),
            (Part.RESPONSIBLE, True, False, False),
            (Part.RESPONSIBLE, True, True, True),
            (Part.TECHNICAL, True, True, True),
            (Part.LEADER, True, True, False),
            (Part.MEMBER, True, True, False),
            (Part.MEMBER, False, True, True),
        ],
    )
    def test_who_may_join(self, part, belongs, own, may):
        assert team.may_join(part, belongs=belongs, is_own_agency=own) is may

    @pytest.mark.parametrize(
        ("writer", "levels"),
        [
            (Part.MEMBER, [Part.LEADER, Part.TECHNICAL, Part.RESPONSIBLE]),
            (Part.LEADER, [Part.TECHNICAL, Part.RESPONSIBLE]),
            (Part.TECHNICAL, [Part.RESPONSIBLE]),
        ],
    )
    def test_levels_stand_above_the_writer(self, writer, levels):
        done = []
        for level in levels:
            assert team.next_level(writer, done) is level
            done.append(level)
        assert team.next_level(writer, done) is None

    def test_who_answers_does_not_write(self):
        with pytest.raises(ValueError, match="does not write"):
            team.levels_above(Part.RESPONSIBLE)

    @given(writer=st.sampled_from([Part.MEMBER, Part.LEADER, Part.TECHNICAL]))
    def test_nobody_is_the_own_level(self, writer):
        assert writer not in team.levels_above(writer)
        assert team.levels_above(writer)[-1] is Part.RESPONSIBLE


class TestDueDates:
    @pytest.mark.parametrize(
        ("released", "due"),
        [
            (date(2020, 1, 10), date(2020, 3, 10)),
            (date(2019, 1, 10), date(2019, 3, 11)),
            (date(2020, 8, 16), date(2020, 10, 15)),
            (date(2019, 12, 31), date(2020, 2, 29)),
        ],
    )
    def test_sixty_calendar_days(self, released, due):
        assert following.due_by(released, RULE, national_calendar()) == due

    def test_working_days_where_the_rule_counts_them(self):
        rule = FollowUpRule(date(2004, 1, 1), 5, Counted.WORKING, (30,), "uji", confirmed=False)
        # A Monday; the fifth working day after it is the next Monday.
        assert following.due_by(date(2020, 3, 2), rule, national_calendar()) == date(2020, 3, 9)

    @given(released=DAYS, days=st.integers(1, 120))
    def test_lies_so_many_days_after(self, released, days):
        rule = FollowUpRule(date(2004, 1, 1), days, Counted.CALENDAR, (30,), "", confirmed=False)
        due = following.due_by(released, rule, national_calendar())
        assert (due - released).days == days

    @given(released=st.dates(date(2018, 1, 1), date(2023, 12, 31)), days=st.integers(1, 90))
    def test_working_days_are_never_sooner(self, released, days):
        calendar = national_calendar()
        rule = FollowUpRule(date(2004, 1, 1), days, Counted.WORKING, (30,), "", confirmed=False)
        due = following.due_by(released, rule, calendar)
        assert due >= released + timedelta(days=days)
        assert calendar.is_working_day(due)

    def test_the_rule_says_that_it_is_not_confirmed(self):
        rule = follow_up_rule(TODAY)
        assert (rule.days, rule.counted, rule.confirmed) == (60, Counted.CALENDAR, False)
        assert all(rule.source for rule in follow_up_rules())

    def test_a_later_rule_holds_from_its_day(self):
        later = FollowUpRule(date(2020, 1, 1), 30, Counted.CALENDAR, (30,), "", confirmed=False)
        assert following.rule_on([later, RULE], date(2019, 12, 31)) is RULE
        assert following.rule_on([later, RULE], date(2020, 1, 1)) is later
        assert following.rule_on([later], date(2001, 1, 1)) is later
        with pytest.raises(ValueError, match="no rule"):
            following.rule_on([], TODAY)

    @pytest.mark.parametrize(
        ("state", "due", "is_late", "days"),
        [
            ("open", TODAY, False, 0),
            ("open", date(2020, 10, 14), True, 1),
            ("not_suitable", date(2020, 9, 15), True, 30),
            ("submitted", date(2020, 9, 15), False, 30),
            ("followed_up", date(2020, 9, 15), False, 0),
            ("impossible", date(2020, 9, 15), False, 0),
            ("draft", None, False, 0),
        ],
    )
    def test_lateness(self, state, due, is_late, days):
        assert following.is_overdue(state, due, TODAY) is is_late
        assert following.days_late(state, due, TODAY) == days

    @pytest.mark.parametrize(
        ("late", "band"),
        [(0, 0), (1, 1), (30, 1), (31, 2), (90, 2), (91, 3), (365, 3), (366, 4)],
    )
    def test_age_groups(self, late, band):
        assert following.band_of(late, RULE.bands) == band

    @given(late=st.integers(0, 5000))
    def test_age_groups_rise(self, late):
        assert following.band_of(late, RULE.bands) <= following.band_of(late + 1, RULE.bands)


class TestPlanLines:
    @pytest.mark.parametrize(
        ("changes", "problems"),
        [
            ({}, []),
            ({"has_object": False}, [(LineProblem.NO_OBJECT, "theme")]),
            ({"risk": ""}, [(LineProblem.NO_REASON, "risk_reason")]),
            ({"risk": "", "risk_reason": "Permintaan Bupati"}, []),
            ({"starts_on": date(2019, 12, 30)}, [(LineProblem.OUTSIDE_YEAR, "starts_on")]),
            ({"ends_on": date(2021, 1, 4)}, [(LineProblem.OUTSIDE_YEAR, "ends_on")]),
            ({"ends_on": date(2020, 2, 1)}, [(LineProblem.ENDS_BEFORE_START, "ends_on")]),
        ],
    )
    def test_are_checked(self, changes, problems):
        values = {
            "year": 2020,
            "has_object": True,
            "starts_on": date(2020, 3, 2),
            "ends_on": date(2020, 3, 13),
            "risk": "high",
            "risk_reason": "",
        }
        found = planning.check_line(**{**values, **changes})
        assert [(one.problem, one.field) for one in found] == problems

    @pytest.mark.parametrize(
        ("states", "ends_on", "dropped", "progress"),
        [
            ([], date(2020, 11, 1), False, Progress.PLANNED),
            (["drafted"], date(2020, 11, 1), False, Progress.PLANNED),
            (["assigned"], date(2020, 11, 1), False, Progress.RUNNING),
            (["follow_up"], date(2020, 3, 1), False, Progress.REPORTED),
            (["follow_up", "field_work"], date(2020, 11, 1), False, Progress.RUNNING),
            (["field_work"], date(2020, 10, 14), False, Progress.LATE),
            (["field_work"], TODAY, False, Progress.RUNNING),
            (["cancelled"], date(2020, 3, 1), False, Progress.LATE),
            (["cancelled", "closed"], date(2020, 3, 1), False, Progress.REPORTED),
            ([], date(2020, 3, 1), True, Progress.DROPPED),
        ],
    )
    def test_progress(self, states, ends_on, dropped, progress):
        found = planning.progress_of(states, ends_on=ends_on, is_dropped=dropped, today=TODAY)
        assert found is progress

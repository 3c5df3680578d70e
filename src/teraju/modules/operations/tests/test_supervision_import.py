"""Lines of a plan and older recommendations from a file: written whole, or refused by the cell."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.utils import translation

from teraju.modules.operations.models import PlanLine, Recommendation
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.web.supervision.imports import (
    write_lines,
    write_recommendations,
)
from teraju.modules.operations.web.supervision.recommendation_register import RECOMMENDATIONS
from teraju.modules.operations.web.supervision.registers import LINES
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.headings import columns_read, importing_of
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

from .supervision_world import MORNING, world

pytestmark = pytest.mark.django_db
SOURCE = Source("uji.csv", "0" * 64)
LINE_HEAD = (
    "Plan;No.;Kind;Risk;Planned from;Planned until;Person-days;Team size;Output;"
    "Audited agency;Theme;Reason for the choice"
)
ADVICE_HEAD = (
    "Number of the report;No.;Recommendation;Addressee;Status;Due;Report released on;"
    "Office that acts;Report;Finding"
)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def w():
    return world()


def planned(register, scope, text):
    sheet = read_sheet(io.BytesIO(text.encode()), "text/csv")
    reading = read_rows(register, sheet, scope)
    plan = compare(register, reading, scope, SOURCE)
    return plan, reading.faults.sorted()


class TestLines:
    def rows(self, *lines):
        return "\n".join([LINE_HEAD, *lines])

    def test_are_written_then_changed_and_come_back_unchanged(self, w):
        services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        scope = Scope(w.at("writer"), w.government)
        first = "2020;1;Performance audit;high;2020-03-02;2020-03-20;40;4;LHP;;Kas;"
        plan, faults = planned(LINES, scope, self.rows(first))
        assert faults == []
        write_lines(scope, plan)
        plan, faults = planned(LINES, scope, self.rows(first.replace(";40;", ";44;")))
        write_lines(scope, plan)
        assert PlanLine.objects.get().person_days == 44
        records = list(importing_of(LINES).standing(scope))
        body = to_csv(columns_read(LINES), records)
        plan, faults = planned(LINES, scope, body.decode("utf-8-sig"))
        assert (faults, plan.is_empty, plan.unchanged) == ([], True, 1)

    def test_are_refused_by_the_cell(self, w):
        services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        scope = Scope(w.at("writer"), w.government)
        bad = self.rows(
            "2020;1;Performance audit;high;2019-03-02;2020-03-20;40;4;LHP;;Kas;",
            "2020;2;Performance audit;high;2020-03-02;2020-03-20;40;4;LHP;;;",
            "2021;3;Performance audit;high;2020-03-02;2020-03-20;40;4;LHP;;Kas;",
        )
        _plan, faults = planned(LINES, scope, bad)
        assert [one.row for one in faults] == [2, 3, 4]


class TestRecommendations:
    def rows(self, w, *lines):
        return "\n".join([ADVICE_HEAD, *(line.replace("DINAS", w.audited.name) for line in lines)])

    def test_get_their_day_by_the_rule_and_come_back_unchanged(self, w):
        scope = Scope(w.at("writer"), w.government)
        line = "700/1/2018;1;Lengkapi arsip;DINAS;not followed up yet;;2020-01-02;;Audit;Arsip"
        plan, faults = planned(RECOMMENDATIONS, scope, self.rows(w, line))
        assert faults == []
        write_recommendations(scope, plan)
        one = Recommendation.objects.get()
        assert (one.due, one.state, one.agency) == (date(2020, 3, 2), "open", w.audited)
        records = list(importing_of(RECOMMENDATIONS).standing(scope))
        body = to_csv(columns_read(RECOMMENDATIONS), records)
        plan, faults = planned(RECOMMENDATIONS, scope, body.decode("utf-8-sig"))
        assert (faults, plan.is_empty, plan.unchanged) == ([], True, 1)

    def test_followed_up_here_are_not_put_back_by_a_file(self, w):
        scope = Scope(w.at("writer"), w.government)
        line = "700/1/2018;1;Lengkapi arsip;DINAS;not followed up yet;;2020-01-02;;Audit;Arsip"
        plan, _faults = planned(RECOMMENDATIONS, scope, self.rows(w, line))
        write_recommendations(scope, plan)
        services.enter_follow_up(
            actor=w.at("addressee"),
            recommendation_id=Recommendation.objects.get().pk,
            text="Sudah",
            done_on=MORNING.date(),
        )
        _plan, faults = planned(RECOMMENDATIONS, scope, self.rows(w, line))
        assert [one.row for one in faults] == [2]
        assert "otherwise" in faults[0].sentence

    @pytest.mark.parametrize(
        ("state", "day", "words"),
        [
            ("followed up", "", "Say on which day"),
            ("followed up", "2020-01-01", "before the report"),
            ("followed up", "2035-01-01", "still ahead"),
            ("not followed up yet", "2020-02-01", "Only what is settled"),
        ],
    )
    def test_the_day_of_the_settling_is_checked(self, w, state, day, words):
        scope = Scope(w.at("writer"), w.government)
        head = f"{ADVICE_HEAD};Settled on"
        line = f"700/1/2018;1;Lengkapi arsip;{w.audited.name};{state};;2020-01-02;;A;B;{day}"
        _plan, faults = planned(RECOMMENDATIONS, scope, f"{head}\n{line}")
        assert [words in one.sentence for one in faults] == [True]

    def test_settled_before_they_were_due_they_are_settled_on_their_own_day(self, w):
        scope = Scope(w.at("writer"), w.government)
        head = f"{ADVICE_HEAD};Settled on"
        line = f"700/1/2018;1;Arsip;{w.audited.name};followed up;;2020-01-02;;A;B;2020-01-20"
        plan, faults = planned(RECOMMENDATIONS, scope, f"{head}\n{line}")
        assert faults == []
        write_recommendations(scope, plan)
        one = Recommendation.objects.get()
        assert (one.due, one.settled_on) == (date(2020, 3, 2), date(2020, 1, 20))
        # An older file without the day leaves it as it stands.
        short = line.rsplit(";", 1)[0].replace(";Arsip;", ";Lengkapi arsip;")
        plan, faults = planned(RECOMMENDATIONS, scope, f"{ADVICE_HEAD}\n{short}")
        assert faults == []
        write_recommendations(scope, plan)
        one.refresh_from_db()
        assert (one.text, one.settled_on) == ("Lengkapi arsip", date(2020, 1, 20))

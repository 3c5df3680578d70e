"""The sheet of gaps, the comparison of roads, the pipeline, what waits, what the overview shows."""

from __future__ import annotations

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.enterprises.coaching_figures import figures
from teraju.modules.enterprises.coaching_inbox import handed_over, waiting
from teraju.modules.enterprises.models import Coaching, GapAnalysis, YearFigures
from teraju.modules.enterprises.selectors.coaching import coachings
from teraju.modules.enterprises.selectors.coaching_growth import growth_told, sums_of
from teraju.modules.enterprises.selectors.coaching_pipeline import pipeline
from teraju.modules.enterprises.services import coaching_gaps, coaching_steps, stages
from teraju.modules.enterprises.tests.coaching_world import (
    TODAY,
    a_coaching,
    a_product,
    a_programme,
    a_task,
    a_world,
    agreed,
    an_applicant,
    gaps_known,
    text,
    url,
)

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def world():
    return a_world()


class TestSheetOfGaps:
    @pytest.fixture
    def analysis(self, world):
        coaching = a_coaching(world)
        return coaching_gaps.begin_gaps(actor=world.at("coach"), coaching_id=coaching.pk, on=TODAY)

    def test_each_answer_is_saved_by_itself(self, world, analysis):
        coach = world.browser("coach")
        row = url("gap_row", analysis.pk, "P1")
        saved = coach.post(row, {"answer": "not", "note": "Belum dibaca"})
        assert saved.status_code == OK
        assert analysis.answers.get().note == "Belum dibaca"
        refused = coach.post(row, {"answer": "perhaps"})
        assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert coach.post(url("gap_row", analysis.pk, "X9"), {"answer": "not"}).status_code == 422
        assert "Belum dibaca" in text(coach.get(url("gap", analysis.pk)))

    def test_it_is_for_those_who_coach(self, world, analysis):
        for name in ("gap_sheet", "gap_finish"):
            address = url(name, analysis.pk)
            statuses = [
                world.browser(who).get(address).status_code
                for who in ("coach", "staff", "stranger")
            ]
            assert statuses == [OK, DENIED, GONE]
        row = url("gap_row", analysis.pk, "P1")
        assert world.browser("staff").post(row, {"answer": "not"}).status_code == DENIED
        assert world.browser("stranger").post(row, {"answer": "not"}).status_code == GONE

    def test_finished_its_gaps_go_into_the_plan(self, world):
        coaching = a_coaching(world)
        analysis = gaps_known(world, coaching, S2="partly")
        coach = world.browser("coach")
        coaching_steps.change_coaching(
            actor=world.at("coach"), coaching_id=coaching.pk, standard="sni-8302"
        )
        page = text(coach.get(url("gap", analysis.pk)))
        assert "Nearly there" in page
        assert "SNI 8302:2016" in page
        sent = {"who": "Pemilik", "days": 30, "version": analysis.version}
        coach.post(url("gap_take", analysis.pk), sent)
        assert coaching.tasks.get().question == "S2"
        reopened = {"reason": "Keliru", "version": analysis.version}
        coach.post(url("gap_reopen", analysis.pk), reopened)
        analysis = GapAnalysis.objects.get()
        coach.post(url("gap_finish", analysis.pk), {"note": "Baik", "version": analysis.version})
        analysis.refresh_from_db()
        assert (analysis.state, analysis.note) == ("finished", "Baik")


def test_what_is_not_there_yet_is_announced_and_not_offered(world, settings):
    stranger, programme = world.browser("stranger"), a_programme(world)
    page = text(stranger.get(url("roads")))
    assert "SNI Bina UMK begins in 2021 (Peraturan BSN 28/2021)" in page
    assert "own statement in OSS" not in page
    forms = [url("applicant_add", programme.pk), url("take_in", programme.pk)]
    coach = {True: world.browser("head"), False: world.browser("coach")}

    def offered():
        pages = (coach["take" in one].get(one).content.decode() for one in forms)
        return {"bina_umk" in page for page in pages}

    assert offered() == {False}
    settings.TERAJU_TODAY = date(2021, 1, 1)
    page = text(stranger.get(url("roads")))
    assert "Not there yet" not in page
    assert "own statement in OSS" in page
    assert offered() == {True}


def test_the_roads_stand_beside_each_other_with_sources(world):
    page = text(world.browser("stranger").get(url("roads")))
    for words in (
        "SNI Bina UMK",
        "Batikmark",
        "UU 20/2014",
        "not confirmed by a source",
        "no drop-out",
    ):
        assert words in page, words


class TestPipeline:
    def several(self, world):
        programme = a_programme(world, "running", places=9)
        made = [
            a_coaching(world, programme=programme, product=a_product(world, f"Batik {n}"))
            for n in range(4)
        ]
        gaps_known(world, made[0])
        gaps_known(world, made[1])
        agreed(world, made[1])
        coaching_steps.stop_coaching(
            actor=world.at("coach"), coaching_id=made[3].pk, kind="cost", words="Mahal", on=TODAY
        )
        return programme, made

    def test_it_counts_who_stands_where_and_for_how_long(self, world):
        _programme, made = self.several(world)
        found = pipeline(coachings(world.at("staff")), TODAY)
        told = {one.stage: (one.standing, one.ended_stays, one.median_days) for one in found.stages}
        assert told["selected"] == (1, 2, 20)
        assert told["gap_known"] == (1, 1, 20)
        assert told["agreed"][0] == 1
        assert [(one.coaching.pk, one.days) for one in found.waiting] == [
            (made[2].pk, 60),
            (made[0].pk, 40),
            (made[1].pk, 20),
        ]
        assert (found.active, found.stopped, dict(found.stops)) == (3, 1, {"cost": 1})

    def test_its_page_and_its_file(self, world):
        programme, made = self.several(world)
        staff = world.browser("staff")
        page = text(staff.get(url("pipeline"), {"programme": programme.pk}))
        for words in ("usually 20 days", "60 days", "Tests and certificate cost too much"):
            assert words in page, words
        assert "sheet" in staff.get(url("pipeline"), {"format": "xlsx"})["Content-Type"]
        assert str(made[2]) not in text(world.browser("stranger").get(url("pipeline")))
        assert staff.get(url("pipeline"), {"programme": "x"}).status_code == OK
        guest = world.browser("guest")
        assert guest.get(url("pipeline")).status_code == GONE
        for name in ("coachings", "programmes"):
            assert url("pipeline") not in text(guest.get(url(name)))

    def test_queries_do_not_grow_with_rows(self, world):
        self.several(world)
        staff = world.browser("staff")
        addresses = [url("pipeline"), url("coachings"), url("programmes")]
        counts = []
        for turn in range(2):
            for address in addresses:
                staff.get(address)
            with CaptureQueriesContext(connection) as captured:
                for address in addresses:
                    staff.get(address)
            counts.append(len(captured))
            programme = a_programme(world, "running", title=f"Lain {turn}", places=9)
            for n in range(3):
                a_coaching(world, programme=programme, product=a_product(world, f"Tenun {turn}{n}"))
        assert counts[0] == counts[1]


class TestInbox:
    def keys(self, world, who):
        return [item.key for item in waiting(world.at(who))]

    def test_applicants_wait_for_a_decision(self, world):
        programme = a_programme(world, applies_until=TODAY)
        an_applicant(world, programme)
        key = f"enterprises-programme-{programme.pk}-applicants"
        assert key in self.keys(world, "coach")
        assert key in self.keys(world, "head")
        assert not self.keys(world, "staff")
        assert not self.keys(world, "stranger")

    def test_what_the_coach_has_checked_is_handed_over(self, world):
        programme = a_programme(world)
        an_applicant(world, programme, name="A")
        assert not handed_over(world.at("coach"))
        an_applicant(world, programme, 80, 80, name="B")
        assert [one.url for one in handed_over(world.at("coach"))] == [
            url("programme", programme.pk)
        ]
        assert not handed_over(world.at("head"))

    def test_late_lines_come_to_the_coach(self, world):
        coaching = a_coaching(world)
        soon = a_task(world, coaching, until=TODAY + timedelta(days=3))
        a_task(world, coaching, until=TODAY + timedelta(days=30))
        assert self.keys(world, "coach") == [f"enterprises-task-{soon.pk}"]
        coaching_steps.stop_coaching(
            actor=world.at("coach"), coaching_id=coaching.pk, kind="time", words="Sibuk", on=TODAY
        )
        assert not self.keys(world, "coach")

    def test_what_does_not_move_is_asked_about(self, world):
        slow = a_coaching(world, began_on=TODAY - timedelta(days=91))
        a_coaching(
            world,
            programme=slow.programme,
            product=a_product(world, "Baru"),
            began_on=TODAY - timedelta(days=90),
        )
        assert self.keys(world, "coach") == [f"enterprises-coaching-{slow.pk}-selected"]
        told = {str(one.label): one.value for one in figures(world.at("head"))}
        assert list(told.values()) == [2, 1]
        assert figures(world.at("stranger")) == []


def test_growth_of_a_programme_counts_each_firm_once(world):
    programme = a_programme(world, "running", places=9)
    one = a_coaching(world, programme=programme)
    a_coaching(world, programme=programme, product=one.product, road="batikmark")
    silent = a_coaching(world, programme=programme, product=a_product(world, "Diam"))
    began = one.began_on.year
    for enterprise, year, sales, jobs in (
        (one.product.enterprise, began - 1, 100, 2),
        (one.product.enterprise, began + 1, 150, None),
        (silent.product.enterprise, began - 1, 70, 3),
    ):
        YearFigures.objects.create(
            enterprise=enterprise, year=year, sales=sales, jobs=jobs, source="Wawancara"
        )
    rows = Coaching.objects.select_related("product__enterprise")
    sums = sums_of(growth_told(list(rows)).values())
    assert (sums.firms, sums.with_sales, sums.sales_before, sums.sales_after) == (2, 1, 100, 150)
    assert sums.with_jobs == 0
    page = text(world.browser("staff").get(url("programme", programme.pk)))
    assert "50 more" in page
    assert "Firm by firm" in page
    assert "Firm by firm" not in text(world.browser("guest").get(url("programme", programme.pk)))


def test_stages_of_other_parts_show_on_the_road(world):
    coaching = a_coaching(world)
    locked = Coaching.objects.select_for_update().get(pk=coaching.pk)
    stages.reach(world.at("coach"), locked, "tested", TODAY)
    page = text(world.browser("staff").get(url("coaching", coaching.pk)))
    assert "Product tested" in page
    assert "not recorded" in page

"""Pages of objectives, values, plans, reviews and changes, for every kind of person."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse

from teraju.modules.planning import services
from teraju.modules.planning.models import Objective, ObjectivePlan, ObjectiveValue

from .objective_world import (
    FIELDS,
    approved,
    carried_out,
    drafted,
    measured,
    planned,
    proposed,
)
from .pages import client_of, get, refused_at, send

pytestmark = pytest.mark.django_db
RED = date(2019, 3, 5)
EVIL = '<script>alert("x")</script>'


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = RED


@pytest.fixture
def red(world):
    objective = approved(world)
    measured(world, objective, 1, 10)
    measured(world, objective, 2, 7)
    return objective


def english(user):
    client = client_of(user)
    client.cookies["language"] = "en"
    return client


class TestEveryPage:
    @pytest.fixture
    def pages(self, world, red):
        """Address, record and the status for staff who only read."""
        plan = planned(world, red, RED)
        change = carried_out(world)
        review = services.write_review(
            actor=world.acts("coordinator", date(2019, 4, 8)),
            agency=world.agency,
            first_day=date(2019, 1, 1),
            evaluation="Baik",
            decisions="Lanjut",
        )
        value, target = red.values.first(), red.targets.get()
        free, held = HTTPStatus.OK, HTTPStatus.FORBIDDEN
        return [
            ("objective", red.pk, free),
            *((f"objective_{step}", red.pk, held) for step in ("change", "submit", "approve")),
            *((f"objective_{step}", red.pk, held) for step in ("return", "close", "withdraw")),
            ("target_add", red.pk, held),
            ("target_change", target.pk, held),
            ("target_remove", target.pk, held),
            ("value_add", red.pk, held),
            ("value", value.pk, free),
            ("value_correct", value.pk, held),
            ("values_sheet", world.agency.pk, held),
            ("board_paper", world.agency.pk, held),
            ("plan_add", red.pk, held),
            ("plan", plan.pk, free),
            ("action_add", plan.pk, held),
            ("plan_drop", plan.pk, held),
            ("action_done", plan.actions.get().pk, free),
            ("action_drop", plan.actions.get().pk, held),
            ("review", review.pk, free),
            *((f"review_{step}", review.pk, held) for step in ("change", "withdraw")),
            ("review_acknowledge", review.pk, held),
            ("change", change.pk, free),
            *((f"change_{step}", change.pk, held) for step in ("edit", "decide", "refuse")),
            *((f"change_{step}", change.pk, held) for step in ("cancel", "carry_out", "link")),
            *((f"change_{step}", change.pk, held) for step in ("review", "close")),
        ]

    def test_opens_for_who_may_and_for_nobody_else(self, world, pages):
        head, staff = client_of(world.head), client_of(world.staff)
        stranger, coordinator = client_of(world.stranger), client_of(world.coordinator)
        for name, pk, status in pages:
            url = reverse(f"planning_{name}", args=[pk])
            # A review is its writers'; the head only takes note of it.
            who = coordinator if name in {"review_change", "review_withdraw"} else head
            assert who.get(url).status_code == HTTPStatus.OK, name
            assert staff.get(url).status_code == status, name
            assert stranger.get(url).status_code == HTTPStatus.NOT_FOUND, name
            if status == HTTPStatus.FORBIDDEN and name != "values_sheet":
                assert staff.post(url, {}).status_code == status, name

    def test_lists_are_cut_to_the_viewer(self, world, red):
        proposed(world)
        for name in ("objectives", "values", "changes", "objectives_board"):
            assert red.title in get(world.staff, f"planning_{name}") or name == "changes"
            assert red.title not in get(world.stranger, f"planning_{name}")
        assert "Kertas kerja elektronik" in get(world.staff, "planning_changes")


class TestAnObjective:
    def test_is_written_on_its_form(self, world):
        data = {
            **FIELDS,
            "editions": [world.quality.pk],
            "owner": world.owner.pk,
            "title": EVIL,
            "baseline": "72,5",
        }
        send(world.coordinator, "planning_objective_add", data=data)
        objective = Objective.objects.get()
        assert (objective.baseline, objective.agency) == (pytest.approx(72.5), world.agency)
        assert EVIL not in get(world.staff, "planning_objective", objective.pk)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", ""),
            ("editions", []),
            ("numerator_name", ""),
            ("baseline", "1.500"),
            ("baseline", "x"),
            ("owner", "999999"),
            ("kind", "guess"),
        ],
    )
    def test_says_at_the_field_what_is_wrong(self, world, field, value):
        data = {**FIELDS, "editions": [world.quality.pk], field: value}
        answer = send(world.coordinator, "planning_objective_add", data=data, status=422)
        assert refused_at(answer, field)
        assert not Objective.objects.exists()

    def test_a_repeated_click_writes_one(self, world):
        client = client_of(world.coordinator)
        url = reverse("planning_objective_add")
        once = str(client.get(url).context["once"])
        data = {**FIELDS, "editions": [world.quality.pk], "once": once}
        for _click in range(2):
            client.post(url, data)
        assert Objective.objects.count() == 1

    def test_an_old_version_is_told(self, world):
        objective = drafted(world)
        answer = send(
            world.coordinator,
            "planning_objective_submit",
            objective.pk,
            data={"version": 1},
            status=422,
        )
        assert refused_at(answer, "")

    def test_leads_from_draft_to_approval_by_its_main_button(self, world):
        objective = drafted(world)
        page = english(world.coordinator).get(objective.get_absolute_url()).content.decode()
        assert "Hand in for approval" in page
        version = {"version": objective.version}
        send(world.coordinator, "planning_objective_submit", objective.pk, data=version)
        objective.refresh_from_db()
        page = english(world.head).get(objective.get_absolute_url()).content.decode()
        assert "Approve" in page
        send(
            world.head,
            "planning_objective_approve",
            objective.pk,
            data={"version": objective.version},
        )
        objective.refresh_from_db()
        assert objective.state == "approved"


class TestARedObjective:
    def test_asks_for_a_plan_with_its_main_button(self, world, red):
        page = english(world.owner).get(red.get_absolute_url()).content.decode()
        assert "missed, without a plan" in page
        assert reverse("planning_plan_add", args=[red.pk]) in page
        send(
            world.owner,
            "planning_plan_add",
            red.pk,
            data={
                "version": red.version,
                "cause": "Reviu tertahan",
                "action": "Reviu elektronik",
                "owner_office": "Inspektur Pembantu I",
                "owner": world.owner.pk,
                "due": "2019-03-29",
            },
        )
        plan = ObjectivePlan.objects.get()
        page = english(world.owner).get(red.get_absolute_url()).content.decode()
        assert plan.get_absolute_url() in page
        assert "without a plan" not in page

    @pytest.mark.parametrize("field", ["cause", "action", "owner_office", "due"])
    def test_says_at_the_field_what_a_plan_lacks(self, world, red, field):
        data = {"cause": "x", "action": "x", "owner_office": "x", "due": "2019-03-29", field: ""}
        data["version"] = red.version
        answer = send(world.owner, "planning_plan_add", red.pk, data=data, status=422)
        assert refused_at(answer, field)

    def test_is_found_by_the_filter(self, world, red):
        page = get(world.coordinator, "planning_objectives", light="unplanned")
        assert red.title in page
        planned(world, red, RED)
        assert red.title not in get(world.coordinator, "planning_objectives", light="unplanned")


class TestAValue:
    def test_is_recorded_and_corrected_on_forms(self, world):
        objective = approved(world)
        data = {
            "version": objective.version,
            "first_day": "2019-01-01",
            "numerator": "9",
            "denominator": "10",
            "source": "Buku register",
        }
        for bad in ({"denominator": "0"}, {"source": ""}, {"first_day": "2019-03-01"}):
            answer = send(
                world.owner, "planning_value_add", objective.pk, data={**data, **bad}, status=422
            )
            assert refused_at(answer, next(iter(bad)))
        send(world.owner, "planning_value_add", objective.pk, data=data)
        value = ObjectiveValue.objects.get()
        right = {**data, "version": value.version, "numerator": "8", "reason": "Salah hitung"}
        send(world.owner, "planning_value_correct", value.pk, data=right)
        page = get(world.staff, "planning_value", objective.values.get(replaced_on=None).pk)
        assert "Salah hitung" in page
        assert "90" in page


class TestTheWorksheet:
    def row(self, world, objective, **data):
        client = english(world.owner)
        url = reverse("planning_values_row", args=[objective.pk])
        first = {"first_day": "2019-01-01", "source": "Buku register"}
        return client.post(f"{url}?month=2019-01", {**first, **data}, HTTP_HX_REQUEST="true")

    def test_saves_a_row_when_its_figures_are_there(self, world):
        objective = approved(world)
        answer = self.row(world, objective, numerator="9").content.decode()
        assert "not complete yet" in answer
        assert not ObjectiveValue.objects.exists()
        answer = self.row(world, objective, numerator="9", denominator="10").content.decode()
        assert 'class="st good"' in answer
        assert ObjectiveValue.objects.get().light == "green"

    @pytest.mark.parametrize("denominator", ["0", "x", "1.000"])
    def test_says_in_the_row_what_is_wrong(self, world, denominator):
        objective = approved(world)
        answer = self.row(world, objective, numerator="9", denominator=denominator)
        assert 'class="st bad"' in answer.content.decode()
        assert not ObjectiveValue.objects.exists()

    def test_corrects_nothing_unasked(self, world):
        objective = approved(world)
        measured(world, objective, 1, 9)
        answer = self.row(world, objective, numerator="1", denominator="10").content.decode()
        assert "correct it with a reason" in answer
        assert ObjectiveValue.objects.get().numerator == 9

    def test_without_scripts_leads_back_to_the_row(self, world):
        objective = approved(world)
        answer = send(
            world.owner,
            "planning_values_row",
            objective.pk,
            data={
                "first_day": "2019-02-01",
                "numerator": "9",
                "denominator": "10",
                "source": "Buku",
            },
        )
        assert f"#row-{objective.pk}" in answer["Location"]

    @pytest.mark.parametrize("month", ["x", "2019-13", "2030-01", "0001-01"])
    def test_of_a_month_that_is_none_shows_the_usual_one(self, world, month):
        approved(world)
        get(world.owner, "planning_values_sheet", world.agency.pk, month=month)


class TestLists:
    def test_queries_do_not_grow(self, world, django_assert_max_num_queries):
        for number in range(6):
            objective = approved(world, code=f"SM-1{number}")
            measured(world, objective, 1, 7)
        for name in ("objectives", "values", "objectives_board"):
            client = client_of(world.coordinator)
            client.get(reverse(f"planning_{name}"))
            with django_assert_max_num_queries(16):
                client.get(reverse(f"planning_{name}"))

    def test_are_taken_away_as_files(self, world, red):
        for name in ("objectives", "values", "reviews", "changes"):
            url = reverse(f"planning_{name}")
            answer = client_of(world.coordinator).get(url, {"format": "csv"})
            assert answer.status_code == HTTPStatus.OK


def test_the_objectives_of_a_year_become_a_paper(world, red):
    answer = send(world.coordinator, "planning_board_paper", world.agency.pk, data={"year": "2019"})
    page = client_of(world.coordinator).get(answer["Location"]).content.decode()
    assert "/SM/" in page
    board = get(world.staff, "planning_objectives_board")
    assert f'href="{answer["Location"]}"' in board

"""The map of risks and the sheet of a quarter."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.urls import reverse

from teraju.modules.risks import services
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.models import Monitoring
from teraju.modules.risks.services import Score
from teraju.modules.risks.tests.pages import client_of, get, send
from teraju.modules.risks.tests.world import entered, rated

from .happenings import TODAY

pytestmark = pytest.mark.django_db


class TestTheMap:
    def test_shows_each_risk_with_its_movement_and_a_table(self, world, risk):
        page = get(world.staff, "risks_map")
        assert page.count("<svg") >= 2
        assert "1 risks as they stand" in page
        assert "4 × 4: 19 (high)" in page

    def test_counts_where_there_are_many(self, world):
        for place in range(9):
            rated(world, entered(world, f"RM-{place:02}"))
        page = get(world.staff, "risks_map")
        assert "The numbers say how many risks" in page

    def test_asks_no_more_queries_for_more_risks(self, world, django_assert_max_num_queries):
        for place in range(5):
            rated(world, entered(world, f"RM-{place:02}"))
        client = client_of(world.staff)
        with django_assert_max_num_queries(12):
            client.get(reverse("risks_map"))

    def test_of_a_kind_or_of_all(self, world, risk):
        assert "RM-01" not in get(world.staff, "risks_map", kind="bribery")
        assert "RM-01" in get(world.staff, "risks_map", agency="all")

    def test_a_large_opportunity_is_good(self, world, risk):
        chance = rated(world, entered(world, "PL-01", "opportunity"), (2, 2), (4, 4), (5, 5))
        page = get(world.staff, "risks_map", kind="opportunity")
        assert "1 opportunities as they stand: high 1." in page
        assert "If nothing is done" in page
        assert "var(--good)" in page
        assert "var(--bad)" not in page
        assert "var(--bad)" in get(world.staff, "risks_map")
        page = get(world.staff, "risks_risk", chance.pk)
        assert "Controls" not in page


class TestTheSheet:
    def _url(self, risk):
        return f"{reverse('risks_sheet_row', args=[risk.pk])}?quarter=2019-1"

    def test_saves_a_row_once_it_is_whole(self, world, risk):
        client = client_of(world.owner)
        response = client.post(self._url(risk), {"realisation": "", "likelihood": "2"})
        assert response.status_code == HTTPStatus.OK
        assert not Monitoring.objects.exists()
        data = {"realisation": "Separuh jalan", "likelihood": "2", "impact": "4"}
        assert client.post(self._url(risk), data).status_code == HTTPStatus.FOUND
        assert client.post(self._url(risk), data).status_code == HTTPStatus.FOUND
        one = Monitoring.objects.get()
        assert (one.quarter, one.rating.value) == (1, 13)
        assert "1 of 1 filled in" in get(world.owner, "risks_sheet", world.agency.pk)

    def test_a_value_outside_is_refused(self, world, risk):
        data = {"realisation": "x", "likelihood": "6", "impact": "1"}
        response = client_of(world.owner).post(self._url(risk), data)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    def test_who_may_not_is_told(self, world, risk):
        assert client_of(world.staff).post(self._url(risk), {}).status_code == 403
        assert client_of(world.stranger).post(self._url(risk), {}).status_code == 404

    def test_is_issued(self, world, risk):
        services.monitor_risk(
            actor=world.acts("owner", TODAY),
            risk_id=risk.pk,
            quarter=Quarter(2019, 1),
            realisation="Jalan",
            score=Score(2, 4),
        )
        data = {"quarter": "2019-1"}
        response = send(world.coordinator, "risks_quarter_paper", world.agency.pk, data=data)
        assert response.url.startswith("/")

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import timezone

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    GovernmentFactory,
    person,
    viewer,
)
from teraju.platform.audit.api import record_event

pytestmark = pytest.mark.django_db

READERS = [Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY, Role.INTERNAL_AUDITOR]


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def event(government):
    agency = AgencyFactory(government=government, name="Dinas Perdagangan")
    actor = viewer(government=government, title="Sekretaris Daerah", now=timezone.now())
    return record_event(
        actor=actor,
        verb="organisation.agency.changed",
        target=agency,
        before={"name": "<b>Lama</b>"},
        personal={"phone": "0812"},
    )


@pytest.fixture
def login(client, government):
    def log_in(*roles, **place):
        client.force_login(person(*roles, **(place or {"government": government})))
        client.cookies["language"] = "en"
        return client

    return log_in


class TestRegister:
    @pytest.mark.parametrize("role", READERS)
    def test_shows_the_events_to_those_who_cover_the_government(self, login, event, role):
        response = login(role).get(reverse("trail"))

        assert response.status_code == HTTPStatus.OK
        assert "Sekretaris Daerah" in response.text
        assert "changed the agency" in response.text

    def test_shows_nothing_to_a_reader_of_one_agency(self, login, event, government):
        agency = AgencyFactory(government=government)

        response = login(Role.INTERNAL_AUDITOR, agency=agency).get(reverse("trail"))

        assert response.status_code == HTTPStatus.OK
        assert "Sekretaris Daerah" not in response.text

    def test_shows_nothing_of_another_government(self, login, event):
        response = login(Role.ADMINISTRATOR, government=GovernmentFactory()).get(reverse("trail"))

        assert "Dinas Perdagangan" not in response.text

    @pytest.mark.parametrize("role", [Role.STAFF, Role.AGENCY_HEAD, Role.MINISTRY])
    def test_is_refused_to_others(self, login, event, role):
        assert login(role).get(reverse("trail")).status_code == HTTPStatus.FORBIDDEN

    def test_asks_strangers_to_log_in(self, client, event):
        assert client.get(reverse("trail")).status_code == HTTPStatus.FOUND

    def test_is_read_only(self, login):
        response = login(Role.ADMINISTRATOR).post(reverse("trail"))

        assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED

    @pytest.mark.parametrize(
        ("question", "found"),
        [
            ("q=perdagangan", True),
            ("q=sekretaris+perdagangan", True),
            ("q=pariwisata", False),
            ("verb=organisation.agency.changed", True),
            ("verb=organisation.place.added", False),
            ("verb=unknown", True),
            ("office=Sekretaris+Daerah", True),
            ("period=week", True),
            ("period=nonsense", True),
        ],
    )
    def test_is_searched_and_filtered(self, login, event, question, found):
        response = login(Role.ADMINISTRATOR).get(f"{reverse('trail')}?{question}")

        assert ("Dinas Perdagangan" in response.text) is found

    def test_leaves_out_what_lies_before_the_period(self, login, government):
        actor = viewer(government=government, now=timezone.now() - timedelta(days=8))
        record_event(
            actor=actor, verb="a", target=AgencyFactory(name="Dinas Lama"), government=government
        )
        client = login(Role.ADMINISTRATOR)

        assert "Dinas Lama" not in client.get(f"{reverse('trail')}?period=week").text
        assert "Dinas Lama" in client.get(f"{reverse('trail')}?period=month").text

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_gives_its_rows_as_a_file(self, login, event, kind):
        response = login(Role.ADMINISTRATOR).get(f"{reverse('trail')}?format={kind}")

        assert response.status_code == HTTPStatus.OK
        if kind == "csv":
            assert "Sekretaris Daerah,changed the agency,Dinas" in response.text
        else:
            assert response.content.startswith(b"PK")

    def test_costs_no_more_queries_with_more_rows(
        self, login, event, government, django_assert_max_num_queries
    ):
        for _number in range(20):
            record_event(actor=viewer(government=government), verb="a", target=government)
        client = login(Role.ADMINISTRATOR)

        with django_assert_max_num_queries(10):
            client.get(reverse("trail"))


class TestEvent:
    def test_shows_the_changes(self, login, event):
        response = login(Role.ADMINISTRATOR).get(reverse("trail_event", args=[event.pk]))

        assert response.status_code == HTTPStatus.OK
        assert "&lt;b&gt;Lama&lt;/b&gt;" in response.text
        assert event.hash in response.text
        assert "kept apart" in response.text
        assert "0812" not in response.text

    def test_is_hidden_from_another_government(self, login, event):
        client = login(Role.ADMINISTRATOR, government=GovernmentFactory())

        response = client.get(reverse("trail_event", args=[event.pk]))

        assert response.status_code == HTTPStatus.NOT_FOUND

    def test_is_hidden_from_a_reader_of_one_agency(self, login, event, government):
        client = login(Role.INTERNAL_AUDITOR, agency=AgencyFactory(government=government))

        response = client.get(reverse("trail_event", args=[event.pk]))

        assert response.status_code == HTTPStatus.NOT_FOUND

    def test_is_refused_to_others(self, login, event):
        response = login(Role.STAFF).get(reverse("trail_event", args=[event.pk]))

        assert response.status_code == HTTPStatus.FORBIDDEN

    def test_has_no_page_for_events_of_the_house(self, login):
        from teraju.platform.accounts.tests.factories import RegionFactory

        event = record_event(actor=viewer(), verb="a", target=RegionFactory())

        response = login(Role.ADMINISTRATOR).get(reverse("trail_event", args=[event.pk]))

        assert response.status_code == HTTPStatus.NOT_FOUND

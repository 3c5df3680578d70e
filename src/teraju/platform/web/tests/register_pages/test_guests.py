"""Every look of a guest at a register is written down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    RoleAssignmentFactory,
    person,
)
from teraju.platform.audit.api import TrailEvent
from teraju.platform.web import middleware

pytestmark = pytest.mark.django_db
MORNING = timedelta(hours=9)


class TestAGuest:
    """Somebody from outside is let in to look, and every look is written down."""

    @pytest.fixture
    def auditor(self):
        return person(Role.BODY_AUDITOR, agency=AgencyFactory())

    @pytest.fixture
    def guest(self, client, auditor):
        client.force_login(auditor)
        return client

    def said(self) -> list[str]:
        events = TrailEvent.objects.filter(verb__startswith="accounts.guest.").order_by("pk")
        return [f"{event.verb} {event.target_type}" for event in events]

    def test_a_list_is_noted(self, guest):
        guest.get("/agencies/")
        assert self.said() == ["accounts.guest.listed organisation.agency"]

    def test_a_file_taken_away_is_noted_as_such(self, guest):
        guest.get("/agencies/?format=csv")
        assert self.said() == ["accounts.guest.taken organisation.agency"]

    @pytest.mark.parametrize(
        ("looks", "events"),
        [
            (["/agencies/", "/agencies/?q=dinas", "/agencies/?page=2"], 1),
            (["/agencies/", "/places/", "/agencies/"], 2),
            (["/agencies/", "/agencies/?format=csv", "/agencies/"], 2),
            (["/agencies/?format=csv", "/agencies/?format=csv"], 2),
        ],
    )
    def test_looks_are_noted_once_a_day_and_files_each_time(self, guest, looks, events):
        for look in looks:
            assert guest.get(look).status_code == 200
        assert len(self.said()) == events

    def test_a_look_is_the_same_look_in_another_language(self, guest):
        guest.get("/agencies/")
        guest.cookies["language"] = "en"
        guest.get("/agencies/")
        assert len(self.said()) == 1

    def test_the_day_is_that_of_the_place(self, guest, monkeypatch):
        """Midnight in Jakarta begins a day, in the middle of one in Greenwich."""
        hours = [timedelta(0), timedelta(hours=14, minutes=59), timedelta(hours=15), -MORNING]
        told = []
        for hour in hours:
            monkeypatch.setattr(middleware, "now_for", lambda *_, at=NOW + hour: at)
            guest.get("/agencies/")
            told.append(len(self.said()))
        assert told == [1, 1, 2, 2]

    def test_every_agency_and_every_guest_has_its_own(self, guest, auditor, client):
        guest.get("/agencies/")
        second = RoleAssignmentFactory(
            user=auditor, role=Role.BSN_COACH, agency=AgencyFactory()
        ).agency
        for _ in range(2):
            guest.get("/agencies/")
        host = auditor.roles.earliest("pk").agency
        client.force_login(person(Role.BSN_COACH, agency=host))
        client.get("/agencies/")
        events = TrailEvent.objects.filter(verb="accounts.guest.listed").order_by("at", "pk")
        told = sorted(int(event.target_id) for event in events)
        assert told == sorted([host.pk, second.pk, host.pk])

    def test_a_second_look_asks_once_for_all_agencies_and_writes_nothing(self, guest, auditor):
        def queries() -> list[str]:
            with CaptureQueriesContext(connection) as captured:
                guest.get("/agencies/")
            return [query["sql"] for query in captured if "audit_trailevent" in query["sql"]]

        RoleAssignmentFactory(user=auditor, role=Role.BODY_AUDITOR, agency=AgencyFactory())
        queries()
        assert len(queries()) == 1

    @pytest.mark.parametrize(
        ("own", "address", "hosts"),
        [
            ("elsewhere", "/agencies/", 1),
            ("beside", "/agencies/", 1),
            ("elsewhere", "/certifications/", 1),
            # No auditor sees any agreement: it is a list of the own house.
            ("elsewhere", "/agreements/", 0),
            ("same", "/agencies/", 0),
        ],
    )
    def test_who_works_elsewhere_is_noted_where_a_guest(self, client, own, address, hosts):
        host = AgencyFactory()
        agency = {
            "elsewhere": AgencyFactory,
            "beside": lambda: AgencyFactory(government=host.government),
            "same": lambda: host,
        }[own]()
        double = person(Role.QUALITY_COORDINATOR, agency=agency)
        RoleAssignmentFactory(user=double, role=Role.BODY_AUDITOR, agency=host)
        client.force_login(double)
        for _ in range(2):
            assert client.get(address).status_code == 200
        events = TrailEvent.objects.filter(verb__startswith="accounts.guest.")
        assert [event.target_id for event in events] == [str(host.pk)] * hosts

    def test_a_colleague_is_not(self, client):
        client.force_login(person(Role.STAFF, agency=AgencyFactory()))
        client.get("/agencies/?format=csv")
        assert self.said() == []

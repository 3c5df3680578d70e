from __future__ import annotations

import re
import uuid

import pytest

from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    person,
)
from teraju.platform.audit.api import record_event
from teraju.platform.audit.models import TrailEvent

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def administrator(client, agency):
    user = person(Role.ADMINISTRATOR, government=agency.government)
    client.force_login(user)
    return user


@pytest.fixture
def user(agency):
    return person(Role.STAFF, agency=agency, username="penera.uji", title="Penera")


def pages(user: User) -> list[str]:
    role = user.roles.get()
    return [
        f"/people/{user.pk}/",
        f"/people/{user.pk}/change/",
        f"/people/{user.pk}/roles/add/",
        f"/people/{user.pk}/card/",
        f"/roles/{role.pk}/end/",
    ]


class TestEachPage:
    def test_works_for_the_administrator(self, client, administrator, user):
        for address in ["/people/", "/people/add/", *pages(user)]:
            assert client.get(address).status_code == 200, address

    def test_is_nowhere_for_a_stranger(self, client, user):
        client.force_login(person(Role.ADMINISTRATOR, government=GovernmentFactory()))
        for address in pages(user):
            assert client.get(address).status_code == 404, address
            assert client.post(address, {}).status_code == 404, address

    def test_is_read_only_for_the_secretary(self, client, agency, user):
        client.force_login(person(Role.REGIONAL_SECRETARY, government=agency.government))
        record, *others = pages(user)
        page = client.get(record)
        assert page.status_code == 200
        assert "/change/" not in page.content.decode()
        assert "/end/" not in page.content.decode()
        for address in [*others, "/people/add/"]:
            assert client.get(address).status_code == 403, address
            assert client.post(address, {}).status_code == 403, address

    def test_is_nowhere_for_a_colleague(self, client, agency, user):
        client.force_login(person(Role.STAFF, government=agency.government))
        for address in pages(user):
            assert client.get(address).status_code in {403, 404}, address

    def test_asks_for_a_log_in(self, client, user):
        for address in ["/people/", "/people/add/", *pages(user)]:
            assert client.get(address).headers["Location"] == f"/login/?next={address}"


class TestAPerson:
    def test_is_added_once_and_told(self, client, administrator):
        entries = {"username": "baru.uji", "title": "Inspektur", "once": str(uuid.uuid4())}
        first = client.post("/people/add/", entries)
        assert client.post("/people/add/", entries).headers["Location"] == first.headers["Location"]
        made = User.objects.get(username="baru.uji")
        page = client.get(f"/people/{made.pk}/").content.decode()
        assert "Inspektur" in page
        assert f"/people/{made.pk}/card/" in page

    @pytest.mark.parametrize("nip", ["19850101 201001 2 001", "NIP. 19850101-201001-2-001"])
    def test_takes_a_nip_in_groups(self, client, administrator, nip):
        entries = {"username": "baru.uji", "title": "Penera", "nip": nip}
        page = client.post("/people/add/", entries, follow=True).content.decode()
        assert "198501012010012001" in page

    @pytest.mark.parametrize(
        "name", ["", "ab", "-abc", "nama orang", "ä.uji", EVIL, "x" * 61, "a\x00bc", "penera.uji"]
    )
    def test_needs_a_fit_user_name(self, client, administrator, user, name):
        page = client.post("/people/add/", {"username": name, "title": "Inspektur"})
        assert page.status_code == 422
        assert list(page.context["form"].errors) == ["username"]
        assert "Inspektur" in page.content.decode()

    def test_is_shown_as_typed(self, client, administrator, user):
        entries = {
            "title": EVIL,
            "name": EVIL,
            "phone": "<b>1</b>",
            "version": 1,
            "is_active": "on",
        }
        assert client.post(f"/people/{user.pk}/change/", entries).status_code == 302
        for address in ["/people/", *pages(user)]:
            text = client.get(address).content.decode()
            assert EVIL not in text, address
            assert "<b>1</b>" not in text, address

    def test_changed_meanwhile_is_compared(self, client, administrator, user):
        User.objects.filter(pk=user.pk).update(title="Penera Ahli", version=2)
        page = client.post(
            f"/people/{user.pk}/change/", {"title": "Kepala", "version": 1, "is_active": "on"}
        )
        assert page.status_code == 422
        assert "Penera Ahli" in page.context["form"].errors["title"][0]

    def test_may_not_close_the_own_account(self, client, administrator):
        page = client.post(
            f"/people/{administrator.pk}/change/", {"title": "Administrator", "version": 1}
        )
        assert list(page.context["form"].errors) == ["is_active"]


class TestARole:
    def give(self, client, user, **changes):
        entries = {"role": "coach", "valid_from": "2018-03-16", **changes}
        return client.post(f"/people/{user.pk}/roles/add/", entries)

    def test_is_given_with_its_dates(self, client, administrator, user, agency):
        answer = self.give(client, user, agency=agency.pk, valid_until="16/03/2019")
        assert answer.headers["Location"] == f"/people/{user.pk}/"
        role = RoleAssignment.objects.get(user=user, role=Role.COACH)
        assert (role.valid_from.isoformat(), role.valid_until.isoformat()) == (
            "2018-03-16",
            "2019-03-16",
        )
        assert TrailEvent.objects.filter(verb="accounts.role.given").count() == 1

    @pytest.mark.parametrize(
        ("entries", "field"),
        [
            ({"role": "king"}, "role"),
            ({"valid_from": "31/02/2018"}, "valid_from"),
            ({"valid_until": "2018-03-15"}, "valid_until"),
            ({"role": "body_auditor", "valid_until": "2018-04-01"}, "agency"),
            ({"reason": "x" * 201}, "reason"),
        ],
    )
    def test_that_is_unfit_is_refused_at_its_field(
        self, client, administrator, user, entries, field
    ):
        page = self.give(client, user, **entries)
        assert page.status_code == 422
        assert list(page.context["form"].errors) == [field]

    def test_at_a_strangers_agency_is_refused_at_the_field(self, client, administrator, user):
        foreign = AgencyFactory()
        page = self.give(client, user, agency=foreign.pk)
        assert list(page.context["form"].errors) == ["agency"]
        assert foreign.name not in page.content.decode()

    def test_of_ones_own_is_refused_with_a_sentence(self, client, administrator):
        page = self.give(client, administrator)
        assert page.status_code == 422
        assert len(page.context["errors_summary"]) == 1

    def test_ends(self, client, administrator, user):
        role = user.roles.get()
        page = client.post(f"/roles/{role.pk}/end/", {"last_day": "2014-12-31"})
        assert list(page.context["form"].errors) == ["last_day"]
        answer = client.post(f"/roles/{role.pk}/end/", {"last_day": "2018-03-15"})
        assert answer.headers["Location"] == f"/people/{user.pk}/"
        role.refresh_from_db()
        assert role.valid_until.isoformat() == "2018-03-15"

    def test_of_a_guest_is_ended_by_the_host(self, client, agency):
        guest = person(Role.BODY_AUDITOR, agency=agency)
        client.force_login(person(Role.AGENCY_HEAD, agency=agency))
        address = f"/roles/{guest.roles.get().pk}/end/"
        assert client.get(address).status_code == 200
        assert client.post(address, {"last_day": "2018-03-15"}).headers["Location"] == "/"


class TestTheCard:
    def test_is_an_action_of_the_person_and_gives_the_paper(self, client, administrator, user):
        record = client.get(f"/people/{user.pk}/").content.decode()
        [address] = re.findall(r'href="(/people/\d+/card/)"', record)
        answer = client.post(address)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        assert "no-store" in answer["Cache-Control"]


def test_a_guests_look_at_a_record_is_recorded_and_shows_no_history(client, agency):
    guest = person(Role.BODY_AUDITOR, agency=agency)
    client.force_login(guest)
    page = client.get(f"/agencies/{agency.pk}/")
    assert page.status_code == 200
    assert page.context["history"] == []
    event = TrailEvent.objects.get(verb="accounts.guest.opened")
    assert event.target_id == str(agency.pk)
    assert (
        client.get(f"/agencies/{AgencyFactory(government=agency.government).pk}/").status_code
        == 404
    )
    assert TrailEvent.objects.count() == 1


@pytest.mark.parametrize("same_government", [True, False])
def test_a_guest_here_who_is_a_colleague_elsewhere_is_a_guest_here(client, agency, same_government):
    own = AgencyFactory(government=agency.government) if same_government else AgencyFactory()
    double = person(Role.STAFF, agency=own)
    RoleAssignmentFactory(user=double, role=Role.BODY_AUDITOR, agency=agency)
    unit = AgencyFactory(parent=agency)
    for one in (own, agency, unit):
        record_event(actor=viewer_of(double, NOW), verb="organisation.agency.changed", target=one)
    client.force_login(double)
    shown = {}
    for one in (own, agency, unit):
        page = client.get(f"/agencies/{one.pk}/")
        assert page.status_code == 200
        shown[one] = len(page.context["history"])
    assert shown == {own: 1, agency: 0, unit: 0}
    noted = TrailEvent.objects.filter(verb="accounts.guest.opened").order_by("pk")
    assert {event.target_id for event in noted} == {str(agency.pk), str(unit.pk)}


def test_what_is_of_the_whole_government_is_a_guests_only_without_a_colleagues_role(client, agency):
    double = person(Role.STAFF, agency=AgencyFactory())
    RoleAssignmentFactory(user=double, role=Role.BODY_AUDITOR, agency=agency)
    client.force_login(double)
    noted = TrailEvent.objects.filter(verb="accounts.guest.opened")
    for government in (double.home, agency.government):
        assert client.get(f"/government/{government.pk}/").status_code == 200
    assert [event.target_id for event in noted] == [str(agency.government_id)]

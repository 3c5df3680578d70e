"""A guest of several governments: one account, kept by the home, let in by each of the others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts import services, walls
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.selectors import people, viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    RoleAssignmentFactory,
    UserFactory,
    person,
    viewer,
)
from teraju.platform.audit.models import TrailEvent
from teraju.platform.notify.invitations import invite_person, may_invite

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
NAME = "pembina.bsn"


@pytest.fixture
def home():
    return AgencyFactory()


@pytest.fixture
def second():
    return AgencyFactory()


@pytest.fixture
def coach(home):
    return person(Role.BSN_COACH, agency=home, username=NAME, title="Pembina BSN")


@pytest.fixture
def invite(second):
    def invited(**changes):
        values = {
            "actor": viewer(Role.QUALITY_COORDINATOR, agency=second),
            "agency": second,
            "role": Role.BSN_COACH.value,
            "username": NAME,
            "title": "Pembina",
            "email": "",
            "valid_from": TODAY,
            "valid_until": TODAY + timedelta(days=90),
            "reason": "PKS 2018",
            "is_known": True,
        }
        return services.invite_guest(**{**values, **changes})

    return invited


class TestInvitingOneWhoIsKnown:
    def test_adds_a_role_to_the_one_account(self, invite, coach, home, second):
        role = invite()
        assert role.user == coach
        assert {hat.agency_id for hat in viewer_of(coach, NOW).hats} == {home.pk, second.pk}
        coach.refresh_from_db()
        assert (coach.title, coach.home) == ("Pembina BSN", home.government)

    def test_is_told_on_the_trail_of_who_lets_them_in(self, invite, coach, home, second):
        invite()
        event = TrailEvent.objects.get(verb="accounts.role.given")
        assert event.government_id == second.government_id
        assert event.target_type == "organisation.agency"
        assert event.changes["guest"] == [None, "Pembina BSN"]

    def test_must_be_said(self, invite, coach):
        with pytest.raises(services.KnownElsewhere):
            invite(is_known=False)
        assert coach.roles.count() == 1

    @pytest.mark.parametrize(
        ("roles", "fields"),
        [
            ([], {}),
            ([Role.STAFF], {}),
            ([Role.BSN_COACH, Role.STAFF], {}),
            ([Role.BSN_COACH], {"is_active": False}),
        ],
    )
    def test_takes_no_other_account(self, invite, home, roles, fields):
        """Of a colleague there, of one who is a colleague too, of nobody in particular, closed."""
        person(*roles, agency=home, username=NAME, **fields)
        with pytest.raises(DomainError) as refusal:
            invite()
        assert refusal.value.field == "username"
        with pytest.raises(DomainError):
            invite(is_known=False)
        assert User.objects.filter(username=NAME).count() == 1

    def test_who_was_a_colleague_once_is_none(self, invite, coach, home):
        RoleAssignmentFactory(
            user=coach, role=Role.STAFF, agency=home, valid_until=TODAY - timedelta(days=900)
        )
        with pytest.raises(DomainError):
            invite()

    def test_of_whom_nobody_knows_is_a_slip(self, invite):
        with pytest.raises(DomainError) as refusal:
            invite(username="pembina.bns")
        assert refusal.value.field == "username"
        assert not User.objects.filter(username="pembina.bns").exists()

    def test_is_at_the_own_agency_alone(self, invite, coach, home):
        with pytest.raises(NotAllowed):
            invite(agency=home)


class TestARoleForSomebodyOfAnotherGovernment:
    def give(self, place, user, role, **changes):
        values = {
            "actor": viewer(Role.ADMINISTRATOR, government=place.government),
            "user_id": user.pk,
            "role": role.value,
            "government": place.government,
            "agency": place,
            "valid_from": TODAY,
            "valid_until": TODAY,
        }
        return services.assign_role(**{**values, **changes})

    @pytest.mark.parametrize("role", sorted(set(Role) - GUESTS))
    def test_is_never_a_colleagues(self, second, coach, role):
        with pytest.raises(services.WrongPlace):
            self.give(second, coach, role)

    @pytest.mark.parametrize("role", sorted(GUESTS))
    def test_is_a_guests_for_a_guest(self, second, coach, role):
        assert self.give(second, coach, role).government == second.government

    def test_of_the_whole_government_is_told_there(self, second, coach):
        self.give(second, coach, Role.MINISTRY, agency=None)
        assert TrailEvent.objects.get().government_id == second.government_id

    def test_is_not_a_guests_for_a_colleague(self, second, home):
        colleague = person(Role.AGENCY_HEAD, agency=home)
        with pytest.raises(services.WrongPlace):
            self.give(second, colleague, Role.BSN_COACH)

    def test_makes_no_colleague_at_home_of_a_guest_elsewhere(self, invite, coach, home, second):
        """A colleague is no guest anywhere: what guests are not shown would be open to them."""
        invite()
        with pytest.raises(services.RoleUnfit):
            self.give(home, coach, Role.STAFF)
        assert self.give(home, coach, Role.BODY_AUDITOR).government == home.government
        assert viewer_of(coach, NOW).is_guest

    def test_is_not_at_a_third_governments_agency(self, second, coach):
        with pytest.raises(services.WrongPlace):
            self.give(second, coach, Role.BSN_COACH, government=AgencyFactory().government)


class TestTheAccount:
    """Its password, card, closing and data stay with the home."""

    @pytest.fixture
    def hosts(self, second):
        return [
            viewer(Role.ADMINISTRATOR, government=second.government),
            viewer(Role.AGENCY_HEAD, agency=second),
            viewer(Role.QUALITY_COORDINATOR, agency=second),
        ]

    def test_is_not_opened_by_a_card_of_the_second(self, invite, coach, hosts):
        invite()
        for host in hosts:
            assert not may_invite(host, coach)
            with pytest.raises(NotAllowed):
                invite_person(actor=host, user=coach)

    def test_is_not_even_when_the_home_has_let_go(self, invite, coach, hosts):
        invite()
        coach.roles.exclude(government=hosts[0].hats[0].government_id).update(
            valid_until=TODAY - timedelta(days=1)
        )
        assert not any(may_invite(host, coach) for host in hosts)

    def test_is_not_by_the_page_either(self, invite, coach, second):
        invite()
        client = Client()
        client.force_login(person(Role.ADMINISTRATOR, government=second.government))
        card = reverse("person_card", args=[coach.pk])
        assert client.get(card).status_code == 403
        assert client.post(card).status_code == 403
        for name in ("person", "person_change", "role_add"):
            assert client.get(reverse(name, args=[coach.pk])).status_code == 404
            assert client.post(reverse(name, args=[coach.pk])).status_code == 404

    def test_is_not_changed_or_closed_by_the_second(self, invite, coach, hosts):
        invite()
        for host in hosts:
            with pytest.raises(NotAllowed):
                services.change_person(
                    actor=host,
                    user_id=coach.pk,
                    expected_version=coach.version,
                    title="X",
                    name="",
                    nip="",
                    email="x@example.id",
                    phone="",
                    is_active=False,
                )

    def test_is_the_home_administrators(self, invite, coach, home):
        invite()
        administrator = viewer(Role.ADMINISTRATOR, government=home.government)
        assert may_invite(administrator, coach)
        closed = services.change_person(
            actor=administrator,
            user_id=coach.pk,
            expected_version=coach.version,
            title=coach.title,
            name="",
            nip="",
            email="",
            phone="",
            is_active=False,
        )
        assert not closed.is_active

    def test_is_no_agencys_of_the_home_once_another_government_lets_them_in(
        self, invite, coach, home
    ):
        coordinator = viewer(Role.QUALITY_COORDINATOR, agency=home)
        assert may_invite(coordinator, coach)
        invite()
        assert not may_invite(coordinator, coach)

    def test_shows_the_home_its_own_roles_alone(self, invite, coach, home, second):
        invite()
        administrator = viewer(Role.ADMINISTRATOR, government=home.government)
        seen = people(administrator).get(pk=coach.pk)
        assert [role.government for role in seen.roles.all()] == [home.government]
        assert coach.pk not in people(
            viewer(Role.ADMINISTRATOR, government=second.government)
        ).values_list("pk", flat=True)


class TestTheEnd:
    def test_of_a_role_is_the_hosts(self, invite, coach, home, second):
        role = invite()
        with pytest.raises(NotAllowed):
            services.end_role(
                actor=viewer(Role.ADMINISTRATOR, government=home.government),
                assignment_id=role.pk,
                last_day=TODAY,
            )
        services.end_role(
            actor=viewer(Role.AGENCY_HEAD, agency=second), assignment_id=role.pk, last_day=TODAY
        )
        event = TrailEvent.objects.get(verb="accounts.role.ended")
        assert event.government_id == second.government_id

    def test_by_its_page_leads_the_administrator_home(self, invite, coach, second):
        role = invite()
        client = Client()
        client.force_login(person(Role.ADMINISTRATOR, government=second.government))
        answer = client.post(reverse("role_end", args=[role.pk]), {"last_day": "2018-03-14"})
        assert (answer.status_code, answer["Location"]) == (302, reverse("home"))

    @pytest.mark.parametrize(
        ("first", "last", "after"),
        [
            (-9, 9, (-9, -1)),
            (0, 9, (-1, -1)),
            (5, 9, (-1, -1)),
            (-9, -1, (-9, -1)),
            (-9, -5, (-9, -5)),
        ],
    )
    def test_of_the_ground_shuts_the_door(self, home, first, last, after):
        user = UserFactory(home=home.government)
        role = RoleAssignmentFactory(
            user=user,
            role=Role.BSN_COACH,
            agency=home,
            valid_from=TODAY + timedelta(days=first),
            valid_until=TODAY + timedelta(days=last),
        )
        actor = viewer(Role.REGIONAL_SECRETARY, government=home.government)
        services.end_guests(actor=actor, assignment_ids=[role.pk])
        role.refresh_from_db()
        days = tuple((day - TODAY).days for day in (role.valid_from, role.valid_until))
        assert days == after
        assert TrailEvent.objects.count() == (1 if after != (first, last) else 0)

    def test_of_the_ground_ends_no_colleagues_role(self, home):
        user = person(Role.STAFF, agency=home)
        actor = viewer(Role.REGIONAL_SECRETARY, government=home.government)
        assert services.end_guests(actor=actor, assignment_ids=[user.roles.get().pk]) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such wall")
class TestBehindTheWall:
    """The same, with PostgreSQL itself hiding the rows of the other government."""

    def test_the_second_lets_them_in_and_out(self, invite, coach, second, plain_role):
        actor = viewer(Role.QUALITY_COORDINATOR, agency=second)
        with walls.inside(actor.government_ids):
            role = invite(actor=actor)
            assert not may_invite(actor, coach)
            services.end_role(actor=actor, assignment_id=role.pk, last_day=TODAY)
            assert TrailEvent.objects.filter(verb__startswith="accounts.role").count() == 2

    def test_a_colleague_there_is_none_here(self, invite, home, second, plain_role):
        person(Role.BSN_COACH, Role.STAFF, agency=home, username=NAME)
        with walls.inside({second.government_id}), pytest.raises(DomainError):
            invite()

    def test_the_home_agency_knows_that_another_lets_them_in(
        self, invite, coach, home, second, plain_role
    ):
        invite()
        coordinator = viewer(Role.QUALITY_COORDINATOR, agency=home)
        with walls.inside(coordinator.government_ids):
            assert not may_invite(coordinator, coach)

    def test_a_password_is_chosen_where_the_home_has_let_go(
        self, invite, coach, second, plain_role
    ):
        invite()
        coach.roles.exclude(government=second.government).update(
            valid_until=TODAY - timedelta(days=1)
        )
        actor = viewer_of(coach, NOW)
        assert actor.government_ids == {second.government_id}
        with walls.inside(actor.government_ids):
            services.choose_password(actor=actor, user_id=coach.pk, password="gunung-laut-sawah-9")
        assert TrailEvent.objects.filter(verb="accounts.password.chosen").count() == 1


def test_the_wall_stands_again_after_it_was_lifted():
    with walls.inside({7}):
        with walls.lifted():
            assert walls._inside.get() == ""
        assert walls._inside.get() == "{7}"
    assert walls._inside.get() == ""

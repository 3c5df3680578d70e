from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.platform.accounts import services
from teraju.platform.accounts.founding import NewGovernment, found_government
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.selectors import people, roles_seen, viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    PASSWORD,
    AgencyFactory,
    GovernmentFactory,
    UserFactory,
    person,
    viewer,
)
from teraju.platform.audit.models import TrailEvent
from teraju.platform.organisation.models import Region

pytestmark = pytest.mark.django_db

TODAY = NOW.date()


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def administrator(agency):
    return viewer(Role.ADMINISTRATOR, government=agency.government)


@pytest.fixture
def user(agency):
    return UserFactory(home=agency.government)


@pytest.fixture
def give(administrator, agency, user):
    def given(**changes):
        values = {
            "actor": administrator,
            "user_id": user.pk,
            "role": Role.STAFF.value,
            "government": agency.government,
            "agency": agency,
            "valid_from": TODAY,
        }
        return services.assign_role(**{**values, **changes})

    return given


def last_event() -> TrailEvent:
    return TrailEvent.objects.order_by("pk").last()


class TestCreatingAPerson:
    def test_keeps_them_out_until_they_choose_a_password(self, administrator, agency):
        made = services.create_person(
            actor=administrator,
            government=agency.government,
            username=" Kepala.Dinas ",
            title=" Kepala Dinas ",
        )
        assert (made.username, made.title) == ("kepala.dinas", "Kepala Dinas")
        assert not made.has_usable_password()
        assert made.created_at == NOW
        assert last_event().verb == "accounts.person.created"

    @pytest.mark.parametrize("name", ["pegawai.uji", "PEGAWAI.UJI", " pegawai.uji"])
    def test_refuses_a_name_that_is_taken(self, administrator, agency, name):
        UserFactory(username="pegawai.uji", home=agency.government)
        with pytest.raises(DomainError) as refusal:
            services.create_person(
                actor=administrator, government=agency.government, username=name, title="X"
            )
        assert refusal.value.field == "username"

    @pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
    def test_is_the_administrators_alone(self, agency, role):
        actor = viewer(role, agency=agency)
        with pytest.raises(NotAllowed):
            services.create_person(
                actor=actor, government=agency.government, username="baru", title="X"
            )

    def test_of_another_government_is_refused(self, administrator):
        with pytest.raises(NotAllowed):
            services.create_person(
                actor=administrator, government=GovernmentFactory(), username="baru", title="X"
            )

    def test_keeps_the_name_out_of_the_open_part_of_the_trail(self, administrator, agency):
        services.create_person(
            actor=administrator,
            government=agency.government,
            username="baru.uji",
            title="Inspektur",
            name="Nama Pribadi",
        )
        assert "Nama Pribadi" not in str(last_event().changes)


class TestChangingAPerson:
    @pytest.fixture
    def change(self, administrator, user):
        def changed(**values):
            given = {
                "title": "Jabatan baru",
                "name": "",
                "email": "",
                "phone": "",
                "is_active": True,
                "user_id": user.pk,
                "expected_version": 1,
            }
            return services.change_person(actor=administrator, **{**given, **values})

        return changed

    def test_counts_the_version_up(self, change):
        assert (change().title, change(expected_version=2).version) == ("Jabatan baru", 3)

    def test_refuses_a_stale_version(self, change):
        change()
        with pytest.raises(ChangedMeanwhile):
            change()

    def test_closes_an_account_but_not_the_own(self, administrator, change):
        assert not change(is_active=False).is_active
        with pytest.raises(DomainError) as refusal:
            change(user_id=administrator.user_id, is_active=False)
        assert refusal.value.field == "is_active"

    def test_refuses_what_is_no_mail_address(self, change):
        with pytest.raises(ValidationError) as refusal:
            change(email="x")
        assert list(refusal.value.message_dict) == ["email"]

    def test_of_another_government_is_refused(self, change):
        with pytest.raises(NotAllowed):
            change(user_id=UserFactory().pk)


class TestGivingARole:
    def test_lets_the_person_see_from_the_first_day_to_the_last(self, give, user, agency):
        give(valid_from=TODAY, valid_until=TODAY + timedelta(days=1))
        for days, holds in ((-1, 0), (0, 1), (1, 1), (2, 0)):
            hats = viewer_of(user, NOW + timedelta(days=days)).hats
            assert len(hats) == holds, days
        assert last_event().verb == "accounts.role.given"

    def test_without_an_agency_covers_the_government(self, give, user):
        give(agency=None, role=Role.REGIONAL_SECRETARY.value)
        [hat] = viewer_of(user, NOW).hats
        assert hat.is_wide

    def test_to_oneself_is_refused(self, give, administrator):
        with pytest.raises(services.RoleNotYours):
            give(user_id=administrator.user_id)

    def test_at_another_governments_agency_is_refused(self, give):
        with pytest.raises((services.WrongPlace, NotAllowed)):
            give(agency=AgencyFactory())

    def test_to_another_governments_person_is_refused(self, give):
        with pytest.raises(services.WrongPlace):
            give(user_id=UserFactory().pk)

    def test_that_ends_before_it_begins_is_refused_at_the_field(self, give):
        with pytest.raises(services.RoleUnfit) as refusal:
            give(valid_until=TODAY - timedelta(days=1))
        assert refusal.value.field == "valid_until"

    @pytest.mark.parametrize("role", sorted(GUESTS - {Role.MINISTRY}))
    @pytest.mark.parametrize(("missing", "field"), [("agency", "agency"), ("end", "valid_until")])
    def test_of_a_guest_needs_an_agency_and_an_end(self, give, agency, role, missing, field):
        given = {"agency": agency, "valid_until": TODAY}
        given["agency" if missing == "agency" else "valid_until"] = None
        with pytest.raises(services.RoleUnfit) as refusal:
            give(role=role.value, **given)
        assert refusal.value.field == field

    def test_of_a_guest_is_guarded_by_the_table_too(self, user, agency):
        for hole in ({"agency": None}, {"valid_until": None}):
            values = {
                "agency": agency,
                "valid_until": TODAY,
                "user": user,
                "role": Role.BODY_AUDITOR,
                "government": agency.government,
                "valid_from": TODAY,
            }
            with pytest.raises(IntegrityError), transaction.atomic():
                RoleAssignment.objects.create(**{**values, **hole})

    @pytest.mark.parametrize("role", [Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR])
    def test_of_a_guest_is_open_to_who_answers_for_the_audit(self, give, agency, role):
        host = viewer(role, agency=agency)
        give(actor=host, role=Role.BODY_AUDITOR.value, valid_until=TODAY)
        with pytest.raises(NotAllowed):
            give(actor=host, role=Role.STAFF.value)
        elsewhere = AgencyFactory(government=agency.government)
        with pytest.raises(NotAllowed):
            give(actor=host, role=Role.BODY_AUDITOR.value, valid_until=TODAY, agency=elsewhere)


class TestEndingARole:
    def test_sets_the_last_day(self, give, administrator, user):
        role = give(valid_from=TODAY - timedelta(days=9))
        services.end_role(
            actor=administrator, assignment_id=role.pk, last_day=TODAY - timedelta(days=1)
        )
        assert viewer_of(user, NOW).hats == ()
        assert last_event().verb == "accounts.role.ended"

    def test_before_it_began_is_refused_at_the_field(self, give, administrator):
        role = give()
        with pytest.raises(services.RoleUnfit) as refusal:
            services.end_role(
                actor=administrator, assignment_id=role.pk, last_day=TODAY - timedelta(days=1)
            )
        assert refusal.value.field == "last_day"

    def test_lengthens_nobodys_own_role(self, agency):
        user = person(Role.ADMINISTRATOR, government=agency.government)
        role = user.roles.get()
        role.valid_until = TODAY
        role.save()
        actor = viewer_of(user, NOW)
        with pytest.raises(services.RoleNotYours):
            services.end_role(
                actor=actor, assignment_id=role.pk, last_day=TODAY + timedelta(days=1)
            )
        shorter = services.end_role(
            actor=actor, assignment_id=role.pk, last_day=TODAY - timedelta(days=1)
        )
        assert shorter.valid_until == TODAY - timedelta(days=1)

    def test_of_a_guest_is_open_to_the_host_alone(self, give, agency):
        role = give(role=Role.BODY_AUDITOR.value, valid_until=TODAY)
        for who, agencies in ((Role.STAFF, agency), (Role.AGENCY_HEAD, AgencyFactory())):
            with pytest.raises(NotAllowed):
                services.end_role(
                    actor=viewer(who, agency=agencies), assignment_id=role.pk, last_day=TODAY
                )
        host = viewer(Role.AGENCY_HEAD, agency=agency)
        services.end_role(actor=host, assignment_id=role.pk, last_day=TODAY)


class TestInvitingAGuest:
    @pytest.fixture
    def invite(self, agency):
        def invited(**changes):
            values = {
                "actor": viewer(Role.QUALITY_COORDINATOR, agency=agency),
                "agency": agency,
                "role": Role.BODY_AUDITOR.value,
                "username": "tamu.uji",
                "title": "Auditor",
                "email": "",
                "valid_from": TODAY,
                "valid_until": TODAY + timedelta(days=5),
                "reason": "Audit tahap 1",
            }
            return services.invite_guest(**{**values, **changes})

        return invited

    def test_makes_a_person_with_one_role(self, invite, agency):
        role = invite()
        guest = viewer_of(role.user, NOW)
        assert guest.is_guest
        assert [hat.agency_id for hat in guest.hats] == [agency.pk]

    @pytest.mark.parametrize("role", sorted(set(Role) - GUESTS))
    def test_gives_no_other_role(self, invite, role):
        with pytest.raises(DomainError) as refusal:
            invite(role=role.value)
        assert refusal.value.field == "role"
        assert not User.objects.filter(username="tamu.uji").exists()

    def test_leaves_nobody_behind_when_it_fails(self, invite):
        with pytest.raises(DomainError):
            invite(valid_until=TODAY - timedelta(days=1))
        assert not User.objects.filter(username="tamu.uji").exists()

    def test_a_guest_comes_back_under_the_same_name(self, invite):
        first = invite()
        later = invite(
            valid_from=TODAY + timedelta(days=300), valid_until=TODAY + timedelta(days=305)
        )
        assert later.user == first.user
        assert User.objects.filter(username="tamu.uji").count() == 1

    @pytest.mark.parametrize("held", [Role.STAFF, None])
    def test_a_colleagues_name_is_not_taken_over(self, invite, agency, held):
        roles = [held] if held else []
        person(*roles, government=agency.government, username="tamu.uji")
        with pytest.raises(DomainError) as refusal:
            invite()
        assert refusal.value.field == "username"

    def test_a_guest_of_another_government_keeps_the_name(self, invite):
        person(Role.BODY_AUDITOR, agency=AgencyFactory(), username="tamu.uji")
        with pytest.raises(services.KnownElsewhere) as refusal:
            invite()
        assert refusal.value.field == "username"

    def test_is_for_those_who_answer_for_the_audit(self, invite, agency):
        with pytest.raises(NotAllowed):
            invite(actor=viewer(Role.STAFF, agency=agency))


class TestChoosingAPassword:
    def test_takes_a_good_one(self, administrator, user):
        services.choose_password(
            actor=administrator, user_id=user.pk, password="gunung-laut-sawah-9"
        )
        user.refresh_from_db()
        assert user.check_password("gunung-laut-sawah-9")

    @pytest.mark.parametrize("password", ["", "pendek", "1234567890123", "password1234"])
    def test_refuses_a_weak_one_at_the_field(self, administrator, user, password):
        with pytest.raises(ValidationError) as refusal:
            services.choose_password(actor=administrator, user_id=user.pk, password=password)
        assert list(refusal.value.message_dict) == ["password"]
        user.refresh_from_db()
        assert user.check_password(PASSWORD)


class TestWhoSeesPeople:
    def test_of_the_own_government_alone(self, administrator, user):
        stranger = UserFactory()
        seen = set(people(administrator).values_list("pk", flat=True))
        assert seen == {administrator.user_id, user.pk}
        assert stranger.pk not in seen

    def test_not_with_a_role_at_an_agency(self, agency, user):
        assert not people(viewer(Role.ADMINISTRATOR, agency=agency)).exists()
        assert not people(viewer(Role.STAFF, government=agency.government)).exists()

    def test_a_host_sees_the_roles_of_guests(self, give, agency):
        give()
        guest = give(role=Role.BODY_AUDITOR.value, valid_until=TODAY)
        assert list(roles_seen(viewer(Role.AGENCY_HEAD, agency=agency))) == [guest]
        assert not roles_seen(viewer(Role.AGENCY_HEAD, agency=AgencyFactory())).exists()


class TestFoundingAGovernment:
    def found(self, **changes):
        new = NewGovernment(
            **{
                "region_code": "36.04",
                "level": "regency",
                "name": "Kabupaten Serang",
                "timezone": "Asia/Jakarta",
                "head_title": "Bupati",
                **changes,
            }
        )
        return found_government(
            now=NOW, new=new, username="Administrator", title="Administrator", since=TODAY
        )

    def test_makes_an_administrator_who_may_let_others_in(self):
        government, user = self.found()
        assert user.username == "administrator"
        actor = viewer_of(user, NOW)
        made = services.create_person(
            actor=actor, government=government, username="baru", title="Inspektur"
        )
        assert made.home == government

    def test_takes_a_region_that_is_known(self):
        Region.objects.create(code="36.04", name="Serang", level="regency")
        assert self.found()[0].region.name == "Serang"

    @pytest.mark.parametrize(
        "code", ["3604", "36.4", "36.041", "x", "", "36.04 ", "36.04\n", "٣٦.٠٤"]
    )
    def test_refuses_what_is_no_code(self, code):
        with pytest.raises(DomainError):
            self.found(region_code=code)
        assert not Region.objects.exists()

    @pytest.mark.parametrize(
        "change", [{"name": ""}, {"name": "!!!"}, {"timezone": "Mars"}, {"level": "x"}]
    )
    def test_refuses_unfit_data_and_leaves_nothing(self, change):
        with pytest.raises(ValidationError), transaction.atomic():
            self.found(**change)
        assert not Region.objects.exists()

    def test_twice_is_refused(self):
        self.found()
        with pytest.raises(DomainError):
            self.found()


def test_a_role_is_of_the_day_at_the_persons_place(give, user):
    give(valid_from=date(2018, 3, 15))
    assert viewer_of(user, NOW).hats == ()
    assert len(viewer_of(user, NOW + timedelta(days=1)).hats) == 1

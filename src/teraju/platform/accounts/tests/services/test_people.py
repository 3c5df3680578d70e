"""People: created, changed, their passwords, who sees them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.platform.accounts import services
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import people, roles_seen
from teraju.platform.accounts.tests.factories import (
    NOW,
    PASSWORD,
    AgencyFactory,
    GovernmentFactory,
    UserFactory,
    viewer,
)

from .days import TODAY, last_event

pytestmark = pytest.mark.django_db


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
                "nip": "",
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

    @pytest.mark.parametrize("nip", ["1985", "19850101201001200x", "1985010120100120011", "9" * 18])
    def test_refuses_what_is_no_nip(self, change, nip):
        with pytest.raises(ValidationError) as refusal:
            change(nip=nip)
        assert list(refusal.value.message_dict) == ["nip"]

    def test_refuses_the_nip_of_a_colleague(self, change, user):
        nip = "198501012010012001"
        UserFactory(home=user.home, nip=nip, title="Penera lain")
        with pytest.raises(DomainError, match="Penera lain") as refusal:
            change(nip=nip)
        assert refusal.value.field == "nip"

    def test_keeps_the_nip_out_of_the_open_part_of_the_trail(self, change):
        assert change(nip="198501012010012001").nip == "198501012010012001"
        assert "1985010" not in str(last_event().changes)

    @pytest.mark.parametrize(
        ("name", "nip", "words"),
        [
            ("", "", "Penera"),
            ("Uji", "", "Penera, Uji"),
            ("Uji", "198501012010012001", "Penera, Uji, NIP 198501012010012001"),
        ],
    )
    def test_a_paper_names_them_as_far_as_recorded(self, change, name, nip, words):
        assert change(name=name, nip=nip).on_paper("Penera") == words

    def test_refuses_what_is_no_mail_address(self, change):
        with pytest.raises(ValidationError) as refusal:
            change(email="x")
        assert list(refusal.value.message_dict) == ["email"]

    def test_of_another_government_is_refused(self, change):
        with pytest.raises(NotAllowed):
            change(user_id=UserFactory().pk)


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

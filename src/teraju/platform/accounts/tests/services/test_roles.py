"""Roles: given, ended, and the guests who come with one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts import services
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, UserFactory, person, viewer

from .days import TODAY, last_event

pytestmark = pytest.mark.django_db


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


def test_a_role_is_of_the_day_at_the_persons_place(give, user):
    give(valid_from=date(2018, 3, 15))
    assert viewer_of(user, NOW).hats == ()
    assert len(viewer_of(user, NOW + timedelta(days=1)).hats) == 1

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    person,
    viewer,
)
from teraju.platform.notify import codes
from teraju.platform.notify.card import Card
from teraju.platform.notify.invitations import (
    FIRST_LOGIN,
    AccountClosed,
    accept_invitation,
    invite_person,
    may_invite,
)
from teraju.platform.notify.models import Delivery, OneTimeCode
from teraju.platform.tasks.worker import Worker

pytestmark = pytest.mark.django_db

PASSWORD = "gunung-laut-sawah-9"


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def administrator(agency):
    return viewer(Role.ADMINISTRATOR, government=agency.government)


class TestWhoMayInvite:
    def test_the_administrator_of_the_government_anybody_in_it(self, agency, administrator):
        assert may_invite(administrator, person(Role.AGENCY_HEAD, agency=agency))
        assert may_invite(administrator, person(government=agency.government))

    def test_no_administrator_of_another(self, agency):
        assert not may_invite(viewer(Role.ADMINISTRATOR), person(Role.STAFF, agency=agency))

    def test_the_coordinator_guests_of_the_own_agency_only(self, agency):
        coordinator = viewer(Role.QUALITY_COORDINATOR, agency=agency)
        sister = AgencyFactory(government=agency.government)
        assert may_invite(coordinator, person(Role.BODY_AUDITOR, agency=agency))
        assert not may_invite(coordinator, person(Role.BODY_AUDITOR, agency=sister))
        assert not may_invite(coordinator, person(Role.STAFF, agency=agency))
        assert not may_invite(coordinator, person(government=agency.government))

    def test_nobody_a_guest_who_is_also_somebody_else(self, agency):
        guest = person(Role.BODY_AUDITOR, agency=agency)
        RoleAssignmentFactory(user=guest, role=Role.STAFF, agency=agency)
        assert not may_invite(viewer(Role.QUALITY_COORDINATOR, agency=agency), guest)

    def test_nobody_a_guest_whose_time_is_over(self, agency):
        guest = person(government=agency.government)
        RoleAssignmentFactory(
            user=guest, role=Role.BSN_COACH, agency=agency, valid_until=date(2018, 3, 13)
        )
        assert not may_invite(viewer(Role.QUALITY_COORDINATOR, agency=agency), guest)


class TestAnInvitation:
    def test_is_a_card_where_nothing_is_configured(self, agency, administrator):
        user = person(Role.STAFF, agency=agency, email="a@example.id")
        card = invite_person(actor=administrator, user=user)
        assert isinstance(card, Card)
        assert codes.prove(card.code, NOW, FIRST_LOGIN).subject_id == str(user.pk)

    def test_is_a_card_for_a_person_without_an_address(self, agency, administrator, settings):
        settings.TERAJU_NOTIFY = "smtp"
        user = person(Role.STAFF, agency=agency)
        assert isinstance(invite_person(actor=administrator, user=user), Card)

    def test_goes_by_mail_and_leaves_no_code_behind(self, agency, administrator, settings):
        settings.TERAJU_NOTIFY = "smtp"
        user = person(Role.STAFF, agency=agency, email="a@example.id")
        made = invite_person(actor=administrator, user=user)
        assert isinstance(made, Delivery)
        Worker().run_until_empty()
        (message,) = mail.outbox
        code = message.body.rpartition("/k/")[2]
        assert codes.prove(code, NOW, FIRST_LOGIN)
        made.refresh_from_db()
        assert (made.text, made.link) == ("", "")

    def test_is_refused_by_name(self, agency, administrator):
        user = person(Role.STAFF, agency=agency, is_active=False)
        with pytest.raises(AccountClosed):
            invite_person(actor=administrator, user=user)
        with pytest.raises(NotAllowed):
            invite_person(actor=viewer(Role.ADMINISTRATOR), user=user)
        assert not OneTimeCode.objects.exists()


class TestAccepting:
    @pytest.fixture
    def invited(self, administrator, agency):
        user = person(Role.STAFF, agency=agency)
        card = invite_person(actor=administrator, user=user)
        return user, codes.prove(card.code, NOW)

    def test_sets_the_password_and_uses_the_code_up(self, invited):
        user, code = invited
        values = {"code_id": code.pk, "user": user, "visitor": anonymous(NOW)}
        accept_invitation(password=PASSWORD, **values)
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
        with pytest.raises(codes.CodeUsed):
            accept_invitation(password=PASSWORD, **values)

    def test_a_weak_password_leaves_the_code_whole(self, invited):
        user, code = invited
        with pytest.raises(ValidationError):
            accept_invitation(code_id=code.pk, user=user, password="pendek", visitor=anonymous(NOW))
        assert codes.check(OneTimeCode.objects.get(), NOW) is None

    def test_a_code_of_somebody_else_is_refused(self, invited):
        _user, code = invited
        other = person(government=GovernmentFactory())
        with pytest.raises(codes.CodeUnknown):
            accept_invitation(
                code_id=code.pk, user=other, password=PASSWORD, visitor=anonymous(NOW)
            )

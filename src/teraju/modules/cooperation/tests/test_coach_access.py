"""A coach of BSN is let in by agreement, for a period, and shut out with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.cooperation import selectors, services
from teraju.modules.cooperation.domain.kinds import Partner
from teraju.modules.cooperation.models import Agreement, CoachAccess
from teraju.modules.cooperation.refusals import AgreementIsNotThere, NotWithBSN, WrongPlace
from teraju.modules.cooperation.tests.factories import AgreementFactory, SignedFactory, house
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.services import KnownElsewhere
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
SOON = TODAY + timedelta(days=90)


@pytest.fixture
def home():
    return house()


@pytest.fixture
def pks(home):
    return SignedFactory(agency=home.agency, ends_on=date(2018, 12, 31))


@pytest.fixture
def mou(home):
    """The government's own agreement with BSN."""
    return SignedFactory(government=home.government)


@pytest.fixture
def invite(home, pks):
    def invited(**changes):
        values = {
            "actor": home.coordinator,
            "agreement_id": pks.pk,
            "username": "pembina.bsn",
            "title": "Pembina BSN",
            "valid_from": TODAY,
            "valid_until": SOON,
        }
        return services.invite_coach(**{**values, **changes})

    return invited


def verbs():
    return list(TrailEvent.objects.order_by("pk").values_list("verb", flat=True))


class TestInviting:
    def test_makes_a_guest_of_the_agency(self, invite, home, pks):
        access = invite()
        [hat] = viewer_of(access.assignment.user, NOW).hats
        assert (hat.role, hat.agency_id) == (Role.BSN_COACH, home.agency.pk)
        assert access.assignment.reason == f"{pks.number} {pks.title}"[:200]
        assert verbs() == [
            "accounts.person.created",
            "accounts.role.given",
            "cooperation.agreement.coach_invited",
        ]
        assert TrailEvent.objects.last().changes["guest"] == [None, "Pembina BSN"]

    @pytest.mark.parametrize(
        ("who", "may"),
        [
            ("head", True),
            ("coordinator", True),
            ("administrator", True),
            ("secretary", False),
            ("reader", False),
        ],
    )
    def test_is_for_those_who_invite_guests(self, invite, home, who, may):
        actor = getattr(home, who)
        if may:
            assert invite(actor=actor)
            return
        with pytest.raises(NotAllowed):
            invite(actor=actor)

    def test_is_nobody_elses(self, invite, home):
        with pytest.raises(Agreement.DoesNotExist):
            invite(actor=home.stranger)

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"valid_until": TODAY - timedelta(days=1)}, "valid_until"),
            ({"valid_until": date(2019, 1, 1)}, "valid_until"),
            ({"valid_from": date(2018, 2, 28)}, "valid_from"),
        ],
    )
    def test_keeps_to_the_agreement(self, invite, changes, field):
        with pytest.raises(ValidationError) as refused:
            invite(**changes)
        assert set(refused.value.message_dict) == {field}
        assert not User.objects.filter(username="pembina.bsn").exists()

    def test_is_for_a_year_at_the_longest(self, invite, pks):
        Agreement.objects.filter(pk=pks.pk).update(ends_on=None)
        with pytest.raises(ValidationError):
            invite(valid_until=TODAY + timedelta(days=367))
        assert invite(valid_until=TODAY + timedelta(days=366))

    def test_needs_bsn_as_a_party(self, invite, pks):
        pks.parties.filter(partner=Partner.CENTRAL).update(name="Kementerian Perdagangan")
        with pytest.raises(NotWithBSN):
            invite()

    @pytest.mark.parametrize("status", ["draft", "cancelled", "ended", "renewed"])
    def test_needs_an_agreement_in_force(self, invite, pks, status):
        Agreement.objects.filter(pk=pks.pk).update(status=status)
        with pytest.raises(AgreementIsNotThere):
            invite()

    def test_under_the_governments_own_names_the_agency(self, invite, home, mou):
        with pytest.raises(DomainError) as refused:
            invite(agreement_id=mou.pk)
        assert refused.value.field == "agency"
        access = invite(agreement_id=mou.pk, agency=home.agency)
        assert access.assignment.agency == home.agency

    @pytest.mark.parametrize("own", [True, False])
    def test_is_for_no_other_agency(self, invite, home, mou, own):
        agency = home.other if own else AgencyFactory()
        with pytest.raises((NotAllowed, WrongPlace)):
            invite(agreement_id=mou.pk, agency=agency)
        with pytest.raises(WrongPlace):
            invite(agency=agency)

    def test_takes_a_coach_of_another_government_who_is_known(self, invite):
        coach = person(Role.BSN_COACH, agency=AgencyFactory(), username="pembina.bsn")
        with pytest.raises(KnownElsewhere) as refused:
            invite()
        assert refused.value.field == "username"
        access = invite(is_known=True)
        assert access.assignment.user == coach
        assert len(viewer_of(coach, NOW).government_ids) == 2


class TestEnding:
    def end(self, access, actor, last_day):
        return services.end_coach_access(actor=actor, access_id=access.pk, last_day=last_day)

    def test_yesterday_shuts_the_door(self, invite, home):
        access = invite(valid_from=date(2018, 3, 5))
        self.end(access, home.head, TODAY - timedelta(days=1))
        assert viewer_of(access.assignment.user, NOW).hats == ()
        assert verbs()[-2:] == ["accounts.role.ended", "cooperation.agreement.coach_ended"]

    def test_is_not_for_readers_or_strangers(self, invite, home):
        access = invite()
        with pytest.raises(NotAllowed):
            self.end(access, home.reader, TODAY)
        with pytest.raises(CoachAccess.DoesNotExist):
            self.end(access, home.stranger, TODAY)

    def test_goes_on_within_the_agreement(self, invite, home):
        access = invite()
        later = self.end(access, home.head, date(2018, 12, 31))
        assert later.assignment.valid_until == date(2018, 12, 31)
        with pytest.raises(ValidationError) as refused:
            self.end(access, home.head, date(2019, 1, 1))
        assert set(refused.value.message_dict) == {"last_day"}

    def test_goes_not_on_without_the_agreement(self, invite, home, pks):
        access = invite()
        Agreement.objects.filter(pk=pks.pk).update(status="renewed")
        with pytest.raises(AgreementIsNotThere):
            self.end(access, home.head, SOON + timedelta(days=1))
        assert self.end(access, home.head, TODAY)

    def test_comes_with_the_end_of_the_agreement(self, invite, home, mou):
        """Also by the secretary, who may end the agreement but lets no guest in or out."""
        now = invite(agreement_id=mou.pk, agency=home.agency, valid_from=date(2018, 3, 5))
        later = invite(
            agreement_id=mou.pk,
            agency=home.agency,
            username="pembina.kedua",
            valid_from=TODAY + timedelta(days=5),
        )
        services.end_agreement(
            actor=home.secretary, agreement_id=mou.pk, closed_on=TODAY, reason="Berakhir"
        )
        for access in (now, later):
            for days in (0, 6, 60):
                moment = NOW + timedelta(days=days)
                assert viewer_of(access.assignment.user, moment).hats == ()

    def test_leaves_coaches_of_other_agreements_alone(self, invite, home, mou):
        kept = invite()
        services.end_agreement(
            actor=home.secretary, agreement_id=mou.pk, closed_on=TODAY, reason="Berakhir"
        )
        assert viewer_of(kept.assignment.user, NOW).hats


class TestWhatACoachSees:
    def test_of_agreements_nothing(self, invite, home, mou):
        AgreementFactory(agency=home.agency)
        coach = viewer_of(invite().assignment.user, NOW)
        for rows in (
            selectors.agreements,
            selectors.programmes,
            selectors.tasks,
            selectors.templates,
            selectors.coach_accesses,
        ):
            assert not rows(coach).exists(), rows

    def test_nothing_after_the_last_day(self, invite):
        user = invite().assignment.user
        assert viewer_of(user, NOW + timedelta(days=90)).hats
        assert viewer_of(user, NOW + timedelta(days=91)).hats == ()

"""From the draft of an agreement to its end, and who may do what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.cooperation import services
from teraju.modules.cooperation.domain.kinds import Kind, Partner
from teraju.modules.cooperation.domain.states import Status
from teraju.modules.cooperation.models import Agreement
from teraju.modules.cooperation.refusals import (
    AgreementIsNotThere,
    NotReadyToSign,
    WrongPlace,
)
from teraju.modules.cooperation.tests.factories import (
    SIGNED,
    AgreementFactory,
    SignedFactory,
    house,
    two_parties,
)
from teraju.modules.standards.tests.factories import EditionFactory
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db

DAY = date(2018, 3, 10)


@pytest.fixture
def home():
    return house()


@pytest.fixture
def draft(home):
    """The government's own draft, complete but for the signature."""
    agreement = AgreementFactory(government=home.government)
    two_parties(agreement)
    return agreement


def errors_of(refused):
    return set(refused.value.message_dict)


class TestDraftAgreement:
    def test_keeps_what_was_entered_and_tells_it_once(self, home):
        edition = EditionFactory()
        agreement = services.draft_agreement(
            actor=home.secretary,
            government=home.government,
            kind=Kind.MOU,
            title="  Pengembangan SPK  ",
            scope="SPK",
            editions=[edition],
        )
        assert agreement.title == "Pengembangan SPK"
        assert (agreement.status, agreement.version) == (Status.DRAFT, 1)
        assert list(agreement.editions.all()) == [edition]
        (event,) = TrailEvent.objects.all()
        assert event.verb == "cooperation.agreement.drafted"
        assert event.changes["editions"] == [None, [edition.designation]]

    @pytest.mark.parametrize("who", ["head", "coordinator", "reader", "stranger"])
    def test_the_governments_own_is_drafted_by_its_secretariat(self, home, who):
        with pytest.raises(NotAllowed):
            services.draft_agreement(
                actor=getattr(home, who), government=home.government, kind=Kind.MOU, title="x"
            )

    @pytest.mark.parametrize("who", ["secretary", "administrator", "reader", "stranger"])
    def test_an_agencys_is_drafted_by_the_agency(self, home, who):
        with pytest.raises(NotAllowed):
            services.draft_agreement(
                actor=getattr(home, who),
                government=home.government,
                agency=home.agency,
                kind=Kind.COOPERATION,
                title="x",
            )

    def test_refuses_a_parent_of_another_government(self, home):
        with pytest.raises(WrongPlace) as refused:
            services.draft_agreement(
                actor=home.secretary,
                government=home.government,
                kind=Kind.MOU,
                title="x",
                parent=SignedFactory(),
            )
        assert refused.value.field == "parent"

    def test_refuses_a_parent_that_the_actor_does_not_see(self, home):
        hidden = SignedFactory(agency=home.other)
        with pytest.raises(WrongPlace):
            services.draft_agreement(
                actor=home.head,
                government=home.government,
                agency=home.agency,
                kind=Kind.COOPERATION,
                title="x",
                parent=hidden,
            )

    def test_refuses_an_agency_of_another_government(self, home):
        foreign = house()
        with pytest.raises((WrongPlace, NotAllowed)):
            services.draft_agreement(
                actor=home.secretary,
                government=home.government,
                agency=foreign.agency,
                kind=Kind.MOU,
                title="x",
            )

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"title": ""}, "title"),
            ({"kind": "handshake"}, "kind"),
            ({"starts_on": DAY, "ends_on": DAY}, "ends_on"),
            ({"reminder_days": [0]}, "reminder_days"),
            ({"reminder_days": ["soon"]}, "reminder_days"),
            ({"reminder_days": [1, 2, 3, 4, 5, 6, 7]}, "reminder_days"),
            ({"council_consent": "given"}, "__all__"),
            ({"title": "x" * 241}, "title"),
        ],
    )
    def test_refuses_bad_input_at_its_field(self, home, values, field):
        given = {"kind": Kind.MOU, "title": "x", **values}
        with pytest.raises(ValidationError) as refused:
            services.draft_agreement(actor=home.secretary, government=home.government, **given)
        assert field in errors_of(refused)


class TestChangeAgreement:
    def test_changes_a_draft_and_tells_what_changed(self, home, draft):
        changed = services.change_agreement(
            actor=home.administrator,
            agreement_id=draft.pk,
            expected_version=1,
            title="Judul baru",
            editions=[EditionFactory()],
        )
        assert (changed.title, changed.version) == ("Judul baru", 2)
        event = TrailEvent.objects.get()
        assert event.changes["title"] == [draft.title, "Judul baru"]
        assert set(event.changes) == {"title", "editions"}

    def test_refuses_a_stale_version(self, home, draft):
        services.change_agreement(
            actor=home.secretary, agreement_id=draft.pk, expected_version=1, title="a"
        )
        with pytest.raises(ChangedMeanwhile):
            services.change_agreement(
                actor=home.secretary, agreement_id=draft.pk, expected_version=1, title="b"
            )
        draft.refresh_from_db()
        assert draft.title == "a"

    def test_is_nothing_there_for_a_stranger(self, home, draft):
        with pytest.raises(Agreement.DoesNotExist):
            services.change_agreement(actor=home.stranger, agreement_id=draft.pk, title="x")

    def test_what_is_signed_stays(self, home):
        signed = SignedFactory(government=home.government)
        with pytest.raises(AgreementIsNotThere):
            services.change_agreement(actor=home.secretary, agreement_id=signed.pk, title="x")

    def test_cannot_be_handed_to_an_agency_without_the_right_there(self, home, draft):
        with pytest.raises(NotAllowed):
            services.change_agreement(
                actor=home.secretary, agreement_id=draft.pk, agency=home.agency
            )

    def test_refuses_a_circle(self, home, draft):
        below = AgreementFactory(government=home.government, parent=draft)
        with pytest.raises(DomainError) as refused:
            services.change_agreement(actor=home.secretary, agreement_id=draft.pk, parent=below)
        assert refused.value.field == "parent"

    def test_details_of_what_is_signed_may_follow_later(self, home):
        signed = SignedFactory(government=home.government)
        changed = services.change_details(
            actor=home.administrator,
            agreement_id=signed.pk,
            counterpart_number="12/BSN/2018",
            contacts="Bagian Kerja Sama",
            reminder_days=[90],
        )
        assert (changed.counterpart_number, changed.reminder_days) == ("12/BSN/2018", [90])


class TestSignAgreement:
    def test_puts_it_in_force_with_the_next_number(self, home, draft):
        signed = services.sign_agreement(
            actor=home.secretary, agreement_id=draft.pk, expected_version=1, signed_on=DAY
        )
        assert (signed.status, signed.signed_on) == (Status.ACTIVE, DAY)
        assert signed.number
        event = TrailEvent.objects.get()
        assert event.verb == "cooperation.agreement.signed"
        assert event.changes["status"] == ["draft", "active"]

    def test_keeps_a_number_that_exists_already(self, home, draft):
        signed = services.sign_agreement(
            actor=home.secretary, agreement_id=draft.pk, signed_on=DAY, number="119/1/2018"
        )
        assert signed.number == "119/1/2018"

    def test_refuses_a_number_that_another_agreement_has(self, home, draft):
        other = SignedFactory(government=home.government)
        with pytest.raises(ValidationError):
            services.sign_agreement(
                actor=home.secretary, agreement_id=draft.pk, signed_on=DAY, number=other.number
            )

    @pytest.mark.parametrize("who", ["administrator", "head", "coordinator", "reader"])
    def test_the_governments_own_is_signed_by_the_secretary(self, home, draft, who):
        with pytest.raises(NotAllowed) as refused:
            services.sign_agreement(actor=getattr(home, who), agreement_id=draft.pk, signed_on=DAY)
        assert refused.value.message

    def test_an_agencys_is_signed_by_its_head_alone(self, home):
        draft = AgreementFactory(agency=home.agency)
        two_parties(draft)
        with pytest.raises(NotAllowed):
            services.sign_agreement(actor=home.coordinator, agreement_id=draft.pk, signed_on=DAY)
        signed = services.sign_agreement(actor=home.head, agreement_id=draft.pk, signed_on=DAY)
        assert signed.status == Status.ACTIVE

    def test_a_second_click_changes_nothing(self, home, draft):
        services.sign_agreement(actor=home.secretary, agreement_id=draft.pk, signed_on=DAY)
        with pytest.raises(AgreementIsNotThere):
            services.sign_agreement(actor=home.secretary, agreement_id=draft.pk, signed_on=DAY)
        assert TrailEvent.objects.count() == 1

    def test_refuses_without_parties(self, home):
        empty = AgreementFactory(government=home.government)
        with pytest.raises(NotReadyToSign):
            services.sign_agreement(actor=home.secretary, agreement_id=empty.pk, signed_on=DAY)

    def test_refuses_without_the_office_that_signs(self, home, draft):
        draft.parties.filter(partner=Partner.CENTRAL).update(signatory_office="")
        with pytest.raises(NotReadyToSign):
            services.sign_agreement(actor=home.secretary, agreement_id=draft.pk, signed_on=DAY)

    def test_refuses_while_the_council_has_not_agreed(self, home, draft):
        Agreement.objects.filter(pk=draft.pk).update(council_consent="needed")
        with pytest.raises(NotReadyToSign):
            services.sign_agreement(actor=home.secretary, agreement_id=draft.pk, signed_on=DAY)

    def test_an_agencys_cooperation_agreement_needs_a_power_of_attorney_by_now(self, home):
        draft = AgreementFactory(agency=home.agency, kind=Kind.COOPERATION)
        two_parties(draft)
        later = replace(home.head, now=home.head.now.replace(year=2020))
        with pytest.raises(NotReadyToSign):
            services.sign_agreement(actor=later, agreement_id=draft.pk, signed_on=date(2020, 3, 1))
        draft.parties.filter(partner=Partner.OWN).update(power_of_attorney="SK 188/2020")
        services.sign_agreement(actor=later, agreement_id=draft.pk, signed_on=date(2020, 3, 1))

    def test_refuses_a_day_that_has_not_come(self, home, draft):
        with pytest.raises(ValidationError) as refused:
            services.sign_agreement(
                actor=home.secretary,
                agreement_id=draft.pk,
                signed_on=home.secretary.today + timedelta(days=1),
            )
        assert errors_of(refused) == {"signed_on"}

    @pytest.mark.parametrize("offset", [-1, 0])
    def test_comes_no_earlier_than_the_agreement_above(self, home, offset):
        parent = SignedFactory(government=home.government)
        draft = AgreementFactory(agency=home.agency, parent=parent)
        two_parties(draft)
        day = SIGNED + timedelta(days=offset)
        if offset == 0:
            services.sign_agreement(actor=home.head, agreement_id=draft.pk, signed_on=day)
            return
        with pytest.raises(ValidationError) as refused:
            services.sign_agreement(actor=home.head, agreement_id=draft.pk, signed_on=day)
        assert errors_of(refused) == {"signed_on"}

    def test_waits_for_the_agreement_above_to_be_signed(self, home, draft):
        below = AgreementFactory(agency=home.agency, parent=draft)
        two_parties(below)
        with pytest.raises(ValidationError) as refused:
            services.sign_agreement(actor=home.head, agreement_id=below.pk, signed_on=DAY)
        assert errors_of(refused) == {"parent"}

    def test_a_refusal_leaves_no_number_behind(self, home, draft):
        with pytest.raises(ValidationError):
            services.sign_agreement(
                actor=home.secretary, agreement_id=draft.pk, signed_on=date(2099, 1, 1)
            )
        signed = services.sign_agreement(actor=home.secretary, agreement_id=draft.pk, signed_on=DAY)
        assert signed.number.startswith("001")

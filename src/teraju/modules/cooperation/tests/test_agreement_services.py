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
from teraju.modules.cooperation.models import Agreement, LegalBasis
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


class TestSendAndReturn:
    def test_a_complete_draft_is_sent_and_may_come_back(self, home, draft):
        sent = services.send_for_signing(actor=home.administrator, agreement_id=draft.pk)
        assert (sent.sent_on, sent.sent_by_id) == (
            home.administrator.today,
            home.administrator.user_id,
        )
        with pytest.raises(DomainError):
            services.return_draft(actor=home.secretary, agreement_id=draft.pk, reason=" ")
        back = services.return_draft(
            actor=home.secretary, agreement_id=draft.pk, reason="Lengkapi lampiran"
        )
        assert back.sent_on is None
        assert back.sent_by is None

    def test_an_incomplete_draft_is_not_sent(self, home):
        empty = AgreementFactory(government=home.government)
        with pytest.raises(NotReadyToSign):
            services.send_for_signing(actor=home.secretary, agreement_id=empty.pk)

    def test_only_what_was_sent_comes_back(self, home, draft):
        with pytest.raises(AgreementIsNotThere):
            services.return_draft(actor=home.secretary, agreement_id=draft.pk, reason="x")


class TestEndAndCancel:
    def test_an_agreement_in_force_ends_with_a_reason(self, home):
        signed = SignedFactory(government=home.government)
        ended = services.end_agreement(
            actor=home.secretary, agreement_id=signed.pk, closed_on=DAY, reason="Selesai"
        )
        assert (ended.status, ended.closed_on) == (Status.ENDED, DAY)
        with pytest.raises(AgreementIsNotThere):
            services.end_agreement(
                actor=home.secretary, agreement_id=signed.pk, closed_on=DAY, reason="Selesai"
            )

    @pytest.mark.parametrize("day", [SIGNED - timedelta(days=1), date(2099, 1, 1)])
    def test_the_day_of_the_end_lies_between_signing_and_today(self, home, day):
        signed = SignedFactory(government=home.government)
        with pytest.raises(ValidationError) as refused:
            services.end_agreement(
                actor=home.secretary, agreement_id=signed.pk, closed_on=day, reason="x"
            )
        assert errors_of(refused) == {"closed_on"}

    def test_an_end_needs_a_reason_and_the_right(self, home):
        signed = SignedFactory(government=home.government)
        with pytest.raises(DomainError) as refused:
            services.end_agreement(
                actor=home.secretary, agreement_id=signed.pk, closed_on=DAY, reason=" "
            )
        assert refused.value.field == "reason"
        with pytest.raises(NotAllowed):
            services.end_agreement(
                actor=home.administrator, agreement_id=signed.pk, closed_on=DAY, reason="x"
            )

    def test_only_a_draft_is_cancelled(self, home, draft):
        signed = SignedFactory(government=home.government)
        with pytest.raises(AgreementIsNotThere):
            services.cancel_agreement(actor=home.secretary, agreement_id=signed.pk, reason="x")
        cancelled = services.cancel_agreement(
            actor=home.secretary, agreement_id=draft.pk, reason="Batal"
        )
        assert cancelled.status == Status.CANCELLED


class TestRenewAgreement:
    def test_drafts_a_successor_and_supersedes_when_that_is_signed(self, home):
        old = SignedFactory(government=home.government, ends_on=date(2018, 3, 13))
        LegalBasis.objects.create(agreement=old, title="UU 20/2014")
        new = services.renew_agreement(actor=home.administrator, agreement_id=old.pk)
        assert new.renewal_of == old
        assert new.parties.count() == 2
        assert new.bases.count() == 1
        old.refresh_from_db()
        assert old.status == Status.ACTIVE
        services.sign_agreement(actor=home.secretary, agreement_id=new.pk, signed_on=DAY)
        old.refresh_from_db()
        assert (old.status, old.closed_on) == (Status.RENEWED, DAY)
        verbs = set(TrailEvent.objects.filter(target_id=str(old.pk)).values_list("verb", flat=True))
        assert "cooperation.agreement.renewed" in verbs

    def test_is_done_once(self, home):
        old = SignedFactory(government=home.government)
        new = services.renew_agreement(actor=home.secretary, agreement_id=old.pk)
        with pytest.raises(AgreementIsNotThere):
            services.renew_agreement(actor=home.secretary, agreement_id=old.pk)
        services.cancel_agreement(actor=home.secretary, agreement_id=new.pk, reason="x")
        assert services.renew_agreement(actor=home.secretary, agreement_id=old.pk)

    def test_the_successor_is_not_signed_before_the_predecessor(self, home):
        old = SignedFactory(government=home.government)
        new = services.renew_agreement(actor=home.secretary, agreement_id=old.pk)
        with pytest.raises(ValidationError) as refused:
            services.sign_agreement(
                actor=home.secretary, agreement_id=new.pk, signed_on=SIGNED - timedelta(days=1)
            )
        assert errors_of(refused) == {"signed_on"}

    def test_a_draft_is_not_renewed(self, home, draft):
        with pytest.raises(AgreementIsNotThere):
            services.renew_agreement(actor=home.secretary, agreement_id=draft.pk)


class TestPublishAgreement:
    def test_shows_and_hides_what_is_signed(self, home):
        signed = SignedFactory(government=home.government)
        assert services.publish_agreement(actor=home.secretary, agreement_id=signed.pk).is_public
        hidden = services.withdraw_from_public(actor=home.secretary, agreement_id=signed.pk)
        assert not hidden.is_public

    def test_a_draft_is_nobodys_business(self, home, draft):
        with pytest.raises(AgreementIsNotThere):
            services.publish_agreement(actor=home.secretary, agreement_id=draft.pk)

    def test_is_for_who_signs(self, home):
        signed = SignedFactory(government=home.government)
        with pytest.raises(NotAllowed):
            services.publish_agreement(actor=home.administrator, agreement_id=signed.pk)


class TestParties:
    def test_are_added_changed_and_removed_in_a_draft(self, home, draft):
        party = services.add_party(
            actor=home.secretary, agreement_id=draft.pk, partner=Partner.THIRD, name="PT Uji"
        )
        assert party.order == 3
        changed = services.change_party(
            actor=home.secretary,
            party_id=party.pk,
            expected_version=1,
            order=3,
            partner=Partner.THIRD,
            name="PT Uji Baru",
            signatory_office="Direktur",
        )
        assert changed.name == "PT Uji Baru"
        with pytest.raises(ChangedMeanwhile):
            services.change_party(
                actor=home.secretary,
                party_id=party.pk,
                expected_version=1,
                order=3,
                partner=Partner.THIRD,
                name="x",
            )
        services.remove_party(actor=home.secretary, party_id=party.pk)
        assert draft.parties.count() == 2
        assert TrailEvent.objects.filter(target_id=str(draft.pk)).count() == 3

    def test_are_named_once(self, home, draft):
        with pytest.raises(ValidationError):
            services.add_party(
                actor=home.secretary,
                agreement_id=draft.pk,
                partner=Partner.CENTRAL,
                name="Badan Standardisasi Nasional",
            )

    def test_stay_once_signed(self, home):
        signed = SignedFactory(government=home.government)
        with pytest.raises(AgreementIsNotThere):
            services.remove_party(actor=home.secretary, party_id=signed.parties.first().pk)

    def test_are_for_who_drafts(self, home, draft):
        with pytest.raises(NotAllowed):
            services.remove_party(actor=home.reader, party_id=draft.parties.first().pk)

    def test_legal_bases_come_and_go(self, home, draft):
        basis = services.add_legal_basis(
            actor=home.secretary, agreement_id=draft.pk, title="UU 20/2014"
        )
        with pytest.raises(ValidationError):
            services.add_legal_basis(
                actor=home.secretary, agreement_id=draft.pk, title="UU 20/2014"
            )
        services.remove_legal_basis(actor=home.secretary, basis_id=basis.pk)
        assert not draft.bases.exists()

"""Sending, ending, renewing and publishing agreements, and the parts of a draft."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.cooperation import services
from teraju.modules.cooperation.domain.kinds import Partner
from teraju.modules.cooperation.domain.states import Status
from teraju.modules.cooperation.models import LegalBasis
from teraju.modules.cooperation.refusals import (
    AgreementIsNotThere,
    NotReadyToSign,
)
from teraju.modules.cooperation.tests.factories import (
    SIGNED,
    AgreementFactory,
    SignedFactory,
    house,
    two_parties,
)
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

    def test_the_successor_is_signed_although_the_old_one_has_ended(self, home):
        old = SignedFactory(government=home.government)
        new = services.renew_agreement(actor=home.secretary, agreement_id=old.pk)
        services.end_agreement(
            actor=home.secretary, agreement_id=old.pk, closed_on=DAY, reason="Masa berakhir"
        )
        signed = services.sign_agreement(actor=home.secretary, agreement_id=new.pk, signed_on=DAY)
        old.refresh_from_db()
        assert (signed.status, old.status) == (Status.ACTIVE, Status.ENDED)

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

"""Partners, engagements, evaluations, commitments and checks of controls."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.risks import services
from teraju.modules.risks.models import Engagement, Evaluation, Partner
from teraju.modules.risks.partner_refusals import (
    NoBasis,
    NotComplete,
    OutOfPlace,
    PartnerNotCleared,
    TooMild,
)
from teraju.modules.risks.selectors.diligence import committed
from teraju.modules.risks.tests.partner_world import (
    DAY,
    NOW,
    TODAY,
    a_commitment,
    a_partner,
    an_engagement,
    decided_diligence,
    house,
)

pytestmark = pytest.mark.django_db
MARKS = {"quality": 4, "time": 3, "service": 3, "price": 3, "papers": 3}


@pytest.fixture
def home():
    return house()


def start(home, engagement, now=NOW):
    return services.start_engagement(actor=home.at("owner", now), engagement_id=engagement.pk)


def evaluate(home, partner, who="coordinator", now=NOW, **values):
    usual = {
        "since": now.date() - timedelta(days=300),
        "until": now.date(),
        "marks": MARKS,
        "reason": "Buku penerimaan barang",
    }
    return services.evaluate_provider(
        actor=home.at(who, now), partner_id=partner.pk, **{**usual, **values}
    )


class TestPartner:
    def test_is_entered_changed_and_judged(self, home):
        partner = a_partner(home)
        assert (partner.bribery_level, partner.level_on) == ("unknown", None)
        changed = services.change_partner(
            actor=home.at("coordinator"), partner_id=partner.pk, supplies="Jasa boga dan sewa"
        )
        assert changed.supplies == "Jasa boga dan sewa"
        with pytest.raises(NotAllowed):
            services.judge_level(
                actor=home.at("owner"),
                partner_id=partner.pk,
                bribery_level="low",
                level_reason="Kecil",
            )

    @pytest.mark.parametrize(
        ("level", "reason", "field"),
        [("unknown", "Ragu", "bribery_level"), ("low", "  ", "level_reason")],
    )
    def test_a_judgement_has_a_level_and_a_reason(self, home, level, reason, field):
        with pytest.raises(DomainError) as refused:
            services.judge_level(
                actor=home.at("compliance"),
                partner_id=a_partner(home).pk,
                bribery_level=level,
                level_reason=reason,
            )
        assert refused.value.field == field

    def test_stands_once_in_the_register_of_an_agency(self, home):
        a_partner(home)
        with pytest.raises(ValidationError):
            a_partner(home)
        assert Partner.objects.count() == 1

    @pytest.mark.parametrize(
        "values", [{"tax_number": "12"}, {"business_number": "abc"}, {"kind": "friend"}]
    )
    def test_numbers_and_kinds_are_checked(self, home, values):
        with pytest.raises(ValidationError) as refused:
            a_partner(home, **values)
        assert list(refused.value.message_dict) == list(values)

    def test_is_blocked_and_the_block_lifted(self, home):
        partner = a_partner(home, "low")
        head = home.at("head")
        services.block_partner(actor=head, partner_id=partner.pk, reason="Laporan suap")
        with pytest.raises(OutOfPlace):
            services.block_partner(actor=head, partner_id=partner.pk, reason="Lagi")
        with pytest.raises(PartnerNotCleared, match="blocked"):
            start(home, an_engagement(home, partner))
        services.unblock_partner(actor=head, partner_id=partner.pk, reason="Tidak terbukti")
        assert start(home, Engagement.objects.get()).state == "running"

    def test_ends_once_nothing_is_open_and_may_be_taken_up_again(self, home):
        partner = a_partner(home, "low")
        engagement = an_engagement(home, partner)
        end = {"actor": home.at("owner"), "partner_id": partner.pk, "ended_on": TODAY}
        with pytest.raises(OutOfPlace, match="Engagements"):
            services.end_partner(**end, reason="Pindah")
        services.cancel_engagement(
            actor=home.at("owner"), engagement_id=engagement.pk, reason="Tidak jadi"
        )
        services.end_partner(**end, reason="Pindah")
        with pytest.raises(OutOfPlace, match="has ended"):
            an_engagement(home, partner)
        again = services.resume_partner(
            actor=home.at("owner"), partner_id=partner.pk, reason="Kembali"
        )
        assert again.ended_on is None

    def test_a_stale_version_and_a_stranger_change_nothing(self, home):
        partner = a_partner(home)
        with pytest.raises(ChangedMeanwhile):
            services.change_partner(
                actor=home.at("owner"), partner_id=partner.pk, expected_version=7, contact="x"
            )
        with pytest.raises(ObjectDoesNotExist):
            services.change_partner(actor=home.at("stranger"), partner_id=partner.pk, contact="x")
        with pytest.raises(NotAllowed):
            services.change_partner(actor=home.at("staff"), partner_id=partner.pk, contact="x")


class TestEngagement:
    def test_with_a_low_risk_starts_and_ends_with_what_was_delivered(self, home):
        engagement = an_engagement(home, a_partner(home, "low"))
        assert start(home, engagement).started_on == TODAY
        with pytest.raises(DomainError, match="delivered"):
            services.end_engagement(
                actor=home.at("owner"), engagement_id=engagement.pk, ended_on=TODAY, acceptance=" "
            )
        ended = services.end_engagement(
            actor=home.at("owner"),
            engagement_id=engagement.pk,
            ended_on=TODAY,
            acceptance="Lengkap, berita acara 12",
        )
        assert ended.state == "ended"

    def test_above_low_waits_for_due_diligence_and_commitment(self, home):
        partner = a_partner(home, "above_low")
        engagement = an_engagement(home, partner)
        with pytest.raises(PartnerNotCleared) as refused:
            start(home, engagement)
        assert "no due diligence" in str(refused.value)
        assert "no commitment" in str(refused.value)
        diligence = decided_diligence(home, partner)
        with pytest.raises(PartnerNotCleared, match="no commitment"):
            start(home, engagement)
        a_commitment(home, partner)
        assert start(home, engagement).diligence_id == diligence.pk

    def test_an_expired_due_diligence_starts_nothing_until_renewed(self, home):
        partner = a_partner(home, "above_low")
        decided_diligence(home, partner)
        a_commitment(home, partner)
        later = NOW + timedelta(days=370)
        engagement = an_engagement(home, partner, later)
        with pytest.raises(PartnerNotCleared, match="run out"):
            start(home, engagement, later)
        decided_diligence(home, partner, later)
        assert start(home, engagement, later).state == "running"

    def test_not_acceptable_stays_out_even_where_the_risk_is_low(self, home):
        partner = a_partner(home, "low")
        decided_diligence(home, partner, outcome="not_acceptable", convicted="yes")
        with pytest.raises(PartnerNotCleared, match="not acceptable"):
            start(home, an_engagement(home, partner))

    def test_nobody_starts_with_who_was_never_judged(self, home):
        with pytest.raises(PartnerNotCleared, match="Nobody has judged"):
            start(home, an_engagement(home, a_partner(home)))

    def test_a_second_click_starts_nothing_twice_and_days_stand_in_order(self, home):
        partner = a_partner(home, "low")
        engagement = an_engagement(home, partner)
        start(home, engagement)
        with pytest.raises(OutOfPlace):
            start(home, engagement)
        with pytest.raises(OutOfPlace):
            services.change_engagement(
                actor=home.at("owner"), engagement_id=engagement.pk, title="Lain"
            )
        with pytest.raises(DomainError) as refused:
            an_engagement(home, partner, ends_on=TODAY - DAY)
        assert refused.value.field == "ends_on"


class TestEvaluation:
    def test_keeps_a_good_provider_until_the_next_year(self, home):
        found = evaluate(home, a_partner(home, "low"))
        assert (found.score, found.result) == (Decimal("3.36"), "keep")
        assert found.next_on.year == TODAY.year + 1

    def test_stops_a_poor_one_and_nothing_starts_until_it_is_annulled(self, home):
        partner = a_partner(home, "low")
        found = evaluate(home, partner, marks=dict.fromkeys(MARKS, 1))
        assert found.result == "stop"
        engagement = an_engagement(home, partner)
        with pytest.raises(PartnerNotCleared, match="stopped"):
            start(home, engagement)
        annul = {"actor": home.at("coordinator"), "evaluation_id": found.pk}
        services.annul_evaluation(**annul, reason="Nilai tertukar")
        with pytest.raises(OutOfPlace):
            services.annul_evaluation(**annul, reason="Lagi")
        assert start(home, engagement).state == "running"

    def test_may_be_stricter_than_its_marks_never_milder(self, home):
        partner = a_partner(home, "low")
        with pytest.raises(TooMild):
            evaluate(home, partner, marks=dict.fromkeys(MARKS, 1), result="keep")
        with pytest.raises(DomainError, match="conditions"):
            evaluate(home, partner, result="conditions")
        assert evaluate(home, partner, result="stop").result == "stop"

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"marks": {"quality": 4}}, "mark_time"),
            ({"marks": {**MARKS, "time": 5}}, "mark_time"),
            ({"reason": ""}, "reason"),
            ({"until": TODAY + DAY}, "until"),
            ({"since": TODAY, "until": TODAY - DAY}, "until"),
        ],
    )
    def test_says_what_is_missing_at_its_field(self, home, values, field):
        with pytest.raises(DomainError) as refused:
            evaluate(home, a_partner(home, "low"), **values)
        assert refused.value.field == field

    def test_of_a_period_stands_once(self, home):
        partner = a_partner(home, "low")
        evaluate(home, partner)
        with pytest.raises(ValidationError):
            evaluate(home, partner)
        assert Evaluation.objects.count() == 1
        with pytest.raises(NotAllowed):
            evaluate(home, partner, "staff")


class TestCommitment:
    def test_counts_for_its_time_and_until_it_is_withdrawn(self, home):
        partner = a_partner(home, "above_low")
        found = a_commitment(home, partner)
        assert found.valid_until.year == TODAY.year + 2
        assert committed([partner.pk], TODAY)[partner.pk] == found
        assert not committed([partner.pk], TODAY - DAY)
        assert not committed([partner.pk], found.valid_until + DAY)
        services.withdraw_commitment(
            actor=home.at("compliance"), commitment_id=found.pk, reason="Direktur berganti"
        )
        assert not committed([partner.pk], TODAY)

    def test_where_it_is_not_practicable_a_reason_and_a_way_stand(self, home):
        partner = a_partner(home, "above_low")
        values = {"scope": "Sertifikasi", "signed_on": TODAY, "reason": "Lembaga negara"}
        for managed, refusal in ((" ", NoBasis), ("Honor hanya lewat bendahara", None)):
            act = {
                "actor": home.at("compliance"),
                "partner_id": partner.pk,
                **values,
                "managed_by": managed,
            }
            if refusal:
                with pytest.raises(refusal):
                    services.excuse_commitment(**act)
            else:
                assert not services.excuse_commitment(**act).is_signed
        assert partner.pk in committed([partner.pk], TODAY)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"signatory": ""}, "signatory"),
            ({"scope": ""}, "scope"),
            ({"signed_on": TODAY + DAY}, "signed_on"),
            ({"valid_until": TODAY - DAY}, "valid_until"),
        ],
    )
    def test_says_what_is_missing(self, home, values, field):
        with pytest.raises(DomainError) as refused:
            a_commitment(home, a_partner(home, "above_low"), **values)
        assert refused.value.field == field


class TestControlCheck:
    def check(self, home, partner, **values):
        usual = {"controls": "in_place", "basis": "Kebijakan dan SOP mitra"}
        return services.check_controls(
            actor=home.at("compliance"), partner_id=partner.pk, **{**usual, **values}
        )

    def test_looks_at_the_partner_again_after_a_year(self, home):
        found = self.check(home, a_partner(home, "above_low"))
        assert found.next_on.year == TODAY.year + 1

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"controls": "none"}, "asked"),
            ({"controls": "none", "asked": "Susun kebijakan"}, "asked_by"),
        ],
    )
    def test_where_little_is_there_something_is_asked(self, home, values, field):
        with pytest.raises(NotComplete) as refused:
            self.check(home, a_partner(home, "above_low"), **values)
        assert refused.value.field == field

    def test_or_says_why_nothing_can_be_asked(self, home):
        found = self.check(
            home,
            a_partner(home, "above_low"),
            controls="none",
            not_asked_because="Usaha kecil; pembayaran hanya lewat bank",
        )
        assert found.asked == ""

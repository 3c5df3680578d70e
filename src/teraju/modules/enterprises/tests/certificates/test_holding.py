"""Tests and retests, certificates while they last, and labels."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.marks import Mark
from teraju.modules.enterprises.models import FirmAudit, LabelCheck, Product
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.modules.enterprises.selectors import certificates as reading
from teraju.modules.enterprises.services import (
    applications,
    firm_audits,
    labels,
    product_certificates,
    product_tests,
)
from teraju.modules.enterprises.tests.certificate_world import (
    BODY,
    LINE,
    PAPERS,
    TEST_VALUES,
    TODAY,
    a_coaching,
    a_label,
    a_product,
    a_test,
    audited,
    certificate_values,
    certified,
    held,
    marked,
    photo,
    reported,
    submitted,
)
from teraju.platform.files.api import attachments_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
DAY = timedelta(days=1)


class TestTests:
    def retest(self, world, test):
        values = TEST_VALUES | {"sampled_on": TODAY}
        return product_tests.plan_retest(actor=world.at(), test_id=test.pk, **values)

    def test_a_failed_one_is_tested_again_by_the_same_limits(self, world, coaching):
        first = reported(world, coaching, "4", "3,5")
        assert first.verdict == "failed"
        again = self.retest(world, first)
        lines = list(again.lines.standing())
        assert [(line.parameter, line.least, line.result) for line in lines] == [
            ("P0", Decimal(4), ""),
            ("P1", Decimal(4), ""),
        ]
        for line in lines:
            values = LINE | {"parameter": line.parameter, "result": "4,5"}
            product_tests.change_line(actor=world.at(), test_id=again.pk, line_id=line.pk, **values)
        product_tests.report_test(
            actor=world.at(), test_id=again.pk, report_number="L-2", reported_on=TODAY
        )
        coaching.refresh_from_db()
        assert coaching.stage == "tested"

    def test_one_that_passed_is_not(self, world, coaching):
        with pytest.raises(NotNow):
            self.retest(world, reported(world, coaching, "4"))

    def test_every_test_that_speaks_has_to_pass(self, world, coaching):
        other = a_test(world, coaching, {"P0": ""})
        reported(world, coaching, "5")
        coaching.refresh_from_db()
        assert coaching.stage == "selected"
        product_tests.drop_test(actor=world.at(), test_id=other.pk, reason="Sampel rusak")
        coaching.refresh_from_db()
        assert coaching.stage == "tested"
        assert product_tests.resume_test(actor=world.at(), test_id=other.pk).state == "planned"

    def test_what_a_laboratory_cannot_tell_is_no_pass(self, world, coaching):
        test = reported(world, coaching, "> 3")
        coaching.refresh_from_db()
        assert (test.verdict, coaching.stage) == ("undecided", "selected")

    def test_no_report_without_all_results(self, world, coaching):
        for results in ({}, {"P0": "4", "P1": ""}):
            test = a_test(world, coaching, results)
            with pytest.raises(NotNow, match="result"):
                product_tests.report_test(
                    actor=world.at(), test_id=test.pk, report_number="L", reported_on=TODAY
                )

    def test_after_the_report_it_stands(self, world, coaching):
        test = reported(world, coaching, "4")
        with pytest.raises(NotNow):
            product_tests.add_line(actor=world.at(), test_id=test.pk, **LINE)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"least": None}, "least"),
            ({"result": "baik"}, "result"),
            ({"limit": "words", "wanted": ""}, "wanted"),
            ({"limit": "between", "most": Decimal(3)}, "most"),
        ],
    )
    def test_a_line_has_a_whole_limit_and_a_number(self, world, coaching, values, field):
        test = a_test(world, coaching)
        with pytest.raises(DomainError) as refused:
            product_tests.add_line(actor=world.at(), test_id=test.pk, **LINE | values)
        assert refused.value.field == field

    def test_a_line_keeps_what_its_limit_asks_for(self, world, coaching):
        test = a_test(world, coaching)
        values = LINE | {"limit": "words", "wanted": "Negatif", "result": "negatif"}
        line = product_tests.add_line(actor=world.at(), test_id=test.pk, **values)
        assert (line.least, line.verdict) == (None, "passed")
        product_tests.remove_line(actor=world.at(), test_id=test.pk, line_id=line.pk)
        assert not test.lines.standing().exists()

    def test_the_report_follows_the_sample(self, world, coaching):
        test = a_test(world, coaching, {"P0": "4"})
        with pytest.raises(DayOutOfOrder) as refused:
            product_tests.report_test(
                actor=world.at(),
                test_id=test.pk,
                report_number="L",
                reported_on=test.sampled_on - DAY,
            )
        assert refused.value.field == "reported_on"


class TestWhileItLasts:
    def say(self, world, one, how, on=TODAY, reason="Keputusan lembaga"):
        act = getattr(product_certificates, f"{how}_certificate")
        return act(actor=world.at(), certificate_id=one.pk, on=on, reason=reason)

    def test_suspended_restored_withdrawn(self, world, coaching):
        one = marked(world, coaching)
        product = coaching.product
        assert [ruling.mark for ruling in reading.marks_of(product, TODAY)] == [Mark.SNI]
        self.say(world, one, "suspend", TODAY - 20 * DAY)
        assert not reading.in_force(TODAY).exists()
        assert reading.in_force(TODAY - 21 * DAY).exists()
        self.say(world, one, "restore", TODAY - 10 * DAY)
        assert [ruling.mark for ruling in reading.marks_of(product, TODAY)] == [Mark.SNI]
        self.say(world, one, "withdraw")
        assert reading.marks_of(product, TODAY) == []
        assert set(one.surveillances.values_list("state", flat=True)) == {"dropped"}

    def test_what_was_entered_by_mistake_is_taken_back(self, world, coaching):
        one = marked(world, coaching)
        looks = list(one.surveillances.values_list("due_on", flat=True))
        self.say(world, one, "withdraw")
        assert not reading.in_force(TODAY).exists()
        back = {"actor": world.at(), "certificate_id": one.pk}
        with pytest.raises(DomainError):
            product_certificates.take_back_saying(**back, reason=" ")
        product_certificates.take_back_saying(**back, reason="Sertifikat lain")
        assert reading.in_force(TODAY).get() == one
        planned = one.surveillances.filter(state="planned")
        assert list(planned.order_by("due_on").values_list("due_on", flat=True)) == sorted(looks)
        with pytest.raises(NotNow):
            product_certificates.take_back_saying(**back, reason="Lagi")

    def test_a_first_day_after_what_was_said_is_no_correction(self, world, coaching):
        one = certified(world, coaching, valid_from=TODAY - 100 * DAY)
        self.say(world, one, "suspend", TODAY - 20 * DAY)
        with pytest.raises(DayOutOfOrder):
            product_certificates.change_certificate(
                actor=world.at(),
                certificate_id=one.pk,
                valid_from=TODAY - 10 * DAY,
                valid_until=None,
            )

    def test_a_first_day_before_the_application_is_no_correction(self, world, coaching):
        application = submitted(world, coaching)
        audited(world, application)
        one = product_certificates.grant_certificate(
            actor=world.at(), application_id=application.pk, **certificate_values()
        )
        with pytest.raises(DayOutOfOrder):
            product_certificates.change_certificate(
                actor=world.at(),
                certificate_id=one.pk,
                valid_from=application.submitted_on - DAY,
                valid_until=None,
            )

    @pytest.mark.parametrize("how", ["restore"])
    def test_what_has_no_place(self, world, coaching, how):
        with pytest.raises(NotNow):
            self.say(world, certified(world, coaching), how)

    def test_nothing_is_said_before_what_was_said_last(self, world, coaching):
        one = certified(world, coaching)
        self.say(world, one, "suspend")
        with pytest.raises(DayOutOfOrder):
            self.say(world, one, "restore", TODAY - DAY)

    def test_nothing_is_said_of_what_has_ended(self, world, coaching):
        old = {"valid_from": TODAY - 1500 * DAY}
        with pytest.raises(NotNow, match="ended"):
            self.say(world, certified(world, coaching, **old), "suspend")

    def test_without_the_approval_the_mark_waits(self, world, coaching):
        one = certified(world, coaching)
        assert reading.in_force(TODAY).get() == one
        assert reading.marks_of(coaching.product, TODAY) == []

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"scheme": ""}, "scheme"),
            ({"standard": " "}, "standard"),
            ({"valid_from": TODAY + DAY}, "valid_from"),
            ({"valid_until": TODAY}, "until_reason"),
            ({"valid_until": TODAY - 900 * DAY, "until_reason": "x"}, "valid_until"),
        ],
    )
    def test_what_a_certificate_says(self, world, coaching, values, field):
        with pytest.raises(DomainError) as refused:
            certified(world, coaching, **values)
        assert refused.value.field == field

    def test_corrected_days_move_what_was_not_held(self, world, coaching):
        one = certified(world, coaching)
        values = certificate_values(valid_from=one.valid_from - DAY, valid_until=None)
        product_certificates.change_certificate(
            actor=world.at(), certificate_id=one.pk, until_reason="", **values
        )
        due = one.surveillances.filter(state="planned").values_list("due_on", flat=True)
        assert min(due) == (one.valid_from - DAY).replace(year=one.valid_from.year + 1)
        assert one.surveillances.filter(state="dropped").count() == 3

    def test_a_surveillance_is_held_and_settled(self, world, coaching):
        one = certified(world, coaching, valid_from=TODAY - 500 * DAY)
        audit = one.surveillances.order_by("due_on").first()
        held(world, audit)
        firm_audits.add_finding(
            actor=world.at(), audit_id=audit.pk, weight="major", text="Contoh tidak sesuai"
        )
        firm_audits.conclude_audit(
            actor=world.at(),
            audit_id=audit.pk,
            concluded_on=TODAY,
            outcome="not_passed",
            conclusion="Menunggu tindakan",
        )
        assert FirmAudit.objects.get(pk=audit.pk).outcome == "not_passed"

    def test_it_is_renewed_before_its_end(self, world, coaching):
        one = marked(world, coaching, valid_from=TODAY - 1400 * DAY)
        again = applications.prepare_renewal(
            actor=world.at(), certificate_id=one.pk, body=BODY, papers=PAPERS
        )
        applications.submit_application(
            actor=world.at(), application_id=again.pk, submitted_on=TODAY - 250 * DAY
        )
        audited(world, again)
        new = product_certificates.grant_certificate(
            actor=world.at(), application_id=again.pk, **certificate_values(number="S-2")
        )
        assert new.renews == one
        with pytest.raises(NotNow, match="already"):
            applications.prepare_renewal(actor=world.at(), certificate_id=one.pk, body=BODY)

    def test_one_under_way_is_granted_there(self, world, coaching):
        applications.prepare_application(actor=world.at(), coaching=coaching, body=BODY, papers=[])
        with pytest.raises(NotNow) as refused:
            certified(world, coaching)
        assert refused.value.field == "coaching"


class TestLabels:
    def test_a_right_mark_needs_no_correction(self, world, coaching):
        marked(world, coaching)
        one = a_label(world, coaching.product, ["sni"], printed="SNI 8302:2016", photo=photo())
        assert (one.misused, one.correction, one.due_on) == (False, "", None)
        assert len(attachments_of(world.at(), one)) == 1
        with pytest.raises(NotNow):
            labels.settle_label(actor=world.at(), check_id=one.pk, settled_on=TODAY, outcome="Baik")

    def test_a_misuse_is_ordered_away_and_seen_again(self, world, coaching):
        with pytest.raises(DomainError, match="Nothing was granted") as refused:
            a_label(world, coaching.product, ["sni"], correction="")
        assert refused.value.field == "correction"
        one = a_label(world, coaching.product, ["sni", "management_system"])
        assert one.due_on == TODAY + 30 * DAY
        assert [ruling["allowed"] for ruling in one.rulings] == [False, False]
        assert list(LabelCheck.objects.open()) == [one]
        with pytest.raises(DayOutOfOrder):
            labels.extend_label(actor=world.at(), check_id=one.pk, due_on=one.due_on, reason="Stok")
        labels.extend_label(
            actor=world.at(), check_id=one.pk, due_on=one.due_on + DAY, reason="Stok"
        )
        labels.settle_label(
            actor=world.at(), check_id=one.pk, settled_on=TODAY, outcome="Label baru"
        )
        assert not LabelCheck.objects.open().exists()

    def test_a_label_is_judged_by_the_day_on_which_it_was_seen(self, world, coaching):
        one = marked(world, coaching)
        product_certificates.withdraw_certificate(
            actor=world.at(), certificate_id=one.pk, on=TODAY - DAY, reason="Mundur"
        )
        before = a_label(world, coaching.product, ["sni"], printed="SNI 8302:2016")
        after = a_label(world, coaching.product, ["sni"], printed="SNI 8302:2016", seen_on=TODAY)
        assert (before.misused, after.misused) == (False, True)

    def test_bina_umk_bears_its_own_mark_only(self, world):
        coaching, day = a_coaching(world, Road.BINA_UMK), date(2021, 9, 1)
        product_certificates.register_bina_umk(
            actor=world.at(day=day), coaching=coaching, registered_on=day, low_risk=True
        )
        usual = {"seen_on": day, "day": day}
        assert not a_label(world, coaching.product, ["bina_umk"], **usual).misused
        wrong = a_label(world, coaching.product, ["sni"], printed="SNI 8302:2016", **usual)
        assert wrong.rulings[0]["reasons"] == ["only_bina_umk"]

    def test_taken_back_it_asks_for_nothing(self, world):
        one = a_label(world, a_product(world), ["sni"])
        labels.withdraw_label(actor=world.at(), check_id=one.pk, reason="Produk lain")
        assert not LabelCheck.objects.open().exists()
        with pytest.raises(NotNow):
            labels.withdraw_label(actor=world.at(), check_id=one.pk, reason="Lagi")

    def test_who_may(self, world):
        product = a_product(world)
        with pytest.raises(NotAllowed):
            labels.check_label(actor=world.at("staff"), product=product, seen_on=TODAY, marks=[])
        with pytest.raises(Product.DoesNotExist):
            labels.check_label(actor=world.at("stranger"), product=product, seen_on=TODAY, marks=[])

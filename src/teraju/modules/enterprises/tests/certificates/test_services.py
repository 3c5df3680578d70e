"""From the firm's own audit to the mark: each step, and what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.coaching_refusals import WrongChoice
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import (
    Coaching,
    FirmAudit,
    FirmFinding,
    ProductCertificate,
)
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.modules.enterprises.services import (
    applications,
    firm_audits,
    product_certificates,
)
from teraju.modules.enterprises.tests.certificate_world import (
    BODY,
    NIB,
    PAPERS,
    TODAY,
    a_coaching,
    a_product,
    an_audit,
    audited,
    certificate_values,
    certified,
    held,
    marked,
    photo,
    reported,
    stages_of,
    submitted,
)
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files.api import attachments_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
DAY = timedelta(days=1)


def concluded(world, audit, **more):
    values = {
        "concluded_on": TODAY - 199 * DAY,
        "outcome": "passed",
        "conclusion": "Siap",
        "reviewed_on": TODAY - 198 * DAY,
        "review": "Pemilik menyetujui perbaikan",
    }
    return firm_audits.conclude_audit(actor=world.at(), audit_id=audit.pk, **values | more)


def test_the_whole_way_to_the_mark(world, coaching):
    concluded(world, held(world, an_audit(world, coaching)))
    reported(world, coaching, "4", "5")
    application = submitted(world, coaching)
    audited(world, application)
    one = product_certificates.grant_certificate(
        actor=world.at(), application_id=application.pk, file=photo(), **certificate_values()
    )
    product_certificates.approve_mark(
        actor=world.at(), certificate_id=one.pk, mark_number="M-1", marked_on=TODAY
    )
    coaching.refresh_from_db()
    assert (coaching.stage, coaching.state, coaching.ended_on) == ("marked", "arrived", TODAY)
    assert stages_of(coaching)[1:] == [
        "checked",
        "tested",
        "applied",
        "audited",
        "certified",
        "marked",
    ]
    assert one.valid_until == one.valid_from.replace(year=one.valid_from.year + 4)
    assert [file.title for file in attachments_of(world.at(), one)] == ["S-1"]
    due = list(one.surveillances.order_by("due_on").values_list("due_on", flat=True))
    assert due == [one.valid_from.replace(year=one.valid_from.year + n) for n in (1, 2, 3)]


class TestOwnAudit:
    def test_it_passes_with_the_owners_review_and_nothing_left_open(self, world, coaching):
        audit = held(world, an_audit(world, coaching))
        finding = firm_audits.add_finding(
            actor=world.at(), audit_id=audit.pk, weight="minor", text="Rekaman kurang"
        )
        with pytest.raises(NotNow) as refused:
            concluded(world, audit)
        assert refused.value.field == "outcome"
        firm_audits.settle_finding(
            actor=world.at(),
            audit_id=audit.pk,
            finding_id=finding.pk,
            correction="Formulir dipakai",
            settled_on=TODAY,
        )
        for field in ("reviewed_on", "review", "conclusion"):
            with pytest.raises(DomainError) as lacks:
                concluded(world, audit, **{field: None if field == "reviewed_on" else " "})
            assert lacks.value.field == field
        concluded(world, audit)
        coaching.refresh_from_db()
        assert coaching.stage == "checked"

    def test_not_passed_it_moves_nothing(self, world, coaching):
        audit = held(world, an_audit(world, coaching))
        concluded(world, audit, outcome="not_passed", reviewed_on=None, review="")
        coaching.refresh_from_db()
        assert coaching.stage == "selected"

    def test_an_observation_asks_for_nothing(self, world, coaching):
        audit = held(world, an_audit(world, coaching))
        firm_audits.add_finding(
            actor=world.at(), audit_id=audit.pk, weight="observation", text="Saran"
        )
        assert concluded(world, audit).outcome == "passed"

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"held_on": TODAY + DAY}, "held_on"),
            ({"held_on": TODAY, "held_until": TODAY - DAY}, "held_until"),
            ({"held_on": TODAY, "auditors": " "}, "auditors"),
        ],
    )
    def test_it_is_held_on_days_by_somebody(self, world, coaching, values, field):
        audit = an_audit(world, coaching)
        with pytest.raises(DomainError) as refused:
            firm_audits.hold_audit(
                actor=world.at(), audit_id=audit.pk, **{"auditors": "Tim", **values}
            )
        assert refused.value.field == field

    def test_called_off_it_is_planned_again(self, world, coaching):
        audit = held(world, an_audit(world, coaching))
        with pytest.raises(DomainError, match="Say why"):
            firm_audits.drop_audit(actor=world.at(), audit_id=audit.pk, reason=" ")
        firm_audits.drop_audit(actor=world.at(), audit_id=audit.pk, reason="Banjir")
        again = firm_audits.resume_audit(actor=world.at(), audit_id=audit.pk, planned_on=TODAY)
        assert (again.state, again.held_on, again.reason) == ("planned", None, "")

    def test_a_finding_by_mistake_is_taken_out(self, world, coaching):
        audit = held(world, an_audit(world, coaching))
        finding = firm_audits.add_finding(
            actor=world.at(), audit_id=audit.pk, weight="major", text="Salah ketik"
        )
        firm_audits.change_finding(
            actor=world.at(),
            audit_id=audit.pk,
            finding_id=finding.pk,
            weight="minor",
            text="Salah",
            expected_version=1,
        )
        with pytest.raises(ChangedMeanwhile):
            firm_audits.remove_finding(
                actor=world.at(), audit_id=audit.pk, finding_id=finding.pk, expected_version=1
            )
        firm_audits.remove_finding(actor=world.at(), audit_id=audit.pk, finding_id=finding.pk)
        assert not FirmFinding.objects.standing().exists()
        concluded(world, audit)
        with pytest.raises(NotNow):
            firm_audits.add_finding(
                actor=world.at(), audit_id=audit.pk, weight="minor", text="Terlambat"
            )


class TestApplication:
    def test_it_is_sent_with_every_paper_asked_for(self, world, coaching):
        one = applications.prepare_application(
            actor=world.at(), coaching=coaching, body=BODY, papers=["nib"]
        )
        with pytest.raises(NotNow, match="Brand certificate"):
            applications.submit_application(
                actor=world.at(), application_id=one.pk, submitted_on=TODAY
            )
        applications.change_application(
            actor=world.at(), application_id=one.pk, papers=PAPERS, body=BODY, note=""
        )
        sent = applications.submit_application(
            actor=world.at(), application_id=one.pk, submitted_on=TODAY, number="A-7"
        )
        assert sent.state == "submitted"
        coaching.refresh_from_db()
        assert coaching.stage == "applied"

    def test_unknown_papers_are_refused(self, world, coaching):
        with pytest.raises(DomainError) as refused:
            applications.prepare_application(
                actor=world.at(), coaching=coaching, body=BODY, papers=["emas"]
            )
        assert refused.value.field == "papers"

    def test_one_at_a_time(self, world, coaching):
        submitted(world, coaching)
        with pytest.raises(ValidationError, match="under way"):
            submitted(world, coaching)

    def test_a_declaration_takes_no_application(self, world):
        with pytest.raises(NotNow, match="OSS"):
            submitted(world, a_coaching(world, Road.BINA_UMK))

    def test_refused_it_is_prepared_again(self, world, coaching):
        one = submitted(world, coaching)
        applications.refuse_application(
            actor=world.at(), application_id=one.pk, reason="Berkas tidak sah"
        )
        again = applications.reopen_application(actor=world.at(), application_id=one.pk)
        assert (again.state, again.number, again.submitted_on) == ("prepared", "", None)

    def test_the_body_audits_what_it_has(self, world, coaching):
        one = applications.prepare_application(
            actor=world.at(), coaching=coaching, body=BODY, papers=PAPERS
        )
        with pytest.raises(NotNow, match="submit it first"):
            firm_audits.plan_body_audit(actor=world.at(), application_id=one.pk, planned_on=TODAY)

    def test_without_a_passed_audit_nothing_is_granted(self, world, coaching):
        one = submitted(world, coaching)
        with pytest.raises(NotNow, match="not concluded"):
            product_certificates.grant_certificate(
                actor=world.at(), application_id=one.pk, **certificate_values()
            )

    def test_batikmark_takes_neither_audit_nor_mark_number(self, world):
        coaching = a_coaching(world, Road.BATIKMARK)
        one = applications.prepare_application(
            actor=world.at(), coaching=coaching, body="BBKB", papers=["nib", "sample"]
        )
        applications.submit_application(
            actor=world.at(), application_id=one.pk, submitted_on=TODAY - 300 * DAY
        )
        values = certificate_values(scheme="", standard="")
        granted = product_certificates.grant_certificate(
            actor=world.at(), application_id=one.pk, **values
        )
        assert granted.valid_until.year - granted.valid_from.year == 3
        assert not granted.surveillances.exists()
        coaching.refresh_from_db()
        assert (coaching.stage, coaching.state) == ("certified", "arrived")
        with pytest.raises(NotNow, match="no SPPT SNI"):
            product_certificates.approve_mark(
                actor=world.at(), certificate_id=granted.pk, mark_number="M", marked_on=TODAY
            )


class TestRights:
    def test_readers_and_strangers_change_nothing(self, world, coaching):
        one = certified(world, coaching)
        for who in ("staff", "head", "auditor"):
            with pytest.raises(NotAllowed):
                product_certificates.suspend_certificate(
                    actor=world.at(who), certificate_id=one.pk, on=TODAY, reason="x"
                )
        with pytest.raises(ProductCertificate.DoesNotExist):
            product_certificates.suspend_certificate(
                actor=world.at("stranger"), certificate_id=one.pk, on=TODAY, reason="x"
            )

    def test_a_stopped_coaching_takes_nothing_new(self, world, coaching):
        Coaching.objects.filter(pk=coaching.pk).update(state="stopped", reason="Pindah")
        with pytest.raises(NotNow) as refused:
            an_audit(world, coaching)
        assert refused.value.field == "coaching"

    def test_the_trail_names_no_owner(self, world, coaching):
        marked(world, coaching)
        told = str(list(TrailEvent.objects.values_list("changes", "target_label")))
        assert "Ibu Uji" not in told


SINCE = date(2021, 9, 1)


class TestBinaUmk:
    def register(self, world, coaching, **more):
        values = {"registered_on": SINCE, "low_risk": True}
        return product_certificates.register_bina_umk(
            actor=world.at(day=SINCE), coaching=coaching, **values | more
        )

    def test_it_rests_on_the_nib_of_the_register(self, world):
        coaching = a_coaching(world, Road.BINA_UMK)
        one = self.register(world, coaching)
        assert (one.number, one.body, one.valid_until) == (NIB, "OSS", None)
        coaching.refresh_from_db()
        assert (coaching.stage, coaching.state) == ("registered", "arrived")
        assert not FirmAudit.objects.exists()

    def test_a_correction_does_not_date_it_back(self, world):
        one = self.register(world, a_coaching(world, Road.BINA_UMK))
        with pytest.raises(WrongChoice, match="2021"):
            product_certificates.change_certificate(
                actor=world.at(day=SINCE), certificate_id=one.pk, valid_from=date(2020, 12, 31)
            )

    def test_one_nib_registers_several_products(self, world):
        for name in ("Keripik", "Roti"):
            self.register(world, a_coaching(world, Road.BINA_UMK, a_product(world, name)))
        assert ProductCertificate.objects.filter(number=NIB).count() == 2

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"low_risk": False}, "low_risk"),
            ({"registered_on": SINCE + DAY}, "valid_from"),
            # It was not there before 2021.
            ({"registered_on": date(2020, 12, 31)}, "registered_on"),
        ],
    )
    def test_what_it_refuses(self, world, more, field):
        with pytest.raises(DomainError) as refused:
            self.register(world, a_coaching(world, Road.BINA_UMK), **more)
        assert refused.value.field == field

    def test_without_a_nib_there_is_none(self, world):
        product = a_product(world, "Sasando", nib="")
        with pytest.raises(DomainError, match="NIB"):
            self.register(world, a_coaching(world, Road.BINA_UMK, product))

    def test_only_on_its_own_road_and_once(self, world, coaching):
        with pytest.raises(NotNow):
            self.register(world, coaching)
        other = a_coaching(world, Road.BINA_UMK)
        self.register(world, other)
        with pytest.raises(NotNow, match="already"):
            self.register(world, other)


class TestDays:
    def test_a_certificate_does_not_begin_before_its_application(self, world, coaching):
        application = submitted(world, coaching)
        audited(world, application)
        early = certificate_values(valid_from=application.submitted_on - DAY)
        with pytest.raises(DayOutOfOrder) as refused:
            product_certificates.grant_certificate(
                actor=world.at(), application_id=application.pk, **early
            )
        assert refused.value.field == "valid_from"

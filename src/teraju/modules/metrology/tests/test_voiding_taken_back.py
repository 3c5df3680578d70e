"""A voiding that was a mistake is taken back; what a later test says stands in a mark's place."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.selectors import marks as reading
from teraju.modules.metrology.services import certificates, sheets
from teraju.modules.metrology.services.standing import void_marks
from teraju.modules.metrology.unit_refusals import NotNow

from .register_pages import text, url
from .register_world import TODAY, a_market
from .sheet_world import BAD, BATAL, DAY, build_bench
from .supervision_world import (
    a_stall_scale,
    a_verification_by,
    a_watched_unit,
    an_item,
    signed,
    visited,
)
from .test_inspection_services import SCALE

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=2)


@pytest.fixture
def bench(settings):
    settings.TERAJU_TODAY = LATER
    return build_bench()


def voided(bench, verification, reason="damage"):
    sheets.void_verification(
        actor=bench.acts("tester", LATER),
        verification_id=verification.pk,
        on=LATER,
        reason=reason,
        note="Kios yang salah",
    )
    return verification


def restored(bench, verification, who="head", reason="Tertukar dengan kios sebelah"):
    return sheets.restore_verification(
        actor=bench.acts(who, LATER), verification_id=verification.pk, reason=reason
    )


class TestTakenBack:
    @pytest.mark.parametrize("reason", ["damage", "mistake"])
    def test_it_counts_as_before(self, bench, client, reason):
        one = bench.record(bench.scale()).verification
        held = reading.verifications(bench.chief(LATER)).get(pk=one.pk)
        voided(bench, one, reason)
        restored(bench, one)
        instrument = Instrument.objects.get(pk=one.instrument_id)
        assert instrument.standing == Standing.VALID
        assert instrument.valid_until == held.valid_until
        assert not reading.verifications(bench.chief(LATER)).get(pk=one.pk).is_void
        client.force_login(bench.staff)
        client.cookies["language"] = "en"
        page = text(client.get(one.get_absolute_url()))
        # Both stay in the history, with their reasons.
        assert "Kios yang salah" in page
        assert "Tertukar dengan kios sebelah" in page

    def test_another_certificate_is_asked_for(self, bench):
        one = bench.record(bench.scale(), wants_certificate=True).verification
        paper = certificates.sign_certificate(
            actor=bench.chief(), certificate_id=one.certificates.get().pk
        )
        voided(bench, one)
        restored(bench, one)
        paper.refresh_from_db()
        assert paper.state == "withdrawn"
        again = certificates.ask_certificate(
            actor=bench.acts("tester", LATER), verification_id=one.pk
        )
        assert again.state == "to_sign"

    def test_only_the_head_does_with_a_reason(self, bench):
        one = voided(bench, bench.record(bench.scale()).verification)
        for who in ("tester", "supervisor", "staff"):
            with pytest.raises(NotAllowed):
                restored(bench, one, who)
        with pytest.raises(DomainError) as refused:
            restored(bench, one, reason=" ")
        assert refused.value.field == "reason"
        assert one.voids.exists()

    def test_what_is_not_void_has_nothing_to_take_back(self, bench):
        one = bench.record(bench.scale()).verification
        with pytest.raises(NotNow):
            restored(bench, one)

    def test_not_what_happened_to_the_instrument(self, bench):
        scale = bench.scale()
        one = bench.record(scale).verification
        scale.refresh_from_db()
        void_marks(bench.chief(LATER), scale, on=LATER, reason="move", note="Pindah")
        scale.save()
        with pytest.raises(NotNow):
            restored(bench, one)
        assert one.voids.exists()


def test_signed_minutes_stand(settings):
    settings.TERAJU_TODAY, unit = TODAY, a_watched_unit()
    market = a_market(unit)
    scale = a_stall_scale(unit, market, **SCALE)
    mark = a_verification_by(unit, scale, "tester", TODAY + timedelta(days=300))
    visit = visited(unit, market)
    due = TODAY + timedelta(days=14)
    an_item(unit, visit, scale, finding="damaged", measure="warning", due_on=due)
    signed(unit, visit)
    with pytest.raises(NotNow):
        sheets.restore_verification(
            actor=unit.at("chief"), verification_id=mark.pk, reason="Tidak rusak"
        )
    assert mark.voids.exists()


class TestBatal:
    @pytest.fixture
    def rejected(self, bench):
        return bench.record(bench.scale(), attempts=[{"readings": BAD}], marks=BATAL).verification

    def test_has_no_force_that_damage_takes(self, bench, client, rejected):
        with pytest.raises(DomainError) as refused:
            voided(bench, rejected)
        assert refused.value.field == "reason"
        client.force_login(bench.tester)
        client.cookies["language"] = "en"
        page = text(client.get(url("verification_void", rejected.pk)))
        assert "Recorded by mistake" in page
        assert "A device was added" not in page

    def test_is_taken_back_as_a_mistake(self, bench, rejected):
        voided(bench, rejected, "mistake")
        instrument = Instrument.objects.get(pk=rejected.instrument_id)
        assert instrument.standing == Standing.NEW


class TestTestedAgain:
    """An instrument is worth what its last act says, not an earlier one that still ran."""

    def worths(self, bench, *verifications):
        rows = reading.verifications(bench.chief(LATER))
        names = ("valid", "followed", "void", "batal", "expired", "unproven")
        found = {
            name: set(reading.with_worth(rows, name, LATER).values_list("pk", flat=True))
            for name in names
        }
        return [[name for name in names if one.pk in found[name]] for one in verifications]

    def test_a_later_batal_takes_the_place(self, bench, client):
        scale = bench.scale()
        first = bench.record(scale).verification
        last = bench.record(scale, LATER, attempts=[{"readings": BAD}], marks=BATAL).verification
        assert self.worths(bench, first, last) == [["followed"], ["batal"]]
        client.force_login(bench.staff)
        client.cookies["language"] = "en"
        page = text(client.get(first.get_absolute_url()))
        assert "Tested again since" in page
        assert "The mark counts." not in page

    def test_so_does_another_sah(self, bench):
        scale = bench.scale()
        acts = [bench.record(scale, day).verification for day in (DAY, LATER)]
        assert self.worths(bench, *acts) == [["followed"], ["valid"]]

    def test_a_mistake_does_not(self, bench):
        scale = bench.scale()
        acts = [bench.record(scale, day).verification for day in (DAY, LATER)]
        voided(bench, acts[1], "mistake")
        assert self.worths(bench, *acts) == [["valid"], ["void"]]

    def test_nor_what_nothing_proves_yet(self, bench):
        scale = bench.scale()
        first = bench.record(scale).verification
        last = bench.record(scale, LATER, marks=(), unmarkable="Bidang rata").verification
        assert self.worths(bench, first, last) == [["valid"], ["unproven"]]

    def test_nor_other_pieces_of_a_set(self, bench):
        weights = bench.scale("common_weight", count=7)
        told = {"attempts": [], "standards": bench.along("common_weight")}
        parts = [
            bench.record(weights, day, pieces=pieces, **told).verification
            for day, pieces in ((DAY, (4, 0, 0, 3)), (LATER, (3, 0, 0, 4)))
        ]
        assert self.worths(bench, *parts) == [["valid"], ["valid"]]

"""No paper of an instrument outlives what took its force: whoever checks its code is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.translation import override

from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.models import Certificate, Instrument, Verification
from teraju.modules.metrology.services import certificates, registers, sheets

from .sheet_world import BAD, BATAL, DAY, Bench, build_bench

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=30)


@pytest.fixture
def bench() -> Bench:
    return build_bench()


def certified(bench: Bench, scale: Instrument, day=DAY) -> Certificate:
    sheet = bench.record(scale, day=day, wants_certificate=True)
    one = sheet.verification.certificates.get()
    return certificates.sign_certificate(actor=bench.chief(day), certificate_id=one.pk)


@pytest.fixture
def first(bench) -> Certificate:
    return certified(bench, bench.scale())


def stands(one: Certificate) -> bool:
    one.refresh_from_db()
    one.paper.refresh_from_db()
    signed = one.state == CertificateState.SIGNED
    assert signed == one.paper.is_valid
    return signed


def void(bench: Bench, act: Verification, reason: str) -> None:
    sheets.void_verification(
        actor=bench.acts("tester", LATER),
        verification_id=act.pk,
        on=LATER,
        reason=reason,
        note="Ditemukan di pasar",
    )


def test_of_an_instrument_that_failed_since(bench, first):
    other = certified(bench, bench.scale())
    scale = first.verification.instrument
    bench.record(scale, day=LATER, attempts=[{"readings": BAD}], marks=BATAL)
    assert not stands(first)
    assert stands(other)
    assert first.paper.revoked_reason == "Tidak lulus pengujian sesudahnya"


def test_an_earlier_failure_that_arrives_late_takes_nothing(bench):
    scale = bench.scale()
    later = certified(bench, scale, LATER)
    bench.record(scale, attempts=[{"readings": BAD}], marks=BATAL)
    assert stands(later)


def test_one_that_passed_again_keeps_both(bench, first):
    second = certified(bench, first.verification.instrument, LATER)
    assert stands(first)
    assert stands(second)


@pytest.mark.parametrize(("reason", "keeps"), [("seal_broken", False), ("mistake", True)])
def test_a_void_mark_takes_those_before_it_along(bench, first, reason, keeps):
    second = certified(bench, first.verification.instrument, LATER)
    void(bench, second.verification, reason)
    assert not stands(second)
    assert stands(first) == keeps


def test_what_had_run_out_is_left_as_it_is(bench, first):
    Verification.objects.update(valid_until=LATER - timedelta(days=1))
    second = certified(bench, first.verification.instrument, LATER)
    void(bench, second.verification, "damage")
    assert stands(first)


def test_a_move_of_what_is_fixed(bench, first):
    second = certified(bench, first.verification.instrument, LATER)
    Instrument.objects.update(is_fixed=True)
    other = registers.add_place(
        actor=bench.acts("counter", LATER), agency=bench.agency, name="Gudang", kind="factory"
    )
    registers.move_instrument(
        actor=bench.acts("counter", LATER),
        instrument_id=second.verification.instrument_id,
        place=other,
        moved_on=LATER,
    )
    assert not stands(first)
    assert not stands(second)


def test_the_reason_is_public_and_in_the_language_of_the_house(bench, first):
    with override("en"):
        void(bench, first.verification, "seal_broken")
    first.refresh_from_db()
    assert first.paper.revoked_reason == "Cap jaminan putus atau rusak"

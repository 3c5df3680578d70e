"""A paper of a test that another one has followed: it would certify what does not count."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.models import Certificate, Instrument
from teraju.modules.metrology.selectors import marks as reading
from teraju.modules.metrology.services import certificates as services
from teraju.modules.metrology.services import sheets
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.metrology.web.sheet_sections import ask_for_certificate
from teraju.modules.metrology.web.sheet_words import verification_status

from .sheet_world import BAD, BATAL, DAY, Bench, build_bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return build_bench()


def failed(bench: Bench, scale: Instrument) -> Any:
    return bench.record(scale, attempts=[{"readings": BAD}], marks=BATAL).verification


def waiting(bench: Bench, scale: Instrument) -> Certificate:
    return bench.record(scale, wants_certificate=True).verification.certificates.get()


def test_it_is_not_signed_and_goes_when_it_is_sent_back(bench: Bench) -> None:
    scale = bench.scale()
    one = waiting(bench, scale)
    failed(bench, scale)
    with pytest.raises(NotNow, match="tested again since"):
        services.sign_certificate(actor=bench.chief(), certificate_id=one.pk)
    [told] = services.sign_certificates(actor=bench.chief(), certificate_ids=[one.pk])
    assert "tested again since" in told
    services.send_back(actor=bench.chief(), certificate_id=one.pk, reason="Sudah batal")
    one.refresh_from_db()
    assert one.state == CertificateState.WITHDRAWN


def test_it_is_not_asked_for(bench: Bench) -> None:
    scale, tester = bench.scale(), bench.acts("tester")
    earlier = bench.record(scale).verification
    failed(bench, scale)
    with pytest.raises(NotNow, match="tested again since"):
        services.ask_certificate(actor=tester, verification_id=earlier.pk)
    assert ask_for_certificate(tester, earlier) is None


def test_a_later_test_that_was_a_mistake_changes_nothing(bench: Bench) -> None:
    scale = bench.scale()
    one, later = waiting(bench, scale), failed(bench, scale)
    sheets.void_verification(
        actor=bench.acts("tester"),
        verification_id=later.pk,
        on=DAY,
        reason="mistake",
        note="Timbangan lain",
    )
    services.sign_certificate(actor=bench.chief(), certificate_id=one.pk)
    rows = reading.verifications(bench.acts("tester"))
    assert "Void" in str(verification_status(rows.get(pk=later.pk)).word)
    assert list(reading.with_worth(rows, "batal", DAY)) == []
    assert [row.pk for row in reading.with_worth(rows, "void", DAY)] == [later.pk]

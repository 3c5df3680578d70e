"""What tests and marks prove, what the review sees, and what waits for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.metrology import sheet_evidence as evidence
from teraju.modules.metrology.services import certificates, sheets
from teraju.modules.metrology.sheet_inbox import waiting
from teraju.modules.metrology.sheet_review_inputs import verified
from teraju.platform.links.review_inputs import Period

from .sheet_world import BAD, BATAL, DAY, GOOD, Bench, build_bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return build_bench()


def proofs(find, bench: Bench, on=DAY):
    return list(find([bench.agency.pk], on))


def test_marks_prove_identification_and_release(bench):
    assert proofs(evidence.marks, bench) == []
    bench.record(bench.scale())
    marked, worked = proofs(evidence.marks, bench)
    assert (marked.state, marked.supports, marked.topics) == (
        State.CONFORMING,
        False,
        evidence.MARKED,
    )
    assert (worked.supports, worked.topics) == (True, evidence.WORKED)
    assert marked.counts_on(DAY)
    assert proofs(evidence.marks, bench, DAY - timedelta(days=1)) == []
    assert proofs(evidence.marks, bench, DAY + timedelta(days=400)) == []


def test_a_certificate_that_waits_speaks_against_the_release(bench):
    bench.record(bench.scale(), wants_certificate=True)
    [marked, _worked] = proofs(evidence.marks, bench, DAY + timedelta(days=5))
    assert marked.state is State.CONFORMING
    [marked, worked] = proofs(evidence.marks, bench, DAY + timedelta(days=6))
    assert (marked.state, worked.state) == (State.ATTENTION, State.CONFORMING)
    assert marked.wrong_since == DAY + timedelta(days=6)
    # Nor does it prove the work, which it spoke for alone.
    assert worked.supports


def test_what_did_not_pass_was_dealt_with(bench):
    bench.record(bench.scale())
    assert proofs(evidence.rejected, bench) == []
    bench.record(
        bench.scale(), attempts=[{"readings": BAD}, {"remedy": "adjusted", "readings": GOOD}]
    )
    bench.record(bench.scale(), attempts=[{"readings": BAD}], marks=BATAL)
    [proof] = proofs(evidence.rejected, bench)
    assert proof.supports
    assert "1 adjusted" in str(proof.title)
    assert "1 marked batal" in str(proof.title)


def test_overdue_standards_pull_the_means_down(bench):
    far = DAY.replace(year=2031)
    [proof] = proofs(evidence.means, bench, far)
    assert proof.state is State.ATTENTION
    assert "1 are overdue" in str(proof.reason)


def test_the_review_sees_numbers_alone(bench):
    one = bench.record(bench.scale()).verification
    period = Period(DAY - timedelta(days=30), DAY)
    [line] = verified(bench.chief(), bench.agency.pk, period)
    assert "1 pieces passed" in str(line.text)
    sheets.void_verification(
        actor=bench.acts("tester"), verification_id=one.pk, on=DAY, reason="damage", note="x"
    )
    assert [each.concerns for each in verified(bench.chief(), bench.agency.pk, period)] == [
        False,
        True,
    ]


def test_what_waits_for_whom(bench):
    one = bench.record(bench.scale(), wants_certificate=True).verification
    certificate = one.certificates.get()
    sheets.open_sheet(
        actor=bench.acts("tester"), instrument_id=bench.scale().pk, control="subsequent"
    )
    assert [item.key for item in waiting(bench.chief())] == ["metrology-sign"]
    assert [item.key.rpartition("-")[0] for item in waiting(bench.acts("tester"))] == [
        "metrology-sheet"
    ]
    assert waiting(bench.acts("staff")) == []
    certificates.send_back(actor=bench.chief(), certificate_id=certificate.pk, reason="Merek")
    keys = {item.key for item in waiting(bench.acts("tester"))}
    assert f"metrology-certificate-{certificate.pk}" in keys
    certificates.submit_certificate(
        actor=bench.acts("tester"), certificate_id=certificate.pk, note="Merek"
    )
    certificates.sign_certificate(actor=bench.chief(), certificate_id=certificate.pk)
    assert waiting(bench.chief()) == []

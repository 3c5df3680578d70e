"""What tests and marks prove, what the review sees, and what waits for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.translation import override

from teraju.modules.conformity.api import State
from teraju.modules.metrology import sheet_evidence as evidence
from teraju.modules.metrology.models import Instrument, Verification
from teraju.modules.metrology.selectors.marks import with_worth
from teraju.modules.metrology.services import certificates, registers, sheets, standards
from teraju.modules.metrology.sheet_inbox import waiting
from teraju.modules.metrology.sheet_review_inputs import lost
from teraju.platform.links.review_inputs import Period

from .sheet_world import BAD, BATAL, DAY, GOOD, Bench, build_bench
from .unit_world import CERTIFICATE

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
    told = (
        "Instruments: 1 adjusted, {repaired} repaired and tested again, 1 marked batal; "
        "weights: {weights}"
    )
    none = "0 adjusted, 0 marked batal"
    assert str(proof.title) == told.format(repaired=0, weights=none)
    # What a repairer put right did not pass at first either; weights are told apart.
    repairer = registers.add_repairer(
        actor=bench.acts("counter"),
        agency=bench.agency,
        name="CV Reparatir",
        permit_number="510/2",
        kinds=["table_scale"],
    )
    repaired = {"remedy": "repaired", "repairer_id": repairer.pk, "readings": GOOD}
    bench.record(bench.scale(), attempts=[{"readings": BAD}, repaired])
    bench.record(bench.scale("common_weight", count=6), attempts=(), pieces=(5, 2, 1))
    [proof] = proofs(evidence.rejected, bench)
    assert str(proof.title) == told.format(repaired=1, weights="2 adjusted, 1 marked batal")
    listed = with_worth(Verification.objects.all(), "not_at_first", DAY)
    assert proof.url.endswith("worth=not_at_first")
    assert listed.count() == 4


def test_overdue_standards_pull_the_means_down(bench):
    far = DAY.replace(year=2031)
    [proof] = proofs(evidence.means, bench, far)
    assert proof.state is State.ATTENTION
    assert str(proof.title) == "0 of 1 standards of measurement fit for use"
    assert str(proof.reason) == "Refused at every test: 1 with an overdue calibration."


def test_a_standard_found_unfit_is_no_means(bench):
    found = {**CERTIFICATE, "number": "S.2", "calibrated_on": DAY, "is_fit": False}
    standards.add_certificate(actor=bench.acts("head"), standard_id=bench.weights.pk, **found)
    [proof] = proofs(evidence.means, bench)
    assert (proof.state, proof.wrong_since) == (State.ATTENTION, DAY)
    assert str(proof.reason) == "Refused at every test: 1 found unfit."


def test_counts_have_their_thousands_apart(bench):
    one = bench.record(bench.scale()).verification
    Verification.objects.filter(pk=one.pk).update(passed=2674)
    Instrument.objects.filter(pk=one.instrument_id).update(kind="common_weight")
    [marked, _worked] = proofs(evidence.marks, bench)
    with override("id"):
        assert "2.674 anak timbangan" in str(marked.title)


def test_the_review_sees_marks_that_lost_their_force(bench):
    period = Period(DAY - timedelta(days=30), DAY)
    for reason, count in (("mistake", 0), ("damage", 1)):
        one = bench.record(bench.scale()).verification
        sheets.void_verification(
            actor=bench.acts("tester"), verification_id=one.pk, on=DAY, reason=reason, note="x"
        )
        lines = lost(bench.chief(), bench.agency.pk, period)
        assert [each.concerns for each in lines] == [True] * count


def test_weights_are_told_apart_and_mistakes_are_none(bench):
    kept = bench.record(bench.scale()).verification
    wrong = bench.record(bench.scale()).verification
    Verification.objects.filter(pk=kept.pk).update(passed=3)
    Instrument.objects.filter(pk=kept.instrument_id).update(kind="common_weight")
    [marked, _worked] = proofs(evidence.marks, bench)
    assert "2 verifications in a year: 1 instruments, 3 weights" in str(marked.title)
    sheets.void_verification(
        actor=bench.acts("tester"), verification_id=wrong.pk, on=DAY, reason="mistake", note="x"
    )
    [marked, _worked] = proofs(evidence.marks, bench)
    assert "1 verifications in a year: 0 instruments, 3 weights" in str(marked.title)


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


@pytest.mark.parametrize(
    ("crossed", "days", "title"),
    [
        ("yes", 0, "Finish the test of {}"),
        ("yes", 1, "The mark of {} is not recorded yet"),
        ("no", 1, "Finish the test of {}"),
        ("", 1, "Finish the test of {}"),
    ],
)
def test_a_pass_that_bears_no_mark_after_its_day_is_told(bench, crossed, days, title):
    scale = bench.scale()
    sheet = sheets.open_sheet(
        actor=bench.acts("tester"), instrument_id=scale.pk, control="subsequent"
    )
    cells = {f"weighing.{row}.crossed": crossed for row in range(4)}
    bases = {name: [""] for name in cells}
    sheets.save_readings(actor=bench.acts("tester"), sheet_id=sheet.pk, cells=cells, bases=bases)
    [item] = waiting(bench.acts("tester", DAY + timedelta(days=days)))
    assert (str(item.title), item.due) == (title.format(scale.tag), DAY)
    assert bool(item.detail) == ("mark" in title)

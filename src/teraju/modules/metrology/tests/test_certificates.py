"""Certificates: asked for, signed alone and in one step, sent back, withdrawn."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import override

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.models import Certificate, Instrument, Place, Verification
from teraju.modules.metrology.services import certificates as services
from teraju.modules.metrology.services import sheets
from teraju.modules.metrology.services.certificate_papers import (
    contents_of,
    public_facts,
)
from teraju.modules.metrology.sheet_refusals import OwnTest
from teraju.modules.metrology.sheet_tasks import sign_all
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.files import store
from teraju.platform.papers.tests.samples import text_of
from teraju.platform.tasks.api import JobContext, JobStatus

from .sheet_world import DAY, Bench, build_bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return build_bench()


def waiting(bench: Bench, **values) -> Certificate:
    return bench.record(
        bench.scale(), wants_certificate=True, **values
    ).verification.certificates.get()


def signed(bench: Bench, one: Certificate) -> Certificate:
    return services.sign_certificate(actor=bench.chief(), certificate_id=one.pk)


def test_the_paper_tells_of_this_instrument_alone(bench):
    other = waiting(bench)
    one = signed(bench, waiting(bench))
    assert (one.state, one.signed_office) == (CertificateState.SIGNED, "Kepala UPT")
    with store.open(one.paper.sha256) as content:
        words = " ".join(text_of(content.read()).split())
    tag = one.verification.instrument.tag
    assert tag in words
    assert other.verification.instrument.tag not in words
    for said in (
        "SAH",
        "Maret 2020",
        "K.12/2018",
        "SNSU BSN",
        "Penera Ahli Pertama",
        "bebas meterai",
        "Bukan sertifikat kalibrasi",
        "131/SPK/KEP/10/2015",
        # A unit in capitals is another unit, or none.
        "Batas (g)",
        one.paper.number,
    ):
        assert said in words, said
    # Who owns it stands on the paper, never among what anybody may see.
    assert "Bu Sri" in words
    assert "Bu Sri" not in str(one.paper.facts)


def test_the_paper_tells_where_the_stall_is_and_what_the_beam_did(bench):
    market = bench.scale().place
    stall = Place.objects.create(
        name="Kios",
        kind="kiosk",
        market=market,
        stall="B-12",
        district="Puri",
        government=market.government,
        agency=market.agency,
        created_at=market.created_at,
        updated_at=market.updated_at,
    )
    paper = contents_of(bench.record(bench.scale(place=stall)).verification)
    with override("id"):
        facts = [fact for group in paper["groups"] for fact in group["facts"]]
        told = {str(label): str(value) for label, value in facts}
        assert told["Tempat"] == "Kios · B-12, Pasar Uji, Puri"
        assert str(paper["headers"][2]) == "Terbaca"
        assert str(paper["rows"][-1][2]) == "Imbuh 10 g · Lengan berbalik: ya"


def test_names_the_tester_as_recorded_and_nobody_to_the_public(bench):
    bench.tester.name, bench.tester.nip = "Uji Nama", "198501012010012001"
    bench.tester.save()
    one = bench.record(bench.scale()).verification
    facts = [str(value) for group in contents_of(one)["groups"] for _label, value in group["facts"]]
    assert f"{one.tester_office}, Uji Nama, NIP 198501012010012001" in facts
    assert "Uji Nama" not in str([str(value) for _label, value in public_facts(one)])


class TestDays:
    """It was tested on the day of the sheet; the mark may have come later."""

    def told(self, bench, days, *, decided=1, **ending):
        """The days on the paper, of a test on DAY with more attempts and a mark days after."""
        sheet = bench.record(bench.scale(), **ending)
        first = sheet.attempts.get()
        for number, after in enumerate(days, start=2):
            first.pk, first.ordinal, first.remedy = None, number, "adjusted"
            first.created_at = bench.moment(DAY + timedelta(days=after))
            first._state.adding = True
            first.save()
        one = Verification.objects.get(sheet=sheet)
        one.on = DAY + timedelta(days=decided)
        facts = [fact for group in contents_of(one)["groups"] for fact in group["facts"]]
        with override("en"):
            told = [(str(label), value) for label, value in facts if isinstance(value, date)]
            public = [(str(label), value) for label, value in public_facts(one)]
        assert [fact for fact in public if isinstance(fact[1], date)] == told
        return told

    def test_of_a_mark_on_the_same_day(self, bench):
        assert self.told(bench, [0], decided=0) == [("Tested on", DAY)]

    def test_of_a_mark_on_another_day(self, bench):
        days = [("Tested on", DAY), ("Marked on", DAY + timedelta(days=1))]
        assert self.told(bench, []) == days

    def test_of_what_was_tested_again(self, bench):
        later = DAY + timedelta(days=2)
        days = [("Tested on", DAY), ("Tested again on", later), ("Marked on", later)]
        assert self.told(bench, [2], decided=2) == days

    def test_of_what_a_telephone_sent_after_the_mark(self, bench):
        assert self.told(bench, [3], decided=0) == [("Tested on", DAY)]

    def test_of_what_bears_no_mark(self, bench):
        days = [("Tested on", DAY), ("Decided on", DAY + timedelta(days=1))]
        assert self.told(bench, [], marks=(), unmarkable="terlalu kecil") == days


def test_the_paper_of_a_set_says_how_many_passed(bench):
    sheet = bench.record(bench.scale("common_weight", count=3), pieces=(2, 1, 1), attempts=[{}])
    with override("id"):
        said = str(contents_of(sheet.verification)["result"])
    assert said == "SAH: 2 dari 3 buah memenuhi syarat teknis."


def test_the_law_is_that_of_the_day(bench):
    one = waiting(bench).verification
    assert "68 Tahun 2018" in str(contents_of(one)["notes"][0])
    one.on = DAY.replace(year=2026)
    said = str(contents_of(one)["notes"][0])
    assert "24 Tahun 2024" in said
    assert "68 Tahun 2018" not in said
    assert contents_of(one)["rows"]


def test_numbers_follow_each_other(bench):
    found = [signed(bench, waiting(bench)).paper.number for _each in range(3)]
    assert [number.split("/")[0] for number in found] == ["001", "002", "003"]


def test_who_tested_does_not_sign(bench):
    one = waiting(bench)
    RoleAssignment.objects.create(
        user=bench.tester,
        role=Role.METROLOGY_HEAD,
        government=bench.agency.government,
        agency=bench.agency,
        valid_from=DAY,
    )
    with pytest.raises(OwnTest):
        services.sign_certificate(actor=bench.acts("tester"), certificate_id=one.pk)
    one.refresh_from_db()
    assert one.state == CertificateState.TO_SIGN


@pytest.mark.parametrize("name", ["counter", "tester", "supervisor", "staff"])
def test_only_heads_sign(bench, name):
    one = waiting(bench)
    with pytest.raises(NotAllowed):
        services.sign_certificate(actor=bench.acts(name), certificate_id=one.pk)


def test_signed_once(bench):
    one = signed(bench, waiting(bench))
    with pytest.raises(NotNow):
        signed(bench, one)


def test_a_void_mark_is_not_certified(bench):
    one = waiting(bench)
    sheets.void_verification(
        actor=bench.acts("tester"),
        verification_id=one.verification_id,
        on=DAY,
        reason="damage",
        note="Rusak",
    )
    with pytest.raises(NotNow):
        signed(bench, one)
    with pytest.raises(NotNow):
        services.ask_certificate(actor=bench.acts("tester"), verification_id=one.verification_id)


@pytest.mark.parametrize("reason", ["damage", "mistake"])
def test_a_void_mark_takes_its_certificate_back(bench, reason):
    """Whoever checks the code of the paper is not told that it counts until next year."""
    one = signed(bench, waiting(bench))
    sheets.void_verification(
        actor=bench.acts("tester"),
        verification_id=one.verification_id,
        on=DAY,
        reason=reason,
        note="Kata pedagang",
    )
    one.refresh_from_db()
    assert (one.state, one.paper.is_valid) == (CertificateState.WITHDRAWN, False)
    assert one.paper.revoked_reason == one.reason
    assert "Kata pedagang" not in one.reason


def test_sent_back_submitted_and_withdrawn(bench):
    one = waiting(bench)
    services.send_back(actor=bench.chief(), certificate_id=one.pk, reason="Merek keliru")
    with pytest.raises(NotNow):
        signed(bench, one)
    services.submit_certificate(actor=bench.acts("tester"), certificate_id=one.pk, note="Merek")
    signed(bench, one)
    with pytest.raises(NotAllowed):
        services.withdraw_certificate(
            actor=bench.acts("tester"), certificate_id=one.pk, reason="Salah"
        )
    services.withdraw_certificate(
        actor=bench.acts("agency_head"), certificate_id=one.pk, reason="Salah alat"
    )
    one.refresh_from_db()
    assert (one.state, one.paper.is_valid) == (CertificateState.WITHDRAWN, False)
    again = services.ask_certificate(
        actor=bench.acts("tester"), verification_id=one.verification_id
    )
    assert again.state == CertificateState.TO_SIGN


def test_a_days_papers_in_one_step(bench):
    found = [waiting(bench) for _each in range(3)]
    sheets.void_verification(
        actor=bench.acts("tester"),
        verification_id=found[1].verification_id,
        on=DAY,
        reason="damage",
        note="Rusak",
    )
    job = services.start_signing(actor=bench.chief(), certificate_ids=[one.pk for one in found])
    job.status, job.claim = JobStatus.RUNNING, uuid4()
    job.save()
    context = JobContext(job=job, actor=bench.chief())
    for _run in range(2):
        sign_all(context, certificates=[one.pk for one in found])
    states = [Certificate.objects.get(pk=one.pk).state for one in found]
    assert states == ["signed", "to_sign", "signed"]
    numbers = sorted(
        Certificate.objects.filter(state="signed").values_list("paper__number", flat=True)
    )
    assert [number.split("/")[0] for number in numbers] == ["001", "002"]
    with pytest.raises(NotNow):
        services.start_signing(actor=bench.chief(), certificate_ids=[found[0].pk])


def test_where_none_was_signed_the_job_names_the_instrument(bench):
    one = waiting(bench)
    sheets.void_verification(
        actor=bench.acts("tester"),
        verification_id=one.verification_id,
        on=DAY,
        reason="damage",
        note="Rusak",
    )
    job = services.start_signing(actor=bench.chief(), certificate_ids=[one.pk])
    job.status, job.claim = JobStatus.RUNNING, uuid4()
    job.save()
    with pytest.raises(DomainError, match=f"None was signed: .*{one.verification.instrument.tag}"):
        sign_all(JobContext(job=job, actor=bench.chief()), certificates=[one.pk])


def test_its_paper_is_revoked_with_it_alone(bench, client):
    """Else the certificate, and what the instrument is worth, would go on saying that it counts."""
    one = waiting(bench)
    signed(bench, one)
    one.refresh_from_db()
    client.force_login(bench.agency_head)
    client.cookies["language"] = "en"
    words = "Withdraw the certificate on its own page"
    assert words in client.get(reverse("paper", args=[one.paper_id])).content.decode()
    page = client.post(reverse("paper_revoke", args=[one.paper_id]), {"reason": "Keliru"})
    assert words in page.content.decode()
    one.paper.refresh_from_db()
    assert one.paper.is_valid


@pytest.mark.parametrize("is_fixed", [True, False])
def test_only_what_was_fixed_loses_its_mark_by_a_move(bench, is_fixed):
    one = waiting(bench)
    Instrument.objects.update(is_fixed=is_fixed)
    said = {"on": DAY, "reason": "move", "note": "Ke kios lain"}
    tester, pk = bench.acts("tester"), one.verification_id
    if is_fixed:
        assert sheets.void_verification(actor=tester, verification_id=pk, **said)
        return
    with pytest.raises(DomainError, match="keeps its mark") as refusal:
        sheets.void_verification(actor=tester, verification_id=pk, **said)
    assert refusal.value.field == "reason"


def test_a_mark_is_not_void_by_hand_for_lack_of_use(bench):
    one = waiting(bench)
    with pytest.raises(DomainError) as refusal:
        sheets.void_verification(
            actor=bench.acts("tester"),
            verification_id=one.verification_id,
            on=DAY,
            reason="out_of_use",
            note="Disimpan",
        )
    assert refusal.value.field == "reason"

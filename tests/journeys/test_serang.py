"""From the MoU of 16 March 2018 to the certificates of 15 January 2019, played in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from teraju.modules.conformity import api as conformity
from teraju.modules.standards.api import Topic, load_catalogue, requirements_of, topics
from teraju.platform.accounts.models import User
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.papers.signing import verify
from teraju.portal.demo import serang

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MOU = "Nota Kesepahaman Kabupaten Serang dan BSN"
PKS = "Perjanjian Kerja Sama Inspektorat dan BSN"
PROGRAMME = "Inspektorat menuju dua sertifikat"
STANDARDS = ("SNI ISO 9001:2015", "SNI ISO 37001:2016")
BSN = "Badan Standardisasi Nasional"
FINE = (conformity.Result.CONFORMING, conformity.Progress.IN_PLACE)
LACKING = {
    code: (result, conformity.Progress.UNDER_WAY, "Belum lengkap.")
    for code, result in (
        ("competence", conformity.Result.MINOR),
        ("communication", conformity.Result.MINOR),
        ("associate-training", conformity.Result.MINOR),
        ("customer-satisfaction", conformity.Result.MAJOR),
    )
}
OCTOBER = datetime(2018, 10, 12, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
FINDING = "Peta kompetensi belum memuat auditor baru"


@pytest.fixture
def before_anything(demonstration: Any) -> None:
    """Kabupaten Serang with its agencies and people."""
    load_catalogue()
    serang.prepare()


def sign_mou(someone: Person) -> None:
    someone.enter_as("secretary.serang")
    someone.open("/agreements/")
    someone.follow("Tambah perjanjian")
    someone.fill(kind="mou", title=MOU, scope="Standardisasi dan penilaian kesesuaian")
    someone.tick(*STANDARDS)
    someone.send()
    add_parties(someone, "Pemerintah Kabupaten Serang", "Bupati Serang")
    someone.follow("Catat penandatanganan")
    someone.fill(signed_on="2018-03-16", place="Gedung BPPT, Jakarta", starts_on="2018-03-16")
    someone.send()
    someone.sees("berlaku", "16 Maret 2018", "Gedung BPPT, Jakarta")


def add_parties(someone: Person, own: str, office: str) -> None:
    for partner, name, signatory in (("own", own, office), ("central", BSN, "Kepala BSN")):
        someone.follow("Tambah pihak")
        someone.fill(partner=partner, name=name, signatory_office=signatory)
        someone.send()


def sign_pks(someone: Person) -> None:
    someone.enter_as("coordinator.serang")
    someone.on_day("2018-03-27")
    someone.open("/agreements/")
    someone.follow("Tambah perjanjian")
    someone.fill(
        kind="perjanjian_kerja_sama", title=PKS, agency="Inspektorat Kabupaten Serang", parent=MOU
    )
    someone.tick(*STANDARDS)
    someone.send()
    add_parties(someone, "Inspektorat Kabupaten Serang", "Inspektur")
    for task, due in (("Penilaian awal", "2018-04-30"), ("Audit internal", "2018-09-14")):
        someone.follow("Tambah kegiatan")
        someone.fill(title=task, due=due, owner_office="Ketua Tim Mutu")
        someone.send()
    someone.take_next_step()
    someone.send()
    someone.enter_as("inspector.serang")
    someone.on_day("2018-03-29")
    someone.take_up(PKS)
    someone.fill(signed_on="2018-03-29", starts_on="2018-03-29")
    someone.send()
    someone.sees("29 Maret 2018", MOU, "0 dari 2 kegiatan selesai")


def start_programme(someone: Person) -> None:
    someone.open("/agreements/programmes/")
    someone.follow("Mulai program")
    someone.fill(
        agency="Inspektorat Kabupaten Serang",
        title=PROGRAMME,
        wished_on="2018-12-20",
        agreement=PKS,
    )
    someone.tick(*STANDARDS)
    someone.send()
    someone.sees(PROGRAMME, "16 Mar 2018", "29 Mar 2018")


def assess(someone: Person) -> str:
    """Both standards in one worksheet: what one answer moves, and what it may not say."""
    someone.enter_as("auditor.serang")
    someone.on_day("2018-04-16")
    someone.open("/readiness/assessments/")
    someone.follow("Mulai penilaian")
    someone.fill(agency="Inspektorat Kabupaten Serang", started_on="2018-04-16")
    someone.tick(*STANDARDS)
    someone.send()
    sheet = someone.page.url.removeprefix(someone.address)
    judge(someone, "policy", "minor", "Kebijakan belum ditandatangani.")
    judge(someone, "internal-audit", "minor", "", told="Anda sendiri penanggung jawab topik ini")
    judge(someone, "due-diligence", "not_applicable", "", told="risiko suapnya rendah")
    someone.open(sheet)
    someone.sees("1 dari ")
    someone.picture("lembar-kerja")
    someone.open("/readiness/")
    for standard in STANDARDS:
        someone.sees(standard)
    return sheet


def judge(someone: Person, topic: str, result: str, note: str, told: str = "") -> None:
    """Fill a row of the worksheet; it saves itself, or says in its place why not."""
    row = someone.page.locator(f"#row-{topic}")
    row.scroll_into_view_if_needed()
    row.locator("[name=note]").fill(note)
    with someone.page.expect_response(lambda answer: "/row/" in answer.url, timeout=20_000):
        row.locator("[name=result]").select_option(result)
    wanted = told or "kesenjangan minor"
    row.locator(".state", has_text=wanted).wait_for()


def close_the_gap(someone: Person, sheet: str) -> None:
    """From the gap's own link to the evidence, judged again: both standards move."""
    someone.enter_as("coordinator.serang")
    someone.on_day("2018-05-28")
    someone.open("/readiness/")
    someone.page.locator("main a", has_text="SNI ISO 9001:2015").or_(
        someone.page.locator("main tbody th a")
    ).first.click()
    someone.page.wait_for_load_state()
    link = someone.page.locator("main a[href*='/evidence/add/'][href*='topic=policy']").first
    someone.open(str(link.get_attribute("href")))
    someone.fill(
        title="Kebijakan mutu dan anti penyuapan, ditandatangani",
        note="Ditandatangani Inspektur, dipasang di ruang pelayanan.",
        happened_on="2018-05-28",
    )
    someone.send()
    someone.enter_as("auditor.serang")
    someone.on_day("2018-10-12")
    someone.open(sheet)
    row = someone.page.locator("#row-policy")
    with someone.page.expect_response(lambda answer: "/row/" in answer.url, timeout=20_000):
        row.locator("[name=progress]").select_option("in_place")
    with someone.page.expect_response(lambda answer: "/row/" in answer.url, timeout=20_000):
        row.locator("[name=result]").select_option("conforming")
    row.locator(".state", has_text="sesuai").wait_for()


def conclude(someone: Person, sheet: str) -> None:
    """The topics that are left, judged by those who do not answer for them; then the conclusion."""
    judge_the_rest(int(sheet.split("/")[3]))
    someone.open(sheet.removesuffix("sheet/"))
    someone.take_next_step()
    someone.fill(concluded_on="2018-10-12", summary="Siap untuk audit tahap 1.")
    someone.send()
    someone.sees("selesai", "Siap untuk audit tahap 1.")
    someone.follow("Kesiapan perangkat daerah")
    someone.sees("penilaian sendiri", "persyaratan")
    someone.picture("kesiapan")


def judge_the_rest(assessment_id: int) -> None:
    """What seventy more clicks would do, by the same services as the worksheet's rows."""
    assessment = conformity.Assessment.objects.get(pk=assessment_id)
    asked = requirements_of([edition.pk for edition in assessment.editions.all()], OCTOBER.date())
    known = topics()
    codes = {code for rows in asked.values() for one in rows for code in one.topics} - {"policy"}
    coordinator = viewer_of(User.objects.get(username="coordinator.serang"), OCTOBER)
    conformity.add_evidence(
        actor=coordinator,
        agency=assessment.agency,
        topics=list(Topic.objects.filter(code__in=codes)),
        title="Dokumen dan catatan sistem manajemen terintegrasi",
        note="Data contoh",
        happened_on=OCTOBER.date(),
    )
    for name, is_his in (("auditor.serang", False), ("coordinator.serang", True)):
        actor = viewer_of(User.objects.get(username=name), OCTOBER)
        mine = [
            conformity.Answer(code, *LACKING.get(code, FINE))
            for code in sorted(codes)
            if (known[code].owner_role == "internal_auditor") is is_his
        ]
        conformity.judge(actor=actor, assessment_id=assessment_id, answers=mine)


def apply(someone: Person) -> str:
    """Register the body, plan the certification and apply; the address of its record."""
    someone.enter_as("administrator.serang")
    someone.open("/certifications/bodies/")
    someone.follow("Daftarkan lembaga")
    someone.fill(name="PT Mutuagung Lestari", short_name="Mutuagung")
    someone.send()
    someone.follow("Tambah akreditasi")
    someone.fill(number="LSMM-008-IDN", scheme="quality", valid_from="2015-01-01")
    someone.send()
    someone.enter_as("inspector.serang")
    someone.on_day("2018-10-08")
    someone.open("/certifications/")
    someone.follow("Rencanakan sertifikasi")
    someone.fill(
        agency="Inspektorat Kabupaten Serang",
        body="PT Mutuagung Lestari",
        scope="Pengawasan penyelenggaraan pemerintahan daerah",
        wished_on="2018-12-20",
    )
    someone.tick(*STANDARDS)
    someone.page.locator("main form.form [name=sites]").first.check()
    someone.send()
    record = someone.page.url.removeprefix(someone.address)
    someone.take_next_step()
    someone.fill(applied_on="2018-10-08")
    someone.send()
    return record


def hold_stages(someone: Person, record: str) -> None:
    """Stage 1 and stage 2, with one minor finding by the body's own auditor."""
    someone.enter_as("coordinator.serang")
    someone.on_day("2018-11-02")
    someone.open(record)
    someone.take_next_step()
    someone.fill(started_on="2018-11-02", ended_on="2018-11-02", conclusion="ready")
    someone.send()
    someone.on_day("2018-11-26")
    someone.take_next_step()
    someone.fill(started_on="2018-11-26")
    someone.send()
    someone.enter_as("body.serang")
    someone.on_day("2018-11-28")
    someone.open(record)
    someone.follow("Catat temuan")
    someone.page.locator("main form.form [name=audit]").select_option(index=1)
    someone.fill(grade="minor", statement=FINDING)
    for box in someone.page.locator("main form.form [name^=clauses_]").all():
        box.fill("7.2")
    someone.send()
    someone.enter_as("coordinator.serang")
    someone.on_day("2018-11-28")
    someone.open(record)
    someone.take_next_step()
    someone.fill(started_on="2018-11-26", ended_on="2018-11-28", conclusion="positive")
    someone.send()


def pass_the_gate(someone: Person, record: str) -> None:
    """No decision before the plan for the minor is accepted, and not by the agency itself."""
    someone.sees(FINDING, "menunggu")
    assert someone.page.locator("main .next .btn.go").get_attribute("href") != f"{record}decision/"
    someone.take_next_step()
    someone.fill(plan="Peta kompetensi dilengkapi sebelum akhir tahun.")
    someone.send()
    someone.enter_as("body.serang")
    someone.on_day("2018-12-12")
    someone.take_up(FINDING)
    someone.fill(on="2018-12-12")
    someone.send()


def decide_and_hand_over(someone: Person, record: str) -> None:
    someone.enter_as("coordinator.serang")
    someone.on_day("2018-12-21")
    someone.open(record)
    someone.take_next_step()
    someone.page.locator("main form.form [name=granted]").first.check()
    someone.fill(decision_on="2018-12-20", decided_by="Komite Sertifikasi")
    for number, box in enumerate(someone.page.locator("main form.form [name^=number_]").all(), 1):
        box.fill(f"CONTOH-{number}")
    someone.send()
    someone.sees("CONTOH-1", "CONTOH-2", "20 Desember 2018", "20 Desember 2019")
    someone.enter_as("inspector.serang")
    someone.on_day("2019-01-15")
    someone.open(record)
    someone.take_next_step()
    for box in someone.page.locator("main form.form [name=certificates]").all():
        box.check()
    someone.fill(handed_over_on="2019-01-15", place="Kabupaten Serang")
    someone.send()
    someone.sees("15 Januari 2019")
    someone.picture("sertifikasi")


def finish_programme(someone: Person) -> str:
    """Tell the programme's own steps, link the certification, finish; the address of its record."""
    someone.open("/agreements/programmes/")
    someone.follow(PROGRAMME)
    programme = someone.page.url.removeprefix(someone.address)
    someone.page.locator(f'main a[href="{programme}links/add/"]').first.click()
    someone.page.locator("main form.form [name=target]").select_option(index=1)
    someone.send()
    waiting = someone.page.locator('main a[href$="/reached/"]')
    for address in [link.get_attribute("href") for link in waiting.all()]:
        someone.open(address)
        someone.fill(reached_on="2018-09-28")
        someone.send()
    someone.page.locator(f'main a[href="{programme}finish/"]').first.click()
    someone.send()
    return programme


def check_the_summary(someone: Person, programme: str, folder: Path) -> None:
    """The signed summary: anybody can check it; one flipped byte breaks it."""
    someone.page.locator(f'main a[href="{programme}summary/"]').first.click()
    someone.send()
    someone.page.locator("main a[href^='/papers/']").first.click()
    someone.page.wait_for_load_state()
    code = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", someone.page.content())[0]
    someone.page.context.clear_cookies()
    someone.open(f"/v/{code}")
    someone.sees("Inspektorat Kabupaten Serang", "16 Maret 2018", "15 Januari 2019")
    someone.picture("periksa-keaslian")
    paper = someone.page.request.get(f"{someone.address}/v/{code}/pdf").body()
    assert verify(paper).genuine
    broken = bytearray(paper)
    broken[len(broken) // 2] ^= 1
    assert not verify(bytes(broken)).genuine
    assert "sah" in pdfsig(paper, folder) or not shutil.which("pdfsig")


def pdfsig(paper: bytes, folder: Path) -> str:
    """What poppler's validator says of a paper; "" where it is not installed."""
    if not shutil.which("pdfsig"):
        return ""
    path = folder / "ringkasan.pdf"
    path.write_bytes(paper)
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False
    )
    return "sah" if "Signature is Valid" in said.stdout else said.stdout


def surveillance_waits(someone: Person) -> None:
    someone.enter_as("coordinator.serang")
    someone.on_day("2019-11-25")
    someone.open("/")
    someone.sees("Surveilans pertama", "25 hari lagi")
    someone.picture("kerja-saya")


def test_from_the_agreement_to_the_certificates(
    before_anything: None, someone: Person, tmp_path: Path
) -> None:
    sign_mou(someone)
    sign_pks(someone)
    start_programme(someone)
    sheet = assess(someone)
    close_the_gap(someone, sheet)
    conclude(someone, sheet)
    record = apply(someone)
    hold_stages(someone, record)
    pass_the_gate(someone, record)
    decide_and_hand_over(someone, record)
    programme = finish_programme(someone)
    check_the_summary(someone, programme, tmp_path)
    surveillance_waits(someone)

"""From a line of the yearly plan to a recommendation followed up; and a number called out."""

from __future__ import annotations

import re

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SUBJECT = "Pendampingan mutu menuju SNI ISO 9001"
PAPER = "Wawancara pengelola layanan"
LICENSING = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Serang"
AGREED = "Saya menyetujui teks di atas; isinya benar."
TEAM = (
    ("inspector.serang", "Inspektur", "Penanggung jawab"),
    ("process.serang", "Inspektur Pembantu I", "Pengendali teknis"),
    ("supervisor.serang", "Auditor Ahli Muda", "Ketua tim"),
)


def draft(someone: Person) -> str:
    """From the line of the plan: the assignment and its team; the address of its record."""
    someone.enter_as("coordinator.serang")
    someone.open("/operations/supervision/lines/?q=Pendampingan mutu")
    someone.page.locator("main tbody a").first.click()
    someone.sees(SUBJECT)
    someone.follow("Susun penugasan")
    someone.fill(starts_on="2020-10-15", ends_on="2020-10-27")
    someone.send()
    record = someone.page.url.removeprefix(someone.address)
    for _account, office, part in TEAM:
        someone.follow("Tambah anggota")
        someone.fill(user=office, part=part)
        someone.send()
    return record


def assign(someone: Person, record: str) -> None:
    """Everybody declares, the head last; then the letter is issued."""
    for account, _office, _part in reversed(TEAM):
        someone.enter_as(account)
        someone.open(record)
        someone.take_next_step()
        someone.tick("tidak ada benturan kepentingan")
        someone.send()
    someone.follow("Terbitkan surat tugas")
    someone.send()


def look(someone: Person, record: str) -> None:
    """The field work: a working paper, reviewed by the one above."""
    state(someone, record)
    someone.open(record)
    someone.follow("Mulai pelaksanaan di lapangan")
    someone.send()
    someone.follow("Tambah kertas kerja")
    someone.fill(
        title=PAPER,
        procedure="Tanyakan cara menilai kepuasan.",
        done_on="2020-10-15",
        result="Kepuasan belum dinilai tahun ini.",
    )
    someone.send()
    someone.take_next_step()
    someone.send()
    someone.enter_as("process.serang")
    someone.take_up(PAPER)
    accept(someone)


def state(someone: Person, record: str) -> None:
    """Each member states to have accepted nothing; until then the work stands still."""
    for account, _office, _part in TEAM:
        someone.enter_as(account)
        someone.open(record)
        someone.sees("Pernyataan tim", "belum ada")
        someone.follow("Beri pernyataan")
        someone.tick("Saya tidak menerima dan tidak dijanjikan apa pun", AGREED)
        someone.send()


def accept(someone: Person) -> None:
    someone.tick("Setujui")
    someone.send()


def report(someone: Person, record: str) -> None:
    """A finding with its recommendation; the report passes every level and is released."""
    someone.enter_as("supervisor.serang")
    someone.open(record)
    someone.follow("Catat temuan")
    someone.fill(
        kind="Kelemahan pengendalian intern",
        title="Kepuasan belum dinilai",
        condition="Survei terakhir tahun 2019.",
        criterion="Survei setiap tahun menurut standar pelayanan.",
        cause="Belum ada penanggung jawab.",
        effect="Keluhan tidak terbaca.",
    )
    someone.send()
    someone.follow("Beri rekomendasi")
    someone.fill(text="Tunjuk penanggung jawab survei kepuasan.", agency=LICENSING)
    someone.send()
    someone.open(record)
    someone.follow("Serahkan laporan")
    someone.fill(summary="Sistem berjalan; kepuasan belum dinilai.")
    someone.send()
    for account in ("process.serang", "inspector.serang"):
        someone.enter_as(account)
        someone.open(record)
        someone.follow("Reviu laporan")
        accept(someone)
    someone.follow("Terbitkan laporan")
    someone.send()


def follow_up(someone: Person, record: str) -> None:
    """The audited agency acts, the team verifies, the head closes."""
    someone.enter_as("licensing.serang")
    someone.take_up("Tunjuk penanggung jawab survei kepuasan.")
    someone.fill(text="Ditunjuk dengan surat perintah kepala dinas.", done_on="2020-10-15")
    someone.send()
    someone.enter_as("supervisor.serang")
    someone.take_up("Tunjuk penanggung jawab survei kepuasan.")
    accept(someone)
    state(someone, record)
    someone.enter_as("inspector.serang")
    someone.open(record)
    someone.follow("Tutup penugasan")
    someone.send()
    someone.sees("ditutup", "selesai ditindaklanjuti")


def serve_a_number(someone: Person) -> None:
    """A number is given out and called; the screen of the waiting room shows it to anybody."""
    someone.enter_as("counter.serang")
    someone.open("/operations/queue/")
    someone.page.locator("main").get_by_role("button", name="Nomor berikutnya").first.click()
    someone.page.wait_for_load_state()
    someone.open("/operations/queue/")
    display = someone.page.locator("main a[href*='/operations/public/']").first
    address = str(display.get_attribute("href"))
    someone.page.locator("main a[href^='/operations/counters/']").first.click()
    someone.press("Panggil nomor berikutnya")
    found = re.search(r"\b[A-Z]-?\d{2,3}\b", someone.page.locator("main").inner_text())
    assert found
    with someone.beside("") as anybody:
        anybody.open(address)
        anybody.sees(found[0])
        someone.press("Orangnya datang")
        someone.press("Selesai tanpa permohonan")
        someone.sees("Loket ini sedang kosong")


def test_an_assignment_and_a_counter(built: None, someone: Person) -> None:
    record = draft(someone)
    assign(someone, record)
    look(someone, record)
    report(someone, record)
    follow_up(someone, record)
    serve_a_number(someone)

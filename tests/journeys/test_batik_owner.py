"""A batik maker on the way from selection to the SNI mark, and what the owner holds in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from teraju.modules.enterprises.tests.coaching_world import TODAY, World, a_world
from teraju.platform.files.tests.contents import PNG

from .person import Person
from .test_market_day import PHONE, let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DAY = TODAY.isoformat()
BODY, SNI = "LSPro Contoh", "SNI 8302:2016"
BATIK, OTHER, TELEPHONE = "Batik tulis Contoh", "Batik cap Contoh", "0812 0000 7777"


@pytest.fixture
def dinas(demonstration: Any) -> World:
    demonstration.TERAJU_TODAY = TODAY
    return a_world()


@pytest.fixture
def seal(tmp_path: Path) -> Path:
    """The certificate as the body sends it."""
    path = tmp_path / "sertifikat.png"
    path.write_bytes(PNG)
    return path


@pytest.fixture
def people(browser: Any, live_server: Any, dinas: World) -> Iterator[dict[str, Person]]:
    """The head who decides and the coach who goes along, each at an own window."""
    contexts = {who: browser.new_context() for who in ("head", "coach")}
    found = {}
    for who, context in contexts.items():
        let_in(context, live_server.url, dinas.users[who])
        page = context.new_page()
        page.set_default_timeout(20_000)
        found[who] = Person(page, live_server.url)
    yield found
    for context in contexts.values():
        context.close()


def entered(coach: Person, name: str, **values: str) -> None:
    """A firm of the register with its product."""
    coach.open(reverse("enterprises_enterprise_add"))
    coach.fill(name=f"Usaha {name}", sector="Kerajinan", owner_name="Ibu Rahasia", **values)
    coach.send()
    coach.follow("Daftarkan produk")
    coach.fill(name=name, commodity="batik-tulis")
    coach.send()


def applies(coach: Person, programme: str, name: str, points: str) -> str:
    """An application whose papers are in order, with its points; where it stands."""
    coach.open(programme)
    coach.take_next_step()
    coach.fill(product=f"Usaha {name}: {name}")
    coach.send()
    page = urlsplit(coach.page.url).path
    coach.take_next_step()
    coach.tick("lengkap")
    coach.send()
    coach.take_next_step()
    for box in coach.page.locator("main form.form [name^=points_]").all():
        box.fill(points)
    coach.send()
    return page


def chosen(head: Person, coach: Person) -> str:
    """A programme with one place, two who apply, and the better of them; its coaching."""
    coach.open(reverse("enterprises_programme_add"))
    coach.fill(title="Pembinaan batik", year="2018", sector="Kerajinan", places="1")
    coach.send()
    programme = urlsplit(coach.page.url).path
    head.open(programme)
    head.take_next_step()
    head.send()
    applies(coach, programme, OTHER, "55")
    best = applies(coach, programme, BATIK, "85")
    head.open(best)
    head.sees("peringkat 1")
    head.take_next_step()
    head.send()
    return urlsplit(head.page.url).path


def take_on(coach: Person) -> None:
    """Who goes along, and the SNI that the product comes under."""
    coach.sees("Belum ada pembinanya")
    coach.follow("Ubah pembina atau SNI")
    standard = coach.page.locator("main form.form [name=standard] option", has_text=SNI).first
    coach.fill(coach="Pejabat coach", standard=str(standard.get_attribute("value")))
    coach.send()
    coach.sees("Pejabat coach")


def answered(coach: Person, weak: dict[str, str]) -> None:
    """Every question of the sheet, each saved at once; what is weak with what was seen there."""
    rows = coach.page.locator("main .sheet form")
    found = [row.inner_text() for row in rows.all()]
    for row, words in zip(rows.all(), found, strict=True):
        seen = next((note for part, note in weak.items() if part in words), "")
        row.locator("[name=answer]").select_option("partly" if seen else "meets")
        row.get_by_text("tersimpan").wait_for()
        if seen:
            row.locator("[name=note]").fill(seen)
            row.locator("[name=note]").press("Tab")
            row.get_by_text("tersimpan").wait_for()
    assert len(found) == len(rows.all()) > len(weak)


def look_at_the_gaps(coach: Person) -> None:
    """What the SNI and its scheme ask, question by question, and what follows into the plan."""
    coach.take_next_step()
    coach.fill(on=DAY)
    coach.send()
    coach.sees("Produk", "Cara kerja dan mutu", "Surat dan legalitas")
    answered(coach, {"dapat dilacak": "Lot zat warna belum dicatat", "Merek": "Belum didaftarkan"})
    coach.follow("Ke hasilnya")
    coach.take_next_step()
    coach.fill(note="Catatan dan merek yang kurang")
    coach.send()
    coach.take_next_step()
    coach.send()
    coach.sees("Lot zat warna belum dicatat", "Belum didaftarkan")


def agree(coach: Person) -> None:
    """Both sides promise something, sign it, and the work begins."""
    coach.take_next_step()
    coach.fill(agency="Mendampingi setiap bulan", enterprise="Mencatat setiap pembuatan")
    coach.send()
    coach.take_next_step()
    coach.fill(signed_on=DAY)
    coach.send()
    coach.sees("Kesepakatan, sudah ditandatangani", "Mencatat setiap pembuatan")
    coach.take_next_step()
    coach.fill(on=DAY)
    coach.send()


def look_inside(coach: Person) -> None:
    """The firm's own audit, with one finding put right."""
    coach.follow("Rencanakan audit internal")
    coach.fill(auditors="Usaha tetangga")
    coach.send()
    coach.take_next_step()
    coach.fill(held_on=DAY)
    coach.send()
    coach.follow("Catat temuan")
    coach.tick("Minor")
    coach.fill(text="Lot zat warna belum dicatat")
    coach.send()
    coach.take_next_step()
    coach.fill(concluded_on=DAY, conclusion="Siap diuji", reviewed_on=DAY, review="Disetujui")
    coach.tick("Lulus")
    coach.is_refused("Masih ada temuan yang belum diperbaiki")
    coach.follow("Batal")
    coach.follow("Lot zat warna belum dicatat")
    coach.fill(correction="Buku lot dipakai")
    coach.send()
    coach.take_next_step()
    coach.fill(concluded_on=DAY, conclusion="Siap diuji", reviewed_on=DAY, review="Disetujui")
    coach.tick("Lulus")
    coach.send()
    coach.sees("Lulus", "Buku lot dipakai")


def judged(coach: Person, result: str) -> None:
    """One parameter of the laboratory, judged by the rules."""
    coach.take_next_step()
    coach.fill(parameter="Ketahanan luntur", unit="grade", least="4", result=result)
    coach.tick("paling sedikit")
    coach.send()
    coach.take_next_step()
    coach.fill(report_number="LHU-1")
    coach.send()


def to_the_laboratory(coach: Person) -> None:
    """It fails at first, and passes with another sample."""
    coach.follow("Catat sampel")
    said = {"laboratory": "Balai Contoh", "accreditation": "LP-000-IDN", "sample": "3 lembar"}
    coach.fill(**said, limits_source=SNI)
    coach.send()
    judged(coach, "3,5")
    coach.sees("Tidak lulus")
    coach.take_next_step()
    coach.fill(sample="3 lembar, lot baru")
    coach.send()
    coach.follow("Ubah")
    coach.sees("Ubah pengujian")
    coach.follow("Batal")
    coach.page.locator("main table a", has_text="Ubah").first.click()
    coach.fill(result="4,5")
    coach.send()
    coach.take_next_step()
    coach.fill(report_number="LHU-2")
    coach.send()
    coach.sees("Lulus")


def to_the_body(coach: Person) -> None:
    """The papers, the day, the audit of the body."""
    coach.follow("Mulai permohonan")
    coach.fill(body=BODY)
    coach.tick("NIB")
    coach.send()
    coach.take_next_step()
    coach.is_refused("Berkas belum lengkap")
    coach.follow("Batal")
    coach.follow("Ubah")
    coach.tick("Sertifikat merek atau bukti pendaftarannya", "Dokumen mutu usaha")
    coach.send()
    coach.take_next_step()
    coach.fill(number="A-17")
    coach.send()
    coach.take_next_step()
    coach.send()
    coach.take_next_step()
    coach.fill(sampling="2 lembar dari lot baru")
    coach.send()
    coach.take_next_step()
    coach.fill(conclusion="Memenuhi")
    coach.tick("Lulus")
    coach.send()


def granted(coach: Person, certificate: Path) -> None:
    coach.follow("Lihat permohonan")
    coach.take_next_step()
    coach.fill(number="SERT-1", standard=SNI, scope="Batik tulis")
    coach.page.locator("main [name=file]").set_input_files(str(certificate))
    coach.send()
    coach.sees("SERT-1", "Berlaku", "Tanda menunggu SPPT SNI")


def misused(coach: Person) -> None:
    """Before the SPPT SNI the label may not show the mark; that is ordered away."""
    coach.follow(BATIK)
    coach.follow("Periksa label")
    coach.tick("Tanda SNI")
    coach.fill(printed=SNI)
    coach.is_refused("SPPT SNI belum")
    coach.fill(correction="Tunggu SPPT SNI")
    coach.send()
    coach.sees("Salah pakai tanda", "tanda menunggu persetujuan")


def test_a_batik_maker_comes_to_the_mark(
    people: dict[str, Person], seal: Path, browser: Any, live_server: Any
) -> None:
    head, coach = people["head"], people["coach"]
    entered(coach, OTHER)
    entered(coach, BATIK, phone=TELEPHONE)
    page = chosen(head, coach)
    for step in (take_on, look_at_the_gaps, agree, look_inside, to_the_laboratory, to_the_body):
        coach.open(page)
        step(coach)
    coach.open(page)
    granted(coach, seal)
    coach.open(page)
    misused(coach)
    coach.open(page)
    coach.follow("SPPT SNI: SERT-1")
    coach.take_next_step()
    coach.fill(mark_number="SPPT-1")
    coach.send()
    coach.open(page)
    coach.sees("Tercapai", "Memakai tanda SNI", "SERT-1")
    the_owner_holds_it(coach, browser, live_server, seal)


def handed_over(coach: Person) -> str:
    """The code that the coach makes for the telephone that waits."""
    coach.take_up_line("Serahkan kode kepada pemilik")
    coach.sees(f"Usaha {BATIK}")
    coach.press("Buat kode")
    return str(coach.page.locator("main strong").first.inner_text())


def the_owner_holds_it(coach: Person, browser: Any, live_server: Any, photo: Path) -> None:
    """On an old phone without scripts, by a code: the certificate, who comes next, the label."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{live_server.url}/e/owner/")
    page.locator("[name=contact]").fill(TELEPHONE)
    page.locator("main form button").first.click()
    page.get_by_role("link", name="Ketik kodenya").click()
    page.locator("[name=code]").fill(handed_over(coach))
    page.locator("form:has([name=code]) button").click()
    page.wait_for_url(f"{live_server.url}/e/owner/mine/")
    told = page.locator("body").inner_text()
    for words in ("SERT-1", "Berlaku sampai", "Tunggu SPPT SNI", "Pemeriksaan tahunan"):
        assert words in told
    address = page.get_by_role("link", name="SERT-1").get_attribute("href")
    assert page.request.get(f"{live_server.url}{address}").body()[:8] == PNG[:8]
    page.get_by_role("link", name="Kirim foto").click()
    page.locator("[name=photo]").set_input_files(str(photo))
    page.locator("[name=note]").fill("Label baru")
    page.locator("main form button").first.click()
    assert "Foto sudah terkirim" in page.locator("main").inner_text()
    coach.take_up("Lihat foto dari pemilik")
    coach.fill(answer="Label sudah benar")
    coach.send()
    page.reload()
    assert "Label sudah benar" in page.locator("main").inner_text()
    context.close()

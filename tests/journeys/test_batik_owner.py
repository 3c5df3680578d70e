"""A batik maker on the way from selection to the SNI mark, and what the owner holds in the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from teraju.modules.enterprises.models import Applicant, Coaching, OwnerContact, ProductCertificate
from teraju.modules.enterprises.services.visit_contacts import DOOR
from teraju.modules.enterprises.tests.certificate_world import PNG
from teraju.modules.enterprises.tests.coaching_world import (
    TODAY,
    World,
    a_programme,
    a_world,
    agreed,
    an_applicant,
    gaps_known,
)
from teraju.platform.notify import contacts

from .person import Person
from .test_market_day import PHONE, let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DAY = TODAY.isoformat()
BODY, SNI, MAIL = "LSPro Contoh", "SNI 8302:2016", "pemilik@contoh.id"


@pytest.fixture
def dinas(demonstration: Any) -> World:
    demonstration.TERAJU_TODAY = TODAY
    return a_world()


@pytest.fixture
def applicant(dinas: World) -> Applicant:
    """The best of two, whose papers are in order."""
    programme = a_programme(dinas)
    an_applicant(dinas, programme, 60, 50, name="Batik cap Contoh")
    best = an_applicant(dinas, programme, 90, 80)
    firm = best.product.enterprise
    firm.email = MAIL
    firm.save(update_fields=["email"])
    return best


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
        page.set_default_timeout(6_000)
        found[who] = Person(page, live_server.url)
    yield found
    for context in contexts.values():
        context.close()


def prepared(dinas: World, coaching: Coaching) -> None:
    """Gaps and agreement have a journey's worth of their own: they were weeks ago."""
    began = TODAY - timedelta(days=60)
    Coaching.objects.filter(pk=coaching.pk).update(began_on=began)
    coaching.entries.update(entered_on=began)
    gaps_known(dinas, coaching)
    agreed(dinas, coaching)


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


def misused(coach: Person, coaching: Coaching) -> None:
    """Before the SPPT SNI the label may not show the mark; that is ordered away."""
    coach.open(coaching.product.get_absolute_url())
    coach.follow("Periksa label")
    coach.tick("Tanda SNI")
    coach.fill(printed=SNI)
    coach.is_refused("SPPT SNI belum")
    coach.fill(correction="Tunggu SPPT SNI")
    coach.send()
    coach.sees("Salah pakai tanda", "tanda menunggu persetujuan")


def test_a_batik_maker_comes_to_the_mark(
    people: dict[str, Person],
    dinas: World,
    applicant: Applicant,
    seal: Path,
    browser: Any,
    live_server: Any,
) -> None:
    head, coach = people["head"], people["coach"]
    head.open(applicant.get_absolute_url())
    head.take_next_step()
    head.send()
    coaching = Coaching.objects.get(product=applicant.product)
    prepared(dinas, coaching)
    page = coaching.get_absolute_url()
    for step in (look_inside, to_the_laboratory, to_the_body):
        coach.open(page)
        step(coach)
    coach.open(page)
    granted(coach, seal)
    misused(coach, coaching)
    coach.open(ProductCertificate.objects.get().get_absolute_url())
    coach.take_next_step()
    coach.fill(mark_number="SPPT-1")
    coach.send()
    coach.open(page)
    coach.sees("Tercapai", "Memakai tanda SNI", "SERT-1")
    the_owner_holds_it(browser, live_server, dinas)


def the_owner_holds_it(browser: Any, live_server: Any, dinas: World) -> None:
    """On an old phone, by a code: the certificate, who comes next, and the label to change."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.set_default_timeout(6_000)
    page.goto(f"{live_server.url}/e/owner/")
    units = page.locator("[name=unit]")
    if units.count() and units.first.evaluate("e => e.tagName") == "SELECT":
        units.select_option(str(dinas.agency.pk))
    page.locator("[name=contact]").fill(MAIL)
    page.locator("main form button").first.click()
    made = contacts.prepare_code(
        door=DOOR, actor=dinas.at("coach"), contact_id=OwnerContact.objects.get().pk
    )
    page.goto(f"{live_server.url}/k/")
    page.locator("[name=code]").fill(made.code)
    page.locator("form:has([name=code]) button").click()
    page.wait_for_url(f"{live_server.url}/e/owner/mine/")
    told = page.locator("body").inner_text()
    for words in ("SERT-1", "Berlaku sampai", "Tunggu SPPT SNI", "Pemeriksaan tahunan"):
        assert words in told
    address = page.get_by_role("link", name="SERT-1").get_attribute("href")
    assert page.request.get(f"{live_server.url}{address}").body() == PNG
    context.close()

"""The 39 indicators: laid out, given out, answered with evidence, verified, published."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

CODE, TITLE = "2.8", "Industri, perdagangan, dan konsumsi"


def follow_line(someone: Person, words: str) -> None:
    """Open what waits in Kerja saya; a worksheet has no form of its own to look for."""
    someone.open("/")
    with someone.page.expect_navigation(wait_until="load"):
        someone.page.locator("main .todo a", has_text=words).first.click()


def lay_out(someone: Person) -> None:
    """Kupang makes up for a year that it never looked at."""
    someone.enter_as("secretary.kupang")
    someone.open("/iso18091/start/")
    someone.fill(year="2017", edition="2019", started_on="2020-10-15")
    someone.send()
    someone.sees("Diagnosis 2017 Kota Kupang", "Diagnosis sudah disiapkan")
    someone.follow("Bagikan indikator")
    someone.fill(agency="Badan Keuangan Daerah Kota Kupang", due_on="2020-10-30")
    someone.tick(f"{CODE} {TITLE}")
    someone.send()
    someone.sees("Indikator dibagikan")


def answer(someone: Person) -> None:
    """The agency finds its indicator in Kerja saya, and brings a paper."""
    someone.enter_as("finance.kupang")
    follow_line(someone, "Nilai 1 indikator pemerintah daerah andal 2017")
    put_down(someone, "green")
    someone.sees("5 dari 195")
    someone.follow(f"{CODE} {TITLE}")
    someone.follow("Tambah bukti")
    someone.fill(title="SK Unit Metrologi 2017", happened_on="2020-10-14")
    someone.send()
    someone.sees("SK Unit Metrologi 2017")


def put_down(someone: Person, colour: str) -> None:
    row = someone.page.locator("form.free").filter(has_text=TITLE)
    for number in range(5):
        with someone.page.expect_response(lambda answer: "/save/" in answer.url):
            row.locator("select").nth(number).select_option(colour)
    someone.page.wait_for_timeout(200)


def hand_over(someone: Person) -> None:
    someone.enter_as("secretary.kupang")
    someone.open("/iso18091/?q=2017")
    someone.follow("2017")
    someone.follow("Serahkan untuk diverifikasi")
    someone.fill(verifier="Tim Verifikasi 18091")
    someone.send()
    someone.sees("sedang diverifikasi")


def verify(someone: Person) -> None:
    """Another person puts their own colour beside the agency's letter, and concludes."""
    someone.enter_as("verifier.kupang")
    follow_line(someone, "Verifikasi 39 indikator 2017")
    put_down(someone, "green")
    someone.open("/iso18091/?q=2017")
    someone.follow("2017")
    someone.follow("Selesaikan")
    someone.fill(summary="Unit metrologi berjalan dengan bukti.")
    someone.send()
    someone.sees("Diagnosis selesai")


def publish(someone: Person) -> None:
    someone.enter_as("secretary.kupang")
    follow_line(someone, "Publikasikan diagnosis 2017")
    someone.follow("Publikasikan")
    someone.send()
    someone.sees("Diagnosis tampil di halaman publik")
    with someone.beside("") as citizen:
        citizen.open("/andal/kota-kupang/2017/")
        citizen.sees("Pemerintah daerah andal: Kota Kupang", TITLE, "Tidak ada skor")


def test_a_government_diagnoses_itself_and_shows_it(built: None, someone: Person) -> None:
    lay_out(someone)
    answer(someone)
    hand_over(someone)
    verify(someone)
    publish(someone)

"""A unit fills its sheet in, an assessor lowers an answer, the gaps show it, it is published."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

REASON = "Kampanye publik belum terlihat di loket."
UNIT = "UPT Metrologi Legal Kabupaten Mojokerto, 2020"


def take(someone: Person, words: str) -> None:
    """Open what waits in Kerja saya."""
    someone.open("/")
    someone.page.locator("main .todo a", has_text=words).first.click()
    someone.page.wait_for_load_state()


def cell(someone: Person, code: str, answer: str, told: str) -> None:
    """Choose an answer and wait until its row tells what it came to."""
    row = someone.page.locator(f'main form[aria-label^="{code} "]')
    row.locator("select[name=answer]").select_option(answer)
    row.get_by_text(told).first.wait_for()


def fill_in(someone: Person) -> None:
    take(someone, "Isi lembar kerja zona integritas 2020")
    someone.follow("Pengawasan (1)")
    cell(someone, "P.5.1.1", "A", "0,75 dari 0,75")
    someone.follow("Pelayanan publik (1)")
    cell(someone, "P.6.4.3", "B", "0,22 dari 0,33")
    someone.follow("Ke hasil")
    someone.take_next_step()
    someone.send()
    someone.sees("Di TPI")


def lower(someone: Person) -> None:
    """Without a reason another answer is not taken."""
    take(someone, "Nilai lembar kerja zona integritas 2020")
    someone.follow("Pengawasan")
    cell(someone, "P.5.1.1", "C", "Sebutkan alasan")
    row = someone.page.locator('main form[aria-label^="P.5.1.1 "]')
    row.locator("textarea[name=note]").fill(REASON)
    row.locator("textarea[name=note]").press("Tab")
    row.get_by_text("0,00 dari 0,75").first.wait_for()
    someone.follow("Ke hasil")
    someone.take_next_step()
    someone.fill(conclusion="Lengkapi kampanye pengendalian gratifikasi.")
    someone.send()


def gaps_show_it(someone: Person) -> None:
    someone.sees("P.5.1.1 Kampanye publik pengendalian gratifikasi dilakukan", REASON)
    someone.follow("Semua kesenjangan")
    someone.sees("P.5.1.1", REASON)


def publish(someone: Person) -> None:
    take(someone, "Tutup lembar kerja zona integritas 2020")
    someone.take_next_step()
    someone.send()
    someone.take_next_step()
    someone.send()
    someone.follow("Ringkasan publik")
    address = someone.page.url.removeprefix(someone.address)
    someone.page.context.clear_cookies()
    someone.open(address)
    someone.sees(UNIT, "Ini bukan predikat dari kementerian.")
    assert REASON not in someone.page.content()


def test_a_unit_on_its_way_to_wbk(built: None, someone: Person) -> None:
    someone.enter_as("metrology.mojokerto")
    fill_in(someone)
    someone.enter_as("tpi.mojokerto")
    lower(someone)
    gaps_show_it(someone)
    someone.enter_as("metrology.mojokerto")
    publish(someone)

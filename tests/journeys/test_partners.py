"""A partner above low bribery risk does not begin before its due diligence is renewed."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PARTNER = "CV Bina Mutu Krakatau (contoh)"
ENGAGEMENT = "Pendampingan surveilans 2020"


def open_engagement(someone: Person) -> None:
    someone.open("/risks/engagements/")
    someone.follow(ENGAGEMENT)


def answer_questions(someone: Person) -> None:
    """Each row of the sheet is saved as soon as its answer is chosen; the first speaks for it."""
    rows = someone.page.locator("main .sheet form")
    for place in range(rows.count()):
        with someone.page.expect_response(lambda response: "/answers/" in response.url):
            rows.nth(place).locator("select").select_option(index=1)
    someone.sees(f"{rows.count()} dari {rows.count()} terisi")


def renew(someone: Person) -> None:
    someone.take_up(f"Perbarui uji tuntas: {PARTNER}")
    someone.fill(subject="Pendampingan surveilans")
    someone.send()
    answer_questions(someone)
    someone.follow("Selesai dulu")
    someone.follow("Ajukan untuk diputuskan")
    someone.send()
    someone.sees("menunggu FKAP")


def decide(someone: Person) -> None:
    someone.take_up(f"Putuskan uji tuntas: {PARTNER}")
    someone.tick("dapat diterima")
    someone.fill(outcome_reason="Hubungan keluarga sudah tidak ada.")
    someone.send()
    someone.sees("menunggu kepala")


def approve(someone: Person) -> None:
    someone.take_up(f"Setujui uji tuntas: {PARTNER}")
    someone.send()
    someone.sees("14 Oktober 2021")


def test_a_partner_above_low_waits_for_its_due_diligence(built: None, someone: Person) -> None:
    someone.enter_as("process.serang")
    open_engagement(someone)
    someone.sees("sudah habis masa berlakunya")
    renew(someone)
    someone.enter_as("compliance.serang")
    decide(someone)
    someone.enter_as("inspector.serang")
    approve(someone)
    someone.enter_as("process.serang")
    open_engagement(someone)
    someone.follow("Mulai")
    someone.send()
    someone.sees("Pekerjaan berjalan.")

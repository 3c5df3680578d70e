"""A bribery risk above low is not called treated before its provider was looked into."""

from __future__ import annotations

import pytest

from .person import Person
from .test_partners import answer_questions

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

RISK = "Penyedia sewa kendaraan memberi komisi kepada pengelola kegiatan"
PARTNER = "CV Armada Contoh Banten"


def open_risk(someone: Person) -> None:
    someone.open("/risks/?kind=bribery&q=RS-05")
    someone.follow(RISK)


def is_refused(someone: Person) -> None:
    """The plan is carried out, and still: the page says why, the form says it again."""
    open_risk(someone)
    someone.sees(f"Belum tertangani: Uji tuntas atas {PARTNER} belum ada.", "belum ada")
    someone.take_next_step()
    someone.is_refused(
        "Risiko penyuapan di atas rendah belum tertangani.",
        f"Uji tuntas atas {PARTNER} belum ada.",
    )


def look_into(someone: Person) -> None:
    someone.take_up(PARTNER)
    someone.fill(subject="Sewa kendaraan penugasan lapangan")
    someone.send()
    answer_questions(someone)
    someone.follow("Selesai dulu")
    someone.follow("Ajukan untuk diputuskan")
    someone.send()
    someone.sees("menunggu FKAP")


def decide(someone: Person) -> None:
    someone.take_up(f"Putuskan uji tuntas: {PARTNER}")
    someone.tick("dapat diterima")
    someone.fill(outcome_reason="Tarif sesuai pasar; tidak ada hubungan keluarga.")
    someone.send()
    someone.sees("menunggu kepala")


def approve(someone: Person) -> None:
    someone.take_up(f"Setujui uji tuntas: {PARTNER}")
    someone.send()


def is_treated(someone: Person) -> None:
    open_risk(someone)
    someone.sees(f"Uji tuntas atas {PARTNER} berlaku.")
    someone.take_next_step()
    someone.send()
    someone.sees("tertangani", "Setiap triwulan tetap dipantau.")


def test_a_bribery_risk_waits_for_the_due_diligence(built: None, someone: Person) -> None:
    someone.enter_as("compliance.serang")
    is_refused(someone)
    someone.enter_as("process.serang")
    look_into(someone)
    someone.enter_as("compliance.serang")
    decide(someone)
    someone.enter_as("inspector.serang")
    approve(someone)
    someone.enter_as("compliance.serang")
    is_treated(someone)

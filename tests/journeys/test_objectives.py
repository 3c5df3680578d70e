"""An objective turns red, asks for a plan, and is quiet again when the plan is carried out."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OBJECTIVE = "Gratifikasi dilaporkan tepat waktu"
ACTION = "Mengirim pengingat pelaporan sebelum setiap hari raya"


def turn_red(someone: Person) -> None:
    """A late report is found: the value of the half-year is corrected."""
    someone.open("/planning/objectives/")
    someone.follow(OBJECTIVE)
    someone.follow("semester 1 tahun 2020")
    someone.follow("Koreksi")
    someone.fill(numerator="6", reason="Dua laporan ternyata masuk setelah 30 hari kerja.")
    someone.send()
    someone.open("/planning/objectives/")
    someone.follow(OBJECTIVE)
    someone.sees("tidak tercapai, tanpa rencana")


def plan(someone: Person) -> None:
    someone.take_up(f"Buat rencana: {OBJECTIVE}")
    someone.fill(
        cause="Pegawai baru belum mengenal batas waktunya.", action=ACTION, due="2020-10-30"
    )
    someone.send()
    someone.sees("Pegawai baru belum mengenal batas waktunya.", ACTION)
    someone.open("/")
    assert not someone.page.locator("main .todo a", has_text="Buat rencana").count()


def carry_out(someone: Person) -> None:
    someone.take_up(ACTION)
    someone.fill(result="Pengingat terkirim kepada semua pegawai.")
    someone.send()
    someone.sees("Pengingat terkirim kepada semua pegawai.")
    someone.open("/")
    assert not someone.page.locator("main .todo a", has_text=ACTION).count()


def test_a_red_objective_asks_for_a_plan_until_it_has_one(built: None, someone: Person) -> None:
    someone.enter_as("compliance.serang")
    turn_red(someone)
    plan(someone)
    carry_out(someone)

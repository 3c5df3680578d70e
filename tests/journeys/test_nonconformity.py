"""A major nonconformity: a failed check, a second round, and never closed by its owner."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "Surat tugas terbit tanpa paraf penanggung jawab"
OWNER, JUDGE, HEAD = "process.serang", "auditor.serang", "coordinator.serang"


def report(someone: Person) -> None:
    someone.open("/improvement/report/")
    someone.fill(
        source="incident",
        grade="major",
        title=TITLE,
        description="Dua surat tugas terbit tanpa paraf pada 12 Oktober.",
        found_on="2020-10-12",
    )
    someone.send()
    someone.sees("dilaporkan", TITLE)


def open_it(someone: Person) -> None:
    someone.open("/improvement/")
    someone.follow(TITLE)


def hand_to_owner(someone: Person) -> None:
    open_it(someone)
    someone.follow("Tetapkan penanggung jawab")
    someone.fill(owner="Inspektur Pembantu I")
    someone.send()


def correct_and_decide(someone: Person) -> None:
    someone.take_up(f"Koreksi: {TITLE}")
    someone.fill(correction="Kedua surat diparaf dan dikirim ulang.")
    someone.send()
    with someone.beside(HEAD) as coordinator:
        coordinator.take_up(f"Putuskan perlunya tindakan korektif: {TITLE}")
        coordinator.page.get_by_label("Ya, penyebabnya harus dihilangkan").check()
        coordinator.fill(reason="Surat tugas adalah dasar setiap penugasan.")
        coordinator.send()


def plan(someone: Person, cause: str, action: str, due: str, check: str) -> None:
    """Cause, similar cases and an action, handed in by the owner."""
    open_it(someone)
    someone.follow("Analisis penyebab")
    someone.fill(why_1="Paraf terlewat", why_2=cause, bone_method=cause, root_cause=cause)
    someone.send()
    someone.sees("Lima mengapa", "Tulang ikan")
    someone.follow("Cari kasus serupa")
    someone.page.get_by_label("Tidak", exact=True).check()
    someone.fill(similar_note="Surat tugas September diperiksa.")
    someone.send()
    someone.page.get_by_role("link", name="Tambah tindakan", exact=True).first.click()
    someone.fill(title=action, owner="Kepala Subbagian Umum dan Kepegawaian", due_on=due)
    someone.send()
    someone.follow("Ajukan rencana")
    someone.fill(effect_due=check, effect_criterion="Semua surat tugas berparaf.")
    someone.send()
    someone.sees("rencana menunggu diterima")


def accept_and_carry_out(someone: Person, action: str) -> None:
    with someone.beside(JUDGE) as judge:
        judge.take_up(f"Terima rencana: {TITLE}")
        judge.send()
    with someone.beside("clerk.serang") as doer:
        doer.take_up(f"Laksanakan: {action}")
        doer.fill(result="Selesai dan dipakai.")
        doer.send()


def check(someone: Person, effect: str) -> None:
    someone.take_up(f"Verifikasi keefektifan: {TITLE}")
    someone.page.get_by_label(effect, exact=True).check()
    someone.fill(effect_note="Surat tugas dua bulan terakhir diperiksa.")
    someone.send()


def test_a_major_one_is_closed_over_a_failed_check(
    built: None, demonstration: Any, someone: Person
) -> None:
    someone.enter_as("staff.serang")
    report(someone)
    with someone.beside(HEAD) as coordinator:
        hand_to_owner(coordinator)
    someone.enter_as(OWNER)
    correct_and_decide(someone)
    plan(
        someone,
        "SOP tidak mewajibkan paraf",
        "Merevisi SOP surat tugas",
        "2020-10-20",
        "2020-12-01",
    )
    accept_and_carry_out(someone, "Merevisi SOP surat tugas")

    someone.enter_as(JUDGE)
    open_it(someone)
    # Before its day there is nothing to press.
    assert not someone.page.get_by_role("link", name="Verifikasi keefektifan").count()
    demonstration.TERAJU_TODAY = date(2020, 12, 2)
    check(someone, "tidak efektif")
    someone.sees("Putaran 2", "Putaran 1, sebagaimana ditinggalkan")

    someone.enter_as(OWNER)
    open_it(someone)
    someone.follow("Catat koreksi")
    someone.fill(correction="Satu surat diparaf.")
    someone.send()
    plan(
        someone,
        "Aplikasi membolehkan cetak tanpa paraf",
        "Menahan cetak tanpa paraf",
        "2020-12-15",
        "2021-02-01",
    )
    accept_and_carry_out(someone, "Menahan cetak tanpa paraf")

    someone.enter_as(JUDGE)
    demonstration.TERAJU_TODAY = date(2021, 2, 1)
    check(someone, "efektif")
    someone.enter_as(OWNER)
    open_it(someone)
    someone.sees("Hanya untuk")
    someone.enter_as(JUDGE)
    open_it(someone)
    someone.take_next_step()
    someone.send()
    someone.sees("ditutup, keefektifan terverifikasi")

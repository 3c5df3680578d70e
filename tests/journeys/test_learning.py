"""A training that changed nothing at work is repeated until the gap it was for is closed."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TRAINING = "Menulis laporan hasil pengawasan"
COMPETENCE = "Penulisan laporan hasil pengawasan"


def judge(someone: Person, effect: str, why: str) -> None:
    someone.tick(effect)
    someone.fill(effect_reason=why)
    someone.send()


def repeat(someone: Person) -> None:
    """For those on whom it had no effect, done otherwise, and held the same day."""
    someone.fill(
        planned_from="2020-10-15",
        planned_until="2020-10-15",
        changed="Berlatih dengan laporan sendiri, bukan dengan contoh.",
    )
    someone.send()
    someone.sees("Berlatih dengan laporan sendiri")
    someone.follow("Catat bahwa terlaksana")
    someone.send()


def assess_again(someone: Person) -> None:
    """A training changes no level by itself: each person is assessed anew."""
    links = someone.page.locator("main").get_by_role("link", name="nilai lagi")
    for address in [str(link.get_attribute("href")) for link in links.all()]:
        someone.open(address)
        someone.fill(competence=COMPETENCE, level="3")
        someone.send()


def gaps_of(someone: Person) -> int:
    someone.open("/learning/gaps/")
    return int(someone.page.locator("main tbody tr", has_text=COMPETENCE).count())


def test_a_training_of_poor_effect_is_repeated(built: None, someone: Person) -> None:
    someone.enter_as("coordinator.serang")
    before = gaps_of(someone)
    someone.take_up(f"Evaluasi efektivitas: {TRAINING}")
    judge(someone, "tidak efektif", "Tiga laporan kembali dikembalikan pereviu.")
    assert gaps_of(someone) == before
    someone.take_up(f"Ulangi: {TRAINING}")
    repeat(someone)
    someone.follow("Evaluasi efektivitas")
    judge(someone, "efektif", "Dua laporan berikutnya terbit tanpa perbaikan.")
    assess_again(someone)
    assert gaps_of(someone) == 0 < before

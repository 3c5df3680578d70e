"""A management review, from its plan to a decision that waits as an action for its owner."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

AGENCY = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Serang"
DECISION = "Menambah satu loket pencetakan"


def plan(someone: Person) -> str:
    """A review of the year that is over; its address."""
    someone.open("/certifications/reviews/add/")
    someone.fill(
        agency=AGENCY,
        kind="management",
        period_since="2019-10-16",
        period_until="2020-10-14",
        planned_on="2020-10-15",
    )
    someone.send()
    return str(someone.page.url.removeprefix(someone.address))


def hold(someone: Person) -> None:
    someone.take_next_step()
    someone.send()
    someone.sees("Kinerja proses dan kesesuaian keluaran")
    someone.take_next_step()
    someone.fill(held_on="2020-10-15", chair="Kepala Disdukcapil", attendance="Para kepala bidang")
    someone.send()


def hand_in(someone: Person) -> None:
    someone.take_next_step()
    someone.fill(conclusion="Sistem masih sesuai, memadai, dan efektif.", summary="Ringkasan.")
    someone.send()


def write(someone: Person, review: str) -> None:
    """A word on every subject of the agenda, and one decision."""
    links = someone.page.locator("main details a", has_text="Tulis pembahasannya")
    for address in [str(link.get_attribute("href")) for link in links.all()]:
        someone.open(address)
        someone.fill(discussion="Dibahas bersama para kepala bidang.")
        someone.send()
    someone.open(review)
    someone.follow("Tambah keputusan")
    someone.fill(
        kind="resources", title=DECISION, owner="Kepala Bidang Pelayanan", due_on="2020-11-30"
    )
    someone.send()


def test_a_decision_of_a_review_becomes_an_action(built: None, someone: Person) -> None:
    someone.enter_as("civil-quality.serang")
    review = plan(someone)
    hold(someone)
    someone.take_next_step()
    someone.fill(conclusion="Sistem masih sesuai, memadai, dan efektif.")
    someone.is_refused("ada dalam pokok bahasan tetapi tidak ada catatannya")
    someone.open(review)
    write(someone, review)
    hand_in(someone)
    someone.sees("Pemimpin rapat menyetujui atau mengembalikan risalah.")

    someone.enter_as("civil.serang")
    someone.take_up("Tinjauan manajemen")
    someone.send()
    someone.sees("Risalah tinjauan manajemen")

    someone.enter_as("civil-process.serang")
    someone.open("/")
    someone.sees(DECISION)

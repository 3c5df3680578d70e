"""A guest government adopts an SOP of another, makes it its own, and hears of the next version."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "Menerima tamu tanpa bingkisan"
ADOPTED = "Instruksi Kerja Menerima Tamu"
STEPS = "1. Sambut tamu di ruang terbuka.\n2. Tolak bingkisan dengan santun.\n3. Catat penolakan."


def write(someone: Person) -> str:
    """A draft by the coordinator of Serang; the address of its record."""
    someone.enter_as("coordinator.serang")
    someone.open("/learning/library/")
    someone.follow("Tulis praktik")
    someone.tick("Contoh SOP")
    someone.fill(
        title=TITLE,
        summary="Tamu diterima dengan baik dan pulang dengan bingkisannya sendiri.",
        purpose="Tidak ada pemberian yang tertinggal.",
        steps=STEPS,
        licence="Bebas dipakai dengan menyebut sumber.",
    )
    someone.send()
    return someone.page.url.removeprefix(someone.address)


def publish(someone: Person, record: str) -> None:
    someone.enter_as("inspector.serang")
    someone.open(record)
    someone.take_next_step()
    someone.send()
    someone.sees("terbit", "Belum diadopsi")


def adopt(someone: Person) -> str:
    """Mojokerto makes it the draft of a document of its own; the address of that."""
    someone.enter_as("coordinator.mojokerto")
    someone.open("/learning/library/")
    someone.follow(TITLE)
    someone.sees("Tolak bingkisan dengan santun.", "Kabupaten Serang")
    someone.take_next_step()
    someone.fill(type="Instruksi kerja", title=ADOPTED)
    someone.send()
    someone.sees(ADOPTED, "Diadopsi dari", TITLE, "Kabupaten Serang", "mutakhir")
    return someone.page.url.removeprefix(someone.address)


def bring_into_force(someone: Person, document: str) -> None:
    """As every document: sent by who wrote it, approved by the head."""
    someone.take_next_step()
    someone.send()
    someone.enter_as("head.mojokerto")
    someone.open(document)
    someone.take_next_step()
    someone.send()
    someone.sees("berlaku", "Tolak bingkisan dengan santun.", "Kabupaten Serang")


def renew(someone: Person, record: str) -> None:
    someone.enter_as("coordinator.serang")
    someone.open(record)
    someone.sees("Diadopsi 1 kali", "Kabupaten Mojokerto")
    someone.take_next_step()
    someone.fill(change="Langkah 3: catat pada hari yang sama.")
    someone.send()
    publish_again(someone, record)


def publish_again(someone: Person, record: str) -> None:
    someone.enter_as("inspector.serang")
    someone.open(record)
    someone.take_next_step()
    someone.send()


def hear_of_it(someone: Person) -> None:
    someone.enter_as("coordinator.mojokerto")
    someone.open("/")
    line = f"Sumber “{ADOPTED}” mempunyai versi baru"
    someone.page.locator("main .todo a", has_text=line).first.click()
    someone.page.wait_for_load_state()
    someone.sees("ada versi baru", "Langkah 3: catat pada hari yang sama.")
    someone.take_next_step()
    someone.fill(note="Revisi dimulai.")
    someone.send()
    someone.sees("versi baru sudah dicermati", "Revisi dimulai.")


def test_a_guest_government_adopts_an_sop(built: None, someone: Person) -> None:
    record = write(someone)
    publish(someone, record)
    document = adopt(someone)
    bring_into_force(someone, document)
    renew(someone, record)
    hear_of_it(someone)
    with someone.beside("") as anybody:
        anybody.open("/l/practices/")
        anybody.follow(TITLE)
        anybody.sees("Tolak bingkisan dengan santun.", "Versi", "2")

"""A webinar: announced, registered for on a telephone, attended by the room's code, certified."""

from __future__ import annotations

import pytest

from teraju.modules.learning.api import Event
from teraju.platform.tasks import runner
from teraju.platform.tasks.api import Job

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE, TODAY = "Webinar uji tera di pasar", "2020-10-15"
TELEPHONE = {"width": 390, "height": 800}


def test_from_the_invitation_to_the_certificate(built: None, someone: Person) -> None:
    someone.enter_as("coordinator.mojokerto")
    event = _announced(someone)
    with someone.beside("") as guest:
        guest.page.set_viewport_size(TELEPHONE)
        ticket = _registered(guest, event)
        someone.open(f"/learning/events/{event.pk}/")
        someone.take_next_step()
        someone.send()
        someone.open(f"/learning/events/{event.pk}/screen/")
        address = someone.page.locator("main a", has_text="/here/").inner_text()
        guest.open(address.removeprefix(guest.address))
        guest.fill(typed="penera@contoh.go.id")
        guest.send()
        guest.sees("hadir. Selamat datang")
        _finished(someone, event)
        guest.open(ticket)
        guest.sees("Surat keterangan kehadiran", "SK-HADIR", "Bagaimana acaranya?")
        guest.follow("Halaman pemeriksaannya")
        guest.sees("Penera Kota Kupang", TITLE)


def _announced(someone: Person) -> Event:
    someone.open("/learning/events/add/")
    someone.fill(
        kind="webinar",
        title=TITLE,
        summary="Bagi penera yang bertugas di pasar.",
        first_day=TODAY,
        last_day=TODAY,
        starts="09:00",
        join_url="https://rapat.example/pasar",
        seats="100",
        opens_on="2020-10-01",
        closes_on=TODAY,
    )
    someone.send()
    someone.follow("Tambah baris susunan acara")
    someone.fill(ends="10:00", title="Sidang tera di pasar", speaker="Kepala UPT")
    someone.send()
    someone.take_next_step()
    someone.send()
    someone.sees("pendaftaran dibuka")
    event = Event.objects.get(title=TITLE)
    someone.follow("Undangan dan tautan")
    someone.sees("Buka WhatsApp dengan teksnya", f"/l/e/{event.code}/")
    return event


def _registered(guest: Person, event: Event) -> str:
    """Register without an account; the address of the ticket."""
    guest.open(f"/l/e/{event.code}/")
    guest.follow("Daftar")
    guest.fill(
        name="Penera Kota Kupang",
        organisation="UPT Metrologi Legal",
        region="Kota Kupang",
        contact="penera@contoh.go.id",
    )
    guest.is_refused("Saya setuju")
    guest.page.locator("main form.form [name=agreed]").check()
    guest.send()
    guest.sees("mendapat kursi", "https://rapat.example/pasar")
    return guest.page.url.removeprefix(guest.address)


def _finished(someone: Person, event: Event) -> None:
    """The coordinator finishes it; the head has the certificates made."""
    someone.open(f"/learning/events/{event.pk}/finish/")
    someone.send()
    someone.enter_as("metrology.mojokerto")
    someone.open(f"/learning/events/{event.pk}/certify/")
    someone.send()
    runner.run(Job.objects.get(kind="learning.event_certify").pk)
    someone.open(f"/learning/events/certificates/?event={event.pk}")
    someone.sees("Penera Kota Kupang", "berlaku")

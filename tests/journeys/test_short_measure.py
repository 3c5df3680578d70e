"""A citizen got too little: scans the tag, reports it, and sees what a supervisor found."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import InspectionItem, Instrument, Verification
from teraju.modules.metrology.services import registers
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.organisation.models import Agency

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ENTERED = datetime(2020, 10, 1, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
HEAD, OFFICIAL = "metrology.mojokerto", "supervisor.mojokerto"
ANSWER = "Timbangan menunjuk lebih; sudah disegel dan diperbaiki."


def a_scale() -> Instrument:
    """A scale of the fish hall, verified in June as the register was told."""
    unit = Agency.objects.select_related("government").get(code="UPTML")
    actor: Viewer = viewer_of(User.objects.get(username=HEAD), ENTERED)
    owner = registers.add_owner(actor=actor, agency=unit, name="Pedagang Contoh")
    market = registers.add_place(actor=actor, agency=unit, name="Pasar Contoh", kind="market")
    scale = registers.add_instrument(
        actor=actor,
        owner=owner,
        place=market,
        kind="electronic_scale",
        plate={"max": "15", "e": "5", "accuracy_class": "III"},
    )
    Instrument.objects.filter(pk=scale.pk).update(
        standing=Standing.VALID, verified_on=date(2020, 6, 2), valid_until=date(2021, 6, 30)
    )
    return scale


def report(anybody: Person, tag: str) -> tuple[str, str]:
    """From the code on the scale to ticket and secret."""
    anybody.open(f"/i/{tag}")
    anybody.sees("SAH", "sampai Juni 2021", "Pasar Contoh")
    anybody.page.get_by_role("link", name="Laporkan di sini").click()
    anybody.sees("Barang dalam keadaan terbungkus (BDKT)")
    anybody.page.get_by_label("Yang saya terima kurang dari yang saya bayar").check()
    anybody.page.locator("[name=text]").fill("Beli ikan 1 kg, di rumah 960 g.")
    anybody.press("Kirim laporan")
    anybody.sees("Laporan Anda sudah masuk")
    ticket, secret = anybody.page.locator("main dl code").all_inner_texts()
    return ticket, secret


def send_somebody(someone: Person) -> None:
    someone.enter_as(HEAD)
    someone.take_up("Tangani laporan")
    someone.tick("Pengawas Kemetrologian")
    someone.send()
    someone.take_next_step()
    someone.send()
    someone.sees("Ditugaskan", "SPT-WAS")


def visit(someone: Person, tag: str) -> None:
    """What was reported is true: the scale is sealed, the minutes are signed."""
    someone.enter_as(OFFICIAL)
    someone.take_up("Kunjungi")
    someone.send()
    someone.take_next_step()
    someone.fill(code=tag)
    someone.send()
    someone.fill(readings="1000; 1000\n5000; 5045")
    # Nothing is chosen beforehand of what was reported.
    someone.tick("Sesuai", "Tidak ada")
    someone.is_refused("melewati batas")
    someone.tick("Kesalahan melewati batas pemakaian", "Disegel, tidak boleh dipakai")
    someone.fill(seal="S-0017")
    someone.send()
    someone.take_next_step()
    someone.send()
    someone.sees("BA-WAS", "Disegel")


def verify_again(tag: str) -> None:
    """The tester marks the repaired scale once more, in the afternoon of the visit."""
    scale = Instrument.objects.select_related("agency__government").get(tag=tag)
    day = (
        InspectionItem.objects.select_related("inspection")
        .get(instrument=scale)
        .inspection.visited_on
    )
    assert day is not None
    at = datetime.combine(day, time(16), ENTERED.tzinfo)
    Verification.objects.create(
        government=scale.agency.government,
        agency=scale.agency,
        instrument=scale,
        result="sah",
        control="subsequent",
        on=day,
        at=at,
        valid_until=date(2021, 10, 31),
        passed=1,
        tester=User.objects.get(username="tester.mojokerto"),
        tester_office="Penera",
        created_at=at,
        updated_at=at,
    )
    # The minutes took the force from the mark before: this one stands in its place.
    Instrument.objects.filter(pk=scale.pk).update(
        standing=Standing.VALID, verified_on=day, valid_until=date(2021, 10, 31), void_on=None
    )


def end(someone: Person, tag: str) -> None:
    """Nobody's word puts it right: verified again, looked at again, closed with an answer."""
    someone.take_up("Periksa lagi")
    someone.tick("Diperbaiki dan ditera ulang")
    someone.is_refused("ajukan tera ulang di loket dahulu")
    verify_again(tag)
    someone.send()
    someone.enter_as(HEAD)
    someone.take_up("Tutup pengawasan")
    someone.fill(conclusion="Diperbaiki reparatir, ditera ulang.", answer=ANSWER)
    someone.send()


def test_short_measure(built: None, someone: Person) -> None:
    tag = a_scale().tag
    with someone.beside("") as anybody:
        ticket, secret = report(anybody, tag)
        send_somebody(someone)
        visit(someone, tag)
        anybody.open(f"/i/{tag}?again")
        anybody.sees("DISEGEL")
        end(someone, tag)
        anybody.open(f"/i/{tag}?verified")
        anybody.sees("SAH")
        anybody.open(f"/i/report/{ticket}")
        anybody.page.locator("[name=secret]").fill(secret)
        anybody.press("Lihat hasilnya")
        anybody.sees("Dijawab", ANSWER)

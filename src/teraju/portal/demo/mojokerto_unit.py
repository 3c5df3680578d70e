"""What the metrology unit works with: its service, its letter of scope, stamps and standards.

All of it is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from teraju.modules.learning import api as learning
from teraju.modules.metrology import api as metrology
from teraju.modules.metrology.api import models
from teraju.modules.operations import api as operations
from teraju.modules.operations.api import Service
from teraju.platform.organisation.models import Agency

from . import mojokerto_standards
from .cast import Cast
from .mojokerto_standards import Kit

NEEDS = {
    ("sah", "4", "office"): 4,
    ("sah", "4", "field"): 8,
    ("batal", "4", "office"): 2,
    ("batal", "4", "field"): 4,
    ("jaminan", "4", "field"): 4,
}
GROUNDS = "Dua penera, 14 pasar, loket setiap hari kerja"
# A roll for either desk of the office and one for the markets, with the number it begins with.
ROLLS, ON_ROLL = {"office": 1, "field": 1001, "second": 2001}, 1000
TEXTS = {
    "requirements": "UTTP dalam keadaan bersih\nNama dan nomor telepon pemilik",
    "product": "UTTP bertanda tera sah, dan SKHP bila diminta",
    "complaints": "Disampaikan di loket, lewat label UTTP, atau saluran pemerintah daerah.",
    "legal_basis": "UU 2/1981 tentang Metrologi Legal",
    "facilities": "Ruang uji, ruang standar, ruang tunggu, tempat parkir pengujian.",
    "competence": "Penera bersertifikat; petugas loket terlatih.",
    "supervision": "Kepala UPT memeriksa cerapan dan menandatangani SKHP.",
    "staff": "Dua penera, satu pengawas, petugas loket, penyimpan cap.",
    "guarantee": "Selesai paling lama dalam dua hari kerja.",
    "safety": "UTTP disimpan di ruang terkunci sampai diserahkan.",
    "evaluation": "Waktu layanan dihitung setiap bulan dari catatan pesanan.",
}


SAME_DAY = "Selesai pada hari yang sama bila UTTP datang sebelum pukul 12.00."
# Who holds which post; what it decides by itself says whether it is exposed to bribery.
POSTS = (
    ("metrology", "Kepala UPT Metrologi Legal", True, "Menandatangani SKHP dan surat tugas."),
    ("tester", "Penera Ahli Pertama", True, "Menetapkan sah atau batal di tempat pemilik UTTP."),
    ("second", "Penera Terampil", True, "Menetapkan sah atau batal di tempat pemilik UTTP."),
    ("supervisor", "Pengawas Kemetrologian", True, "Menetapkan temuan di tempat usaha."),
    (
        "counter",
        "Petugas loket tera",
        False,
        "Mencatat permohonan; tarifnya tetap, tidak ada yang diputuskan sendiri.",
    ),
    ("keeper", "Penyimpan cap dan standar", False, "Mencatat keluar masuk cap; dihitung berdua."),
)


# What a piece cost at the office and in place, for tera as for tera ulang: an invented regulation.
TARIFF_BASIS = "Tarif contoh untuk peragaan, bukan Perda Kabupaten Mojokerto"
TARIFF: tuple[tuple[str, int, int], ...] = (
    ("table_scale", 5_000, 7_500),
    ("electronic_scale", 20_000, 25_000),
    ("centesimal", 15_000, 20_000),
    ("dacin", 5_000, 7_500),
    ("wet_measure", 1_000, 1_500),
    ("spring_scale", 5_000, 7_500),
    ("gold_balance", 10_000, 12_500),
    ("common_weight", 500, 1_000),
    ("fine_weight", 1_000, 1_500),
    ("fuel_dispenser", 50_000, 75_000),
)


@dataclass(frozen=True)
class Unit:
    """The unit with what a test needs."""

    cast: Cast
    agency: Agency
    service: Service
    kits: Mapping[str, Kit]
    stock: models.StampStock
    rolls: Mapping[str, models.StickerRoll]


def equip(cast: Cast, agency: Agency) -> Unit:
    """Everything that has to be there before the first instrument comes."""
    _certify(cast, agency)
    _posts(cast, agency)
    service = _service(cast, agency)
    _letter(cast, agency)
    _tariff(cast, agency)
    kits = mojokerto_standards.stock_up(cast, agency)
    rolls = {
        site: metrology.stickers.receive_roll(
            actor=cast.at("keeper", "2020-01-06"),
            agency=agency,
            name=f"R-2020-{number}",
            first=first,
            last=first + ON_ROLL - 1,
            received_on=date(2020, 1, 6),
            is_example=True,
        )
        for number, (site, first) in enumerate(ROLLS.items(), start=1)
    }
    return Unit(cast, agency, service, kits, _stamps(cast, agency), rolls)


def _certify(cast: Cast, agency: Agency) -> None:
    coordinator = cast.at("coordinator", "2019-02-04")
    certificate = learning.add_competence(
        actor=coordinator,
        government=cast.government,
        agency=agency,
        name="Sertifikat penera",
        kind="certificate",
        is_example=True,
    )
    for key, until in (("tester", date(2023, 12, 31)), ("second", date(2022, 6, 30))):
        learning.assess(
            actor=coordinator,
            agency=agency,
            person=cast.people[key],
            competence=certificate,
            level=3,
            basis="Sertifikat diklat fungsional penera (contoh)",
            on=date(2019, 1, 28),
            valid_until=until,
            is_example=True,
        )


def _posts(cast: Cast, agency: Agency) -> None:
    coordinator = cast.at("coordinator", "2019-02-04")
    for key, name, is_exposed, reason in POSTS:
        post = learning.add_position(
            actor=coordinator,
            agency=agency,
            name=name,
            is_exposed=is_exposed,
            exposure_reason=reason,
            is_example=True,
        )
        learning.fill_position(
            actor=coordinator,
            position_id=post.pk,
            person=cast.people[key],
            since=date(2019, 1, 2),
        )


def _service(cast: Cast, agency: Agency) -> Service:
    writer = cast.at("coordinator", "2019-02-11")
    queue = operations.set_up_queue(
        actor=writer, agency=agency, letter="A", name="Tera di kantor", is_example=True
    )
    operations.set_up_counter(
        actor=writer, agency=agency, name="Loket 1", queues=[queue], is_example=True
    )
    draft = operations.draft_service(
        actor=writer,
        agency=agency,
        kind="verification",
        is_example=True,
        code="TERA",
        name="Tera dan tera ulang UTTP",
        audience="Pemilik dan pemakai UTTP di Kabupaten Mojokerto",
        promised_value=2,
        promised_unit="days",
        fee=Decimal(TARIFF[0][1]),
        tariff_basis=f"Timbangan meja di kantor; jenis lain menurut daftar. {TARIFF_BASIS}",
        queue=queue,
        components=TEXTS,
    )
    for step in draft.steps.all():
        operations.change_step(
            actor=writer,
            service_id=draft.pk,
            step_id=step.pk,
            office="Kepala UPT Metrologi Legal" if step.is_release else "Penera",
            allotted_value=15,
        )
    operations.submit_service(actor=writer, service_id=draft.pk)
    return operations.put_in_force(
        actor=cast.at("head", "2019-02-18"),
        service_id=draft.pk,
        decree="SK Kepala Dinas 510/3/2019 (contoh)",
    )


def promise_same_day(unit: Unit, since: str) -> Service:
    """The next edition of the service: what comes before noon is done the same day."""
    writer = unit.cast.at("coordinator", since)
    draft = operations.revise_service(actor=writer, service_id=unit.service.pk)
    operations.change_service(
        actor=writer,
        service_id=draft.pk,
        promised_value=4,
        promised_unit="hours",
        components={**TEXTS, "guarantee": SAME_DAY},
    )
    operations.submit_service(actor=writer, service_id=draft.pk)
    return operations.put_in_force(
        actor=unit.cast.at("head", since),
        service_id=draft.pk,
        decree="SK Kepala Dinas 510/21/2020 (contoh)",
    )


def _letter(cast: Cast, agency: Agency) -> None:
    """Weighbridges are left out: the unit has too few weights for them."""
    head = cast.at("metrology", "2019-02-18")
    letter = metrology.scope.add_letter(
        actor=head,
        agency=agency,
        number="MR.01.01/07/KKPTTU/02/2019 (contoh)",
        issued_on=date(2019, 2, 11),
        issuer="Direktur Metrologi",
        region="Kabupaten Mojokerto",
        mark_code="99",
        is_example=True,
    )
    metrology.scope.set_kinds(
        actor=head, letter_id=letter.pk, kinds=tuple(mojokerto_standards.NAMED)
    )
    for line in letter.lines.order_by("pk"):
        metrology.scope.change_line(
            actor=head,
            letter_id=letter.pk,
            line_id=line.pk,
            standards=mojokerto_standards.NAMED[line.kind],
        )
    metrology.scope.enact(actor=head, letter_id=letter.pk, from_on=date(2019, 2, 18))


def _stamps(cast: Cast, agency: Agency) -> models.StampStock:
    """That of 2019 is handed over, the book of 2020 counted in June, that of 2021 applied for."""
    _last_year(cast, agency)
    stock = _applied(cast, agency, 2020, "2019-03-04", "2019-04-15")
    _received(cast, stock, "2019-12-09")
    metrology.stamps.count_stamps(
        actor=cast.at("keeper", "2020-06-30"),
        stock_id=stock.pk,
        counted_on=date(2020, 6, 30),
        witness="Kepala UPT Metrologi Legal",
        found={one.pk: one.there for one in metrology.lines_of(stock)},
    )
    _applied(cast, agency, 2021, "2020-03-09", "2020-04-20")
    return stock


def _last_year(cast: Cast, agency: Agency) -> None:
    """Entered when the unit began with Teraju, in its year: so its history begins then."""
    stock = _applied(
        cast,
        agency,
        2019,
        "2019-03-04",
        "2018-04-16",
        entered="2019-03-04",
        grounds=f"{GROUNDS}. Disalin dari buku CTT ketika UPT mulai memakai Teraju, 4 Maret 2019.",
    )
    _received(cast, stock, "2018-12-10", entered="2019-03-04")
    metrology.stamps.hand_over_stamps(
        actor=cast.at("keeper", "2020-01-02"),
        stock_id=stock.pk,
        handed_on=date(2020, 1, 2),
        received_by="Petugas penerima CTT, Direktorat Metrologi",
    )
    metrology.stamps.confirm_receipt(
        actor=cast.at("keeper", "2020-01-28"),
        stock_id=stock.pk,
        confirmed_on=date(2020, 1, 27),
        confirmation="MR.02/01/2020 (contoh)",
    )


def _received(cast: Cast, stock: models.StampStock, day: str, *, entered: str = "") -> None:
    metrology.stamps.receive_stamps(
        actor=cast.at("keeper", entered or day),
        stock_id=stock.pk,
        received_on=date.fromisoformat(day),
        receipt=f"BA-CTT/12/{day[:4]} (contoh)",
        numbers=NEEDS,
    )


def _applied(
    cast: Cast,
    agency: Agency,
    year: int,
    planned: str,
    asked: str,
    *,
    entered: str = "",
    grounds: str = GROUNDS,
) -> models.StampStock:
    stock = metrology.stamps.plan_year(
        actor=cast.at("metrology", planned),
        agency=agency,
        year=year,
        grounds=grounds,
        needs=NEEDS,
        is_example=True,
    )
    return metrology.stamps.request_stamps(
        actor=cast.at("head", entered or asked),
        stock_id=stock.pk,
        requested_on=date.fromisoformat(asked),
        request_letter=f"510/{year - 2000}/CTT (contoh)",
    )


def _tariff(cast: Cast, agency: Agency) -> None:
    """Retribusi was still charged: without a tariff the reports of the year could not tell it."""
    for kind, office, in_place in TARIFF:
        metrology.tariffs.record_line(
            actor=cast.at("metrology", "2020-01-03"),
            agency=agency,
            kind=kind,
            office_price=office,
            in_place_price=in_place,
            valid_from=date(2020, 1, 1),
            valid_to=date(2020, 12, 31),
            basis=TARIFF_BASIS,
            is_example=True,
        )

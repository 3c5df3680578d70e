"""Kabupaten Mojokerto: the legal metrology unit and its ISO 9001 certificate.

Fact: UPT Metrologi Legal works with ISO 9001:2015. The day of its certificate, the body and the
number are not known and are left open. The organisation around the unit is invented.
"""

from __future__ import annotations

from teraju.modules.audits import api as audits
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.founding import NewGovernment
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation import services as organisation
from teraju.platform.organisation.models import Agency

from . import (
    mojokerto_days,
    mojokerto_readiness,
    mojokerto_unit,
    mojokerto_watch,
    mojokerto_webinar,
    mojokerto_year,
    mojokerto_zone,
)
from .cast import Cast, found

MOJOKERTO = NewGovernment(
    region_code="35.16",
    level="regency",
    name="Kabupaten Mojokerto",
    timezone="Asia/Jakarta",
    head_title="Bupati Mojokerto",
    address="Mojokerto, Jawa Timur",
    is_demonstration=True,
)
FOUNDED = "2019-01-02"


def play() -> Cast:
    """Build the government with its metrology unit and what is known of its certificate."""
    cast = found(MOJOKERTO, FOUNDED)
    office = cast.agency(
        FOUNDED,
        "office",
        "Dinas Perindustrian dan Perdagangan Kabupaten Mojokerto",
        "Disperindag",
        "DISPERINDAG",
        "Kepala Dinas",
    )
    unit = organisation.add_agency(
        actor=cast.at("administrator", FOUNDED),
        government=cast.government,
        parent=office,
        kind="unit",
        name="UPT Metrologi Legal Kabupaten Mojokerto",
        short_name="UPT Metrologi Legal",
        code="UPTML",
        head_title="Kepala UPT Metrologi Legal",
    )
    _people(cast, office, unit)
    _certificate(cast, unit)
    mojokerto_zone.play(cast, unit, FOUNDED)
    work = mojokerto_unit.equip(cast, unit)
    mojokerto_year.live(work)
    mojokerto_days.work(work)
    mojokerto_watch.watch(work)
    mojokerto_readiness.assess(cast, unit)
    mojokerto_webinar.hold(cast, unit)
    return cast


def _people(cast: Cast, office: Agency, unit: Agency) -> None:
    for key, title, role, agency in (
        ("secretary", "Sekretaris Daerah", Role.REGIONAL_SECRETARY, None),
        ("head", "Kepala Dinas", Role.AGENCY_HEAD, office),
        ("metrology", "Kepala UPT Metrologi Legal", Role.METROLOGY_HEAD, unit),
        ("tester", "Penera", Role.TESTER, unit),
        ("second", "Penera Terampil", Role.TESTER, unit),
        ("counter", "Petugas Loket Tera", Role.COUNTER, unit),
        ("keeper", "Penyimpan Cap dan Standar", Role.COUNTER, unit),
        ("supervisor", "Pengawas Kemetrologian", Role.SUPERVISOR, unit),
        ("coach", "Pembina UMKM", Role.COACH, office),
        ("coordinator", "Koordinator Mutu UPT", Role.QUALITY_COORDINATOR, unit),
    ):
        cast.person(key, title, role, agency, FOUNDED)
    cast.person("ministry", "Direktorat Metrologi", Role.MINISTRY, None, FOUNDED)


def _certificate(cast: Cast, unit: Agency) -> None:
    office = organisation.add_place(
        actor=cast.at("coordinator", "2020-09-03"),
        agency=unit,
        name="Kantor UPT Metrologi Legal",
        address="Kabupaten Mojokerto",
    )
    audits.record_known_certificate(
        actor=cast.at("coordinator", "2020-09-03"),
        agency=unit,
        edition=Edition.objects.get(sni_designation="SNI ISO 9001:2015"),
        sites=[office],
        scope="Pelayanan tera dan tera ulang",
        note="Laporan publik 3 September 2020; tanggal, nomor dan lembaganya tidak disebut.",
    )

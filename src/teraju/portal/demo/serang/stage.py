"""The government of Serang before anything has happened: agencies, a site, people by office."""

from __future__ import annotations

from dataclasses import dataclass

from teraju.modules.standards.api import Edition
from teraju.platform.accounts.founding import NewGovernment
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation import services as organisation
from teraju.platform.organisation.models import Agency, Place
from teraju.portal.demo.cast import Cast, found

SERANG = NewGovernment(
    region_code="36.04",
    level="regency",
    name="Kabupaten Serang",
    timezone="Asia/Jakarta",
    head_title="Bupati Serang",
    address="Serang, Banten",
    is_demonstration=True,
)
FOUNDED = "2018-01-02"


@dataclass(frozen=True)
class Stage:
    """The agencies and sites that the story plays at."""

    inspectorate: Agency
    licensing: Agency
    civil: Agency
    trade: Agency
    office: Place


def prepare() -> tuple[Cast, Stage]:
    """The government, its agencies and its people, before anything has happened."""
    cast = found(SERANG, FOUNDED)
    stage = _agencies(cast)
    _people(cast, stage)
    return cast, stage


# Kind, name, short name, code and what its head is called.
AGENCIES = {
    "secretariat": (
        "secretariat",
        "Sekretariat Daerah Kabupaten Serang",
        "Setda",
        "SETDA",
        "Sekretaris Daerah",
    ),
    "inspectorate": (
        "inspectorate",
        "Inspektorat Kabupaten Serang",
        "Inspektorat",
        "INSP",
        "Inspektur",
    ),
    "licensing": (
        "office",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Serang",
        "DPMPTSP",
        "DPMPTSP",
        "Kepala Dinas",
    ),
    "trade": (
        "office",
        "Dinas Koperasi, Perindustrian dan Perdagangan Kabupaten Serang",
        "Diskoperindag",
        "DISKOPERINDAG",
        "Kepala Dinas",
    ),
    "civil": (
        "office",
        "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Serang",
        "Disdukcapil",
        "DISDUKCAPIL",
        "Kepala Dinas",
    ),
}


def _agencies(cast: Cast) -> Stage:
    made = {key: cast.agency(FOUNDED, *words) for key, words in AGENCIES.items()}
    office = organisation.add_place(
        actor=cast.at("administrator", FOUNDED),
        agency=made["inspectorate"],
        name="Kantor Inspektorat Kabupaten Serang",
        address="Serang, Banten",
    )
    return Stage(made["inspectorate"], made["licensing"], made["civil"], made["trade"], office)


def _people(cast: Cast, stage: Stage) -> None:
    inspectorate = stage.inspectorate
    for key, title, role, agency in (
        ("regent", "Bupati", Role.REGIONAL_HEAD, None),
        ("secretary", "Sekretaris Daerah", Role.REGIONAL_SECRETARY, None),
        ("inspector", "Inspektur", Role.AGENCY_HEAD, inspectorate),
        ("coordinator", "Ketua Tim Mutu", Role.QUALITY_COORDINATOR, inspectorate),
        ("compliance", "Ketua FKAP", Role.COMPLIANCE_FUNCTION, inspectorate),
        ("auditor", "Auditor Internal", Role.INTERNAL_AUDITOR, inspectorate),
        ("upg", "Petugas UPPG", Role.UPG_OFFICER, inspectorate),
        ("concern", "Penerima Pengaduan", Role.CONCERN_HANDLER, inspectorate),
        ("process", "Inspektur Pembantu I", Role.PROCESS_OWNER, inspectorate),
        ("staff", "Pengawas Penyelenggaraan Urusan Pemerintahan", Role.STAFF, inspectorate),
        ("second", "Inspektur Pembantu II", Role.PROCESS_OWNER, inspectorate),
        ("supervisor", "Auditor Ahli Muda", Role.STAFF, inspectorate),
        ("clerk", "Kepala Subbagian Umum dan Kepegawaian", Role.STAFF, inspectorate),
        ("tpi", "Anggota Tim Penilai Internal", Role.TPI_ASSESSOR, inspectorate),
        ("licensing", "Kepala DPMPTSP", Role.AGENCY_HEAD, stage.licensing),
        ("civil", "Kepala Disdukcapil", Role.AGENCY_HEAD, stage.civil),
        ("civil_quality", "Ketua Tim Mutu Disdukcapil", Role.QUALITY_COORDINATOR, stage.civil),
        ("civil_process", "Kepala Bidang Pelayanan", Role.PROCESS_OWNER, stage.civil),
        ("civil_auditor", "Auditor Internal Disdukcapil", Role.INTERNAL_AUDITOR, stage.civil),
        (
            "licensing_internal",
            "Auditor Sistem Manajemen DPMPTSP",
            Role.INTERNAL_AUDITOR,
            stage.licensing,
        ),
        ("counter", "Petugas Loket Disdukcapil", Role.COUNTER, stage.civil),
        ("trade", "Kepala Diskoperindag", Role.AGENCY_HEAD, stage.trade),
        ("coach", "Pembina UMKM Diskoperindag", Role.COACH, stage.trade),
    ):
        cast.person(key, title, role, agency, FOUNDED)
    _guests(cast, stage)


def _guests(cast: Cast, stage: Stage) -> None:
    """Who comes from the certification body and from BSN, and when."""
    inspectorate = stage.inspectorate
    cast.person(
        "body",
        "Auditor PT Mutuagung Lestari",
        Role.BODY_AUDITOR,
        inspectorate,
        "2018-10-25",
        "2018-12-31",
    )
    cast.role("body", Role.BODY_AUDITOR, inspectorate, "2019-11-11", "2019-11-30")
    cast.role("body", Role.BODY_AUDITOR, inspectorate, "2020-10-12", "2020-12-31")
    cast.person(
        "lspro", "Auditor LSPro contoh", Role.BODY_AUDITOR, stage.trade, "2020-08-11", "2020-12-31"
    )
    cast.person("bsn", "Pembina BSN", Role.BSN_COACH, inspectorate, "2018-03-29", "2019-12-31")


def editions_of(cast: Cast) -> list[Edition]:
    names = ["SNI ISO 9001:2015", "SNI ISO 37001:2016"]
    found_by_name = {
        edition.designation: edition
        for edition in Edition.objects.filter(sni_designation__in=names)
    }
    return [found_by_name[name] for name in names]

"""Kota Kupang: the cooperation with BSN of 26 March 2018 on ISO 18091, and its four first units.

Facts: the coaching of 26 February 2018, the agreement, its scope and the four units. Invented, and
marked so: the days in the plan.
"""

from __future__ import annotations

from datetime import date

from teraju.modules.cooperation import api as cooperation
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.founding import NewGovernment
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency

from . import kupang_enterprises, kupang_satisfaction
from .cast import Cast, found
from .kupang_diagnoses import diagnose
from .serang import LAW

KUPANG = NewGovernment(
    region_code="53.71",
    level="city",
    name="Kota Kupang",
    timezone="Asia/Makassar",
    head_title="Wali Kota Kupang",
    address="Kupang, Nusa Tenggara Timur",
    is_demonstration=True,
)
FOUNDED = "2018-01-02"
UNITS = (
    ("secretariat", "Sekretariat Daerah Kota Kupang", "Setda", "SETDA", "Sekretaris Daerah"),
    ("hospital", "RSUD S.K. Lerik", "RSUD", "RSUD", "Direktur"),
    ("board", "Badan Keuangan Daerah Kota Kupang", "BKD", "BKD", "Kepala Badan"),
    (
        "office",
        "Dinas Kependudukan dan Pencatatan Sipil Kota Kupang",
        "Disdukcapil",
        "DISDUKCAPIL",
        "Kepala Dinas",
    ),
)


def play() -> Cast:
    """Build the government, its first units and the agreement with its plan."""
    cast = found(KUPANG, FOUNDED)
    units = [cast.agency(FOUNDED, *unit) for unit in UNITS]
    _people(cast, units)
    mou = _agreement(cast)
    _plan(cast, mou, units)
    _coach(cast, mou, units)
    diagnose(cast, units)
    kupang_satisfaction.play(cast, units[3])
    kupang_enterprises.coach_firms(cast)
    return cast


def _people(cast: Cast, units: list[Agency]) -> None:
    secretariat, hospital, finance, registry = units
    for key, title, role, agency in (
        ("mayor", "Wali Kota", Role.REGIONAL_HEAD, None),
        ("secretary", "Sekretaris Daerah", Role.REGIONAL_SECRETARY, None),
        ("director", "Direktur RSUD S.K. Lerik", Role.AGENCY_HEAD, hospital),
        ("finance", "Kepala Badan Keuangan Daerah", Role.AGENCY_HEAD, finance),
        ("registry", "Kepala Disdukcapil", Role.AGENCY_HEAD, registry),
        ("counter", "Petugas Loket Disdukcapil", Role.COUNTER, registry),
        ("survey", "Pengelola Survei", Role.SURVEY_MANAGER, registry),
        ("coordinator", "Koordinator Mutu Setda", Role.QUALITY_COORDINATOR, secretariat),
    ):
        cast.person(key, title, role, agency, FOUNDED)


def _agreement(cast: Cast) -> cooperation.Agreement:
    guidance = Edition.objects.get(iso_designation="ISO 18091:2014")
    mou = cooperation.draft_agreement(
        actor=cast.at("secretary", "2018-03-20"),
        government=cast.government,
        kind="mou",
        title="Nota Kesepahaman Pemerintah Kota Kupang dan Badan Standardisasi Nasional "
        "tentang penerapan standar dalam pelayanan publik",
        scope="Pertukaran informasi standardisasi; pengembangan SNI untuk produk lokal; "
        "pendidikan dan pelatihan. Acuan pelayanan publik: ISO 18091.",
        editions=[guidance],
    )
    actor = cast.at("secretary", "2018-03-20", 10)
    for partner, name, office in (
        ("own", "Pemerintah Kota Kupang", "Wali Kota Kupang"),
        ("central", "Badan Standardisasi Nasional (BSN)", "Kepala BSN"),
    ):
        cooperation.add_party(
            actor=actor, agreement_id=mou.pk, partner=partner, name=name, signatory_office=office
        )
    cooperation.add_legal_basis(actor=actor, agreement_id=mou.pk, title=LAW)
    cooperation.sign_agreement(
        actor=cast.at("secretary", "2018-03-26"),
        agreement_id=mou.pk,
        signed_on=date(2018, 3, 26),
        number_is_open=True,
        starts_on=date(2018, 3, 26),
    )
    cooperation.publish_agreement(actor=cast.at("secretary", "2018-03-26", 15), agreement_id=mou.pk)
    return mou


def _plan(cast: Cast, mou: cooperation.Agreement, units: list[Agency]) -> None:
    actor = cast.at("secretary", "2018-04-02")
    tasks: list[tuple[str, Agency | None, str, str]] = [
        (f"Diagnosis 39 indikator: {unit.name}", unit, unit.head_title, "2018-09-28")
        for unit in units
    ]
    tasks += [
        ("Pemetaan hotel dan rumah makan", None, "Sekretaris Daerah", "2018-11-30"),
        ("Lima UMKM percontohan: tenun, sasando, kue lokal", None, "Sekretaris Daerah", ""),
    ]
    for title, unit, office, due in tasks:
        cooperation.add_plan_task(
            actor=actor,
            agreement_id=mou.pk,
            title=title,
            owner_agency=unit,
            owner_office=office,
            due=date.fromisoformat(due) if due else None,
            is_example=True,
        )


def _coach(cast: Cast, mou: cooperation.Agreement, units: list[Agency]) -> None:
    """The coach whom Serang let in first coaches a unit here too, under this agreement."""
    cooperation.invite_coach(
        actor=cast.at("registry", "2020-01-06"),
        agreement_id=mou.pk,
        agency=units[3],
        username="bsn.serang",
        title="Pembina BSN",
        valid_from=date(2020, 1, 6),
        valid_until=date(2020, 12, 31),
        is_known=True,
    )

"""Kabupaten Serang: from the MoU of 16 March 2018 to the certificates of 15 January 2019.

Facts: the days and places of the MoU, of the PKS (one news source) and of the handing over, the
parties, the standards, the certification body. Everything else is invented and marked as example.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teraju.modules.audits import api as audits
from teraju.modules.cooperation import api as cooperation
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.founding import NewGovernment
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation import services as organisation
from teraju.platform.organisation.models import Agency, Place

from .cast import Cast, found

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
LAW = "Undang-Undang Nomor 20 Tahun 2014 tentang Standardisasi dan Penilaian Kesesuaian"


@dataclass(frozen=True)
class Stage:
    """The agencies and sites that the story plays at."""

    inspectorate: Agency
    licensing: Agency
    office: Place


def prepare() -> tuple[Cast, Stage]:
    """The government, its agencies and its people, before anything has happened."""
    cast = found(SERANG, FOUNDED)
    stage = _agencies(cast)
    _people(cast, stage)
    return cast, stage


def play() -> Cast:
    """Build the government and play its story, each step by who does it, on its day."""
    cast, stage = prepare()
    editions = _editions(cast)
    pks = _agreements(cast, stage, editions)
    programme = _start(cast, stage, editions, pks)
    certification = _certify(cast, stage, editions, pks, programme)
    cooperation.link_output(
        actor=cast.at("inspector", "2019-01-15", 13),
        agreement_id=pks.pk,
        kind="audits.certification",
        target_id=certification.pk,
    )
    _afterwards(cast, stage, certification, programme)
    _evaluate(cast, pks)
    return cast


def _agencies(cast: Cast) -> Stage:
    cast.agency(
        FOUNDED,
        "secretariat",
        "Sekretariat Daerah Kabupaten Serang",
        "Setda",
        "SETDA",
        "Sekretaris Daerah",
    )
    inspectorate = cast.agency(
        FOUNDED,
        "inspectorate",
        "Inspektorat Kabupaten Serang",
        "Inspektorat",
        "INSP",
        "Inspektur",
    )
    licensing = cast.agency(
        FOUNDED,
        "office",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Serang",
        "DPMPTSP",
        "DPMPTSP",
        "Kepala Dinas",
    )
    cast.agency(
        FOUNDED,
        "office",
        "Dinas Koperasi, Perindustrian dan Perdagangan Kabupaten Serang",
        "Diskoperindag",
        "DISKOPERINDAG",
        "Kepala Dinas",
    )
    office = organisation.add_place(
        actor=cast.at("administrator", FOUNDED),
        agency=inspectorate,
        name="Kantor Inspektorat Kabupaten Serang",
        address="Serang, Banten",
    )
    return Stage(inspectorate, licensing, office)


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
        ("tpi", "Anggota Tim Penilai Internal", Role.TPI_ASSESSOR, inspectorate),
        ("licensing", "Kepala DPMPTSP", Role.AGENCY_HEAD, stage.licensing),
    ):
        cast.person(key, title, role, agency, FOUNDED)
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
    cast.person("bsn", "Pembina BSN", Role.BSN_COACH, inspectorate, "2018-03-29", "2020-12-31")


def _editions(cast: Cast) -> list[Edition]:
    names = ["SNI ISO 9001:2015", "SNI ISO 37001:2016"]
    found_by_name = {
        edition.designation: edition
        for edition in Edition.objects.filter(sni_designation__in=names)
    }
    return [found_by_name[name] for name in names]


def _agreements(cast: Cast, stage: Stage, editions: list[Edition]) -> cooperation.Agreement:
    secretary = "secretary"
    mou = cooperation.draft_agreement(
        actor=cast.at(secretary, "2018-03-12"),
        government=cast.government,
        kind="mou",
        title="Nota Kesepahaman Pemerintah Kabupaten Serang dan Badan Standardisasi Nasional "
        "tentang pengembangan standardisasi dan penilaian kesesuaian",
        scope="Pengembangan standardisasi dan penilaian kesesuaian di lingkungan pemerintah "
        "daerah, serta pada industri kecil, UMKM, pendidikan, kerajinan, kesehatan dan pariwisata.",
        editions=editions,
    )
    _parties(cast, mou, secretary, "2018-03-12", "Bupati Serang", "Pemerintah Kabupaten Serang")
    cooperation.sign_agreement(
        actor=cast.at(secretary, "2018-03-16"),
        agreement_id=mou.pk,
        signed_on=date(2018, 3, 16),
        number_is_open=True,
        starts_on=date(2018, 3, 16),
        place="Gedung BPPT, Jakarta",
    )
    cooperation.publish_agreement(actor=cast.at(secretary, "2018-03-16", 15), agreement_id=mou.pk)
    return _pks(cast, stage, editions, mou)


def _evaluate(cast: Cast, pks: cooperation.Agreement) -> None:
    agreements = [(pks.pk, "coordinator")]
    if pks.parent_id:
        agreements.append((pks.parent_id, "secretary"))
    for agreement_id, key in agreements:
        for year, day in ((2018, "2019-01-21"), (2019, "2020-01-20")):
            cooperation.record_evaluation(
                actor=cast.at(key, day),
                agreement_id=agreement_id,
                year=year,
                result="achieved",
                note="Data contoh.",
            )


def _pks(
    cast: Cast, stage: Stage, editions: list[Edition], mou: cooperation.Agreement
) -> cooperation.Agreement:
    pks = cooperation.draft_agreement(
        actor=cast.at("coordinator", "2018-03-20"),
        government=cast.government,
        agency=stage.inspectorate,
        parent=mou,
        kind="perjanjian_kerja_sama",
        title="Perjanjian Kerja Sama Inspektorat Kabupaten Serang dan Badan Standardisasi "
        "Nasional tentang penerapan SNI ISO 9001 dan SNI ISO 37001",
        scope="Pendampingan penerapan sistem manajemen mutu dan anti penyuapan secara terpadu.",
        editions=editions,
    )
    _parties(cast, pks, "coordinator", "2018-03-20", "Inspektur", "Inspektorat Kabupaten Serang")
    for title, owner, due in (
        ("Pelatihan pemahaman SNI ISO 9001 dan SNI ISO 37001", "Ketua Tim Mutu", "2018-04-13"),
        ("Penilaian awal terhadap kedua standar", "Ketua Tim Mutu", "2018-04-30"),
        ("Penyusunan informasi terdokumentasi terpadu", "Inspektur Pembantu I", "2018-07-31"),
        ("Audit internal terpadu", "Auditor Internal", "2018-09-14"),
        ("Tinjauan manajemen", "Inspektur", "2018-09-28"),
        ("Pengajuan sertifikasi", "Inspektur", "2018-10-08"),
    ):
        cooperation.add_plan_task(
            actor=cast.at("coordinator", "2018-03-21"),
            agreement_id=pks.pk,
            title=title,
            owner_agency=stage.inspectorate,
            owner_office=owner,
            due=date.fromisoformat(due),
            is_example=True,
        )
    cooperation.send_for_signing(actor=cast.at("coordinator", "2018-03-27"), agreement_id=pks.pk)
    cooperation.sign_agreement(
        actor=cast.at("inspector", "2018-03-29"),
        agreement_id=pks.pk,
        signed_on=date(2018, 3, 29),
        number_is_open=True,
        starts_on=date(2018, 3, 29),
    )
    cooperation.publish_agreement(actor=cast.at("inspector", "2018-03-29", 15), agreement_id=pks.pk)
    return pks


def _parties(
    cast: Cast, agreement: cooperation.Agreement, key: str, day: str, office: str, name: str
) -> None:
    actor = cast.at(key, day, 10)
    for partner, party, signatory in (
        ("own", name, office),
        ("central", "Badan Standardisasi Nasional (BSN)", "Kepala BSN"),
    ):
        cooperation.add_party(
            actor=actor,
            agreement_id=agreement.pk,
            partner=partner,
            name=party,
            signatory_office=signatory,
        )
    cooperation.add_legal_basis(actor=actor, agreement_id=agreement.pk, title=LAW)


def _start(
    cast: Cast, stage: Stage, editions: list[Edition], pks: cooperation.Agreement
) -> cooperation.Programme:
    programme = cooperation.start_programme(
        actor=cast.at("coordinator", "2018-03-29", 14),
        agency=stage.inspectorate,
        agreement=pks,
        editions=editions,
        title="Inspektorat menuju SNI ISO 9001 dan SNI ISO 37001",
        wished_on=date(2018, 12, 20),
        is_example=True,
    )
    reached = {
        "awareness": "2018-04-12",
        "gap_assessment": "2018-04-27",
        "internal_audit": "2018-09-14",
        "management_review": "2018-09-28",
    }
    for step in programme.steps.order_by("order", "pk"):
        if step.code in reached:
            day = reached[step.code]
            cooperation.mark_step_reached(
                actor=cast.at("coordinator", day, 15),
                step_id=step.pk,
                reached_on=date.fromisoformat(day),
            )
    done = ["2018-04-12", "2018-04-27", "2018-07-27", "2018-09-14", "2018-09-28", "2018-10-08"]
    for task, day in zip(pks.tasks.order_by("order", "pk"), done, strict=True):
        cooperation.complete_plan_task(
            actor=cast.at("coordinator", day, 16), task_id=task.pk, done_on=date.fromisoformat(day)
        )
    return programme


def _certify(
    cast: Cast,
    stage: Stage,
    editions: list[Edition],
    pks: cooperation.Agreement,
    programme: cooperation.Programme,
) -> audits.Certification:
    body = _body(cast)
    certification = audits.plan_certification(
        actor=cast.at("coordinator", "2018-10-01"),
        agency=stage.inspectorate,
        body=body,
        editions=editions,
        sites=[stage.office],
        scope="Pengawasan penyelenggaraan pemerintahan daerah",
        wished_on=date(2018, 12, 20),
        is_example=True,
    )
    cooperation.link_to_programme(
        actor=cast.at("coordinator", "2018-10-01", 10),
        programme_id=programme.pk,
        kind="audits.certification",
        target_id=certification.pk,
    )
    audits.link_agreement(
        actor=cast.at("coordinator", "2018-10-01", 11),
        certification_id=certification.pk,
        agreement_id=pks.pk,
    )
    audits.apply(
        actor=cast.at("inspector", "2018-10-08"),
        certification_id=certification.pk,
        applied_on=date(2018, 10, 8),
    )
    _stages(cast, certification)
    audits.record_decision(
        actor=cast.at("coordinator", "2018-12-21"),
        certification_id=certification.pk,
        granted=True,
        decision_on=date(2018, 12, 20),
        decided_by="Komite Sertifikasi PT Mutuagung Lestari",
        certificates=[audits.Grant(edition=edition) for edition in editions],
        is_example=True,
    )
    audits.record_handover(
        actor=cast.at("inspector", "2019-01-15", 11),
        certification_id=certification.pk,
        certificate_ids=[row.pk for row in certification.certificates.order_by("pk")],
        handed_over_on=date(2019, 1, 15),
        place="Kabupaten Serang",
    )
    return certification


def _body(cast: Cast) -> audits.CertificationBody:
    actor = cast.at("administrator", "2018-09-03")
    body = audits.register_body(
        actor=actor,
        government=cast.government,
        name="PT Mutuagung Lestari",
        short_name="Mutuagung",
    )
    audits.add_accreditation(
        actor=actor,
        body_id=body.pk,
        accreditor="KAN",
        number="LSMM-008-IDN",
        scheme="quality",
        valid_from=date(2015, 1, 1),
        source="Nomor: docplayer.info/30829013. Tanggal berlaku: data contoh.",
        is_example=True,
    )
    return body


def _stages(cast: Cast, certification: audits.Certification) -> None:
    audits.record_stage(
        actor=cast.at("coordinator", "2018-11-02", 17),
        certification_id=certification.pk,
        kind="stage_1",
        started_on=date(2018, 11, 2),
        ended_on=date(2018, 11, 2),
        conclusion="ready",
        lead_office="Auditor Kepala PT Mutuagung Lestari",
        is_example=True,
    )
    stage_2 = audits.record_stage(
        actor=cast.at("coordinator", "2018-11-26", 9),
        certification_id=certification.pk,
        kind="stage_2",
        started_on=date(2018, 11, 26),
        lead_office="Auditor Kepala PT Mutuagung Lestari",
        is_example=True,
    )
    minor = _findings(cast, certification, stage_2)
    audits.record_stage(
        actor=cast.at("coordinator", "2018-11-28", 17),
        certification_id=certification.pk,
        kind="stage_2",
        started_on=date(2018, 11, 26),
        ended_on=date(2018, 11, 28),
        conclusion="positive",
        lead_office="Auditor Kepala PT Mutuagung Lestari",
        is_example=True,
    )
    audits.submit_plan(
        actor=cast.at("coordinator", "2018-12-05"),
        finding_id=minor.pk,
        plan="Peta kompetensi dilengkapi untuk dua auditor baru; pemutakhiran menjadi bagian "
        "dari serah terima pegawai.",
    )
    audits.accept_plan(
        actor=cast.at("body", "2018-12-12"), finding_id=minor.pk, on=date(2018, 12, 12)
    )


def _findings(
    cast: Cast, certification: audits.Certification, stage_2: audits.BodyAudit
) -> audits.BodyFinding:
    quality, anti_bribery = certification.editions.order_by("standard__iso_number", "pk")[::-1]
    body = cast.at("body", "2018-11-28", 15)
    minor = audits.record_finding(
        actor=body,
        certification_id=certification.pk,
        audit_id=stage_2.pk,
        grade="minor",
        statement="Peta kompetensi belum memuat auditor baru",
        clauses=[(quality, "7.2"), (anti_bribery, "7.2.1")],
        answer_due_on=date(2018, 12, 28),
        is_example=True,
    )
    audits.record_finding(
        actor=body,
        certification_id=certification.pk,
        audit_id=stage_2.pk,
        grade="opportunity",
        statement="Uji kelayakan rekanan katering dapat diperluas",
        clauses=[(anti_bribery, "8.2")],
        is_example=True,
    )
    return minor


def _afterwards(
    cast: Cast,
    stage: Stage,
    certification: audits.Certification,
    programme: cooperation.Programme,
) -> None:
    cooperation.finish_programme(
        actor=cast.at("inspector", "2019-01-15", 14), programme_id=programme.pk
    )
    cooperation.issue_summary(
        actor=cast.at("inspector", "2019-01-15", 15), programme_id=programme.pk
    )
    audits.record_surveillance(
        actor=cast.at("coordinator", "2019-11-19", 17),
        certification_id=certification.pk,
        started_on=date(2019, 11, 18),
        ended_on=date(2019, 11, 19),
        conclusion="positive",
        lead_office="Auditor Kepala PT Mutuagung Lestari",
        is_example=True,
    )
    template = cooperation.save_as_template(
        actor=cast.at("coordinator", "2019-02-04"),
        programme_id=programme.pk,
        name="Dari MoU ke dua sertifikat, seperti Inspektorat",
    )
    cooperation.start_programme(
        actor=cast.at("licensing", "2020-09-07"),
        agency=stage.licensing,
        title="DPMPTSP menuju SNI ISO 9001 dan SNI ISO 37001",
        editions=list(certification.editions.all()),
        wished_on=date(2021, 6, 30),
        template=template,
        is_example=True,
    )

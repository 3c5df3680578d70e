"""The certification of the Inspektorat of Serang, and what followed it."""

from __future__ import annotations

from datetime import date

from teraju.modules.audits import api as audits
from teraju.modules.cooperation import api as cooperation
from teraju.modules.standards.api import Edition
from teraju.portal.demo.cast import Cast

from .stage import Stage


def certify(
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
    _link(cast, certification, pks, programme)
    audits.apply(
        actor=cast.at("inspector", "2018-10-08"),
        certification_id=certification.pk,
        applied_on=date(2018, 10, 8),
    )
    _stages(cast, certification)
    _grant(cast, certification, editions)
    return certification


def _link(
    cast: Cast,
    certification: audits.Certification,
    pks: cooperation.Agreement,
    programme: cooperation.Programme,
) -> None:
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


def _grant(cast: Cast, certification: audits.Certification, editions: list[Edition]) -> None:
    """Both certificates: decided in December, handed over in January."""
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


def afterwards(
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

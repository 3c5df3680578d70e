"""The MoU and the PKS of Serang with their plan, and the programme under them."""

from __future__ import annotations

from datetime import date

from teraju.modules.cooperation import api as cooperation
from teraju.modules.standards.api import Edition
from teraju.portal.demo.cast import Cast

from .stage import Stage

LAW = "Undang-Undang Nomor 20 Tahun 2014 tentang Standardisasi dan Penilaian Kesesuaian"
# What the plan of the PKS asks for, of whom and until when.
PLAN = (
    ("Pelatihan pemahaman SNI ISO 9001 dan SNI ISO 37001", "Ketua Tim Mutu", "2018-04-13"),
    ("Penilaian awal terhadap kedua standar", "Ketua Tim Mutu", "2018-04-30"),
    ("Penyusunan informasi terdokumentasi terpadu", "Inspektur Pembantu I", "2018-07-31"),
    ("Audit internal terpadu", "Auditor Internal", "2018-09-14"),
    ("Tinjauan manajemen", "Inspektur", "2018-09-28"),
    ("Pengajuan sertifikasi", "Inspektur", "2018-10-08"),
)


def sign_agreements(cast: Cast, stage: Stage, editions: list[Edition]) -> cooperation.Agreement:
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


def evaluate(cast: Cast, pks: cooperation.Agreement) -> None:
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
    for title, owner, due in PLAN:
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


def start_programme(
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

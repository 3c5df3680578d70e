"""What came of the findings of the audit of 2018: plans, a failed check, a second round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teraju.modules.improvement import api as improvement
from teraju.portal.demo.cast import Cast

LEAD = "civil_auditor"


def follow_up(cast: Cast, audit: Any, findings: Mapping[str, Sequence[Any]]) -> None:
    """The major in two rounds, the minors in one."""
    for finding in [*findings["major"], *findings["minor"]]:
        finding.refresh_from_db()
    _major(cast, findings["major"][0].nonconformity_id)
    first, second = findings["minor"]
    _minor(
        cast,
        first.nonconformity_id,
        "Dua peraturan yang dicabut dikeluarkan dari daftar.",
        "Pemutakhiran tidak dijadwalkan pada kalender tim.",
        "Menjadwalkan pemutakhiran daftar tiap triwulan",
    )
    _minor(
        cast,
        second.nonconformity_id,
        "Uji tuntas penyedia dilakukan dan dicatat.",
        "Perpanjangan kontrak tidak memuat langkah uji tuntas.",
        "Menambah langkah uji tuntas pada daftar periksa perpanjangan kontrak",
    )


def _major(cast: Cast, pk: int) -> None:
    _correct(cast, pk, "2018-09-17", "Peserta pelatihan 2018 diuji ulang dan hasilnya disimpan.")
    improvement.decide_action(
        actor=cast.at("inspector", "2018-09-18", 9),
        nonconformity_id=pk,
        needs_action=True,
        reason="Ketidaksesuaian mayor dan menyangkut jabatan berisiko.",
    )
    _plan(
        cast,
        pk,
        "2018-09-24",
        ("Lembar evaluasi tidak disiapkan", "Panitia tidak mengenal kewajiban evaluasi"),
        "Kewajiban evaluasi tidak tertulis pada prosedur pelatihan.",
        "Sosialisasi kewajiban evaluasi kepada panitia pelatihan",
        date(2018, 10, 12),
        date(2018, 11, 5),
    )
    _accept(cast, pk, "2018-09-28")
    _carry_out(cast, pk, "2018-10-10", "Sosialisasi dilaksanakan, daftar hadir dilampirkan.")
    _check(cast, pk, "2018-11-06", "ineffective", "Dua pelatihan Oktober tanpa lembar evaluasi.")
    _correct(cast, pk, "2018-11-08", "Kedua pelatihan Oktober dievaluasi susulan.")
    _plan(
        cast,
        pk,
        "2018-11-12",
        ("Sosialisasi tidak mengubah cara kerja", "Prosedur tidak memaksa evaluasi"),
        "Kegiatan dapat ditutup di prosedur tanpa hasil evaluasi.",
        "Merevisi prosedur: pelatihan tidak dapat ditutup tanpa evaluasi",
        date(2018, 11, 30),
        date(2019, 2, 4),
    )
    _accept(cast, pk, "2018-11-16")
    _carry_out(cast, pk, "2018-11-28", "Prosedur revisi berlaku dan dipakai.")
    _check(
        cast, pk, "2019-02-05", "effective", "Tiga pelatihan sejak Desember dievaluasi seluruhnya."
    )
    improvement.close(actor=cast.at(LEAD, "2019-02-05", 15), nonconformity_id=pk)


def _minor(cast: Cast, pk: int, correction: str, cause: str, action: str) -> None:
    _correct(cast, pk, "2018-09-17", correction)
    improvement.decide_action(
        actor=cast.at("inspector", "2018-09-18", 10),
        nonconformity_id=pk,
        needs_action=True,
        reason="Dapat terulang.",
    )
    _plan(cast, pk, "2018-09-24", (cause,), cause, action, date(2018, 10, 5), date(2019, 1, 14))
    _accept(cast, pk, "2018-09-28")
    improvement.close(actor=cast.at(LEAD, "2018-09-28", 15), nonconformity_id=pk)
    _carry_out(cast, pk, "2018-10-03", "Selesai dan dilampirkan.")
    _check(cast, pk, "2019-01-15", "effective", "Tidak terulang dalam dua triwulan.")


def _correct(cast: Cast, pk: int, day: str, correction: str) -> None:
    improvement.correct(
        actor=cast.at("coordinator", day, 10),
        nonconformity_id=pk,
        corrected_on=date.fromisoformat(day),
        correction=correction,
    )


def _plan(
    cast: Cast,
    pk: int,
    day: str,
    whys: Sequence[str],
    cause: str,
    action: str,
    due: date,
    check: date,
) -> None:
    actor = cast.at("coordinator", day, 13)
    improvement.record_cause(actor=actor, nonconformity_id=pk, whys=list(whys), root_cause=cause)
    improvement.look_for_similar(
        actor=actor,
        nonconformity_id=pk,
        similar_found=False,
        similar_note="Berkas unit lain diperiksa: tidak ditemukan.",
    )
    improvement.plan_action(
        actor=actor,
        nonconformity_id=pk,
        title=action,
        owner=cast.people["clerk"],
        due_on=due,
    )
    improvement.submit_plan(
        actor=actor,
        nonconformity_id=pk,
        effect_due=check,
        effect_criterion="Tidak terulang pada kegiatan berikutnya.",
    )


def _accept(cast: Cast, pk: int, day: str) -> None:
    improvement.accept_plan(actor=cast.at(LEAD, day, 14), nonconformity_id=pk)


def _carry_out(cast: Cast, pk: int, day: str, result: str) -> None:
    for action in improvement.Action.objects.filter(nonconformity=pk, state="open"):
        improvement.complete_action(
            actor=cast.at("clerk", day, 11),
            action_id=action.pk,
            done_on=date.fromisoformat(day),
            result=result,
        )


def _check(cast: Cast, pk: int, day: str, effect: str, seen: str) -> None:
    improvement.check_effect(
        actor=cast.at(LEAD, day, 13), nonconformity_id=pk, effect=effect, effect_note=seen
    )

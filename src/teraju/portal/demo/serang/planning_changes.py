"""Two planned changes of the Inspektorat: one closed, one whose effect is still to be reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from teraju.modules.planning import api as planning
from teraju.portal.demo.cast import Cast

from .stage import Stage


def plan_changes(cast: Cast, stage: Stage, processes: Mapping[str, planning.Process]) -> None:
    _electronic_papers(cast, stage, processes["P-03"])
    _remote_audits(cast, stage, processes["P-03"])


def _electronic_papers(cast: Cast, stage: Stage, process: planning.Process) -> None:
    change = planning.propose_change(
        actor=cast.at("process", "2019-11-04"),
        agency=stage.inspectorate,
        planned_on=date(2020, 1, 6),
        is_example=True,
        code="UB-01",
        title="Kertas kerja elektronik menggantikan kertas kerja cetak",
        purpose="Mempercepat reviu dan mencegah kertas kerja hilang.",
        content="Formulir kertas kerja, cara reviu, dan penyimpanan beralih ke folder bersama.",
        consequences="Akses yang terlalu luas; auditor yang belum terbiasa; listrik padam.",
        integrity="SOP pelaksanaan dan pelaporan direvisi dahulu; penomoran tetap sama.",
        resources="Delapan laptop, ruang simpan bersama, pelatihan setengah hari.",
        responsibilities="Inspektur Pembantu I memimpin; kepala subbagian umum menyiapkan akses.",
    )
    _link(cast, change, process, "2019-11-04")
    planning.decide_change(
        actor=cast.at("inspector", "2019-11-11"),
        change_id=change.pk,
        note="Disetujui, dengan hak akses per tim.",
    )
    planning.carry_out_change(
        actor=cast.at("process", "2020-01-08"),
        change_id=change.pk,
        carried_out_on=date(2020, 1, 6),
        note="Mulai dengan enam penugasan; cetakan hanya untuk berita acara.",
        review_due=date(2020, 4, 6),
    )
    planning.review_change(
        actor=cast.at("coordinator", "2020-04-14"),
        change_id=change.pk,
        effect="as_wanted",
        effect_note="Reviu rata-rata turun dari lima menjadi tiga hari; tidak ada berkas hilang.",
        unwanted="Dua auditor meminta pendampingan tambahan; sudah diberikan.",
    )
    planning.close_change(
        actor=cast.at("inspector", "2020-04-20"),
        change_id=change.pk,
        reason="Tetap dipakai; pendampingan dimasukkan ke rencana pelatihan.",
    )


def _remote_audits(cast: Cast, stage: Stage, process: planning.Process) -> None:
    change = planning.propose_change(
        actor=cast.at("coordinator", "2020-04-06"),
        agency=stage.inspectorate,
        planned_on=date(2020, 4, 20),
        is_example=True,
        code="UB-02",
        title="Pemeriksaan jarak jauh selama pandemi",
        purpose="Pengawasan tetap berjalan tanpa membahayakan pegawai.",
        content="Wawancara lewat panggilan video, bukti dikirim sebagai berkas, uji fisik ditunda.",
        consequences="Bukti yang dipilih pihak yang diperiksa; waktu lebih lama; data tersebar.",
        integrity="Program kerja memuat uji silang bukti; sasaran lama penugasan disesuaikan.",
        resources="Langganan rapat daring dan pemindai bagi tiga tim.",
        responsibilities="Inspektur Pembantu I melaksanakan; Ketua FKAP menilai risiko suap baru.",
    )
    _link(cast, change, process, "2020-04-06")
    planning.decide_change(
        actor=cast.at("inspector", "2020-04-08"),
        change_id=change.pk,
        note="Berlaku sampai ditinjau setelah enam bulan.",
    )
    planning.carry_out_change(
        actor=cast.at("process", "2020-04-21"),
        change_id=change.pk,
        carried_out_on=date(2020, 4, 20),
        note="Tiga penugasan pertama berjalan; panduan singkat dibagikan.",
        review_due=date(2020, 10, 12),
    )


def _link(cast: Cast, change: planning.Change, process: planning.Process, day: str) -> None:
    planning.link_record(
        actor=cast.at("coordinator", day, 11),
        change_id=change.pk,
        kind=planning.PROCESS_KIND,
        target_id=process.pk,
    )

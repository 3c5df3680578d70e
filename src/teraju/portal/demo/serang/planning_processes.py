"""The processes of the Inspektorat, their map in three versions, and the scope in two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from teraju.modules.planning import api as planning
from teraju.modules.standards.api import Edition, requirements_of
from teraju.platform.links import api as links
from teraju.portal.demo.cast import Cast

from .stage import Stage, editions_of


@dataclass(frozen=True)
class Described:
    """A process: inputs with source; outputs with receiver and the process that takes them up."""

    code: str
    kind: str
    name: str
    purpose: str
    owner: str
    procedures: str
    inputs: tuple[tuple[str, str], ...]
    outputs: tuple[tuple[str, str, str], ...]
    measure: tuple[str, str, str]
    order: int = 10
    person: str = ""


FIRST = (
    Described(
        "M-01",
        "management",
        "Perencanaan sistem manajemen",
        "Menetapkan konteks, sasaran, risiko, dan sumber daya untuk satu tahun.",
        "Inspektur",
        "PED-001/INSP",
        (("Rencana strategis daerah", "Bappeda"), ("Harapan pihak berkepentingan", "Pihak luar")),
        (("Sasaran dan peta risiko", "Seluruh unit", "P-01"),),
        ("Sasaran yang tercapai", "%", "Laporan sasaran triwulanan"),
        10,
        "coordinator",
    ),
    Described(
        "M-02",
        "management",
        "Audit internal sistem manajemen",
        "Memeriksa apakah sistem berjalan sesuai standar dan aturan sendiri.",
        "Auditor Internal",
        "SOP-002/INSP",
        (("Program audit internal", "Ketua Tim Mutu"),),
        (("Temuan audit internal", "Pemilik proses", "M-03"),),
        ("Temuan ditutup tepat waktu", "%", "Daftar temuan internal"),
        20,
        "auditor",
    ),
    Described(
        "M-03",
        "management",
        "Tinjauan manajemen",
        "Menilai kecukupan dan keefektifan sistem serta memutuskan perbaikan.",
        "Inspektur",
        "SOP-004/INSP",
        (("Kinerja, keluhan, dan risiko setahun", "Ketua Tim Mutu"),),
        (("Keputusan perbaikan dan sumber daya", "Seluruh unit", "M-01"),),
        ("Keputusan yang dilaksanakan", "%", "Risalah tinjauan manajemen"),
        30,
    ),
    Described(
        "P-01",
        "core",
        "Perencanaan pengawasan tahunan",
        "Menyusun program kerja pengawasan tahunan (PKPT) berbasis risiko.",
        "Inspektur Pembantu I",
        "PED-001/INSP",
        (("Arahan dan prioritas pengawasan", "Bupati"),),
        (("PKPT yang ditetapkan", "Bupati, perangkat daerah", "P-02"),),
        ("PKPT ditetapkan sebelum tahun berjalan", "hari", "Keputusan Bupati tentang PKPT"),
        10,
        "process",
    ),
    Described(
        "P-02",
        "core",
        "Penugasan tim",
        "Menunjuk tim yang kompeten dan bebas benturan kepentingan.",
        "Inspektur Pembantu I",
        "SOP-009/INSP",
        (("Pernyataan bebas benturan kepentingan", "Anggota tim"),),
        (("Surat tugas dan program kerja", "Tim, perangkat daerah", "P-03"),),
        ("Tim dengan pernyataan lengkap", "%", "Daftar penugasan"),
        20,
        "process",
    ),
    Described(
        "P-03",
        "core",
        "Pelaksanaan pengawasan",
        "Mengumpulkan bukti dan menyusun kertas kerja di lapangan.",
        "Inspektur Pembantu II",
        "SOP-009/INSP, IK-001/INSP",
        (("Data dan dokumen yang diperiksa", "Perangkat daerah"),),
        (("Kertas kerja dan temuan", "Ketua tim", "P-04"),),
        ("Penugasan selesai sesuai hari kerja", "%", "Daftar penugasan"),
        30,
        "second",
    ),
    Described(
        "P-04",
        "core",
        "Pelaporan hasil pengawasan",
        "Menerbitkan laporan hasil pengawasan yang direviu berjenjang.",
        "Inspektur Pembantu II",
        "SOP-009/INSP",
        (("Tanggapan perangkat daerah", "Perangkat daerah"),),
        (("Laporan hasil pengawasan", "Bupati, perangkat daerah", "P-05"),),
        ("Laporan terbit dalam 15 hari kerja", "%", "Buku register laporan"),
        40,
        "second",
    ),
    Described(
        "P-05",
        "core",
        "Pemantauan tindak lanjut",
        "Memastikan rekomendasi dilaksanakan sampai tuntas.",
        "Inspektur Pembantu I",
        "SOP-009/INSP",
        (("Bukti tindak lanjut", "Perangkat daerah"),),
        (("Status tindak lanjut", "Bupati, BPK, BPKP", "M-03"),),
        ("Rekomendasi tuntas", "%", "Daftar pemantauan tindak lanjut"),
        50,
        "process",
    ),
    Described(
        "D-01",
        "support",
        "Kepegawaian dan kompetensi",
        "Menyediakan pegawai yang cukup, kompeten, dan berintegritas.",
        "Kepala Subbagian Umum dan Kepegawaian",
        "SOP-012/INSP",
        (("Analisis beban kerja", "Unit kerja"),),
        (("Pegawai kompeten", "Seluruh unit", "P-02"),),
        ("Auditor dengan 40 jam pelatihan", "%", "Matriks kompetensi"),
        10,
    ),
    Described(
        "D-02",
        "support",
        "Keuangan",
        "Mengelola anggaran dan pembayaran sesuai aturan.",
        "Sekretaris Inspektorat",
        "PED-001/INSP",
        (("Rencana kerja dan anggaran", "Unit kerja"),),
        (("Anggaran yang tersedia", "Seluruh unit", "P-03"),),
        ("Penyerapan anggaran", "%", "Laporan realisasi"),
        20,
    ),
    Described(
        "D-03",
        "support",
        "Arsip dan dokumen",
        "Mengendalikan dokumen serta menyimpan kertas kerja dan laporan.",
        "Kepala Subbagian Umum dan Kepegawaian",
        "SOP-001/INSP",
        (("Dokumen dan kertas kerja", "Unit kerja"),),
        (("Dokumen berlaku dan arsip", "Seluruh unit", ""),),
        ("Arsip ditemukan dalam 15 menit", "%", "Uji temu kembali arsip"),
        30,
    ),
)
CONSULTING = Described(
    "P-06",
    "core",
    "Konsultansi dan pendampingan",
    "Memberi saran kepada perangkat daerah tanpa mengambil alih tanggung jawabnya.",
    "Inspektur Pembantu II",
    "PED-001/INSP",
    (("Permintaan konsultasi", "Perangkat daerah"),),
    (("Surat saran", "Perangkat daerah", ""), ("Isu yang berulang", "Perencana", "P-01")),
    ("Permintaan dijawab dalam 5 hari kerja", "%", "Buku konsultasi"),
    60,
    "second",
)
SYSTEMS = Described(
    "D-04",
    "support",
    "Teknologi informasi",
    "Menjaga aplikasi, jaringan, dan cadangan data tetap tersedia.",
    "Kepala Subbagian Umum dan Kepegawaian",
    "PED-001/INSP",
    (("Kebutuhan aplikasi", "Unit kerja"),),
    (("Aplikasi dan data yang tersedia", "Seluruh unit", "P-03"),),
    ("Layanan tersedia pada jam kerja", "%", "Catatan gangguan"),
    40,
)
COMPLAINTS = Described(
    "P-07",
    "core",
    "Penanganan pengaduan",
    "Menerima, menelaah, dan menuntaskan pengaduan masyarakat.",
    "Inspektur Pembantu I",
    "SOP-011/INSP",
    (("Pengaduan masyarakat", "Warga, SP4N-LAPOR!"),),
    (("Penugasan khusus", "Inspektur Pembantu", "P-02"), ("Jawaban", "Pelapor", "")),
    ("Pengaduan dijawab dalam 14 hari kerja", "%", "Register pengaduan"),
    70,
    "process",
)


def map_processes(cast: Cast, stage: Stage) -> dict[str, planning.Process]:
    """Three versions of the map: the first twelve weeks, then two extensions."""
    processes: dict[str, planning.Process] = {}
    for day, drafted, submitted, approved, more, reason in (
        ("2018-06-11", "2018-06-18", "2018-06-20", "2018-06-25", FIRST, "Peta proses pertama."),
        (
            "2019-06-24",
            "2019-07-01",
            "2019-07-02",
            "2019-07-08",
            (CONSULTING, SYSTEMS),
            "Konsultansi dan teknologi informasi menjadi proses sendiri.",
        ),
        (
            "2020-06-29",
            "2020-07-06",
            "2020-07-07",
            "2020-07-13",
            (COMPLAINTS,),
            "Penanganan pengaduan dipisahkan dari pengawasan; pemilik proses diperiksa ulang.",
        ),
    ):
        _describe(cast, stage, processes, more, day)
        chart = planning.draft_map(
            actor=cast.at("coordinator", drafted),
            agency=stage.inspectorate,
            reason=reason,
            is_example=True,
        )
        planning.submit(
            actor=cast.at("coordinator", submitted), kind=planning.PROCESS_MAP, pk=chart.pk
        )
        planning.approve(
            actor=cast.at("inspector", approved), kind=planning.PROCESS_MAP, pk=chart.pk
        )
    _link_agreement(cast, stage, processes["M-01"])
    return processes


def _link_agreement(cast: Cast, stage: Stage, process: planning.Process) -> None:
    """The system is planned under the agreement with BSN."""
    actor = cast.at("coordinator", "2018-07-02", 14)
    kind = "cooperation.agreement"
    offered = links.choices(actor, kind, stage.inspectorate.government_id)
    planning.link_to_process(actor=actor, process_id=process.pk, kind=kind, target_id=offered[0][0])


def _describe(
    cast: Cast,
    stage: Stage,
    processes: dict[str, planning.Process],
    rows: tuple[Described, ...],
    day: str,
) -> None:
    """First the processes, then their lines: an arrow needs both ends."""
    for row in rows:
        processes[row.code] = planning.add_process(
            actor=cast.at("coordinator", day),
            agency=stage.inspectorate,
            code=row.code,
            name=row.name,
            kind=row.kind,
            purpose=row.purpose,
            owner_office=row.owner,
            owner=cast.people[row.person] if row.person else None,
            procedures=row.procedures,
            order=row.order,
            is_example=True,
        )
    for row in rows:
        _lines(cast, processes, row, day)


def _lines(cast: Cast, processes: Mapping[str, planning.Process], row: Described, day: str) -> None:
    actor, pk = cast.at("coordinator", day, 14), processes[row.code].pk
    for name, source in row.inputs:
        planning.add_process_part(actor=actor, process_id=pk, kind="input", name=name, other=source)
    for name, receiver, target in row.outputs:
        planning.add_process_part(
            actor=actor,
            process_id=pk,
            kind="output",
            name=name,
            other=receiver,
            to_process=processes[target] if target else None,
        )
    name, unit, seen = row.measure
    planning.add_process_part(
        actor=actor, process_id=pk, kind="indicator", name=name, unit=unit, other=seen
    )


def state_scope(cast: Cast, stage: Stage, processes: Mapping[str, planning.Process]) -> None:
    """The scope for the first certificate, and a second one that takes consulting in."""
    editions = editions_of(cast)
    core = ["P-01", "P-02", "P-03", "P-04", "P-05"]
    first = planning.draft_scope(
        actor=cast.at("coordinator", "2018-06-26"),
        agency=stage.inspectorate,
        text="Pengawasan intern penyelenggaraan pemerintahan daerah Kabupaten Serang.",
        services="Audit\nReviu\nEvaluasi\nPemantauan tindak lanjut",
        boundaries="Pengawasan oleh BPK, BPKP, dan Inspektorat Provinsi berada di luar sistem.",
        effective_on=date(2018, 7, 9),
        editions=editions,
        sites=[stage.office],
        processes=[processes[code] for code in core],
        is_example=True,
    )
    _leave_out_design(cast, first, editions)
    _put_into_force(cast, first.pk, "2018-06-28", "2018-07-02")
    second = planning.draft_scope(
        actor=cast.at("coordinator", "2019-08-12"),
        agency=stage.inspectorate,
        text="Pengawasan intern dan konsultansi penyelenggaraan pemerintahan daerah "
        "Kabupaten Serang.",
        services="Audit\nReviu\nEvaluasi\nPemantauan tindak lanjut\nKonsultansi\n"
        "Penanganan pengaduan masyarakat",
        boundaries="Pengawasan oleh BPK, BPKP, dan Inspektorat Provinsi berada di luar sistem. "
        "Perangkat daerah lain tidak tercakup.",
        effective_on=date(2019, 9, 2),
        editions=editions,
        sites=[stage.office],
        processes=[processes[code] for code in [*core, "P-06"]],
        is_example=True,
    )
    _put_into_force(cast, second.pk, "2019-08-19", "2019-08-26")
    planning.issue_scope(actor=cast.at("inspector", "2019-08-26", 14), statement_id=second.pk)


def _leave_out_design(
    cast: Cast, statement: planning.ScopeStatement, editions: list[Edition]
) -> None:
    """Supervision follows set standards: nothing is designed. Only ISO 9001 lets one say so."""
    quality = editions[0]
    asked = requirements_of([quality.pk])[quality.pk]
    numbers = {one.number for one in asked if one.number.startswith("8.3") and one.is_assessed}
    for requirement in quality.requirements.filter(number__in=numbers).order_by("order"):
        planning.add_exclusion(
            actor=cast.at("coordinator", "2018-06-26", 14),
            statement_id=statement.pk,
            requirement=requirement,
            reason="Jenis dan tata cara pengawasan ditetapkan peraturan dan standar audit; "
            "Inspektorat tidak merancang layanan baru.",
        )


def _put_into_force(cast: Cast, pk: int, submitted: str, approved: str) -> None:
    planning.submit(actor=cast.at("coordinator", submitted), kind=planning.SCOPE, pk=pk)
    planning.approve(actor=cast.at("inspector", approved), kind=planning.SCOPE, pk=pk)

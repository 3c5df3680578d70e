"""The objectives of the Inspektorat from 2018 on, each with its targets and who measures it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from teraju.modules.planning import api as planning
from teraju.portal.demo.cast import Cast

from .planning_values import measure, review_quarters
from .stage import Stage, editions_of

QUALITY, BRIBERY = (0,), (1,)
# The days on which the head set the targets of the coming year.
RENEWALS = ((2019, "2018-12-20"), (2020, "2019-12-19"))


@dataclass(frozen=True)
class Aim:
    """An objective: what is measured and how, whose it is, and a target for each year."""

    code: str
    title: str
    why: str
    standards: tuple[int, ...]
    process: str
    indicator: str
    unit: str
    kind: str
    formula: str
    names: tuple[str, str]
    direction: str
    frequency: str
    owner: str
    office: str
    writer: str
    targets: tuple[str, str, str]
    tolerance: str
    what: str
    upper: str | None = None
    baseline: str | None = None


AIMS = (
    Aim(
        "SM-01",
        "Laporan hasil pengawasan terbit tepat waktu",
        "Kebijakan mutu: hasil pengawasan sampai pada saat masih berguna.",
        QUALITY,
        "P-04",
        "Laporan terbit dalam 15 hari kerja",
        "%",
        "ratio",
        "Laporan yang terbit dalam 15 hari kerja dibagi seluruh laporan, dikali 100",
        ("Laporan tepat waktu", "Seluruh laporan"),
        "higher",
        "monthly",
        "second",
        "Inspektur Pembantu II",
        "coordinator",
        ("85", "88", "90"),
        "5",
        "Kendali naskah laporan mingguan, format baku, dan reviu berjenjang paling lama 3 hari.",
        baseline="72",
    ),
    Aim(
        "SM-02",
        "Rekomendasi hasil pengawasan ditindaklanjuti sampai tuntas",
        "Kebijakan mutu: pengawasan mendorong perbaikan nyata.",
        QUALITY,
        "P-05",
        "Rekomendasi tuntas",
        "%",
        "ratio",
        "Rekomendasi berstatus tuntas dibagi rekomendasi yang jatuh tempo, dikali 100",
        ("Rekomendasi tuntas", "Rekomendasi jatuh tempo"),
        "higher",
        "quarterly",
        "process",
        "Inspektur Pembantu I",
        "coordinator",
        ("65", "70", "75"),
        "5",
        "Rapat pemantauan tiap triwulan dan surat penegasan kepada perangkat daerah.",
        baseline="58",
    ),
    Aim(
        "SM-03",
        "Perangkat daerah yang diawasi puas dengan layanan pengawasan",
        "Kebijakan mutu: memenuhi kebutuhan penerima layanan.",
        QUALITY,
        "P-03",
        "Nilai kepuasan rata-rata, skala 1 sampai 4",
        "poin",
        "average",
        "Jumlah nilai jawaban dibagi jumlah jawaban",
        ("Jumlah nilai", "Jumlah jawaban"),
        "higher",
        "half_yearly",
        "coordinator",
        "Ketua Tim Mutu",
        "process",
        ("3.1", "3.2", "3.25"),
        "0.1",
        "Kuesioner singkat setelah setiap penugasan dan pembahasan hasilnya.",
    ),
    Aim(
        "SM-04",
        "Penugasan selesai lebih cepat",
        "Kebijakan mutu: proses yang sederhana dan terukur.",
        QUALITY,
        "P-03",
        "Rata-rata lama penugasan sampai laporan",
        "hari kerja",
        "days",
        "Rata-rata hari kerja dari surat tugas sampai laporan terbit",
        ("", ""),
        "lower",
        "quarterly",
        "second",
        "Inspektur Pembantu II",
        "coordinator",
        ("28", "26", "25"),
        "2",
        "Program kerja baku dan kertas kerja elektronik.",
        baseline="31",
    ),
    Aim(
        "SM-05",
        "Auditor memenuhi jam pelatihan",
        "Kebijakan mutu: sumber daya manusia yang kompeten.",
        QUALITY,
        "D-01",
        "Auditor dengan paling sedikit 40 jam pelatihan",
        "%",
        "share",
        "Auditor dengan paling sedikit 40 jam pelatihan dibagi seluruh auditor, dikali 100",
        ("Auditor dengan 40 jam", "Seluruh auditor"),
        "higher",
        "yearly",
        "",
        "Kepala Subbagian Umum dan Kepegawaian",
        "coordinator",
        ("70", "80", "85"),
        "5",
        "Rencana pelatihan tahunan menurut matriks kompetensi.",
    ),
    Aim(
        "SM-06",
        "Beban penugasan auditor wajar",
        "Kebijakan mutu: mutu kertas kerja terjaga karena beban yang wajar.",
        QUALITY,
        "P-02",
        "Hari penugasan per auditor setiap bulan",
        "hari",
        "average",
        "Jumlah hari penugasan dibagi jumlah bulan-auditor",
        ("Hari penugasan", "Bulan-auditor"),
        "range",
        "quarterly",
        "process",
        "Inspektur Pembantu I",
        "coordinator",
        ("12", "12", "12"),
        "1",
        "Penjadwalan ulang tim setiap awal triwulan.",
        upper="16",
    ),
    Aim(
        "SM-07",
        "Pernyataan bebas benturan kepentingan lengkap",
        "Kebijakan antipenyuapan: penugasan bebas benturan kepentingan.",
        BRIBERY,
        "P-02",
        "Penugasan dengan pernyataan lengkap sebelum surat tugas",
        "%",
        "share",
        "Penugasan dengan pernyataan lengkap dibagi seluruh penugasan, dikali 100",
        ("Penugasan dengan pernyataan lengkap", "Seluruh penugasan"),
        "higher",
        "monthly",
        "compliance",
        "Ketua FKAP",
        "coordinator",
        ("100", "100", "100"),
        "3",
        "Pemeriksaan kelengkapan oleh FKAP sebelum surat tugas ditandatangani.",
    ),
    Aim(
        "SM-08",
        "Gratifikasi dilaporkan tepat waktu",
        "Kebijakan antipenyuapan: penerimaan dan penolakan gratifikasi dilaporkan.",
        BRIBERY,
        "",
        "Laporan gratifikasi dalam 30 hari kerja",
        "%",
        "share",
        "Laporan yang masuk dalam 30 hari kerja dibagi seluruh laporan, dikali 100",
        ("Laporan tepat waktu", "Seluruh laporan"),
        "higher",
        "half_yearly",
        "compliance",
        "Ketua FKAP",
        "coordinator",
        ("100", "100", "100"),
        "0",
        "Pengingat menjelang hari raya dan pendampingan oleh UPPG.",
    ),
    Aim(
        "SM-09",
        "Pegawai mengikuti pelatihan antipenyuapan",
        "Kebijakan antipenyuapan: semua pegawai memahami larangan suap.",
        BRIBERY,
        "D-01",
        "Pegawai yang telah dilatih dalam dua belas bulan terakhir",
        "%",
        "share",
        "Pegawai yang telah dilatih dibagi seluruh pegawai, dikali 100",
        ("Pegawai telah dilatih", "Seluruh pegawai"),
        "higher",
        "half_yearly",
        "compliance",
        "Ketua FKAP",
        "coordinator",
        ("90", "95", "95"),
        "5",
        "Dua kali pelatihan setahun, ditambah sesi bagi pegawai baru.",
    ),
    Aim(
        "SM-10",
        "Keluhan perangkat daerah atas pengawasan sedikit",
        "Kebijakan mutu: perilaku pengawas yang santun dan objektif.",
        QUALITY,
        "P-03",
        "Keluhan yang beralasan",
        "keluhan",
        "count",
        "Jumlah keluhan yang setelah diperiksa ternyata beralasan",
        ("", ""),
        "lower",
        "quarterly",
        "coordinator",
        "Ketua Tim Mutu",
        "process",
        ("3", "2", "2"),
        "1",
        "Setiap keluhan dibahas dalam rapat tim dan dijawab tertulis.",
    ),
)


def set_objectives(cast: Cast, stage: Stage, processes: Mapping[str, planning.Process]) -> None:
    """Write, approve, renew and measure the objectives; plan where they turn red."""
    made = {aim.code: _approved(cast, stage, processes, aim) for aim in AIMS}
    for year, day in RENEWALS:
        for aim in AIMS:
            _renew(cast, made[aim.code], aim, year, day)
    _ease(cast, made["SM-04"])
    measure(cast, made, {aim.code: aim.owner or "coordinator" for aim in AIMS})
    review_quarters(cast, stage)
    _propose_next(cast, stage, processes)


def _approved(
    cast: Cast, stage: Stage, processes: Mapping[str, planning.Process], aim: Aim
) -> planning.Objective:
    """Written by the office that knows it, handed in, approved by the Inspektur in July 2018."""
    objective = _draft(cast, stage, processes, aim, "2018-07-02")
    planning.add_target(
        actor=cast.at(aim.writer, "2018-07-03"),
        objective_id=objective.pk,
        first_day=date(2018, 1 if aim.frequency == "yearly" else 7, 1),
        last_day=date(2018, 12, 31),
        target=Decimal(aim.targets[0]),
        upper=Decimal(aim.upper) if aim.upper else None,
        tolerance=Decimal(aim.tolerance),
    )
    planning.submit_objective(actor=cast.at(aim.writer, "2018-07-04"), objective_id=objective.pk)
    return planning.approve_objective(
        actor=cast.at("inspector", "2018-07-09"), objective_id=objective.pk
    )


def _draft(
    cast: Cast, stage: Stage, processes: Mapping[str, planning.Process], aim: Aim, day: str
) -> planning.Objective:
    editions = editions_of(cast)
    return planning.draft_objective(
        actor=cast.at(aim.writer, day),
        agency=stage.inspectorate,
        editions=[editions[n] for n in aim.standards],
        is_example=True,
        code=aim.code,
        title=aim.title,
        why=aim.why,
        process=processes.get(aim.process),
        indicator=aim.indicator,
        unit=aim.unit,
        kind=aim.kind,
        formula=aim.formula,
        numerator_name=aim.names[0],
        denominator_name=aim.names[1],
        direction=aim.direction,
        baseline=Decimal(aim.baseline) if aim.baseline else None,
        baseline_note="Catatan Inspektorat tahun 2017" if aim.baseline else "",
        frequency=aim.frequency,
        owner_office=aim.office,
        owner=cast.people.get(aim.owner),
        plan_what=aim.what,
        plan_resources="Jam kerja tim dan anggaran kegiatan rutin Inspektorat.",
        plan_who=aim.office,
        plan_until=date(2020, 12, 31),
        plan_evaluation="Dibandingkan dengan target setiap periode dan dibahas tiap triwulan.",
    )


def _renew(cast: Cast, objective: planning.Objective, aim: Aim, year: int, day: str) -> None:
    """The Inspektur sets the target of the coming year."""
    planning.add_target(
        actor=cast.at("inspector", day),
        objective_id=objective.pk,
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        target=Decimal(aim.targets[year - 2018]),
        upper=Decimal(aim.upper) if aim.upper else None,
        tolerance=Decimal(aim.tolerance),
    )


def _ease(cast: Cast, objective: planning.Objective) -> None:
    """In the pandemic an assignment takes longer: the target of 2020 is changed, with reason."""
    target = objective.targets.get(first_day=date(2020, 1, 1))
    planning.change_target(
        actor=cast.at("inspector", "2020-04-13"),
        target_id=target.pk,
        target=Decimal(28),
        tolerance=Decimal(2),
        reason="Pemeriksaan dilakukan dari jauh selama pandemi; pengumpulan bukti lebih lama.",
    )


def _propose_next(cast: Cast, stage: Stage, processes: Mapping[str, planning.Process]) -> None:
    """A new objective waits for the Inspektur's approval."""
    aim = Aim(
        "SM-11",
        "Pengaduan masyarakat dijawab tepat waktu",
        "Kebijakan mutu: pengaduan didengar dan dijawab.",
        QUALITY,
        "P-05",
        "Pengaduan dijawab dalam 10 hari kerja",
        "%",
        "ratio",
        "Pengaduan yang dijawab dalam 10 hari kerja dibagi seluruh pengaduan, dikali 100",
        ("Pengaduan dijawab tepat waktu", "Seluruh pengaduan"),
        "higher",
        "quarterly",
        "process",
        "Inspektur Pembantu I",
        "coordinator",
        ("90", "90", "90"),
        "5",
        "Satu pintu penerimaan dan daftar pengaduan yang diperiksa mingguan.",
    )
    objective = _draft(cast, stage, processes, aim, "2020-10-12")
    planning.add_target(
        actor=cast.at("coordinator", "2020-10-12", 10),
        objective_id=objective.pk,
        first_day=date(2021, 1, 1),
        last_day=date(2021, 12, 31),
        target=Decimal(90),
        tolerance=Decimal(5),
    )
    planning.submit_objective(actor=cast.at("coordinator", "2020-10-13"), objective_id=objective.pk)

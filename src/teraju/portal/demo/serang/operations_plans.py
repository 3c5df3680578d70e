"""The yearly plans of the Inspektorat of Serang: three years, a dozen lines each.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from teraju.modules.operations.api import PlanLine, supervision
from teraju.platform.organisation.models import Agency
from teraju.portal.demo.cast import Cast


class Line(NamedTuple):
    """A line: whom or what, how, its rank, from when to when, and an older report."""

    agency: str
    theme: str
    kind: str
    risk: str
    first: str
    last: str
    days: int
    report: str = ""


OLDER = {
    2018: (
        Line(
            "DPMPTSP",
            "Pelayanan perizinan",
            "performance_audit",
            "high",
            "02-05",
            "02-23",
            60,
            "03-09",
        ),
        Line(
            "Disdukcapil",
            "Pengelolaan blangko KTP-el",
            "compliance_audit",
            "high",
            "02-12",
            "03-02",
            48,
            "03-20",
        ),
        Line(
            "",
            "Reviu laporan keuangan daerah 2017",
            "review",
            "high",
            "02-26",
            "03-16",
            45,
            "03-27",
        ),
        Line("Setda", "Evaluasi SAKIP", "evaluation", "medium", "04-02", "04-13", 24, "04-27"),
        Line(
            "Diskoperindag",
            "Bantuan kepada koperasi",
            "compliance_audit",
            "high",
            "04-16",
            "05-04",
            48,
            "05-25",
        ),
        Line(
            "",
            "Pemantauan tindak lanjut semester I",
            "monitoring",
            "low",
            "07-02",
            "07-13",
            16,
            "07-20",
        ),
        Line(
            "Disdukcapil", "Evaluasi SAKIP", "evaluation", "medium", "07-16", "07-27", 24, "08-10"
        ),
        Line("", "Reviu RKA 2019", "review", "medium", "08-06", "08-24", 36, "08-31"),
        Line("Setda", "Belanja hibah", "compliance_audit", "high", "09-03", "09-21", 52, "10-05"),
        Line("DPMPTSP", "Pendampingan SPIP", "consulting", "low", "10-08", "10-19", 12, "10-26"),
        Line(
            "Diskoperindag",
            "Retribusi pasar",
            "performance_audit",
            "medium",
            "10-22",
            "11-09",
            48,
            "11-30",
        ),
        Line(
            "",
            "Pemantauan tindak lanjut semester II",
            "monitoring",
            "low",
            "12-03",
            "12-14",
            16,
            "12-21",
        ),
    ),
    2019: (
        Line(
            "",
            "Reviu laporan keuangan daerah 2018",
            "review",
            "high",
            "02-18",
            "03-08",
            45,
            "03-22",
        ),
        Line("Setda", "Evaluasi SAKIP", "evaluation", "medium", "03-11", "03-22", 24, "04-05"),
        Line(
            "Diskoperindag",
            "Dana bergulir",
            "compliance_audit",
            "high",
            "04-01",
            "04-19",
            52,
            "05-10",
        ),
        Line("DPMPTSP", "Evaluasi SAKIP", "evaluation", "medium", "04-22", "05-03", 24, "05-17"),
        Line(
            "Disdukcapil",
            "Pelayanan akta kelahiran",
            "performance_audit",
            "medium",
            "06-17",
            "07-05",
            48,
            "07-26",
        ),
        Line(
            "",
            "Pemantauan tindak lanjut semester I",
            "monitoring",
            "low",
            "07-08",
            "07-19",
            16,
            "07-26",
        ),
        Line("", "Reviu RKA 2020", "review", "medium", "08-05", "08-23", 36, "08-30"),
        Line(
            "Setda",
            "Pengadaan barang dan jasa",
            "compliance_audit",
            "high",
            "08-26",
            "09-06",
            40,
            "09-13",
        ),
        Line(
            "DPMPTSP",
            "Perizinan berusaha terintegrasi",
            "performance_audit",
            "high",
            "10-07",
            "10-25",
            56,
        ),
        Line(
            "Disdukcapil",
            "Persediaan blangko dan keamanan data",
            "compliance_audit",
            "high",
            "11-11",
            "11-29",
            48,
        ),
        Line(
            "Diskoperindag",
            "Pendampingan manajemen risiko",
            "consulting",
            "low",
            "09-09",
            "09-13",
            10,
            "09-16",
        ),
        Line(
            "",
            "Pengaduan masyarakat semester I",
            "special_audit",
            "medium",
            "06-10",
            "06-21",
            20,
            "06-28",
        ),
    ),
}
CURRENT = (
    Line("", "Reviu laporan keuangan daerah 2019", "review", "high", "02-03", "02-28", 50),
    Line("Diskoperindag", "Evaluasi SAKIP", "evaluation", "medium", "03-02", "03-13", 24),
    Line("Setda", "Belanja perjalanan dinas", "compliance_audit", "medium", "04-06", "04-24", 44),
    Line(
        "Disdukcapil",
        "Pelayanan KTP-el dan kepuasan pemohon",
        "performance_audit",
        "high",
        "06-08",
        "06-26",
        56,
    ),
    Line("", "Pemantauan tindak lanjut semester I", "monitoring", "low", "07-06", "07-17", 16),
    Line("Setda", "Evaluasi reformasi birokrasi", "evaluation", "low", "05-04", "05-15", 20),
    Line(
        "DPMPTSP",
        "Kepatuhan standar pelayanan perizinan",
        "compliance_audit",
        "high",
        "09-01",
        "09-25",
        52,
    ),
    Line("", "Reviu RKA 2021", "review", "medium", "09-14", "10-09", 36),
    Line(
        "Diskoperindag",
        "Pembinaan koperasi dan UMKM",
        "performance_audit",
        "high",
        "10-01",
        "10-23",
        56,
    ),
    Line("Disdukcapil", "Evaluasi zona integritas", "evaluation", "medium", "10-19", "10-30", 24),
    Line("", "Pemantauan tindak lanjut semester II", "monitoring", "low", "11-02", "11-13", 16),
    Line(
        "DPMPTSP",
        "Pendampingan mutu menuju SNI ISO 9001",
        "consulting",
        "low",
        "11-16",
        "11-27",
        12,
    ),
)


def write_plans(cast: Cast, agencies: dict[str, Agency]) -> dict[tuple[int, int], int]:
    """The three plans; gives the id of each line by year and number."""
    found: dict[tuple[int, int], int] = {}
    for year, lines in OLDER.items():
        written = f"2019-09-{17 if year == 2018 else 18}"
        plan = _plan(cast, agencies, year, lines, written, found)
        supervision.set_plan(actor=cast.at("inspector", written, 14), plan_id=plan)
        if year == 2018:
            supervision.close_plan(
                actor=cast.at("inspector", written, 15),
                plan_id=plan,
                reason="Semua baris terlaksana; diambil alih dari catatan lama.",
            )
    plan = _plan(cast, agencies, 2020, CURRENT, "2019-12-02", found)
    supervision.set_plan(actor=cast.at("inspector", "2019-12-16"), plan_id=plan)
    return found


def close_2019(cast: Cast, lines: dict[tuple[int, int], int]) -> None:
    """The year is over once its last report is out."""
    supervision.close_plan(
        actor=cast.at("inspector", "2020-01-06", 11),
        plan_id=PlanLine.objects.get(pk=lines[2019, 1]).plan_id,
        reason="Semua baris terlaksana.",
    )


def amend_2020(cast: Cast, lines: dict[tuple[int, int], int]) -> None:
    """What the pandemic changed: one line dropped, one later."""
    supervision.amend_drop_line(
        actor=cast.at("inspector", "2020-04-06"),
        line_id=lines[2020, 6],
        reason="Pembatasan sosial; pengawasan dialihkan ke belanja penanganan pandemi.",
    )
    supervision.amend_line(
        actor=cast.at("inspector", "2020-06-29"),
        line_id=lines[2020, 5],
        reason="Rapat pemantauan diundur karena pembatasan kegiatan kantor.",
        starts_on=date(2020, 11, 2),
        ends_on=date(2020, 11, 13),
        theme="Pemantauan tindak lanjut semester I dan triwulan III",
    )


def _plan(
    cast: Cast,
    agencies: dict[str, Agency],
    year: int,
    lines: tuple[Line, ...],
    day: str,
    found: dict[tuple[int, int], int],
) -> int:
    plan = supervision.write_plan(
        actor=cast.at("coordinator", day),
        agency=agencies["Inspektorat"],
        year=year,
        basis="Peringkat risiko perangkat daerah, kebijakan pengawasan tahunan, dan permintaan "
        "Bupati (contoh).",
        is_example=True,
    )
    rows = [
        {"number": number, **_values(agencies, year, number, line)}
        for number, line in enumerate(lines, start=1)
    ]
    supervision.import_lines(
        actor=cast.at("coordinator", day, 10),
        plan=plan,
        new=rows,
        changed=[],
        source={"file": f"pkpt-{year}.xlsx"},
    )
    for row in PlanLine.objects.filter(plan=plan):
        found[year, row.number] = row.pk
    return plan.pk


def _values(agencies: dict[str, Agency], year: int, number: int, line: Line) -> dict[str, Any]:
    def day(text: str) -> date:
        return date.fromisoformat(f"{year}-{text}")

    values: dict[str, Any] = {
        "audited": agencies.get(line.agency),
        "theme": line.theme,
        "kind": line.kind,
        "risk": line.risk,
        "starts_on": day(line.first),
        "ends_on": day(line.last),
        "person_days": line.days,
        "team_size": 3 if line.days < 30 else 4,
        "output": "Laporan hasil pengawasan",
    }
    if line.report:
        values |= {
            "report_number": f"700/{number:03}-LHP/INSP/{year} (contoh)",
            "report_on": day(line.report),
        }
    return values

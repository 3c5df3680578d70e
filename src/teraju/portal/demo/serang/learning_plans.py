"""The training plans of the Inspektorat, 2018 to 2020."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teraju.modules.learning import api as learning
from teraju.portal.demo.cast import Cast

from .learning_posts import Posts
from .stage import Stage

# By year when it was written, and its lines: key, topic, competence, for whom, day, by, cost, why.
PLANS: Mapping[int, tuple[str, Sequence[tuple[Any, ...]]]] = {
    2018: (
        "2018-07-16",
        (
            (
                "iso",
                "Pengenalan SNI ISO 9001 dan SNI ISO 37001",
                "quality",
                "Seluruh pegawai",
                "2018-08-28",
                "Badan Standardisasi Nasional",
                0,
                "plan",
            ),
            (
                "internal",
                "Audit internal sistem manajemen",
                "internal_audit",
                "Tim mutu dan auditor internal",
                "2018-09-17",
                "Lembaga pelatihan mutu",
                18_500_000,
                "plan",
            ),
        ),
    ),
    2019: (
        "2018-12-10",
        (
            (
                "risk",
                "Audit berbasis risiko",
                "risk_audit",
                "Auditor dan inspektur pembantu",
                "2019-03-12",
                "Pusdiklatwas BPKP",
                24_000_000,
                "plan",
            ),
            (
                "papers",
                "Kertas kerja pengawasan",
                "papers",
                "PPUPD dan auditor",
                "2019-04-23",
                "Inspektorat Provinsi",
                3_500_000,
                "plan",
            ),
            (
                "bribery19",
                "Penyegaran antipenyuapan",
                "bribery",
                "Seluruh pegawai",
                "2019-06-18",
                "FKAP",
                1_250_000,
                "plan",
            ),
            (
                "documents",
                "Pengendalian dokumen revisi ke-2",
                "documents",
                "Sekretariat",
                "2019-08-06",
                "Tim mutu",
                0,
                "new_revision",
            ),
        ),
    ),
    2020: (
        "2019-12-09",
        (
            (
                "interview",
                "Teknik wawancara pengawasan",
                "interview",
                "Auditor dan PPUPD",
                "2020-02-11",
                "Pusdiklatwas BPKP",
                16_000_000,
                "plan",
            ),
            (
                "bribery20",
                "Penyegaran antipenyuapan 2020",
                "bribery",
                "Seluruh pegawai",
                "2020-06-16",
                "FKAP",
                1_250_000,
                "plan",
            ),
            (
                "report",
                "Menulis laporan hasil pengawasan",
                "report",
                "Auditor dan PPUPD",
                "2020-07-07",
                "Inspektorat Provinsi",
                4_000_000,
                "plan",
            ),
            (
                "procurement",
                "Pembaruan sertifikat pengadaan",
                "procurement",
                "Subbagian umum",
                "2020-11-17",
                "LKPP",
                5_500_000,
                "plan",
            ),
            (
                "induction",
                "Pengenalan pengawasan bagi pegawai baru",
                "law",
                "Pegawai baru",
                "2020-09-08",
                "Inspektorat",
                0,
                "new_staff",
            ),
        ),
    ),
}
Lines = Mapping[str, Any]


def plan_years(cast: Cast, stage: Stage, posts: Posts) -> Lines:
    """Write, approve and, for the years that are over, later close the plans."""
    lines: dict[str, Any] = {}
    for year, (day, rows) in PLANS.items():
        actor = cast.at("coordinator", day, 10)
        plan = learning.write_plan(
            actor=actor,
            agency=stage.inspectorate,
            year=year,
            note="Kesenjangan pada matriks kompetensi dan kebutuhan unit kerja.",
            is_example=True,
        )
        for key, topic, competence, audience, on, provider, cost, source in rows:
            lines[key] = learning.add_line(
                actor=actor,
                plan_id=plan.pk,
                topic=topic,
                competence=posts.competences[competence],
                audience=audience,
                planned_on=date.fromisoformat(on),
                provider=provider,
                cost=Decimal(cost),
                source=source,
            )
        learning.send_plan(actor=actor, plan_id=plan.pk)
        approved = date.fromisoformat(day).replace(day=min(28, int(day[-2:]) + 4)).isoformat()
        learning.approve_plan(actor=cast.at("inspector", approved, 11), plan_id=plan.pk)
        lines[str(year)] = plan
    return lines

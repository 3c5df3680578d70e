"""The self-assessment of the metrology unit, which its coordinator has begun and not finished.

What metrology's own records prove stands there without anybody's word; some topics are judged by
it, the others wait. Invented, marked as example data.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from teraju.modules.conformity import api as conformity
from teraju.modules.conformity.api import Answer, Progress, Result
from teraju.modules.standards.api import Edition, Topic
from teraju.platform.organisation.models import Agency

from .cast import Cast

DAY = "2020-10-14"
# What a unit with a certificate has on paper: title, its day, topics. Nobody has judged it yet.
PAPERS = (
    (
        "Pedoman mutu UPT Metrologi Legal (contoh)",
        "2020-02-10",
        (
            *("context", "interested-parties", "scope", "management-system", "process-map"),
            *("policy", "quality-policy", "policy-communication", "roles"),
            *("resources", "infrastructure", "work-environment", "knowledge"),
        ),
    ),
    (
        "Sasaran mutu dan daftar risiko 2020 (contoh)",
        "2020-02-12",
        ("risks-opportunities", "objectives", "planning-changes"),
    ),
    (
        "Daftar induk dokumen dan rekaman (contoh)",
        "2020-02-12",
        ("documented-information", "document-control"),
    ),
    (
        "Laporan audit internal 2020 (contoh)",
        "2020-06-29",
        ("internal-audit", "audit-impartiality", "nonconformity", "corrective-action"),
    ),
    (
        "Risalah tinjauan manajemen 2020 (contoh)",
        "2020-07-06",
        ("management-review", "continual-improvement"),
    ),
)
JUDGED: Mapping[str, tuple[Result, str]] = {
    "measuring-resources": (
        Result.MINOR,
        "Bejana ukur standar 20 L lewat jatuh tempo sejak 1 Oktober 2020; kalibrasi diminta.",
    ),
    "service-provision": (
        Result.MINOR,
        "Sebelum 26 Agustus 2020 banyak pesanan melewati janji satu hari.",
    ),
    "nonconforming-outputs": (
        Result.CONFORMING,
        "UTTP yang gagal dicap batal; yang dijustir diuji ulang dan kedua hasilnya tercatat.",
    ),
    "customer-satisfaction": (
        Result.MINOR,
        "Laporan warga dijawab; survei kepuasan tahun ini belum dilakukan.",
    ),
}


def assess(cast: Cast, agency: Agency) -> None:
    """Open it against ISO 9001, and judge what can be judged by the records."""
    for title, day, topics in PAPERS:
        conformity.add_evidence(
            actor=cast.at("coordinator", day, 10),
            agency=agency,
            topics=list(Topic.objects.filter(code__in=topics).order_by("order", "pk")),
            title=title,
            note="Disimpan di ruang dokumen UPT.",
            happened_on=date.fromisoformat(day),
            is_example=True,
        )
    actor = cast.at("coordinator", DAY, 15)
    assessment = conformity.start_assessment(
        actor=actor,
        agency=agency,
        editions=[Edition.objects.get(sni_designation="SNI ISO 9001:2015")],
        started_on=actor.today,
        title="Penilaian mandiri UPT Metrologi Legal 2020",
        is_example=True,
    )
    conformity.judge(
        actor=actor,
        assessment_id=assessment.pk,
        answers=[
            Answer(topic, result, _progress(result), note)
            for topic, (result, note) in JUDGED.items()
        ],
    )


def _progress(result: Result) -> Progress:
    return Progress.IN_PLACE if result is Result.CONFORMING else Progress.UNDER_WAY

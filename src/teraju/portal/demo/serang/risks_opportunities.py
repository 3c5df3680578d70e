"""Two opportunities of the Inspektorat, seen after the risks of 2020 were assessed.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from datetime import date

from teraju.modules.planning import api as planning
from teraju.modules.risks import api as risks
from teraju.modules.risks.api import Score
from teraju.portal.demo.cast import Cast

from .stage import Stage


def see_opportunities(cast: Cast, stage: Stage) -> None:
    """One that is pursued with a plan, and one that is let go with a reason."""
    remote = _see(
        cast,
        stage,
        code="PL-01",
        process="P-03",
        title="Pemeriksaan jarak jauh menghemat hari perjalanan",
        cause="Perangkat daerah telah menyimpan dokumennya secara elektronik sejak pandemi.",
        consequence="Lebih banyak penugasan selesai dengan auditor dan anggaran yang sama.",
        owner=("Inspektur Pembantu I", "process"),
    )
    _rate(cast, remote, Score(2, 3), Score(3, 4), Score(5, 4))
    risks.add_treatment(
        actor=cast.at("coordinator", "2020-07-22"),
        risk_id=remote.pk,
        action="Menguji coba pemeriksaan jarak jauh pada lima penugasan",
        owner_office="Inspektur Pembantu I",
        owner=cast.people["process"],
        due=date(2020, 12, 15),
        measure="Hari perjalanan turun sepertiga; mutu kertas kerja tidak turun.",
    )
    shared = _see(
        cast,
        stage,
        code="PL-02",
        process="D-01",
        title="Pelatihan bersama inspektorat kabupaten tetangga",
        cause="Dua kabupaten tetangga menyusun rencana pelatihan yang serupa.",
        consequence="Biaya pelatihan terbagi; auditor saling belajar.",
        owner=("Kepala Subbagian Umum dan Kepegawaian", "clerk"),
    )
    _rate(cast, shared, Score(2, 2), Score(2, 2), None)
    risks.answer_risk(
        actor=cast.at("coordinator", "2020-07-22", 11),
        risk_id=shared.pk,
        response="accept",
        reason="Perjalanan lintas kabupaten dibatasi tahun ini; dilihat kembali tahun 2021.",
    )


def _see(
    cast: Cast,
    stage: Stage,
    *,
    code: str,
    process: str,
    title: str,
    cause: str,
    consequence: str,
    owner: tuple[str, str],
) -> risks.Risk:
    office, key = owner
    return risks.add_risk(
        actor=cast.at("coordinator", "2020-07-20"),
        agency=stage.inspectorate,
        kind="opportunity",
        is_example=True,
        code=code,
        title=title,
        cause=cause,
        cause_source="external",
        is_controllable=True,
        consequence=consequence,
        process=planning.Process.objects.filter(agency=stage.inspectorate, code=process).first(),
        owner_office=office,
        owner=cast.people[key],
        identified_on=date(2020, 7, 20),
    )


def _rate(cast: Cast, one: risks.Risk, first: Score, now: Score, aim: Score | None) -> None:
    risks.rate_risk(
        actor=cast.at("coordinator", "2020-07-21"),
        risk_id=one.pk,
        inherent=first,
        residual=now,
        target=aim,
        reason="Rapat tim mutu: catatan perjalanan dinas dan rencana pelatihan.",
    )

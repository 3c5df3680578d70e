"""The integrity zone of the metrology unit: a settled year and one that is being filled in.

All of it is invented: nothing is known of a worksheet of this unit. The form of these years is not
held, so that a younger one is used, as its page says.
"""

from __future__ import annotations

from collections.abc import Mapping

from teraju.modules.integrity_zone import api as zone
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency

from .cast import Cast

# By the kind of answer: what most questions get.
USUAL: Mapping[str, str] = {
    "yn": "yes",
    "abc": "A",
    "abcd": "A",
    "abcde": "B",
    "pct": "9/10",
    "idx4": "3.4",
}
BEFORE: Mapping[str, str] = {
    **dict.fromkeys(("P.1.3.1", "P.1.3.2", "P.2.2.1", "P.2.2.2", "P.3.3.2", "P.4.2.2"), "B"),
    **dict.fromkeys(("P.1.3.3", "P.5.5.4", "P.5.5.5", "P.6.2.4", "R.2.2.1", "R.3.2.1"), "C"),
    **{"R.5.2.1": "157/170", "P.3.3.3": "11/14", "R.4.1.1": "5/6", "R.5.3.1": "100%"},
    **{"H.1.1": "3.31", "H.1.2": "5/6", "H.2.1": "3.44"},
}
# Two questions are left for whoever looks around; the surveys of the year are not held yet.
NOW: Mapping[str, str] = {
    **BEFORE,
    **{"P.1.3.1": "A", "P.1.3.3": "B", "R.3.2.1": "B", "R.5.2.1": "48/50"},
    **{"P.5.1.1": "", "P.6.4.3": "", "H.1.1": "", "H.1.2": "", "H.2.1": ""},
}
NOTES: Mapping[str, str] = {
    "P.1.1.1": "Keputusan Kepala UPT tentang tim Zona Integritas.",
    "P.5.4.1": "Saluran pelaporan pemerintah daerah dipakai juga oleh unit.",
    "P.6.1.1": "Standar pelayanan tera dan tera ulang.",
    "R.5.2.1": "Dihitung dari buku pengaduan loket.",
}


def play(cast: Cast, unit: Agency, founded: str) -> None:
    """Let the unit assess itself for two years, and an assessor of the government look at one."""
    cast.person("tpi", "Tim Penilai Internal Zona Integritas", Role.TPI_ASSESSOR, None, founded)
    _settled(cast, unit)
    sheet = zone.open_sheet(
        actor=cast.at("metrology", "2020-09-01"),
        agency=unit,
        year=2020,
        aim="WBK",
        due_on=cast.moment("2020-10-30").date(),
        is_example=True,
    )
    _fill(cast, sheet, NOW, "2020-09-18")


def _settled(cast: Cast, unit: Agency) -> None:
    sheet = zone.open_sheet(
        actor=cast.at("metrology", "2020-01-20"),
        agency=unit,
        year=2019,
        aim="WBK",
        is_example=True,
    )
    _fill(cast, sheet, BEFORE, "2020-02-03")
    zone.submit_sheet(actor=cast.at("metrology", "2020-02-14"), sheet_id=sheet.pk)
    for code, answer, reason in (
        ("P.5.2.2", "B", "Daftar risiko belum mencakup tera di lapangan."),
        ("P.6.3.3", "C", "Evaluasi pengaduan hanya dilakukan sekali."),
    ):
        zone.assess_answer(
            actor=cast.at("tpi", "2020-02-20"),
            answer_id=zone.answer_of(sheet.pk, code),
            answer=answer,
            reason=reason,
        )
    zone.finish_assessment(
        actor=cast.at("tpi", "2020-02-21"),
        sheet_id=sheet.pk,
        conclusion="Pelayanan dan SOP sudah kuat. Lengkapi pemantauan, evaluasi benturan "
        "kepentingan, dan daftar risiko tera di lapangan.",
    )
    zone.close_sheet(actor=cast.at("metrology", "2020-02-28"), sheet_id=sheet.pk)
    zone.publish_summary(actor=cast.at("metrology", "2020-03-02"), sheet_id=sheet.pk)


def _fill(cast: Cast, sheet: zone.Sheet, answers: Mapping[str, str], day: str) -> None:
    said = [
        zone.Said(code, answers.get(code, USUAL[one.kind.value]), NOTES.get(code, ""))
        for code, one in zone.questions_of(sheet.edition).items()
    ]
    zone.answer_questions(actor=cast.at("coordinator", day), sheet_id=sheet.pk, answers=said)

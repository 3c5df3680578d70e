"""The first two risks of Disdukcapil, entered when it begins in 2020: invented, example data."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from teraju.modules.risks import api as risks
from teraju.modules.risks.api import Score
from teraju.portal.demo.cast import Cast

from .stage import Stage


class First(NamedTuple):
    """A risk as it was entered, and what is done about it."""

    code: str
    kind: str
    title: str
    cause: str
    consequence: str
    action: str
    due: date


FIRST = (
    First(
        "RM-01",
        "quality",
        "Data pada kutipan akta keliru tercetak",
        "Isian tidak dibaca ulang bersama pemohon.",
        "Pemohon datang dua kali; dokumen lain ikut keliru.",
        "Membaca ulang isian bersama pemohon",
        date(2020, 9, 30),
    ),
    First(
        "RS-01",
        "bribery",
        "Petugas loket menerima uang agar antrean didahulukan",
        "Antrean panjang dan tarif gratis tidak diumumkan.",
        "Warga tidak dilayani adil; pegawai dipidana.",
        "Memasang papan tarif gratis dan nomor antrean digital",
        date(2020, 12, 15),
    ),
)


def begin_at_the_counter(cast: Cast, stage: Stage) -> None:
    """Disdukcapil has begun: two risks, one of them of bribery, rated and planned."""
    for one in FIRST:
        risk = _enter(cast, stage, one)
        risks.rate_risk(
            actor=cast.at("civil_quality", "2020-08-12"),
            risk_id=risk.pk,
            inherent=Score(3, 4),
            residual=Score(3, 4),
            target=Score(2, 3),
            reason="Keluhan dan pengamatan loket.",
        )
        risks.add_treatment(
            actor=cast.at("civil_quality", "2020-08-13"),
            risk_id=risk.pk,
            action=one.action,
            owner_office="Kepala Bidang Pelayanan",
            owner=cast.people["civil_process"],
            due=one.due,
        )


def _enter(cast: Cast, stage: Stage, one: First) -> risks.Risk:
    return risks.add_risk(
        actor=cast.at("civil_quality", "2020-08-10"),
        agency=stage.civil,
        kind=one.kind,
        is_example=True,
        code=one.code,
        title=one.title,
        cause=one.cause,
        cause_source="internal",
        is_controllable=True,
        consequence=one.consequence,
        owner_office="Kepala Bidang Pelayanan",
        owner=cast.people["civil_process"],
    )

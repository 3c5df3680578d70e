"""Which partners the bribery risks of procurement are about: invented, example data."""

from __future__ import annotations

from datetime import date

from teraju.modules.risks import api as risks
from teraju.portal.demo.cast import Cast

from .stage import Stage


def name_partners(cast: Cast, stage: Stage) -> None:
    """Which partners the bribery risks of procurement are about, once those are in the register."""
    hired = risks.add_partner(
        actor=cast.at("coordinator", "2020-09-07"),
        agency=stage.inspectorate,
        name="CV Armada Contoh Banten",
        kind="provider",
        affects_service=False,
        supplies="Sewa kendaraan untuk penugasan lapangan",
        begun_on=date(2020, 9, 7),
        is_example=True,
    )
    risks.judge_level(
        actor=cast.at("compliance", "2020-09-08"),
        partner_id=hired.pk,
        bribery_level="above_low",
        level_reason="Dipesan langsung oleh pengelola kegiatan, tanpa perbandingan harga.",
    )
    rows = risks.Partner.objects.filter(agency=stage.inspectorate, ended_on=None)
    catering = [one for one in rows.order_by("pk") if "konsumsi" in one.supplies.lower()]
    _name_in(cast, stage, "RS-03", catering[:1])
    _name_in(cast, stage, "RS-05", [hired])


def _name_in(cast: Cast, stage: Stage, code: str, partners: list[risks.Partner]) -> None:
    risk = risks.Risk.objects.get(agency=stage.inspectorate, code=code)
    if partners:
        risks.change_risk(
            actor=cast.at("compliance", "2020-09-08", 11), risk_id=risk.pk, partners=partners
        )

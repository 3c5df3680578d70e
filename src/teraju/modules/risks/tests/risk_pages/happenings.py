"""The day of these pages, the post they know, and something that happened."""

from __future__ import annotations

from datetime import date

from teraju.modules.risks import services

TODAY = date(2019, 4, 8)
POST = 41


def happened(world, risk):
    return services.record_happening(
        actor=world.acts("owner", TODAY),
        risk_id=risk.pk,
        happened_on=TODAY,
        description="Dua laporan terlambat",
        effect="Tertunda",
    )

"""Addresses of gratification: a report is its reporter's own, whoever else works here."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

REPORT = ("gratification.GiftReport", {**SERANG, "is_feast": False})
FEAST = ("gratification.GiftReport", {**SERANG, "is_feast": True})

GRATIFICATION: dict[str, Address] = {
    # Anybody who works here reports, and sees in the lists what is theirs.
    **{
        name: Address(Kind.LIST)
        for name in (
            "gratification_mine",
            "gratification_begin",
            "gratification_feast",
            "gratification_envelopes",
        )
    },
    **every(
        Kind.OWN,
        *REPORT,
        "gratification_report",
        "gratification_change",
        "gratification_submit",
        "gratification_complete",
        "gratification_direct",
        "gratification_withdraw",
        "gratification_resume",
        "gratification_item_add",
    ),
    "gratification_item": Address(Kind.OWN, *REPORT, extra={"place": 1}),
    "gratification_item_remove": Address(Kind.OWN, *REPORT, extra={"place": 1}),
    **every(Kind.OWN, *FEAST, "gratification_grid", "gratification_paste"),
    "gratification_grid_line": Address(Kind.POST, *FEAST, extra={"place": 1}),
}

"""Addresses of gratification: a report is its reporter's own, whoever else works here."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

REPORT = ("gratification.GiftReport", {**SERANG, "is_feast": False})
# What somebody else handed in, so that an officer has it before them.
AT_DESK = ("gratification.GiftReport", {**SERANG, "reached_upg_on__isnull": False})
IN_CUSTODY = ("gratification.Deposit", SERANG)
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
    # The desk: its lists are the unit's, its reports there for nobody else.
    **{
        name: Address(Kind.GUARDED_LIST)
        for name in (
            "gratification_desk",
            "gratification_custody",
            "gratification_kpk_rows",
            "gratification_recap",
        )
    },
    "gratification_unit": Address(Kind.FORM),
    **every(
        Kind.DESK,
        *AT_DESK,
        "gratification_desk_report",
        "gratification_paper",
        "gratification_take_up",
        "gratification_give_back",
        "gratification_assess",
        "gratification_reassess",
        "gratification_forward",
        "gratification_gol",
        "gratification_verify",
        "gratification_analyse",
        "gratification_decide",
        "gratification_correct_decision",
        "gratification_drop",
        "gratification_hand_over",
        "gratification_close",
        "gratification_reopen",
        "gratification_take_in",
        "gratification_donate",
    ),
    **every(
        Kind.DESK,
        *IN_CUSTODY,
        "gratification_deposit",
        "gratification_deposit_move",
        "gratification_deposit_send",
        "gratification_deposit_take_back",
        "gratification_deposit_give_back",
    ),
}

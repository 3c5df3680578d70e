"""Addresses of the unit's own records: scope, standards, stamps, hand-outs, stickers."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

DRAFT = ("metrology.ScopeLetter", {**SERANG, "state": "draft"})
IN_FORCE = ("metrology.ScopeLetter", {**SERANG, "state": "in_force"})
STANDARD = ("metrology.Standard", SERANG)
READING = ("metrology.RoomReading", SERANG)
STOCK = ("metrology.StampStock", SERANG)
ISSUE = ("metrology.Issue", SERANG)
ROLL = ("metrology.StickerRoll", SERANG)
STICKER = ("metrology.Sticker", {"roll__government__region_id": "36.04"})
IN_DRAFT = {"letter__government__region_id": "36.04", "letter__state": "draft"}
CERTIFICATE = {"standard__government__region_id": "36.04"}


def _row(record: tuple[str, object], model: str, where: object) -> Address:
    return Address(Kind.FORM, *record, second=("row", model, where))  # type: ignore[arg-type]


METROLOGY_UNIT: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in (
            "metrology_scopes",
            "metrology_officers",
            "metrology_standards",
            "metrology_readings",
            "metrology_stocks",
            "metrology_issues",
            "metrology_rolls",
            "metrology_stickers",
        )
    },
    **{
        name: Address(Kind.FORM)
        for name in (
            "metrology_scope_add",
            "metrology_standard_add",
            "metrology_reading_add",
            "metrology_stock_add",
            "metrology_issue_add",
            "metrology_roll_add",
            "metrology_sticker_add",
            "metrology_sticker_spoil",
        )
    },
    "metrology_scope": Address(Kind.RECORD, *IN_FORCE),
    "metrology_standard": Address(Kind.RECORD, *STANDARD),
    "metrology_reading": Address(Kind.RECORD, *READING),
    "metrology_stock": Address(Kind.RECORD, *STOCK),
    "metrology_issue": Address(Kind.RECORD, *ISSUE),
    "metrology_roll": Address(Kind.RECORD, *ROLL),
    "metrology_roll_codes": Address(Kind.GUARDED_RECORD, *ROLL),
    "metrology_sticker": Address(Kind.RECORD, *STICKER),
    **every(
        Kind.FORM,
        *DRAFT,
        *(
            f"metrology_scope_{name}"
            for name in (
                "change",
                "kinds",
                "line_add",
                "area_add",
                "enact",
                "end",
                "reinstate",
                "drop",
                "resume",
            )
        ),
    ),
    "metrology_scope_line": _row(DRAFT, "metrology.ScopeLine", IN_DRAFT),
    "metrology_scope_line_remove": _row(DRAFT, "metrology.ScopeLine", IN_DRAFT),
    "metrology_scope_area_remove": _row(DRAFT, "metrology.ScopeArea", IN_DRAFT),
    **every(
        Kind.FORM,
        *STANDARD,
        *(
            f"metrology_standard_{name}"
            for name in ("change", "certificate", "lend", "take_back", "withdraw", "restore")
        ),
    ),
    "metrology_standard_strike": _row(STANDARD, "metrology.StandardCertificate", CERTIFICATE),
    **every(Kind.FORM, *READING, "metrology_reading_strike"),
    **every(
        Kind.FORM,
        *STOCK,
        *(
            f"metrology_stock_{name}"
            for name in (
                *("change", "request", "withdraw", "receive", "correct", "count"),
                *("hand_over", "reopen", "confirm"),
            )
        ),
    ),
    **every(Kind.FORM, *ISSUE, "metrology_issue_back"),
    **every(Kind.FORM, *ROLL, "metrology_roll_withdraw", "metrology_roll_restore"),
    **every(Kind.FORM, *STICKER, "metrology_sticker_withdraw"),
}

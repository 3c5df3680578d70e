"""Addresses of integrity zone."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

SHEET = ("integrity_zone.Sheet", {**SERANG, "state": "open"})
PUBLISHED = ("integrity_zone.Sheet", {**SERANG, "state": "closed"})
ANSWER = ("integrity_zone.Answer", {**SERANG, "sheet__state": "open", "code": "P.5.1.1"})
LINK = ("link", "integrity_zone.LinkedRecord", SERANG)
SLUG = {"slug": "kabupaten-serang"}

INTEGRITY_ZONE: dict[str, Address] = {
    "integrity_zone_sheets": Address(Kind.LIST),
    "integrity_zone_answers": Address(Kind.LIST),
    "integrity_zone_open": Address(Kind.FORM),
    **every(
        Kind.RECORD,
        *SHEET,
        "integrity_zone_sheet",
        "integrity_zone_worksheet",
        "integrity_zone_records",
    ),
    **every(
        Kind.FORM,
        *SHEET,
        *(
            f"integrity_zone_{name}"
            for name in (
                *("change", "submit", "take_back", "return", "finish", "assess_again"),
                *("close", "reopen", "drop", "resume", "publish", "withdraw", "report"),
            )
        ),
    ),
    "integrity_zone_answer": Address(Kind.RECORD, *ANSWER),
    "integrity_zone_row": Address(Kind.POST, *ANSWER),
    "integrity_zone_link": Address(Kind.FORM, *ANSWER),
    "integrity_zone_take_off": Address(Kind.FORM, *ANSWER, second=LINK),
    # What a unit published of itself is everybody's to read.
    "integrity_zone_public": Address(Kind.PUBLIC, extra=SLUG),
    "integrity_zone_public_sheet": Address(Kind.PUBLIC, *PUBLISHED, SLUG),
}

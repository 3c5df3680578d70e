"""Addresses of test sheets, marks and certificates."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

OPEN = ("metrology.Sheet", {**SERANG, "state": "open"})
INSTRUMENT = ("metrology.Instrument", SERANG)
VERIFICATION = ("metrology.Verification", SERANG)
CERTIFICATE = ("metrology.Certificate", SERANG)

METROLOGY_SHEETS: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in ("metrology_sheets", "metrology_verifications", "metrology_certificates")
    },
    "metrology_signing": Address(Kind.GUARDED_LIST),
    "metrology_sheet": Address(Kind.RECORD, *OPEN),
    "metrology_sheet_cells": Address(Kind.POST, *OPEN),
    "metrology_sheet_open": Address(Kind.FORM, *INSTRUMENT),
    **every(
        Kind.FORM,
        *OPEN,
        *(
            f"metrology_sheet_{name}"
            for name in ("decide", "standards", "plate", "again", "give_up")
        ),
    ),
    **every(Kind.RECORD, *VERIFICATION, "metrology_verification", "metrology_verification_photo"),
    **every(
        Kind.FORM,
        *VERIFICATION,
        *(f"metrology_verification_{name}" for name in ("void", "restore", "certify")),
    ),
    "metrology_certificate": Address(Kind.RECORD, *CERTIFICATE),
    **every(
        Kind.FORM,
        *CERTIFICATE,
        *(f"metrology_certificate_{name}" for name in ("sign", "back", "submit", "withdraw")),
    ),
}

"""Addresses of owners, places, instruments, repairers, exemptions and public tags."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

METROLOGY_REGISTERS: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "metrology_owners",
            "metrology_places",
            "metrology_instruments",
            "metrology_repairers",
            "metrology_exemptions",
        )
    }
    | {
        name: Address(Kind.FORM)
        for name in (
            "metrology_owner_add",
            "metrology_place_add",
            "metrology_instrument_add",
            "metrology_repairer_add",
        )
    }
    | {
        "metrology_instrument_add_kind": Address(Kind.FORM, extra={"kind": "table_scale"}),
        "metrology_tag_start": Address(Kind.PUBLIC),
        "metrology_tag": Address(Kind.PUBLIC, extra={"code": "T0010000ZZ"}),
        "metrology_tag_photo": Address(Kind.PUBLIC, extra={"code": "T0010000ZZ"}),
    }
    | every(Kind.RECORD, "metrology.Owner", SERANG, "metrology_owner")
    | every(
        Kind.FORM,
        "metrology.Owner",
        SERANG,
        "metrology_owner_change",
        "metrology_owner_end",
        "metrology_owner_resume",
    )
    # The market, with the kiosk in it.
    | every(Kind.RECORD, "metrology.Place", SERANG, "metrology_place", "metrology_place_labels")
    | every(
        Kind.FORM,
        "metrology.Place",
        SERANG,
        "metrology_place_change",
        "metrology_place_close",
        "metrology_place_reopen",
    )
    | every(
        Kind.RECORD,
        "metrology.Instrument",
        SERANG,
        "metrology_instrument",
        "metrology_instrument_photo",
        "metrology_instrument_label",
    )
    | every(
        Kind.FORM,
        "metrology.Instrument",
        SERANG,
        "metrology_instrument_change",
        "metrology_instrument_move",
        "metrology_instrument_hand_over",
        "metrology_instrument_picture",
        "metrology_instrument_unpicture",
        "metrology_instrument_retire",
        "metrology_instrument_restore",
        "metrology_exemption_request",
    )
    | every(Kind.RECORD, "metrology.Exemption", SERANG, "metrology_exemption")
    | every(
        Kind.FORM,
        "metrology.Exemption",
        SERANG,
        "metrology_exemption_decide",
        "metrology_exemption_withdraw",
    )
    | every(Kind.RECORD, "metrology.Repairer", SERANG, "metrology_repairer")
    | every(
        Kind.FORM,
        "metrology.Repairer",
        SERANG,
        "metrology_repairer_change",
        "metrology_repairer_end",
        "metrology_repairer_resume",
    )
)

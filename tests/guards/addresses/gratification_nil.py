"""Addresses of nil statements and of the register of 8.7."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

ASKED = ("gratification.Courtesy", {**SERANG, "state": "requested"})

GRATIFICATION_NIL: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in (
            "gratification_nils",
            "gratification_courtesies",
            # Whoever prepares an event asks.
            "gratification_courtesy_ask",
        )
    },
    "gratification_nil_missing": Address(Kind.GUARDED_LIST),
    "gratification_nil_state": Address(Kind.FORM),
    # That of another agency: read there, and above.
    "gratification_nil": Address(Kind.GUARDED_RECORD, "gratification.NilStatement", SERANG),
    "gratification_courtesy": Address(Kind.RECORD, *ASKED),
    **every(
        Kind.FORM,
        *ASKED,
        "gratification_courtesy_decide",
        "gratification_courtesy_carry_out",
        "gratification_courtesy_cancel",
    ),
}

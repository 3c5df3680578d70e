"""What a passphrase must be: it alone stands between a stolen database and every concern."""

from __future__ import annotations

from enum import StrEnum

LEAST = 16
MOST = 200
DIFFERENT = 8


class Fault(StrEnum):
    """Why a passphrase is refused."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_PLAIN = "too_plain"
    HOLDS_NAME = "holds_name"
    SAME = "same"


def fault_of(passphrase: str, *, login_name: str = "", present: str = "") -> Fault | None:
    """Why a passphrase may not be used; None if it may.

    Length counts, not signs and digits: four or five words that belong together nowhere are easier
    to keep in mind and harder to guess than eight scrambled letters.
    """
    plain = passphrase.strip()
    name = login_name.strip().casefold()
    checks = (
        (len(plain) < LEAST, Fault.TOO_SHORT),
        (len(passphrase) > MOST, Fault.TOO_LONG),
        (len(set(plain.casefold())) < DIFFERENT, Fault.TOO_PLAIN),
        (len(name) > 2 and name in plain.casefold(), Fault.HOLDS_NAME),
        (bool(present) and passphrase == present, Fault.SAME),
    )
    return next((code for found, code in checks if found), None)

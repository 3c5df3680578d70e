"""The receipt: sixteen digits, shown once, found by their hash, that open what they belong to.

16 digits are 53 bits. A copy of the database alone tests no code, because the salt lies with the
keys; who has both pays Argon2id for each code they try, twice for one that is right.
"""

from __future__ import annotations

import re
import secrets

from . import derivation, sealing

DIGITS = 16
GROUP = 4
LOOKUP = "receipt: lookup"
READING = "receipt: reporter's key"
# Edition of the derivation, in front of the hash: other costs would need another one.
EDITION = "1"

_LOOKED_PAST = re.compile(r"[\s.\-–—_/]+")


def new_code() -> str:
    """Sixteen random digits."""
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


def written(code: str) -> str:
    """The digits in groups of four, as people copy them."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read(typed: str) -> str | None:
    """The sixteen digits that somebody typed, with or without gaps; None if it cannot be a code."""
    digits = _LOOKED_PAST.sub("", typed)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else None


def lookup_hash(code: str) -> str:
    """By what a code is found: one slow hash, the same for the same code."""
    return f"{EDITION}${derivation.slow(code, context=LOOKUP).hex()}"


def reporter_identity(code: str, salt: bytes) -> str:
    """The reporter's key, derived apart from the hash that is stored."""
    return derivation.slow_identity(code, context=READING, salt=salt)


def reporter_recipient(code: str, salt: bytes) -> str:
    """To what the reporter's side is sealed."""
    return sealing.recipient_of(reporter_identity(code, salt))

"""Secrets that people read out, copy by hand and type in again."""

from __future__ import annotations

import re
import secrets

# Without letters that look or sound alike: 31 signs, so that 25 of them are 123 bits.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 5
IN_A_GROUP = 5


def spoken_secret() -> str:
    """Make a new secret in five groups of five."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(GROUPS * IN_A_GROUP))
    return "-".join(signs[at : at + IN_A_GROUP] for at in range(0, len(signs), IN_A_GROUP))


def as_spoken(typed: str) -> str:
    """What was typed, as it was made: blanks, small letters and missing lines do no harm."""
    signs = re.sub(r"[^0-9A-Z]", "", typed.upper())
    return "-".join(signs[at : at + IN_A_GROUP] for at in range(0, len(signs), IN_A_GROUP))


def is_spoken(typed: str) -> bool:
    """Whether this has the length and the signs of a secret that was made here."""
    signs = as_spoken(typed).replace("-", "")
    return len(signs) == GROUPS * IN_A_GROUP and set(signs) <= set(SIGNS)

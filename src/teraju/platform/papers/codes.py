"""Verification codes: short enough to type, too many to guess."""

from __future__ import annotations

import hashlib
import re
import secrets

# Crockford's base 32, without I, L, O and U: no letter is mistaken for a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
CODE = re.compile(rf"(?:[{ALPHABET}]{{4}}-){{2}}[{ALPHABET}]{{4}}\Z")

_LOOKALIKES = str.maketrans("OIL", "011")


def new_code() -> str:
    """Draw a code of 60 random bits, grouped for reading aloud: 7K3M-9QXT-2V8H."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def repeatable_code(*facts: object) -> str:
    """The same code for the same facts, for demonstrations only: anybody could work it out."""
    number = int.from_bytes(hashlib.sha256("\0".join(map(str, facts)).encode()).digest())
    letters = [ALPHABET[number >> 5 * place & 31] for place in range(LENGTH)]
    return _grouped("".join(letters))


def read_code(typed: str) -> str:
    """Bring what a person typed into the form of a code; "" if it cannot be one."""
    letters = re.sub(r"[\s\-‐-―._]+", "", typed[:100]).upper().translate(_LOOKALIKES)
    code = _grouped(letters)
    return code if CODE.match(code) else ""


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))

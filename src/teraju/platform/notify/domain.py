"""Codes that people type: how they are written, read and forgiven. No Django, no clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Without 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: nobody has to guess a letter on a card.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
SELECTOR = 4
SECRET = 8
MOST_ATTEMPTS = 5
# What people type for letters that are not on any card.
LOOKALIKES = str.maketrans("", "", " -–—._/\t\r\n")


def new_code(choose: Callable[[Sequence[str]], str]) -> str:
    """Twelve characters: 23^8 secrets (36 bits) behind 23^4 selectors."""
    return "".join(choose(ALPHABET) for _ in range(SELECTOR + SECRET))


def printed(code: str) -> str:
    """As it stands on the card: XXXX-XXXX-XXXX."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed(text: str) -> tuple[str, str] | None:
    """Selector and secret of what somebody typed; None when it cannot be a code."""
    code = text.upper().translate(LOOKALIKES)
    if len(code) != SELECTOR + SECRET or any(char not in ALPHABET for char in code):
        return None
    return code[:SELECTOR], code[SELECTOR:]


def masked(address: str) -> str:
    """An e-mail address or telephone number that its owner recognises and nobody can use."""
    name, at, host = address.partition("@")
    if at:
        return f"{name[:1]}…@{host}"[:60]
    digits = [char for char in address if char.isdigit()]
    return f"…{''.join(digits[-3:])}" if digits else ""

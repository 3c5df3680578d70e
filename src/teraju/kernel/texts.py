"""What people typed, as it is kept."""

from __future__ import annotations

# What no database keeps, and the signs that turn the direction of all that follows them.
UNSEEN = dict.fromkeys([0, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def cleaned(text: str) -> str:
    """Without blanks around it, and without signs that nobody sees and that do harm."""
    return text.translate(UNSEEN).strip()

"""What people typed, as it is kept."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

NUMBER = re.compile(r"([0-9]+)")
# What no database keeps, and the signs that turn the direction of all that follows them.
UNSEEN = dict.fromkeys([0, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def cleaned(text: str) -> str:
    """Without blanks around it, and without signs that nobody sees and that do harm."""
    return text.translate(UNSEEN).strip()


def as_counted(text: str) -> list[str | int]:
    """What sorts texts with numbers in them as people count: "audit-9" before "audit-10".

    By their letters the tenth would stand before the ninth.
    """
    parts: list[str | int] = list(NUMBER.split(text))
    parts[1::2] = [int(part) for part in parts[1::2]]
    return parts


def storable(value: Any) -> Any:
    """What a device sent, without what no database keeps: a NUL, half of an emoji, no number."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {storable(str(key)): storable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [storable(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value

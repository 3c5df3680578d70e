"""File names as people sent them, made harmless."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

LONGEST = 150
LONGEST_ENDING = 12
FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*', "_"))


def clean_name(name: str, extension: str) -> str:
    """The last part of a path without control and direction characters, ending in its extension.

    `extension` (without a dot) is put at the end when the name has none.
    """
    last = re.split(r"[/\\]", name)[-1]
    # Cc, Cf, Cs, Co, Cn: controls, direction marks and what has no form at all.
    spaced = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", last)
        if char.isspace() or not unicodedata.category(char).startswith("C")
    )
    plain = " ".join(spaced.translate(FORBIDDEN).split()).strip(". ")
    path = PurePath(plain or "file")
    named = 0 < len(path.suffix) <= LONGEST_ENDING
    ending = path.suffix if named else f".{extension}"
    stem = path.stem if named else path.name
    return f"{stem[: LONGEST - len(ending)].rstrip('. ')}{ending}"

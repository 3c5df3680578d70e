"""A plain decimal in the reader's language, where it measures something."""

from __future__ import annotations

import re

from django.utils.formats import get_format, number_format

# Between thousands where the language has a comma there: typed into a form, and from there into
# a sheet, "5,000" is read as five. Quantities are written so in any language (ISO 80000-1).
GAP = "\u202f"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def quantity(text: str, *, grouped: bool = True) -> str:
    """A number as the engine keeps it, in the reader's language; a word stays as it is."""
    if not _NUMBER.fullmatch(text):
        return text
    if not grouped:
        return number_format(text, force_grouping=False)
    written = number_format(text, force_grouping=True)
    return written.replace(",", GAP) if get_format("THOUSAND_SEPARATOR") == "," else written

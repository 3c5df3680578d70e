"""What the cells of a spreadsheet say: plain facts, without the rules of a column."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError

Text = str | Promise

# What Excel keeps of a number; the digits behind them were lost before the file came here.
EXCEL_DIGITS = 15
WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
DECIMAL = re.compile(r"[-+]?[0-9]{1,16}([.,][0-9]{1,20})?")
ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")


class Unreadable(DomainError):
    """A cell that does not hold what its column asks for; the sentence says what to write."""


def folded(text: str) -> str:
    """A text as it is compared: without capitals, blanks counted once."""
    return " ".join(text.split()).casefold()


def in_each_language(label: Text, *more: object) -> set[str]:
    """What a label may read in a file: its words in each language, and what else is said."""
    words = {folded(str(one)) for one in more}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words.add(folded(str(label)))
    return words


def number_as_typed(cell: Any) -> str:
    """The number of a cell as a text; refused where the spreadsheet has changed what was typed."""
    if isinstance(cell, bool):
        raise Unreadable(
            _(
                "The spreadsheet made true or false of this. "
                "Format the cell as text and type it again."
            )
        )
    if isinstance(cell, (date, time)) or not isinstance(cell, (int, float)):
        raise Unreadable(
            _(
                "The spreadsheet made a date or time of this. "
                "Format the cell as text and type it again."
            )
        )
    if abs(cell) >= 10**EXCEL_DIGITS:
        raise Unreadable(
            _(
                "The spreadsheet has rounded this long number. "
                "Format the cell as text and type it again."
            )
        )
    return str(int(cell)) if cell == int(cell) else format(_plain_float(cell), "f")


def written(cell: Any) -> str:
    return cell if isinstance(cell, str) else number_as_typed(cell)


def whole(cell: Any) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return int(cell) if cell == int(cell) else None
    if isinstance(cell, str) and WHOLE.fullmatch(cell.strip()):
        return int(cell)
    return None


def decimal(cell: Any) -> Decimal | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        return _plain_float(cell)
    if isinstance(cell, str) and DECIMAL.fullmatch(cell.strip()):
        return Decimal(cell.strip().replace(",", "."))
    return None


def _plain_float(cell: float) -> Decimal:
    """As the spreadsheet shows it: 0.1 + 0.2 is 0.3 there."""
    return Decimal(format(cell, f".{EXCEL_DIGITS}g"))


def day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else None
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    if found := ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_control(char: str) -> bool:
    return char not in "\n\r\t" and unicodedata.category(char) in {"Cc", "Cs"}

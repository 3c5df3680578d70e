"""How a paper writes dates, moments and numbers in each language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

MONTHS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


def date_in_words(day: date, language: str) -> str:
    """Write a date as people do: "21 November 2026"."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def moment_in_words(moment: datetime, language: str) -> str:
    """Write an aware moment in its own zone: "21 November 2026, 09.12 WIB"."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a paper needs moments with a time zone")
    separator = "." if language == "id" else ":"
    hours = offset / timedelta(hours=1)
    zone = ZONES.get(int(hours)) if hours == int(hours) else None
    clock = f"{moment:%H}{separator}{moment:%M}"
    return f"{date_in_words(moment, language)}, {clock} {zone or moment.strftime('UTC%z')}"


def number_in_words(number: Decimal | float, language: str) -> str:
    """Write a number with the language's marks: 1.234,5 in Indonesian, 1,234.5 in English."""
    text = f"{number:,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "id" else text

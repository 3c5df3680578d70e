"""A calendar that other programmes read (RFC 5545): days and hours, in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: whole days (`until` is the last of them) or from a moment on for some minutes."""

    uid: str
    title: str
    place: str
    since: date | datetime
    until: date | datetime
    changed: datetime
    is_sure: bool = True


def calendar(name: str, entries: Iterable[Entry]) -> str:
    """Write the entries as a calendar; lines end and fold as the standard asks."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Teraju//Tera//ID",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for one in entries for line in _entry(one)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _entry(one: Entry) -> Sequence[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(one.uid)}",
        f"DTSTAMP:{_moment(one.changed)}",
        *_when(one),
        f"SUMMARY:{_text(one.title)}",
        *([f"LOCATION:{_text(one.place)}"] if one.place else []),
        f"STATUS:{'CONFIRMED' if one.is_sure else 'TENTATIVE'}",
        "END:VEVENT",
    ]


def _when(one: Entry) -> Sequence[str]:
    if isinstance(one.since, datetime) and isinstance(one.until, datetime):
        return [f"DTSTART:{_moment(one.since)}", f"DTEND:{_moment(one.until)}"]
    # The end of whole days is the day after the last one.
    after = one.until + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{one.since:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    flat = " ".join(value.replace("\r", "\n").split("\n"))
    return flat.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> list[str]:
    """A line in pieces of at most 75 octets, each further one begun by a blank."""
    pieces: list[str] = []
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    return [*pieces, piece]

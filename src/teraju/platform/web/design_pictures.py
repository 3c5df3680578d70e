"""Invented readiness, enough to show every shape of its pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from .charts.ladder import LadderRow
from .charts.stacks import Day
from .charts.states import State
from .charts.wheel import Chapter, Ring, Segment

HERE = "#main"
LETTERS: Mapping[str, State] = {
    "c": "conforming",
    "a": "attention",
    "m": "missing",
    "n": "not_applicable",
}
# A letter for each requirement, by chapter from 4 to 10.
QUALITY = ("cccc", "cccca", "cccam", "cccccaam", "ccccccccccccaaammnn", "ccccam", "cca")
BRIBERY = ("cccca", "ccam", "cam", "cccccaaam", "ccccccaaamm", "ccaam", "cm")


def readiness() -> dict[str, Any]:
    """What the design page shows of readiness: the wheel, its trend, the ladder."""
    rings = [_ring("SNI ISO 9001:2015", QUALITY), _ring("SNI ISO 37001:2016", BRIBERY)]
    states = [state for ring in rings for state in ring.states]
    return {
        "rings": rings,
        "open_count": sum(state in {"attention", "missing"} for state in states),
        "days": _days(),
        "stages": [
            _("agreement"),
            _("gap assessment"),
            _("internal audit"),
            _("management review"),
            _("stage 1"),
            _("certificate"),
        ],
        "ladder": _rows(),
    }


def _ring(title: str, chapters: Sequence[str]) -> Ring:
    return Ring(
        title,
        [
            Chapter(str(number), [_segment(number, *pair) for pair in enumerate(letters, 1)])
            for number, letters in enumerate(chapters, 4)
        ],
    )


def _segment(chapter: int, place: int, letter: str) -> Segment:
    """Only what is still open leads somewhere: a wheel has fields without end."""
    return Segment(f"{chapter}.{place}", LETTERS[letter], HERE if letter in "am" else "")


def _days() -> list[Day]:
    counts = [(4, 12), (4, 26), (5, 17), (6, 7), (6, 28), (7, 19), (9, 13), (9, 27), (10, 11)]
    return [
        Day(
            date(2018, month, day),
            {
                "conforming": 8 + 4 * place,
                "attention": 12 - place // 2,
                "missing": 37 - 4 * place + place // 2,
                "not_applicable": 2,
            },
        )
        for place, (month, day) in enumerate(counts)
    ]


def _rows() -> list[LadderRow]:
    names = [
        ("Inspektorat", "110000", date(2018, 4, 12)),
        ("Dinas Koperasi, UKM, Perindustrian dan Perdagangan", "111110", date(2018, 9, 12)),
        ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "101000", date(2018, 7, 2)),
        ("Badan Pendapatan Daerah", "111111", date(2018, 10, 1)),
        ("<b>Dinas</b> & Badan", "000000", None),
    ]
    return [LadderRow(name, HERE, [b == "1" for b in bits], on) for name, bits, on in names]

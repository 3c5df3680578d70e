"""Write data/holidays.json from the `holidays` library; a developer runs it, never the program."""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays

FIRST_YEAR = 1996
LAST_YEAR = 2050
TARGET = Path(__file__).parent / "data" / "holidays.json"
_ESTIMATED = {"id": " (perkiraan)", "en_US": " (estimated)"}
# The library's label has a slip of the pen; people read our file.
_SPELLING = {"Pegangti ": "Pengganti "}
_CATEGORIES = {"public": "public", "government": "collective_leave"}


def main() -> None:
    """Write the file and say how many days it holds."""
    text = rendered()
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {text.count('[') - 1} days\n")


def rendered() -> str:
    """Give the file's text, one day a line so that a change reads as a change."""
    days = [
        day
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for category, kind in _CATEGORIES.items()
        for day in _days_of(year, category, kind)
    ]
    decreed = [int(str(day[0])[:4]) for day in days if day[1] == "collective_leave"]
    head = {
        "source": "Python library holidays (MIT), Indonesia, categories PUBLIC and GOVERNMENT",
        "generator": f"holidays {version('holidays')}",
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        # Collective leave exists only by a joint decree: its last year is the last decreed one.
        "last_confirmed_year": max(decreed),
        "years": {
            str(year): _confirmed(year, days, max(decreed))
            for year in range(FIRST_YEAR, LAST_YEAR + 1)
        },
        "columns": ["date", "kind", "name_id", "name_en", "estimated"],
    }
    lines = ",\n".join(json.dumps(day, ensure_ascii=False) for day in sorted(days))
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opening},\n "days": [\n{lines}\n]\n}}\n'


def _days_of(year: int, category: str, kind: str) -> list[list[str | bool]]:
    names = {language: _names(year, category, language) for language in _ESTIMATED}
    return [
        [
            day.isoformat(),
            kind,
            _plain(name, "id"),
            _plain(names["en_US"][day], "en_US"),
            _ESTIMATED["id"] in name,
        ]
        for day, name in names["id"].items()
    ]


def _names(year: int, category: str, language: str) -> dict[date, str]:
    return dict(
        holidays.country_holidays("ID", years=year, categories={category}, language=language)
    )


def _plain(name: str, language: str) -> str:
    for wrong, right in _SPELLING.items():
        name = name.replace(wrong, right)
    return name.replace(_ESTIMATED[language], "")


def _confirmed(year: int, days: list[list[str | bool]], last_decreed: int) -> dict[str, bool]:
    estimated = any(day[4] for day in days if str(day[0]).startswith(f"{year}-"))
    return {
        "public": year <= last_decreed and not estimated,
        "collective_leave": year <= last_decreed,
    }


if __name__ == "__main__":
    main()

"""What was read in a test, as a table: of the certificate, and of the pages that show a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.decimals import indonesian_text, with_minus
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.judging import few_places
from teraju.modules.metrology.domain.reading_units import brief, spread, unit_of
from teraju.modules.metrology.domain.sheets import Case
from teraju.modules.metrology.models import Attempt, Sheet
from teraju.modules.metrology.sheet_wording import CELLS, CHOICES

from .sheet_checks import case_of

MOST_ROWS = 40
# How a number is written; papers are in Indonesian, a page in the language of its reader.
Written = Callable[[object], str]
# In which unit a number of a test stands, by its key.
Unit = Callable[[str], str]


def comma(value: object) -> str:
    """A number of the engine as papers write it: a decimal comma, thousands apart, a minus."""
    return "–" if value is None else with_minus(indonesian_text(str(value)))


def readings(sheet: Sheet | None) -> tuple[list[Any], list[list[Any]]]:
    """The points of the last attempt, as a table."""
    attempts = list(sheet.attempts.all()) if sheet else []
    if not sheet or not attempts:
        return readings_table([])
    return readings_table(list(points_of(attempts[-1], case_of(sheet)))[:MOST_ROWS])


def readings_table(points: Sequence[ReadPoint]) -> tuple[list[Any], list[list[Any]]]:
    """Head and rows: test, where, error, limit, verdict.

    Where the beam answers and nothing has an error, what was seen stands in its place.
    """
    units, errors = Units.of(points), has_errors(points)
    found = in_unit(_("Error"), units.judged) if errors else pgettext_lazy("test sheet", "Read off")
    headers = [
        _("Test"),
        in_unit(pgettext_lazy("test sheet", "Test point"), units.places),
        found,
        in_unit(_("Limit"), units.judged),
        _("Verdict"),
    ]
    return headers, [_row(one, units, errors=errors) for one in points]


class ReadPoint(NamedTuple):
    """A judged point of an attempt with what was read there, and in which units it stands."""

    test: str
    point: Mapping[str, Any]
    read: Any
    place_unit: str
    unit: str


@dataclass(frozen=True)
class Units:
    """The unit in the head of a column; empty where its numbers bear their own, for they differ."""

    places: str
    judged: str

    @classmethod
    def of(cls, points: Iterable[ReadPoint]) -> Units:
        found = list(points)
        places = {one.place_unit for one in found if _place_key(one.point)}
        return cls(_only(places), _only({one.unit for one in found}))


def _only(units: set[str]) -> str:
    return units.pop() if len(units) == 1 else ""


def points_of(attempt: Attempt, case: Case, written: Written = comma) -> Iterator[ReadPoint]:
    for test, found in attempt.answer.get("tests", {}).items():
        points = found["points"]
        for number, point in enumerate(points):
            units = partial(unit_of, case, test)
            read = _read_at(attempt.readings.get(test), number, len(points), written, units)
            yield ReadPoint(test, point, read, units(_place_key(point)), units("limit"))
        if apart := spread(found):
            yield ReadPoint("repeatability", apart, "–", "", unit_of(case, test, "limit"))


def has_errors(points: Iterable[ReadPoint]) -> bool:
    return any(one.point.get("error") is not None for one in points)


def _row(one: ReadPoint, units: Units, *, errors: bool) -> list[Any]:
    names = edition("instruments", None).values["tests"]
    return [
        names[one.test]["id"] if one.test in names else one.test,
        spot_of(one, units),
        error_of(one, units) if errors else one.read,
        limit_of(one, units),
        _("passes") if one.point["verdict"] == "pass" else _("does not pass"),
    ]


def error_of(one: ReadPoint, units: Units, written: Written = comma) -> str:
    """The error of a point, with its unit where the head of the column has none."""
    found = brief(one.point)
    return "–" if found is None else _with(written(found), one.unit, units.judged)


def limit_of(one: ReadPoint, units: Units, written: Written = comma) -> str:
    """The limit of a point, with its unit where the head of the column has none."""
    words = limit_words(one.test, one.point, written)
    return words if words == "–" else _with(words, one.unit, units.judged)


def _with(words: str, unit: str, head: str) -> str:
    # On one line with its unit, however narrow the column is.
    return words if head else f"{words} {unit}".strip().replace(" ", "\u00a0")


def _read_at(told: Any, number: int, many: int, written: Written, units: Unit) -> Any:
    """What was read at a point: of a series its own indication, or all where they are one point."""
    if isinstance(told, list):
        told = told[number] if number < len(told) else None
    if not isinstance(told, Mapping):
        return "–"
    if told.get("indications"):
        at = slice(number, number + 1) if many == len(told["indications"]) else slice(None)
        return _series_at(told, at, written, units)
    place = {_place_key(told), "load", "flow"}
    said = [
        _cell(key, value, written, units(key)) for key, value in told.items() if key not in place
    ]
    return format_lazy(" · ".join(["{}"] * len(said)), *said) if said else "–"


def _series_at(told: Mapping[str, Any], at: slice, written: Written, units: Unit) -> Any:
    """Readings of one load, and the small weights beside them where any were put on."""
    shown = "; ".join(map(written, told["indications"][at]))
    read = f"{shown} {units('indications')}".strip()
    small = list(told.get("added") or ())[at]
    if not any(small):
        return read
    words = f"{'; '.join(map(written, small))} {units('added')}".strip()
    return format_lazy("{} · {} {}", read, CELLS["added"], words)


def _cell(key: str, value: Any, written: Written, unit: str) -> Any:
    word = CELLS.get(key, key)
    if isinstance(value, bool):
        return format_lazy("{}: {}", word, CHOICES["yes" if value else "no"])
    if str(value) in CHOICES:
        return format_lazy("{} {}", word, CHOICES[str(value)])
    return format_lazy("{} {}", word, f"{written(value)} {unit}".strip())


_PLACES = (
    "load",
    "q",
    "length",
    "interval",
    "indicated",
    "reference",
    "flow",
    "position",
    "nominal",
)


def _place_key(point: Mapping[str, Any]) -> str:
    return next((one for one in _PLACES if point.get(one) not in (None, "")), "")


def spot_of(one: ReadPoint, units: Units, written: Written = comma) -> Any:
    """At which load, flow or length a point was read.

    With the support that the load stood on, and how fast it flowed.
    """
    key = _place_key(one.point)
    if not key:
        return "–"
    value = one.point[key]
    words = CHOICES.get(str(value)) or _with(written(value), one.place_unit, units.places)
    also = [one.point.get(name) for name in ("position", "flow") if name != key]
    beside = [CHOICES.get(str(each), each) for each in also if each not in (None, "")]
    return format_lazy(" · ".join(["{}"] * (1 + len(beside))), words, *beside)


# What has to be reached: the extra load that is noticed, the standard weights among the load.
MINIMA = frozenset({"discrimination", "sensitivity", "substitution"})


def bounded(test: str, limit: str) -> str:
    """A limit with its sign: a minimum is no band about nought."""
    return f"{'≥' if test in MINIMA else '±'} {limit}"


def limit_words(test: str, point: Mapping[str, Any], written: Written = comma) -> str:
    """The limit of a point, of both signs where it is neither a minimum nor has a lower one."""
    limit, lower = point.get("limit"), point.get("lower_limit")
    if limit is None:
        return "–"
    if lower is not None:
        return f"{written(shortened(lower))} … {written(shortened(limit))}"
    return bounded(test, written(shortened(limit)))


def in_unit(word: Any, unit: str) -> Any:
    """The head of a column of numbers, with the unit that they are in; a lazy text stays lazy."""
    return format_lazy("{} ({})", word, unit) if unit else word


def shortened(limit: object) -> str:
    """A limit as it is read beside the instrument: of a third three places, of less four digits."""
    number = Decimal(str(limit))
    places = few_places(number)
    if number.normalize().as_tuple().exponent >= -places:  # type: ignore[operator]  # it is finite
        return str(limit)
    return f"{round(number, places).normalize():f}"

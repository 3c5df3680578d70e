"""A sheet area by area, as its page, its report and the public read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from teraju.modules.integrity_zone.domain.catalogue import GROUPED
from teraju.modules.integrity_zone.domain.worksheet import Score
from teraju.modules.integrity_zone.wording import area_word

from .sheets import Result


@dataclass(frozen=True)
class AreaLine:
    """An area or a group of results: its weight, and what was reached of it. Exact."""

    key: str
    name: str
    is_lever: bool
    weight: Fraction
    fulfilment: Fraction
    reform: Fraction
    unit: Fraction
    counted: Fraction


def area_lines(result: Result) -> list[AreaLine]:
    """The six areas, then the two groups of results."""
    keys = [(False, key) for key in result.found.areas] + [(True, k) for k in result.found.groups]
    return [_line(result, key, is_result=is_result) for is_result, key in keys]


def _line(result: Result, key: str, *, is_result: bool) -> AreaLine:
    found = result.found
    of = [
        one
        for one in found.questions.values()
        if one.area == key and (one.part == GROUPED) == is_result
    ]
    counted = result.counted
    return AreaLine(
        key=f"{GROUPED}{key}" if is_result else key,
        name=area_word(found, GROUPED if is_result else "", key),
        is_lever=not is_result,
        weight=sum((one.weight for one in of), Fraction(0)),
        fulfilment=_part(counted.sub_areas, f"P.{key}."),
        reform=_part(counted.sub_areas, f"R.{key}."),
        unit=_reached(result.unit, key, is_result=is_result),
        counted=_reached(counted, key, is_result=is_result),
    )


def _reached(score: Score, key: str, *, is_result: bool) -> Fraction:
    if is_result:
        return _part(score.results, f"{GROUPED}.{key}.")
    return score.areas[key]


def _part(values: Mapping[str, Fraction], prefix: str) -> Fraction:
    return sum((value for code, value in values.items() if code.startswith(prefix)), Fraction(0))

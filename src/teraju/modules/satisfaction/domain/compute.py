"""The calculators `skm` (the index) and `sample-size` (how many to ask)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import (
    Fields,
    InputError,
    as_decimal,
    as_integer,
    as_list,
    joined,
    reading,
)
from teraju.modules.satisfaction.domain.index import (
    EXACT,
    Scheme,
    lowest,
    sample_size,
    satisfaction_index,
    schemes,
    skm_rules,
)

_SOURCES = ("totals", "answers", "means")
_LARGEST_POPULATION = 10**12


def skm(document: object) -> Answer:
    """Answer `{"scheme", "weight_mode", "totals", "respondents"}`, or `answers`, or `means`.

    Gives `index` (two decimals), `grade`, `elements` (`code`, `mean`, `grade`), `lowest`,
    `warnings`, `rules`. Raises InputError.
    """
    with reading(document) as fields:
        known = schemes()
        scheme = known[fields.choice("scheme", tuple(known))]
        weight = _weight(fields, known.values())
        means = _means(fields, scheme)
    _check_weight(weight, len(means), known.values())
    index = satisfaction_index(means, weight, scheme)
    rules = skm_rules()
    return {
        "index": str(index),
        "grade": scheme.grade(index),
        "elements": [
            {
                "code": code,
                "mean": decimal_text(mean),
                "grade": scheme.grade(scheme.index_of(mean)),
            }
            for code, mean in means.items()
        ],
        "lowest": lowest(means, rules.integer("lowest")),
        "warnings": _warnings(means, scheme),
        "rules": rules.cite(scheme.name, *(() if weight == EXACT else ("weight",))),
    }


def sample(document: object) -> Answer:
    """Answer `{"population": 707}` with `sample` and `rules`. Raises InputError."""
    with reading(document) as fields:
        population = fields.integer("population", minimum=1, maximum=_LARGEST_POPULATION)
    return {"sample": sample_size(population), "rules": skm_rules().cite("sample")}


def _weight(fields: Fields, known: Iterable[Scheme]) -> str:
    if not fields.has("weight_mode"):
        return EXACT
    weights = dict.fromkeys(weight for scheme in known for weight in scheme.weights)
    return fields.choice("weight_mode", tuple(weights))


def _check_weight(weight: str, elements: int, known: Iterable[Scheme]) -> None:
    """Refuse a rounded weight of another number of elements.

    Reports of nine elements were printed before 2017 too, with the bands of 2004.
    """
    if weight == EXACT:
        return
    fitting = [scheme.elements for scheme in known if weight in scheme.weights]
    if elements not in fitting:
        message = f"{weight} belongs to {fitting[0]} elements, not to {elements}"
        raise InputError("weight_mode", message)


def _means(fields: Fields, scheme: Scheme) -> dict[str, Fraction]:
    """Read the mean of each element, in the order of their codes, from what was given."""
    given = [key for key in _SOURCES if fields.has(key)]
    if len(given) != 1:
        message = "give one of totals, answers and means"
        raise InputError(given[1] if given else _SOURCES[0], message)
    source = given[0]
    if source == "answers":
        return _from_answers(fields, scheme)
    if source == "totals":
        return _from_totals(fields, scheme)
    means = fields.section("means")
    return {code: means.read(code, _as_mean) for code in _codes(means, scheme)}


def _from_totals(fields: Fields, scheme: Scheme) -> dict[str, Fraction]:
    count = fields.integer("respondents", minimum=1)
    totals, scale = fields.section("totals"), skm_rules().values["scale"]
    low, high = scale["least"] * count, scale["most"] * count
    return {
        code: Fraction(totals.integer(code, minimum=low, maximum=high), count)
        for code in _codes(totals, scheme)
    }


def _from_answers(fields: Fields, scheme: Scheme) -> dict[str, Fraction]:
    rows = fields.items("answers", _as_answers)
    if not rows:
        raise InputError("answers", "at least one respondent is expected")
    width = len(rows[0])
    if not 1 <= width <= scheme.elements:
        message = f"1 to {scheme.elements} answers are expected"
        raise InputError("answers.0", message)
    for index, row in enumerate(rows):
        if len(row) != width:
            message = f"{width} answers are expected, as the first respondent gave"
            raise InputError(joined("answers", index), message)
    columns = zip(*rows, strict=True)
    return {
        f"U{number}": Fraction(_total(column), len(rows))
        for number, column in enumerate(columns, 1)
    }


def _total(column: tuple[int, ...]) -> int:
    # Four values, however many answered.
    return sum(value * count for value, count in Counter(column).items())


def _codes(section: Fields, scheme: Scheme) -> list[str]:
    known = [f"U{number}" for number in range(1, scheme.elements + 1)]
    given = section.keys()
    for code in given:
        if code not in known:
            raise InputError(joined(section.path, code), f"is no element of {scheme.name}")
    found = [code for code in known if code in given]
    if not found:
        raise InputError(section.path, "at least one element is expected")
    return found


def _as_answers(value: object, path: str) -> list[int]:
    scale = skm_rules().values["scale"]
    return as_list(
        value,
        path,
        lambda each, place: as_integer(each, place, minimum=scale["least"], maximum=scale["most"]),
    )


def _as_mean(value: object, path: str) -> Fraction:
    scale = skm_rules().values["scale"]
    mean = as_decimal(value, path)
    if not scale["least"] <= mean <= scale["most"]:
        raise InputError(path, f"a mean of {scale['least']} to {scale['most']} is expected")
    return Fraction(mean)


def _warnings(means: dict[str, Fraction], scheme: Scheme) -> list[dict[str, str]]:
    if len(means) == scheme.elements:
        return []
    message = f"{len(means)} of the {scheme.elements} elements of {scheme.name} were given"
    return [{"path": "", "message": message}]

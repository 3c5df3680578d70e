"""Mechanical scales for the calculators."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, joined
from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.compute.mass import means_of_test
from teraju.modules.metrology.domain.compute.nawi_sheet import bands as band_rows
from teraju.modules.metrology.domain.compute.reading import (
    load,
    loads,
    not_negative,
    numbers,
    positive,
    rows,
)
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import Setting, cited, clause, control_factor
from teraju.modules.metrology.domain.judging import (
    Exact,
    Judgement,
    Reason,
    Tested,
    at,
    failed,
    within,
)
from teraju.modules.metrology.domain.mass_units import MASS_UNITS as UNITS
from teraju.modules.metrology.domain.mechanical import (
    MechanicalScale,
    largest_mechanical_load,
    mechanical_limit,
    mechanical_rules,
    mechanical_type,
)
from teraju.modules.metrology.domain.nawi import judgements
from teraju.modules.metrology.domain.nawi.classes import class_fault
from teraju.modules.metrology.domain.nawi.instrument import Interval, Scale
from teraju.modules.metrology.domain.nawi.rules import (
    ACCURACY_CLASSES,
    NawiRules,
    nawi_rules,
)

__all__ = ["UNITS", "limited", "verified"]


@dataclass(slots=True)
class _Bench:
    """A scale under test: what all its tests share."""

    scale: MechanicalScale
    unit: str
    factor: Decimal
    rules: Edition
    bands: NawiRules
    result: Verified
    zero_error: Decimal = Decimal(0)
    loads: list[Decimal] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)

    def test(self, name: str, reference: str) -> Tested:
        """Begin a test, and remember what it rests on."""
        found = Tested(clause(self.rules, reference))
        self.result.tests[name] = found
        self.cited.append(reference)
        return found

    def limit(self, at_load: Decimal) -> Exact:
        return mechanical_limit(self.scale, at_load, self.factor, self.bands)

    @property
    def largest(self) -> Exact:
        return largest_mechanical_load(self.scale, self.bands)

    def shown(self, indication: Decimal, judged: Judgement) -> Judgement:
        """Judge what was shown: beyond Max + 9 e nothing may be, however small the error."""
        fault = judgements.shown_beyond(indication, self.largest, self.unit, self.bands)
        return judged if fault is None else failed(fault)

    def load(self, fields: Fields) -> Decimal:
        value = load(fields, "load", self.largest)
        self.loads.append(value)
        return value


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge a mechanical scale by all its tests."""
    rules, bands = mechanical_rules(setting.on), nawi_rules(setting.on)
    bench = _Bench(
        scale=read_mechanical(fields.section("instrument"), rules),
        unit=setting.unit,
        factor=control_factor("mechanical", setting),
        rules=rules,
        bands=bands,
        result=Verified(rules=[]),
        zero_error=fields.decimal("zero_error") if fields.has("zero_error") else Decimal(0),
    )
    bench.cited.append(bench.scale.type.limit)
    _judge_class(bench)
    tests = fields.section("tests")
    for name, judge in _TESTS.items():
        if tests.has(name):
            judge(bench, tests)
    if means_of_test(
        fields,
        setting,
        bench.result,
        loads=bench.loads,
        limit=bench.limit,
        parts=bands.standards_parts,
    ):
        bench.cited.append("standards")
    bench.result.rules = cited(rules, bench.cited)
    return bench.result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit at each load, and what a balance must notice there."""
    rules, bands = mechanical_rules(setting.on), nawi_rules(setting.on)
    scale = read_mechanical(fields.section("instrument"), rules)
    factor = control_factor("mechanical", setting)
    share = Decimal(rules.values["sensitivity_share"])
    largest = largest_mechanical_load(scale, bands)
    fault = _class_fault(scale, setting.unit, bands)
    found: list[Answer] = []
    for mass in loads(fields, largest):
        limit = mechanical_limit(scale, mass, factor, bands)
        found.append(
            {
                "load": decimal_text(mass),
                "limit": decimal_text(limit),
                "sensitivity": decimal_text(Fraction(limit) * Fraction(share)),
            }
        )
    return {
        "limits": found,
        "field_sheet": {
            "e": decimal_text(scale.e),
            "max": decimal_text(scale.max),
            "largest_load": decimal_text(largest),
            "factor": decimal_text(factor),
            "formula": scale.type.limit,
            "parts": scale.type.parts,
            "bands": [] if scale.table is None else list(band_rows(scale.table, factor, bands)),
            "sensitivity_share": decimal_text(share),
            "standards_parts": bands.standards_parts,
            "plan": [decimal_text(Fraction(scale.max) * part / 4) for part in (0, 1, 2, 4)],
        },
        "warnings": [] if fault is None else [{"path": "instrument", "message": fault.en}],
        "rules": cited(rules, (scale.type.limit, "repeatability", "sensitivity", "standards")),
    }


def read_mechanical(plate: Fields, rules: Edition) -> MechanicalScale:
    """Read Max and what else the plate gives of a scale of this type."""
    kind = mechanical_type(plate.choice("type", tuple(rules.values["types"])), rules)
    maximum = positive(plate, "max")
    name = kind.accuracy_class
    if plate.has("accuracy_class"):
        name = plate.choice("accuracy_class", ACCURACY_CLASSES)
    if kind.limit != "table":
        if plate.has("d"):
            positive(plate, "d")
        return MechanicalScale(kind, maximum, None)
    d = positive(plate, "d")
    if d > maximum:
        raise InputError(joined(plate.path, "d"), "must not be more than max")
    scale = Scale(accuracy_class=name or "III", intervals=(Interval(maximum, d, d),))
    return MechanicalScale(kind, maximum, scale)


def _class_fault(scale: MechanicalScale, unit: str, bands: NawiRules) -> Reason | None:
    return None if scale.table is None else class_fault(scale.table, unit, bands)


def _judge_class(bench: _Bench) -> None:
    fault = _class_fault(bench.scale, bench.unit, bench.bands)
    if fault is not None:
        bench.test("class", "classes").count(failed(fault))


def _weighing(bench: _Bench, tests: Fields) -> None:
    test = bench.test("weighing", bench.scale.type.limit)
    for row in rows(tests, "weighing"):
        mass = bench.load(row)
        if row.has("added") or row.has("crossed"):
            _balanced(bench, test, row, mass)
        else:
            _read_error(bench, test, row, mass)


def _balanced(bench: _Bench, test: Tested, row: Fields, mass: Decimal) -> None:
    """Judge by the imbuh: the small weight that does or does not cross the beam."""
    if not bench.scale.type.is_balance:
        raise InputError(joined(row.path, "added"), "a spring scale has no beam to cross")
    added, has_crossed = not_negative(row, "added"), row.boolean("crossed")
    limit = bench.limit(mass)
    point: Answer = {
        "load": decimal_text(mass),
        "added": decimal_text(added),
        "crossed": has_crossed,
        "error": None,
        "limit": decimal_text(limit),
    }
    test.add(point, judgements.crossed(added, limit, bench.unit, has_crossed=has_crossed))


def _read_error(bench: _Bench, test: Tested, row: Fields, mass: Decimal) -> None:
    point: Answer = {"load": decimal_text(mass)}
    if row.has("indication"):
        shown = row.decimal("indication")
        point["indication"] = decimal_text(shown)
        found = shown - mass
    else:
        found = row.decimal("error")
    error, limit = found - bench.zero_error, bench.limit(mass)
    point |= {"error": decimal_text(error), "limit": decimal_text(limit)}
    judged = within(error, limit, at(mass, bench.unit), bench.unit)
    if row.has("indication") or not bench.scale.type.is_balance:
        judged = bench.shown(mass + found, judged)
    test.add(point, judged)


def _repeatability(bench: _Bench, tests: Fields) -> None:
    fields = tests.section("repeatability")
    mass = bench.load(fields)
    shown = numbers(fields, "indications", least=2)
    spread = judgements.spread_of(shown)
    limit = bench.limit(mass)
    test = bench.test("repeatability", "repeatability")
    test.facts["spread"] = decimal_text(spread)
    point: Answer = {
        "load": decimal_text(mass),
        "error": decimal_text(spread),
        "limit": decimal_text(limit),
    }
    judged = judgements.repeated(spread, limit, mass, bench.unit)
    test.add(point, bench.shown(max(shown), judged))


def _eccentricity(bench: _Bench, tests: Fields) -> None:
    fields = tests.section("eccentricity")
    mass = bench.load(fields)
    limit = bench.limit(mass)
    test = bench.test("eccentricity", "eccentricity")
    for number, shown in enumerate(numbers(fields, "indications", least=1), 1):
        error = shown - mass - bench.zero_error
        point: Answer = {
            "position": number,
            "load": decimal_text(mass),
            "indication": decimal_text(shown),
            "error": decimal_text(error),
            "limit": decimal_text(limit),
        }
        judged = within(error, limit, at(mass, bench.unit), bench.unit)
        test.add(point, bench.shown(shown, judged))


def _sensitivity(bench: _Bench, tests: Fields) -> None:
    """Judge whether a part of the limit moves the beam, or an added limit the pointer enough."""
    fields = tests.section("sensitivity")
    mass = bench.load(fields)
    added, limit = not_negative(fields, "added"), Fraction(bench.limit(mass))
    if bench.scale.type.is_balance:
        least = limit * Fraction(bench.rules.values["sensitivity_share"])
        has_moved = fields.boolean("moved")
        test = bench.test("sensitivity", "sensitivity")
    else:
        least = limit
        share = Fraction(bench.rules.values["discrimination_share"])
        has_moved = fields.decimal("change") >= share * Fraction(added)
        test = bench.test("sensitivity", "discrimination")
    point: Answer = {
        "load": decimal_text(mass),
        "added": decimal_text(added),
        "error": None,
        "limit": decimal_text(least),
    }
    test.add(point, judgements.moved(added, least, bench.unit, has_moved=has_moved))


_TESTS = {
    "weighing": _weighing,
    "repeatability": _repeatability,
    "eccentricity": _eccentricity,
    "sensitivity": _sensitivity,
}

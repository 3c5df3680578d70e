"""Electronic scales for the calculators."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, joined
from teraju.modules.metrology.domain.compute.mass import means_of_test
from teraju.modules.metrology.domain.compute.nawi_instrument import read_scale
from teraju.modules.metrology.domain.compute.nawi_sheet import limited
from teraju.modules.metrology.domain.compute.reading import (
    added_each,
    load,
    not_negative,
    numbers,
    rows,
)
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import Setting, cited, clause, control_factor
from teraju.modules.metrology.domain.judging import PASSED, Judgement, Tested, Verdict, failed
from teraju.modules.metrology.domain.mass_units import MASS_UNITS as UNITS
from teraju.modules.metrology.domain.nawi import judgements
from teraju.modules.metrology.domain.nawi.classes import class_fault
from teraju.modules.metrology.domain.nawi.instrument import (
    Scale,
    before_rounding,
    corner_load,
    largest_load,
    limit_at,
    rolling_load,
)
from teraju.modules.metrology.domain.nawi.rules import NawiRules, nawi_rules
from teraju.modules.metrology.domain.nawi.spreads import (
    Spread,
    least_weights,
    replaced,
    spread_between,
)
from teraju.modules.metrology.domain.small_weights import most_added

__all__ = ["UNITS", "limited", "verified"]


class _Weighed(NamedTuple):
    """One of several results of a load: as shown, and before the display rounded it."""

    shown: Decimal
    found: Decimal
    added: Decimal | None


@dataclass(slots=True)
class _Bench:
    """A scale under test: what all its tests share."""

    scale: Scale
    unit: str
    factor: Decimal
    rules: NawiRules
    result: Verified
    largest: Decimal
    zero_error: Decimal = Decimal(0)
    loads: list[Decimal] = field(default_factory=list)
    spreads: dict[str, Spread] = field(default_factory=dict)
    cited: list[str] = field(default_factory=lambda: ["limits"])

    def test(self, name: str, reference: str) -> Tested:
        """Begin a test, and remember what it rests on."""
        found = Tested(clause(self.rules.edition, reference))
        self.result.tests[name] = found
        self.cited.append(reference)
        return found

    def limit(self, at: Decimal) -> Decimal:
        return limit_at(self.scale, at, self.factor, self.rules)

    def load(self, fields: Fields, key: str = "load") -> Decimal:
        value = load(fields, key, self.largest)
        self.loads.append(value)
        return value

    def added(self, fields: Fields, at: Decimal) -> Decimal | None:
        """Read the small weights that changed the display; more than e is a wrong note."""
        if not fields.has("added"):
            return None
        value = not_negative(fields, "added")
        self._check_added(value, at, joined(fields.path, "added"))
        return value

    def _check_added(self, value: Decimal, at: Decimal, path: str) -> None:
        e = self.scale.interval_at(at).e
        if value > most_added(e):
            self.result.warn(
                path, f"is more than e = {decimal_text(e)} {self.unit}: was it noted right?"
            )

    def judged(
        self, at: Decimal, shown: Decimal, error: Decimal, added: Decimal | None, path: str
    ) -> Judgement:
        """Judge one weighing; `path` is the place of its small weights."""
        limit = self.limit(at)
        judgement = judgements.weighed(
            self.scale,
            self.unit,
            self.rules,
            load=at,
            indication=shown,
            error=error,
            limit=limit,
        )
        if added is None and judgement.verdict is Verdict.PASS:
            self._check_hidden(at, error, limit, path)
        return judgement

    def _check_hidden(self, at: Decimal, error: Decimal, limit: Decimal, path: str) -> None:
        """Tell of a weighing that passes as shown and may not have passed before rounding."""
        if not judgements.hides_fault(self.scale, self.rules, load=at, error=error, limit=limit):
            return
        half = decimal_text(self.scale.interval_at(at).d / 2)
        self.result.warn(
            path,
            f"at {decimal_text(at)} {self.unit} the display may hide up to {half} {self.unit}, "
            f"and the error may lie beyond {decimal_text(limit)} {self.unit}: "
            "small weights settle it",
        )

    def warn_of_share(self, name: str, hidden: Decimal, least: Fraction) -> None:
        """Tell of a spread as shown that may be too large for so few standard weights."""
        self.result.warn(
            f"tests.{name}.added",
            f"the results may lie up to {decimal_text(hidden)} {self.unit} further apart than the "
            f"display shows, and then {decimal_text(least)} {self.unit} of standard weights are "
            "needed: small weights settle it",
        )

    def weighed(self, indication: Decimal, added: Decimal | None, at: Decimal) -> Decimal:
        """Give what was weighed: before rounding where small weights were added."""
        if added is None:
            return indication
        return before_rounding(indication, added, self.scale.interval_at(at))

    def weighed_each(self, fields: Fields, at: Decimal, *, least: int) -> list[_Weighed]:
        """Read several indications of one load."""
        shown = numbers(fields, "indications", least=least)
        added = added_each(fields, len(shown))
        for index, small in enumerate(added):
            if small is not None:
                self._check_added(small, at, joined(joined(fields.path, "added"), index))
        return [
            _Weighed(value, self.weighed(value, small, at), small)
            for value, small in zip(shown, added, strict=True)
        ]


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge a scale by all its tests."""
    rules = nawi_rules(setting.on)
    scale = read_scale(fields.section("instrument"))
    bench = _Bench(
        scale=scale,
        unit=setting.unit,
        factor=control_factor("nawi", setting),
        rules=rules,
        result=Verified(rules=[]),
        largest=largest_load(scale, rules),
    )
    _judge_class(bench)
    tests = fields.section("tests")
    if tests.has("zero"):
        bench.zero_error = _zero(bench, tests.section("zero"))
    if fields.has("zero_error"):
        bench.zero_error = fields.decimal("zero_error")
    for name, judge in _TESTS.items():
        if tests.has(name):
            judge(bench, tests)
    if means_of_test(
        fields,
        setting,
        bench.result,
        loads=bench.loads,
        limit=bench.limit,
        parts=rules.standards_parts,
    ):
        bench.cited.append("standards")
    bench.result.rules = cited(rules.edition, bench.cited)
    return bench.result.as_json()


def _judge_class(bench: _Bench) -> None:
    fault = class_fault(bench.scale, bench.unit, bench.rules)
    bench.cited.append("classes")
    if len(bench.scale.intervals) > 1:
        bench.cited.append("ranges")
    if fault is not None:
        bench.test("class", "classes").count(failed(fault))


def _zero(bench: _Bench, fields: Fields) -> Decimal:
    """Judge the setting of zero; gives its error, which the weighings are corrected by."""
    limit = bench.rules.zero_in_e * bench.scale.e
    return _set_to_zero(bench, fields, bench.test("zero", "zero"), limit)


def _set_to_zero(bench: _Bench, fields: Fields, test: Tested, limit: Decimal) -> Decimal:
    at = load(fields, "load", bench.largest) if fields.has("load") else Decimal(0)
    shown = fields.decimal("indication")
    added = bench.added(fields, at)
    error = bench.weighed(shown, added, at) - at
    point = _echo(load=at, indication=shown, added=added, error=error, limit=limit)
    test.add(point, judgements.zeroed(error, limit, bench.unit))
    return error


def _tare(bench: _Bench, tests: Fields) -> None:
    limit = bench.rules.tare_in_e * bench.scale.e
    _set_to_zero(bench, tests.section("tare"), bench.test("tare", "tare"), limit)


def _weighing(bench: _Bench, tests: Fields) -> None:
    test = bench.test("weighing", "limits")
    bench.cited += ["change_over", "maximum"]
    for row in rows(tests, "weighing"):
        test.add(*_weighing_point(bench, row))


def _net_weighing(bench: _Bench, tests: Fields) -> None:
    """Limits hold for net values as they do for gross; tare and load together stay below Max."""
    fields = tests.section("net_weighing")
    tare = load(fields, "tare", bench.largest)
    test = bench.test("net_weighing", "tare")
    test.facts["tare"] = decimal_text(tare)
    for row in rows(fields, "points"):
        point, judgement = _weighing_point(bench, row)
        if bench.loads[-1] + tare > bench.largest:
            raise InputError(joined(row.path, "load"), "is above Max + 9 e together with the tare")
        test.add(point, judgement)


def _weighing_point(bench: _Bench, row: Fields) -> tuple[Answer, Judgement]:
    at = bench.load(row)
    shown = row.decimal("indication")
    added = bench.added(row, at)
    error = bench.weighed(shown, added, at) - at - bench.zero_error
    limit = bench.limit(at)
    judgement = bench.judged(at, shown, error, added, joined(row.path, "added"))
    return _echo(load=at, indication=shown, added=added, error=error, limit=limit), judgement


def _repeatability(bench: _Bench, tests: Fields) -> None:
    _repeated(bench, tests, "repeatability", "repeatability", least=2)


def _substitution_repeatability(bench: _Bench, tests: Fields) -> None:
    times = bench.rules.substitution_times
    _repeated(bench, tests, _REPLACED, "substitution", least=1, times=times)


def _repeated(
    bench: _Bench, tests: Fields, name: str, reference: str, *, least: int, times: int = 0
) -> None:
    """Judge how far several results of one load lie apart."""
    fields = tests.section(name)
    at = bench.load(fields)
    results = bench.weighed_each(fields, at, least=least)
    test, limit = bench.test(name, reference), bench.limit(at)
    spread = bench.spreads[name] = spread_between(
        bench.scale,
        bench.unit,
        bench.rules,
        load=at,
        limit=limit,
        results=[each.found for each in results],
        small=sum(each.added is not None for each in results),
        times=times,
    )
    if spread.found is not None:
        test.facts["spread"] = decimal_text(spread.found)
    highest = max(each.shown for each in results)
    fault = judgements.shown_beyond(highest, bench.largest, bench.unit, bench.rules)
    test.add(
        _echo(load=at, error=spread.found, limit=limit),
        spread.judged if fault is None else failed(fault),
    )


def _eccentricity(bench: _Bench, tests: Fields) -> None:
    fields = tests.section("eccentricity")
    at = bench.load(fields)
    is_rolling = fields.has("rolling_load") and fields.boolean("rolling_load")
    is_many = is_rolling or (bench.scale.supports or 0) > bench.rules.eccentricity.supports
    test = bench.test("eccentricity", "eccentricity_many" if is_many else "eccentricity")
    _check_corner_load(bench, test, at, joined(fields.path, "load"), is_rolling=is_rolling)
    limit = bench.limit(at)
    path = joined(fields.path, "added")
    for number, each in enumerate(bench.weighed_each(fields, at, least=1), 1):
        shown, error = each.shown, each.found - at - bench.zero_error
        point = _echo(load=at, indication=shown, added=each.added, error=error, limit=limit)
        judged = bench.judged(at, shown, error, each.added, joined(path, number - 1))
        test.add({"position": number, **point}, judged)


def _check_corner_load(
    bench: _Bench, test: Tested, at: Decimal, path: str, *, is_rolling: bool
) -> None:
    if is_rolling:
        most = rolling_load(bench.scale, bench.rules)
        test.facts["prescribed_load"] = decimal_text(most)
        if at > most:
            bench.result.warn(
                path, f"is more than is rolled at most: {decimal_text(most)} {bench.unit}"
            )
        return
    asked = corner_load(bench.scale, bench.rules)
    test.facts["prescribed_load"] = decimal_text(asked)
    if asked - Fraction(at) > bench.scale.interval_at(at).e:
        bench.result.warn(
            path, f"is less than each area has to bear: {decimal_text(asked)} {bench.unit}"
        )


def _discrimination(bench: _Bench, tests: Fields) -> None:
    fields = tests.section("discrimination")
    at = bench.load(fields)
    added = not_negative(fields, "added")
    limit = bench.rules.discrimination_in_d * bench.scale.interval_at(at).d
    judged = judgements.moved(added, limit, bench.unit, has_moved=fields.boolean("changed"))
    bench.test("discrimination", "discrimination").add(
        _echo(load=at, added=added, error=None, limit=limit), judged
    )


def _substitution(bench: _Bench, tests: Fields) -> None:
    """Part of the load of a weighbridge was a truck: were there standard weights enough?"""
    fields = tests.section("substitution")
    weights = not_negative(fields, "standard_weights")
    # The load where weights are replaced goes before that of the other test.
    name = _REPLACED if _REPLACED in bench.spreads else "repeatability"
    spread = bench.spreads.get(name)
    if fields.has("repeatability"):
        typed = abs(fields.decimal("repeatability"))
        if name == _REPLACED and spread and spread.found != typed:
            path = joined(fields.path, "repeatability")
            raise InputError(path, "is not the spread of the readings")
        spread = spread if name == _REPLACED else Spread(typed, PASSED)
    found = replaced(bench.scale, bench.unit, bench.rules, weights=weights, spread=spread)
    if found.hidden_parts and spread:
        bench.warn_of_share(name, spread.hidden, least_weights(bench.scale, found.hidden_parts))
    test = bench.test("substitution", "substitution")
    test.facts["parts"] = found.parts
    needed = decimal_text(least_weights(bench.scale, found.parts))
    point: Answer = {"standard_weights": decimal_text(weights), "error": None, "limit": needed}
    test.add(point, found.judged)


def _echo(**values: Decimal | None) -> Answer:
    """Write the numbers of a point; what was not given is left out, but for the error."""
    return {
        key: None if value is None else decimal_text(value)
        for key, value in values.items()
        if value is not None or key == "error"
    }


_REPLACED = "substitution_repeatability"
# Repeatability before substitution, which may go by it.
_TESTS = {
    "tare": _tare,
    "weighing": _weighing,
    "net_weighing": _net_weighing,
    "repeatability": _repeatability,
    "eccentricity": _eccentricity,
    "discrimination": _discrimination,
    _REPLACED: _substitution_repeatability,
    "substitution": _substitution,
}

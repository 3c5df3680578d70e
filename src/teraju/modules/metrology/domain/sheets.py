"""A test sheet put to the engine: a plate of the register, what was read, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.catalogue import InstrumentKind
from teraju.modules.metrology.domain.compute.verification import limits, verification
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.fitness import Weight
from teraju.modules.metrology.domain.judging import Reason, Verdict
from teraju.modules.metrology.domain.mass_units import GRAMS, MASS_UNITS
from teraju.modules.metrology.domain.noted import check_noted
from teraju.modules.metrology.domain.sheet_points import PLANNED, Asked, lacking
from teraju.modules.metrology.domain.weights_used import UNWEIGHED, making_up, too_light

Readings = Mapping[str, Any]
# Beside the tests: what the office gives where no limit is confirmed or the plate is silent.
GIVEN = "given"
PIECES = "pieces"
MECHANICAL_TYPES = {
    "table_scale": "meja",
    "dacin": "dacin",
    "centesimal": "sentisimal",
    "decimal": "desimal",
    "millesimal": "milisimal",
    "sliding_poise": "bobot_ingsut",
    "spring_scale": "pegas",
    "medicine_balance": "neraca_obat",
    "gold_balance": "neraca_emas",
}
_MEASURE_TYPES = {
    "dry_measure": "takaran_kering",
    "wet_measure": "takaran_basah",
    "proving_can": "bejana_ukur",
}
# In which unit an instrument is tested; scales in that of their step.
_UNITS = {
    "mechanical": "g",
    "weight": "g",
    "fuel_dispenser": "L",
    "length": "m",
    "water_meter": "L",
    "gas_meter": "m3",
    "capacity_measure": "L",
    "taximeter": "m",
    "energy_meter": "kWh",
}
_COMPARED_IN = {
    "level_gauge": "mm",
    "multi_dimension": "mm",
    "speed_meter": "km/h",
    "parking_meter": "s",
    "dial_scale": "g",
    "moisture_meter": "%",
    "cng_dispenser": "kg",
    "belt_weigher": "kg",
    "weigh_in_motion": "kg",
    "rail_weighbridge": "kg",
    "checkweigher": "g",
    "charger": "kWh",
}
# What of a plate each calculator reads.
_PLATE = {
    "nawi": ("accuracy_class", "max", "min", "e", "d", "supports"),
    "mechanical": ("max", "d"),
    "weight": ("accuracy_class", "nominal"),
    "fuel_dispenser": ("product", "qmax"),
    "length": ("accuracy_class", "length"),
    "water_meter": ("accuracy_class", "q3", "r", "temperature"),
    "gas_meter": ("accuracy_class", "qmin", "qt", "qmax"),
    "capacity_measure": ("nominal",),
    "taximeter": ("constant",),
    "energy_meter": ("accuracy_class", "constant"),
    "comparison": (),
}
_GIVEN_OF_PLATE = frozenset({"accuracy_class", "temperature", "qt", "qmin", "end_surface", "mark"})
_GIVEN_LIMITS = frozenset({"limit", "limit_percent"})
GIVEN_KEYS = _GIVEN_OF_PLATE | _GIVEN_LIMITS


@dataclass(frozen=True, slots=True)
class Pieces:
    """What came of the pieces of a set: those adjusted on the spot are among the passed.

    `missing` were not brought: nobody tested them.
    """

    passed: int
    adjusted: int = 0
    failed: int = 0
    missing: int = 0

    @property
    def counted(self) -> int:
        """How many pieces these counts speak of."""
        return self.passed + self.failed + self.missing

    def is_sound(self) -> bool:
        """Whether these are counts of something, and of no more than there was."""
        return self._are_counts() and self.adjusted <= self.passed

    def _are_counts(self) -> bool:
        counts = (self.passed, self.adjusted, self.failed, self.missing)
        return min(counts) >= 0 and self.passed + self.failed > 0

    def fault(self, count: int) -> str:
        """What is wrong with the counts of a set of so many pieces; empty where nothing is.

        The telephone has the same rule (judge.js).
        """
        if not self._are_counts():
            return "wrong_counts"
        if not self.is_sound():
            return "adjusted_many"
        if self.counted == count:
            return ""
        return "counts_many" if self.counted > count else "counts_few"

    def as_json(self) -> dict[str, int]:
        """Give the form in which they are kept."""
        return {
            "passed": self.passed,
            "adjusted": self.adjusted,
            "failed": self.failed,
            "missing": self.missing,
        }


@dataclass(frozen=True, slots=True)
class Case:
    """An instrument on the bench on a day, and the weights it is tested with.

    `boxes` is what those of several sizes weigh together, in mg; `unweighed` are the pieces among
    them of which nobody wrote down the mass.
    """

    kind: InstrumentKind
    plate: Mapping[str, str]
    control: str
    on: date
    weights: tuple[Weight, ...] = field(default=())
    unweighed: int = 0
    boxes: Decimal = Decimal(0)

    @property
    def calculator(self) -> str:
        """The calculator that judges; where no limit is known, by those that the office gives."""
        return self.kind.calculator or "comparison"

    @property
    def unit(self) -> str:
        """The unit in which everything is read."""
        if self.calculator == "nawi":
            return self.kind.parameters["e"].unit or "g"
        if self.calculator == "comparison":
            return _COMPARED_IN.get(self.kind.code, "L")
        return _UNITS[self.calculator]


# Rules and measures are brought and kept in sets, as weights are.
_IN_SETS = frozenset({"wooden_metre", "tape", "folding_rule", "dry_measure", "wet_measure"})


def comes_in_sets(kind: InstrumentKind) -> bool:
    """Whether several pieces of a kind are one row of the register, and are counted on a sheet.

    Whatever else has several pieces has a tag for each, for each is read: scales, and the nozzles
    of a pump. The compartments of a tank stay together, for they bear one certificate.
    """
    return kind.group == "weights" or kind.code in _IN_SETS or kind.counted_by == "compartment"


def counts_pieces(kind: InstrumentKind, count: int) -> bool:
    """Whether a sheet counts pieces instead of reading each: of weights, and of any other set."""
    return kind.group == "weights" or count > 1


def judge(case: Case, readings: Readings) -> Answer:
    """Let the engine judge what was read; a plan that was not worked off decides nothing.

    Raises InputError with the place of what cannot be read.
    """
    answer = verification(document(case, readings))
    check_noted(readings, answer)
    if answer["verdict"] != Verdict.PASS:
        return answer
    missing = [name for name in required_tests(case) if not readings.get(name)]
    names = {one: edition("instruments", case.on).values["tests"][one] for one in missing}
    en, id_ = (", ".join(one[language] for one in names.values()) for language in ("en", "id"))
    if missing:
        return _undecided(answer, f"not tested yet: {en}", f"belum diuji: {id_}")
    told = lacking(_asked(case, readings), readings) or lacks_weight(case, readings)
    if told:
        return _undecided(answer, *told)
    if _rests_on_unweighed(case, readings):
        warnings: Any = answer["warnings"]
        return {**answer, "warnings": [*warnings, {"path": "standards", "message": UNWEIGHED}]}
    return answer


def _is_weighed(case: Case) -> bool:
    return case.calculator in ("nawi", "mechanical")


def lacks_weight(case: Case, readings: Readings) -> Reason | None:
    """What nothing passes with: less weight on the sheet than was read at."""
    if not _is_weighed(case):
        return None
    return too_light(
        case.weights,
        case.boxes,
        case.unweighed,
        case.unit,
        readings,
        may_substitute=is_substituted(case),
    )


def _rests_on_unweighed(case: Case, readings: Readings) -> bool:
    """Whether it is enough weight only with the pieces of which nobody wrote down the mass."""
    if not _is_weighed(case) or not case.unweighed:
        return False
    known = replace(case, unweighed=0)
    return not (case.weights or case.boxes) or lacks_weight(known, readings) is not None


def is_substituted(case: Case) -> bool:
    """Whether a part of the load may be something else than weights, as a truck."""
    return "substitution" in case.kind.plan


def _asked(case: Case, readings: Readings) -> Asked:
    sheet: Any = {}
    if case.calculator in PLANNED:
        sheet = limits_of(case, (), readings.get(GIVEN))["field_sheet"]
    return Asked(
        calculator=case.calculator,
        sheet=sheet,
        least=least_readings(case),
        supports=supports_of(case),
        names=edition("instruments", case.on).values["tests"],
    )


def supports_of(case: Case) -> int:
    """On how many places the eccentric load is put: each support of the plate, else by the rule."""
    told = case.plate.get("supports", "")
    return int(told or edition("nawi", case.on).values["eccentricity"]["supports"])


def least_readings(case: Case) -> Mapping[str, int]:
    """How many readings each test asks for whose kind has no plan of points."""
    found = edition("sheets", case.on).values["least"]
    return {test: int(number) for test, number in found.get(case.calculator, {}).items()}


def _undecided(answer: Answer, en: str, id_: str) -> Answer:
    return {**answer, "verdict": Verdict.UNDECIDED.value, "reason": en, "reason_id": id_}


def judge_pieces(case: Case, pieces: Pieces) -> Answer:
    """Give what the count of a set comes to: each piece was compared with the limit of its class.

    It passes with what passed; pieces that failed are marked batal one by one.
    """
    verdict = Verdict.PASS if pieces.passed else Verdict.FAIL
    answer: Answer = {"verdict": verdict.value, "tests": {}, "warnings": [], PIECES: {}}
    answer[PIECES] = pieces.as_json()
    if verdict is Verdict.FAIL:
        answer["reason"], answer["reason_id"] = "no piece passed", "tidak ada yang lulus"
    rules = edition("weights", case.on) if case.kind.group == "weights" else None
    answer["rules"] = rules.cite("limits_small", "limits") if rules else []
    return answer


def limits_of(case: Case, loads: Iterable[str], given: Mapping[str, Any] | None = None) -> Answer:
    """Give the limits at some loads and the plan of the tests; raises InputError."""
    asked = document(case, {GIVEN: given or {}})
    del asked["tests"]
    return limits({**asked, "loads": list(loads)})


def required_tests(case: Case) -> tuple[str, ...]:
    """The tests without which nothing passes, by the rules of the day."""
    found = edition("sheets", case.on).values["required"]
    if not case.kind.calculator:
        return tuple(found["comparison"])
    return tuple(found[case.kind.calculator])


def document(case: Case, readings: Readings) -> dict[str, Any]:
    """Write the input of the engine."""
    given = dict(readings.get(GIVEN) or {})
    unknown = set(given) - GIVEN_KEYS
    if unknown:
        raise InputError(f"{GIVEN}.{min(unknown)}", "unknown key")
    tests = {key: value for key, value in readings.items() if key != GIVEN}
    instrument = instrument_of(case)
    instrument |= {key: value for key, value in given.items() if key in _GIVEN_OF_PLATE}
    written: dict[str, Any] = {
        "kind": case.calculator,
        "control": case.control,
        "unit": case.unit,
        "on": case.on.isoformat(),
        "instrument": instrument,
        "tests": tests,
    }
    written |= {key: value for key, value in given.items() if key in _GIVEN_LIMITS}
    used = making_up(case.weights, case.unit, tests) if _is_weighed(case) else []
    return {**written, "standards": used} if used else written


def instrument_of(case: Case) -> dict[str, Any]:
    """Write the plate as the engine reads it."""
    return dict(_instrument(case))


def _instrument(case: Case) -> Iterator[tuple[str, Any]]:
    kind, calculator = case.kind, case.calculator
    if calculator == "mechanical":
        yield "type", MECHANICAL_TYPES[kind.code]
    if calculator == "capacity_measure":
        yield "type", _MEASURE_TYPES[kind.code]
    if kind.code == "weighbridge":
        yield "accuracy_class", "III"
    for key in _PLATE[calculator]:
        text = case.plate.get(key, "")
        if not text or (kind.code == "weighbridge" and key == "accuracy_class"):
            continue
        parameter = kind.parameters.get(key)
        unit = parameter.unit if parameter else None
        yield key, _in_unit(text, unit, case.unit) if unit in MASS_UNITS else text.strip().upper()
    if calculator == "nawi":
        yield from _two_ranges(case)


def _two_ranges(case: Case) -> Iterator[tuple[str, Any]]:
    """A scale that divides finer up to a first maximum (multi-interval): e changes with the load.

    What of the first range is missing is left out of its row, for the engine to name.
    """
    if not case.plate.get("max_low") and not case.plate.get("e_low"):
        return

    def row(**names: str) -> dict[str, str]:
        return {
            name: _in_unit(case.plate[key], case.kind.parameters[key].unit, case.unit)
            for name, key in names.items()
            if case.plate.get(key)
        }

    low = row(max="max_low", e="e_low")
    yield "ranges", [low, row(max="max", e="e")]
    if "e" in low:
        # The engine calls that of the first range e; the plate of the register has the larger.
        yield "e", low["e"]


def _in_unit(text: str, unit: str | None, wanted: str) -> str:
    try:
        value = parse_decimal(text)
    except NotADecimal:
        return text
    if unit is None or unit == wanted:
        return text
    return format(value * GRAMS[unit] / GRAMS[wanted], "f")


def judged_alike(case: Case, plate: Mapping[str, str]) -> bool:
    """Tell whether another plate would have been judged by the same limits, as the engine sees it.

    What it does not read, as the number of nozzles, may differ; so may what is sold.
    """
    other = replace(case, plate=plate)
    first, second = ({**instrument_of(one), "product": ""} for one in (case, other))
    return _measured(first) == _measured(second)


def _measured(value: object) -> object:
    """With numbers for what is written as one: 10.0 on a plate is 10."""
    if isinstance(value, Mapping):
        return {key: _measured(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_measured(inner) for inner in value]
    try:
        return parse_decimal(str(value))
    except NotADecimal:
        return value

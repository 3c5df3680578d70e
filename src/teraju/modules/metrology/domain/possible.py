"""Plates that no scale can have, told before anything is tested by them, and what would fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from teraju.kernel.inputs import Fields, InputError
from teraju.modules.metrology.domain.catalogue import InstrumentKind
from teraju.modules.metrology.domain.compute.mechanical import read_mechanical
from teraju.modules.metrology.domain.compute.nawi_instrument import read_scale
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.judging import Reason, reason
from teraju.modules.metrology.domain.mass_units import GRAMS
from teraju.modules.metrology.domain.mechanical import mechanical_rules
from teraju.modules.metrology.domain.nawi.classes import Fault, plate_fault
from teraju.modules.metrology.domain.nawi.instrument import Interval, Scale
from teraju.modules.metrology.domain.nawi.rules import ACCURACY_CLASSES, NawiRules, nawi_rules
from teraju.modules.metrology.domain.sheets import Case, instrument_of

_CALCULATORS = ("nawi", "mechanical")
_LARGER = {
    "e": reason("e is more than Max", "e lebih dari Max"),
    "d": reason("d is more than e or Max", "d lebih dari e atau Max"),
    "min": reason("Min is not less than Max", "Min tidak kurang dari Max"),
}
# What is at fault beside e and d, and where a plate tells it.
_LESSER = {"min": "min", "ranges": "max_low"}
# Steps from 1 mg to 5 t, in grams: what lies beyond, no row of the classes has.
_STEPS = tuple(Decimal(digit).scaleb(power) for power in range(-3, 7) for digit in (1, 2, 5))


@dataclass(frozen=True, slots=True)
class Misfit:
    """The parameter of a plate that cannot be, and why, with what would fit in its place."""

    name: str
    words: Reason


def misfit(kind: InstrumentKind, plate: Mapping[str, str], on: date) -> Misfit | None:
    """Say what of a plate no scale can have; None where it can be, or says too little to tell.

    A class that no plate of the kind bears is not held against it.
    Source: OIML R 76-1:2006, 3.2 to 3.4, as the engine judges by it.
    """
    if kind.calculator not in _CALCULATORS:
        return None
    case = Case(kind, plate, Control.SUBSEQUENT, on)
    told = instrument_of(case)
    classes = [told["accuracy_class"]] if told.get("accuracy_class") else list(ACCURACY_CLASSES)
    rules = nawi_rules(on)
    try:
        scales = [_scale(case, {**told, "accuracy_class": name}) for name in classes]
    except InputError as error:
        return _larger(kind, error)
    found = [(one, plate_fault(one, case.unit, rules)) for one in scales if one is not None]
    faults = [(one, fault) for one, fault in found if fault is not None]
    if not faults or len(faults) < len(found):
        return None
    return _told(case, faults, rules)


def class_table(kind: InstrumentKind, on: date) -> list[list[Any]]:
    """Give what a telephone needs to tell such a plate: of each class e from and to, and n.

    A row is the class, e in the unit of the plate, n, and how many units of e are one of Max.
    """
    if kind.calculator != "nawi":
        return []
    own = _class_of_all(kind, on)
    classes = [own] if own else ACCURACY_CLASSES
    unit = kind.parameters["e"].unit or "g"
    per = GRAMS[kind.parameters["max"].unit or unit] / GRAMS[unit]
    return [
        [
            name,
            *(float(end / GRAMS[unit]) if end else None for end in (row.e_from, row.e_to)),
            row.n_from,
            row.n_to,
            int(per),
        ]
        for name in classes
        for row in nawi_rules(on).classes[name]
    ]


def _class_of_all(kind: InstrumentKind, on: date) -> str:
    """The class that all of a kind have, whatever the plate says."""
    told = instrument_of(Case(kind, {}, Control.SUBSEQUENT, on))
    return str(told.get("accuracy_class", ""))


def _scale(case: Case, told: Mapping[str, str]) -> Scale | None:
    """The scale that the bands of R 76 judge, None for one that a formula of its own does."""
    fields = Fields(told)
    if case.calculator == "nawi":
        return read_scale(fields)
    return read_mechanical(fields, mechanical_rules(case.on)).table


def _larger(kind: InstrumentKind, error: InputError) -> Misfit | None:
    """What exceeds what it is a part of; what is missing is nothing that cannot be."""
    is_there = "missing" not in str(error)
    if is_there and error.path in _LARGER and error.path in kind.parameters:
        return Misfit(error.path, _sentence(_LARGER[error.path]))
    return None


def _told(case: Case, found: Sequence[tuple[Scale, Fault]], rules: NawiRules) -> Misfit:
    (scale, fault), has_one_class = found[0], len(found) == 1
    if fault.of in _LESSER:
        return Misfit(_LESSER[fault.of], _sentence(fault.why))
    name = _parameter(case.kind, scale, fault)
    bears_class = has_one_class and "accuracy_class" in case.kind.parameters
    classes = list(_fitting_classes(case, scale, rules)) if bears_class else []
    steps = _fitting_steps(case, [one for one, _fault in found], rules)
    symbol = "e" if "e" in case.kind.parameters else "d"
    if has_one_class and fault.of == "d":
        return Misfit(name, _sentence(fault.why))
    why = _counted(fault.why) if has_one_class else _no_class(case, scale, symbol)
    hints = [*_classes_said(classes, symbol), *_steps_said(case, steps, symbol)]
    return Misfit("accuracy_class" if classes else name, _sentence(why, *hints))


def _parameter(kind: InstrumentKind, scale: Scale, fault: Fault) -> str:
    """The name under which a plate tells e or d of a range."""
    if fault.of == "e" and len(scale.intervals) > 1 and fault.interval == 0:
        return "e_low"
    return "e" if fault.of == "e" and "e" in kind.parameters else "d"


def _fitting_classes(case: Case, scale: Scale, rules: NawiRules) -> Iterator[str]:
    for name in ACCURACY_CLASSES:
        if plate_fault(replace(scale, accuracy_class=name), case.unit, rules) is None:
            yield name


def _fitting_steps(case: Case, scales: Sequence[Scale], rules: NawiRules) -> list[Decimal]:
    """The steps that go with Max and class, the smallest first; of two ranges none is told."""
    if len(scales[0].intervals) > 1:
        return []
    steps = [grams / GRAMS[case.unit] for grams in _STEPS]
    return [
        step
        for step in steps
        if any(plate_fault(_stepped(one, step), case.unit, rules) is None for one in scales)
    ]


def _stepped(scale: Scale, step: Decimal) -> Scale:
    return replace(scale, intervals=(Interval(scale.max, step, step),), min=None)


def _sentence(why: Reason, *hints: Reason) -> Reason:
    return Reason(
        " ".join([f"No scale has such a plate: {why.en}.", *(one.en for one in hints)]),
        " ".join([f"Tidak ada timbangan berpelat begini: {why.id}.", *(one.id for one in hints)]),
    )


def _counted(why: Reason) -> Reason:
    """With what n is, for whoever reads a form and not the rule."""
    if not why.en.startswith("n ="):
        return why
    return Reason(f"{why.en} (n is Max divided by e)", f"{why.id} (n ialah Max dibagi e)")


def _no_class(case: Case, scale: Scale, symbol: str) -> Reason:
    return reason(
        "no class has Max = {most} {unit} with {symbol} = {step} {unit}",
        "tidak ada kelas dengan Max = {most} {unit} dan {symbol} = {step} {unit}",
        most=scale.max,
        step=scale.intervals[-1].e,
        symbol=symbol,
        unit=case.unit,
    )


def _classes_said(classes: Sequence[str], symbol: str) -> Iterator[Reason]:
    if classes:
        yield reason(
            "With this Max and {symbol} the class would be {names}.",
            "Dengan Max dan {symbol} ini kelasnya {names}.",
            symbol=symbol,
            names=", ".join(classes),
        )


def _steps_said(case: Case, steps: Sequence[Decimal], symbol: str) -> Iterator[Reason]:
    if steps:
        has_class = bool(case.plate.get("accuracy_class"))
        yield reason(
            f"With this Max{' and class' if has_class else ''} {{symbol}} goes from {{least}} to"
            " {most} {unit}.",
            f"Dengan Max{' dan kelas' if has_class else ''} ini {{symbol}} dari {{least}} sampai"
            " {most} {unit}.",
            symbol=symbol,
            least=steps[0],
            most=steps[-1],
            unit=case.unit,
        )

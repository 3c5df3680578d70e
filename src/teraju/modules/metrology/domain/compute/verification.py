"""The calculators `verification` (is it fit?) and `limits` (what it may be off)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Context, Inexact, localcontext
from importlib import import_module
from types import ModuleType

from teraju.kernel.compute import Answer
from teraju.kernel.inputs import Fields, InputError, reading
from teraju.kernel.rulesets import NoRuleInForce
from teraju.modules.metrology.domain.compute.reading import DECISIONS, SIMPLE
from teraju.modules.metrology.domain.editions import Control, Setting, cited_factor

# Each has `UNITS`, `verified(fields, setting)` and `limited(fields, setting)`.
_HERE = __name__.rpartition(".")[0]
KINDS = {
    "nawi": f"{_HERE}.nawi",
    "mechanical": f"{_HERE}.mechanical",
    "weight": f"{_HERE}.weights",
    "fuel_dispenser": f"{_HERE}.fuel_dispensers",
    "length": f"{_HERE}.lengths",
    "water_meter": f"{_HERE}.water_meters",
    "gas_meter": f"{_HERE}.gas_meters",
    "capacity_measure": f"{_HERE}.capacity_measures",
    "taximeter": f"{_HERE}.taximeters",
    "energy_meter": f"{_HERE}.energy_meters",
    "comparison": f"{_HERE}.comparisons",
}
_KINDS = tuple(KINDS)
# Kinds that may hold their uncertainty back when they decide.
_GUARDED = ("weight",)
_CONTROLS = tuple(Control)
# Sums and products of what is read never need more digits; if they did, that is an error of ours.
_EXACT = Context(prec=400, traps=[Inexact])


def verification(document: object) -> Answer:
    """Answer whether an instrument is fit: `{"kind", "control", "unit", "instrument", "tests"}`.

    Optional: `factor`, `on` (the day whose rules judge), and what the kind knows (`zero_error`,
    `standards`, `decision`, ...). Gives `verdict`, `reason`, `tests`, `warnings`, `rules`.
    Raises InputError.
    """
    with localcontext(_EXACT), _in_force(), reading(document) as fields:
        kind, setting, module = _case(fields)
        if kind not in _GUARDED:
            _decide_simply(fields, kind)
        answer: Answer = module.verified(fields, setting)
    return _with_factor(answer, kind, setting)


def limits(document: object) -> Answer:
    """Answer the limit at each load: `{"kind", "control", "unit", "instrument", "loads"}`.

    Gives `limits`, and in `field_sheet` what else judges a reading without a connection.
    Raises InputError.
    """
    with localcontext(_EXACT), _in_force(), reading(document) as fields:
        kind, setting, module = _case(fields)
        answer: Answer = module.limited(fields, setting)
    return _with_factor(answer, kind, setting)


def _case(fields: Fields) -> tuple[str, Setting, ModuleType]:
    kind = fields.choice("kind", _KINDS)
    module = import_module(KINDS[kind])
    control = Control(fields.choice("control", _CONTROLS))
    unit = fields.choice("unit", module.UNITS)
    factor = fields.decimal("factor") if fields.has("factor") else None
    if factor is not None and factor <= 0:
        raise InputError("factor", "must be more than 0")
    on = fields.date("on") if fields.has("on") else None
    return kind, Setting(control=control, unit=unit, factor=factor, on=on), module


def _decide_simply(fields: Fields, kind: str) -> None:
    """Take the decision that every kind makes, and refuse the one that it cannot make."""
    if fields.has("decision") and fields.choice("decision", DECISIONS) != SIMPLE:
        raise InputError("decision", f"a {kind} is decided simply: only weights are guarded")


@contextmanager
def _in_force() -> Iterator[None]:
    """Name the day where no rule was in force on it."""
    try:
        yield
    except NoRuleInForce as error:
        raise InputError("on", str(error)) from error


def _with_factor(answer: Answer, kind: str, setting: Setting) -> Answer:
    """Add what the multiple of the limit rests on: it weighs on every point."""
    rules = answer["rules"]
    if isinstance(rules, list):
        rules += cited_factor(kind, setting)
    return answer

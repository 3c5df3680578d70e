"""Weights for the calculators: masses in the unit given, errors and limits in mg."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, joined
from teraju.modules.metrology.domain.compute.mass import standards_used
from teraju.modules.metrology.domain.compute.reading import (
    DECISIONS,
    GUARDED,
    SIMPLE,
    loads,
    not_negative,
    positive,
)
from teraju.modules.metrology.domain.compute.result import Verified
from teraju.modules.metrology.domain.editions import Setting, cited, clause, control_factor
from teraju.modules.metrology.domain.judging import (
    Reason,
    Tested,
    Verdict,
    decisive,
    within,
)
from teraju.modules.metrology.domain.mass_units import milligrams
from teraju.modules.metrology.domain.standards import (
    NoSuchWeight,
    WeightRules,
    weight_limit,
    weight_rules,
)

UNITS = ("mg", "g", "kg", "t")


@dataclass(frozen=True, slots=True)
class _Weight:
    """What is judged; the limit in mg, with the factor of the control."""

    nominal: Decimal
    limit: Decimal
    is_guarded: bool


def verified(fields: Fields, setting: Setting) -> Answer:
    """Judge a weight by its error, simply or with the uncertainty held back."""
    rules = weight_rules(setting.on)
    weight = _read_weight(fields, setting, rules)
    result = Verified(rules=[])
    tests = fields.section("tests")
    if tests.has("mass"):
        result.tests["mass"] = _mass(tests.section("mass"), weight, rules)
    if fields.has("standards"):
        standards_used(
            fields,
            setting,
            result,
            loads=[weight.nominal],
            limit=lambda _nominal: weight.limit / milligrams(Decimal(1), setting.unit),
            parts=rules.uncertainty_parts,
        )
    result.rules = _cited(rules, milligrams(weight.nominal, setting.unit), weight)
    return result.as_json()


def limited(fields: Fields, setting: Setting) -> Answer:
    """Give the limit in mg of each nominal mass in a class."""
    rules = weight_rules(setting.on)
    plate = fields.section("instrument")
    name = plate.choice("accuracy_class", rules.classes)
    if plate.has("nominal"):
        positive(plate, "nominal")
    factor = control_factor("weight", setting)
    found: list[Answer] = []
    masses = loads(fields)
    for index, nominal in enumerate(masses):
        path = joined("loads", index)
        limit = _limit(name, milligrams(nominal, setting.unit), rules, path) * factor
        largest = Fraction(limit) / rules.uncertainty_parts
        found.append(
            {
                "load": decimal_text(nominal),
                "limit": decimal_text(limit),
                "largest_uncertainty": decimal_text(largest),
            }
        )
    return {
        "limits": found,
        "field_sheet": {
            "limits_unit": "mg",
            "uncertainty_parts": rules.uncertainty_parts,
            "factor": decimal_text(factor),
            "plan": ["mass"],
        },
        "warnings": [],
        "rules": cited(rules.edition, ("limits_small", "limits", "uncertainty")),
    }


def _read_weight(fields: Fields, setting: Setting, rules: WeightRules) -> _Weight:
    plate = fields.section("instrument")
    name = plate.choice("accuracy_class", rules.classes)
    nominal = positive(plate, "nominal")
    limit = _limit(name, milligrams(nominal, setting.unit), rules, "instrument.nominal")
    decision = fields.choice("decision", DECISIONS) if fields.has("decision") else SIMPLE
    return _Weight(
        nominal=nominal,
        limit=limit * control_factor("weight", setting),
        is_guarded=decision == GUARDED,
    )


def _limit(name: str, nominal_mg: Decimal, rules: WeightRules, path: str) -> Decimal:
    try:
        return weight_limit(name, nominal_mg, rules)
    except NoSuchWeight as error:
        raise InputError(path, str(error)) from error


def _mass(fields: Fields, weight: _Weight, rules: WeightRules) -> Tested:
    error = fields.decimal("error")
    uncertainty = None
    # Guarded acceptance holds the uncertainty back; without one it cannot be done.
    if weight.is_guarded or fields.has("uncertainty"):
        uncertainty = not_negative(fields, "uncertainty")
    key = "guarded" if weight.is_guarded else "simple"
    test = Tested(clause(rules.edition, key))
    guard = uncertainty if weight.is_guarded and uncertainty is not None else Decimal(0)
    limit = max(weight.limit - guard, Decimal(0))
    place = Reason("the weight:", "anak timbangan:")
    judged = within(error, limit, place, "mg")
    if uncertainty is not None:
        fit = decisive(uncertainty, weight.limit, rules.uncertainty_parts, "mg")
        judged = fit if fit.verdict is Verdict.UNFIT else judged
    point: Answer = {"error": decimal_text(error)}
    if uncertainty is not None:
        point["uncertainty"] = decimal_text(uncertainty)
    test.facts["maximum_permissible_error"] = decimal_text(weight.limit)
    test.add({**point, "limit": decimal_text(limit)}, judged)
    return test


def _cited(rules: WeightRules, nominal_mg: Decimal, weight: _Weight) -> list[dict[str, str | bool]]:
    table = "limits_small" if nominal_mg <= rules.checked_up_to else "limits"
    decision = "guarded" if weight.is_guarded else "simple"
    return cited(rules.edition, (table, "uncertainty", decision))

"""The calculator `zi`: the score of a worksheet of Zona Integritas."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import InputError, as_decimal, joined, reading
from teraju.kernel.rulesets import Edition
from teraju.modules.integrity_zone.domain.worksheet import (
    result_weights,
    score,
    sub_area_weights,
    thresholds,
    worksheet_rules,
)

Answers = dict[str, dict[int, Decimal | Fraction]]

_QUESTION = re.compile(r"([PR]\.[1-9]\.[1-9])\.([1-9][0-9]?)")


def zi(document: object) -> Answer:
    """Answer `{"answers": {"P.1.1.1": "0.75", "H.1.1": "0.9", ...}}`, each answer from 0 to 1.

    Gives `areas`, `sub_areas`, `lever` (of 60), `result` (of 40), `total`, `unanswered`,
    `thresholds`, `rules`. Raises InputError.
    """
    rules = worksheet_rules()
    found = score(*_read(document, rules), rules)
    return {
        "areas": {area: decimal_text(value) for area, value in found.areas.items()},
        "sub_areas": {code: decimal_text(value) for code, value in found.sub_areas.items()},
        "lever": decimal_text(found.lever),
        "result": decimal_text(found.result),
        "total": decimal_text(found.total),
        "unanswered": list(found.unanswered),
        "thresholds": [
            {
                "predicate": each.predicate,
                "figure": each.figure,
                "least": decimal_text(each.least),
                "reached": decimal_text(each.reached),
                "met": each.is_met,
                "confirmed": False,
            }
            for each in thresholds(found, rules)
        ],
        "rules": rules.cite("weights", "scoring", "thresholds"),
    }


def _read(document: object, rules: Edition) -> tuple[Answers, dict[str, Decimal | Fraction]]:
    """The answers by sub-area and number, and the results by code."""
    weights, results = sub_area_weights(rules), result_weights(rules)
    answers: Answers = defaultdict(dict)
    outcome: dict[str, Decimal | Fraction] = {}
    with reading(document) as fields:
        section = fields.section("answers")
        for code in section.keys():  # noqa: SIM118
            value = section.read(code, _as_share)
            question = _QUESTION.fullmatch(code)
            if code in results:
                outcome[code] = value
            elif question is not None and question[1] in weights:
                number = int(question[2])
                if number > rules.integer("most_questions"):
                    raise InputError(joined(section.path, code), "no sub-area has so many")
                answers[question[1]][number] = value
            else:
                raise InputError(joined(section.path, code), "is no code of the worksheet")
    return answers, outcome


def _as_share(value: object, path: str) -> Decimal:
    share = as_decimal(value, path)
    if not 0 <= share <= 1:
        raise InputError(path, "a value from 0 to 1 is expected")
    return share

"""The calculator `validity`: until when a verification holds."""

from __future__ import annotations

from teraju.kernel.compute import Answer
from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import InputError, reading
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.validity import Precision, valid_until, validity_label
from teraju.modules.metrology.domain.validity import validity_rules as rules_on

_LONGEST = 240


def validity(document: object) -> Answer:
    """Answer `{"verified_on", "months", "precision": "day"|"month", "verdict"}`.

    Gives `valid_until` (the last day on which it holds) and `label` as the paper says it, both
    null for anything but a pass. Raises InputError.
    """
    with reading(document) as fields:
        verified_on = fields.date("verified_on")
        months = fields.integer("months", minimum=1, maximum=_LONGEST)
        precision = Precision(fields.choice("precision", tuple(Precision)))
        verdict = fields.choice("verdict", tuple(Verdict))
    try:
        rules = rules_on(verified_on)
        until = valid_until(verified_on, months, precision)
    except DomainError as error:
        raise InputError("verified_on", str(error)) from error
    if verdict != Verdict.PASS:
        return {"valid_until": None, "label": None, "rules": rules}
    return {
        "valid_until": until.isoformat(),
        "label": validity_label(until, precision),
        "rules": rules,
    }

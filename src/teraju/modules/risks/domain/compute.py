"""The calculator `risk`: what likelihood and impact come to."""

from __future__ import annotations

from teraju.kernel.compute import Answer
from teraju.kernel.inputs import reading
from teraju.kernel.rulesets import load_rule_set
from teraju.modules.risks.domain.matrix import (
    BANDS,
    MATRICES,
    SIZE,
    band_codes,
    bands,
    judge,
    matrix,
    matrix_codes,
)


def risk(document: object) -> Answer:
    """Answer `{"matrix": "bpkp-5x5", "bands": "A", "likelihood": 3, "impact": 4}`.

    Gives `value` (1 to 25, looked up, not multiplied), `level`, `edition` of matrix and bands and
    `rules`. Raises InputError.
    Source: the matrix and the bands of `rules/`, neither confirmed by a decree.
    """
    with reading(document) as fields:
        matrix_code = fields.choice("matrix", matrix_codes())
        bands_code = fields.choice("bands", band_codes())
        likelihood = fields.integer("likelihood", minimum=1, maximum=SIZE)
        impact = fields.integer("impact", minimum=1, maximum=SIZE)
    found = judge(matrix_code, bands_code, likelihood, impact)
    return {
        "value": found.value,
        "level": str(found.level),
        "edition": {"matrix": matrix(matrix_code).edition, "bands": bands(bands_code).edition},
        "rules": [
            *load_rule_set(MATRICES).editions[-1].cite("matrix"),
            *load_rule_set(BANDS).editions[-1].cite(bands_code),
        ],
    }

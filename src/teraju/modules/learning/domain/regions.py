"""The provinces by their code of the Ministry of Home Affairs: what a guest picks from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from teraju.kernel.rulesets import load_rule_set

FILE = Path(__file__).parent.parent / "rules" / "provinces.yaml"


@lru_cache(maxsize=1)
def provinces() -> Mapping[str, str]:
    """The name of each province by its code, as the newest edition has them."""
    return {str(code): name for code, name in load_rule_set(FILE).editions[-1].values.items()}

"""What a measuring script returns, and how it is shown."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

AS_JSON = "TERAJU_BENCH_JSON"


@dataclass(frozen=True)
class Figure:
    """One measured value. `budget` is the most it may be; None where there is no limit."""

    what: str
    value: float
    unit: str
    budget: float | None = None

    @property
    def kept(self) -> bool:
        """Tell whether the value stays within its budget."""
        return self.budget is None or self.value <= self.budget


def table(figures: Iterable[Figure]) -> str:
    """Return figures as lines: what, value, budget, verdict."""
    lines = [f"{'figure':58} {'value':>10} {'budget':>10}  unit"]
    for figure in figures:
        budget = "" if figure.budget is None else f"{figure.budget:.4g}"
        verdict = "" if figure.kept else "   OVER"
        value = f"{figure.value:.4g}"
        lines.append(f"{figure.what:58} {value:>10} {budget:>10}  {figure.unit}{verdict}")
    return "\n".join(lines)


def script(measure: Callable[[], list[Figure]]) -> None:
    """Measure and print: a table for a person, JSON for the runner."""
    figures = measure()
    if os.environ.get(AS_JSON):
        print(json.dumps([asdict(figure) for figure in figures]))
    else:
        print(table(figures))
    sys.exit(0 if all(figure.kept for figure in figures) else 1)

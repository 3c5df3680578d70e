"""Scales judged in a batch, and one case from a cold start, beside a Python that does nothing."""

import json
import subprocess
import sys
import time
from typing import Any

from bench.figures import Figure, script

BATCH, POINTS = 20_000, (100, 2_500, 5_000, 10_000, 15_000)
# 5,000 a second; and an answer that a person does not wait for.
EACH_BUDGET, COLD_BUDGET = 0.2, 150.0


def measure() -> list[Figure]:
    """Return the milliseconds of one verification in a batch, and of one from a cold start."""
    return [
        Figure("five-point verification, in a batch of 20,000", batch_ms(), "ms", EACH_BUDGET),
        Figure("one verification from a cold start", cold_ms(), "ms", COLD_BUDGET),
        Figure("a Python that starts and ends", started_ms([sys.executable, "-c", ""]), "ms"),
    ]


def batch_ms() -> float:
    """Judge the batch as `teraju compute` does; return the time of the processor for each."""
    from teraju.portal.compute import run

    text = json.dumps([case(number) for number in range(BATCH)])
    started = time.process_time()
    status, output, error = run("verification", text)
    spent = time.process_time() - started
    if status or len(json.loads(output)) != BATCH:
        raise SystemExit(f"The batch ended with {status}: {error}")
    return spent / BATCH * 1000


def case(number: int) -> dict[str, Any]:
    """Return a scale of class III, 15 kg by 5 g, with five points; the errors differ."""
    return {
        "kind": "nawi",
        "control": "subsequent",
        "unit": "g",
        "instrument": {"accuracy_class": "III", "max": "15000", "e": "5"},
        "tests": {
            "zero": {"indication": "0", "added": "2.5"},
            "weighing": [
                {
                    "load": str(load),
                    "indication": str(load + number % 2 * 5),
                    "added": f"{(number + load) % 50 / 10}",
                }
                for load in POINTS
            ],
        },
    }


def cold_ms() -> float:
    """Return the least of several runs of the command line on one case."""
    command = [sys.executable, "-m", "teraju.cli", "compute", "verification"]
    return started_ms(command, json.dumps(case(1)))


def started_ms(command: list[str], given: str = "") -> float:
    """Return the least time of seven runs of a command."""
    times = []
    for _ in range(7):
        started = time.perf_counter()
        subprocess.run(command, input=given, text=True, capture_output=True, check=True)
        times.append(time.perf_counter() - started)
    return min(times) * 1000


if __name__ == "__main__":
    script(measure)

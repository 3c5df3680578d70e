"""Short ways to ask the calculators in tests."""

from __future__ import annotations

from typing import Any

from teraju.modules.metrology.domain.compute import limits, verification


def nawi(
    instrument: dict[str, Any] | None = None,
    tests: dict[str, Any] | None = None,
    *,
    control: str = "initial",
    unit: str = "g",
    **more: Any,
) -> Any:
    """Verify an electronic scale; 15 kg by 5 g of class III unless told otherwise."""
    plate = {"accuracy_class": "III", "max": "15000", "e": "5"} | (instrument or {})
    return ask("nawi", plate, tests or {}, control=control, unit=unit, **more)


def scale(accuracy_class: str, maximum: str, e: str) -> dict[str, str]:
    """The plate of an electronic scale."""
    return {"accuracy_class": accuracy_class, "max": maximum, "e": e}


def ask(
    kind: str,
    instrument: dict[str, Any],
    tests: dict[str, Any],
    *,
    control: str = "initial",
    unit: str = "g",
    **more: Any,
) -> Any:
    """Verify an instrument of any kind."""
    return verification(
        {
            "kind": kind,
            "control": control,
            "unit": unit,
            "instrument": instrument,
            "tests": tests,
            **more,
        }
    )


def limit_of(
    kind: str,
    instrument: dict[str, Any],
    load: str,
    *,
    control: str = "initial",
    unit: str = "g",
    **more: Any,
) -> str:
    """Give the limit at one load."""
    answer: Any = limits(
        {
            "kind": kind,
            "control": control,
            "unit": unit,
            "instrument": instrument,
            "loads": [load],
            **more,
        }
    )
    return str(answer["limits"][0]["limit"])


def verdict_of(answer: Any, test: str) -> str:
    """Give the verdict of one test."""
    return str(answer["tests"][test]["verdict"])

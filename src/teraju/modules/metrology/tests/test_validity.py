"""Until when a verification holds."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.compute import validity


def ask(verified_on: str, months: int, precision: str, verdict: str = "pass") -> Any:
    return validity(
        {
            "verified_on": verified_on,
            "months": months,
            "precision": precision,
            "verdict": verdict,
        }
    )


@pytest.mark.parametrize(
    ("verified_on", "months", "precision", "until", "label"),
    [
        ("2019-09-15", 12, "month", "2020-09-30", "September 2020"),
        ("2019-09-15", 12, "day", "2020-09-15", "15 September 2020"),
        ("2020-02-29", 12, "day", "2021-02-28", "28 Februari 2021"),
        ("2020-02-29", 12, "month", "2021-02-28", "Februari 2021"),
        ("2019-02-28", 12, "month", "2020-02-29", "Februari 2020"),
        ("2020-08-31", 6, "day", "2021-02-28", "28 Februari 2021"),
        ("2024-12-01", 120, "month", "2034-12-31", "Desember 2034"),
    ],
)
def test_the_last_day(
    verified_on: str, months: int, precision: str, until: str, label: str
) -> None:
    answer = ask(verified_on, months, precision)
    assert (answer["valid_until"], answer["label"]) == (until, label)
    assert answer["rules"]


@pytest.mark.parametrize("verdict", ["fail", "unfit", "undecided"])
def test_only_a_pass_has_a_last_day(verdict: str) -> None:
    answer = ask("2019-09-15", 12, "day", verdict)
    assert (answer["valid_until"], answer["label"]) == (None, None)


@pytest.mark.parametrize(
    ("verified_on", "months", "precision", "verdict", "path"),
    [
        ("2019-09-31", 12, "day", "pass", "verified_on"),
        ("1980-01-01", 12, "day", "pass", "verified_on"),
        ("9999-12-01", 12, "day", "pass", "verified_on"),
        ("2019-09-15", 0, "day", "pass", "months"),
        ("2019-09-15", 12, "week", "pass", "precision"),
        ("2019-09-15", 12, "day", "good", "verdict"),
    ],
)
def test_the_offending_place_is_named(
    verified_on: str, months: int, precision: str, verdict: str, path: str
) -> None:
    with pytest.raises(InputError) as refused:
        ask(verified_on, months, precision, verdict)
    assert refused.value.path == path

"""The table in steps, reductions compounded and capped, half a day at the end."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.kernel.inputs import InputError
from teraju.modules.audits.domain.compute import audit_time


def days(**document: Any) -> tuple[object, object, object]:
    answer = audit_time(document)
    return answer["base_days"], answer["audit_days"], answer["on_site_days"]


@pytest.mark.parametrize(
    ("personnel", "base"),
    [
        (1, "1.5"),
        (5, "1.5"),
        (6, "2"),
        (15, "2.5"),
        (45, "4"),
        (46, "5"),
        (55, "5"),
        (65, "5"),
        (66, "6"),
        (125, "7"),
        (1175, "13"),
        (1176, "14"),
        (10_700, "22"),
    ],
)
def test_reads_the_table_in_steps(personnel: int, base: str) -> None:
    assert days(personnel=personnel)[0] == base


@pytest.mark.parametrize(
    ("adjustments", "integration", "audit", "on_site"),
    [
        # 5 days less 30 % are 3.5; of these 80 % are 2.8.
        ([30], 0, "3.5", "3"),
        # 30 % and then 20 % are 44 %, never 50: 2.8 days, 2.24 on site.
        ([30], 20, "3", "2"),
        ([], 20, "4", "3"),
        # 10 % and 10 % are 19 %: 4.05 days, 3.24 on site.
        (["10", 10], 0, "4", "3"),
        ([20, "12.5"], 0, "3.5", "3"),
        # Half up: 4.25 is 4.5.
        ([15], 0, "4.5", "3.5"),
        # An increase: 6 days.
        ([-20], 0, "6", "5"),
        # What an increase adds, a reduction may take: 84 % of it.
        ([-20, 30], 0, "4", "3.5"),
    ],
)
def test_compounds_and_rounds_once(
    adjustments: list[Any], integration: int, audit: str, on_site: str
) -> None:
    found = days(personnel=55, adjustments_percent=adjustments, integration_percent=integration)
    assert found == ("5", audit, on_site)


def test_tells_the_rules_and_what_is_not_confirmed() -> None:
    answer = audit_time({"personnel": 55, "integration_percent": 20, "standard": "ISO 9001:2015"})
    rules = answer["rules"]
    assert isinstance(rules, list)
    assert [rule["document"] for rule in rules] == ["IAF MD 5"] * 3 + ["IAF MD 11"]
    assert answer["warnings"]


@pytest.mark.parametrize(
    ("document", "path", "said"),
    [
        ({}, "personnel", "missing"),
        ({"personnel": 0}, "personnel", "at least 1"),
        ({"personnel": 10_701}, "personnel", "10700"),
        ({"personnel": "5.5"}, "personnel", "whole number"),
        ({"personnel": 55, "adjustments_percent": [31]}, "adjustments_percent", "cap of 30 %"),
        # 20 and 15 compound to 32, which is above the cap as well.
        ({"personnel": 55, "adjustments_percent": [20, 15]}, "adjustments_percent", "32 %"),
        ({"personnel": 55, "adjustments_percent": 30}, "adjustments_percent", "array"),
        ({"personnel": 55, "adjustments_percent": [100]}, "adjustments_percent.0", "less than 100"),
        ({"personnel": 55, "adjustments_percent": [1, "x"]}, "adjustments_percent.1", "decimal"),
        ({"personnel": 55, "integration_percent": 21}, "integration_percent", "cap of 20 %"),
        ({"personnel": 55, "integration_percent": "-1"}, "integration_percent", "at least 0"),
        ({"personnel": 55, "standard": "SNI ISO 37001:2016"}, "standard", "bribery"),
        ({"personnel": 55, "standard": "ISO 14001"}, "standard", "9001 only"),
        ({"personnel": 55, "sites": 2}, "sites", "unknown key"),
    ],
)
def test_names_what_it_refuses(document: object, path: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        audit_time(document)
    assert caught.value.path == path
    assert said in str(caught.value)

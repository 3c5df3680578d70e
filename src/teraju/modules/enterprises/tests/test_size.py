"""Classes of size at their edges."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.kernel.inputs import InputError
from teraju.modules.enterprises.domain.compute import enterprise_size


@pytest.mark.parametrize(
    ("criterion", "billions", "found"),
    [
        ("capital", "0", "micro"),
        ("capital", "1", "micro"),
        ("capital", "1.000000001", "small"),
        ("capital", "5", "small"),
        ("capital", "5.1", "medium"),
        ("capital", "10", "medium"),
        ("capital", "10.1", "large"),
        ("sales", "2", "micro"),
        ("sales", "2.1", "small"),
        ("sales", "15", "small"),
        ("sales", "15.1", "medium"),
        ("sales", "50", "medium"),
        ("sales", "50.000000001", "large"),
    ],
)
def test_the_edge_belongs_to_the_smaller_class(criterion: str, billions: str, found: str) -> None:
    whole, _, rest = billions.partition(".")
    rupiah = whole + rest.ljust(9, "0")
    other = "sales" if criterion == "capital" else "capital"
    answer = enterprise_size({criterion: rupiah, other: None})
    assert (answer["class"], answer["criterion"]) == (found, criterion)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({}, "capital"),
        ({"capital": "1", "sales": "1"}, "sales"),
        ({"capital": "-1"}, "capital"),
        ({"sales": "much"}, "sales"),
        ({"turnover": "1"}, "turnover"),
    ],
)
def test_the_offending_place_is_named(document: dict[str, Any], path: str) -> None:
    with pytest.raises(InputError) as refused:
        enterprise_size(document)
    assert refused.value.path == path

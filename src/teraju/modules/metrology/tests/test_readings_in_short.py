"""Which point of a test came nearest to its limit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from teraju.modules.metrology.services.certificate_readings import ReadPoint
from teraju.modules.metrology.web.readings_in_short import share_of_limit


@pytest.mark.parametrize(
    ("point", "share"),
    [
        ({"error": "-2", "limit": "5"}, "0.4"),
        ({"error": "5", "limit": "5"}, "1"),
        ({"error": "6", "limit": "5"}, "1.2"),
        # Between nought and four, the middle is as far from both as can be.
        ({"error": "2", "limit": "4", "lower_limit": "0"}, "0"),
        ({"error": "1", "limit": "4", "lower_limit": "0"}, "0.5"),
        ({"error": "0", "limit": "0"}, None),
        ({"error": None, "limit": "5"}, None),
        ({"limit": "5"}, None),
        ({"error": "1"}, None),
    ],
)
def test_share_of_limit(point, share):
    one = ReadPoint("accuracy", point, "–", "kg", "g")
    assert share_of_limit(one) == (None if share is None else Decimal(share))

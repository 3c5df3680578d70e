"""The day of a moment is that of the place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from teraju.platform.organisation.models import Government, TimeZone

EIGHT_IN_JAYAPURA = datetime(2024, 1, 4, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        # The counter opens at eight: in eastern Indonesia Greenwich is a day behind.
        (TimeZone.WIT, EIGHT_IN_JAYAPURA, date(2024, 1, 5)),
        (TimeZone.WITA, EIGHT_IN_JAYAPURA, date(2024, 1, 5)),
        (TimeZone.WIB, datetime(2024, 1, 4, 16, 59, tzinfo=UTC), date(2024, 1, 4)),
        (TimeZone.WIB, datetime(2024, 1, 4, 17, 0, tzinfo=UTC), date(2024, 1, 5)),
    ],
)
def test_the_day_of_a_moment(zone, moment, day):
    assert Government(timezone=zone).day_of(moment) == day

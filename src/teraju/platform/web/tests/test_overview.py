"""Which figures stand on Kerja saya."""

from datetime import UTC, datetime

import pytest

from teraju.platform.accounts.scope import Viewer
from teraju.platform.web import overview
from teraju.platform.web.kinds import Figure


def figure(label, value, trend=(), tone="act"):
    return Figure(label, value, "/f/", trend=trend, tone=tone)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([figure("never", 0), figure("never either", 0, (0, 0, 0))], []),
        ([figure("no more", 0, (2, 1, 0))], ["no more"]),
        ([figure("calm", 3), figure("late", 1, tone="bad")], ["late", "calm"]),
        ([figure(str(one), one) for one in range(1, 7)], ["1", "2", "3", "4"]),
    ],
)
def test_the_few_that_say_something(monkeypatch, given, shown):
    monkeypatch.setattr(overview, "_figures", [lambda viewer: given])
    now = datetime(2020, 10, 15, tzinfo=UTC)
    assert [one.label for one in overview.figures_for(Viewer(None, "", now))] == shown

"""The list of owners who wait for a code: found however their number is typed, and taken away."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.services import net
from teraju.platform.notify import contacts

from .order_pages import get
from .order_world import Counter
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(counter: Counter, settings: Any) -> None:
    settings.TERAJU_TODAY = DAY
    for typed in ("0812 1111 2222", "0813 3333 4444"):
        contacts.ask_code(
            door=net.DOOR, visitor=counter.acts("stranger"), agency=counter.agency, typed=typed
        )


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("typed", ["0812-1111", "+62 812 1111 2222", "11112222"])
def test_one_is_found_however_it_is_typed(counter: Counter, typed: str) -> None:
    page = get(counter, "counter", "contacts", q=typed)
    assert "+6281211112222" in page
    assert "+6281333334444" not in page


@pytest.mark.usefixtures("asked")
def test_they_are_filtered_and_taken_away(counter: Counter) -> None:
    assert "+62812" not in get(counter, "counter", "contacts", kind="mail")
    file = get(counter, "counter", "contacts", kind="phone", format="csv")
    assert "+6281211112222" in file
    assert len(file.splitlines()) == 3

"""Days that are told of an instrument: none lies before what is known of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.register_pages import browser, summary, url
from teraju.modules.metrology.tests.register_world import (
    TODAY,
    a_kiosk,
    a_market,
    a_unit,
    an_instrument,
    an_owner,
    verified,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit():
    return a_unit()


def moved(unit, instrument, on):
    place = a_kiosk(unit, market=instrument.place.market, name="Lain", stall=f"C-{on.day}")
    actor = unit.at("counter")
    return services.move_instrument(
        actor=actor, instrument_id=instrument.pk, place=place, moved_on=on
    )


def retired(unit, instrument, on):
    return services.retire_instrument(
        actor=unit.at("counter"), instrument_id=instrument.pk, retired_on=on, reason="Rusak"
    )


@pytest.mark.parametrize("told", [moved, retired])
class TestNoDay:
    def test_before_the_last_mark(self, unit, told):
        scale = verified(an_instrument(unit, is_fixed=True))
        with pytest.raises(DomainError, match="verified or moved after"):
            told(unit, scale, TODAY - DAY)
        scale.refresh_from_db()
        assert scale.standing == Standing.VALID
        told(unit, scale, TODAY)

    def test_before_it_was_in_the_register(self, unit, told):
        with pytest.raises(DomainError, match="not in the register yet"):
            told(unit, an_instrument(unit), date(1990, 1, 1))


def test_a_fixed_one_that_moves_on_the_day_of_its_mark_loses_it(unit):
    scale = moved(unit, verified(an_instrument(unit, is_fixed=True)), TODAY)
    assert scale.standing == Standing.VOID


def test_a_market_counts_what_stands_in_its_kiosks(unit, django_assert_num_queries):
    market, owner = a_market(unit), an_owner(unit)
    for number in range(3):
        kiosk = a_kiosk(unit, market, stall=f"B-{number}")
        an_instrument(unit, owner=owner, place=kiosk)
    an_instrument(unit, owner=owner, place=market)
    retired(unit, an_instrument(unit, owner=owner, place=kiosk), TODAY)
    viewer = unit.at("counter")
    with django_assert_num_queries(1):
        found = {one.pk: one.in_use for one in reading.places_counted(viewer)}
    assert (found[market.pk], found[kiosk.pk]) == (4, 1)


def test_a_day_before_all_rules_is_told_in_the_readers_words(unit):
    scale = verified(an_instrument(unit))
    data = {
        "version": scale.version,
        "purpose": "laboratory",
        "location": "Meja 2",
        "requested_on": "1900-01-01",
    }
    client = browser(unit, "counter")
    answer = client.post(url("exemption_request", scale.pk), data)
    assert answer.status_code == 422
    assert "No rule is known for a day before 1 January 2018" in summary(answer)
    client.cookies["language"] = "id"
    answer = client.post(url("exemption_request", scale.pk), data)
    assert "sebelum 1 Januari 2018 tidak diketahui" in summary(answer)
    assert "no rule of" not in summary(answer)

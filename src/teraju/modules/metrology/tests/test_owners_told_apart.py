"""Owners of one name: a form can always name the one that is meant, and nobody gets another's."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.models import Instrument, Owner
from teraju.modules.metrology.selectors.registers import owner_typed
from teraju.modules.metrology.services import registers as services

from .register_pages import browser, send, summary, url
from .register_world import a_market, a_unit, an_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def two(unit):
    """Two of one name whom no telephone tells apart."""
    return [an_owner(unit, phone="", is_another=True) for _number in range(2)]


def test_the_sentence_names_them_and_each_is_found_by_it(unit, two):
    a_market(unit)
    address = url("instrument_add_kind", "dacin")
    sent = {"owner": two[0].name, "place": "Pasar Mojosari", "count": 1}
    refused = summary(send(unit, "counter", address, **sent))
    for owner in two:
        assert f"“{owner_typed(owner)}”" in refused
    sent["owner"] = owner_typed(two[1])
    assert send(unit, "counter", address, **sent).status_code == 302
    assert Instrument.objects.get().owner == two[1]


def test_those_whom_one_telephone_reaches_are_told_apart_too(unit, two):
    Owner.objects.filter(pk__in=[one.pk for one in two]).update(phone="0812 0000 0009")
    a_market(unit)
    address = url("instrument_add_kind", "dacin")
    sent = {"owner": two[0].name, "place": "Pasar Mojosari", "count": 1}
    refused = summary(send(unit, "counter", address, **sent))
    assert all(f"“{one.name} · #{one.pk}”" in refused for one in two)
    form = browser(unit, "counter").get(f"{address}?owner={two[1].pk}").context["form"]
    sent["owner"] = form["owner"].value()
    assert send(unit, "counter", address, **sent).status_code == 302
    assert Instrument.objects.get().owner == two[1]


def test_from_the_page_of_one_the_form_begins_with_that_one(unit, two):
    address = f"{url('instrument_add_kind', 'dacin')}?owner={two[1].pk}"
    form = browser(unit, "counter").get(address).context["form"]
    assert form["owner"].value() == owner_typed(two[1])


@pytest.mark.parametrize("number", ["another", "9" * 30])
def test_a_number_in_a_name_is_no_number_of_a_record(unit, two, number):
    name = f"Kios #{two[0].pk if number == 'another' else number}"
    owner = an_owner(unit, name=name, phone="")
    a_market(unit)
    sent = {"owner": name, "place": "Pasar Mojosari", "count": 1}
    assert send(unit, "counter", url("instrument_add_kind", "dacin"), **sent).status_code == 302
    assert Instrument.objects.get().owner == owner


def test_whoever_stands_beside_one_of_the_same_telephone_may_still_be_changed(unit, two):
    # As a file leaves them: the import completes a telephone that another had.
    Owner.objects.filter(pk__in=[one.pk for one in two]).update(phone="0812 0000 0009")
    said = {"owner_id": two[1].pk, "address": "Jalan Baru 1"}
    assert services.change_owner(actor=unit.at("counter"), **said).address == "Jalan Baru 1"

"""What is closed or ended is in the register: it is not said not to exist, nor entered again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from teraju.modules.metrology.models import Owner, Place
from teraju.modules.metrology.services.registers import end_repairer
from teraju.modules.metrology.web.instrument_forms import HandOverForm
from teraju.modules.metrology.web.order_forms import OrderForm
from teraju.modules.metrology.web.sheet_forms import AgainForm
from teraju.modules.metrology.web.supervision_forms import InspectionForm

from .register_world import TODAY, Unit, a_kiosk, a_market, a_repairer, a_unit, an_instrument

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture
def closed(unit: Unit) -> Place:
    market = a_market(unit)
    Place.objects.filter(pk=market.pk).update(closed_on=TODAY - timedelta(days=3))
    return market


def errors(form: Any, name: str) -> str:
    return " ".join(form.errors.get(name, []))


def order_form(unit: Unit, **typed: str) -> OrderForm:
    people = {
        "viewer": unit.at("counter"),
        "agency_id": unit.agency.pk,
        "owner": None,
        "instruments": [],
        "waiting": [],
    }
    return OrderForm(
        {"name": "Bu Sri", "site": "office", "kind_1": "table_scale", **typed}, **people
    )


class TestPlaces:
    def test_of_a_closed_one_an_order_says_how_it_opens_again(
        self, unit: Unit, closed: Place
    ) -> None:
        for typed in ("Pasar Mojosari", "pasar mojosari"):
            said = errors(order_form(unit, place=typed, place_kind="shop"), "place")
            assert "Pasar Mojosari is in the register, closed on" in said
            assert "Open it again" in said

    def test_a_name_that_differs_is_a_new_one(self, unit: Unit, closed: Place) -> None:
        form = order_form(unit, place="Pasar Mojosari Baru", place_kind="market")
        assert not errors(form, "place")

    def test_one_of_the_same_name_that_is_open_is_meant(self, unit: Unit, closed: Place) -> None:
        opened = a_market(unit, district="Puri")
        form = order_form(unit, place="Pasar Mojosari")
        assert not errors(form, "place")
        assert form.cleaned_data["place"] == opened

    def test_a_kiosk_is_found_by_its_market(self, unit: Unit) -> None:
        market = a_market(unit)
        kiosk = a_kiosk(unit, market)
        Place.objects.filter(pk=kiosk.pk).update(closed_on=TODAY)
        typed = f"{kiosk.name}, {kiosk.stall}, {market.name}"
        assert "closed on" in errors(order_form(unit, place=typed), "place")

    def test_an_inspection_says_the_same(self, unit: Unit, closed: Place) -> None:
        form = InspectionForm(
            {"place": "Pasar Mojosari"}, viewer=unit.at("chief"), agency=unit.agency
        )
        assert "closed on" in errors(form, "place")


def test_an_owner_who_ended_is_taken_up_again(unit: Unit) -> None:
    scale = an_instrument(unit)
    Owner.objects.filter(pk=scale.owner_id).update(ended_on=TODAY)
    form = HandOverForm({"owner": scale.owner.name}, viewer=unit.at("counter"))
    assert "trades no longer" in errors(form, "owner")


def test_a_repairer_whose_entry_ended_today_is_not_offered(unit: Unit) -> None:
    repairer = a_repairer(unit, kinds=["table_scale"])
    scale = an_instrument(unit, kind="table_scale")
    sheet: Any = type("Sheet", (), {"agency_id": unit.agency.pk, "instrument": scale})()

    def offered() -> list[Any]:
        form = AgainForm(viewer=unit.at("tester"), sheet=sheet)
        return list(form.fields["repairer"].queryset)

    assert offered() == [repairer]
    end_repairer(
        actor=unit.at("counter"), repairer_id=repairer.pk, ended_on=TODAY, reason="Dicabut"
    )
    assert offered() == []

"""Plates that no scale can have: refused where they are written, in a form as in a file."""

from __future__ import annotations

import re

import pytest

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.possible import misfit
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.services import registers as services

from .import_rows import AGUS, planned
from .register_pages import browser, summary, text, url
from .register_world import TODAY, a_unit, an_instrument

GOOD = {"max": "15", "e": "5", "accuracy_class": "III"}


def of(plate: dict[str, str], kind: str = "electronic_scale"):
    return misfit(catalogue().kind(kind), plate, TODAY)


@pytest.mark.parametrize(
    ("plate", "kind"),
    [
        (GOOD, "electronic_scale"),
        ({"max": "15"}, "electronic_scale"),
        ({"max": "15", "e": "5"}, "electronic_scale"),
        ({**GOOD, "max_low": "6", "e_low": "2"}, "electronic_scale"),
        ({**GOOD, "min": "100", "d": "5"}, "electronic_scale"),
        ({"max": "60", "e": "20"}, "weighbridge"),
        ({"max": "10"}, "table_scale"),
        # Their class is not on the plate: any may be theirs.
        ({"max": "15", "d": "50"}, "spring_scale"),
        ({"max": "15", "d": "5"}, "spring_scale"),
        ({"qmax": "40"}, "fuel_dispenser"),
    ],
)
def test_can_be(plate, kind):
    assert of(plate, kind) is None


@pytest.mark.parametrize(
    ("plate", "kind", "name", "why"),
    [
        ({**GOOD, "e": "5000"}, "", "e", "less than 500, .* class e goes from 2 to 20 g"),
        ({"max": "15", "e": "5000"}, "", "e", "no class has .* e goes from 0.001 to 100 g"),
        ({**GOOD, "accuracy_class": "I"}, "", "accuracy_class", "50000.* class would be III"),
        ({**GOOD, "e": "3"}, "", "e", "not 1, 2 or 5"),
        ({**GOOD, "e": "20000"}, "", "e", "e is more than Max"),
        ({**GOOD, "d": "10"}, "", "d", "d is more than e"),
        ({**GOOD, "d": "0.2"}, "", "d", "10 times d"),
        ({**GOOD, "min": "10"}, "", "min", "less than 20 e = 100 g"),
        ({**GOOD, "min": "15000"}, "", "min", "not less than Max"),
        ({**GOOD, "max_low": "1", "e_low": "2"}, "", "max_low", "500 times the next e"),
        ({**GOOD, "max_low": "6", "e_low": "0.5"}, "", "e_low", "more than 10000"),
        ({"max": "60", "e": "20000"}, "weighbridge", "e", "e goes from 10 to 100 kg"),
        ({"max": "10", "d": "5000"}, "spring_scale", "d", "no class has"),
    ],
)
def test_cannot_be(plate, kind, name, why):
    found = of(plate, kind or "electronic_scale")
    assert found is not None
    assert found.name == name
    assert re.search(why, found.words.en)
    assert found.words.id.startswith("Tidak ada timbangan berpelat begini: ")


@pytest.mark.django_db
class TestTheRegister:
    @pytest.fixture
    def unit(self):
        return a_unit()

    @pytest.fixture(autouse=True)
    def today(self, settings):
        settings.TERAJU_TODAY = TODAY

    def scale(self, unit, **plate: str) -> Instrument:
        """One that stood before: by its file, or by an older program."""
        made = an_instrument(unit, kind="electronic_scale", plate=GOOD)
        Instrument.objects.filter(pk=made.pk).update(plate={**GOOD, **plate})
        return Instrument.objects.get(pk=made.pk)

    def change(self, unit, one: Instrument, **values):
        return services.change_instrument(actor=unit.at("counter"), instrument_id=one.pk, **values)

    def test_none_is_entered(self, unit):
        with pytest.raises(WrongChoice) as caught:
            an_instrument(unit, kind="electronic_scale", plate={**GOOD, "e": "5000"})
        assert caught.value.field == "plate_e"

    def test_none_is_written_over_another(self, unit):
        one = an_instrument(unit, kind="electronic_scale", plate=GOOD)
        with pytest.raises(WrongChoice):
            self.change(unit, one, plate={**GOOD, "accuracy_class": "I"})

    def test_one_that_stands_hinders_nothing_else(self, unit):
        one = self.scale(unit, e="5000")
        assert self.change(unit, one, make="CAS", plate=dict(one.plate)).make == "CAS"
        with pytest.raises(WrongChoice):
            self.change(unit, one, plate={**GOOD, "e": "2000"})
        assert self.change(unit, one, plate=GOOD).plate == GOOD

    def test_the_form_says_it_at_the_field_and_keeps_what_was_typed(self, unit):
        one = an_instrument(unit, kind="electronic_scale", plate=GOOD)
        client, address = browser(unit, "counter"), url("instrument_change", one.pk)
        sent = {f"plate_{name}": value for name, value in {**GOOD, "accuracy_class": "I"}.items()}
        answer = client.post(address, {"version": one.version, "count": "1", **sent})
        assert "the class would be III" in summary(answer)
        assert "plate_accuracy_class" in answer.context["form"].errors
        assert 'name="plate_max" value="15"' in text(answer)

    def test_a_file_says_it_in_the_cell(self, unit):
        _scope, _plan, faults = planned(unit, AGUS.replace(";15;5;III;", ";15;5000;III;"))
        [(_row, heading, sentence)] = faults
        assert heading == "Scale interval in the unit of its kind"
        assert "e goes from 2 to 20 g" in sentence
        _scope, _plan, faults = planned(unit, AGUS.replace(";15;5;III;", ";15;5;I;"))
        assert [one[1] for one in faults] == ["Accuracy class"]

    def test_a_file_may_bring_back_what_stands(self, unit):
        one = self.scale(unit, e="5000")
        row = AGUS.replace("2;HERE", f"{one.tag};HERE").replace(";15;5;III;", ";15;5000;III;")
        _scope, _plan, faults = planned(unit, row)
        assert not faults

"""One person is one owner, however name and telephone are written; two of a name stay two."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.domain.likeness import name_key
from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.register_refusals import TwiceTheSame
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.register_pages import browser, summary, text, url
from teraju.modules.metrology.tests.register_world import a_market, a_unit, an_owner

pytestmark = pytest.mark.django_db
WRITTEN = [("susi  contoh", "081200000001"), ("SUSI CONTOH", "+62 812 0000 0001")]


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def susi(unit):
    return an_owner(unit)


@pytest.mark.parametrize("written", ["PT. Uji", "pt uji", "PT  UJI", "P.T. Uji", "P.T.UJI"])
def test_a_name_is_one_however_it_is_written(written):
    assert name_key(written) == name_key("PT Uji")
    assert name_key(written) != name_key("PT Uji 2")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("U.D. Susi", "UD Susi", True),
        ("Maju, C.V", "MAJU CV", True),
        ("P. T. Uji", "PT Uji", False),
        ("Susi U.D.A", "Susi UDA", False),
    ],
)
def test_dots_part_no_letters_of_a_business(one, other, is_same):
    assert (name_key(one) == name_key(other)) is is_same


def test_a_form_takes_a_telephone_with_its_area_in_brackets(unit):
    data = {"agency": unit.agency.pk, "name": "Toko Uji", "phone": "(0321) 123456"}
    assert browser(unit, "counter").post(url("owner_add"), data).status_code == 302
    owner = Owner.objects.get()
    assert owner.phone == data["phone"]
    answer = browser(unit, "counter").post(url("owner_add"), {**data, "phone": "0321 123456"})
    assert owner.get_absolute_url() in text(answer)
    assert Owner.objects.count() == 1


@pytest.mark.parametrize(("name", "phone"), WRITTEN)
class TestTheSameOwnerWrittenOtherwise:
    def test_is_refused(self, unit, susi, name, phone):
        with pytest.raises(TwiceTheSame):
            an_owner(unit, name=name, phone=phone, is_another=True)

    def test_the_form_leads_to_whoever_stands(self, unit, susi, name, phone):
        data = {"agency": unit.agency.pk, "name": name, "phone": phone, "is_another": "on"}
        answer = browser(unit, "counter").post(url("owner_add"), data)
        assert answer.status_code == 422
        assert susi.get_absolute_url() in text(answer)
        assert Owner.objects.count() == 1

    def test_the_counter_leads_to_whoever_stands(self, unit, susi, name, phone):
        said = {"name": name, "phone": phone, "site": "office", "kind_1": "table_scale"}
        data = {**said, "place": str(a_market(unit))}
        answer = browser(unit, "counter").post(url("order_add"), data)
        assert answer.status_code == 422
        assert f"?owner={susi.pk}" in text(answer)


@pytest.mark.parametrize("phone", ["", "0812 0000 0001"])
def test_of_a_name_that_no_telephone_tells_apart_is_asked(unit, phone):
    stands = an_owner(unit, phone="" if phone else "0812 0000 0001")
    with pytest.raises(TwiceTheSame, match="another one"):
        an_owner(unit, phone=phone)
    data = {"agency": unit.agency.pk, "name": "susi contoh", "phone": phone}
    answer = browser(unit, "counter").post(url("owner_add"), data)
    assert "look whether it is they" in summary(answer)
    assert stands.get_absolute_url() in text(answer)
    assert browser(unit, "counter").post(url("owner_add"), {**data, "is_another": "on"})
    assert Owner.objects.count() == 2


def test_two_telephones_are_two_owners(unit, susi):
    assert an_owner(unit, phone="0812 0000 0002") != susi


def test_of_two_who_stand_each_is_written_of_without_a_question(unit):
    first = an_owner(unit, phone="")
    an_owner(unit, phone="", is_another=True)
    actor = unit.at("counter")
    services.change_owner(actor=actor, owner_id=first.pk, address="Jalan Raya 1")
    data = {"version": 2, "name": first.name, "phone": "", "address": "Jalan Raya 2"}
    browser(unit, "counter").post(url("owner_change", first.pk), data)
    first.refresh_from_db()
    assert first.address == "Jalan Raya 2"
    other = an_owner(unit, name="Agus", phone="")
    with pytest.raises(TwiceTheSame):
        services.change_owner(actor=actor, owner_id=other.pk, name="susi contoh")

"""The use-cases of the register: what they do, and each refusal."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.models import Coaching, Enterprise, Product, Programme
from teraju.modules.enterprises.refusals import DayOutOfOrder
from teraju.modules.enterprises.register_refusals import OutOfPlace, TwiceTheSame
from teraju.modules.enterprises.services import register_enterprises as services
from teraju.modules.enterprises.services import register_products as products
from teraju.modules.enterprises.services.register_years import enter_year
from teraju.modules.enterprises.tests.register_world import (
    TODAY,
    a_dinas,
    a_product,
    an_enterprise,
)
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files.api import attachments_of
from teraju.platform.files.tests.contents import PNG

pytestmark = pytest.mark.django_db
BILLION = Decimal(10**9)


@pytest.fixture
def dinas():
    return a_dinas()


def coached(product):
    place = {"government": product.government, "agency": product.agency}
    stamps = {"created_at": NOW, "updated_at": NOW}
    programme = Programme.objects.create(
        title="Pembinaan", year=2020, sector="craft", places=5, **place, **stamps
    )
    return Coaching.objects.create(
        programme=programme, product=product, began_on=TODAY, **place, **stamps
    )


class TestEnterprises:
    def test_keeps_the_owner_out_of_the_open_trail(self, dinas):
        one = an_enterprise(dinas, business_number="1234567890123", address="Harjatani")
        event = TrailEvent.objects.get(verb="enterprises.enterprise.added")
        assert event.changes["name"] == [None, "Batik Contoh"]
        hidden = {"owner_name", "phone", "email", "address", "note", "latitude", "longitude"}
        assert not hidden & set(event.changes)
        assert event.personal.data == {
            "owner_name": "Ibu Contoh",
            "phone": "0812 0000 0001",
            "address": "Harjatani",
        }
        assert (one.version, one.size_class) == (1, "")

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("business_number", "123456789012"),
            ("business_number", "12345678901234"),
            ("business_number", "123456789012x"),
            ("activity_code", "1234"),
            ("activity_code", "13134x"),
            ("phone", "call me"),
            ("email", "nowhere"),
            ("began_in", 1500),
            ("sector", "mining"),
        ],
    )
    def test_refuses_what_is_no_such_number(self, dinas, field, value):
        with pytest.raises(ValidationError) as refused:
            an_enterprise(dinas, **{field: value})
        assert list(refused.value.message_dict) == [field]

    @pytest.mark.parametrize(
        ("field", "value"), [("name", " "), ("owner_name", ""), ("began_in", TODAY.year + 1)]
    )
    def test_refuses_what_makes_no_firm(self, dinas, field, value):
        with pytest.raises(DomainError) as refused:
            an_enterprise(dinas, **{field: value})
        assert refused.value.field == field

    def test_a_nib_stands_once_in_a_government(self, dinas):
        an_enterprise(dinas, business_number="1234567890123")
        with pytest.raises(ValidationError, match="NIB"):
            an_enterprise(dinas, name="Other", business_number="1234567890123")

    def test_a_name_stands_once_among_those_in_business(self, dinas):
        one = an_enterprise(dinas)
        with pytest.raises(TwiceTheSame) as refused:
            an_enterprise(dinas, name="batik contoh", business_number="1234567890123")
        assert refused.value.field == "name"
        services.end_enterprise(actor=dinas.at("coach"), enterprise_id=one.pk, ended_on=TODAY)
        an_enterprise(dinas)
        with pytest.raises(TwiceTheSame):
            services.resume_enterprise(actor=dinas.at("coach"), enterprise_id=one.pk)

    @pytest.mark.parametrize("who", ["staff", "head", "guest", "stranger"])
    def test_only_those_who_coach_enter_one(self, dinas, who):
        with pytest.raises(NotAllowed):
            services.add_enterprise(
                actor=dinas.at(who), agency=dinas.agency, name="A", sector="food", owner_name="B"
            )

    def test_a_stranger_does_not_find_it(self, dinas):
        one = an_enterprise(dinas)
        with pytest.raises(Enterprise.DoesNotExist):
            services.change_enterprise(
                actor=dinas.at("stranger"), enterprise_id=one.pk, name="Mine"
            )

    def test_changes_what_was_seen_only(self, dinas):
        one = an_enterprise(dinas)
        services.change_enterprise(
            actor=dinas.at("coach"), enterprise_id=one.pk, expected_version=1, village="Harjatani"
        )
        with pytest.raises(ChangedMeanwhile):
            services.change_enterprise(
                actor=dinas.at("quality"), enterprise_id=one.pk, expected_version=1, village="X"
            )

    def test_goes_out_of_business_and_comes_back(self, dinas):
        one, actor = an_enterprise(dinas), dinas.at("coach")
        with pytest.raises(DayOutOfOrder):
            services.end_enterprise(
                actor=actor, enterprise_id=one.pk, ended_on=TODAY + timedelta(days=1)
            )
        services.end_enterprise(actor=actor, enterprise_id=one.pk, ended_on=TODAY)
        with pytest.raises(OutOfPlace):
            services.change_enterprise(actor=actor, enterprise_id=one.pk, village="X")
        with pytest.raises(OutOfPlace):
            a_product(dinas, one)
        services.resume_enterprise(actor=actor, enterprise_id=one.pk)
        with pytest.raises(OutOfPlace):
            services.resume_enterprise(actor=actor, enterprise_id=one.pk)

    def test_what_is_coached_does_not_end(self, dinas):
        product = a_product(dinas)
        coaching = coached(product)
        actor = dinas.at("coach")
        with pytest.raises(OutOfPlace):
            services.end_enterprise(
                actor=actor, enterprise_id=product.enterprise_id, ended_on=TODAY
            )
        with pytest.raises(OutOfPlace):
            products.end_product(actor=actor, product_id=product.pk, ended_on=TODAY)
        Coaching.objects.filter(pk=coaching.pk).update(state="stopped", reason="x", ended_on=TODAY)
        products.end_product(actor=actor, product_id=product.pk, ended_on=TODAY)
        services.end_enterprise(actor=actor, enterprise_id=product.enterprise_id, ended_on=TODAY)


class TestProducts:
    def test_is_entered_changed_and_sorted(self, dinas):
        product, actor = a_product(dinas), dinas.at("coach")
        products.change_product(actor=actor, product_id=product.pk, name="Batik tulis halus")
        products.sort_product(
            actor=actor, product_id=product.pk, expected_version=3, commodity="batik-tulis"
        )
        product = Product.objects.get(pk=product.pk)
        assert (product.name, product.commodity) == ("Batik tulis halus", "batik-tulis")
        verbs = TrailEvent.objects.filter(target_type="enterprises.product").order_by("sequence")
        assert [event.verb.rsplit(".")[-1] for event in verbs] == ["added", "changed", "sorted"]

    @pytest.mark.parametrize(
        ("values", "field"), [({"name": " "}, "name"), ({"commodity": "gold"}, "commodity")]
    )
    def test_refuses_what_is_none(self, dinas, values, field):
        with pytest.raises(DomainError) as refused:
            a_product(dinas, **values)
        assert refused.value.field == field

    def test_has_a_name_of_its_own(self, dinas):
        product = a_product(dinas)
        with pytest.raises(ValidationError):
            a_product(dinas, product.enterprise)

    def test_the_version_of_its_enterprise_stands_for_it(self, dinas):
        product = a_product(dinas)
        with pytest.raises(ChangedMeanwhile):
            products.change_product(
                actor=dinas.at("coach"), product_id=product.pk, expected_version=1, name="X"
            )

    def test_is_made_no_longer_and_again(self, dinas):
        product, actor = a_product(dinas), dinas.at("coach")
        products.end_product(actor=actor, product_id=product.pk, ended_on=TODAY)
        with pytest.raises(OutOfPlace):
            products.change_product(actor=actor, product_id=product.pk, name="X")
        products.resume_product(actor=actor, product_id=product.pk)
        with pytest.raises(OutOfPlace):
            products.resume_product(actor=actor, product_id=product.pk)

    def test_has_photos(self, dinas):
        product = a_product(dinas)
        photo = SimpleUploadedFile("foto.png", PNG)
        products.picture_product(actor=dinas.at("coach"), product_id=product.pk, photo=photo)
        (file,) = attachments_of(dinas.at("staff"), product)
        assert (file.title, file.kind) == ("Batik tulis Kaserangan", "photo")

    @pytest.mark.parametrize("who", ["staff", "head", "guest"])
    def test_only_those_who_coach_change_it(self, dinas, who):
        product = a_product(dinas)
        with pytest.raises(NotAllowed):
            products.change_product(actor=dinas.at(who), product_id=product.pk, name="X")

    def test_a_stranger_does_not_find_it(self, dinas):
        product = a_product(dinas)
        with pytest.raises(Product.DoesNotExist):
            products.change_product(actor=dinas.at("stranger"), product_id=product.pk, name="X")


class TestYears:
    def entered(self, dinas, one, **values):
        usual = {"year": TODAY.year - 1, "sales": BILLION, "source": "Laporan usaha"}
        return enter_year(actor=dinas.at("coach"), enterprise_id=one.pk, **{**usual, **values})

    def test_the_class_follows_with_what_it_rests_on(self, dinas, later):
        one = an_enterprise(dinas, began_in=2010)
        one = enter_year(
            actor=later, enterprise_id=one.pk, year=2022, sales=3 * BILLION, jobs=4, source="SPT"
        )
        assert (one.size_class, one.size_criterion, one.size_year) == ("small", "sales", 2022)
        assert one.size_edition == "pp-7-2021"
        # It turns out that the firm was new then, and its capital is not known.
        one = services.change_enterprise(actor=later, enterprise_id=one.pk, began_in=2022)
        assert (one.size_class, one.size_year) == ("", None)
        one = enter_year(
            actor=later, enterprise_id=one.pk, year=2022, capital=BILLION, source="Akta"
        )
        assert (one.size_class, one.size_criterion) == ("micro", "capital")
        assert one.years.get().sales == 3 * BILLION

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"year": TODAY.year + 1}, "year"),
            ({"source": " "}, "source"),
            ({"sales": None}, "sales"),
        ],
    )
    def test_refuses_at_the_field(self, dinas, values, field):
        one = an_enterprise(dinas)
        with pytest.raises(DomainError) as refused:
            self.entered(dinas, one, **values)
        assert refused.value.field == field

    def test_refuses_a_negative_amount_and_a_year_entered_twice(self, dinas):
        one = an_enterprise(dinas)
        with pytest.raises(ValidationError):
            self.entered(dinas, one, sales=Decimal(-1))
        self.entered(dinas, one)
        with pytest.raises(DomainError) as refused:
            self.entered(dinas, one, is_new=True)
        assert refused.value.field == "year"
        self.entered(dinas, one, sales=2 * BILLION)
        assert one.years.get().sales == 2 * BILLION

    @pytest.fixture
    def later(self, dinas):
        return dinas.at("coach", NOW.replace(year=2025))

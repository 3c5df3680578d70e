"""The pages of the register: open, search, filters, forms, rights."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.enterprises.models import Enterprise, Product, Proposal
from teraju.modules.enterprises.services.register_years import enter_year
from teraju.modules.enterprises.tests.register_world import (
    TODAY,
    a_dinas,
    a_product,
    a_proposal,
    an_enterprise,
    summary,
    text,
    url,
)
from teraju.modules.enterprises.web import register_sections
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.files.tests.contents import PNG

pytestmark = pytest.mark.django_db
FIRM = {"name": "Roti Baru", "sector": "food", "owner_name": "Pak Baru", "phone": "0812 222"}


@pytest.fixture
def dinas():
    return a_dinas()


def opened(dinas, who, address, status=200):
    response = dinas.browser(who).get(address)
    assert response.status_code == status, address
    return text(response)


class TestLists:
    def test_finds_by_name_number_and_place(self, dinas):
        an_enterprise(dinas, business_number="1234567890123")
        an_enterprise(dinas, name="Roti Contoh", sector="food", district="Cikande")
        for words in ("Batik", "1234567890123", "kramatwatu batik"):
            page = opened(dinas, "staff", f"{url('enterprises')}?q={words}")
            assert "Batik Contoh" in page
            assert "Roti Contoh" not in page

    @pytest.mark.parametrize(
        ("who", "found"), [("coach", True), ("head", True), ("staff", False), ("guest", False)]
    )
    def test_a_telephone_finds_for_who_may_know_it(self, dinas, who, found):
        an_enterprise(dinas)
        for words in ("0812 0000", "Ibu Contoh"):
            page = opened(dinas, who, f"{url('enterprises')}?q={words}")
            assert ("Batik Contoh" in page) is found

    def test_filters(self, dinas):
        one = an_enterprise(dinas, began_in=2010)
        an_enterprise(dinas, name="Roti Contoh", sector="food", district="Cikande")
        enter_year(
            actor=dinas.at("coach", NOW.replace(year=2025)),
            enterprise_id=one.pk,
            year=2024,
            sales=3 * 10**9,
            source="SPT",
        )
        for query in ("sector=craft", "district=Kramatwatu", "size=small"):
            page = opened(dinas, "coach", f"{url('enterprises')}?{query}")
            assert "Batik Contoh" in page
            assert "Roti Contoh" not in page
        assert "Batik Contoh" not in opened(dinas, "coach", f"{url('enterprises')}?size=unknown")
        assert "Batik Contoh" not in opened(dinas, "coach", f"{url('enterprises')}?open=no")

    def test_products_by_what_standard_they_have(self, dinas):
        a_product(dinas, commodity="batik-tulis")
        firm = an_enterprise(dinas, name="Sasando Contoh")
        a_product(dinas, firm, name="Sasando gong", commodity="sasando")
        page = opened(dinas, "coach", f"{url('products')}?standard=no")
        assert "Sasando gong" in page
        assert "Batik tulis Kaserangan" not in page
        page = opened(dinas, "coach", f"{url('products')}?standard=yes")
        assert "Batik tulis Kaserangan" in page
        assert "Sasando gong" not in opened(dinas, "coach", f"{url('products')}?commodity=unknown")

    def test_are_taken_away_without_who_owns_them(self, dinas):
        an_enterprise(dinas)
        response = dinas.browser("staff").get(f"{url('enterprises')}?format=csv")
        assert "Batik Contoh" in text(response)
        assert "Ibu Contoh" not in text(response)

    @pytest.mark.parametrize("name", ["enterprises", "products", "proposals"])
    def test_rows_cost_no_queries(self, dinas, name, django_assert_max_num_queries):
        client = dinas.browser("coach")
        for number in range(5):
            firm = an_enterprise(dinas, name=f"Usaha {number}")
            product = a_product(dinas, firm)
            a_proposal(dinas, title=f"Usulan {number}", product=product)
        with django_assert_max_num_queries(22):
            assert client.get(url(name)).status_code == 200

    def test_a_stranger_sees_nothing(self, dinas):
        an_enterprise(dinas)
        assert "Batik Contoh" not in opened(dinas, "stranger", url("enterprises"))


class TestEnterprise:
    def test_shows_the_owner_to_who_may_know(self, dinas):
        one = an_enterprise(dinas, note="Rahasia dapur")
        page = opened(dinas, "coach", one.get_absolute_url())
        assert "Ibu Contoh" in page
        assert "0812 0000 0001" in page
        for who in ("staff", "guest"):
            page = opened(dinas, who, one.get_absolute_url())
            assert "Batik Contoh" in page
            assert "Ibu Contoh" not in page
            assert "0812 0000 0001" not in page
            assert "Rahasia dapur" not in page
        opened(dinas, "stranger", one.get_absolute_url(), 404)

    def test_tells_where_it_lies_as_its_address_to_who_may_know(self, dinas):
        one = an_enterprise(dinas, address="Jalan Uji 5", latitude="-6.051", longitude="106.112")
        for who in ("coach", "head", "staff", "guest"):
            page = opened(dinas, who, one.get_absolute_url())
            assert ("Jalan Uji 5" in page) is (who in ("coach", "head"))
            assert ("-6.051" in page) is (who in ("coach", "head"))

    def test_tells_what_the_size_rests_on(self, dinas):
        one = an_enterprise(dinas, began_in=2000)
        enter_year(
            actor=dinas.at("coach", NOW.replace(year=2025)),
            enterprise_id=one.pk,
            year=2024,
            sales=3 * 10**9,
            source="SPT",
        )
        page = opened(dinas, "staff", one.get_absolute_url())
        assert "Small" in page
        assert "by sales of the year of 2024" in page
        assert "Rp3.000.000.000" in page
        assert "no rule for this year" not in page
        enter_year(
            actor=dinas.at("coach", NOW.replace(year=2025)),
            enterprise_id=one.pk,
            year=2007,
            sales=10**9,
            source="SPT",
        )
        assert "no rule for this year" in opened(dinas, "staff", one.get_absolute_url())

    def test_is_entered(self, dinas):
        client = dinas.browser("coach")
        assert client.get(url("enterprise_add")).status_code == 200
        response = client.post(url("enterprise_add"), {"agency": dinas.agency.pk, **FIRM})
        one = Enterprise.objects.get()
        assert response.headers["Location"] == one.get_absolute_url()

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"business_number": "123"}, "13 digits"),
            ({"activity_code": "1"}, "5 digits"),
            ({"owner_name": ""}, "This field is required"),
            ({"latitude": "-6"}, "both coordinates"),
        ],
    )
    def test_keeps_what_was_typed_beside_the_fault(self, dinas, values, sentence):
        data = {"agency": dinas.agency.pk, **FIRM, **values}
        response = dinas.browser("coach").post(url("enterprise_add"), data)
        assert response.status_code == 422
        assert sentence in text(response)
        assert "Roti Baru" in text(response)

    def test_is_changed_if_nobody_else_did(self, dinas):
        one, client = an_enterprise(dinas), dinas.browser("coach")
        address = url("enterprise_change", one.pk)
        assert "Ibu Contoh" in text(client.get(address))
        assert client.post(address, {**FIRM, "version": 1}).status_code == 302
        response = client.post(address, {**FIRM, "version": 1})
        assert response.status_code == 422
        assert "Somebody saved" in summary(response)

    def test_ends_and_is_taken_up_again(self, dinas):
        one, client = an_enterprise(dinas), dinas.browser("coach")
        client.post(url("enterprise_end", one.pk), {"ended_on": TODAY, "version": 1})
        assert "Out of business" in text(client.get(one.get_absolute_url()))
        client.post(url("enterprise_resume", one.pk), {"version": 2})
        assert Enterprise.objects.get().ended_on is None

    @pytest.mark.parametrize("name", ["change", "end", "resume"])
    def test_others_are_told_who_may(self, dinas, name):
        one = an_enterprise(dinas)
        address = url(f"enterprise_{name}", one.pk)
        opened(dinas, "staff", address, 403)
        opened(dinas, "stranger", address, 404)


class TestYears:
    def test_is_entered_as_people_write_amounts(self, dinas):
        one, client = an_enterprise(dinas), dinas.browser("coach")
        data = {"year": TODAY.year - 1, "sales": "Rp1.500.000.000", "source": "SPT", "version": 1}
        response = client.post(url("year_add", one.pk), data)
        assert response.status_code == 302
        assert one.years.get().sales == 1_500_000_000
        address = url("year_change", one.pk, TODAY.year - 1)
        assert "1.500.000.000" in text(client.get(address))
        client.post(address, {"sales": "2000000000", "source": "SPT", "version": 2})
        assert one.years.get().sales == 2_000_000_000
        assert client.get(url("year_change", one.pk, 1999)).status_code == 404

    @pytest.mark.parametrize("amount", ["much", "1.5", "-5", "9" * 16, "1,5"])
    def test_refuses_what_is_no_amount(self, dinas, amount):
        one = an_enterprise(dinas)
        data = {"year": 2019, "sales": amount, "source": "SPT", "version": 1}
        response = dinas.browser("coach").post(url("year_add", one.pk), data)
        assert response.status_code == 422
        assert "whole amount in rupiah" in text(response)


class TestProduct:
    def test_tells_the_standard_with_its_reasons(self, dinas):
        page = opened(dinas, "coach", a_product(dinas).get_absolute_url())
        assert "SNI 8302:2016 + Amd.1:2019" in page
        assert "“batik tulis” stands in its name." in page
        assert "Voluntary" in page
        assert "It is this kind" in page

    def test_warns_of_a_mandatory_one(self, dinas):
        page = opened(dinas, "staff", a_product(dinas, name="Nastar").get_absolute_url())
        assert "Mandatory, with exceptions" in page
        assert "unconfirmed" in page
        assert "It is this kind" not in page

    def test_offers_a_proposal_where_there_is_none(self, dinas):
        product = a_product(dinas, name="Sasando gong")
        page = opened(dinas, "coach", product.get_absolute_url())
        assert "no SNI known yet" in page
        assert f"?product={product.pk}&amp;kind=sasando" in page
        form = opened(dinas, "coach", f"{url('proposal_add')}?product={product.pk}&kind=sasando")
        assert f'<option value="{product.pk}" selected' in form

    def test_is_entered_sorted_and_pictured(self, dinas):
        firm, client = an_enterprise(dinas), dinas.browser("coach")
        client.post(url("product_add", firm.pk), {"name": "Batik tulis", "version": 1})
        product = Product.objects.get()
        address = url("product_sort", product.pk)
        assert '"batik-tulis" selected' in text(client.get(f"{address}?kind=batik-tulis"))
        client.post(address, {"commodity": "batik-tulis", "version": 2})
        photo = SimpleUploadedFile("foto.png", PNG)
        client.post(url("product_photo", product.pk), {"photo": photo, "version": 3})
        page = text(client.get(product.get_absolute_url()))
        assert "The product is entered as this kind." in page
        assert "<img src=" in page

    def test_what_is_made_stands_before_what_was(self, dinas, monkeypatch):
        monkeypatch.setattr(register_sections, "SHOWN", 1)
        one = an_enterprise(dinas)
        for name, ended_on in (("Batik lama", TODAY), ("Batik masih", None)):
            product = a_product(dinas, one, name=name)
            Product.objects.filter(pk=product.pk).update(ended_on=ended_on)
        assert "Batik masih" in opened(dinas, "staff", one.get_absolute_url())

    def test_takes_pictures_only(self, dinas):
        product = a_product(dinas)
        paper = SimpleUploadedFile("foto.txt", b"Nothing to see")
        response = dinas.browser("coach").post(
            url("product_photo", product.pk), {"photo": paper, "version": 2}
        )
        assert response.status_code == 422

    def test_ends_and_is_made_again(self, dinas):
        product, client = a_product(dinas), dinas.browser("coach")
        client.post(url("product_end", product.pk), {"ended_on": TODAY, "version": 2})
        assert "No longer made" in text(client.get(product.get_absolute_url()))
        client.post(url("product_resume", product.pk), {"version": 3})
        assert Product.objects.get().ended_on is None

    @pytest.mark.parametrize("name", ["change", "sort", "photo", "end", "resume"])
    def test_others_are_told_who_may(self, dinas, name):
        address = url(f"product_{name}", a_product(dinas).pk)
        opened(dinas, "staff", address, 403)
        opened(dinas, "stranger", address, 404)


class TestCatalogue:
    @pytest.mark.parametrize(
        ("query", "there", "not_there"),
        [
            ("q=stamped+8303", "SNI 8303:2016", "SNI 8302:2016"),
            ("commodity=chse", "SNI 9042:2021", "SNI 8302:2016"),
            ("mandatory=yes", "SNI 2983:2014", "SNI 8302:2016"),
            ("confirmed=no", "SNI 8371", "SNI 8302:2016"),
            ("state=proposed", "KT 97-01", "SNI 8302:2016"),
            ("state=none", "Sasando", "SNI 8302:2016"),
            ("q=nothing+like+it", "Nothing", "SNI 8302:2016"),
        ],
    )
    def test_is_searched_and_cut(self, dinas, query, there, not_there):
        page = opened(dinas, "staff", f"{url('standards')}?{query}")
        body = page[page.index('id="rows"') :]
        assert there in body
        assert not_there not in body

    def test_is_taken_away(self, dinas):
        response = dinas.browser("staff").get(f"{url('standards')}?format=csv&q=8302")
        assert "SNI 8302:2016 + Amd.1:2019" in text(response)
        assert "8303" not in text(response)
        response = dinas.browser("staff").get(f"{url('standards')}?format=xlsx")
        assert response.status_code == 200

    def test_a_page_each(self, dinas):
        assert "Amd.1:2019" in opened(dinas, "staff", url("standard", "sni-8302"))
        page = opened(dinas, "staff", url("standard", "sni-8371"))
        assert "Not confirmed" in page
        assert "Propose an SNI" in opened(dinas, "coach", url("commodity", "sasando"))
        assert "Propose an SNI" not in opened(dinas, "staff", url("commodity", "sasando"))
        assert "SNI 8303:2016" in opened(dinas, "staff", url("commodity", "batik-cap"))
        assert "4 years" in opened(dinas, "staff", url("scheme", "textiles"))
        assert "Batikmark" in opened(dinas, "staff", url("schemes"))

    @pytest.mark.parametrize("name", ["standard", "commodity", "scheme"])
    def test_what_is_not_there_is_not_found(self, dinas, name):
        opened(dinas, "staff", url(name, "nothing"), 404)


class TestProposal:
    def test_is_begun_and_goes_its_way(self, dinas):
        client = dinas.browser("head")
        data = {"agency": dinas.agency.pk, "title": "Sasando", "commodity": "sasando"}
        client.post(url("proposal_add"), data)
        one = Proposal.objects.get()
        response = client.post(url("proposal_step", one.pk, "submit"), {"on": TODAY, "version": 1})
        assert "The dossier lacks" in summary(response)
        words = {"scope": "A", "need": "B", "parties": "C", "version": 1}
        client.post(url("proposal_change", one.pk), {**data, **words})
        client.post(url("proposal_step", one.pk, "submit"), {"on": TODAY, "version": 2})
        page = text(client.get(one.get_absolute_url()))
        assert "Submitted to BSN" in page
        assert "It is in PNPS" in page
        assert "RSNI is being drafted" in page

    def test_a_step_that_has_no_place_is_told(self, dinas):
        one = a_proposal(dinas)
        response = dinas.browser("coach").post(
            url("proposal_step", one.pk, "enact"), {"on": TODAY, "result": "SNI 1", "version": 1}
        )
        assert "has no place" in summary(response)
        opened(dinas, "coach", url("proposal_step", one.pk, "nothing"), 404)

    def test_rights(self, dinas):
        one = a_proposal(dinas)
        for name, more in (("proposal_change", ()), ("proposal_step", ("submit",))):
            opened(dinas, "staff", url(name, one.pk, *more), 403)
            opened(dinas, "stranger", url(name, one.pk, *more), 404)
        opened(dinas, "stranger", one.get_absolute_url(), 404)
        opened(dinas, "staff", url("proposal_add"), 403)

"""Figures by year and products of enterprises from a file."""

from __future__ import annotations

import io

import pytest
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.models import Enterprise, Product, YearFigures
from teraju.modules.enterprises.services import register_enterprises as firms
from teraju.modules.enterprises.services import register_products as products
from teraju.modules.enterprises.services.register_part_imports import (
    import_products,
    import_years,
)
from teraju.modules.enterprises.services.register_years import enter_year
from teraju.modules.enterprises.tests.register_world import (
    TODAY,
    a_dinas,
    a_product,
    an_enterprise,
)
from teraju.modules.enterprises.web.register_lists import PRODUCTS
from teraju.modules.enterprises.web.register_years import YEARS
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent
from teraju.platform.exchange.files import to_csv, to_xlsx
from teraju.platform.exchange.importing import columns_read, compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.services import may_import
from teraju.platform.exchange.sheets import read_sheet

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = Source("angka.csv", "0" * 64)
HEADS = {
    YEARS.key: "Agency;Enterprise;Year;Capital;Sales;People at work;Where it sells;Source",
    PRODUCTS.key: "Agency;Enterprise;Product;Kind of product;Description",
}
YEAR = "HERE;Batik Contoh;2017;1000000;900000000;4;Serang, pasar daring;Menurut pemilik"
EARLIER = "HERE;Batik Contoh;2016;;700000000;;;SPT"
CLOTH = "HERE;Batik Contoh;Batik tulis;sasando;Kain katun"
SCARF = "HERE;Batik Contoh;Selendang;;"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def dinas():
    made = a_dinas()
    an_enterprise(made, began_in=2010)
    return made


def held(register, dinas, content, who="coach", now=NOW, kind="text/csv"):
    scope = Scope(dinas.at(who, now), dinas.government)
    reading = read_rows(register, read_sheet(io.BytesIO(content), kind), scope)
    plan = compare(register, reading, scope, FILE)
    return scope, plan, [(one.row, one.heading) for one in reading.faults.named]


def planned(register, dinas, *rows, heads="", **more):
    body = "\n".join([heads or HEADS[register.key], *rows])
    body = body.replace("HERE", dinas.agency.short_name)
    return held(register, dinas, body.encode(), **more)


def brought(register, dinas, *rows, **more):
    scope, plan, faults = planned(register, dinas, *rows, **more)
    assert not faults
    register.importing.write(scope, plan)
    return plan


def enter_one(register, dinas, actor):
    """Past the page: as somebody would who calls the service."""
    one = firm_of(dinas)
    told = {"actor": actor, "government": dinas.government, "changed": [], "source": {}}
    if register is YEARS:
        import_years(new=[(one, 2017, {"sales": 1, "source": "x"})], **told)
    else:
        import_products(new=[(one, {"name": "x"})], **told)


def firm_of(dinas):
    return Enterprise.objects.get(agency=dinas.agency, name="Batik Contoh", ended_on=None)


@pytest.mark.parametrize(
    ("register", "rows"), [(YEARS, [YEAR, EARLIER]), (PRODUCTS, [CLOTH, SCARF])]
)
class TestEitherFile:
    def test_the_same_again_changes_nothing(self, dinas, register, rows):
        brought(register, dinas, *rows)
        _scope, plan, faults = planned(register, dinas, *rows)
        assert not faults
        assert (plan.is_empty, plan.unchanged) == (True, 2)

    @pytest.mark.parametrize("kind", ["text/csv", XLSX])
    def test_what_is_taken_away_comes_back_unchanged(self, dinas, register, rows, kind):
        brought(register, dinas, *rows)
        Product.objects.filter(name="Selendang").update(description="Sutra\r\natau katun")
        listed = register.rows(dinas.at("coach")).order_by("pk")
        if kind == XLSX:
            content = to_xlsx(columns_read(register), listed, "Lembar")
        else:
            content = to_csv(columns_read(register), listed)
        _scope, plan, faults = held(register, dinas, content, kind=kind)
        assert not faults
        assert (plan.is_empty, plan.unchanged) == (True, 2)

    def test_all_or_none(self, dinas, register, rows):
        wrong = rows[1].replace("Batik Contoh", "Tak Dikenal")
        _scope, plan, faults = planned(register, dinas, rows[0], wrong)
        assert faults == [(3, "Enterprise")]
        assert plan.is_empty

    def test_an_enterprise_out_of_business_is_resumed_first(self, dinas, register, rows):
        one = firm_of(dinas)
        firms.end_enterprise(actor=dinas.at("coach"), enterprise_id=one.pk, ended_on=TODAY)
        assert planned(register, dinas, rows[0])[2] == [(2, "Enterprise")]

    def test_an_enterprise_of_the_same_name_that_ended_is_not_meant(self, dinas, register, rows):
        brought(register, dinas, *rows)
        old = firm_of(dinas)
        firms.end_enterprise(actor=dinas.at("coach"), enterprise_id=old.pk, ended_on=TODAY)
        new = an_enterprise(dinas)
        plan = brought(register, dinas, *rows)
        assert len(plan.new) == 2
        assert {row.enterprise for row in register.rows(dinas.at("coach"))} == {old, new}

    def test_the_same_row_twice(self, dinas, register, rows):
        assert [row for row, _heading in planned(register, dinas, rows[0], rows[0])[2]] == [3]

    @pytest.mark.parametrize("who", ["staff", "head", "guest", "stranger"])
    def test_only_those_who_coach_here_bring_a_file_in(self, dinas, register, rows, who):
        assert planned(register, dinas, rows[0], who=who)[2] == [(2, "Agency")]
        scope, plan, _faults = planned(register, dinas, rows[0])
        assert not plan.is_empty
        actor = dinas.at(who)
        with pytest.raises(NotAllowed):
            enter_one(register, dinas, actor)
        assert not register.rows(scope.actor).exists()
        assert may_import(dinas.at("coach"), register)
        assert may_import(actor, register) is (who == "stranger")

    def test_refuses_what_was_changed_meanwhile(self, dinas, register, rows):
        brought(register, dinas, *rows)
        scope, plan, _faults = planned(register, dinas, f"{rows[0]} baru")
        assert len(plan.changed) == 1
        firms.change_enterprise(
            actor=dinas.at("coach"), enterprise_id=firm_of(dinas).pk, village="Y"
        )
        with pytest.raises(ChangedMeanwhile):
            register.importing.write(scope, plan)

    def test_refuses_what_was_entered_meanwhile(self, dinas, register, rows):
        scope, plan, _faults = planned(register, dinas, *rows)
        brought(register, dinas, rows[1])
        with pytest.raises(ChangedMeanwhile):
            register.importing.write(scope, plan)
        assert register.rows(scope.actor).count() == 1


class TestYears:
    def test_enters_each_row_with_one_event(self, dinas):
        version = firm_of(dinas).version
        brought(YEARS, dinas, YEAR, EARLIER)
        earlier, later = YearFigures.objects.order_by("year")
        assert (later.capital, later.sales, later.jobs) == (1_000_000, 900_000_000, 4)
        assert (later.markets, later.source) == ("Serang, pasar daring", "Menurut pemilik")
        assert (earlier.capital, earlier.sales, earlier.jobs) == (None, 700_000_000, None)
        event = TrailEvent.objects.get(verb="enterprises.year.imported")
        assert event.changes["added"] == [None, 2]
        assert firm_of(dinas).version == version + 1

    def test_the_size_class_follows(self, dinas):
        later = NOW.replace(year=2026)
        brought(YEARS, dinas, YEAR.replace("2017", "2024"), now=later)
        one = firm_of(dinas)
        assert (one.size_class, one.size_year) == ("micro", 2024)
        more = YEAR.replace("2017", "2024").replace("900000000", "3000000000")
        plan = brought(YEARS, dinas, more, now=later)
        assert (len(plan.new), len(plan.changed)) == (0, 1)
        one.refresh_from_db()
        assert (one.size_class, one.size_criterion) == ("small", "sales")

    def test_a_file_without_a_column_leaves_it_as_it_stands(self, dinas):
        brought(YEARS, dinas, YEAR)
        heads = "Agency;Enterprise;Year;Source"
        brought(YEARS, dinas, "HERE;Batik Contoh;2017;SPT", heads=heads)
        one = YearFigures.objects.get()
        assert (one.source, one.sales) == ("SPT", 900_000_000)

    @pytest.mark.parametrize(
        ("row", "heading"),
        [
            (YEAR.replace("HERE", "Dinas Lain"), "Agency"),
            (YEAR.replace("Batik Contoh", "Batik Lain"), "Enterprise"),
            (YEAR.replace("Batik Contoh", ""), "Enterprise"),
            (YEAR.replace("2017", str(TODAY.year + 1)), "Year"),
            (YEAR.replace("2017", "1980"), "Year"),
            (YEAR.replace(";1000000;", ";banyak;"), "Capital"),
            (YEAR.replace("900000000", "-5"), "Sales"),
            (YEAR.replace(";4;", ";empat;"), "People at work"),
            (YEAR.replace("Menurut pemilik", ""), "Source"),
            ("HERE;Batik Contoh;2017;;;;;SPT", "Sales"),
        ],
    )
    def test_tells_each_fault_with_its_place(self, dinas, row, heading):
        _scope, plan, faults = planned(YEARS, dinas, EARLIER, row)
        assert faults == [(3, heading)]
        assert plan.is_empty

    @pytest.mark.parametrize(
        ("year", "values", "field"),
        [
            (TODAY.year + 1, {"sales": 1, "source": "SPT"}, "year"),
            (2017, {"sales": 1}, "source"),
            (2017, {"source": "SPT"}, "sales"),
        ],
    )
    def test_the_service_holds_the_rules_too(self, dinas, year, values, field):
        with pytest.raises(DomainError) as refused:
            import_years(
                actor=dinas.at("coach"),
                government=dinas.government,
                new=[(firm_of(dinas), year, values)],
                changed=[],
                source={},
            )
        assert refused.value.field == field


class TestProducts:
    def test_enters_each_row_with_one_event(self, dinas):
        brought(PRODUCTS, dinas, CLOTH, SCARF)
        first, second = Product.objects.order_by("name")
        assert (first.commodity, first.description) == ("sasando", "Kain katun")
        assert (second.name, second.commodity, second.description) == ("Selendang", "", "")
        event = TrailEvent.objects.get(verb="enterprises.product.imported")
        assert event.changes["added"] == [None, 2]

    @pytest.mark.parametrize("word", ["sasando", "Sasando"])
    def test_a_kind_by_its_code_or_name(self, dinas, word):
        brought(PRODUCTS, dinas, CLOTH.replace("sasando", word))
        assert Product.objects.get().commodity == "sasando"

    def test_changes_what_differs(self, dinas):
        one = a_product(dinas, firm_of(dinas), name="Batik tulis", description="Lama")
        plan = brought(PRODUCTS, dinas, CLOTH)
        assert (len(plan.new), len(plan.changed)) == (0, 1)
        one.refresh_from_db()
        assert (one.description, one.commodity) == ("Kain katun", "sasando")

    def test_an_empty_kind_is_none(self, dinas):
        brought(PRODUCTS, dinas, CLOTH)
        brought(PRODUCTS, dinas, CLOTH.replace("sasando", ""))
        assert Product.objects.get().commodity == ""

    @pytest.mark.parametrize(
        ("row", "heading"),
        [
            (CLOTH.replace("HERE", "Dinas Lain"), "Agency"),
            (CLOTH.replace("Batik Contoh", "Batik Lain"), "Enterprise"),
            (CLOTH.replace("Batik tulis", ""), "Product"),
            (CLOTH.replace("Batik tulis", "x" * 161), "Product"),
            (CLOTH.replace("sasando", "barang"), "Kind of product"),
            (CLOTH.replace("Kain katun", "x" * 2001), "Description"),
        ],
    )
    def test_tells_each_fault_with_its_place(self, dinas, row, heading):
        _scope, plan, faults = planned(PRODUCTS, dinas, SCARF, row)
        assert faults == [(3, heading)]
        assert plan.is_empty

    def test_a_product_no_longer_made_is_resumed_first(self, dinas):
        one = a_product(dinas, firm_of(dinas), name="Batik tulis")
        products.end_product(actor=dinas.at("coach"), product_id=one.pk, ended_on=TODAY)
        assert planned(PRODUCTS, dinas, CLOTH)[2] == [(2, "Product")]
        with pytest.raises(DomainError):
            import_products(
                actor=dinas.at("coach"),
                government=dinas.government,
                new=[],
                changed=[(Product.objects.get(), {"description": "x"})],
                source={},
            )

    @pytest.mark.parametrize("values", [{"name": ""}, {"name": "x", "commodity": "barang"}])
    def test_the_service_holds_the_rules_too(self, dinas, values):
        with pytest.raises(DomainError):
            import_products(
                actor=dinas.at("coach"),
                government=dinas.government,
                new=[(firm_of(dinas), values)],
                changed=[],
                source={},
            )


class TestThePageOfYears:
    @pytest.fixture
    def entered(self, dinas):
        other = an_enterprise(dinas, name="Roti Contoh", sector="food")
        for pk, year in ((firm_of(dinas).pk, 2016), (other.pk, 2017)):
            enter_year(
                actor=dinas.at("coach"), enterprise_id=pk, year=year, sales=5_000_000, source="SPT"
            )
        return dinas

    def page(self, dinas, who="staff", **asked):
        response = dinas.browser(who).get("/enterprises/years/", asked)
        assert response.status_code == 200
        return response.content.decode()

    def test_lists_finds_and_filters(self, entered):
        page = self.page(entered)
        assert "Batik Contoh" in page
        assert "Rp5.000.000" in page
        for asked in ({"q": "batik"}, {"year": "2016"}, {"q": "batik", "open": "yes"}):
            page = self.page(entered, **asked)
            assert "Batik Contoh" in page
            assert "Roti Contoh" not in page
        assert "Batik Contoh" not in self.page(entered, open="no")
        assert "Batik Contoh" in self.page(entered, agency=str(entered.agency.pk))

    def test_a_row_leads_to_the_enterprise(self, entered):
        assert f'href="{firm_of(entered).get_absolute_url()}"' in self.page(entered)

    def test_strangers_see_none_of_it(self, entered):
        assert "Batik Contoh" not in self.page(entered, "stranger")
        assert "Batik Contoh" in self.page(entered, "guest")

    def test_who_may_enter_is_offered_the_import(self, entered):
        assert "/import/" in self.page(entered, "coach")
        assert "/import/" not in self.page(entered, "staff")

    def test_the_register_of_enterprises_leads_here(self, entered):
        page = entered.browser("staff").get("/enterprises/").content.decode()
        assert "/enterprises/years/" in page

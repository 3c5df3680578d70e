from __future__ import annotations

import pytest
from django.http import QueryDict

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, viewer
from teraju.platform.exchange import catalogue
from teraju.platform.exchange.registers import LONGEST_SEARCH, Column, Register, read_query, rows_of
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.web.registers import AGENCIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def who(government):
    return viewer(Role.STAFF, government=government)


@pytest.fixture
def found(who):
    def look(address: str, register: Register = AGENCIES) -> list[str]:
        query = read_query(register, QueryDict(address), who)
        return [row.name for row in rows_of(register, query, who)]

    return look


class TestSearch:
    def test_finds_rows_that_hold_every_word_in_any_field(self, government, found):
        AgencyFactory(government=government, name="Dinas Perdagangan", head_title="Kepala Dinas")
        AgencyFactory(government=government, name="Dinas Kesehatan", head_title="Kepala Dinas")
        AgencyFactory(government=government, name="Inspektorat", head_title="Inspektur")
        assert found("q=dinas") == ["Dinas Perdagangan", "Dinas Kesehatan"]
        assert found("q=KEPALA++sehat") == ["Dinas Kesehatan"]
        assert found("q=dinas+inspektur") == []

    @pytest.mark.parametrize("sign", ["%25", "_", "\\", "'", '"', "%00dinas%00x"])
    def test_takes_signs_as_they_are(self, government, found, sign):
        AgencyFactory(government=government, name="Dinas Kesehatan")
        assert found(f"q={sign}") == []

    def test_bears_nul_bytes_and_very_long_texts(self, government, found, who):
        AgencyFactory(government=government, name="Dinas Kesehatan")
        assert found("q=%00Dinas%00") == ["Dinas Kesehatan"]
        assert found("q=" + "a+" * 5000) == ["Dinas Kesehatan"]
        assert found("q=" + "qx+" * 5000) == []
        query = read_query(AGENCIES, QueryDict("q=" + "x" * 5000), who)
        assert query.words == "x" * LONGEST_SEARCH


class TestQuestions:
    @pytest.mark.parametrize(
        "address",
        [
            "sort=nothing",
            "sort=-nothing",
            "sort=head",
            "sort=%00",
            "kind=nothing",
            "kind=%00",
            "x=1",
        ],
    )
    def test_leave_out_what_the_register_does_not_know(self, government, found, address):
        AgencyFactory(government=government, name="Dinas Kesehatan")
        assert found(address) == ["Dinas Kesehatan"]

    def test_filter_by_a_known_choice(self, government, found):
        AgencyFactory(government=government, name="Dinas Kesehatan", kind="office")
        AgencyFactory(
            government=government, name="Inspektorat", kind="inspectorate", head_title="Inspektur"
        )
        assert found("kind=inspectorate") == ["Inspektorat"]
        assert found("kind=inspectorate&q=dinas") == []

    def test_have_one_address_however_they_were_asked(self, who):
        one = read_query(AGENCIES, QueryDict("q=+a++b&kind=office&page=3&x=1&sort=-name"), who)
        other = read_query(AGENCIES, QueryDict("sort=-name&kind=office&q=a b&kind=office"), who)
        assert one.address() == other.address() == "kind=office&q=a+b&sort=-name"
        again = read_query(AGENCIES, QueryDict(one.address()), who)
        assert again == one


class TestOrder:
    def test_goes_both_ways_with_the_key_last_and_the_empty_last(self, government, found):
        root = AgencyFactory(government=government, name="Akar")
        AgencyFactory(parent=root, name="Ranting")
        AgencyFactory(parent=AgencyFactory(government=government, name="Batang"), name="Bunga")
        assert found("sort=name") == ["Akar", "Batang", "Bunga", "Ranting"]
        assert found("sort=-name") == ["Ranting", "Bunga", "Batang", "Akar"]
        assert found("sort=parent") == ["Ranting", "Bunga", "Akar", "Batang"]
        assert found("sort=-parent") == ["Bunga", "Ranting", "Akar", "Batang"]

    def test_of_equal_values_is_that_of_the_key(self, government, found):
        rows = [AgencyFactory(government=government, code="SAMA") for _ in range(5)]
        names = [row.name for row in rows]
        assert found("sort=code") == names
        assert found("sort=-code") == names

    def test_of_every_register_ends_with_the_key(self):
        last = {register.key: register.order[-1] for register in catalogue.all_registers()}
        assert {key: name for key, name in last.items() if name not in ("pk", "-pk")} == {}


class TestCatalogue:
    def test_refuses_two_registers_of_one_name(self):
        twin = Register(
            key=AGENCIES.key,
            title="",
            noun="",
            columns=[Column(key="name", label="", value=lambda row: row.name)],
            rows=lambda viewer: Agency.objects.all(),
            order=["pk"],
        )
        with pytest.raises(ValueError, match="declared twice"):
            catalogue.register_register(twin)

    def test_knows_its_registers(self):
        assert catalogue.register_by_key(AGENCIES.key) is AGENCIES
        assert catalogue.is_register("organisation.agencies")
        assert not catalogue.is_register("organisation.nothing")

    def test_has_columns_and_filters_under_one_key_each(self):
        for register in catalogue.all_registers():
            columns = [column.key for column in register.columns]
            asked = [one.key for one in register.filters]
            assert len(set(columns)) == len(columns), register.key
            # A filter called so would swallow what the list itself asks.
            assert not {"q", "sort", "page", "format"} & set(asked), register.key
            assert len(set(asked)) == len(asked), register.key

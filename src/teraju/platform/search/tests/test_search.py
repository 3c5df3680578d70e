from __future__ import annotations

import pytest

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.organisation.web.registers import AGENCIES
from teraju.platform.search import api
from teraju.platform.search.api import LIMIT, Group, Hit, in_register, register_search, search

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_agencies(monkeypatch):
    monkeypatch.setattr(api, "_providers", [])
    register_search(in_register(AGENCIES, "agencies", lambda a: (a.name, a.head_title)))


@pytest.fixture
def agency():
    return AgencyFactory(name="Inspektorat Uji", head_title="Inspektur")


@pytest.fixture
def who(agency):
    return viewer(Role.STAFF, agency=agency)


class TestSearch:
    def test_finds_what_holds_every_word(self, who, agency):
        [group] = search(who, "uji INSPEK")
        assert group.hits == [Hit("Inspektorat Uji", agency.head_title, f"/agencies/{agency.pk}/")]
        assert group.more_url == "/agencies/?q=uji+INSPEK"
        assert search(who, "uji lain") == []

    @pytest.mark.parametrize("words", ["", "   ", "\t"])
    def test_of_nothing_finds_nothing(self, who, words):
        assert search(who, words) == []

    def test_finds_nothing_of_a_neighbour(self, agency):
        assert search(viewer(Role.STAFF, agency=AgencyFactory()), "inspektorat") == []

    def test_shows_a_handful_and_the_way_to_all(self, who, agency):
        for number in range(LIMIT + 3):
            AgencyFactory(government=agency.government, name=f"Dinas {number:02}")
        [group] = search(who, "dinas")
        assert len(group.hits) == LIMIT

    def test_asks_once_for_each_kind(self, who, django_assert_num_queries):
        with django_assert_num_queries(1):
            search(who, "uji")

    def test_takes_a_provider_once_and_leaves_out_empty_groups(self, who):
        def provider(viewer, words):
            return Group("Lain", [Hit(words, "", "/x/")], "/x/") if words == "lain" else None

        register_search(provider)
        register_search(provider)
        assert [group.label for group in search(who, "lain")] == ["Lain"]

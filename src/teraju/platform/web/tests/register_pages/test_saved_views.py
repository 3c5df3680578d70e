"""Views of a register that are kept."""

from __future__ import annotations

import pytest

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.web.models import SavedView

from .tables import AGENCIES

pytestmark = pytest.mark.django_db


class TestSavedViews:
    ADD = "/views/organisation.agencies/add/"

    def test_come_back_as_they_were(self, client, government, administrator):
        AgencyFactory(government=government)
        here = f"{AGENCIES}?kind=office&q=dinas"
        page = client.get(f"{here}&page=1")
        data = {"name": " Dinas  saja ", "query": page.context["page"].query_string, "next": here}
        assert client.post(self.ADD, data).headers["Location"] == here
        [view] = client.get(here).context["page"].saved_views
        assert (view.name, view.url, view.current) == ("Dinas saja", here, True)
        assert not client.get(AGENCIES).context["page"].saved_views[0].current

    def test_of_the_same_name_replace_each_other(self, client, administrator):
        for words in ("q=a", "q=b"):
            client.post(self.ADD, {"name": "Satu", "query": words})
        assert SavedView.objects.get().query == "q=b"

    def test_keep_the_question_and_nothing_else(self, client, administrator):
        client.post(self.ADD, {"name": "a\x00b", "query": "page=3&q=\x00a&format=xlsx&kind="})
        view = SavedView.objects.get()
        assert (view.name, view.query) == ("ab", "q=%00a")
        assert client.get(f"{AGENCIES}?{view.query}").status_code == 200

    @pytest.mark.parametrize("data", [{"name": "  "}, {}, {"name": "x", "query": "q=" + "x" * 500}])
    def test_need_a_name_and_a_short_question(self, client, administrator, data):
        assert client.post(self.ADD, data).status_code == 302
        assert not SavedView.objects.exists()
        assert 'role="alert"' in client.get("/").content.decode()

    @pytest.mark.parametrize("register", ["x", "a%00b", "organisation.nothing"])
    def test_belong_to_a_register(self, client, administrator, register):
        assert client.post(f"/views/{register}/add/", {"name": "x"}).status_code == 404

    def test_are_their_owners_alone(self, client, government, administrator):
        client.post(self.ADD, {"name": "Satu", "query": "q=a"})
        view = SavedView.objects.get()
        client.force_login(person(Role.ADMINISTRATOR, government=government))
        assert client.get(AGENCIES).context["page"].saved_views == []
        assert client.post(f"/views/{view.pk}/delete/").status_code == 404
        client.force_login(administrator)
        assert client.get(f"/views/{view.pk}/delete/").status_code == 405
        assert client.post(f"/views/{view.pk}/delete/").status_code == 302
        assert not SavedView.objects.exists()

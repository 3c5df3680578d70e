from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import translation

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person
from teraju.platform.notify import inbox
from teraju.platform.notify.inbox import InboxItem
from teraju.platform.search import api as search_api
from teraju.platform.web import views
from teraju.platform.web.views import due_words

TODAY = date(2018, 3, 14)
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "\x00",
    "",
]


@pytest.mark.parametrize(
    ("days", "indonesian", "english"),
    [
        (None, "", ""),
        (-9, "lewat 9 hari", "9 days late"),
        (-1, "lewat 1 hari", "1 day late"),
        (0, "hari ini", "today"),
        (1, "besok", "tomorrow"),
        (2, "2 hari lagi", "in 2 days"),
        (30, "30 hari lagi", "in 30 days"),
        (31, "14 Apr 2018", "14 Apr 2018"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(days, indonesian, english):
    due = None if days is None else TODAY + timedelta(days=days)
    with translation.override("id"):
        assert due_words(due, TODAY) == indonesian
    with translation.override("en"):
        assert due_words(due, TODAY) == english


@pytest.fixture
def agency(db):
    return AgencyFactory(name="Inspektorat Uji")


@pytest.fixture
def user(client, agency):
    user = person(Role.STAFF, agency=agency)
    client.force_login(user)
    return user


class TestHome:
    @pytest.fixture
    def waiting(self, monkeypatch, settings):
        settings.TERAJU_TODAY = TODAY

        def items(viewer):
            yield InboxItem(key="c", title="Tanpa batas", url="/c/")
            yield InboxItem(key="b", title="Besok", url="/b/", due=viewer.today + timedelta(1))
            yield InboxItem(key="a", title="<b>Lewat</b>", url="/a/", due=date(2018, 3, 1))

        monkeypatch.setattr(inbox, "_inbox", [items])
        monkeypatch.setattr(inbox, "_handed_over", [lambda viewer: list(items(viewer))[:1]])

    def test_shows_what_waits_by_deadline(self, client, user, waiting):
        page = client.get("/")
        lines = page.context["todo"]
        assert [(line.url, line.late) for line in lines] == [
            ("/a/", True),
            ("/b/", False),
            ("/c/", False),
        ]
        assert [line.url for line in page.context["handed_over"]] == ["/c/"]
        assert "<b>Lewat</b>" not in page.content.decode()
        assert page.context["title"].startswith("3 ")

    def test_says_when_nothing_waits(self, client, user, monkeypatch):
        monkeypatch.setattr(inbox, "_inbox", [])
        page = client.get("/")
        assert page.context["todo"] == []
        with translation.override("id"):
            assert page.context["title"] == translation.gettext("Nothing waits for you")

    def test_asks_for_a_log_in(self, client, db):
        assert client.get("/").headers["Location"] == "/login/?next=/"


class TestSearch:
    def test_finds_what_the_viewer_may_see(self, client, user):
        AgencyFactory(government=GovernmentFactory(), name="Inspektorat Tetangga")
        groups = client.get("/search/", {"q": " INSPEKTORAT  uji "}).context["groups"]
        [group] = [one for one in groups if one.more_url.startswith(reverse("agencies"))]
        assert [hit.title for hit in group.hits] == ["Inspektorat Uji"]
        assert client.get(group.more_url).context["page"].paging.total == 1

    @pytest.mark.parametrize("words", ["", "  ", "\x00", "tidak ada yang begini", "x " * 5000])
    def test_bears_anything(self, client, user, words):
        page = client.get("/search/", {"q": words})
        assert page.status_code == 200
        assert not page.context["groups"]

    def test_asks_every_provider_with_few_queries(
        self, client, user, django_assert_max_num_queries
    ):
        # Session, user, roles, one for each kind of record, the audits that evidence is marked by,
        # the agencies that have measuring instruments, and which of these were meant.
        with django_assert_max_num_queries(6 + len(search_api._providers)):
            client.get("/search/", {"q": "uji"})


class TestLanguageAndTheme:
    def test_are_remembered(self, client, db):
        answer = client.post("/language/", {"language": "en", "next": "/login/"})
        assert answer.headers["Location"] == "/login/"
        assert answer.cookies["language"]["samesite"] == "Lax"
        page = client.get("/login/", headers={"accept-language": "id"})
        assert page.headers["Content-Language"] == "en"
        client.post("/theme/", {"theme": "dark", "next": "/login/"})
        assert 'data-theme="dark"' in client.get("/login/").content.decode()

    def test_are_indonesian_whatever_the_browser_prefers(self, client, db):
        page = client.get("/login/", headers={"accept-language": "en"})
        assert page.headers["Content-Language"] == "id"

    @pytest.mark.parametrize("given", ["", "xx", "\x00", "en" * 999])
    def test_of_an_unknown_name_change_nothing(self, client, db, given):
        assert not client.post("/language/", {"language": given}).cookies
        assert not client.post("/theme/", {"theme": given}).cookies
        client.cookies.load({"language": "xx", "theme": "<b>"})
        page = client.get("/login/")
        assert page.headers["Content-Language"] == "id"
        assert "data-theme" not in page.content.decode()

    @pytest.mark.parametrize("address", ["/language/", "/theme/"])
    @pytest.mark.parametrize("target", ELSEWHERE)
    def test_lead_nowhere_else(self, client, db, address, target):
        assert client.post(address, {"next": target}).headers["Location"] == "/"

    @pytest.mark.parametrize("address", ["/language/", "/theme/", "/demonstration-day/"])
    def test_change_nothing_by_a_link(self, client, db, address):
        assert client.get(address).status_code == 405


class TestTheDemonstrationsDay:
    ADDRESS = "/demonstration-day/"

    @pytest.fixture
    def demonstration(self, settings):
        settings.TERAJU_DEMO, settings.TERAJU_TODAY = True, TODAY
        return settings

    def test_moves_for_this_visitor(self, client, user, demonstration):
        assert client.get("/").context["today"] == TODAY
        client.post(self.ADDRESS, {"day": "2018-10-15"})
        page = client.get("/")
        assert page.context["today"] == page.context["demonstration"].today == date(2018, 10, 15)
        assert page.context["demonstration"].start == TODAY
        client.post(self.ADDRESS, {"day": ""})
        assert client.get("/").context["today"] == TODAY

    @pytest.mark.parametrize(
        "day", ["x", "2018-02-30", "1999-01-01", "9999-12-31", "0001-01-01", "\x00", "1" * 9999]
    )
    def test_stays_when_the_day_is_bad(self, client, user, demonstration, day):
        assert client.post(self.ADDRESS, {"day": day}).status_code == 302
        page = client.get("/")
        assert page.context["today"] == TODAY
        assert [message.level_tag for message in page.context["messages"]] == ["error"]

    @pytest.mark.parametrize("target", ELSEWHERE)
    def test_leads_nowhere_else(self, client, demonstration, db, target):
        answer = client.post(self.ADDRESS, {"day": "2018-10-15", "next": target})
        assert answer.headers["Location"] == "/"

    @pytest.mark.parametrize(("demo", "today"), [(False, TODAY), (True, None), (False, None)])
    def test_is_the_demonstrations_alone(self, client, user, settings, demo, today):
        settings.TERAJU_DEMO, settings.TERAJU_TODAY = demo, today
        assert client.post(self.ADDRESS, {"day": "2018-10-15"}).status_code == 404
        assert client.get("/").context["demonstration"] is None
        if today is None:
            assert client.get("/").context["today"] >= date(2026, 1, 1)


class TestHealth:
    def test_answers_without_a_log_in(self, client, db):
        assert client.get("/healthz").json() == client.get("/readyz").json() == {"status": "ok"}

    def test_says_when_the_database_is_away(self, client, db, monkeypatch):
        class Away:
            def cursor(self) -> None:
                raise OperationalError("password=secret")

        monkeypatch.setattr(views, "connection", Away())
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert "secret" not in answer.content.decode()

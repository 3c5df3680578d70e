from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.functional import lazy
from python_calamine import CalamineWorkbook

from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    person,
)
from teraju.platform.audit.api import TrailEvent
from teraju.platform.calendar.models import CalendarDecree, Effect
from teraju.platform.organisation.models import Place
from teraju.platform.organisation.web import views
from teraju.platform.web import middleware
from teraju.platform.web.models import SavedView

pytestmark = pytest.mark.django_db

AGENCIES = "/agencies/"
MORNING = timedelta(hours=9)


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def administrator(government, client):
    user = person(Role.ADMINISTRATOR, government=government)
    client.force_login(user)
    return user


def rows_on(page) -> list[list[str]]:
    """The cells of the page's table as a reader sees them."""
    body = page.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


def agencies(government, count: int) -> None:
    root = AgencyFactory(government=government, name="Akar")
    for number in range(count - 1):
        AgencyFactory(parent=root, name=f"Dinas {number:03}", kind="office")


def test_a_columns_name_is_translated_as_often_for_a_page_as_for_a_row(
    client, government, administrator, monkeypatch
):
    asked = []

    def kind() -> str:
        asked.append(1)
        return "<Jenis>"

    columns = [replace(one, label=lazy(kind, str)()) for one in views.AGENCIES.columns]
    monkeypatch.setattr(views, "AGENCIES", replace(views.AGENCIES, columns=columns))
    counts = []
    root = AgencyFactory(government=government)
    for more in (0, 20):
        AgencyFactory.create_batch(more, parent=root)
        asked.clear()
        page = client.get(AGENCIES).content.decode()
        counts.append(len(asked))
    assert page.count('data-label="&lt;Jenis&gt;"') == 21 * (len(columns) - 1)
    assert counts[0] == counts[1]


def test_columns_stand_beneath_the_name_or_in_the_file_only(
    client, government, administrator, monkeypatch
):
    AgencyFactory(government=government)
    first, second, third, *others = views.AGENCIES.columns
    columns = [
        first,
        replace(second, value=lambda row: "<Di bawah>", place="beneath"),
        replace(third, value=lambda row: "Di berkas", place="file"),
        *others,
    ]
    monkeypatch.setattr(views, "AGENCIES", replace(views.AGENCIES, columns=columns))
    page = client.get(AGENCIES).content.decode()
    assert page.count("<small>&lt;Di bawah&gt;</small></th>") == 1
    assert page.count('<th scope="col"') == len(columns) - 2
    assert "Di berkas" not in page
    taken = client.get(AGENCIES, {"format": "csv"}).content.decode("utf-8-sig")
    assert "<Di bawah>" in taken
    assert "Di berkas" in taken


class TestTheListPage:
    def test_shows_a_page_of_rows_with_the_way_on(self, client, government, administrator):
        agencies(government, 60)
        page = client.get(AGENCIES, {"q": "dinas", "sort": "-name", "page": "2"})
        assert [row[0] for row in rows_on(page)] == [f"Dinas {n:03}" for n in range(33, 8, -1)]
        text = unescape(page.content.decode())
        assert "q=dinas&sort=-name&page=1" in text
        assert "q=dinas&sort=-name&page=3" in text

    @pytest.mark.parametrize(
        ("asked", "shown"),
        [("0", 3), ("99", 3), ("-1", 3), ("x", 1), ("\x00", 1), ("1.5", 1), ("", 1)],
    )
    def test_bears_any_page_number(self, client, government, administrator, asked, shown):
        agencies(government, 60)
        page = client.get(AGENCIES, {"page": asked})
        assert page.status_code == 200
        assert page.context["page"].paging.page == shown

    def test_bears_a_very_long_address(self, client, administrator):
        page = client.get(AGENCIES, {"q": "x " * 4000, "kind": "y" * 4000, "sort": "z" * 4000})
        assert page.status_code == 200

    def test_explains_when_it_is_empty(self, client, administrator):
        page = client.get("/places/")
        assert "Tempat adalah" in page.content.decode()
        assert rows_on(page) == []

    def test_says_why_who_may_not_add_may_not(self, client, government):
        client.force_login(person(Role.STAFF, government=government))
        page = client.get(AGENCIES)
        assert 'href="/agencies/add/"' not in page.content.decode()
        assert "Administrator" in page.content.decode()

    def test_shows_markup_as_text(self, client, government, administrator):
        evil = "<script>alert(1)</script>"
        AgencyFactory(government=government, name=evil, head_title=evil, code="<b>x</b>")
        text = client.get(AGENCIES, {"q": evil}).content.decode()
        assert evil not in text
        assert "<b>x</b>" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


class TestTheFiles:
    ADDRESS = {"q": "dinas", "kind": "office", "sort": "-name"}

    @pytest.fixture
    def shown(self, client, government, administrator):
        agencies(government, 12)
        AgencyFactory(government=government, name="=1+1 Dinas", kind="office")
        AgencyFactory(government=government, name="Dinas lain", kind="board")
        page = client.get(AGENCIES, self.ADDRESS)
        return [[cell.replace("–", "") for cell in row] for row in rows_on(page)]

    def test_of_excel_holds_exactly_the_rows_of_the_page(self, client, shown):
        answer = client.get(AGENCIES, {**self.ADDRESS, "format": "xlsx"})
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        headings, *rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        assert rows == shown
        assert len(headings) == len(shown[0])
        assert re.search(r'filename="[a-z-]+-\d{4}-\d\d-\d\d\.xlsx"', answer["Content-Disposition"])

    def test_of_csv_holds_exactly_the_rows_of_the_page(self, client, shown):
        answer = client.get(AGENCIES, {**self.ADDRESS, "format": "csv"})
        _headings, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
        assert [[cell.removeprefix("'") for cell in row] for row in rows] == shown
        assert answer["Content-Type"].startswith("text/csv")
        assert "no-store" in answer["Cache-Control"]

    def test_hold_all_pages_not_the_present_one(self, client, government, administrator):
        agencies(government, 60)
        answer = client.get(AGENCIES, {"page": "2", "format": "csv"})
        assert len(answer.content.splitlines()) == 61

    def test_hold_nothing_of_a_neighbour(self, client, government, administrator):
        agencies(government, 3)
        agencies(GovernmentFactory(), 3)
        assert len(client.get(AGENCIES, {"format": "csv"}).content.splitlines()) == 4

    def test_of_no_known_kind_is_the_page(self, client, administrator):
        assert client.get(AGENCIES, {"format": "exe"})["Content-Type"].startswith("text/html")


def make_agencies(government, count):
    for _ in range(count):
        AgencyFactory(parent=AgencyFactory(government=government))


def make_places(government, count):
    for number in range(count):
        agency = AgencyFactory(government=government)
        Place.objects.create(
            government=government, agency=agency, name=f"Ruang {number}", address="Jalan"
        )


def make_people(government, count):
    for _ in range(count):
        person(Role.STAFF, Role.COACH, agency=AgencyFactory(government=government))


def make_decrees(government, count):
    first = date(2018, 1, 1) + timedelta(days=CalendarDecree.objects.count())
    for number in range(count):
        CalendarDecree.objects.create(
            government=government,
            day=first + timedelta(days=number),
            effect=Effect.DAY_OFF,
            decree="SKB",
            created_at=NOW,
            updated_at=NOW,
        )


@pytest.mark.parametrize(
    ("address", "make"),
    [
        (AGENCIES, make_agencies),
        ("/places/", make_places),
        ("/people/", make_people),
        ("/working-days/", make_decrees),
    ],
)
def test_queries_are_few_and_do_not_grow(client, government, administrator, address, make):
    counts = []
    client.get(address)
    for more in (3, 27):
        make(government, more)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10, [query["sql"] for query in queries]


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


def test_the_list_of_people_is_for_those_who_may_read_it(client, government):
    client.force_login(person(Role.STAFF, government=government))
    assert client.get("/people/").status_code == 403
    assert client.get("/people/", {"format": "csv"}).status_code == 403
    assert User.objects.count() == 1


class TestAGuest:
    """Somebody from outside is let in to look, and every look is written down."""

    @pytest.fixture
    def auditor(self):
        return person(Role.BODY_AUDITOR, agency=AgencyFactory())

    @pytest.fixture
    def guest(self, client, auditor):
        client.force_login(auditor)
        return client

    def said(self) -> list[str]:
        events = TrailEvent.objects.filter(verb__startswith="accounts.guest.").order_by("pk")
        return [f"{event.verb} {event.target_type}" for event in events]

    def test_a_list_is_noted(self, guest):
        guest.get("/agencies/")
        assert self.said() == ["accounts.guest.listed organisation.agency"]

    def test_a_file_taken_away_is_noted_as_such(self, guest):
        guest.get("/agencies/?format=csv")
        assert self.said() == ["accounts.guest.taken organisation.agency"]

    @pytest.mark.parametrize(
        ("looks", "events"),
        [
            (["/agencies/", "/agencies/?q=dinas", "/agencies/?page=2"], 1),
            (["/agencies/", "/places/", "/agencies/"], 2),
            (["/agencies/", "/agencies/?format=csv", "/agencies/"], 2),
            (["/agencies/?format=csv", "/agencies/?format=csv"], 2),
        ],
    )
    def test_looks_are_noted_once_a_day_and_files_each_time(self, guest, looks, events):
        for look in looks:
            assert guest.get(look).status_code == 200
        assert len(self.said()) == events

    def test_a_look_is_the_same_look_in_another_language(self, guest):
        guest.get("/agencies/")
        guest.cookies["language"] = "en"
        guest.get("/agencies/")
        assert len(self.said()) == 1

    def test_the_day_is_that_of_the_place(self, guest, monkeypatch):
        """Midnight in Jakarta begins a day, in the middle of one in Greenwich."""
        hours = [timedelta(0), timedelta(hours=14, minutes=59), timedelta(hours=15), -MORNING]
        told = []
        for hour in hours:
            monkeypatch.setattr(middleware, "now_for", lambda *_, at=NOW + hour: at)
            guest.get("/agencies/")
            told.append(len(self.said()))
        assert told == [1, 1, 2, 2]

    def test_every_agency_and_every_guest_has_its_own(self, guest, auditor, client):
        guest.get("/agencies/")
        second = RoleAssignmentFactory(
            user=auditor, role=Role.BSN_COACH, agency=AgencyFactory()
        ).agency
        for _ in range(2):
            guest.get("/agencies/")
        host = auditor.roles.earliest("pk").agency
        client.force_login(person(Role.BSN_COACH, agency=host))
        client.get("/agencies/")
        events = TrailEvent.objects.filter(verb="accounts.guest.listed").order_by("at", "pk")
        told = sorted(int(event.target_id) for event in events)
        assert told == sorted([host.pk, second.pk, host.pk])

    def test_a_second_look_asks_once_for_all_agencies_and_writes_nothing(self, guest, auditor):
        def queries() -> list[str]:
            with CaptureQueriesContext(connection) as captured:
                guest.get("/agencies/")
            return [query["sql"] for query in captured if "audit_trailevent" in query["sql"]]

        RoleAssignmentFactory(user=auditor, role=Role.BODY_AUDITOR, agency=AgencyFactory())
        queries()
        assert len(queries()) == 1

    @pytest.mark.parametrize(
        ("own", "address", "hosts"),
        [
            ("elsewhere", "/agencies/", 1),
            ("beside", "/agencies/", 1),
            ("elsewhere", "/certifications/", 1),
            # No auditor sees any agreement: it is a list of the own house.
            ("elsewhere", "/agreements/", 0),
            ("same", "/agencies/", 0),
        ],
    )
    def test_who_works_elsewhere_is_noted_where_a_guest(self, client, own, address, hosts):
        host = AgencyFactory()
        agency = {
            "elsewhere": AgencyFactory,
            "beside": lambda: AgencyFactory(government=host.government),
            "same": lambda: host,
        }[own]()
        double = person(Role.QUALITY_COORDINATOR, agency=agency)
        RoleAssignmentFactory(user=double, role=Role.BODY_AUDITOR, agency=host)
        client.force_login(double)
        for _ in range(2):
            assert client.get(address).status_code == 200
        events = TrailEvent.objects.filter(verb__startswith="accounts.guest.")
        assert [event.target_id for event in events] == [str(host.pk)] * hosts

    def test_a_colleague_is_not(self, client):
        client.force_login(person(Role.STAFF, agency=AgencyFactory()))
        client.get("/agencies/?format=csv")
        assert self.said() == []

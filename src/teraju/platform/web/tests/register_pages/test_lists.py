"""A register: its page, its files, its queries."""

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
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.calendar.models import CalendarDecree, Effect
from teraju.platform.organisation.models import Place
from teraju.platform.organisation.web import views

from .tables import AGENCIES, agencies, rows_on

pytestmark = pytest.mark.django_db


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

    @pytest.mark.parametrize(
        ("language", "words"), [("en", "Agencies: 1"), ("id", "Perangkat daerah: 1")]
    )
    def test_counts_one_as_well_as_many(self, client, government, administrator, language, words):
        agencies(government, 1)
        client.cookies["language"] = language
        page = client.get(AGENCIES).content.decode()
        assert words in page.partition('id="count">')[2].partition("</small>")[0]

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


def test_the_list_of_people_is_for_those_who_may_read_it(client, government):
    client.force_login(person(Role.STAFF, government=government))
    assert client.get("/people/").status_code == 403
    assert client.get("/people/", {"format": "csv"}).status_code == 403
    assert User.objects.count() == 1

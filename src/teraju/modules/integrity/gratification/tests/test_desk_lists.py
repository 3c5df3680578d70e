"""The desk's lists: whom they and their reports are for, rows for KPK, the recap, queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.integrity.gratification.services import desk_custody
from teraju.platform.audit.models import TrailEvent

from .desk_world import (
    CHECKED,
    FORWARDED,
    FRUIT,
    DeskWorld,
    assessed,
    checked,
    decided,
    forwarded,
    reported,
)
from .pages import client_of, get

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TERAJU_TODAY = CHECKED


LISTS = (
    "gratification_desk",
    "gratification_custody",
    "gratification_kpk_rows",
    "gratification_recap",
)
RECORDS = (
    "gratification_desk_report",
    "gratification_paper",
    "gratification_take_up",
    "gratification_assess",
    "gratification_take_in",
    "gratification_donate",
)


@pytest.mark.parametrize("who", ["head", "administrator", "secretary", "reporter"])
@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_the_units(desk: DeskWorld, who: str, name: str) -> None:
    get(getattr(desk, who), name, code=403)


@pytest.mark.parametrize("who", ["head", "administrator", "secretary", "reporter", "stranger"])
@pytest.mark.parametrize("name", RECORDS)
def test_a_report_is_not_there_for_others(desk: DeskWorld, who: str, name: str) -> None:
    report = reported(desk)
    get(getattr(desk, who), name, report.pk, code=404)


def test_an_officers_own_report_is_not_at_their_desk(desk: DeskWorld) -> None:
    report = reported(desk, reporter=desk.officer)
    get(desk.officer, "gratification_desk_report", report.pk, code=404)
    assert report.number not in get(desk.officer, "gratification_desk")
    assert report.number in get(desk.second, "gratification_desk")


class TestTheList:
    def test_what_is_due_first_stands_first(self, desk: DeskWorld) -> None:
        later = reported(
            desk, kpk_by_cautious=date(2026, 5, 1), forward_by_cautious=date(2026, 5, 2)
        )
        sooner = reported(desk, kpk_by_cautious=date(2026, 3, 9))
        done = assessed(desk, "assess_not_reportable", reportable=False)
        page = get(desk.officer, "gratification_desk")
        places = [page.index(one.number) for one in (sooner, later, done)]
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("today", "words"),
        [
            (date(2026, 3, 5), "by 18 Mar 2026"),
            (date(2026, 3, 30), "unit is late"),
            (date(2026, 4, 16), "late for KPK"),
            (date(2026, 4, 23), "lapsed at KPK"),
        ],
    )
    def test_late_and_lapsed_in_words(
        self, desk: DeskWorld, settings: Any, today: date, words: str
    ) -> None:
        reported(desk)
        settings.TERAJU_TODAY = today
        assert words in get(desk.officer, "gratification_desk")

    def test_the_hand_over_has_its_days(self, desk: DeskWorld, settings: Any) -> None:
        report = decided(desk)
        settings.TERAJU_TODAY = date(2026, 4, 14)
        assert "hand-over lapsed" in get(desk.officer, "gratification_desk")
        page = get(desk.officer, "gratification_desk", matter="lapsed")
        assert report.number in page

    def test_filters(self, desk: DeskWorld, settings: Any) -> None:
        waiting, gone = reported(desk), forwarded(desk)
        page = get(desk.officer, "gratification_desk", stands="at_kpk")
        assert gone.number in page
        assert waiting.number not in page
        settings.TERAJU_TODAY = date(2026, 3, 19)
        page = get(desk.officer, "gratification_desk", matter="late")
        assert waiting.number in page
        assert gone.number not in page


def test_the_rows_for_kpk_in_its_order(desk: DeskWorld) -> None:
    report = assessed(desk)
    page = get(desk.officer, "gratification_kpk_rows")
    assert report.number in page
    assert "3604010101800001" not in page
    text = get(desk.officer, "gratification_kpk_rows", format="csv")
    heads = text.splitlines()[0]
    order = ["NIK of the receiver", "Name of the giver", "Day of the event", "Category", "Kind of"]
    assert [heads.index(word) for word in order] == sorted(heads.index(word) for word in order)
    assert "3604010101800001" in text
    taken = TrailEvent.objects.filter(verb="gratification.report.exported")
    assert [event.target_id for event in taken] == [str(report.pk)]


class TestRecap:
    def test_by_month_unit_and_kind(self, desk: DeskWorld) -> None:
        forwarded(desk)
        reported(desk, kind="refused", reporter=desk.head)
        reported(desk, received_on=date(2025, 3, 3), submitted_on=date(2025, 3, 4))
        page = get(desk.officer, "gratification_recap", year="2026")
        assert "March 2026" in page
        assert "DPMPTSP" in page
        assert "1 of 1 (100%)" in page

    def test_a_unit_of_one_person_is_not_named(self, desk: DeskWorld) -> None:
        forwarded(desk)
        page = get(desk.officer, "gratification_recap", year="2026")
        assert "DPMPTSP" not in page
        assert "units with reports of one person" in page

    @pytest.mark.parametrize("query", [{"year": "x", "part": "y"}, {"year": "1"}, {}])
    def test_nonsense_in_the_address(self, desk: DeskWorld, query: dict[str, str]) -> None:
        assert "2026" in get(desk.officer, "gratification_recap", **query)

    @pytest.mark.parametrize(("kind", "start"), [("xlsx", b"PK"), ("pdf", b"%PDF")])
    def test_as_a_file(self, desk: DeskWorld, kind: str, start: bytes) -> None:
        forwarded(desk)
        client = Client()
        client.force_login(desk.officer)
        response = client.get(reverse("gratification_recap"), {"format": kind})
        assert response.content.startswith(start)


def many(desk: DeskWorld, count: int) -> None:
    for number in range(count):
        report = forwarded(desk)
        desk_custody.take_in(
            actor=desk.acts("officer", FORWARDED),
            report_id=report.pk,
            item_id=report.items.get().pk,
            seal=f"S-{number}-{report.pk}",
            place="Brankas",
            brought_by="Analis",
            taken_in_on=FORWARDED,
        )


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_no_more_for_more_rows(
    desk: DeskWorld, settings: Any, name: str, django_assert_max_num_queries: Any
) -> None:
    settings.TERAJU_TODAY = FORWARDED
    client = client_of(desk.officer)
    many(desk, 1)
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as first:
        client.get(reverse(name))
    many(desk, 3)
    with django_assert_max_num_queries(min(len(first), 10)):
        client.get(reverse(name))


def test_a_report_asks_no_more_for_more_objects(desk: DeskWorld) -> None:
    client = client_of(desk.officer)
    url = reverse("gratification_desk_report", args=[checked(desk).pk])
    client.get(url)
    with CaptureQueriesContext(connection) as first:
        client.get(url)
    more = reverse("gratification_desk_report", args=[checked(desk, items=[{}, FRUIT, {}]).pk])
    with CaptureQueriesContext(connection) as second:
        client.get(more)
    assert len(second) <= len(first) <= 20

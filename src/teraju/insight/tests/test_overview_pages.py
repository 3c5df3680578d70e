"""The page of the leaders: who stands where, the worst first, for them alone."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse

from teraju.insight import overview
from teraju.insight.board import rows_of, standing_of
from teraju.insight.domain.progress import Pace
from teraju.insight.web.registers import OVERVIEW
from teraju.modules.audits.tests.factories import CertificateFactory, CertificationFactory
from teraju.modules.cooperation.tests.factories import SignedFactory
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person
from teraju.platform.exchange.registers import Query
from teraju.platform.exchange.registers import rows_of as register_rows

from .factories import InstructionFactory, acts, browser, text

pytestmark = pytest.mark.django_db

DAY = date(2020, 10, 15)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY
    return DAY


def agency(home, name, signed_on=None, decided_on=None):
    """An agency that has come so far."""
    made = AgencyFactory(government=home.government, name=name, short_name=name)
    if signed_on:
        SignedFactory(agency=made, signed_on=signed_on)
    if decided_on:
        CertificateFactory(
            certification=CertificationFactory(agency=made),
            decision_on=decided_on,
            valid_from=decided_on,
            expires_on=decided_on.replace(year=decided_on.year + 3),
        )
    return made


@pytest.fixture
def town(home):
    """Agencies of every pace; those of `home` have not begun."""
    home.still = agency(home, "Dinas Diam", signed_on=date(2018, 1, 15))
    home.moving = agency(home, "Dinas Jalan", signed_on=date(2020, 9, 1))
    home.certified = agency(home, "Dinas Sertifikat", decided_on=date(2018, 12, 20))
    home.lapsed = agency(home, "Dinas Habis", decided_on=date(2016, 12, 20))
    agency(home, "Dinas Tutup", signed_on=date(2018, 1, 15))
    type(home.agency).objects.filter(name="Dinas Tutup").update(closed_on=date(2019, 1, 1))
    SignedFactory(agency=AgencyFactory(name="Dinas Tetangga"))
    return home


def names_in(rows):
    return [row.name for row in rows]


def found(user, **asked):
    query = Query(asked.pop("q", ""), asked, "", descending=False)
    return names_in(register_rows(OVERVIEW, query, acts(user, DAY)))


class TestWho:
    @pytest.mark.parametrize("who", ["regent", "secretary", "administrator"])
    def test_may_look_over_the_own_government(self, town, who):
        page = text(browser(getattr(town, who)).get(reverse("overview")))
        for shown in (town.still, town.moving, town.certified, town.agency):
            assert shown.name in page
        assert "Dinas Tutup" not in page
        assert "Dinas Tetangga" not in page

    @pytest.mark.parametrize("who", ["head", "reader", "guest"])
    def test_may_not(self, town, who):
        client = browser(getattr(town, who))
        for query in ({}, {"format": "csv"}):
            status = client.get(reverse("overview"), query).status_code
            assert status == HTTPStatus.FORBIDDEN

    def test_sees_one_agency(self, town):
        url = reverse("overview_agency", args=[town.still.pk])
        assert browser(town.regent).get(url).status_code == HTTPStatus.OK
        for who in ("head", "reader", "guest", "stranger"):
            assert browser(getattr(town, who)).get(url).status_code == HTTPStatus.NOT_FOUND

    def test_is_led_there_by_the_menu(self, town):
        link = f'href="{reverse("overview")}"'
        assert link in text(browser(town.regent).get(reverse("home")))
        assert link not in text(browser(town.reader).get(reverse("home")))


class TestTheOrder:
    def test_puts_the_worst_first_and_the_rest_last_by_name(self, town):
        rest = sorted([town.agency.name, town.other.name])
        assert found(town.regent) == [
            "Dinas Habis",
            "Dinas Diam",
            "Dinas Jalan",
            "Dinas Sertifikat",
            *rest,
        ]

    def test_lets_one_late_instruction_make_any_agency_red(self, town):
        InstructionFactory(
            agency=town.certified, issued_on=date(2020, 9, 1), due_on=date(2020, 10, 14)
        )
        InstructionFactory(
            agency=town.agency, issued_on=date(2020, 9, 1), due_on=date(2020, 10, 14)
        )
        InstructionFactory(agency=town.other, issued_on=date(2020, 9, 1), due_on=date(2020, 10, 15))
        assert found(town.regent) == [
            "Dinas Habis",
            "Dinas Diam",
            "Dinas Sertifikat",
            town.agency.name,
            "Dinas Jalan",
            town.other.name,
        ]

    @pytest.mark.parametrize(
        ("sort", "first"),
        [("stage", "Dinas Diam"), ("-stage", "Dinas Sertifikat"), ("since", "Dinas Diam")],
    )
    def test_can_be_another(self, town, sort, first):
        query = Query("", {}, sort.removeprefix("-"), descending=sort.startswith("-"))
        rows = register_rows(OVERVIEW, query, acts(town.regent, DAY))
        assert names_in(rows)[0] == first

    def test_stands_with_nothing_begun(self, home):
        assert sorted(found(home.regent)) == sorted([home.agency.name, home.other.name])
        for key in ("stage", "since", "open"):
            rows = register_rows(
                OVERVIEW, Query("", {}, key, descending=True), acts(home.regent, DAY)
            )
            assert len(list(rows)) == 2

    def test_of_a_government_without_agencies_is_empty(self):
        user = person(Role.REGIONAL_HEAD, government=GovernmentFactory())
        assert found(user) == []
        page = text(browser(user).get(reverse("overview")))
        assert "No agency yet" in page


class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "shown"),
        [
            ({"stage": "agreement"}, ["Dinas Diam", "Dinas Jalan"]),
            ({"stage": "certificate"}, ["Dinas Sertifikat"]),
            ({"stage": "gap"}, []),
            ({"pace": "still"}, ["Dinas Habis", "Dinas Diam"]),
            ({"pace": "lapsed"}, ["Dinas Habis"]),
            ({"pace": "moving"}, ["Dinas Jalan"]),
            ({"pace": "certified"}, ["Dinas Sertifikat"]),
            ({"stage": "agreement", "pace": "moving"}, ["Dinas Jalan"]),
            ({"q": "diam"}, ["Dinas Diam"]),
        ],
    )
    def test_narrow(self, town, asked, shown):
        assert found(town.regent, **asked) == shown

    def test_find_who_has_not_begun(self, town):
        assert found(town.regent, stage="none") == sorted([town.agency.name, town.other.name])

    def test_agree_with_the_figures(self, town):
        answer = browser(town.regent).get(reverse("overview"))
        for figure in answer.context["figures"]:
            query = figure.url.partition("?")[2]
            key, value = query.split("=")
            assert figure.value == len(found(town.regent, **{key: value})), query


class TestTheRows:
    def test_carry_what_is_known(self, town):
        InstructionFactory(agency=town.still, issued_on=date(2020, 9, 1), due_on=date(2020, 10, 14))
        rows = {row.name: standing_of(row) for row in overview.rows(acts(town.regent, DAY))}
        still = rows["Dinas Diam"]
        assert (still.progress.pace, still.progress.since) == (Pace.STILL, date(2018, 1, 15))
        assert (still.asked.waiting, still.asked.late) == (1, 1)
        assert rows[town.agency.name].progress.pace is Pace.NOT_BEGUN

    def test_keep_it_through_files_and_pages(self, town):
        board = overview.board(acts(town.regent, DAY), [town.still.pk])
        rows = rows_of(board).filter(name__icontains="dinas").order_by("pk")
        for one in (list(rows), list(rows.iterator(chunk_size=10)), [rows.get()], [rows.first()]):
            assert [standing_of(row) for row in one] == [board[town.still.pk]]

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_are_taken_away_as_a_file(self, town, kind):
        answer = browser(town.regent).get(reverse("overview"), {"format": kind, "pace": "still"})
        assert answer.status_code == HTTPStatus.OK
        if kind == "csv":
            lines = text(answer).splitlines()
            assert [line.split(",")[0] for line in lines[1:]] == ["Dinas Habis", "Dinas Diam"]
            assert "Give an instruction" not in text(answer)

    def test_offer_an_instruction_to_leaders(self, town):
        link = f"{reverse('instruction_add')}?agency={town.still.pk}"
        assert link in text(browser(town.regent).get(reverse("overview")))
        assert link not in text(browser(town.administrator).get(reverse("overview")))

    def test_say_since_when_in_words(self, town):
        page = text(browser(town.regent).get(reverse("overview")))
        assert "15 January 2018" in page
        assert "1004 days" in page

    def test_ask_the_same_for_any_number_of_agencies(self, home, django_assert_max_num_queries):
        client, counts = browser(home.regent), []
        for number in range(2):
            for place in range(3 + number * 20):
                agency(home, f"Dinas {number}-{place}", date(2018, 1, 15), date(2018, 12, 20))
            with django_assert_max_num_queries(17) as captured:
                client.get(reverse("overview"))
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestOneAgency:
    def test_shows_its_way_and_what_was_asked(self, town):
        asked = InstructionFactory(
            agency=town.still, issued_on=date(2020, 9, 1), due_on=date(2020, 10, 14)
        )
        page = text(browser(town.regent).get(reverse("overview_agency", args=[town.still.pk])))
        for words in (
            asked.title,
            "Management review",
            "15 January 2018",
            "has not assessed itself yet",
            f"{reverse('instruction_add')}?agency={town.still.pk}",
        ):
            assert words in page

    def test_says_when_the_certificate_ran_out(self, town):
        page = text(browser(town.regent).get(reverse("overview_agency", args=[town.lapsed.pk])))
        assert "ran out on 20 December 2019" in page
        assert "certificate ran out" in page

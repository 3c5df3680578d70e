"""The pages of coaches and visits, for every kind of person who tries them."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from teraju.modules.cooperation.models import Agreement, CoachAccess, CoachVisit
from teraju.modules.cooperation.tests.conftest import browser
from teraju.modules.cooperation.tests.factories import CoachVisitFactory, SignedFactory
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    RoleAssignmentFactory,
    person,
)
from teraju.platform.audit.api import TrailEvent
from teraju.platform.web.menu import menu_for

pytestmark = pytest.mark.django_db

HTML = '<script>alert("x")</script>'
TODAY = date(2018, 10, 1)
INVITATION = {
    "title": "Pembina BSN",
    "username": "pembina.bsn",
    "valid_from": "2018-10-01",
    "valid_until": "2018-12-31",
}
VISIT = {"visited_on": "2018-09-20", "way": "visit", "seen": "Loket", "advice": "Buat peta"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def bsn(office):
    """The coach of the agency, who recorded the visit below."""
    return person(Role.BSN_COACH, agency=office.agency, title="Pembina BSN")


@pytest.fixture
def coach(bsn):
    return browser(bsn)


@pytest.fixture
def visit(office, signed, bsn):
    return CoachVisitFactory(
        agency=office.agency, agreement=signed, recorded_by=bsn, visited_on=date(2018, 9, 3)
    )


@pytest.fixture
def access(office, signed):
    user = person(government=office.government, title="Pembina lain")
    role = RoleAssignmentFactory(
        user=user, role=Role.BSN_COACH, agency=office.agency, valid_until=date(2018, 12, 1)
    )
    return CoachAccess.objects.create(agreement=signed, assignment=role)


def text(response):
    return response.content.decode()


def url(name, *args):
    return reverse(f"cooperation_{name}", args=args)


class TestEveryPage:
    def pages(self, visit, access, signed):
        return {
            "visit": url("visit", visit.pk),
            "visit_change": url("visit_change", visit.pk),
            "visit_answer": url("visit_answer", visit.pk),
            "visit_withdraw": url("visit_withdraw", visit.pk),
            "coach_end": url("coach_end", access.pk),
            "coach_invite": url("coach_invite", signed.pk),
        }

    @pytest.mark.parametrize(
        ("name", "statuses"),
        [
            ("visit", (200, 200, 200)),
            ("visit_change", (403, 302, 200)),
            ("visit_answer", (403, 200, 403)),
            ("visit_withdraw", (403, 302, 200)),
            ("coach_end", (403, 200, 404)),
            ("coach_invite", (403, 200, 404)),
        ],
    )
    def test_answers(self, office, visit, access, signed, coach, name, statuses):
        """For a reader, the head and the coach; strangers and other guests find nothing."""
        page = self.pages(visit, access, signed)[name]
        found = tuple(who.get(page).status_code for who in (office.reader, office.head, coach))
        assert found == statuses
        for who in (office.stranger, office.guest):
            assert who.get(page).status_code == HTTPStatus.NOT_FOUND
            assert who.post(page, {}).status_code in (404, 405)
        assert Client().get(page).status_code == HTTPStatus.FOUND
        if name != "visit":
            assert office.reader.post(page, {}).status_code == HTTPStatus.FORBIDDEN

    def test_for_a_new_visit(self, office, signed, coach):
        page = url("visit_add")
        for who, status in (
            (office.reader, 403),
            (office.guest, 403),
            (office.secretary, 403),
            (office.head, 200),
            (coach, 200),
        ):
            assert who.get(page).status_code == status


class TestLettingACoachIn:
    def test_leads_a_new_one_to_the_card(self, office, signed):
        answer = office.coordinator.post(url("coach_invite", signed.pk), INVITATION)
        user = User.objects.get(username="pembina.bsn")
        assert answer["Location"] == reverse("person_card", args=[user.pk])
        page = text(office.reader.get(signed.get_absolute_url()))
        assert "Pembina BSN" in page
        assert "Set the last day" not in page
        assert "Only these roles may do this" in page

    def test_keeps_a_known_one_away_from_the_card(self, office, signed):
        there = AgencyFactory()
        person(Role.BSN_COACH, agency=there, username="pembina.bsn", title="Pembina pusat")
        page = url("coach_invite", signed.pk)
        refused = office.coordinator.post(page, INVITATION)
        assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert refused.context["form"].errors["username"]
        answer = office.coordinator.post(page, {**INVITATION, "is_known": "on"}, follow=True)
        assert "Pembina pusat" in text(answer)
        assert there.government.name in text(answer)

    def test_says_at_the_field_what_is_wrong(self, office, signed):
        page = url("coach_invite", signed.pk)
        late = {**INVITATION, "valid_until": "2020-12-31"}
        for data, field in ((late, "valid_until"), ({}, "username")):
            answer = office.coordinator.post(page, data)
            assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
            assert answer.context["form"].errors[field]
        assert not CoachAccess.objects.exists()

    def test_a_repeated_click_lets_in_once(self, office, signed):
        page = url("coach_invite", signed.pk)
        once = office.coordinator.get(page).context["once"]
        for _n in range(2):
            office.coordinator.post(page, {**INVITATION, "once": str(once)})
        assert CoachAccess.objects.count() == 1

    def test_under_the_governments_own_chooses_among_the_own_agencies(self, office):
        mou = SignedFactory(government=office.government)
        page = url("coach_invite", mou.pk)
        other = AgencyFactory(government=office.government)
        assert office.coordinator.get(page).status_code == HTTPStatus.OK
        refused = office.coordinator.post(page, {**INVITATION, "agency": other.pk})
        assert refused.context["form"].errors["agency"]
        office.coordinator.post(page, {**INVITATION, "agency": office.agency.pk})
        assert CoachAccess.objects.get().assignment.agency == office.agency
        assert office.secretary.get(page).status_code == HTTPStatus.FORBIDDEN

    def test_is_not_offered_without_bsn(self, office, signed):
        signed.parties.filter(partner="central").update(name="Kementerian")
        assert "Coaches of BSN" not in text(office.head.get(signed.get_absolute_url()))

    def test_is_not_offered_when_it_is_over(self, office, signed):
        Agreement.objects.filter(pk=signed.pk).update(status="ended", closed_on=TODAY)
        page = text(office.head.get(signed.get_absolute_url()))
        assert "Coaches of BSN" in page
        assert url("coach_invite", signed.pk) not in page

    def test_ends_on_a_day(self, office, access):
        page = url("coach_end", access.pk)
        answer = office.head.post(page, {"last_day": "2018-10-31"})
        assert answer["Location"] == access.agreement.get_absolute_url()
        access.assignment.refresh_from_db()
        assert access.assignment.valid_until == date(2018, 10, 31)
        far = office.head.post(page, {"last_day": "2021-01-01"})
        assert far.context["form"].errors["last_day"]


class TestAVisit:
    def test_is_recorded_answered_and_read(self, office, signed, coach):
        answer = coach.post(url("visit_add"), {**VISIT, "agency": office.agency.pk})
        visit = CoachVisit.objects.get()
        assert answer["Location"] == visit.get_absolute_url()
        assert visit.agreement == signed
        office.head.post(
            url("visit_answer", visit.pk), {"version": visit.version, "response": "Peta dibuat"}
        )
        page = text(coach.get(visit.get_absolute_url()))
        assert "Peta dibuat" in page
        assert signed.title not in page
        assert signed.title in text(office.reader.get(visit.get_absolute_url()))

    def test_of_a_coach_asks_for_no_agreement(self, office, signed, coach):
        assert signed.title not in text(coach.get(url("visit_add")))
        assert signed.title in text(office.head.get(url("visit_add")))
        data = {**VISIT, "agency": office.agency.pk, "agreement": signed.pk}
        coach.post(url("visit_add"), data)
        assert CoachVisit.objects.get().is_from_coach

    def test_of_another_agency_is_refused_at_the_field(self, office, signed, coach):
        other = AgencyFactory(government=office.government)
        answer = coach.post(url("visit_add"), {**VISIT, "agency": other.pk})
        assert answer.context["form"].errors["agency"]

    def test_is_told_as_opened_by_a_guest(self, visit, coach):
        coach.get(visit.get_absolute_url())
        coach.get(url("visits"))
        told = set(TrailEvent.objects.values_list("verb", flat=True))
        assert {"accounts.guest.opened", "accounts.guest.listed"} <= told

    def test_offers_what_each_may(self, office, visit, coach):
        names = ("visit_change", "visit_answer", "visit_withdraw")
        urls = {name: url(name, visit.pk) for name in names}
        for who, offered in (
            (office.head, {"visit_answer"}),
            (office.reader, set()),
            (coach, {"visit_change", "visit_withdraw"}),
        ):
            page = text(who.get(visit.get_absolute_url()))
            assert {name for name in names if f'href="{urls[name]}"' in page} == offered

    def test_that_is_over_leads_back_with_the_reason(self, office, visit, coach):
        page = url("visit_answer", visit.pk)
        office.head.post(page, {"version": 1, "response": "Sudah"})
        again = office.head.get(page, follow=True)
        assert "answered or withdrawn already" in text(again)
        stale = office.head.post(page, {"version": 2, "response": "Lagi"})
        assert stale.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert coach.get(url("visit_change", visit.pk)).status_code == HTTPStatus.FOUND

    def test_is_changed_and_withdrawn_by_its_author(self, visit, coach):
        coach.post(url("visit_change", visit.pk), {**VISIT, "version": 1, "advice": "Lain"})
        coach.post(url("visit_withdraw", visit.pk), {"version": 2, "reason": "Keliru hari"})
        page = text(coach.get(visit.get_absolute_url()))
        assert "Keliru hari" in page
        assert "Lain" in page

    def test_of_two_authors_at_once_is_told(self, visit, coach):
        coach.post(url("visit_change", visit.pk), {**VISIT, "version": 1})
        late = coach.post(url("visit_change", visit.pk), {**VISIT, "version": 1})
        assert late.status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    def test_keeps_html_harmless(self, office, signed, visit):
        CoachVisit.objects.filter(pk=visit.pk).update(
            seen=HTML, advice=HTML, recorded_office=HTML, response=HTML, withdrawn_reason=HTML
        )
        for page in (visit.get_absolute_url(), url("visits"), reverse("home")):
            shown = text(office.head.get(page))
            assert HTML not in shown
            assert escape(HTML) in shown, page


class TestTheRegister:
    def test_lists_searches_and_filters(self, office, visit, coach):
        other = CoachVisitFactory(
            agency=office.agency, way="online", advice="Latih auditor", state="recorded"
        )
        hidden = CoachVisitFactory(advice="Milik orang lain")
        page = url("visits")
        for who in (office.reader, coach):
            shown = text(who.get(page))
            assert visit.advice in shown
            assert other.advice in shown
            assert hidden.advice not in shown
        for query, found in (
            ({"q": "auditor"}, other),
            ({"way": "online"}, other),
            ({"way": "visit"}, visit),
        ):
            shown = text(office.reader.get(page, query))
            assert [one.advice for one in (visit, other) if one.advice in shown] == [found.advice]
        for query in ({"state": "answered"}, {"next": "ahead"}, {"next": "past"}):
            assert visit.advice not in text(office.reader.get(page, query))
        for query in ({"state": "recorded"}, {"next": "none"}, {"agency": office.agency.pk}):
            assert visit.advice in text(office.reader.get(page, query))

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_is_taken_away_as_a_file(self, visit, coach, kind):
        assert coach.get(url("visits"), {"format": kind}).status_code == HTTPStatus.OK

    def test_stands_in_the_menu_of_those_who_find_something(self, office, bsn):
        def lines(user):
            menu = menu_for(viewer_of(user, NOW), "/")
            return {line.url for group in menu for line in group.lines}

        assert url("visits") in lines(bsn)
        assert url("agreements") not in lines(bsn)
        assert url("visits") in lines(person(Role.STAFF, agency=office.agency))
        assert url("visits") not in lines(person(Role.BODY_AUDITOR, agency=office.agency))

    def test_asks_at_most_ten_questions_for_any_number_of_rows(
        self, office, signed, django_assert_max_num_queries
    ):
        counts = []
        for batch in (3, 27):
            CoachVisitFactory.create_batch(batch, agency=office.agency, agreement=signed)
            with django_assert_max_num_queries(10) as captured:
                office.reader.get(url("visits"))
            counts.append(len(captured))
        assert counts[0] == counts[1]

    def test_the_agreements_page_asks_the_same_for_any_number(
        self, office, signed, django_assert_max_num_queries
    ):
        counts = []
        for batch in (1, 9):
            CoachVisitFactory.create_batch(batch, agency=office.agency, agreement=signed)
            for _n in range(batch):
                role = RoleAssignmentFactory(
                    user=person(government=office.government),
                    role=Role.BSN_COACH,
                    agency=office.agency,
                )
                CoachAccess.objects.create(agreement=signed, assignment=role)
            with django_assert_max_num_queries(32) as captured:
                office.head.get(signed.get_absolute_url())
            counts.append(len(captured))
        assert counts[0] == counts[1]

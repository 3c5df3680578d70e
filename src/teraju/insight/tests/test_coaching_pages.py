"""What a coach sees: the agencies that invited them, and nothing confidential of these."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse

from teraju.insight import coaching
from teraju.insight.board import standing_of
from teraju.insight.requirements import topics_open
from teraju.modules.conformity.api import Result, open_topics
from teraju.modules.conformity.tests.factories import world
from teraju.modules.cooperation.api import CoachVisit
from teraju.modules.cooperation.tests.factories import SignedFactory
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    RoleAssignmentFactory,
    UserFactory,
    person,
)
from teraju.platform.audit.api import TrailEvent, timeline

from .factories import InstructionFactory, acts, browser, text

pytestmark = pytest.mark.django_db

DAY = date(2018, 10, 15)
RESTRICTED = "due-diligence"


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY
    return DAY


@pytest.fixture
def assessed():
    """An agency that assessed itself in April: much of it is open, some of that confidential."""
    found = world()
    assessment = found.assessment()
    found.judge(assessment, "policy", Result.MINOR, note="Belum diumumkan.")
    return found


@pytest.fixture
def coach(assessed):
    """Somebody of BSN whom agencies of two governments let in."""
    user = UserFactory(title="Pembina BSN")
    for agency in (assessed.agency, AgencyFactory(name="Dinas Jauh")):
        RoleAssignmentFactory(user=user, role=Role.BSN_COACH, agency=agency)
    return user


def names_in(user):
    return sorted(row.name for row in coaching.rows(acts(user, DAY)))


class TestWho:
    def test_sees_the_agencies_of_both_governments_and_no_other(self, assessed, coach):
        AgencyFactory(government=assessed.agency.government, name="Dinas Sebelah")
        AgencyFactory(parent=assessed.agency, name="Unit di Bawahnya")
        assert names_in(coach) == sorted(["Dinas Jauh", assessed.agency.name])
        page = text(browser(coach).get(reverse("coaching")))
        assert "Dinas Jauh" in page
        assert assessed.agency.government.name in page
        assert "Dinas Sebelah" not in page

    def test_sees_nothing_before_or_after_the_period(self, assessed, coach):
        coach.roles.filter(agency=assessed.agency).update(valid_until=date(2018, 10, 14))
        assert names_in(coach) == ["Dinas Jauh"]
        coach.roles.update(valid_from=date(2018, 10, 16), valid_until=date(2019, 1, 1))
        assert browser(coach).get(reverse("coaching")).status_code == HTTPStatus.FORBIDDEN

    def test_without_any_role_is_told_who_may(self):
        answer = browser(UserFactory()).get(reverse("coaching"))
        assert answer.status_code == HTTPStatus.FORBIDDEN

    @pytest.mark.parametrize("who", ["regent", "secretary", "administrator", "head", "guest"])
    def test_is_no_colleague_and_no_other_guest(self, home, who):
        client = browser(getattr(home, who))
        assert client.get(reverse("coaching")).status_code == HTTPStatus.FORBIDDEN
        url = reverse("coaching_agency", args=[home.agency.pk])
        assert client.get(url).status_code == HTTPStatus.NOT_FOUND

    def test_is_not_the_ministry(self, home):
        client = browser(person(Role.MINISTRY, agency=home.agency))
        assert client.get(reverse("coaching")).status_code == HTTPStatus.FORBIDDEN
        url = reverse("coaching_agency", args=[home.agency.pk])
        assert client.get(url).status_code == HTTPStatus.NOT_FOUND

    def test_finds_no_agency_that_did_not_invite(self, home, coach):
        url = reverse("coaching_agency", args=[home.agency.pk])
        assert browser(coach).get(url).status_code == HTTPStatus.NOT_FOUND

    def test_is_led_there_by_the_menu(self, home, coach):
        link = f'href="{reverse("coaching")}"'
        assert link in text(browser(coach).get(reverse("home")))
        for who in ("regent", "reader", "guest"):
            assert link not in text(browser(getattr(home, who)).get(reverse("home")))

    @pytest.mark.parametrize("name", ["overview", "instruction_add"])
    def test_reaches_nothing_of_the_leaders(self, coach, name):
        assert browser(coach).get(reverse(name)).status_code == HTTPStatus.FORBIDDEN

    def test_sees_no_instruction(self, assessed, coach):
        made = InstructionFactory(agency=assessed.agency)
        assert browser(coach).get(made.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND
        assert made.title not in text(browser(coach).get(reverse("instructions")))
        page = text(browser(coach).get(reverse("coaching_agency", args=[assessed.agency.pk])))
        assert made.title not in page


class TestWhatIsConfidential:
    def test_is_neither_shown_nor_counted(self, assessed, coach):
        ids = [assessed.agency.pk]
        everything = open_topics(ids, DAY, with_restricted=True)[assessed.agency.pk]
        # It is open: if it were not, this test would show nothing.
        assert RESTRICTED in {one.code for one in everything}
        allowed = topics_open(ids, DAY)[assessed.agency.pk]
        assert {one.code for one in allowed} == {one.code for one in everything} - {RESTRICTED}
        rows = {row.pk: standing_of(row) for row in coaching.rows(acts(coach, DAY))}
        assert rows[assessed.agency.pk].gaps == len(everything) - 1
        url = reverse("coaching_agency", args=[assessed.agency.pk])
        page = text(browser(coach).get(url))
        for address in (url, reverse("coaching"), f"{reverse('coaching')}?format=csv"):
            assert RESTRICTED not in text(browser(coach).get(address))
        assert "policy in English" in page
        # What the assessor wrote stays in the house.
        assert "Belum diumumkan." not in page

    def test_leads_to_no_record(self, assessed, coach):
        signed = SignedFactory(agency=assessed.agency)
        page = text(browser(coach).get(reverse("coaching_agency", args=[assessed.agency.pk])))
        assert "1 March 2018" in page
        assert signed.get_absolute_url() not in page

    def test_is_not_the_history_of_an_agency_either(self, assessed, coach):
        """Somebody may coach here and work for another government: still a guest here."""
        browser(coach).get(reverse("coaching_agency", args=[assessed.agency.pk]))
        assert timeline(assessed.agency, day=DAY)
        user = person(Role.STAFF, agency=AgencyFactory())
        RoleAssignmentFactory(user=user, role=Role.BSN_COACH, agency=assessed.agency)
        answer = browser(user).get(reverse("coaching_agency", args=[assessed.agency.pk]))
        assert answer.status_code == HTTPStatus.OK
        assert answer.context["history"] == []


class TestTheRegister:
    def test_says_what_is_not_known(self, coach):
        rows = {row.name: standing_of(row) for row in coaching.rows(acts(coach, DAY))}
        # Who never assessed itself has no number, least of all a good one.
        assert rows["Dinas Jauh"].gaps is None
        url = reverse(
            "coaching_agency",
            args=[
                next(row.pk for row in coaching.rows(acts(coach, DAY)) if row.name == "Dinas Jauh")
            ],
        )
        assert "has not assessed itself yet" in text(browser(coach).get(url))

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ({"q": "jauh"}, ["Dinas Jauh"]),
            ({"stage": "agreement"}, ["Dinas Jauh"]),
            ({"pace": "still"}, ["Dinas Jauh"]),
            ({"pace": "moving"}, []),
            ({"sort": "-gaps"}, ["", "Dinas Jauh"]),
        ],
    )
    def test_is_filtered_and_sorted(self, assessed, coach, query, shown):
        far = next(row for row in coaching.rows(acts(coach, DAY)) if row.name == "Dinas Jauh")
        SignedFactory(agency_id=far.pk, government=far.government, signed_on=date(2018, 1, 5))
        page = text(browser(coach).get(reverse("coaching"), query))
        expected = [name or assessed.agency.name for name in shown]
        places = [page.find(f">{name}<") for name in expected]
        assert -1 not in places
        assert places == sorted(places)
        if assessed.agency.name not in expected:
            assert f">{assessed.agency.name}<" not in page

    def test_is_filtered_by_government(self, assessed, coach):
        government = assessed.agency.government
        page = text(browser(coach).get(reverse("coaching"), {"government": government.pk}))
        assert assessed.agency.name in page
        assert "Dinas Jauh" not in page

    def test_asks_the_same_for_any_number(self, django_assert_max_num_queries):
        counts = []
        for number in (2, 12):
            user = UserFactory()
            for agency in AgencyFactory.create_batch(number):
                RoleAssignmentFactory(user=user, role=Role.BSN_COACH, agency=agency)
                SignedFactory(agency=agency)
            viewer = acts(user, DAY)
            with django_assert_max_num_queries(16) as captured:
                assert len(list(coaching.rows(viewer))) == number
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestVisits:
    @pytest.fixture
    def visit(self, assessed, coach):
        agreement = SignedFactory(agency=assessed.agency)
        return CoachVisit.objects.create(
            agency=assessed.agency,
            government=assessed.agency.government,
            agreement=agreement,
            visited_on=date(2018, 9, 3),
            next_on=date(2018, 10, 8),
            way="visit",
            seen="Peta proses sudah ada.",
            advice="Tetapkan sasaran mutu tiap unit.",
            is_from_coach=True,
            recorded_by=coach,
            recorded_office="Pembina BSN",
            created_at=NOW,
            updated_at=NOW,
        )

    def again(self, visit, **fields):
        values = {
            field.name: getattr(visit, field.name)
            for field in CoachVisit._meta.concrete_fields
            if not field.primary_key
        }
        return CoachVisit.objects.create(**(values | fields))

    def standing(self, coach, visit):
        rows = {row.pk: standing_of(row) for row in coaching.rows(acts(coach, DAY))}
        return rows[visit.agency_id]

    def test_tell_the_last_and_the_next(self, coach, visit):
        self.again(visit, visited_on=date(2018, 5, 2), next_on=date(2018, 12, 1))
        found = self.standing(coach, visit)
        assert (found.last_visit, found.next_visit) == (date(2018, 9, 3), date(2018, 10, 8))

    def test_withdrawn_do_not_count(self, coach, visit):
        self.again(
            visit,
            visited_on=date(2018, 10, 2),
            state="withdrawn",
            withdrawn_on=DAY,
            withdrawn_reason="Salah.",
        )
        assert self.standing(coach, visit).last_visit == date(2018, 9, 3)

    def test_stand_on_the_page_with_what_came_of_the_advice(self, coach, visit):
        url = reverse("coaching_agency", args=[visit.agency_id])
        page = text(browser(coach).get(url))
        for words in (visit.advice, visit.get_absolute_url(), "8 October 2018"):
            assert words in page
        assert f"{reverse('cooperation_visit_add')}?agency={visit.agency_id}" in page
        CoachVisit.objects.filter(pk=visit.pk).update(
            state="answered", response="Sasaran ditetapkan.", responded_on=DAY
        )
        assert "Sasaran ditetapkan." in text(browser(coach).get(url))

    @pytest.mark.parametrize("sort", ["last_visit", "-last_visit", "next_visit"])
    def test_are_sorted_by(self, assessed, coach, visit, sort):
        page = text(browser(coach).get(reverse("coaching"), {"sort": sort}))
        assert page.find(f">{assessed.agency.name}<") < page.find(">Dinas Jauh<")


class TestTheTrail:
    def verbs(self, coach):
        rows = TrailEvent.objects.filter(actor_id=coach.pk).order_by("pk")
        return [(event.verb, event.target_id) for event in rows]

    def test_holds_every_look(self, assessed, coach):
        pk = assessed.agency.pk
        browser(coach).get(reverse("coaching_agency", args=[pk]))
        assert self.verbs(coach) == [("accounts.guest.opened", str(pk))]

    @pytest.mark.parametrize(("query", "verb"), [({}, "listed"), ({"format": "xlsx"}, "taken")])
    def test_holds_lists_and_files_in_both_governments(self, assessed, coach, query, verb):
        browser(coach).get(reverse("coaching"), query)
        ids = coach.roles.values_list("agency", flat=True)
        assert sorted(self.verbs(coach)) == sorted(
            (f"accounts.guest.{verb}", str(pk)) for pk in ids
        )

"""Visits of coaches, and what an agency makes of their advice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.cooperation import inbox, services
from teraju.modules.cooperation.api import visits_of
from teraju.modules.cooperation.domain.kinds import Partner
from teraju.modules.cooperation.models import Agreement, CoachVisit
from teraju.modules.cooperation.refusals import (
    NotWithBSN,
    NotYourVisit,
    VisitIsNotThere,
    WrongPlace,
)
from teraju.modules.cooperation.tests.factories import CoachVisitFactory, SignedFactory, house
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    RoleAssignmentFactory,
    person,
    viewer,
)
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
ADVICE = "Lengkapi peta proses"


@pytest.fixture
def home():
    return house()


@pytest.fixture
def pks(home):
    return SignedFactory(agency=home.agency)


@pytest.fixture
def coach(home):
    return viewer(Role.BSN_COACH, agency=home.agency, title="Pembina BSN")


@pytest.fixture
def record(home, pks, coach):
    def recorded(**changes):
        values = {
            "actor": coach,
            "agency": home.agency,
            "visited_on": TODAY,
            "way": "visit",
            "seen": "Ruang layanan",
            "advice": f" {ADVICE} ",
        }
        return services.record_visit(**{**values, **changes})

    return recorded


def change(visit, actor, **changes):
    values = {
        "visited_on": visit.visited_on,
        "way": visit.way,
        "seen": visit.seen,
        "advice": visit.advice,
    }
    return services.change_visit(actor=actor, visit_id=visit.pk, **{**values, **changes})


class TestRecording:
    def test_by_the_coach_in_person(self, record, pks, coach):
        visit = record(next_on=date(2018, 5, 2))
        assert (visit.advice, visit.state, visit.agreement) == (ADVICE, "recorded", pks)
        assert (visit.is_from_coach, visit.recorded_office) == (True, "Pembina BSN")
        assert visit.recorded_by_id == coach.user_id
        (event,) = TrailEvent.objects.all()
        assert event.verb == "cooperation.visit.recorded"

    @pytest.mark.parametrize("who", ["head", "coordinator"])
    def test_copied_by_the_agency(self, record, home, who):
        assert not record(actor=getattr(home, who)).is_from_coach

    @pytest.mark.parametrize(
        "role", sorted(set(Role) - {Role.BSN_COACH, Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR})
    )
    def test_by_nobody_else(self, record, home, role):
        with pytest.raises(NotAllowed):
            record(actor=viewer(role, agency=home.agency))

    def test_not_at_another_agency(self, record, home):
        SignedFactory(agency=home.other)
        with pytest.raises(NotAllowed):
            record(agency=home.other)

    @pytest.mark.parametrize("empty", ["seen", "advice"])
    def test_says_what_was_seen_and_advised(self, record, empty):
        with pytest.raises(ValidationError) as refused:
            record(**{empty: "  "})
        assert set(refused.value.message_dict) == {empty}

    def test_afterwards(self, record):
        with pytest.raises(ValidationError):
            record(visited_on=TODAY + timedelta(days=1))
        with pytest.raises(ValidationError):
            record(next_on=TODAY)

    @pytest.mark.parametrize(
        "hole",
        [
            {"status": "draft", "signed_on": None},
            {"status": "cancelled"},
            {"status": "ended", "closed_on": TODAY - timedelta(days=1)},
            {"ends_on": TODAY - timedelta(days=1)},
            {"starts_on": TODAY + timedelta(days=1)},
        ],
    )
    def test_under_an_agreement_in_force_that_day(self, record, pks, hole):
        Agreement.objects.filter(pk=pks.pk).update(**hole)
        with pytest.raises(NotWithBSN) as refused:
            record()
        assert refused.value.field == "visited_on"

    def test_under_an_agreement_with_bsn(self, record, pks):
        pks.parties.filter(partner=Partner.CENTRAL).update(name="Kementerian")
        with pytest.raises(NotWithBSN):
            record()

    def test_under_the_agencys_own_before_the_governments(self, record, home, pks):
        mou = SignedFactory(government=home.government, signed_on=date(2018, 3, 10))
        assert record().agreement == pks
        Agreement.objects.filter(pk=pks.pk).update(status="cancelled")
        assert record().agreement == mou

    def test_under_the_one_that_was_chosen(self, record, home, pks):
        mou = SignedFactory(government=home.government)
        assert record(actor=home.head, agreement=mou).agreement == mou

    @pytest.mark.parametrize("which", ["other agency", "not BSN", "too early", "stranger"])
    def test_under_none_that_does_not_fit(self, record, home, which):
        chosen = SignedFactory(
            agency={"other agency": home.other, "stranger": AgencyFactory()}.get(which, home.agency)
        )
        if which == "not BSN":
            chosen.parties.all().delete()
        day = date(2018, 2, 1) if which == "too early" else TODAY
        with pytest.raises((WrongPlace, NotWithBSN)) as refused:
            record(actor=home.administrator_and_head, agreement=chosen, visited_on=day)
        assert refused.value.field == "agreement"


@pytest.fixture(autouse=True)
def one_who_sees_both(home):
    """Sees the agreements of both agencies, so that no refusal is for want of that."""
    user = person(Role.ADMINISTRATOR, government=home.government)
    RoleAssignmentFactory(user=user, role=Role.AGENCY_HEAD, agency=home.agency)
    home.administrator_and_head = viewer_of(user, NOW)


class TestChanging:
    def test_is_for_who_recorded_it(self, record, coach, home):
        visit = record()
        assert change(visit, coach, advice="Lain").version == 2
        other = viewer(Role.BSN_COACH, agency=home.agency)
        for actor in (home.head, home.coordinator, other):
            with pytest.raises(NotYourVisit):
                change(visit, actor, advice="X")
        with pytest.raises(NotAllowed):
            change(visit, home.reader)

    def test_of_a_copy_is_not_the_coachs(self, record, coach, home):
        copy = record(actor=home.head)
        with pytest.raises(NotYourVisit):
            change(copy, coach)
        assert change(copy, home.head, way="online").way == "online"

    def test_ends_with_the_answer(self, record, coach, home):
        visit = record()
        services.answer_visit(actor=home.head, visit_id=visit.pk, response="Sudah")
        with pytest.raises(VisitIsNotThere):
            change(visit, coach)

    def test_refuses_a_stale_version(self, record, coach):
        visit = record()
        change(visit, coach, expected_version=1)
        with pytest.raises(ChangedMeanwhile):
            change(visit, coach, expected_version=1)

    def test_finds_the_agreement_of_the_new_day(self, record, coach, home, pks):
        visit = record()
        mou = SignedFactory(government=home.government, signed_on=date(2018, 1, 5))
        assert change(visit, coach, visited_on=date(2018, 3, 2)).agreement == pks
        assert change(visit, coach, visited_on=date(2018, 2, 1)).agreement == mou
        with pytest.raises(NotWithBSN):
            change(visit, coach, visited_on=date(2017, 2, 1))


class TestAnswering:
    @pytest.mark.parametrize("who", ["head", "coordinator"])
    def test_is_the_agencys(self, record, home, who):
        visit = record()
        done = services.answer_visit(
            actor=getattr(home, who), visit_id=visit.pk, response=" Peta dilengkapi. "
        )
        assert (done.state, done.response) == ("answered", "Peta dilengkapi.")
        assert done.responded_on == TODAY
        assert TrailEvent.objects.order_by("pk").last().verb == "cooperation.visit.answered"

    def test_is_not_the_coachs(self, record, coach, home):
        visit = record()
        for actor in (coach, home.reader, home.administrator):
            with pytest.raises(NotAllowed):
                services.answer_visit(actor=actor, visit_id=visit.pk, response="X")

    def test_is_nobody_elses(self, record, home):
        visit = record()
        for actor in (home.stranger, viewer(Role.AGENCY_HEAD, agency=home.other)):
            with pytest.raises(CoachVisit.DoesNotExist):
                services.answer_visit(actor=actor, visit_id=visit.pk, response="X")

    def test_says_something_once(self, record, home):
        visit = record()
        with pytest.raises(DomainError) as refused:
            services.answer_visit(actor=home.head, visit_id=visit.pk, response=" ")
        assert refused.value.field == "response"
        services.answer_visit(actor=home.head, visit_id=visit.pk, response="Sudah")
        with pytest.raises(VisitIsNotThere):
            services.answer_visit(actor=home.head, visit_id=visit.pk, response="Lagi")


class TestWithdrawing:
    def withdraw(self, visit, actor, reason="Keliru hari"):
        return services.withdraw_visit(actor=actor, visit_id=visit.pk, reason=reason)

    def test_of_advice_is_the_coachs_alone(self, record, coach, home):
        visit = record()
        for actor in (home.head, home.coordinator, viewer(Role.BSN_COACH, agency=home.agency)):
            with pytest.raises(NotYourVisit):
                self.withdraw(visit, actor)
        gone = self.withdraw(visit, coach)
        assert (gone.state, gone.withdrawn_on) == ("withdrawn", TODAY)
        with pytest.raises(VisitIsNotThere):
            self.withdraw(visit, coach)

    def test_of_a_copy_is_the_agencys(self, record, coach, home):
        visit = record(actor=home.coordinator)
        with pytest.raises(NotYourVisit):
            self.withdraw(visit, coach)
        assert self.withdraw(visit, home.head).state == "withdrawn"

    def test_says_why(self, record, coach):
        with pytest.raises(DomainError) as refused:
            self.withdraw(record(), coach, " ")
        assert refused.value.field == "reason"

    def test_keeps_an_answer(self, record, coach, home):
        visit = record()
        services.answer_visit(actor=home.head, visit_id=visit.pk, response="Sudah")
        assert self.withdraw(visit, coach).response == "Sudah"


@pytest.mark.parametrize(
    "hole",
    [
        {"next_on": TODAY},
        {"state": "answered"},
        {"state": "answered", "response": "x"},
        {"state": "withdrawn"},
        {"state": "withdrawn", "withdrawn_on": TODAY},
    ],
)
def test_the_table_guards_itself(hole):
    with pytest.raises(IntegrityError), transaction.atomic():
        CoachVisitFactory(**hole)


class TestWhoSees:
    @pytest.mark.parametrize("role", sorted(Role))
    def test_colleagues_and_the_coach(self, home, role):
        visit = CoachVisitFactory(agency=home.agency)
        seen = visits_of(viewer(role, agency=home.agency), [home.agency.pk])
        assert (seen == [visit]) is (role not in GUESTS - {Role.BSN_COACH})

    def test_a_coach_of_two_governments_both(self, home):
        here, there = CoachVisitFactory(agency=home.agency), CoachVisitFactory()
        user = person(Role.BSN_COACH, agency=home.agency)
        RoleAssignmentFactory(user=user, role=Role.BSN_COACH, agency=there.agency)
        hidden = CoachVisitFactory()
        coach = viewer_of(user, NOW)
        ids = [one.agency_id for one in (here, there, hidden)]
        assert {one.pk for one in visits_of(coach, ids)} == {here.pk, there.pk}

    def test_the_newest_first_and_none_withdrawn(self, home, django_assert_num_queries):
        old, new, gone = (
            CoachVisitFactory(agency=home.agency, visited_on=TODAY - timedelta(days=days))
            for days in (9, 1, 3)
        )
        CoachVisit.objects.filter(pk=gone.pk).update(
            state="withdrawn", withdrawn_on=TODAY, withdrawn_reason="x"
        )
        with django_assert_num_queries(1):
            found = visits_of(home.head, [home.agency.pk, home.other.pk])
            assert [one.agency.name for one in found]
        assert [one.pk for one in found] == [new.pk, old.pk]


def keys(viewer):
    return [item.key.split("-", 2)[1] + "-" + item.key.rsplit("-", 1)[1] for item in _mine(viewer)]


def _mine(viewer):
    return [item for item in inbox.waiting(viewer) if item.key.startswith("coach-")]


class TestInbox:
    def test_advice_waits_for_the_agency_until_answered(self, record, home, coach):
        visit = record(next_on=date(2018, 6, 1))
        for actor in (home.head, home.coordinator):
            assert keys(actor) == ["visit-answer"]
            assert _mine(actor)[0].due == date(2018, 6, 1)
        for actor in (home.reader, home.secretary, home.stranger, coach):
            assert keys(actor) == []
        assert [one.key for one in inbox.handed_over(coach)] == [f"coach-visit-{visit.pk}-given"]
        services.answer_visit(actor=home.head, visit_id=visit.pk, response="Sudah")
        assert keys(home.head) == []
        assert inbox.handed_over(coach) == []

    def test_the_next_visit_waits_for_the_coach_until_made(self, record, home, coach):
        record(next_on=date(2018, 5, 2))

        def on(day):
            return replace(coach, now=NOW.replace(month=day.month, day=day.day))

        assert keys(on(date(2018, 4, 1))) == []
        assert keys(on(date(2018, 4, 2))) == ["visit-next"]
        late = on(date(2018, 6, 20))
        assert keys(late) == ["visit-next"]
        assert f"agency={home.agency.pk}" in _mine(late)[0].url
        mistake = record(actor=late, visited_on=date(2018, 5, 2))
        assert keys(late) == []
        services.withdraw_visit(actor=late, visit_id=mistake.pk, reason="Keliru")
        assert keys(late) == ["visit-next"]

    def test_an_access_that_ends_is_told_a_fortnight_before(self, home, pks):
        last = date(2018, 4, 30)
        access = services.invite_coach(
            actor=home.coordinator,
            agreement_id=pks.pk,
            username="pembina.bsn",
            title="Pembina BSN",
            valid_from=TODAY,
            valid_until=last,
        )

        def on(actor, day):
            return replace(actor, now=NOW.replace(month=4, day=day))

        assert keys(on(home.head, 15)) == []
        assert keys(on(home.head, 16)) == keys(on(home.administrator, 30)) == ["access-end"]
        assert keys(on(home.secretary, 20)) == keys(on(home.reader, 20)) == []
        services.end_coach_access(
            actor=on(home.head, 20), access_id=access.pk, last_day=date(2018, 9, 1)
        )
        assert keys(on(home.head, 20)) == []

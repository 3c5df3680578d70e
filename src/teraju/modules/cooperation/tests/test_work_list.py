"""What waits for whom, what was handed over, the figures, and what neighbours may link to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from teraju.modules.cooperation import api, inbox, services
from teraju.modules.cooperation.figures import figures, month_ends
from teraju.modules.cooperation.tests.factories import (
    AgreementFactory,
    PlanTaskFactory,
    SignedFactory,
    house,
    two_parties,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import viewer
from teraju.platform.links import api as links
from teraju.platform.search.api import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


def on(person, year, month, day):
    return replace(person, now=datetime(year, month, day, 9, tzinfo=ZoneInfo("Asia/Jakarta")))


def keys(viewer_):
    return {item.key for item in inbox.waiting(viewer_)}


class TestInbox:
    def test_asks_to_sign_what_was_sent(self, home):
        draft = AgreementFactory(agency=home.agency)
        two_parties(draft)
        services.send_for_signing(actor=home.coordinator, agreement_id=draft.pk)
        assert keys(home.head) == {f"agreement-{draft.pk}-sign"}
        assert keys(home.coordinator) == set()
        (sent,) = inbox.handed_over(home.coordinator)
        assert sent.title == draft.title
        assert inbox.handed_over(home.head) == []

    def test_reminds_of_the_end_from_the_first_reminder_until_it_is_renewed(self, home):
        one = SignedFactory(agency=home.agency, ends_on=date(2018, 9, 1))
        services.record_evaluation(
            actor=home.head, agreement_id=one.pk, year=2018, result="achieved"
        )
        key = f"agreement-{one.pk}-end"
        assert key not in keys(on(home.head, 2018, 3, 4))
        assert key in keys(on(home.head, 2018, 3, 5))
        assert key in keys(on(home.head, 2018, 10, 5))
        assert key not in keys(on(home.reader, 2018, 10, 5))
        services.renew_agreement(actor=home.head, agreement_id=one.pk)
        assert key not in keys(on(home.head, 2018, 10, 5))

    def test_asks_for_the_yearly_evaluation(self, home):
        one = SignedFactory(agency=home.agency)
        key = f"agreement-{one.pk}-evaluation-2018"
        assert key not in keys(on(home.head, 2018, 10, 1))
        assert key in keys(on(home.head, 2018, 11, 1))

    def test_shows_tasks_to_the_agency_that_does_them(self, home):
        government = SignedFactory(government=home.government)
        task = PlanTaskFactory(agreement=government, owner_agency=home.agency, due=date(2018, 4, 1))
        own = PlanTaskFactory(agreement=government, due=date(2018, 3, 1))
        late = PlanTaskFactory(agreement=government, due=date(2019, 3, 1))
        owner = viewer(Role.PROCESS_OWNER, agency=home.agency)
        assert keys(owner) == {f"plan-task-{task.pk}"}
        assert keys(home.secretary) == {f"plan-task-{own.pk}"}
        assert f"plan-task-{late.pk}" not in keys(owner)

    def test_shows_the_next_step_of_a_programme(self, home):
        programme = services.start_programme(
            actor=home.head, agency=home.agency, title="Inspektorat"
        )
        step = programme.steps.get(code="mou")
        services.change_programme_step(
            actor=home.head, step_id=step.pk, planned_on=date(2018, 4, 1)
        )
        assert keys(home.head) == {f"programme-{programme.pk}-step-1"}
        assert keys(home.reader) == set()

    def test_asks_no_more_questions_for_more_records(self, home, django_assert_max_num_queries):
        counts = []
        for batch in (2, 10):
            for one in SignedFactory.create_batch(batch, agency=home.agency):
                PlanTaskFactory(agreement=one, due=date(2018, 3, 1), owner_agency=home.agency)
                services.start_programme(actor=home.head, agency=home.agency, title="x")
            with django_assert_max_num_queries(12) as captured:
                inbox.waiting(home.head)
            counts.append(len(captured))
        assert counts[0] == counts[1]

    def test_is_empty_for_a_stranger(self, home):
        SignedFactory(agency=home.agency, ends_on=date(2018, 3, 20))
        assert keys(home.stranger) == set()


class TestFigures:
    def test_count_what_is_in_force_and_what_is_late(self, home):
        one = SignedFactory(agency=home.agency, signed_on=date(2018, 1, 10))
        SignedFactory(
            agency=home.agency,
            signed_on=date(2017, 5, 1),
            status="ended",
            closed_on=date(2018, 2, 1),
        )
        PlanTaskFactory(agreement=one, due=date(2018, 3, 1))
        PlanTaskFactory(agreement=one, due=date(2018, 3, 14))
        SignedFactory()
        in_force, late = figures(home.head)
        assert in_force.value == 1
        assert list(in_force.trend)[-3:] == [2, 1, 1]
        assert late.value == 1

    def test_are_not_for_everybody(self, home):
        assert figures(home.reader) == []

    @pytest.mark.parametrize("today", [date(2018, 3, 14), date(2020, 2, 29), date(2019, 1, 31)])
    def test_a_trend_has_twelve_months(self, today):
        days = month_ends(today)
        assert len(days) == 12
        assert days[-1] == today
        assert days == sorted(set(days))


class TestNeighbours:
    def test_find_and_choose_signed_agreements_of_their_own(self, home):
        one = SignedFactory(agency=home.agency, ends_on=date(2020, 1, 1))
        AgreementFactory(agency=home.agency)
        found = links.find(home.reader, api.AGREEMENT_KIND, [one.pk])
        assert [mark.code for mark in found[one.pk].milestones] == ["signed", "ends"]
        assert links.find(home.stranger, api.AGREEMENT_KIND, [one.pk]) == {}
        offered = links.choices(home.reader, api.AGREEMENT_KIND, home.government.pk)
        assert [pk for pk, _label in offered] == [one.pk]

    def test_the_search_box_finds_agreements_and_programmes(self, home):
        one = SignedFactory(agency=home.agency, title="Kerja sama mutu")
        services.start_programme(actor=home.head, agency=home.agency, title="Program mutu")
        titles = {hit.title for group in search(home.reader, "mutu") for hit in group.hits}
        assert {one.title, "Program mutu"} <= titles
        assert not [g for g in search(home.stranger, "mutu") if g.hits]

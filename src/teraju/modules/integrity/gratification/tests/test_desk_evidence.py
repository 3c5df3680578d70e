"""What the unit's work proves and what a review is told; neither gives anybody away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from teraju.modules.conformity.api import Proof
from teraju.modules.conformity.api import State as Found
from teraju.modules.integrity.gratification.desk_review import gifts
from teraju.modules.integrity.gratification.evidence import handled_in_time
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.links.review_inputs import Period

from .desk_world import CHECKED, FORWARDED, DeskWorld, assessed, forwarded, reported

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def proofs(desk: DeskWorld, on: date = FORWARDED, *agencies: Any) -> list[Proof]:
    return list(handled_in_time([one.pk for one in (agencies or (desk.office,))], on))


def two_people(desk: DeskWorld) -> None:
    forwarded(desk)
    other = person(Role.STAFF, agency=desk.office)
    assessed(desk, "assess_not_reportable", reportable=False, reporter=other)


class TestEvidence:
    def test_without_reports_nothing_is_said(self, desk: DeskWorld) -> None:
        assert proofs(desk) == []

    def test_of_one_person_it_only_supports(self, desk: DeskWorld) -> None:
        forwarded(desk)
        (one,) = proofs(desk)
        assert (one.state, one.supports) == (Found.CONFORMING, True)
        assert one.happened_on == FORWARDED

    def test_of_several_it_proves(self, desk: DeskWorld) -> None:
        two_people(desk)
        elsewhere = AgencyFactory(government=desk.government)
        here, there = sorted(
            proofs(desk, FORWARDED, desk.office, elsewhere), key=lambda one: one.supports
        )
        assert (here.agency_id, here.supports) == (desk.office.pk, False)
        assert (there.agency_id, there.supports) == (elsewhere.pk, True)
        assert here.title == there.title

    def test_past_its_last_day_it_asks_for_attention(self, desk: DeskWorld) -> None:
        two_people(desk)
        reported(desk)
        (one,) = proofs(desk, date(2026, 3, 28))
        assert (one.state, one.wrong_since) == (Found.ATTENTION, date(2026, 3, 28))
        assert one.reason

    def test_a_day_before_knows_nothing_of_later_ones(self, desk: DeskWorld) -> None:
        two_people(desk)
        (one,) = proofs(desk, CHECKED)
        assert one.happened_on == CHECKED
        assert proofs(desk, date(2026, 3, 3)) == []

    def test_the_same_queries_for_any_number_of_agencies(
        self, desk: DeskWorld, django_assert_num_queries: Any
    ) -> None:
        two_people(desk)
        more = [AgencyFactory(government=desk.government) for _ in range(4)]
        with django_assert_num_queries(2) as captured:
            assert len(proofs(desk, FORWARDED, desk.office, *more)) == 5
        assert isinstance(captured, CaptureQueriesContext)


class TestReview:
    def said(self, desk: DeskWorld) -> list[str]:
        lines = gifts(desk.acts("head", FORWARDED), desk.office.pk, YEAR)
        return [str(line.text) for line in lines]

    def test_none(self, desk: DeskWorld) -> None:
        assert self.said(desk) == ["No report of a gift reached the unit of the government."]

    def test_of_one_person_no_numbers(self, desk: DeskWorld) -> None:
        forwarded(desk)
        assert self.said(desk) == ["Fewer than 2 people reported gifts: no numbers are given."]

    def test_numbers_and_nothing_else(self, desk: DeskWorld) -> None:
        two_people(desk)
        assert self.said(desk) == [
            "2 reports of gifts reached the unit of the government.",
            "2 of 2 reports of gifts were handled in time.",
        ]

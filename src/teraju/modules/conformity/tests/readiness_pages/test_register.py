"""Readiness by agency: each standard counted, to whom, with how many queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from teraju.modules.conformity.models import ReadinessSnapshot
from teraju.modules.conformity.selectors import readiness_of
from teraju.modules.conformity.tests.factories import World
from teraju.modules.conformity.tests.pages import opened, page
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person

from .readers import asked, more_agencies, queries

pytestmark = pytest.mark.django_db


class TestRegister:
    def test_shows_the_counts_of_each_standard(self, assessed: World) -> None:
        text = page(assessed.coordinator, "readiness")
        assert "self-assessment" in text
        assert text.count(assessed.agency.name) >= 2
        assert reverse("readiness_edition", args=[assessed.agency.pk, assessed.quality.pk]) in text
        assert "%" not in text.split('id="rows"')[1]

    @pytest.mark.parametrize(
        ("query", "rows"),
        [
            ({"open": "yes"}, 2),
            ({"open": "no"}, 0),
            ({"q": "nowhere"}, 0),
            ({"kind": "office"}, 2),
            ({"kind": "hospital"}, 0),
        ],
    )
    def test_is_filtered(self, assessed: World, query: dict[str, str], rows: int) -> None:
        response = opened(assessed.coordinator, "readiness", **query)
        assert len(response.context["page"].rows) == rows

    def test_the_newest_day_counts(self, assessed: World) -> None:
        row = ReadinessSnapshot.objects.filter(edition=assessed.quality).get()
        row.pk, row.day, row.missing = None, date(2018, 4, 1), 99
        row.save()
        assert "<td" in page(assessed.coordinator, "readiness")
        assert ">99<" not in page(assessed.coordinator, "readiness")

    def test_nobody_sees_those_of_others(self, assessed: World) -> None:
        other = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory.create())
        assert assessed.agency.name not in page(other, "readiness")

    def test_goes_with_the_same_queries_for_ten_agencies(self, assessed: World) -> None:
        one = asked(assessed.coordinator, "readiness")
        more_agencies(assessed, 10)
        assert asked(assessed.coordinator, "readiness") == one <= 10


def test_readiness_of_forty_agencies_takes_the_queries_of_one(world: World) -> None:
    on = world.auditor.today
    one = more_agencies(world, 1)
    few = queries(lambda: readiness_of(one, on))
    many = one + more_agencies(world, 39)
    assert len(readiness_of(many, on)) == 80
    assert queries(lambda: readiness_of(many, on)) == few

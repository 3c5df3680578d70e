"""Open requirements on the pages of leaders: told apart, never averaged, never a percentage."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from teraju.insight import overview
from teraju.insight.board import standing_of
from teraju.insight.requirements import Open, open_in, open_of, topics_open
from teraju.modules.conformity.api import Counts, Result, latest_counts, refresh_snapshots
from teraju.modules.conformity.tests.factories import world
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person

from .factories import acts, browser, text

pytestmark = pytest.mark.django_db

DAY = date(2018, 10, 15)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY
    return DAY


@pytest.fixture
def assessed():
    """An agency with a snapshot: one requirement of each standard judged a minor gap."""
    found = world()
    assessment = found.assessment()
    found.judge(assessment, "policy", Result.MINOR)
    refresh_snapshots([found.agency.pk], date(2018, 4, 12))
    return found


@pytest.fixture
def regent(assessed):
    return person(Role.REGIONAL_HEAD, government=assessed.agency.government)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], Open(0, 0)),
        ([Counts(conforming=5, attention=2, missing=3, not_applicable=1)], Open(3, 2)),
        ([Counts(attention=2, missing=3), Counts(missing=4)], Open(7, 2)),
    ],
)
def test_open_requirements_of_several_standards_are_added(counts, expected):
    assert open_in(counts) == expected


def test_an_agency_without_assessment_has_no_number(assessed):
    other = AgencyFactory()
    found = open_of([assessed.agency.pk, other.pk], DAY)
    assert list(found) == [assessed.agency.pk]
    assert found[assessed.agency.pk].attention == 2
    assert topics_open([other.pk], DAY) == {other.pk: None}


def test_a_board_holds_what_was_known_on_the_day(assessed):
    assert open_of([assessed.agency.pk], date(2018, 4, 11)) == {}


def test_the_overview_tells_missing_from_what_needs_a_look(assessed, regent):
    (row,) = overview.rows(acts(regent, DAY)).filter(pk=assessed.agency.pk)
    found = standing_of(row).open
    assert found is not None
    page = text(browser(regent).get(reverse("overview"), {"sort": "-open"}))
    assert f"{found.missing} missing, 2 to look at" in page
    assert "%" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_page_of_an_agency_counts_each_standard_apart(assessed, regent):
    page = text(browser(regent).get(reverse("overview_agency", args=[assessed.agency.pk])))
    counts = latest_counts([assessed.agency.pk], DAY)[assessed.agency.pk]
    for edition in (assessed.quality, assessed.anti_bribery):
        assert edition.pk in counts
        assert reverse("readiness_edition", args=[assessed.agency.pk, edition.pk]) in page
    assert "needs attention" in page

"""Readiness explains itself: no gap without a sentence, a record looked for, an owner, a link."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from teraju.modules.conformity.api import open_topics
from teraju.modules.conformity.domain.states import Result, State
from teraju.modules.conformity.selectors import readiness_of
from teraju.modules.conformity.selectors.gaps import gaps_of
from teraju.modules.conformity.web.common_readiness import Desk
from teraju.modules.conformity.web.readiness_rows import requirement_lines
from teraju.modules.standards.api import editions_with_requirements, load_catalogue
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer

from .factories import World, at, day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_gap_of_a_whole_catalogue_without_its_four_parts(language: str, client: Client) -> None:
    load_catalogue()
    agency = AgencyFactory.create()
    who = viewer(Role.QUALITY_COORDINATOR, agency=agency, now=at("2018-04-12"))
    editions = list(editions_with_requirements(who))
    assert editions
    ready = readiness_of([agency.pk], who.today, [one.pk for one in editions])
    desk = Desk(agency, who, who.today)
    gaps = 0
    with translation.override(language):
        for one in ready.values():
            for line in requirement_lines(one, desk):
                assert line.state is State.MISSING
                assert line.open_topics, line.asked.number
                for topic in line.open_topics:
                    gaps += 1
                    words = topic.words
                    assert words.sentence, words.topic.code
                    assert words.record, words.topic.code
                    assert str(words.owner), words.topic.code
                    assert words.action is not None, words.topic.code
                    assert words.action.url.endswith(f"topic={words.topic.code}")
                    assert not words.action.refusal
    assert gaps > 100
    client.logout()


class TestOpenTopics:
    def test_the_worst_comes_first_and_says_why(self, world: World) -> None:
        assessment = world.assessment()
        world.judge(assessment, "context", Result.MINOR)
        with translation.override("en"):
            found = open_topics([world.agency.pk], world.auditor.today)[world.agency.pk]
        assert [one.code for one in found][-1] == "context"
        # As a guest may hear it: without what the assessor wrote.
        assert found[-1].reason == "Judged a minor gap on 12 April 2018."
        assert found[-1].state is State.ATTENTION
        # Besides, where it begins: which kinds of records there are, modules say.
        assert found[0].record.startswith(f"record of {found[0].code}")
        with translation.override("en"):
            assert found[0].title == f"{found[0].code} in English"

    def test_restricted_topics_are_left_out_unless_asked_for(self, world: World) -> None:
        world.assessment()
        on, pk = world.auditor.today, world.agency.pk
        assert "due-diligence" not in {one.code for one in open_topics([pk], on)[pk]}
        everything = open_topics([pk], on, with_restricted=True)[pk]
        assert "due-diligence" in {one.code for one in everything}

    def test_an_agency_without_assessment_has_none(self, world: World) -> None:
        assert open_topics([world.agency.pk], world.auditor.today) == {world.agency.pk: []}

    def test_what_holds_up_most_goes_first_among_equals(self, world: World) -> None:
        world.assessment()
        gaps = gaps_of([world.agency.pk], day("2018-04-12"))[world.agency.pk]
        counts = [len(gap.requirements) for gap in gaps]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] == 2

    def test_read_as_it_stood_on_a_day_before(self, world: World) -> None:
        world.assessment()
        assert open_topics([world.agency.pk], date(2018, 4, 11))[world.agency.pk] == []

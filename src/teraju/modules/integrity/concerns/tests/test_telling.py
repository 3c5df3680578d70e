"""Lessons, numbers, statements and tests of the channel."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from teraju.kernel import statements
from teraju.modules.integrity.concerns import statement_key, trail
from teraju.modules.integrity.concerns.domain.lessons import Process, Trace
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    ChannelTest,
    Handler,
    IssuedStatement,
    Lesson,
    Person,
    PublishedPeriod,
    TrailEvent,
)
from teraju.modules.integrity.concerns.selectors import facts
from teraju.modules.integrity.concerns.services import channel_tests, keeping, telling
from teraju.modules.integrity.concerns.services.channel_tests import NotATest
from teraju.modules.integrity.concerns.services.telling import (
    LessonWaits,
    NothingToTell,
    TracesFound,
)

from .desk import declared, hand
from .factories import TODAY, case, handler, office, person

pytestmark = pytest.mark.django_db
LATER = date(2026, 7, 2)
TEXT = "Harga perkiraan disusun satu orang; kini dua orang menyusunnya dan saling memeriksa."


def many(number: int, by: Handler, **fields: object) -> list[Case]:
    given = {
        "state": State.CLOSED,
        "outcome": Outcome.UNFOUNDED,
        "acknowledged_on": TODAY,
        "answered_on": TODAY,
        "closed_on": TODAY,
    } | fields
    start = Case.objects.count()
    return [declared(by, code=f"{start + place:016d}", **given) for place in range(number)]


@pytest.fixture
def mine() -> Handler:
    return handler(office(outside=False))


@pytest.fixture
def opened() -> None:
    """The channel opened on the first of January."""
    trail.record("handler.invited", today=date(2026, 1, 1), actor=trail.HOUSE)


class TestLessons:
    def test_a_lesson_leaves_nothing_that_leads_back(self, mine: Handler) -> None:
        made, *_others = many(3, mine)
        lesson = telling.release_lesson(
            hand(mine, LATER), made.number, process=Process.PROCUREMENT, text=TEXT
        )
        assert lesson.month == date(2026, 8, 1)
        fields = {field.name for field in Lesson._meta.get_fields()}
        assert fields == {"id", "process", "text", "month"}
        told = TrailEvent.objects.get(verb="lesson.released")
        assert (told.day, told.actor, told.number) == (date(2026, 7, 1), trail.HOUSE, "")
        assert list(facts.told_lessons(date(2026, 7, 31))) == []
        assert list(facts.told_lessons(date(2026, 8, 1))) == [lesson]

    def test_it_waits_for_others_and_for_its_days(self, mine: Handler) -> None:
        made, other = many(2, mine)
        for number in (made.number, other.number):
            with pytest.raises(LessonWaits):
                telling.release_lesson(
                    hand(mine, LATER), number, process=Process.PROCUREMENT, text=TEXT
                )
        many(1, mine)
        with pytest.raises(LessonWaits):
            telling.release_lesson(
                hand(mine, TODAY + timedelta(days=89)),
                made.number,
                process=Process.PROCUREMENT,
                text=TEXT,
            )

    def test_a_name_of_the_directory_is_refused(self, mine: Handler) -> None:
        person("Sri Wahyuni", post="Kepala Bidang Metrologi")
        made, *_others = many(3, mine)
        with pytest.raises(TracesFound) as refused:
            telling.release_lesson(
                hand(mine, LATER),
                made.number,
                process=Process.PROCUREMENT,
                text=f"{TEXT} Bu Wahyuni tahu.",
            )
        assert [each.trace for each in refused.value.found] == [Trace.NAME]
        assert refused.value.field == "text"
        assert not Lesson.objects.exists()

    def test_a_stranger_tells_nothing_of_it(self, mine: Handler) -> None:
        made, *_others = many(3, mine)
        with pytest.raises(CaseHandler.DoesNotExist):
            telling.release_lesson(
                hand(handler(), LATER), made.number, process=Process.PROCUREMENT, text=TEXT
            )


@pytest.mark.usefixtures("opened")
class TestPeriods:
    def test_the_half_year_is_told_once(self, mine: Handler) -> None:
        many(12, mine)
        issued = telling.close_period(hand(mine, LATER), staff=4000)
        told = PublishedPeriod.objects.get()
        assert (told.first_day, told.last_day) == (date(2026, 1, 1), date(2026, 6, 30))
        assert told.silence == ""
        assert told.figures is not None
        assert told.figures["tables"]["mode"]["total"] == 12
        statement = statements.check(
            statements.parse(bytes(issued.file)), trusted_key=statement_key.public_key()
        )
        assert statement.government == "36.04"
        assert statement.counts["received"] == statement.counts["closed"] == 12
        assert statement.cases is not None
        assert len(statement.cases) == 12
        assert {each.outcome for each in statement.cases} == {"not_substantiated"}
        with pytest.raises(NothingToTell):
            telling.close_period(hand(mine, LATER), staff=4000)

    def test_statements_follow_each_other(self, mine: Handler) -> None:
        many(12, mine)
        first = telling.close_period(hand(mine, LATER), staff=4000)
        later = many(1, mine, closed_on=date(2026, 9, 1))
        second = telling.close_period(hand(mine, date(2027, 1, 1)), staff=4000)
        many(2, mine, closed_on=date(2027, 2, 2))
        third = telling.close_period(hand(mine, date(2027, 7, 1)), staff=4000)
        read = [statements.parse(bytes(each.file)).statement for each in (first, second, third)]
        statements.check_order(None, read[0])
        statements.check_order(read[0], read[1])
        statements.check_order(read[1], read[2])
        # One alone is not listed; it comes with the next two.
        assert read[1].cases is None
        assert read[2].cases is not None
        assert len(read[2].cases) == 3
        assert later[0].number in {each.number for each in read[2].cases}

    def test_a_small_government_tells_no_number(self, mine: Handler) -> None:
        many(12, mine)
        issued = telling.close_period(hand(mine, LATER), staff=999)
        told = PublishedPeriod.objects.get()
        assert (told.silence, told.figures) == ("small_government", None)
        counts = statements.parse(bytes(issued.file)).statement.counts
        assert set(counts.values()) == {None}

    def test_what_went_outside_is_in_neither(self, mine: Handler) -> None:
        many(12, mine)
        many(4, handler(office(outside=True)))
        issued = telling.close_period(hand(mine, LATER), staff=4000)
        statement = statements.parse(bytes(issued.file)).statement
        assert statement.counts["received"] == 12
        assert statement.cases is not None
        assert len(statement.cases) == 12

    def test_what_was_shredded_still_counts(self, mine: Handler) -> None:
        many(11, mine)
        many(1, mine, outcome=Outcome.OUTSIDE_SCOPE)
        keeping.keep_house(today=date(2026, 5, 7))
        keeping.keep_house(today=date(2026, 6, 6))
        assert not CaseHandler.objects.filter(case__outcome=Outcome.OUTSIDE_SCOPE).exists()
        issued = telling.close_period(hand(mine, LATER), staff=4000)
        assert statements.parse(bytes(issued.file)).statement.counts["received"] == 12

    def test_without_its_code_the_channel_signs_nothing(
        self, mine: Handler, settings: object
    ) -> None:
        settings.TERAJU_CONCERNS_REGION = ""  # type: ignore[attr-defined]
        with pytest.raises(NothingToTell):
            telling.close_period(hand(mine, LATER), staff=4000)

    def test_small_numbers_stand_in_no_table_of_what_is_kept(self, mine: Handler) -> None:
        many(12, mine)
        many(2, mine, mode="named")
        telling.close_period(hand(mine, LATER), staff=4000)
        told = PublishedPeriod.objects.get().figures
        assert told is not None
        assert told["tables"]["mode"] == {
            "total": 14,
            "parts": {"anonymous": None, "confidential": None, "named": None},
        }
        assert IssuedStatement.objects.count() == 1


class TestChannelTests:
    def test_a_report_with_the_phrase_is_the_test(self, mine: Handler) -> None:
        test = channel_tests.begin_test(hand(mine))
        made = declared(mine, text=f"Ini percobaan {test.phrase.lower()}.")
        other = case(mine, code="8765432187654321")
        channel_tests.pass_test(hand(mine, date(2026, 3, 9)), made.number)
        test.refresh_from_db()
        assert test.passed_on == date(2026, 3, 9)
        assert list(Case.objects.all()) == [other]

    def test_nothing_else_disappears_as_a_test(self, mine: Handler) -> None:
        channel_tests.begin_test(hand(mine))
        made = declared(mine)
        with pytest.raises(NotATest):
            channel_tests.pass_test(hand(mine), made.number)
        assert Case.objects.filter(pk=made.pk).exists()

    def test_a_phrase_serves_once(self, mine: Handler) -> None:
        test = channel_tests.begin_test(hand(mine))
        first = declared(mine, text=test.phrase)
        second = declared(mine, text=test.phrase, code="8765432187654321")
        channel_tests.pass_test(hand(mine), first.number)
        with pytest.raises(NotATest):
            channel_tests.pass_test(hand(mine), second.number)

    def test_the_statement_names_its_day(self, mine: Handler, opened: None) -> None:
        many(10, mine)
        test = channel_tests.begin_test(hand(mine))
        made = declared(mine, text=test.phrase, code="9999888877776666")
        channel_tests.pass_test(hand(mine, date(2026, 6, 1)), made.number)
        issued = telling.close_period(hand(mine, LATER), staff=4000)
        statement = statements.parse(bytes(issued.file)).statement
        assert statement.tested_on == date(2026, 6, 1)
        assert statement.counts["received"] == 10
        assert ChannelTest.objects.count() == 1


def test_reading_the_numbers_does_not_grow_with_concerns(
    mine: Handler, django_assert_max_num_queries: object
) -> None:
    many(4, mine)
    Person.objects.all()
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        facts.case_facts()
    assert connection.vendor

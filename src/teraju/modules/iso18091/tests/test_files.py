"""Answers and sub-indicators as files, what records offer and a diagnosis proves, who is asked."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.modules.conformity import registry
from teraju.modules.conformity.api import EvidenceKind, Proof, State, register_evidence
from teraju.modules.iso18091 import services
from teraju.modules.iso18091.evidence import diagnosed
from teraju.modules.iso18091.inbox import handed_over as in_other_hands
from teraju.modules.iso18091.inbox import to_answer, to_carry_on
from teraju.modules.iso18091.models import Evidence, Question
from teraju.modules.iso18091.selectors.offers import offers_for
from teraju.modules.iso18091.web.imports import write_answers, write_questions
from teraju.modules.iso18091.web.question_registers import ANSWERS, QUESTIONS
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.headings import columns_read
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Plan, Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

from .world import (
    GREEN,
    RED,
    TODAY,
    YELLOW,
    Town,
    a_diagnosis,
    concluded,
    handed_over,
    indicator,
    published,
    say,
)

pytestmark = pytest.mark.django_db
SOURCE = Source("jawaban.csv", "0" * 64)


def read(register: Any, scope: Scope, body: bytes) -> tuple[Plan[Any], list[str]]:
    reading = read_rows(register, read_sheet(io.BytesIO(body), "text/csv"), scope)
    plan = compare(register, reading, scope, SOURCE)
    return plan, [str(fault.sentence) for fault in reading.faults.sorted()]


def lines(*rows: str) -> bytes:
    return "\n".join(["Indicator,No.,Year,Colour to put down", *rows, ""]).encode()


class TestAnswersAsAFile:
    def test_what_was_taken_away_changes_nothing(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        say(town, "head", one, GREEN, YELLOW, "", "", RED)
        scope = Scope(town.at("head"), town.government)
        rows = ANSWERS.rows(scope.actor).filter(indicator=one).order_by("question__number")
        body = to_csv(columns_read(ANSWERS), list(rows))
        plan, faults = read(ANSWERS, scope, body)
        assert not faults
        assert (plan.new, plan.changed, plan.unchanged) == ([], [], 5)

    def test_colours_come_in_and_an_empty_cell_takes_one_back(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        say(town, "head", one, GREEN)
        scope = Scope(town.at("head"), town.government)
        year = TODAY.year
        body = lines(f"1.1,1,{year},Red", f"1.1,2,{year},", f"1.1,3,{year},hijau")
        plan, faults = read(ANSWERS, scope, body)
        assert not faults
        write_answers(scope, plan)
        found = list(one.answers.order_by("question__number").values_list("self_colour", flat=True))
        assert found == [RED, "", GREEN, GREEN, GREEN]
        assert not indicator(one.diagnosis).self_complete

    def test_rows_of_others_and_of_nobody_are_refused(self, town: Town) -> None:
        a_diagnosis(town)
        scope = Scope(town.at("head"), town.government)
        year = TODAY.year
        body = lines(f"1.3,1,{year},Red", f"1.1,9,{year},Red", f"1.1,1,{year - 9},Red")
        _plan, faults = read(ANSWERS, scope, body)
        assert len(faults) == 3
        assert "Only these roles" in faults[0]

    def test_a_green_that_nothing_speaks_for_is_told_before_it_is_written(self, town: Town) -> None:
        one = indicator(handed_over(town))
        say(town, "auditor", one, GREEN, GREEN, GREEN, GREEN, YELLOW)
        scope = Scope(town.at("auditor"), town.government)
        body = lines(f"1.1,5,{TODAY.year},Green")
        plan, faults = read(ANSWERS, scope, body)
        assert (len(plan.changed), faults) == (1, [])
        Evidence.objects.update(withdrawn_on=TODAY, withdrawn_reason="Salah")
        _plan, faults = read(ANSWERS, scope, body)
        assert len(faults) == 1
        assert "Green is confirmed on evidence" in faults[0]
        _plan, faults = read(ANSWERS, scope, lines(f"1.1,4,{TODAY.year},Red"))
        assert faults == []

    def test_the_service_asks_for_the_right_of_each_row(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        answer = one.answers.select_related("question").first()
        assert answer is not None
        with pytest.raises(NotAllowed):
            services.import_answers(
                actor=town.at("neighbour"),
                government=town.government,
                changed=[(answer, RED)],
                source={},
            )

    def test_queries_do_not_grow_with_the_rows(
        self, town: Town, django_assert_max_num_queries: Any
    ) -> None:
        made = a_diagnosis(town)
        rows = [one for row in made.indicators.all() for one in row.answers.all()]
        with django_assert_max_num_queries(20):
            services.import_answers(
                actor=town.at("secretary"),
                government=town.government,
                changed=[(row, YELLOW) for row in rows],
                source={},
            )
        assert made.indicators.filter(self_colour=YELLOW, self_complete=True).count() == 39


class TestSubIndicatorsAsAFile:
    def test_a_draft_is_added_to_and_changed(self, town: Town) -> None:
        services.begin_set(actor=town.at("secretary"), government=town.government, edition="2019")
        scope = Scope(town.at("secretary"), town.government)
        head = "Indicator,No.,Sub-indicator,Kind,Edition,Green when,Yellow when,Red when"
        body = f"{head}\n1.1,6,Forum warga,other,2019,Rutin,Kadang,Lepas\n".encode()
        body += b"1.1,1,Unit mutu,body,2019,Ada,Sebagian,Siapa saja\n"
        plan, faults = read(QUESTIONS, scope, body)
        assert not faults
        write_questions(scope, plan)
        assert Question.objects.filter(code="1.1").count() == 6
        assert Question.objects.filter(title="Unit mutu", number=1).exists()

    def test_without_a_draft_or_for_a_40th_indicator_it_is_refused(self, town: Town) -> None:
        services.begin_set(actor=town.at("secretary"), government=town.government, edition="2019")
        scope = Scope(town.at("secretary"), town.government)
        head = "Indicator,No.,Sub-indicator,Kind,Edition,Green when,Yellow when,Red when"
        body = f"{head}\n1.11,1,X,other,2019,a,b,c\n1.12,1,X,other,2014,a,b,c\n".encode()
        _plan, faults = read(QUESTIONS, scope, body)
        assert len(faults) == 2


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch, town: Town) -> Any:
    """One kind of record that says something of each topic that is named."""
    monkeypatch.setattr(registry, "_kinds", {})

    def tell(*topics: str, **more: Any) -> None:
        def find(agency_ids: Any, on: Any) -> Any:
            for pk in agency_ids:
                usual: dict[str, Any] = {
                    "kind": "test",
                    "key": f"test-{pk}",
                    "agency_id": pk,
                    "topics": frozenset(topics),
                    "title": "Audit internal",
                    "url": "/audits/1/",
                    "happened_on": TODAY,
                    "recorded_on": TODAY,
                }
                yield Proof(**{**usual, **more})

        register_evidence(EvidenceKind("test", "Uji", frozenset(topics), find, lambda _pk: ""))

    return tell


class TestOffers:
    def test_what_a_record_says_is_taken_as_evidence_once(self, town: Town, telling: Any) -> None:
        telling("internal-audit", valid_until=TODAY + timedelta(days=30))
        one = indicator(a_diagnosis(town))
        offered = offers_for(town.at("head"), one)
        assert [offer.title for offer in offered] == ["Audit internal"]
        services.take_records(actor=town.at("head"), indicator_id=one.pk, keys=[offered[0].key])
        row = Evidence.objects.get()
        assert (row.source_url, row.valid_until) == ("/audits/1/", TODAY + timedelta(days=30))
        assert offers_for(town.at("head"), one) == []

    @pytest.mark.parametrize(
        "more",
        [
            {"state": State.ATTENTION},
            {"valid_until": TODAY - timedelta(days=1), "happened_on": TODAY - timedelta(days=9)},
        ],
    )
    def test_what_speaks_against_or_ran_out_is_not_offered(
        self, town: Town, telling: Any, more: dict[str, Any]
    ) -> None:
        telling("internal-audit", **more)
        assert offers_for(town.at("head"), indicator(a_diagnosis(town))) == []

    @pytest.mark.parametrize(
        ("indicators", "offered"),
        [({"2019:1.1"}, 1), ({"2019:2.5"}, 0), ({"2014:1.1"}, 0), ({"2014:1.1", "2019:1.1"}, 1)],
    )
    def test_what_names_indicators_is_offered_for_these_alone(
        self, town: Town, telling: Any, indicators: set[str], offered: int
    ) -> None:
        telling(topics=frozenset(), indicators=frozenset(indicators))
        assert len(offers_for(town.at("head"), indicator(a_diagnosis(town)))) == offered

    def test_other_topics_and_other_agencies_are_not_offered(
        self, town: Town, telling: Any
    ) -> None:
        telling("gifts")
        assert offers_for(town.at("head"), indicator(a_diagnosis(town))) == []
        telling.__globals__["registry"]._kinds.clear()
        telling("internal-audit")
        one = indicator(a_diagnosis(town, year=TODAY.year - 1))
        assert len(offers_for(town.at("head"), one)) == 1
        assert len(offers_for(town.at("secretary"), one)) == 2


class TestWhatADiagnosisProves:
    def test_it_supports_the_agencies_that_took_part(self, town: Town) -> None:
        made = concluded(town)
        (proof,) = diagnosed([town.agency.pk], TODAY)
        assert proof.supports
        assert "1 of 2 verified" in str(proof.title)
        assert proof.url == made.get_absolute_url()
        assert list(diagnosed([town.agency.pk], TODAY - timedelta(days=1))) == []

    def test_one_that_runs_says_nothing(self, town: Town) -> None:
        handed_over(town)
        assert list(diagnosed([town.agency.pk], TODAY)) == []


class TestWhoIsAsked:
    def test_the_agency_until_all_is_assessed(self, town: Town) -> None:
        made = a_diagnosis(town)
        (item,) = to_answer(town.at("head"))
        assert (item.due, f"agency={town.agency.pk}" in item.url) == (TODAY, True)
        for code in ("1.1", "1.2"):
            say(town, "head", indicator(made, code), RED)
        assert to_answer(town.at("head")) == []
        assert to_answer(town.at("staff")) == []
        assert to_answer(town.at("neighbour")) == []

    def test_then_whoever_verifies_and_whoever_publishes(self, town: Town) -> None:
        handed_over(town)
        assert [item.action_label for item in to_carry_on(town.at("auditor"))] == ["Verify"]
        assert to_carry_on(town.at("secretary")) == []
        (item,) = in_other_hands(town.at("secretary"))
        assert "Inspektorat" in str(item.detail)

    def test_a_concluded_one_waits_to_be_published(self, town: Town) -> None:
        concluded(town)
        assert [item.action_label for item in to_carry_on(town.at("secretary"))] == ["Publish"]
        published(town, year=TODAY.year - 1)
        assert len(to_carry_on(town.at("secretary"))) == 1
        assert to_carry_on(town.at("stranger")) == []

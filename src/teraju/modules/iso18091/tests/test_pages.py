"""The pages of the 39, for every kind of person who tries them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.improvement.api import Action
from teraju.modules.iso18091 import services
from teraju.modules.iso18091.models import Diagnosis, Evidence, Question, QuestionSet
from teraju.modules.iso18091.selectors.offers import Offer
from teraju.platform.papers.api import papers_of

from .world import (
    GREEN,
    RED,
    TODAY,
    YELLOW,
    Town,
    a_diagnosis,
    a_paper,
    concluded,
    handed_over,
    indicator,
    published,
    say,
)

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND
LISTS = ("diagnoses", "indicators", "answers", "evidence_list", "sets", "questions")


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TERAJU_TODAY = TODAY


def url(name: str, *args: Any) -> str:
    return reverse(f"iso18091_{name}", args=args)


def browser(town: Town, who: str) -> Client:
    client = Client()
    client.force_login(town.users[who])
    client.cookies["language"] = "en"
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("name", LISTS)
def test_lists_show_their_rows_to_colleagues_and_nothing_to_strangers(
    town: Town, name: str
) -> None:
    made = a_diagnosis(town)
    a_paper(town, indicator(made))
    page = browser(town, "staff").get(url(name))
    assert page.status_code == OK
    assert 'class="empty"' not in text(page)
    assert 'class="empty"' in text(browser(town, "stranger").get(url(name)))
    for kind in ("xlsx", "csv"):
        assert browser(town, "staff").get(url(name), {"format": kind}).status_code == OK


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("indicators", {"self": "not_assessed", "category": "4", "q": "4.6"}),
        ("indicators", {"verified": "green"}),
        ("answers", {"kind": "body", "category": "1"}),
        ("evidence_list", {"valid": "no"}),
        ("questions", {"category": "3"}),
        ("diagnoses", {"state": "open"}),
        ("sets", {"state": "draft"}),
    ],
)
def test_lists_are_filtered(town: Town, name: str, query: dict[str, str]) -> None:
    a_diagnosis(town)
    assert browser(town, "staff").get(url(name), query).status_code == OK


def records(town: Town) -> dict[str, str]:
    made = a_diagnosis(town)
    one = indicator(made)
    question = Question.objects.filter(question_set=made.question_set).first()
    assert question is not None
    return {
        "diagnosis": url("diagnosis", made.pk),
        "indicator": url("indicator", one.pk),
        "criteria": url("criteria", one.pk),
        "sheet": url("sheet", made.pk),
        "compare": url("compare", made.pk),
        "evidence": url("evidence", a_paper(town, one).pk),
        "set": url("set", made.question_set_id),
        "question": url("question", question.pk),
    }


def test_records_are_read_by_colleagues_and_are_not_there_for_strangers(town: Town) -> None:
    for name, address in records(town).items():
        assert browser(town, "staff").get(address).status_code == OK, name
        assert browser(town, "stranger").get(address).status_code == GONE, name


def forms(town: Town) -> dict[str, str]:
    """Each form with who may open it."""
    made = a_diagnosis(town)
    one = indicator(made)
    paper = a_paper(town, one)
    draft = services.begin_set(
        actor=town.at("secretary"), government=town.government, edition="2019"
    )
    question = draft.questions.first()
    assert question is not None
    return {
        url("start"): "secretary",
        url("assign", made.pk): "secretary",
        url("hand_over", made.pk): "secretary",
        url("withdraw", made.pk): "secretary",
        url("resume", made.pk): "secretary",
        url("publish", made.pk): "secretary",
        url("unpublish", made.pk): "secretary",
        url("report", made.pk): "secretary",
        url("give_back", made.pk): "auditor",
        url("conclude", made.pk): "auditor",
        url("reopen", made.pk): "auditor",
        url("override", one.pk): "head",
        url("lift", one.pk): "head",
        url("goals", one.pk): "secretary",
        url("plan", one.pk): "head",
        url("evidence_add", one.pk): "head",
        url("withdraw_evidence", paper.pk): "head",
        url("set_begin"): "secretary",
        url("set_in_force", draft.pk): "secretary",
        url("set_withdraw", draft.pk): "secretary",
        url("question_add", draft.pk): "secretary",
        url("question_change", question.pk): "secretary",
        url("question_leave_out", question.pk): "secretary",
        url("question_take_back", question.pk): "secretary",
    }


def test_forms_open_for_those_with_the_right_and_tell_others_who_may(town: Town) -> None:
    for address, who in forms(town).items():
        assert browser(town, who).get(address).status_code == OK, address
        assert browser(town, "staff").get(address).status_code == DENIED, address


def test_what_records_say_is_shown_to_be_ticked_or_leads_to_a_paper(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = indicator(a_diagnosis(town))
    address, client = url("offers", one.pk), browser(town, "head")
    assert client.get(address).status_code == MOVED
    assert browser(town, "staff").get(address).status_code == DENIED
    offer = Offer("k", "Dinas", "Audit", "/audits/1/", TODAY, TODAY, supports=True, is_example=True)
    for where in ("web.views.evidence", "services.evidence"):
        name = f"teraju.modules.iso18091.{where}.offers_for"
        monkeypatch.setattr(name, lambda viewer, found: [offer])
    assert "speaks for it, proves it not by itself" in text(client.get(address))
    assert client.post(address, {}).status_code == WRONG
    assert client.post(address, {"keys": ["other"]}).status_code == WRONG
    assert client.post(address, {"keys": ["k"]}).status_code == MOVED
    assert Evidence.objects.get().source_url == "/audits/1/"


def test_what_is_sent_empty_is_refused_at_its_field(town: Town) -> None:
    for address, who in forms(town).items():
        page = browser(town, who).post(address, {})
        assert page.status_code == WRONG, address
        assert 'class="summary' in text(page), address


def test_a_diagnosis_is_started_given_out_and_answered_on_the_pages(town: Town) -> None:
    lead = browser(town, "secretary")
    sent = {
        "government": town.government.pk,
        "year": TODAY.year,
        "edition": "2019",
        "started_on": TODAY.isoformat(),
    }
    assert lead.post(url("start"), sent).status_code == MOVED
    made = Diagnosis.objects.get()
    given = {
        "version": made.version,
        "agency": town.agency.pk,
        "codes": ["1.1", "2.5"],
        "due_on": TODAY.isoformat(),
    }
    assert lead.post(url("assign", made.pk), given).status_code == MOVED
    assert indicator(made, "2.5").agency == town.agency
    home = text(browser(town, "head").get(reverse("home")))
    assert "Assess 2 indicators" in home


def row_of(made: Diagnosis, colour: str, code: str = "1.1") -> dict[str, Any]:
    one = indicator(made, code)
    ids = one.answers.values_list("question", flat=True)
    return {**{f"q-{pk}": colour for pk in ids}, "seen": one.version, "note": "Ada SK"}


def test_a_row_is_saved_with_and_without_scripts(town: Town) -> None:
    made = a_diagnosis(town)
    address, client = url("row", indicator(made).pk), browser(town, "head")
    page = client.post(address, row_of(made, YELLOW), headers={"HX-Request": "true"})
    assert page.status_code == OK
    assert "5 of 195" in text(page)
    assert indicator(made).self_colour == YELLOW
    assert client.post(address, row_of(made, RED)).status_code == MOVED
    assert indicator(made).self_note == "Ada SK"


@pytest.mark.parametrize(
    "bad", [{"q-1": "purple"}, {"q-x": GREEN}, {f"q-{'9' * 30}": GREEN}, {"q-999999": GREEN}]
)
def test_a_row_refuses_what_no_sheet_sends(town: Town, bad: dict[str, str]) -> None:
    made = a_diagnosis(town)
    page = browser(town, "head").post(url("row", indicator(made).pk), bad)
    assert page.status_code == WRONG
    assert 'class="st bad"' in text(page)


def test_a_row_saved_by_somebody_else_is_not_overwritten(town: Town) -> None:
    made = a_diagnosis(town)
    stale = row_of(made, RED)
    say(town, "head", indicator(made), GREEN)
    page = browser(town, "head").post(url("row", indicator(made).pk), stale)
    assert page.status_code == WRONG
    assert indicator(made).self_colour == GREEN


def test_a_row_of_another_agency_is_refused(town: Town) -> None:
    made = a_diagnosis(town)
    address = url("row", indicator(made).pk)
    assert browser(town, "neighbour").post(address, row_of(made, RED)).status_code == DENIED
    assert browser(town, "stranger").post(address, row_of(made, RED)).status_code == GONE
    assert browser(town, "head").get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_the_sheet_shows_the_agencys_letter_to_whoever_verifies(town: Town) -> None:
    made = handed_over(town)
    page = text(browser(town, "auditor").get(url("sheet", made.pk)))
    assert "<b>(G)</b>" in page
    locked = text(browser(town, "head").get(url("sheet", made.pk)))
    assert "Only these roles may do this" in locked
    mine = browser(town, "head").get(url("sheet", made.pk), {"agency": town.agency.pk})
    assert text(mine).count('<form class="free"') == 2


def test_verifying_concluding_publishing_and_reporting_on_the_pages(town: Town) -> None:
    made = handed_over(town)
    auditor, lead = browser(town, "auditor"), browser(town, "secretary")
    assert auditor.post(url("row", indicator(made).pk), row_of(made, GREEN)).status_code == MOVED
    sent = {"version": made.version, "summary": "Bukti cukup."}
    assert auditor.post(url("conclude", made.pk), sent).status_code == MOVED
    made.refresh_from_db()
    sent = {"version": made.version}
    assert lead.post(url("publish", made.pk), sent).status_code == MOVED
    made.refresh_from_db()
    page = lead.post(url("report", made.pk), {"version": made.version})
    assert page.status_code == MOVED
    assert "/papers/" in page["Location"] or "/p/" in page["Location"]
    lead.post(url("report", made.pk), {"version": made.version})
    reader = town.at("secretary")
    assert [(one.is_valid, one.is_public) for one in papers_of(reader, made)] == [
        (True, True),
        (False, True),
    ]
    why = {"reason": "Salah baca", "version": made.version}
    assert lead.post(url("unpublish", made.pk), why).status_code == MOVED
    assert not any(one.is_public for one in papers_of(reader, made))
    made.refresh_from_db()
    why["version"] = made.version
    assert auditor.post(url("reopen", made.pk), why).status_code == MOVED
    assert not any(one.is_valid for one in papers_of(reader, made))


def test_the_page_of_a_diagnosis_lists_its_reports(town: Town) -> None:
    made, lead = concluded(town), browser(town, "secretary")
    assert "Issued papers</h2>" not in text(lead.get(made.get_absolute_url()))
    lead.post(url("report", made.pk), {"version": made.version})
    [paper] = papers_of(town.at("secretary"), made)
    page = text(browser(town, "staff").get(made.get_absolute_url()))
    assert f'href="{paper.get_absolute_url()}"' in page


def test_an_improvement_is_ordered_and_shown(town: Town) -> None:
    one = indicator(a_diagnosis(town))
    sent = {
        "title": "Susun diagnosis",
        "owner_office": "Sekretaris",
        "due_on": TODAY.isoformat(),
    }
    assert browser(town, "head").post(url("plan", one.pk), sent).status_code == MOVED
    assert Action.objects.get().subject_pk == one.pk
    assert "Susun diagnosis" in text(browser(town, "head").get(url("indicator", one.pk)))


def test_a_paper_is_added_with_its_page(town: Town) -> None:
    one = indicator(a_diagnosis(town))
    sent = {"title": "SK Bupati", "happened_on": TODAY.isoformat()}
    assert browser(town, "head").post(url("evidence_add", one.pk), sent).status_code == MOVED
    assert Evidence.objects.get().title == "SK Bupati"


def test_years_are_compared_within_an_edition_and_counted_across(town: Town) -> None:
    concluded(town, RED, year=TODAY.year - 1)
    later = concluded(town, GREEN)
    page = text(browser(town, "staff").get(url("compare", later.pk)))
    assert "Better: 1" in page
    older = concluded(town, GREEN, year=TODAY.year - 2, edition="2014")
    page = text(browser(town, "staff").get(url("compare", later.pk), {"with": older.pk}))
    assert "The editions differ" in page
    assert "Indicator by indicator" not in page


class TestPublic:
    def test_shows_both_words_and_nobodys_name(self, town: Town) -> None:
        made = published(town)
        page = Client().get(reverse("andal_government", args=[made.government.slug]))
        assert page.status_code == OK
        assert "Integral quality" in text(page) or "Manajemen mutu terpadu" in text(page)
        assert "SK contoh" not in text(page)
        assert "Kepala Dinas" not in text(page)
        assert "sessionid" not in page.cookies
        assert len(page.content) < 100_000

    def test_what_is_not_published_is_not_there(self, town: Town) -> None:
        made = concluded(town)
        slug = made.government.slug
        assert Client().get(reverse("andal_government", args=[slug])).status_code == GONE
        assert Client().get(reverse("andal_year", args=[slug, made.year])).status_code == GONE
        assert Client().get(reverse("andal")).status_code == OK

    def test_two_governments_stand_side_by_side_where_both_publish(self, town: Town) -> None:
        from .world import a_town

        ours, theirs = published(town), published(a_town())
        sent = {"a": ours.pk, "b": theirs.pk}
        client = Client()
        client.cookies["language"] = "en"
        page = text(client.get(reverse("andal"), sent))
        assert "Indicator by indicator" in page
        assert theirs.government.name in page
        assert f"Better at {ours.government.name}" in page
        assert "Worse" not in page
        twice = text(client.get(reverse("andal"), {"a": ours.pk, "b": ours.pk}))
        assert "Choose two that differ" in twice
        junk = client.get(reverse("andal"), {"a": "x", "b": str(ours.pk)})
        assert "Indicator by indicator" not in text(junk)


def test_a_question_is_added_changed_and_left_out_on_the_pages(town: Town) -> None:
    lead = browser(town, "secretary")
    sent = {"government": town.government.pk, "edition": "2019", "note": "Suara warga"}
    assert lead.post(url("set_begin"), sent).status_code == MOVED
    draft = QuestionSet.objects.get()
    words = {
        "kind": "other",
        "title": "Forum",
        "green": "Rutin",
        "yellow": "Kadang",
        "red": "Lepas",
    }
    sent = {"version": draft.version, "code": "1.8", **words}
    assert lead.post(url("question_add", draft.pk), sent).status_code == MOVED
    made = Question.objects.get(title="Forum")
    sent = {"version": made.version, **words, "title": "Forum warga"}
    assert lead.post(url("question_change", made.pk), sent).status_code == MOVED
    made.refresh_from_db()
    sent = {"version": made.version}
    assert lead.post(url("question_leave_out", made.pk), sent).status_code == MOVED
    draft.refresh_from_db()
    assert lead.post(url("set_in_force", draft.pk), {"version": draft.version}).status_code == MOVED

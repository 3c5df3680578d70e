"""What surveys and complaints prove, what waits for whom, what comes in from files."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.modules.conformity.api import State
from teraju.modules.satisfaction import evidence, figures, inbox, review_inputs, services
from teraju.modules.satisfaction.models import Answer, Complaint, PastIndex, Survey
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.modules.satisfaction.selectors.results import result, series
from teraju.modules.satisfaction.services import Reply
from teraju.modules.satisfaction.services.examples import ExampleAnswers, add_examples
from teraju.modules.satisfaction.tests.world import (
    ALL_THREE,
    CODES,
    NOW,
    TODAY,
    a_complaint,
    a_past,
    a_survey,
    answered,
    own_questions,
    published,
    text,
    url,
)
from teraju.platform.audit.api import TrailEvent
from teraju.platform.links.review_inputs import Period

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


def proofs(world, on=TODAY):
    return list(evidence.surveys([world.agency.pk], on)) + list(
        evidence.complaints([world.agency.pk], on)
    )


def test_a_published_survey_proves_satisfaction_for_a_year(world):
    survey = published(world)
    (proof,) = proofs(world)
    assert (proof.state, proof.supports, proof.topics) == (
        State.CONFORMING,
        True,
        evidence.SATISFIED,
    )
    assert proof.valid_until == survey.ends_on.replace(year=2019) - timedelta(days=1)
    assert proofs(world, TODAY - timedelta(days=1)) == []


def test_one_below_the_sample_calls_for_attention(world):
    survey = answered(world, 2)
    services.close_survey(actor=world.at("manager"), survey_id=survey.pk)
    services.publish_survey(actor=world.at("head"), survey_id=survey.pk, says_below=True)
    (proof,) = proofs(world)
    assert (proof.state, proof.supports) == (State.ATTENTION, False)


def test_a_complaint_that_waits_too_long_speaks_against(world):
    one = a_complaint(world, received_on=TODAY - timedelta(days=20))
    (proof,) = proofs(world)
    assert (proof.state, proof.wrong_since) == (
        State.ATTENTION,
        one.answer_by + timedelta(days=1),
    )
    (early,) = proofs(world, TODAY - timedelta(days=10))
    assert early.state is State.CONFORMING
    owner = world.at("owner")
    services.take_up_complaint(actor=owner, complaint_id=one.pk)
    services.answer_complaint(actor=owner, complaint_id=one.pk, answer="Maaf.", outcome="unfounded")
    (answered_late,) = proofs(world)
    assert answered_late.state is State.CONFORMING


def test_evidence_asks_one_query_for_any_number_of_agencies(world, django_assert_num_queries):
    published(world)
    a_complaint(world)
    with django_assert_num_queries(1):
        list(evidence.surveys([world.agency.pk, 1, 2, 3], TODAY))
    with django_assert_num_queries(1):
        list(evidence.complaints([world.agency.pk, 1, 2, 3], TODAY))


def test_a_review_hears_of_the_index_and_of_complaints(world):
    survey = published(world)
    a_complaint(world)
    period = Period(TODAY - timedelta(days=90), TODAY)
    viewer = world.at("head")
    (line,) = review_inputs.satisfaction(viewer, world.agency.pk, period)
    assert str(survey.index) in str(line.text)
    assert line.concerns
    (told,) = review_inputs.complained(viewer, world.agency.pk, period)
    assert told.value == "1"


def test_neighbours_above_are_told_figures(world):
    survey = published(world)
    a_complaint(world)
    (one,) = figures.indices([world.agency.pk], TODAY)
    assert (one.index, one.grade, one.service_code) == (survey.index, "C", "KTP")
    counted = figures.complaint_figures([world.agency.pk], TODAY - timedelta(days=9), TODAY)
    assert counted[world.agency.pk].received == 1
    labels = [figure.value for figure in figures.figures(world.at("head"))]
    assert labels == [1, 0]


def test_what_waits_follows_the_survey(world):
    def titles(who):
        return [str(item.title) for item in inbox.surveys_waiting(world.at(who))]

    survey = answered(world, ends_on=TODAY)
    assert titles("manager") == []
    Survey.objects.filter(pk=survey.pk).update(ends_on=TODAY - timedelta(days=1))
    assert titles("manager") == ["Close: SKM KTP-el 2018"]
    services.close_survey(actor=world.at("manager"), survey_id=survey.pk)
    assert titles("head") == ["Publish: SKM KTP-el 2018"]
    services.publish_survey(actor=world.at("head"), survey_id=survey.pk)
    assert titles("head") == ["Say what follows from: SKM KTP-el 2018"]
    services.order_follow_ups(
        actor=world.at("head"),
        survey_id=survey.pk,
        wanted={"time": "Tambah loket"},
        owner_office="Kepala Bidang",
        due_on=TODAY + timedelta(days=30),
    )
    assert titles("head") == []
    assert inbox.surveys_waiting(world.at("staff")) == []


def test_complaints_wait_for_those_who_answer_and_then_for_who_took_them(world):
    one = a_complaint(world)
    assert len(inbox.complaints_waiting(world.at("owner"))) == 1
    assert inbox.complaints_waiting(world.at("counter")) == []
    services.take_up_complaint(actor=world.at("manager"), complaint_id=one.pk)
    assert inbox.complaints_waiting(world.at("owner")) == []
    assert len(inbox.complaints_waiting(world.at("manager"))) == 1


def test_who_complained_stands_in_the_shreddable_part_alone(world):
    one = a_complaint(world)
    event = TrailEvent.objects.get(verb="satisfaction.complaint.received", target_id=str(one.pk))
    assert "Sari" not in str(event.changes) + event.target_label
    assert event.personal.data["name"] == "Sari Contoh"


def test_an_answer_leaves_no_event(world):
    before = a_survey(world)
    count = TrailEvent.objects.count()
    services.answer(
        actor=world.at("staff"),
        survey=before,
        reply=Reply(scores=ALL_THREE),
        channel="phone",
        token="x",
        seconds=40,
        place="10.0.0.1",
    )
    assert TrailEvent.objects.count() == count


def test_a_published_result_moves_no_more_and_can_be_withdrawn(world):
    survey = published(world)
    with pytest.raises(NotInThisState):
        services.enter_sheet(
            actor=world.at("counter"), survey_id=survey.pk, number=1, reply=Reply(ALL_THREE)
        )
    services.withdraw_publication(actor=world.at("head"), survey_id=survey.pk, reason="Salah.")
    survey.refresh_from_db()
    assert (survey.state, survey.index) == ("closed", None)
    services.reopen_survey(
        actor=world.at("manager"),
        survey_id=survey.pk,
        ends_on=TODAY + timedelta(days=5),
        reason="Kurang.",
    )
    with pytest.raises(NotComplete):
        services.enter_sheet(
            actor=world.at("counter"),
            survey_id=survey.pk,
            number=1,
            reply=Reply(ALL_THREE),
            on=TODAY + timedelta(days=1),
        )


def test_the_next_round_takes_order_and_questions_over(world):
    survey = a_survey(world, opened=False)
    actor = world.at("manager")
    own = [*CODES[:7], "facilities", "complaints"]
    services.set_order(actor=actor, survey_id=survey.pk, order=own)
    services.add_question(actor=actor, survey_id=survey.pk, text="Saran?", kind="text")
    made = services.repeat_survey(
        actor=actor,
        survey_id=survey.pk,
        title="Putaran 2",
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=30),
        population=1000,
    )
    assert (made.print_order, made.sample, made.service) == (own, 278, survey.service)
    assert [one.text for one in made.questions.all()] == ["Saran?"]
    assert a_survey(world, title="Lain", opened=False).print_order == own


def test_a_series_carries_the_scheme_of_each_value(world):
    a_past(world)
    published(world)
    first, last = series(world.at("staff"), world.agency.pk, "KTP")
    assert (first.scheme, first.grade) == ("kepmenpan-25-2004", "B")
    assert (last.scheme, last.grade) == ("permenpanrb-14-2017", "C")
    assert series(world.at("stranger"), world.agency.pk, "KTP") == []


def test_examples_are_the_same_each_time_and_for_examples_alone(world):
    wanted = ExampleAnswers(count=40, aims=dict.fromkeys(CODES, 310), seed=7)
    with pytest.raises(NotAllowed):
        add_examples(actor=world.at("counter"), survey_id=a_survey(world).pk, wanted=wanted)
    found = []
    for title in ("Contoh", "Contoh lagi"):
        survey = a_survey(world, title=title, is_example=True)
        add_examples(actor=world.at("counter"), survey_id=survey.pk, wanted=wanted)
        found.append(result(survey))
    assert found[0].index == found[1].index
    assert found[0].respondents == 40


def sheet(headings, *rows):
    lines = [";".join(headings), *(";".join(map(str, row)) for row in rows)]
    upload = io.BytesIO("\n".join(lines).encode())
    upload.name = "isi.csv"
    return upload


def bring(world, register, upload):
    browser = world.browser("manager")
    page = browser.post(f"/import/{register}/", {"upload": upload}, follow=True)
    if "Write " in text(page):
        page = browser.post(page.redirect_chain[-1][0], {}, follow=True)
    return page


ELEMENT_WORDS = ("requirements", "procedure", "time", "cost", "product")
MORE_WORDS = ("competence", "conduct", "complaints", "facilities")


def test_sheets_come_in_from_a_file_once(world):
    survey = a_survey(world)
    headings = ("survey", "number", "on", *ELEMENT_WORDS, *MORE_WORDS, "sex", "comment")
    day = f"{TODAY:%d/%m/%Y}"
    rows = [(survey.code, n, day, *[4] * 9, "f", "Pak Budi baik") for n in (1, 2)]
    page = bring(world, "satisfaction.answers", sheet(headings, *rows))
    assert Answer.objects.count() == 2, text(page)[:3000]
    assert Answer.objects.first().comment == "Pak *** baik"
    assert result(survey).respondents == 2
    other = [(survey.code, 1, day, *[3] * 9, "f", "")]
    assert "entered already" in text(bring(world, "satisfaction.answers", sheet(headings, *other)))
    late = [(survey.code, 3, "01/01/2017", *[3] * 9, "f", "")]
    assert "outside the days" in text(bring(world, "satisfaction.answers", sheet(headings, *late)))
    assert Answer.objects.count() == 2


def test_the_same_file_twice_is_the_same_sheets(world):
    survey = a_survey(world, opened=False)
    choice, words = own_questions(world, survey)
    own = ("own_1", "own_2", "own_3")
    headings = ("survey", "number", "on", *ELEMENT_WORDS, *MORE_WORDS, "sex", *own, "comment")
    day = f"{TODAY:%d/%m/%Y}"
    rows = [
        (survey.code, 1, day, *[4] * 9, "", "Radio", "Telepon 0812 3456 7890", "", "Pak Budi baik"),
        (survey.code, 2, day, *[4] * 9, "f", "", "", "", ""),
    ]
    for _time in range(2):
        page = bring(world, "satisfaction.answers", sheet(headings, *rows))
        assert Answer.objects.count() == 2, text(page)[:3000]
        assert "entered already" not in text(page)
    assert Answer.objects.get(number=1).extras == {choice: "Radio", words: "Telepon ***"}
    wrong = [(survey.code, 3, day, *[4] * 9, "", "Koran", "", "Lagi", "")]
    page = text(bring(world, "satisfaction.answers", sheet(headings, *wrong)))
    assert "not one of the choices: Radio; Teman" in page
    assert "does not ask this" in page


def test_earlier_indices_come_in_with_their_warnings(world):
    headings = ("agency", "service_code", "period", "starts_on", "ends_on", "scheme", "printed")
    means = [f"U{n}" for n in range(1, 10)]
    values = ["3,1", "3,3", "2,9", "3,3", "3,0", "3,1", "3,3", "3,1", "3,2"]
    row = [world.agency.name, "KTP", "2016", "01/01/2016", "31/12/2016", "Kepmenpan 25/2004"]
    upload = sheet((*headings, "source", *means), (*row, "76,04", "Halaman", *values))
    page = bring(world, "satisfaction.pasts", upload)
    one = PastIndex.objects.get()
    told = (one.agrees, str(one.printed), one.ends_on)
    assert told == (False, "76.04", date(2016, 12, 31)), text(page)
    gap = sheet((*headings, "source", *means), (*row, "76,04", "Halaman", "", *values[1:]))
    assert "empty" in text(bring(world, "satisfaction.pasts", gap))


def test_complaint_numbers_of_sp4n_stand_once(world):
    a_complaint(world, channel="sp4n", external_number="77")
    with pytest.raises(NotComplete, match="already") as refusal:
        a_complaint(world, channel="sp4n", external_number="77")
    assert refusal.value.field == "external_number"
    assert Complaint.objects.count() == 1
    assert NOW.date() == TODAY
    assert url("complaints") == "/satisfaction/complaints/"

"""What anybody opens: the questions, the kiosk, the board; and what a robot gets."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core import signing
from django.test import Client

from teraju.modules.satisfaction import services
from teraju.modules.satisfaction.domain.questionnaire import answer_rules
from teraju.modules.satisfaction.models import Answer, DailySalt, Rate, Tally
from teraju.modules.satisfaction.refusals import WaitALittle
from teraju.modules.satisfaction.selectors.results import result
from teraju.modules.satisfaction.tests.world import (
    ALL_THREE,
    NOW,
    TODAY,
    a_survey,
    an_answer,
    answered,
    published,
    text,
    url,
)
from teraju.modules.satisfaction.web.views.public import SALT

pytestmark = pytest.mark.django_db
SENT = dict.fromkeys(ALL_THREE, "4")


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


def a_form(survey, seconds, nonce="satu"):
    """A form that was open so long."""
    from django.utils import timezone

    from teraju.platform.web.clock import now_for

    class Asked:
        session: dict = {}

    now = now_for(Asked(), survey.government.timezone)  # type: ignore[arg-type]
    assert timezone.is_aware(now)
    return signing.dumps([survey.pk, nonce, int(now.timestamp()) - seconds], salt=SALT)


def test_a_citizen_answers_without_a_cookie_and_the_index_moves(world):
    survey = a_survey(world)
    client, address = Client(), url("answer", survey.code)
    page = client.get(address)
    assert page.status_code == HTTPStatus.OK
    assert text(page).count("<fieldset") == 9
    done = client.post(address, {**SENT, "form": a_form(survey, 30), "age": "u30", "work": "x"})
    assert done["Location"] == url("thanks", survey.code)
    assert not client.cookies
    assert "Refresh" not in client.get(done["Location"])
    assert str(result(survey).index) == "100.00"
    again = client.post(address, {**SENT, "form": a_form(survey, 30)})
    assert again.status_code == HTTPStatus.FOUND
    assert Answer.objects.count() == 1
    made = Answer.objects.get()
    assert (made.age, made.work, made.standing) == ("u30", "", "counted")


def test_nothing_of_where_it_came_from_is_kept(world):
    survey = a_survey(world)
    an_answer(survey, place="203.0.113.9")
    kept = [*Rate.objects.values_list("bucket", flat=True)]
    kept += [str(row) for row in Answer.objects.values()]
    assert "203.0.113.9" not in " ".join(kept)
    first = DailySalt.objects.get().salt
    later = NOW + timedelta(days=2)
    an_answer(survey, 2, place="203.0.113.9", now=later)
    assert DailySalt.objects.get().salt != first
    assert not Rate.objects.filter(day=TODAY).exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"time": ""}, "Answer this question, too."),
        ({"time": "5"}, "Answer this question, too."),
        ({"form": "nonsense"}, "open too long"),
    ],
)
def test_a_bad_form_keeps_what_was_chosen(world, sent, words):
    survey = a_survey(world)
    data = {**SENT, "form": a_form(survey, 30), "comment": "Bagus", **sent}
    page = Client().post(url("answer", survey.code), data)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert text(page).count(" checked") >= 8
    assert "Bagus" in text(page)
    client = Client()
    client.cookies["language"] = "en"
    assert words in text(client.post(url("answer", survey.code), data))
    assert not Answer.objects.exists()


def test_a_form_of_another_survey_is_none(world):
    survey, other = a_survey(world), a_survey(world, title="Lain")
    page = Client().post(url("answer", survey.code), {**SENT, "form": a_form(other, 30)})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_survey_that_is_over_says_so_and_a_draft_is_not_there(world):
    draft = a_survey(world, opened=False)
    assert Client().get(url("answer", draft.code)).status_code == HTTPStatus.NOT_FOUND
    assert Client().get(url("answer", "NICHTS")).status_code == HTTPStatus.NOT_FOUND
    done = published(world, title="Selesai")
    page = Client().get(url("answer", done.code))
    assert page.status_code == HTTPStatus.GONE
    assert url("result", done.code) in text(page)
    early = a_survey(world, title="Nanti", starts_on=TODAY + timedelta(days=1))
    assert Client().get(url("answer", early.code)).status_code == HTTPStatus.GONE


def test_a_kiosk_returns_by_itself_until_its_key_is_renewed(world):
    survey = a_survey(world)
    address = url("kiosk", survey.code, survey.kiosk_key)
    done = Client().post(address, {**SENT, "form": a_form(survey, 20)})
    assert Client().get(done["Location"])["Refresh"] == f"8;url={address}"
    assert Answer.objects.get().channel == "kiosk"
    services.renew_kiosk(actor=world.at("manager"), survey_id=survey.pk)
    assert Client().get(address).status_code == HTTPStatus.NOT_FOUND


def test_public_pages_are_read_in_the_language_of_their_address(world):
    survey = a_survey(world)
    page = Client().get(url("answer", survey.code), {"lang": "en"})
    assert "Was the service quick?" in text(page)
    assert page["Content-Language"] == "en"
    assert not page.cookies
    assert "Apakah layanannya cepat selesai?" in text(Client().get(url("answer", survey.code)))


def test_the_language_is_taken_along_to_the_thanks(world):
    survey = a_survey(world)
    for name, args in (("answer", []), ("kiosk", [survey.kiosk_key])):
        address = f"{url(name, survey.code, *args)}?lang=en"
        done = Client().post(address, {**SENT, "form": a_form(survey, 30, nonce=name)})
        thanks = Client().get(done["Location"])
        assert "Your answer is in" in text(thanks)
        # The next person at the tablet begins in the usual language.
        assert text(thanks).count("?lang=en") == (1 if name == "answer" else 0)


def test_answers_travel_along_into_the_other_language(world):
    survey = a_survey(world)
    address = url("answer", survey.code)
    assert 'formaction="?lang=en" formnovalidate' in text(Client().get(address))
    data = {**SENT, "form": a_form(survey, 30), "time": "", "comment": "Ramah", "turn": "en"}
    page = Client().post(f"{address}?lang=en", data)
    assert page.status_code == 200
    assert "Was the service quick?" in text(page)
    assert text(page).count(" checked>") == 8
    assert "Ramah" in text(page)
    assert not Answer.objects.exists()


def test_what_is_missing_is_said_at_its_question(world):
    survey = a_survey(world)
    data = {**SENT, "form": a_form(survey, 30), "time": "", "sex": "f"}
    page = text(Client().post(f"{url('answer', survey.code)}?lang=en", data))
    assert '<a href="#q-time">3. Answer this question, too.</a>' in page
    assert page.count("Answer this question, too.") == 2
    assert '<details class="card" open>' in page


def test_the_result_hides_small_groups_and_what_runs_is_on_the_board(world):
    survey = published(world, 12)
    page = text(Client().get(url("result", survey.code)))
    # Eight women and four men answered: four are too few to be told.
    assert "Perempuan" in page
    assert "Laki-laki" not in page
    assert "Tindakan atas yang terendah" not in page
    running = a_survey(world, title="Sedang berjalan")
    assert Client().get(url("result", running.code)).status_code == HTTPStatus.NOT_FOUND
    board = text(Client().get(url("board", world.government.slug)))
    assert "Sedang berjalan" in board
    assert "76,39" in board
    assert Client().get(url("board", "tidak-ada")).status_code == HTTPStatus.NOT_FOUND


def test_a_page_is_small(world):
    survey = answered(world, 2)
    assert len(Client().get(url("answer", survey.code)).content) < 30_000


def test_whoever_sends_at_once_waits_and_loses_nothing(world):
    survey = a_survey(world)
    data = {**SENT, "form": a_form(survey, 1), "comment": "Cepat"}
    page = Client().post(url("answer", survey.code), data)
    assert page.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert page["Retry-After"] == "3"
    assert "Cepat" in text(page)
    assert "Cepat sekali" in text(page)
    assert "Sangat banyak" not in text(page)
    assert not Answer.objects.exists()


def test_a_robot_is_slowed_and_marked_while_its_neighbours_count(world):
    """10,000 answers from one place, scaled: 150 here, the others are the same again."""
    survey = a_survey(world)
    hurried = answer_rules().values["lanes"][0]["counted"]
    waited = 0
    for number in range(150):
        try:
            an_answer(survey, number, seconds=5, scores=dict.fromkeys(ALL_THREE, 1 + number % 4))
        except WaitALittle:
            waited += 1
    stored = Answer.objects.filter(survey=survey)
    assert waited == 150 - stored.count()
    assert waited > 50
    assert stored.counted().count() == hurried
    assert stored.filter(marks="hurried").count() == stored.count() - hurried
    # On the same network, at the pace of people: each counts at once.
    for number in range(1000, 1030):
        assert an_answer(survey, number, seconds=35).standing == "counted"
    assert result(survey).respondents == hurried + 30
    # From elsewhere a quick thumb counts too.
    assert an_answer(survey, 2000, seconds=5, place="10.9.9.9").standing == "counted"


def test_marked_answers_are_counted_or_left_out_by_a_person(world):
    survey = a_survey(world)
    for number in range(14):
        an_answer(survey, number, seconds=8)
    survey.refresh_from_db()
    assert result(survey).respondents == 10
    manager, address = world.browser("manager"), url("survey_judge", survey.pk)
    assert "(4)" in text(manager.get(address))
    sent = {"version": survey.version, "mark": "hurried", "counts": "yes"}
    assert manager.post(address, sent).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    manager.post(address, {**sent, "reason": "Rombongan sekolah."})
    assert result(survey).respondents == 14
    assert not Answer.objects.marked().exists()


def test_sums_are_what_the_answers_add_up_to(world):
    survey = answered(world, 25)
    rows = Tally.objects.filter(survey=survey)
    every = rows.get(dimension="every")
    assert every.respondents == Answer.objects.counted().count()
    assert every.time == sum(Answer.objects.values_list("time", flat=True))
    assert sum(row.respondents for row in rows.filter(dimension="sex")) == 25
    assert sum(row.time for row in rows.filter(dimension="score")) == 25

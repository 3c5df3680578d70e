"""The pages of surveys, complaints and earlier indices, for every kind of person."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

import pytest

from teraju.modules.satisfaction import services
from teraju.modules.satisfaction.models import Answer, Complaint, PastIndex, Survey
from teraju.modules.satisfaction.tests.world import (
    CODES,
    TODAY,
    a_complaint,
    a_past,
    a_survey,
    an_answer,
    answered,
    own_questions,
    published,
    summary,
    text,
    url,
)
from teraju.platform.papers.api import papers_of

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND
LISTS = ("surveys", "answers", "complaints", "pasts")


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_empty_and_show_strangers_nothing(world, name):
    assert world.browser("staff").get(url(name)).status_code == OK
    shown = {
        "surveys": lambda: answered(world, 2).title,
        "answers": lambda: answered(world, 2).title,
        "complaints": lambda: a_complaint(world).title,
        "pasts": lambda: a_past(world).period,
    }[name]()
    assert shown in text(world.browser("staff").get(url(name)))
    assert f">{shown}<" not in text(world.browser("stranger").get(url(name)))
    for kind, media in (("xlsx", "sheet"), ("csv", "csv")):
        file = world.browser("staff").get(url(name), {"format": kind})
        assert media in file["Content-Type"]
        assert b"Sari" not in file.content


def test_a_survey_shows_its_index_to_colleagues_alone(world):
    survey = published(world)
    page = text(world.browser("staff").get(url("survey", survey.pk)))
    assert "76.39" in page
    assert "Time" in page
    assert world.browser("stranger").get(url("survey", survey.pk)).status_code == GONE
    assert world.browser("guest").get(url("survey", survey.pk)).status_code == OK
    draft = a_survey(world, opened=False, title="Draf")
    assert world.browser("guest").get(url("survey", draft.pk)).status_code == GONE


FORMS = {
    "draft": ("change", "order", "open", "drop"),
    "open": ("change", "close", "judge", "comments", "kiosk", "paper"),
    "closed": ("publish", "reopen", "judge"),
    "published": ("follow_up", "issue", "repeat", "withdraw", "comments"),
}
DOES = {"publish": "head", "withdraw": "head", "follow_up": "head"}


def in_state(world, state):
    if state == "draft":
        return a_survey(world, opened=False)
    if state == "published":
        return published(world)
    survey = answered(world)
    if state == "closed":
        services.close_survey(actor=world.at("manager"), survey_id=survey.pk)
    return survey


@pytest.mark.parametrize("state", FORMS)
def test_each_step_is_for_those_who_may(world, state):
    survey = in_state(world, state)
    for name in FORMS[state]:
        address = url(f"survey_{name}", survey.pk)
        assert world.browser(DOES.get(name, "manager")).get(address).status_code == OK, name
        assert world.browser("staff").get(address).status_code == DENIED, name
        assert world.browser("stranger").get(address).status_code == GONE, name


def test_a_survey_goes_from_plan_to_report(world):
    manager, head = world.browser("manager"), world.browser("head")
    days = {"starts_on": TODAY - timedelta(days=2), "ends_on": TODAY + timedelta(days=2)}
    asked = {
        "agency": world.agency.pk,
        "title": "SKM baru",
        "service": world.service.pk,
        "population": 10,
        "weight": "exact",
        **{name: f"{day:%Y-%m-%d}" for name, day in days.items()},
    }
    refused = manager.post(url("survey_add"), {**asked, "population": 0})
    assert refused.status_code == WRONG
    assert manager.post(url("survey_add"), asked).status_code == MOVED
    survey = Survey.objects.get(title="SKM baru")
    assert survey.sample == 10
    order = {f"u{n}": code for n, code in enumerate(reversed(CODES), 1)}
    twice = manager.post(
        url("survey_order", survey.pk), {**order, "u1": order["u2"], "version": survey.version}
    )
    assert "stands at U1 already" in summary(twice)
    manager.post(url("survey_order", survey.pk), {**order, "version": survey.version})
    survey.refresh_from_db()
    assert survey.print_order[0] == CODES[-1]
    question = {"text": "Tahu dari mana?", "kind": "choice", "version": survey.version}
    assert "two to eight" in summary(
        manager.post(url("question_add", survey.pk), {**question, "options": "Radio"})
    )
    manager.post(url("question_add", survey.pk), {**question, "options": "Radio\nTetangga"})
    asked_more = survey.questions.get()
    manager.post(url("survey_open", survey.pk), {"version": survey.version})
    survey.refresh_from_db()
    for number in range(10):
        an_answer(survey, number, extras={asked_more.key: "Radio"})
    assert "Radio: 10" in text(manager.get(url("survey", survey.pk)))
    manager.post(url("survey_close", survey.pk), {"version": survey.version})
    survey.refresh_from_db()
    head.post(url("survey_publish", survey.pk), {"version": survey.version})
    survey.refresh_from_db()
    assert (str(survey.index), survey.grade, survey.respondents) == ("75.00", "C", 10)
    done = head.post(
        url("survey_follow_up", survey.pk),
        {
            f"do_{CODES[0]}": "Sederhanakan formulir",
            "owner_office": "Kepala Bidang",
            "due_on": f"{TODAY + timedelta(days=30):%Y-%m-%d}",
            "version": survey.version,
        },
    )
    assert done.status_code == MOVED, summary(done)
    assert survey.actions.get().action.title == "Sederhanakan formulir"
    page = text(head.get(url("survey", survey.pk)))
    assert url("survey_follow_up", survey.pk) in page
    assert url("survey_judge", survey.pk) not in page
    issued = manager.post(url("survey_issue", survey.pk), {"version": survey.version})
    assert issued.status_code == MOVED, summary(issued)
    assert world.browser().get(url("result", survey.code)).status_code == OK


def test_one_report_stands_and_none_of_what_was_withdrawn(world):
    survey, manager = published(world), world.browser("manager")
    for _number in range(2):
        issued = manager.post(url("survey_issue", survey.pk), {"version": survey.version})
        assert issued.status_code == MOVED, summary(issued)
    reader = world.at("staff")
    assert [one.is_valid for one in papers_of(reader, survey)] == [True, False]
    why = {"reason": "Salah hitung", "version": survey.version}
    assert world.browser("head").post(url("survey_withdraw", survey.pk), why).status_code == MOVED
    page = text(manager.get(url("survey", survey.pk)))
    papers = page.partition("<h2>Issued papers</h2>")[2].partition("</table>")[0]
    assert papers.count("st bad") == 2
    assert "Salah hitung" in papers
    newest = papers_of(reader, survey)[0]
    assert (newest.is_valid, newest.revoked_reason) == (False, "Salah hitung")


def test_below_the_sample_is_published_only_with_these_words(world):
    survey = answered(world, 3)
    services.close_survey(actor=world.at("manager"), survey_id=survey.pk)
    head, address = world.browser("head"), url("survey_publish", survey.pk)
    survey.refresh_from_db()
    refused = head.post(address, {"version": survey.version})
    assert "3 of at least 10" in summary(refused)
    head.post(address, {"version": survey.version, "says_below": "on"})
    survey.refresh_from_db()
    assert survey.is_below_sample
    for page in (url("result", survey.code), url("board", world.government.slug)):
        assert "fewer than the 10" in text(world.browser().get(page))


def test_sheets_are_typed_in_by_nine_digits(world):
    survey = a_survey(world)
    counter, address = world.browser("counter"), url("survey_row", survey.pk, 1)
    assert "Nine digits" in text(counter.post(address, {"scores": "33333333"}))
    assert not Answer.objects.exists()
    counter.post(address, {"scores": "432143214", "sex": "f"})
    made = Answer.objects.get()
    assert (made.scores, made.number, made.sex) == ((4, 3, 2, 1, 4, 3, 2, 1, 4), 1, "f")
    counter.post(address, {"scores": "444444444"}, headers={"HX-Request": "true"})
    assert Answer.objects.get().scores == (4,) * 9
    assert "100.00" in text(counter.get(url("survey", survey.pk)))
    assert world.browser("staff").post(address, {"scores": "1" * 9}).status_code == DENIED


def test_a_sheet_takes_all_that_is_asked(world):
    survey = a_survey(world, opened=False)
    choice, words = own_questions(world, survey)
    counter, address = world.browser("counter"), url("survey_row", survey.pk, 7)
    sheet = {"scores": "4" * 9, "education": "s1", f"q{choice}": "Radio", f"q{words}": "Kursi"}
    wrong = counter.post(address, {**sheet, f"q{choice}": "Koran"})
    assert not Answer.objects.exists(), text(wrong)
    counter.post(address, sheet)
    made = Answer.objects.get()
    assert (made.education, made.extras) == ("s1", {choice: "Radio", words: "Kursi"})
    grid = text(counter.get(f"{url('survey_paper', survey.pk)}?from=7"))
    assert 'value="Kursi"' in grid
    counter.post(address, {**sheet, f"q{words}": "Kursi, telepon 0812 3456 7890"})
    assert Answer.objects.get().extras[words] == "Kursi, telepon ***"
    page = text(counter.get(url("survey", survey.pk)))
    assert "Radio: 1" in page
    assert "Apa yang kurang? Kursi" in text(counter.get(url("answers"), {"survey": survey.pk}))


def test_the_sheet_for_the_counter_is_a_pdf(world):
    survey = a_survey(world)
    page = world.browser("staff").get(url("survey_sheet", survey.pk))
    assert page.content.startswith(b"%PDF")
    assert world.browser("stranger").get(url("survey_sheet", survey.pk)).status_code == GONE


def test_comments_are_shown_only_when_somebody_chose_them(world):
    survey = a_survey(world, population=1)
    an_answer(survey, 1, comment="Pak Budi di loket 2 ramah, telepon 0812-3456-7890")
    made = Answer.objects.get()
    assert made.comment == "Pak *** di loket 2 ramah, telepon ***"
    manager, address = world.browser("manager"), url("survey_comments", survey.pk)
    survey.refresh_from_db()
    manager.post(address, {"version": survey.version, "shown": [made.pk]})
    services.close_survey(actor=world.at("manager"), survey_id=survey.pk)
    services.publish_survey(actor=world.at("head"), survey_id=survey.pk)
    assert "di loket 2 ramah" in text(world.browser().get(url("result", survey.code)))
    survey.refresh_from_db()
    manager.post(address, {"version": survey.version})
    assert "di loket 2" not in text(world.browser().get(url("result", survey.code)))


COMPLAINT_STEPS = ("change", "take_up", "answer", "close", "forward", "withdraw", "reopen")


def test_a_complaint_goes_from_the_counter_to_its_end(world):
    counter, owner = world.browser("counter"), world.browser("owner")
    asked = {
        "agency": world.agency.pk,
        "title": "Petugas tidak ramah",
        "channel": "sp4n",
        "received_on": f"{TODAY:%Y-%m-%d}",
        "element": "conduct",
        "name": "Sari Contoh",
    }
    assert "SP4N" in summary(counter.post(url("complaint_add"), asked))
    counter.post(url("complaint_add"), {**asked, "external_number": "5551234"})
    one = Complaint.objects.get()
    page = text(world.browser("staff").get(url("complaint", one.pk)))
    assert "5551234" in page
    assert "Sari" not in page
    assert "Sari Contoh" in text(owner.get(url("complaint", one.pk)))
    for name in COMPLAINT_STEPS:
        address = url(f"complaint_{name}", one.pk)
        assert world.browser("staff").get(address).status_code == DENIED
        assert world.browser("stranger").get(address).status_code == GONE

    def step(name, **data):
        one.refresh_from_db()
        sent = owner.post(url(f"complaint_{name}", one.pk), {"version": one.version, **data})
        assert sent.status_code == MOVED, summary(sent)
        one.refresh_from_db()

    step("take_up")
    step("answer", answer="Maaf, petugas sudah ditegur.", outcome="justified")
    step("report", description="Petugas tidak ramah.", owner_office="Kepala Bidang")
    assert one.nonconformity.external_number == "5551234"
    step("close", ending="Petugas dilatih.")
    assert one.state == "closed"
    step("reopen", reason="Terulang.")
    step("forward", forwarded_to="Kecamatan", ending="Bukan layanan kami.")
    assert one.state == "forwarded"
    assert world.browser("guest").get(url("complaint", one.pk)).status_code == GONE


def test_an_earlier_index_that_contradicts_itself_is_kept_and_told(world):
    manager = world.browser("manager")
    asked = {
        "agency": world.agency.pk,
        "period": "2016",
        "starts_on": "2016-01-01",
        "ends_on": "2016-12-31",
        "scheme": "kepmenpan-25-2004",
        "printed": "76.04",
        "means": "3.1 3.3 2.9 3.3 3,0 3.1 3.3 3.1 3.2",
        "source": "Halaman IKM",
    }
    eight = manager.post(url("past_add"), {**asked, "means": "3 3 3 3 3 3 3 3"})
    assert "Nine or fourteen" in summary(eight)
    made = manager.post(url("past_add"), asked)
    assert made.status_code == MOVED, summary(made)
    one = PastIndex.objects.get()
    assert (str(one.printed), one.agrees, str(one.computed)) == ("76.04", False, "78.61")
    page = text(manager.get(url("past", one.pk)))
    assert "contradicts its elements" in page
    assert "77.83" in page
    assert world.browser("staff").get(url("past_change", one.pk)).status_code == DENIED
    assert world.browser("stranger").get(url("past", one.pk)).status_code == GONE
    for _turn in range(2):
        one.refresh_from_db()
        address = url("past_withdraw", one.pk)
        manager.post(address, {"version": one.version, "reason": "Salah ketik."})
    one.refresh_from_db()
    assert one.withdrawn_on is None

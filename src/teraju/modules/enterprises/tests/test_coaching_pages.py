"""The pages of programmes, applicants and coachings, for every kind of person who tries them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from http import HTTPStatus
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from teraju.modules.enterprises.models import (
    Applicant,
    Coaching,
    Cost,
    Programme,
    Task,
    YearFigures,
)
from teraju.modules.enterprises.selectors.coaching_gaps import asked_in
from teraju.modules.enterprises.services import (
    coaching_costs,
    coaching_gaps,
    coaching_selection,
    stages,
)
from teraju.modules.enterprises.tests.coaching_world import (
    TODAY,
    a_coaching,
    a_product,
    a_programme,
    a_task,
    a_world,
    agreed,
    an_applicant,
    gaps_known,
    summary,
    text,
    url,
)
from teraju.modules.enterprises.web import coaching_programme_sections

pytestmark = pytest.mark.django_db
OK, GONE, DENIED = HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN
WRONG, MOVED = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FOUND
LISTS = ("programmes", "applicants", "coachings", "tasks", "costs")


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def world():
    return a_world()


def a_cost(world, coaching):
    return coaching_costs.enter_cost(
        actor=world.at("coach"),
        coaching_id=coaching.pk,
        year=2018,
        kind="test",
        payer="state",
        amount=Decimal(1_500_000),
    )


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_empty_and_filled_and_as_a_file(world, name):
    assert world.browser("staff").get(url(name)).status_code == OK
    programme = a_programme(world)
    an_applicant(world, programme, name="Batik pendaftar")
    coaching = a_coaching(world, programme=programme, product=a_product(world, "Batik binaan"))
    a_task(world, coaching)
    a_cost(world, coaching)
    shown = {
        "programmes": "Pembinaan kriya",
        "applicants": "Batik pendaftar",
        "coachings": "Batik binaan",
        "tasks": "Tulis cara kerja",
        "costs": "Batik binaan",
    }[name]
    assert shown in text(world.browser("staff").get(url(name)))
    assert shown not in text(world.browser("stranger").get(url(name)))
    for kind, media in (("xlsx", "sheet"), ("csv", "csv")):
        file = world.browser("staff").get(url(name), {"format": kind})
        assert media in file["Content-Type"]
        assert b"Rahasia" not in file.content


@pytest.mark.parametrize(
    ("name", "key", "found", "missing"),
    [
        ("coachings", "status", "slow", "arrived"),
        ("coachings", "stage", "selected", "tested"),
        ("coachings", "road", "sppt_sni", "batikmark"),
        ("tasks", "status", "late", "done"),
        ("tasks", "status", "open", "dropped"),
        ("costs", "payer", "state", "bsn"),
        ("costs", "kind", "test", "other"),
        ("programmes", "status", "running", "draft"),
        ("programmes", "sector", "craft", "food"),
    ],
)
def test_filters_narrow_a_list(world, name, key, found, missing):
    began = TODAY - timedelta(days=200)
    coaching = a_coaching(world, began_on=began)
    a_task(world, coaching, until=TODAY - timedelta(days=1))
    a_cost(world, coaching)
    browser = world.browser("staff")
    row = {"programmes": "/programmes/"}.get(name, f"/coaching/{coaching.pk}/")
    page = text(browser.get(url(name), {key: found}))
    other = text(browser.get(url(name), {key: missing}))
    assert page.count(row) > other.count(row)


FORMS = {
    "programme": ("change", "drop", "start"),
    "applicant": ("change", "papers", "withdraw"),
    "coaching": ("change", "road", "stop", "prepare"),
}
HEAD = {"drop", "start", "select", "reserve", "refuse"}


@pytest.mark.parametrize("kind", FORMS)
def test_each_step_is_for_those_who_may(world, kind):
    programme = a_programme(world)
    record = {
        "programme": lambda: programme,
        "applicant": lambda: an_applicant(world, programme),
        "coaching": lambda: a_coaching(world, programme=programme),
    }[kind]()
    for who, status in (("staff", OK), ("stranger", GONE)):
        assert world.browser(who).get(url(kind, record.pk)).status_code == status
    for name in FORMS[kind]:
        address = url(f"{kind}_{name}", record.pk)
        doer = "head" if name in HEAD else "coach"
        assert world.browser(doer).get(address).status_code == OK, name
        assert world.browser("staff").get(address).status_code == DENIED, name
        assert world.browser("stranger").get(address).status_code == GONE, name


def test_a_guest_sees_the_road_and_not_the_inside(world):
    programme = a_programme(world)
    coaching = a_coaching(world, programme=programme)
    a_task(world, coaching)
    a_cost(world, coaching)
    guest = world.browser("guest")
    page = text(guest.get(url("coaching", coaching.pk)))
    assert "Tulis cara kerja" not in page
    assert "1.500.000" not in page
    assert guest.get(url("programme", programme.pk)).status_code == OK
    applicant = an_applicant(world, programme, name="Pendaftar")
    assert guest.get(url("applicant", applicant.pk)).status_code == GONE
    assert "Pendaftar" not in text(guest.get(url("programme", programme.pk)))


def test_from_an_applicant_to_a_coaching(world):
    coach, head = world.browser("coach"), world.browser("head")
    sent = {
        "agency": world.agency.pk,
        "title": "Pembinaan batik",
        "year": 2018,
        "sector": "craft",
        "places": 1,
    }
    refused = coach.post(url("programme_add"), {**sent, "places": 0, "purpose": "Tetap ada"})
    assert refused.status_code == WRONG
    assert "Tetap ada" in text(refused)
    assert coach.post(url("programme_add"), sent).status_code == MOVED
    programme = Programme.objects.get()
    head.post(url("programme_open", programme.pk), {"version": programme.version})
    programme.refresh_from_db()
    product = a_product(world)
    entered = {
        "product": product.pk,
        "road": "sppt_sni",
        "applied_on": f"{TODAY:%Y-%m-%d}",
        "version": programme.version,
    }
    coach.post(url("applicant_add", programme.pk), entered)
    applicant = Applicant.objects.get()
    checked = {"in_order": "no", "version": applicant.version}
    assert "Say why" in summary(coach.post(url("applicant_papers", applicant.pk), checked))
    coach.post(url("applicant_papers", applicant.pk), {**checked, "in_order": "yes"})
    applicant.refresh_from_db()
    points = {f"points_{one.pk}": 80 for one in programme.criteria.all()}
    coach.post(url("applicant_score", applicant.pk), {**points, "version": applicant.version})
    page = text(coach.get(url("applicant", applicant.pk)))
    assert "80.00" in page
    assert "rank 1" in page
    applicant.refresh_from_db()
    stale = head.post(url("applicant_select", applicant.pk), {"version": 1})
    assert "while you were working on it" in summary(stale)
    done = head.post(url("applicant_select", applicant.pk), {"version": applicant.version})
    coaching = Coaching.objects.get()
    assert done["Location"] == coaching.get_absolute_url()
    page = text(head.get(url("programme", programme.pk)))
    assert "80×30" in page
    assert "Who is coached" in page


def test_the_record_of_a_coaching_tells_what_is_next(world):
    coaching = a_coaching(world)
    coach = world.browser("coach")
    address = url("coaching", coaching.pk)
    assert "Begin a gap analysis" in text(coach.get(address))
    gaps_known(world, coaching, S1="not")
    assert "Write down promises" in text(coach.get(address))
    agreed(world, coaching)
    assert "Begin to prepare" not in text(coach.get(address))
    a_task(world, coaching, until=TODAY - timedelta(days=2))
    assert "Begin to prepare" in text(coach.get(address))
    begun = coaching_gaps.begin_gaps(actor=world.at("coach"), coaching_id=coaching.pk, on=TODAY)
    page = text(coach.get(address))
    assert url("gap_sheet", begun.pk) in page
    assert url("gap_begin", coaching.pk) not in page
    assert "Finish the analysis" not in page
    for question in asked_in(begun):
        coaching_gaps.answer_gap(
            actor=world.at("coach"), analysis_id=begun.pk, question=question.code, answer="meets"
        )
    assert "Finish the analysis" in text(coach.get(address))
    whole = text(coach.get(begun.get_absolute_url()))
    assert whole.index("Finish the analysis") < whole.index("Answer the questions")
    a_cost(world, coaching)
    enterprise = coaching.product.enterprise
    for year, sales, jobs in ((2017, 100_000_000, 4), (2018, 130_000_000, 5)):
        YearFigures.objects.create(
            enterprise=enterprise, year=year, sales=sales, jobs=jobs, source="Wawancara"
        )
    page = text(coach.get(address))
    # In its line, in the trail, and once more each: as a stage, and in the sum.
    assert (page.count("Product test"), page.count("State budget (APBN)")) == (3, 3)
    assert "1500000" not in page, "an amount of the trail is written as money"
    for words in ("1 line late", "Rp1.500.000 in all", "Something is missing", "Pejabat coach"):
        assert words in page, words


def test_nothing_is_late_or_planned_of_what_has_stopped(world):
    coaching = a_coaching(world)
    a_task(world, coaching, until=TODAY - timedelta(days=2))
    coach, address = world.browser("coach"), url("coaching", coaching.pk)
    late = {"status": "late"}
    visit = f"{url('visit_add')}?coaching={coaching.pk}"
    page = text(coach.get(address))
    assert "1 line late" in page
    assert visit in page
    assert "Tulis cara kerja" in text(coach.get(url("tasks"), late))
    stop = {"kind": "cost", "words": "Uji terlalu mahal", "on": f"{TODAY:%Y-%m-%d}"}
    coach.post(url("coaching_stop", coaching.pk), {**stop, "version": coaching.version})
    page = text(coach.get(address))
    assert "Tulis cara kerja" in page
    assert "line late" not in page
    assert visit not in page
    assert "Tulis cara kerja" not in text(coach.get(url("tasks"), late))
    assert "Tulis cara kerja" in text(coach.get(url("tasks"), {"status": "open"}))


def test_the_form_of_a_step_keeps_what_was_typed(world):
    coaching = a_coaching(world)
    coach = world.browser("coach")
    stop = {"kind": "cost", "words": "Uji terlalu mahal", "on": "2099-01-01"}
    refused = coach.post(url("coaching_stop", coaching.pk), {**stop, "version": coaching.version})
    assert refused.status_code == WRONG
    assert "Uji terlalu mahal" in text(refused)
    coach.post(
        url("coaching_stop", coaching.pk),
        {**stop, "on": f"{TODAY:%Y-%m-%d}", "version": coaching.version},
    )
    page = text(coach.get(url("coaching", coaching.pk)))
    assert "Tests and certificate cost too much" in page
    assert "Take it up again" in page


def test_promises_are_written_a_line_each_and_signed(world):
    coaching = a_coaching(world)
    coach = world.browser("coach")
    sent = {
        "agency": "Mendampingi\n\nMengantar uji",
        "enterprise": "Mencatat",
        "bsn": "",
        "other": "",
    }
    long = coach.post(
        url("promises", coaching.pk), {**sent, "bsn": "x" * 301, "version": coaching.version}
    )
    assert "300 letters" in summary(long)
    coach.post(url("promises", coaching.pk), {**sent, "version": coaching.version})
    assert coaching.undertaking.promises.count() == 3
    assert "Mengantar uji" in text(coach.get(url("promises", coaching.pk)))
    coaching.refresh_from_db()
    sign = {"signed_on": f"{TODAY:%Y-%m-%d}", "version": coaching.version}
    assert coach.post(url("agreement_sign", coaching.pk), sign).status_code == MOVED
    coaching.refresh_from_db()
    for _turn in range(2):
        coaching.refresh_from_db()
        issued = world.browser("head").post(
            url("agreement_issue", coaching.pk), {"version": coaching.version}
        )
        assert issued.status_code == MOVED, summary(issued)
    page = text(coach.get(coaching.get_absolute_url()))
    papers = page.partition("<h2>Issued papers</h2>")[2].partition("</table>")[0]
    assert papers.count("st good") == papers.count("st bad") == 1


def test_a_plan_and_its_costs_by_their_forms(world):
    coaching = a_coaching(world)
    coach = world.browser("coach")
    line = {"what": "Uji warna", "who": "Pemilik", "until": "2018-04-01", "version": 1}
    coach.post(url("task_add", coaching.pk), line)
    task = Task.objects.get()
    assert "Uji warna" in text(coach.get(url("task_change", task.pk)))
    for name, data in (
        ("done", {"done_on": f"{TODAY:%Y-%m-%d}", "outcome": "Lulus"}),
        ("reopen", {"until": "2018-05-01"}),
        ("drop", {"reason": "Tidak perlu"}),
    ):
        task.refresh_from_db()
        sent = coach.post(url(f"task_{name}", task.pk), {**data, "version": task.version})
        assert sent.status_code == MOVED, summary(sent)
    cost = {"year": 2018, "kind": "test", "payer": "bsn", "amount": 0, "version": 1}
    assert coach.post(url("cost_add", coaching.pk), cost).status_code == WRONG
    coach.post(url("cost_add", coaching.pk), {**cost, "amount": 750_000})
    found = Cost.objects.get()
    coach.post(url("cost_change", found.pk), {**cost, "amount": "Rp1.800.000"})
    found.refresh_from_db()
    assert found.amount == Decimal(1_800_000)
    assert "1.800.000" in text(coach.get(url("cost_change", found.pk)))
    coach.post(url("cost_remove", found.pk), {"version": 2})
    assert not Cost.objects.exists()


def test_the_arrived_go_on_and_the_enterprise_shows_it(world):
    coaching = a_coaching(world, "batikmark")
    locked = Coaching.objects.select_for_update().get(pk=coaching.pk)
    stages.reach(world.at("coach"), locked, "certified", TODAY)
    coaching.refresh_from_db()
    coach = world.browser("coach")
    assert "Go on to another road" in text(coach.get(url("coaching", coaching.pk)))
    sent = {"road": "sppt_sni", "reason": "Siap", "version": coaching.version}
    coach.post(url("coaching_go_on", coaching.pk), sent)
    assert Coaching.objects.count() == 2
    for name, pk in (
        ("enterprise", coaching.product.enterprise_id),
        ("product", coaching.product_id),
    ):
        assert url("coaching", coaching.pk) in text(coach.get(url(name, pk)))


def test_whoever_waits_stands_below_the_ranking(world, monkeypatch):
    monkeypatch.setattr(coaching_programme_sections, "SHOWN", 1)
    programme = a_programme(world)
    an_applicant(world, programme, 60, 60, name="Batik dinilai")
    an_applicant(world, programme, name="Batik menunggu")
    page = text(world.browser("coach").get(url("programme", programme.pk)))
    assert page.index("Batik dinilai") < page.index("Batik menunggu")


def test_decisions_stand_on_the_ranking(world):
    programme = a_programme(world)
    applicant = an_applicant(world, programme, 60, 60)
    coaching_selection.reserve_applicant(actor=world.at("head"), applicant_id=applicant.pk)
    for name in ("select", "refuse"):
        page = text(world.browser("head").get(url(f"applicant_{name}", applicant.pk)))
        assert "60.00" in page
    assert world.browser("coach").get(url("applicant_select", applicant.pk)).status_code == DENIED


def test_the_ranking_is_taken_away_with_its_arithmetic(world):
    programme = a_programme(world)
    an_applicant(world, programme, 60, 90, name="Batik A")
    an_applicant(world, programme, name="Batik B")
    file = world.browser("staff").get(url("ranking", programme.pk))
    book = CalamineWorkbook.from_filelike(BytesIO(file.content))
    rows = book.get_sheet_by_index(0).to_python()
    head = next(n for n, row in enumerate(rows) if "Kemauan (60)" in row)
    assert rows[head + 1][:6] == [1, "Usaha Batik A", "Batik A", 60, 90, 72]
    assert rows[head + 2][1] == "Usaha Batik B"
    for who in ("stranger", "guest"):
        assert world.browser(who).get(url("ranking", programme.pk)).status_code == GONE

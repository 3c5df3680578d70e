"""The desk's pages: each step through its form, who may not, strangers, what is typed wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.integrity.gratification.models import (
    Deposit,
    GiftReport,
    Handling,
    UnitSettings,
)
from teraju.modules.integrity.gratification.services import desk_checks, desk_custody
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files.tests.contents import PDF, PNG, upload

from .desk_world import (
    CHECKED,
    DECIDED,
    FORWARDED,
    FRUIT,
    HANDED,
    DeskWorld,
    assessed,
    checked,
    decided,
    forwarded,
    reported,
    role,
)
from .pages import client_of, errors, get, refused_at, send

pytestmark = pytest.mark.django_db
MENACE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TERAJU_TODAY = CHECKED


def walk(user: User, report: GiftReport, step: str, **data: Any) -> Any:
    """Open the form of a step and send it, with the version that the report has."""
    get(user, f"gratification_{step}", report.pk)
    report.refresh_from_db()
    return send(user, f"gratification_{step}", report.pk, data={"version": report.version, **data})


def test_a_gift_goes_its_way_through_the_pages(desk: DeskWorld, settings: Any) -> None:
    report = reported(desk, story=MENACE)
    officer = desk.officer
    page = get(officer, "gratification_desk")
    assert report.number in page
    assert "by 15 Apr 2026" in page or "18 Mar 2026" in page
    walk(officer, report, "take_up")
    page = get(officer, "gratification_desk_report", report.pk)
    assert MENACE not in page
    assert "3604010101800001" not in page
    assert "0001" in page
    walk(officer, report, "give_back", parts=["photo"], answer_by="2026-03-12")
    walk(officer, report, "take_up")
    walk(officer, report, "assess", verdict="assess_to_kpk")
    settings.TERAJU_TODAY = FORWARDED
    walk(officer, report, "forward", forwarded_on=FORWARDED, gol_number="GOL-9")
    walk(officer, report, "gol", gol_number="GOL-10")
    walk(officer, report, "verify", on=FORWARDED)
    walk(officer, report, "analyse", on=FORWARDED)
    settings.TERAJU_TODAY = DECIDED
    walk(
        officer,
        report,
        "decide",
        decided_owner="state",
        decision_number="512/2026",
        decided_on=DECIDED,
        letter=upload("sk.pdf", PDF),
    )
    page = get(officer, "gratification_desk_report", report.pk)
    assert "512/2026" in page
    assert "13 April 2026" in page
    settings.TERAJU_TODAY = HANDED
    walk(
        officer,
        report,
        "hand_over",
        handed_over_on=HANDED,
        handed_over_to="KPKNL Serang",
        hand_over_receipt="BA-7",
        receipt_file=upload("ba.pdf", PDF),
    )
    walk(officer, report, "close", closing_note="Selesai")
    report.refresh_from_db()
    assert (report.state, report.gol_number) == ("closed", "GOL-10")
    walk(officer, report, "reopen", reason="Keliru")


def test_a_thing_goes_through_custody(desk: DeskWorld) -> None:
    report = checked(desk)
    officer = desk.officer
    get(officer, "gratification_take_in", report.pk)
    send(
        officer,
        "gratification_take_in",
        report.pk,
        data={
            "item": report.items.get().pk,
            "seal": "S-1",
            "place": "Brankas",
            "brought_by": "Analis",
            "taken_in_on": CHECKED,
            "photo": upload("jam.png", PNG),
        },
    )
    deposit = Deposit.objects.get()
    assert "S-1" in get(officer, "gratification_custody")
    for step, data in (
        ("move", {"moved_on": CHECKED, "place": "Gudang", "reason": "Renovasi"}),
        ("send", {"moved_on": CHECKED, "receipt": "T-1"}),
        ("take_back", {"moved_on": CHECKED, "place": "Brankas", "seal": "S-2"}),
    ):
        get(officer, f"gratification_deposit_{step}", deposit.pk)
        deposit.refresh_from_db()
        values = {"version": deposit.version, **data}
        send(officer, f"gratification_deposit_{step}", deposit.pk, data=values)
    GiftReport.objects.filter(pk=report.pk).update(state="decided_receiver")
    deposit.refresh_from_db()
    get(officer, "gratification_deposit_give_back", deposit.pk)
    data = {"version": deposit.version, "out_on": CHECKED, "out_to": "Analis", "receipt": "TT"}
    send(officer, "gratification_deposit_give_back", deposit.pk, data=data)
    page = get(officer, "gratification_deposit", deposit.pk)
    for word in ("Gudang", "S-2", "given back"):
        assert word in page


def test_what_spoils_is_given_away(desk: DeskWorld) -> None:
    report = assessed(desk, "assess_upg_level", items=[FRUIT])
    get(desk.officer, "gratification_donate", report.pk)
    data = {
        "item": report.items.get().pk,
        "donated_on": CHECKED,
        "recipient": "Panti Asuhan",
        "signed_by": "Pengurus",
    }
    response = send(desk.officer, "gratification_donate", report.pk, data=data, status=422)
    assert refused_at(response, "receipt_file")
    data["receipt_file"] = upload("tt.pdf", PDF)
    send(desk.officer, "gratification_donate", report.pk, data=data)
    assert "Panti Asuhan" in get(desk.officer, "gratification_desk_report", report.pk)


def test_the_rules_stand_beside_the_assessment(desk: DeskWorld) -> None:
    report = checked(desk)
    page = get(desk.officer, "gratification_assess", report.pk)
    assert "By the rules of the day of receipt the gift has to be reported." in page
    data = {"version": report.version, "verdict": "assess_upg_level"}
    response = send(desk.officer, "gratification_assess", report.pk, data=data, status=422)
    assert refused_at(response, "departure")
    assert "Say why you depart" in errors(response.content.decode())


def test_a_repeated_click_does_nothing_twice(desk: DeskWorld) -> None:
    report = checked(desk)
    client = Client()
    client.force_login(desk.officer)
    url = reverse("gratification_take_in", args=[report.pk])
    key = client.get(url).context["once"]
    for _ in range(2):
        data = {
            "once": key,
            "item": report.items.get().pk,
            "seal": "S-1",
            "place": "Brankas",
            "brought_by": "Analis",
            "taken_in_on": "2026-03-05",
            "photo": upload("jam.png", PNG),
        }
        assert client.post(url, data).status_code == 302
    assert Deposit.objects.count() == 1


def test_two_officers_at_once(desk: DeskWorld) -> None:
    report = checked(desk)
    data = {"version": report.version - 1, "verdict": "assess_to_kpk"}
    response = send(desk.second, "gratification_assess", report.pk, data=data, status=422)
    assert refused_at(response, "")


LISTS = (
    "gratification_desk",
    "gratification_custody",
    "gratification_kpk_rows",
    "gratification_recap",
)
RECORDS = (
    "gratification_desk_report",
    "gratification_paper",
    "gratification_take_up",
    "gratification_assess",
    "gratification_take_in",
    "gratification_donate",
)


@pytest.mark.parametrize("who", ["head", "administrator", "secretary", "reporter"])
@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_the_units(desk: DeskWorld, who: str, name: str) -> None:
    get(getattr(desk, who), name, code=403)


@pytest.mark.parametrize("who", ["head", "administrator", "secretary", "reporter", "stranger"])
@pytest.mark.parametrize("name", RECORDS)
def test_a_report_is_not_there_for_others(desk: DeskWorld, who: str, name: str) -> None:
    report = reported(desk)
    get(getattr(desk, who), name, report.pk, code=404)


def test_an_officers_own_report_is_not_at_their_desk(desk: DeskWorld) -> None:
    report = reported(desk, reporter=desk.officer)
    get(desk.officer, "gratification_desk_report", report.pk, code=404)
    assert report.number not in get(desk.officer, "gratification_desk")
    assert report.number in get(desk.second, "gratification_desk")


class TestTheList:
    def test_what_is_due_first_stands_first(self, desk: DeskWorld) -> None:
        later = reported(
            desk, kpk_by_cautious=date(2026, 5, 1), forward_by_cautious=date(2026, 5, 2)
        )
        sooner = reported(desk, kpk_by_cautious=date(2026, 3, 9))
        done = assessed(desk, "assess_not_reportable", reportable=False)
        page = get(desk.officer, "gratification_desk")
        places = [page.index(one.number) for one in (sooner, later, done)]
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("today", "words"),
        [
            (date(2026, 3, 5), "by 18 Mar 2026"),
            (date(2026, 3, 30), "unit is late"),
            (date(2026, 4, 16), "late for KPK"),
            (date(2026, 4, 23), "lapsed at KPK"),
        ],
    )
    def test_late_and_lapsed_in_words(
        self, desk: DeskWorld, settings: Any, today: date, words: str
    ) -> None:
        reported(desk)
        settings.TERAJU_TODAY = today
        assert words in get(desk.officer, "gratification_desk")

    def test_the_hand_over_has_its_days(self, desk: DeskWorld, settings: Any) -> None:
        report = decided(desk)
        settings.TERAJU_TODAY = date(2026, 4, 14)
        assert "hand-over lapsed" in get(desk.officer, "gratification_desk")
        page = get(desk.officer, "gratification_desk", matter="lapsed")
        assert report.number in page

    def test_filters(self, desk: DeskWorld, settings: Any) -> None:
        waiting, gone = reported(desk), forwarded(desk)
        page = get(desk.officer, "gratification_desk", stands="at_kpk")
        assert gone.number in page
        assert waiting.number not in page
        settings.TERAJU_TODAY = date(2026, 3, 19)
        page = get(desk.officer, "gratification_desk", matter="late")
        assert waiting.number in page
        assert gone.number not in page


def test_the_rows_for_kpk_in_its_order(desk: DeskWorld) -> None:
    report = assessed(desk)
    page = get(desk.officer, "gratification_kpk_rows")
    assert report.number in page
    assert "3604010101800001" not in page
    text = get(desk.officer, "gratification_kpk_rows", format="csv")
    heads = text.splitlines()[0]
    order = ["NIK of the receiver", "Name of the giver", "Day of the event", "Category", "Kind of"]
    assert [heads.index(word) for word in order] == sorted(heads.index(word) for word in order)
    assert "3604010101800001" in text
    taken = TrailEvent.objects.filter(verb="gratification.report.exported")
    assert [event.target_id for event in taken] == [str(report.pk)]


def test_the_report_as_pdf(desk: DeskWorld) -> None:
    report = assessed(desk)
    client = Client()
    client.force_login(desk.officer)
    response = client.get(reverse("gratification_paper", args=[report.pk]))
    assert response.status_code == 200
    assert response.content.startswith(b"%PDF")
    assert response["Cache-Control"] == "private, no-store"


class TestRecap:
    def test_by_month_unit_and_kind(self, desk: DeskWorld) -> None:
        forwarded(desk)
        reported(desk, kind="refused", reporter=desk.head)
        reported(desk, received_on=date(2025, 3, 3), submitted_on=date(2025, 3, 4))
        page = get(desk.officer, "gratification_recap", year="2026")
        assert "March 2026" in page
        assert "DPMPTSP" in page
        assert "1 of 1 (100%)" in page

    def test_a_unit_of_one_person_is_not_named(self, desk: DeskWorld) -> None:
        forwarded(desk)
        page = get(desk.officer, "gratification_recap", year="2026")
        assert "DPMPTSP" not in page
        assert "units with reports of one person" in page

    @pytest.mark.parametrize("query", [{"year": "x", "part": "y"}, {"year": "1"}, {}])
    def test_nonsense_in_the_address(self, desk: DeskWorld, query: dict[str, str]) -> None:
        assert "2026" in get(desk.officer, "gratification_recap", **query)

    @pytest.mark.parametrize(("kind", "start"), [("xlsx", b"PK"), ("pdf", b"%PDF")])
    def test_as_a_file(self, desk: DeskWorld, kind: str, start: bytes) -> None:
        forwarded(desk)
        client = Client()
        client.force_login(desk.officer)
        response = client.get(reverse("gratification_recap"), {"format": kind})
        assert response.content.startswith(start)


def test_not_followed_up_through_the_page(desk: DeskWorld) -> None:
    report = checked(desk)
    walk(desk.officer, report, "drop", drop_reason="no_value", drop_note="Plakat")
    walk(desk.officer, report, "reassess", reason="Ternyata bernilai")
    report.refresh_from_db()
    assert report.state == "under_check"
    assert Handling.objects.get(report=report).drop_reason == ""
    desk_checks.assess(actor=desk.acts("officer"), report_id=report.pk, verdict="assess_to_kpk")


class TestTheUnit:
    def data(self, **more: Any) -> dict[str, Any]:
        return {"version": 0, "label": "UPPG", "upg_forwards_days": 7, **more}

    def test_its_name_and_days(self, desk: DeskWorld) -> None:
        get(desk.officer, "gratification_unit")
        send(desk.officer, "gratification_unit", data=self.data())
        assert UnitSettings.objects.get().label == "UPPG"
        page = get(desk.administrator, "gratification_unit")
        assert 'value="UPPG"' in page
        response = send(desk.administrator, "gratification_unit", data=self.data(), status=422)
        assert refused_at(response, "")

    def test_no_more_days_than_the_law(self, desk: DeskWorld) -> None:
        data = self.data(upg_forwards_days=11)
        response = send(desk.officer, "gratification_unit", data=data, status=422)
        assert refused_at(response, "upg_forwards_days")

    @pytest.mark.parametrize("who", ["head", "reporter", "secretary"])
    def test_others_are_told_who_may(self, desk: DeskWorld, who: str) -> None:
        get(getattr(desk, who), "gratification_unit", code=403)


def many(desk: DeskWorld, count: int) -> None:
    for number in range(count):
        report = forwarded(desk)
        desk_custody.take_in(
            actor=desk.acts("officer", FORWARDED),
            report_id=report.pk,
            item_id=report.items.get().pk,
            seal=f"S-{number}-{report.pk}",
            place="Brankas",
            brought_by="Analis",
            taken_in_on=FORWARDED,
        )


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_no_more_for_more_rows(
    desk: DeskWorld, settings: Any, name: str, django_assert_max_num_queries: Any
) -> None:
    settings.TERAJU_TODAY = FORWARDED
    client = client_of(desk.officer)
    many(desk, 1)
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as first:
        client.get(reverse(name))
    many(desk, 3)
    with django_assert_max_num_queries(min(len(first), 10)):
        client.get(reverse(name))


def test_a_report_asks_no_more_for_more_objects(desk: DeskWorld) -> None:
    client = client_of(desk.officer)
    url = reverse("gratification_desk_report", args=[checked(desk).pk])
    client.get(url)
    with CaptureQueriesContext(connection) as first:
        client.get(url)
    more = reverse("gratification_desk_report", args=[checked(desk, items=[{}, FRUIT, {}]).pk])
    with CaptureQueriesContext(connection) as second:
        client.get(more)
    assert len(second) <= len(first) <= 20


def test_the_reporter_reads_what_became_of_it(desk: DeskWorld, settings: Any) -> None:
    report = decided(desk)
    settings.TERAJU_TODAY = DECIDED
    page = get(desk.reporter, "gratification_report", report.pk)
    for words in ("The state", "512/2026", "13 April 2026"):
        assert words in page
    assert "assess_to_kpk" not in page
    assert "goes to KPK" in page
    assert "What became of it" not in get(desk.reporter, "gratification_report", reported(desk).pk)


def test_when_nobody_is_left_at_the_desk_the_way_leads_to_kpk(desk: DeskWorld) -> None:
    report = reported(desk)
    assert "gol.kpk.go.id" not in get(desk.reporter, "gratification_report", report.pk)
    for one in (desk.officer, desk.second):
        role(one, Role.AGENCY_HEAD, agency=desk.office)
    page = get(desk.reporter, "gratification_report", report.pk)
    assert "Nobody in the unit may work on this report any more" in page
    assert "gol.kpk.go.id" in page

"""The desk's pages: each step through its form, and what is read of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.integrity.gratification.models import (
    Deposit,
    GiftReport,
    Handling,
    UnitSettings,
)
from teraju.modules.integrity.gratification.services import desk_checks
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
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
    reported,
    role,
)
from .pages import errors, get, refused_at, send

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


def test_the_report_as_pdf(desk: DeskWorld) -> None:
    report = assessed(desk)
    client = Client()
    client.force_login(desk.officer)
    response = client.get(reverse("gratification_paper", args=[report.pk]))
    assert response.status_code == 200
    assert response.content.startswith(b"%PDF")
    assert response["Cache-Control"] == "private, no-store"


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

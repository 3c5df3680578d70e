"""Small promises of every day, kept in a browser: a saved cell, a shut door, a file too large."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.audits.api import Certification
from teraju.modules.conformity.api import Assessment, Evidence
from teraju.modules.cooperation.api import Agreement

from .person import Person, until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_cell_of_the_plan_is_saved_by_itself(built: None, someone: Person) -> None:
    plan = Agreement.objects.get(government__region_id="36.04", parent__isnull=False)
    someone.enter_as("coordinator.serang")
    someone.on_day("2020-10-15")
    someone.open(f"/agreements/{plan.pk}/plan/")
    cell = someone.page.locator("main input[name=budget_source]").first
    # The cell is filled at once, also before the scripts have come: nothing typed is lost.
    row = "/row/"
    with someone.page.expect_response(lambda answer: row in answer.url, timeout=20_000) as saved:
        cell.fill("APBD 2018")
        cell.press("Tab")
    assert saved.value.status == 200
    someone.open(f"/agreements/{plan.pk}/plan/")
    again = someone.page.locator("main input[name=budget_source]").first
    assert again.input_value() == "APBD 2018"


@pytest.mark.parametrize(("day", "status"), [("2020-10-15", 200), ("2021-01-01", 404)])
def test_a_guest_is_let_in_for_the_period_only(
    built: None, someone: Person, day: str, status: int
) -> None:
    certification = Certification.objects.get(government__region_id="36.04")
    someone.enter_as("body.serang")
    someone.on_day(day)
    answer = someone.page.goto(f"{someone.address}/certifications/{certification.pk}/")
    assert answer.status == status


def test_a_file_too_large_is_refused_at_its_field(
    built: None, someone: Person, tmp_path: Any
) -> None:
    certification = Certification.objects.get(government__region_id="36.04")
    large = tmp_path / "besar.pdf"
    with large.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(50_000_000)
    someone.enter_as("coordinator.serang")
    someone.open(f"/files/attach/audits.certification/{certification.pk}/")
    someone.fill(title="Berkas besar")
    someone.page.locator("main form.form input[type=file]").set_input_files(str(large))
    with someone.page.expect_navigation(timeout=30_000):
        someone.page.locator("main form.form button.go").click()
    someone.sees("20")
    assert someone.page.locator("main .field.wrong input[type=file]").count() == 1
    assert someone.page.locator("main form.form [name=title]").input_value() == "Berkas besar"


def test_an_answer_given_without_a_line_is_told_and_sent_again(
    built: None, someone: Person
) -> None:
    assessment = Assessment.objects.get(status="open", government__region_id="36.04")
    someone.enter_as("licensing-auditor.serang")
    someone.on_day("2020-10-15")
    someone.open(f"/readiness/assessments/{assessment.pk}/sheet/")
    row = someone.page.locator("#row-leadership")
    until(someone.page, "() => window.htmx !== undefined")
    # What the page fetched at its start is here: the line is cut between two requests, not in one.
    someone.page.wait_for_load_state("networkidle")
    someone.page.context.set_offline(True)
    row.locator("[name=result]").select_option("minor")
    row.locator(".state", has_text="Belum tersimpan").wait_for()
    someone.page.context.set_offline(False)
    row.locator(".state", has_text="kesenjangan minor").wait_for(timeout=20_000)
    someone.open(f"/readiness/assessments/{assessment.pk}/sheet/")
    kept = someone.page.locator("#row-leadership [name=result]")
    assert kept.input_value() == "minor"


def test_a_file_with_faults_is_told_row_by_row_and_writes_nothing(
    built: None, someone: Person, tmp_path: Any
) -> None:
    heads = ["Nomor rujukan sendiri", "Judul", "Perangkat daerah", "Topik", "Tanggal kejadian"]
    good = ["SK 7", "Kebijakan", "Inspektorat", "policy", "2020-03-02"]
    bad = ["SK 8", "Peta risiko", "Dinas Lain", "topik karangan", "kapan-kapan"]

    def send(*rows: list[str]) -> None:
        file = tmp_path / "bukti.csv"
        lines = [[*heads, "Catatan"], *[[*row, "Di arsip"] for row in rows]]
        file.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
        someone.open("/readiness/evidence/")
        someone.follow("Impor")
        someone.page.locator("main form.form input[type=file]").set_input_files(str(file))
        with someone.page.expect_navigation():
            someone.page.locator("main form.form button.go").click()

    someone.enter_as("coordinator.serang")
    someone.on_day("2020-10-15")
    before = Evidence.objects.count()
    send(good, bad)
    someone.sees("Dinas Lain", "topik karangan", "kapan-kapan")
    assert Evidence.objects.count() == before
    send(good)
    with someone.page.expect_navigation():
        someone.page.locator("main form button.go").first.click()
    assert Evidence.objects.count() == before + 1
    send(good)
    assert Evidence.objects.count() == before + 1

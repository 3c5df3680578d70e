"""The pages: each works, is not there for strangers, refuses readers, and tells what is wrong."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.integrity_zone.models import LinkedRecord, Sheet
from teraju.modules.integrity_zone.services import publishing
from teraju.modules.integrity_zone.web.views.steps import STEPS
from teraju.platform.accounts.tests.factories import NOW

from .zone_world import Unit, a_sheet, assessed, closed, filled, handed_in, line


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TERAJU_TODAY = NOW.date()


def url(name: str, *args: Any) -> str:
    return reverse(f"integrity_zone_{name}", args=args)


def browser(unit: Unit, who: str) -> Client:
    client = Client()
    client.force_login(unit.users[who])
    client.cookies["language"] = "en"
    return client


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def version(sheet: Sheet) -> int:
    sheet.refresh_from_db()
    return sheet.version


class TestSheets:
    def test_open_one_and_fill_it_in(self, unit: Unit) -> None:
        client = browser(unit, "coordinator")
        data = {"agency": unit.agency.pk, "year": NOW.year, "aim": "WBK"}
        made = client.post(url("open"), data)
        sheet = Sheet.objects.get()
        assert made["Location"] == url("worksheet", sheet.pk)
        again = client.post(url("open"), data)
        assert again.status_code == 422
        assert "already" in text(again)
        assert "Fill in the worksheet" in text(client.get(url("sheet", sheet.pk)))

    def test_readers_open_nothing(self, unit: Unit) -> None:
        assert browser(unit, "staff").get(url("open")).status_code == 403

    def test_the_page_tells_score_gaps_and_what_is_not_confirmed(self, unit: Unit) -> None:
        sheet = assessed(unit, P_5_1_1="C")
        page = text(browser(unit, "staff").get(url("sheet", sheet.pk)))
        assert "99.25" in page
        assert "P.5.1.1 Control of gratification is made known" in page
        assert "practice, not confirmed" in page
        assert "Sudah baik." in page
        assert browser(unit, "stranger").get(url("sheet", sheet.pk)).status_code == 404

    def test_an_earlier_report_is_told_from_the_one_in_force(self, unit: Unit) -> None:
        sheet = assessed(unit)
        who = unit.at("assessor")
        first, second = [
            publishing.issue_report(actor=who, sheet_id=sheet.pk) for _turn in range(2)
        ]
        page = text(browser(unit, "head").get(url("sheet", sheet.pk)))
        assert re.search(rf"{second.number} [^/]* valid", page)
        assert re.search(rf"{first.number} [^/]* revoked", page)

    def test_the_list_is_searched_and_taken_away(self, unit: Unit) -> None:
        a_sheet(unit)
        client = browser(unit, "staff")
        assert unit.agency.name in text(client.get(url("sheets"), {"q": str(NOW.year)}))
        assert client.get(url("sheets"), {"format": "xlsx"}).status_code == 200

    @pytest.mark.parametrize("name", sorted(STEPS))
    def test_each_step_is_for_its_roles(self, unit: Unit, name: str) -> None:
        sheet = a_sheet(unit)
        assert browser(unit, "staff").get(url(name, sheet.pk)).status_code == 403
        assert browser(unit, "stranger").post(url(name, sheet.pk)).status_code == 404

    def test_year_stands_beside_year(self, unit: Unit) -> None:
        filled(unit, a_sheet(unit, year=NOW.year - 1))
        sheet = a_sheet(unit)
        page = text(browser(unit, "head").get(url("sheet", sheet.pk)))
        assert "Year beside year" in page
        assert "Total score 100.00 0.00" in page

    def test_from_the_unit_to_the_public(self, unit: Unit) -> None:
        sheet = filled(unit, a_sheet(unit))
        client, assessor = browser(unit, "head"), browser(unit, "assessor")
        client.post(url("submit", sheet.pk), {"version": version(sheet)})
        data = {"version": version(sheet), "conclusion": "Baik"}
        assessor.post(url("finish", sheet.pk), data)
        client.post(url("close", sheet.pk), {"version": version(sheet)})
        client.post(url("publish", sheet.pk), {"version": version(sheet)})
        address = url("public_sheet", unit.government.slug, sheet.pk)
        page = Client().get(address)
        assert "100,00" in text(page)
        assert "Kepala Unit" not in text(page)
        assert len(page.content) < 40_000
        assert address in Client().get(url("public", unit.government.slug)).content.decode()

    def test_what_is_not_published_is_not_there(self, unit: Unit) -> None:
        sheet = closed(unit)
        assert Client().get(url("public_sheet", unit.government.slug, sheet.pk)).status_code == 404
        publishing.publish_summary(actor=unit.at("head"), sheet_id=sheet.pk)
        assert Client().get(url("public_sheet", "lain", sheet.pk)).status_code == 404

    def test_a_sheet_that_lacks_answers_is_not_handed_in(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        sent = browser(unit, "head").post(url("submit", sheet.pk), {"version": 1})
        assert sent.status_code == 422
        assert "104 questions have no answer yet" in text(sent)


class TestWorksheet:
    @pytest.mark.parametrize("page", ["1", "6", "H", "x"])
    def test_every_page(self, unit: Unit, page: str) -> None:
        sheet = a_sheet(unit)
        found = browser(unit, "coordinator").get(url("worksheet", sheet.pk), {"page": page})
        assert found.status_code == 200
        assert len(found.content) < 90_000
        assert 'name="answer"' in found.content.decode()
        records = browser(unit, "staff").get(url("records", sheet.pk), {"page": page})
        assert records.status_code == 200

    def test_a_cell_is_saved_and_answers_with_its_state(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        row = line(sheet, "P.1.1.1")
        client = browser(unit, "coordinator")
        data = {"answer": "yes", "note": "SK", "seen": "1"}
        saved = client.post(url("row", row.pk), data, headers={"HX-Request": "true"})
        page = saved.content.decode()
        assert 'name="seen" value="2"' in page
        assert "0.25 of 0.25" in page
        assert "1 of 107 filled in" in text(saved)
        whole = client.post(url("row", row.pk), data | {"answer": "no", "seen": "2"})
        assert whole["Location"] == f"{url('worksheet', sheet.pk)}?page=1#row-{row.pk}"

    def test_a_refusal_keeps_what_was_typed(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        row = line(sheet, "R.1.1.1")
        client = browser(unit, "coordinator")
        data = {"answer": "kurang", "note": "Catatan", "seen": "1"}
        sent = client.post(url("row", row.pk), data)
        assert sent.status_code == 422
        assert "kurang" in sent.content.decode()
        assert "Write done/due" in text(sent)
        row.refresh_from_db()
        assert row.unit_answer == ""

    def test_a_colleague_was_faster(self, unit: Unit) -> None:
        row = line(a_sheet(unit), "P.1.1.1")
        htmx = {"HX-Request": "true"}
        for who, said in (("coordinator", "yes"), ("head", "no")):
            data = {"answer": said, "note": "", "seen": "1"}
            sent = browser(unit, who).post(url("row", row.pk), data, headers=htmx)
        assert "answered this question meanwhile" in text(sent)
        row.refresh_from_db()
        assert row.unit_answer == "yes"

    def test_readers_read_and_strangers_find_nothing(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        row = line(sheet, "P.1.1.1")
        page = browser(unit, "staff").get(url("worksheet", sheet.pk)).content.decode()
        assert 'name="answer"' not in page
        assert browser(unit, "staff").post(url("row", row.pk), {"answer": "yes"}).status_code == 403
        for name, pk in (("worksheet", sheet.pk), ("records", sheet.pk), ("answer", row.pk)):
            assert browser(unit, "stranger").get(url(name, pk)).status_code == 404

    def test_the_assessor_fills_the_other_column(self, unit: Unit) -> None:
        sheet = handed_in(unit)
        row = line(sheet, "P.5.1.1")
        client = browser(unit, "assessor")
        data = {"answer": "C", "note": "", "seen": str(row.version)}
        htmx = {"HX-Request": "true"}
        assert "Say why" in text(client.post(url("row", row.pk), data, headers=htmx))
        client.post(url("row", row.pk), data | {"note": "Tidak terbukti"}, headers=htmx)
        row.refresh_from_db()
        assert (row.unit_answer, row.tpi_answer, row.tpi_reason) == ("A", "C", "Tidak terbukti")
        page = text(browser(unit, "staff").get(url("worksheet", sheet.pk), {"page": "5"}))
        assert "The assessor: Tidak terbukti" in page


class TestAnswers:
    def test_the_gap_list_holds_what_was_lowered(self, unit: Unit) -> None:
        sheet = handed_in(unit, P_5_1_1="C")
        page = text(browser(unit, "staff").get(url("answers"), {"what": "gaps"}))
        assert "P.5.1.1" in page
        assert "P.5.1.2" not in page
        assert sheet.agency.short_name in page
        for what in ("open", "differs", "unproved"):
            found = browser(unit, "staff").get(url("answers"), {"what": what, "area": "5"})
            assert found.status_code == 200

    def test_a_record_is_linked_from_the_page(self, unit: Unit) -> None:
        row = line(a_sheet(unit), "P.5.1.1")
        client = browser(unit, "coordinator")
        begun = client.get(url("link", row.pk), {"title": "Kampanye", "url": "/learning/"})
        assert "Kampanye" in begun.content.decode()
        bad = client.post(url("link", row.pk), {"title": "Kampanye", "url": "https://x.id"})
        assert bad.status_code == 422
        client.post(url("link", row.pk), {"title": "Kampanye", "url": "/learning/"})
        link = LinkedRecord.objects.get()
        assert "Kampanye" in text(client.get(url("answer", row.pk)))
        client.post(url("take_off", row.pk, link.pk))
        assert "Take off" not in text(client.get(url("answer", row.pk)))

    def test_readers_link_nothing(self, unit: Unit) -> None:
        row = line(a_sheet(unit), "P.5.1.1")
        assert browser(unit, "staff").get(url("link", row.pk)).status_code == 403
        assert browser(unit, "stranger").get(url("link", row.pk)).status_code == 404

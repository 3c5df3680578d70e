"""The pages of supervision: what comes next for whom, forms and their errors, the whole way."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.domain.tags import numbered
from teraju.modules.metrology.models import (
    CitizenReport,
    Inspection,
    InspectionItem,
    Sticker,
    StickerRoll,
)
from teraju.modules.metrology.selectors import tags
from teraju.modules.metrology.services import supervision
from teraju.modules.metrology.services.exemptions import decide_exemption
from teraju.modules.metrology.supervision_evidence import heard, supervised
from teraju.modules.metrology.supervision_inbox import waiting
from teraju.platform.accounts.tests.factories import NOW

from .register_pages import browser, summary, text, url
from .register_world import (
    TODAY,
    a_market,
    a_request,
    an_instrument,
    verified,
)
from .supervision_world import (
    a_report,
    a_stall_scale,
    a_visit,
    a_watched_unit,
    an_item,
    assigned,
    not_put_right,
    signed,
    visited,
    warned,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def scale(unit, market):
    plate = {"max": "15", "e": "5", "accuracy_class": "III"}
    return a_stall_scale(unit, market, kind="electronic_scale", plate=plate)


def titles(unit, who):
    return [str(one.title) for one in waiting(unit.at(who))]


def test_a_report_becomes_an_inspection_by_clicks(unit, market, scale):
    report = a_report(unit, instrument=scale).report
    chief, official = browser(unit, "chief"), browser(unit, "supervisor")
    page = text(chief.get(url("citizen_report", report.pk)))
    assert f"?report={report.pk}" in page
    form = text(chief.get(url("inspection_add"), {"report": report.pk}))
    assert "Kios Susi · B-12" in form
    planned = {
        "place": "Kios Susi · B-12",
        "purpose": "Timbangan",
        "planned_on": TODAY.isoformat(),
        "begins_at": "09:00",
        "ends_at": "11:00",
        "officials": [unit.users["supervisor"].pk],
    }
    address = f"{url('inspection_add')}?report={report.pk}"
    chief.post(address, planned)
    visit = Inspection.objects.get()
    assert visit.origin == "report"
    # The letter is of the morning; a browser's clock stands in the afternoon.
    visit = supervision.assign_inspection(actor=unit.at("chief"), inspection_id=visit.pk)
    hours = {"visited_from": "09:00", "visited_until": "10:00", "visited_on": TODAY.isoformat()}
    official.post(url("inspection_visit", visit.pk), {"version": visit.version, **hours})
    found = official.post(url("item_find", visit.pk), {"code": scale.tag.lower()})
    assert found["Location"] == url("item_add", visit.pk, scale.pk)
    entry = text(official.get(found["Location"]))
    assert "in g" in entry
    answer = {"finding": "out_of_limits", "measure": "seal", "seal": "S-1"}
    official.post(found["Location"], {**answer, "readings": "5000; 4960"})
    item = InspectionItem.objects.get()
    assert item.verdict == "fail"
    shown = text(official.get(url("item", item.pk)))
    assert "Its error is beyond the limit in use" in shown
    assert ">\u221240<" in shown.replace(" ", "")


def test_nothing_is_chosen_yet_of_what_was_reported(unit, market, scale):
    other = verified(an_instrument(unit, place=scale.place, owner=scale.owner))
    visit = visited(unit, market, report_id=a_report(unit, instrument=scale).report.pk)
    official = browser(unit, "supervisor")
    for one, chosen in ((scale, 0), (other, 2)):
        page = text(official.get(url("item_add", visit.pk, one.pk)))
        assert page.count(" checked") == chosen, one
    refused = official.post(url("item_add", visit.pk, scale.pk), {})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not InspectionItem.objects.exists()


def test_what_was_reported_stands_first_and_the_rest_is_counted(unit, market, scale):
    rows = [an_instrument(unit, place=scale.place, owner=scale.owner) for _n in range(26)]
    report = a_report(unit, instrument=rows[-1]).report
    visit = visited(unit, market, report_id=report.pk)
    page = text(browser(unit, "supervisor").get(url("inspection", visit.pk)))
    assert "The first 25 in the register" in page
    assert page.index(rows[-1].tag) < page.index(scale.tag)
    assert rows[-2].tag not in page


def test_an_exempt_instrument_says_what_to_look_at(unit, market, scale):
    exemption = a_request(unit, scale)
    decide_exemption(
        actor=unit.at("head"), exemption_id=exemption.pk, is_granted=True, reason="Sesuai"
    )
    visit = visited(unit, market)
    official, address = browser(unit, "supervisor"), url("item_add", visit.pk, scale.pk)
    entry = text(official.get(address))
    assert "HANYA UNTUK KONTROL PERUSAHAAN" in entry
    assert exemption.get_absolute_url() in entry
    used = {"finding": "other_use", "measure": "seal", "seal": "S-9"}
    assert official.post(address, used).status_code == HTTPStatus.FOUND
    shown = text(official.get(url("item", InspectionItem.objects.get().pk)))
    assert "Used for what it is not for" in shown
    assert exemption.get_absolute_url() in shown
    signed(unit, visit)
    scale.refresh_from_db()
    assert scale.standing == "exempt"


def test_readings_stand_with_their_unit(unit, market, scale):
    visit = visited(unit, market)
    beyond = {"weighing": [{"load": "5000", "indication": "4960.5"}]}
    item = an_item(
        unit, visit, scale, finding="out_of_limits", readings=beyond, measure="seal", seal="S-7"
    )
    page = text(browser(unit, "supervisor").get(url("item", item.pk)))
    for head in ("5\u202f000 g", "4\u202f960.5", "Reading (g)", "Error (g)", "Limit in use (g)"):
        assert head in page
    indonesian = browser(unit, "supervisor")
    indonesian.cookies["language"] = "id"
    page = text(indonesian.get(url("item", item.pk)))
    assert "5.000 g" in page
    assert "4.960,5" in page


def test_a_bad_line_of_readings_is_named(unit, market, scale):
    visit = visited(unit, market)
    answer = {"finding": "in_order", "measure": "none", "readings": "5000; 4960\n5000"}
    response = browser(unit, "supervisor").post(url("item_add", visit.pk, scale.pk), answer)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Line 2 cannot be read" in summary(response)
    beyond = {**answer, "readings": "5000; 4960"}
    again = browser(unit, "supervisor").post(url("item_add", visit.pk, scale.pk), beyond)
    assert "beyond the limit" in summary(again)


def test_a_code_of_another_unit_leads_nowhere(unit, market, scale, monkeypatch):
    visit = visited(unit, market)
    other = a_watched_unit()
    foreign = an_instrument(other)
    response = browser(unit, "supervisor").post(url("item_find", visit.pk), {"code": foreign.tag})
    assert "no instrument of this unit" in summary(response)
    for mistyped in (f"{scale.tag[:-1]}{'A' if scale.tag[-1] != 'A' else 'B'}", "T0010099ZZ", "?"):
        response = browser(unit, "supervisor").post(url("item_find", visit.pk), {"code": mistyped})
        assert "compare it sign by sign" in summary(response)
    code = numbered("S001", 1, 5)
    withdrawn = tags.Found(code, None, "This sticker was withdrawn.")
    monkeypatch.setattr(tags, "_finders", [lambda asked: withdrawn])
    response = browser(unit, "supervisor").post(url("item_find", visit.pk), {"code": code})
    assert "This sticker was withdrawn" in summary(response)
    an_item(unit, visit, scale)
    twice = browser(unit, "supervisor").post(url("item_find", visit.pk), {"code": scale.tag})
    assert "in the list of the visit already" in summary(twice)
    empty = browser(unit, "supervisor").post(url("item_find", visit.pk), {"code": ""})
    assert empty["Location"] == url("item_add_unknown", visit.pk)


@pytest.mark.parametrize("page", ["inspection", "inspection_visit", "inspection_assign"])
def test_a_stranger_finds_nothing(unit, market, page):
    visit = a_visit(unit, market)
    assert browser(unit, "stranger").get(url(page, visit.pk)).status_code == HTTPStatus.NOT_FOUND


def test_who_may_not_is_told_who_may(unit, market):
    visit = a_visit(unit, market)
    page = text(browser(unit, "staff").get(url("inspection", visit.pk)))
    assert "Only these roles may do this: Head of agency, Head of the metrology unit." in page
    denied = browser(unit, "staff").get(url("inspection_assign", visit.pk))
    assert denied.status_code == HTTPStatus.FORBIDDEN


def test_registers_search_filter_and_export(unit, market, scale):
    visit = visited(unit, market)
    an_item(unit, visit, scale, **warned())
    a_report(unit)
    client = browser(unit, "supervisor")
    for name, query, shown in (
        ("inspections", {"q": "Mojosari", "state": "visited"}, "Pasar Mojosari"),
        ("items", {"finding": "other_use", "open": "open"}, scale.tag),
        ("citizen_reports", {"state": "received", "concern": "short"}, "B-12"),
    ):
        assert shown in text(client.get(url(name), query))
        assert client.get(url(name), {"format": "xlsx"}).status_code == HTTPStatus.OK
    assert scale.tag not in text(client.get(url("items"), {"open": "late"}))


def test_a_measure_is_not_lost_behind_what_came_of_it(unit, market, scale):
    """On the list, in its file, on the visit and on the instrument."""
    late = an_item(unit, visited(unit, market), scale, **warned())
    done = not_put_right(unit, market, scale)
    InspectionItem.objects.filter(pk=late.pk).update(due_on=TODAY - timedelta(days=1))
    client = browser(unit, "supervisor")
    file = client.get(url("items"), {"format": "csv"}).content.decode("utf-8-sig")
    rows = [(row["Measure"], row["Status"]) for row in csv.DictReader(io.StringIO(file))]
    assert rows == [
        ("Sealed, not to be used", "Not put right"),
        ("Written warning", "Its day is over"),
    ]
    for page in (url("items"), done.inspection.get_absolute_url(), scale.get_absolute_url()):
        assert "Sealed" in text(client.get(page)), page


def test_a_visit_is_found_by_the_number_of_its_letter(unit, market):
    visit, other = assigned(unit, market), a_visit(unit, a_market(unit, name="Pasar Kutorejo"))
    found = text(browser(unit, "supervisor").get(url("inspections"), {"q": visit.letter.number}))
    assert visit.get_absolute_url() in found
    assert other.get_absolute_url() not in found


def test_what_bears_no_tag_is_named_and_has_an_empty_cell_in_a_file(unit, market):
    item = an_item(unit, visited(unit, market), described="Dacin 25 kg, los ikan", **warned())
    a_report(unit)
    client = browser(unit, "supervisor")
    link = f'href="{item.get_absolute_url()}">Dacin 25 kg, los ikan</a>'
    assert link in text(client.get(url("items")))
    for name, label in (("items", "Tag"), ("citizen_reports", "Instrument")):
        file = client.get(url(name), {"format": "csv"}).content.decode("utf-8-sig")
        [row] = csv.DictReader(io.StringIO(file))
        assert row[label] == ""


def test_each_is_asked_for_what_is_theirs(unit, market, scale):
    a_report(unit)
    a_visit(unit, market)
    assert any("Issue the letter" in one for one in titles(unit, "chief"))
    assert any("Look at the report" in one for one in titles(unit, "counter"))
    assert titles(unit, "staff") == titles(unit, "tester") == titles(unit, "stranger") == []
    visit = visited(unit, market)
    assert any("Write the minutes" in one for one in titles(unit, "supervisor"))
    assert not any("minutes" in one for one in titles(unit, "other"))
    an_item(unit, visit, scale, **warned())
    signed(unit, visit)
    assert any("Issue the warning" in one for one in titles(unit, "chief"))


def test_what_supervision_proves(unit, market, scale):
    assert not [*supervised([unit.agency.pk], TODAY), *heard([unit.agency.pk], TODAY)]
    visit = visited(unit, market)
    item = an_item(unit, visit, scale, **warned())
    signed(unit, visit)
    a_report(unit)
    [proof] = supervised([unit.agency.pk], TODAY)
    assert (proof.state, proof.supports) == ("conforming", True)
    assert str(proof.title).startswith("1 instruments looked at in use")
    # Looked at again and not put right: settled once somebody says what follows.
    for said, settled in (
        ({}, 0),
        ({"outcome": "not_put_right", "followed_up_on": TODAY}, 0),
        ({"next_step": "rest", "next_note": "x", "decided_on": TODAY}, 1),
    ):
        InspectionItem.objects.filter(pk=item.pk).update(**said)
        [proof] = supervised([unit.agency.pk], TODAY)
        assert str(proof.title).endswith(f"1 with a finding, {settled} settled")
    InspectionItem.objects.filter(pk=item.pk).update(
        outcome="", followed_up_on=None, next_step="", next_note="", decided_on=None
    )
    later = item.due_on.replace(day=item.due_on.day + 1)
    [proof] = supervised([unit.agency.pk], later)
    assert (proof.state, proof.wrong_since) == ("attention", later)
    [report] = heard([unit.agency.pk], TODAY)
    assert report.state == "conforming"
    [late] = heard([unit.agency.pk], later)
    assert late.state == "attention"


class TestScannedSticker:
    """The public page of a sticker: what stands first, and what it proves."""

    @pytest.fixture
    def roll(self, unit):
        return StickerRoll.objects.create(
            government=unit.government,
            agency=unit.agency,
            name="R-1",
            first=1,
            last=9,
            received_on=TODAY,
            created_at=NOW,
            updated_at=NOW,
        )

    def bound(self, roll, scale, number=1, **values):
        usual = {"state": "bound", "used_on": TODAY, "used_office": "Penera"}
        return Sticker.objects.create(
            roll=roll,
            code=sticker_code(roll.government_id, number),
            instrument=scale,
            created_at=NOW,
            updated_at=NOW,
            **{**usual, **values},
        )

    def shown(self, client, code):
        client.cookies["language"] = "en"
        return text(client.get(url("tag", code)))

    def test_a_bound_one_shows_its_instrument(self, client, roll, scale):
        shown = self.shown(client, self.bound(roll, scale).code)
        assert ">VALID</h1>" in shown
        assert "Pasar Mojosari" in shown
        assert "Susi" not in shown

    def test_an_unbound_one_proves_nothing(self, client, roll):
        assert "proves nothing" in self.shown(client, sticker_code(roll.government_id, 5))

    def test_a_report_of_one_that_proves_nothing_keeps_its_code(self, client, unit, roll, scale):
        code = self.bound(roll, scale, state="withdrawn", ended_on=TODAY).code
        address = f"{url('citizen_report_send')}?code={code}"
        assert address in self.shown(client, code)
        assert code in text(client.get(address))
        report = {"key": str(uuid4()), "concern": "wrong_sticker", "where": "Pasar Mojosari"}
        told = report | {"happened_on": TODAY.isoformat(), "agency": unit.agency.pk}
        client.post(address, told)
        found = CitizenReport.objects.get()
        assert (found.code, found.instrument) == (code, None)
        page = text(browser(unit, "supervisor").get(url("citizen_report", found.pk)))
        assert code in page

    @pytest.mark.parametrize(
        ("state", "said"),
        [("withdrawn", "was withdrawn"), ("replaced", "A newer sticker")],
    )
    def test_one_that_is_over_says_so(self, client, roll, scale, state, said):
        sticker = self.bound(roll, scale, state=state, ended_on=TODAY)
        shown = self.shown(client, sticker.code)
        assert said in shown
        assert "VALID" not in shown

    def test_an_unknown_one_is_no_code_of_ours(self, client, roll):
        code = sticker_code(roll.government_id, 50)
        assert client.get(url("tag", code)).status_code == HTTPStatus.NOT_FOUND

    def test_a_sealed_scale_says_so_first(self, client, unit, market, scale):
        assert "SEALED" not in self.shown(client, scale.tag)
        visit = visited(unit, market)
        an_item(unit, visit, scale, finding="other_use", measure="seal", seal="S-1")
        signed(unit, visit)
        shown = self.shown(client, scale.tag)
        assert ">SEALED</h1>" in shown
        assert "may not be used" in shown
        assert "VALID" not in shown

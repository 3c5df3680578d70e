"""Who may open a form of an inspection may also send it: nothing is typed in vain."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from .register_pages import browser, text, url
from .register_world import TODAY
from .supervision_world import a_visit, a_watched_unit, an_item, assigned, visited

pytestmark = pytest.mark.django_db

OK, DENIED = HTTPStatus.OK, HTTPStatus.FORBIDDEN
BACK = HTTPStatus.FOUND
NOT_SENT = "Only the officials whom the letter names record this visit."
ASK_THE_HEAD = "Only the head of the agency takes the assignment back or calls it off"
TYPED = {
    "place": "Pasar Mojosari",
    "purpose": "Tanda tera",
    "planned_on": TODAY.isoformat(),
    "begins_at": "09:00",
    "ends_at": "12:00",
    "reason": "Pasar tutup",
    "visited_on": TODAY.isoformat(),
    "visited_from": "09:00",
    "visited_until": "12:00",
}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit():
    return a_watched_unit()


@pytest.mark.parametrize("step", ["change", "assign", "recall", "cancel", "visit", "sign", "close"])
@pytest.mark.parametrize("begun", [a_visit, assigned, visited])
def test_a_form_opens_for_who_may_send_it(unit, market, begun, step):
    visit = begun(unit, market)
    address, sent = url(f"inspection_{step}", visit.pk), {"version": visit.version, **TYPED}
    for who in ("staff", "tester", "counter", "supervisor", "other", "chief", "head"):
        client = browser(unit, who)
        opened = client.get(address).status_code
        assert opened in (OK, DENIED, BACK)
        if opened == OK:
            assert client.post(address, sent).status_code != DENIED, who


def test_who_may_not_take_a_letter_back_is_told_whom_to_ask(unit, market):
    page = url("inspection", assigned(unit, market).pk)
    for who in ("chief", "supervisor"):
        assert ASK_THE_HEAD in text(browser(unit, who).get(page))
    shown = text(browser(unit, "head").get(page))
    assert ASK_THE_HEAD not in shown
    assert "Take the assignment back" in shown


class TestNotSent:
    """A supervisor whom the letter does not name writes nothing down of the visit."""

    def closed(self, unit, address):
        answer = browser(unit, "other").get(address)
        assert answer.status_code == DENIED
        assert NOT_SENT in text(answer)
        assert browser(unit, "supervisor").get(address).status_code == OK

    def test_of_an_assigned_visit(self, unit, market):
        visit = assigned(unit, market)
        self.closed(unit, url("inspection_visit", visit.pk))
        for who, told in (("other", True), ("supervisor", False)):
            page = text(browser(unit, who).get(url("inspection", visit.pk)))
            assert (NOT_SENT in page) is told
            assert (url("inspection_visit", visit.pk) in page) is not told

    def test_of_one_that_is_being_written_down(self, unit, market, scale):
        visit = visited(unit, market)
        an_item(unit, visit, described="Dacin")
        enter = url("item_add", visit.pk, scale.pk)
        ways = [url(name, visit.pk) for name in ("inspection_sign", "item_find")]
        for address in (*ways, enter, url("item_add_unknown", visit.pk)):
            self.closed(unit, address)
        for who, told in (("other", True), ("supervisor", False)):
            page = text(browser(unit, who).get(url("inspection", visit.pk)))
            assert (NOT_SENT in page) is told
            for address in (*ways, enter):
                assert (address in page) is not told

    def test_minutes_on_nothing_are_warned_of(self, unit, market):
        visit = visited(unit, market)
        words = "No instrument is entered"
        supervisor = browser(unit, "supervisor")
        assert words in text(supervisor.get(url("inspection_sign", visit.pk)))
        an_item(unit, visit, described="Dacin")
        assert words not in text(supervisor.get(url("inspection_sign", visit.pk)))

    def test_of_what_was_found(self, unit, market):
        item = an_item(unit, visited(unit, market), described="Dacin")
        ways = [url(name, item.pk) for name in ("item_change", "item_withdraw")]
        for address in ways:
            self.closed(unit, address)
        page = text(browser(unit, "other").get(url("item", item.pk)))
        assert NOT_SENT in page
        assert not any(address in page for address in ways)

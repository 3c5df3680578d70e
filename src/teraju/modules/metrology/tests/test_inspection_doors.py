"""Who may open a form of an inspection may also send it: nothing is typed in vain."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from .register_pages import browser, text, url
from .register_world import TODAY
from .supervision_world import a_visit, a_watched_unit, assigned, visited

pytestmark = pytest.mark.django_db

OK, DENIED = HTTPStatus.OK, HTTPStatus.FORBIDDEN
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
    for who in ("staff", "tester", "counter", "supervisor", "chief", "head"):
        client = browser(unit, who)
        opened = client.get(address).status_code
        assert opened in (OK, DENIED)
        if opened == OK:
            assert client.post(address, sent).status_code != DENIED, who


def test_who_may_not_take_a_letter_back_is_told_whom_to_ask(unit, market):
    page = url("inspection", assigned(unit, market).pk)
    for who in ("chief", "supervisor"):
        assert ASK_THE_HEAD in text(browser(unit, who).get(page))
    shown = text(browser(unit, "head").get(page))
    assert ASK_THE_HEAD not in shown
    assert "Take the assignment back" in shown

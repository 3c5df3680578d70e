"""A form that could only be refused is not offered: its page leads back and says why."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from teraju.modules.metrology.services import supervision

from .register_pages import browser, text, url
from .register_world import TODAY
from .supervision_world import (
    a_report,
    a_visit,
    a_watched_unit,
    an_item,
    assigned,
    signed,
    visited,
    warned,
)

pytestmark = pytest.mark.django_db
UNSIGNED = "The minutes are not signed yet."
OPEN = "Not every measure came to its end"
SENT = "The letter is issued: take the assignment back first."
NO_PLACE = "This step has no place"
TYPED = {"conclusion": "Selesai.", "answer": "Sudah diperiksa."}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


def leads_back(client, address, page, words):
    """Told on the record's page; what was typed before is kept beside the same words."""
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"] == page
    assert words in text(client.get(page))
    assert words not in text(client.get(page))


def with_a_measure(unit, market):
    visit = visited(unit, market)
    an_item(unit, visit, described="Dacin", **warned())
    return signed(unit, visit)


def closed(unit, market):
    visit = signed(unit, visited(unit, market))
    return supervision.close_inspection(
        actor=unit.at("chief"), inspection_id=visit.pk, conclusion="Selesai."
    )


@pytest.mark.parametrize(
    ("begun", "who", "step", "words"),
    [
        (visited, "chief", "close", UNSIGNED),
        (with_a_measure, "chief", "close", OPEN),
        (closed, "chief", "close", NO_PLACE),
        (assigned, "chief", "change", SENT),
        (visited, "chief", "assign", NO_PLACE),
        (a_visit, "head", "recall", NO_PLACE),
        (visited, "head", "cancel", NO_PLACE),
        (a_visit, "supervisor", "visit", NO_PLACE),
        (assigned, "supervisor", "sign", "Record the visit first"),
        (with_a_measure, "supervisor", "sign", "The minutes are signed"),
    ],
)
def test_of_an_inspection(unit, market, begun, who, step, words):
    visit = begun(unit, market)
    address = url(f"inspection_{step}", visit.pk)
    leads_back(browser(unit, who), address, visit.get_absolute_url(), words)


def test_it_opens_where_it_may_be_sent(unit, market):
    visit = signed(unit, visited(unit, market))
    assert browser(unit, "chief").get(url("inspection_close", visit.pk)).status_code == 200


def test_what_was_typed_before_it_is_kept(unit, market):
    """Somebody else was faster: the refusal stands above the form, with what was written."""
    visit = visited(unit, market)
    address = url("inspection_close", visit.pk)
    sent = browser(unit, "chief").post(address, {"version": visit.version, **TYPED})
    assert sent.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert UNSIGNED in text(sent)
    assert TYPED["conclusion"] in text(sent)


@pytest.mark.parametrize("step", ["answer", "refuse"])
def test_of_a_report(unit, market, step):
    report = a_report(unit).report
    address, client = url(f"citizen_report_{step}", report.pk), browser(unit, "counter")
    assert client.get(address).status_code == HTTPStatus.OK
    visit = signed(unit, visited(unit, market, report_id=report.pk))
    page = report.get_absolute_url()
    leads_back(client, address, page, "It is being inspected: closing the inspection answers it.")
    supervision.close_inspection(actor=unit.at("chief"), inspection_id=visit.pk, **TYPED)
    leads_back(client, address, page, NO_PLACE)


def with_a_warning(unit, market):
    return with_a_measure(unit, market).items.get()


def of_an_open_visit(unit, market):
    return an_item(unit, visited(unit, market), described="Dacin", **warned())


def in_order(unit, market):
    item = an_item(unit, visited(unit, market), described="Dacin")
    signed(unit, item.inspection)
    return item


@pytest.mark.parametrize(
    ("begun", "who", "step", "words"),
    [
        (of_an_open_visit, "chief", "warn", UNSIGNED),
        (in_order, "chief", "warn", "no warning to be issued"),
        (with_a_warning, "supervisor", "follow_up", "The warning is not issued yet"),
        (in_order, "supervisor", "follow_up", "nothing to be followed up"),
        (with_a_warning, "chief", "answer", "It was not referred"),
        (with_a_warning, "chief", "letter", "It was not referred"),
        (with_a_warning, "chief", "refer", "nothing to be decided"),
        (with_a_warning, "chief", "rest", "nothing to be decided"),
        (in_order, "supervisor", "change", "The minutes are signed"),
        (in_order, "supervisor", "withdraw", "The minutes are signed"),
    ],
)
def test_of_what_was_found(unit, market, begun, who, step, words):
    item = begun(unit, market)
    address = url(f"item_{step}", item.pk)
    leads_back(browser(unit, who), address, item.get_absolute_url(), words)

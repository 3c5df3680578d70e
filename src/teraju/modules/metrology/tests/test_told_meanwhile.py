"""What the ticket of a report tells between the visit and the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from teraju.modules.metrology.services import (
    citizen_reports,
    supervision,
    supervision_follow_up,
)

from .register_pages import text, url
from .register_world import TODAY, an_instrument
from .supervision_world import (
    a_report,
    a_watched_unit,
    an_item,
    assigned,
    signed,
    visited,
    warned,
)

pytestmark = pytest.mark.django_db
PROMISE = "looks at it by"
SEALED = {"finding": "no_mark", "measure": "seal", "seal": "S-17"}
REFERRED = {"finding": "added_device", "measure": "referral", "referred_to": "PPNS Kabupaten"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def told(client):
    """Opens the page of a ticket as its citizen does."""

    def page(report):
        secret = citizen_reports.secret_for(report.key)
        client.cookies["language"] = "en"
        whole = text(client.post(url("citizen_report_outcome", report.ticket), {"secret": secret}))
        return whole.partition("<h1>")[2]

    return page


def another_scale(unit, scale):
    return an_instrument(unit, place=scale.place, owner=scale.owner)


def the_day():
    with override("en"):
        return date_format(TODAY)


def test_a_visit_to_come_is_promised_without_its_day(unit, market, told):
    report = a_report(unit).report
    assigned(unit, market, report_id=report.pk)
    shown = told(report)
    assert PROMISE in shown
    assert "Officials were there" not in shown


def test_a_visit_that_took_place_stands_instead_of_the_promise(unit, market, scale, told):
    report = a_report(unit, instrument=scale).report
    visit = visited(unit, market, report_id=report.pk)
    an_item(unit, visit, scale, **SEALED)
    shown = told(report)
    assert f"Officials were there on {the_day()}" in shown
    assert "Is being inspected" not in shown
    assert PROMISE not in shown
    # Until the minutes are signed nothing is found yet.
    assert "Sealed" not in shown


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (SEALED, "Sealed, not to be used"),
        (REFERRED, "Referred to investigators"),
        (warned(), "Written warning"),
    ],
)
def test_signed_minutes_tell_what_was_done(unit, market, scale, told, found, words):
    report = a_report(unit, instrument=scale).report
    visit = visited(unit, market, report_id=report.pk)
    an_item(unit, visit, scale, note="Milik Susi, kios B-12", **found)
    signed(unit, visit)
    shown = told(report)
    assert f"Officials were there on {the_day()}." in shown
    assert "The instrument that you reported" in shown
    assert words in shown
    assert "What follows is being watched." in shown
    assert PROMISE not in shown
    for kept in ("Susi", "Pejabat", "S-17", "PPNS Kabupaten"):
        assert kept not in shown


def test_only_of_the_instrument_that_was_reported(unit, market, scale, told):
    other = another_scale(unit, scale)
    report = a_report(unit, instrument=scale).report
    visit = visited(unit, market, report_id=report.pk)
    an_item(unit, visit, scale)
    an_item(unit, visit, other, **SEALED)
    signed(unit, visit)
    shown = told(report)
    assert "nothing wrong with the instrument that you reported" in shown
    assert "Sealed" not in shown
    assert "being watched" not in shown


def test_without_a_named_instrument_of_all_that_were_looked_at(unit, market, scale, told):
    report = a_report(unit).report
    visit = visited(unit, market, report_id=report.pk)
    an_item(unit, visit, another_scale(unit, scale))
    an_item(unit, visit, scale, **SEALED)
    an_item(unit, visit, described="Dacin", **SEALED)
    signed(unit, visit)
    shown = told(report)
    assert "The instruments that they looked at" in shown
    assert shown.count("Sealed, not to be used") == 1
    assert "Written warning" not in shown


@pytest.mark.parametrize(
    ("is_there", "words"),
    [(True, "nothing wrong with the instruments"), (False, "They found no instrument in use.")],
)
def test_where_nothing_is_wrong_it_says_so(unit, market, scale, told, is_there, words):
    report = a_report(unit).report
    visit = visited(unit, market, report_id=report.pk)
    if is_there:
        an_item(unit, visit, scale)
    signed(unit, visit)
    shown = told(report)
    assert words in shown
    assert "being watched" not in shown


def test_what_came_of_one_measure_is_told_while_another_is_open(unit, market, scale, told):
    report = a_report(unit, instrument=scale).report
    visit = visited(unit, market, report_id=report.pk)
    item = an_item(unit, visit, scale, **SEALED)
    an_item(unit, visit, described="Dacin", **SEALED)
    signed(unit, visit)
    later = unit.at("supervisor")
    supervision_follow_up.follow_up_item(
        actor=replace(later, now=later.now + timedelta(days=2)),
        item_id=item.pk,
        followed_up_on=TODAY + timedelta(days=1),
        outcome="out_of_use",
        note="Dibongkar.",
    )
    shown = told(report)
    assert "Sealed, not to be used. Since then: No longer used" in shown
    assert "being watched" not in shown


def test_the_answer_takes_the_place_of_it_all(unit, market, told):
    report = a_report(unit).report
    visit = signed(unit, visited(unit, market, report_id=report.pk))
    supervision.close_inspection(
        actor=unit.at("chief"),
        inspection_id=visit.pk,
        conclusion="Kios tutup.",
        answer="Kios itu sudah tutup.",
    )
    shown = told(report)
    assert "Kios itu sudah tutup." in shown
    assert "Officials were there" not in shown

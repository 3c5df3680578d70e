"""Participants from a file: taken away, brought back, added, refused."""

from __future__ import annotations

import io

import pytest
from django.utils.translation import override

from teraju.modules.learning.models import Registration
from teraju.modules.learning.services.event_attendance import check_in
from teraju.modules.learning.services.event_steps import hold_event
from teraju.modules.learning.tests.factories import house
from teraju.modules.learning.web.event_registers import PEOPLE
from teraju.modules.learning.web.event_words import dated
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.headings import columns_read, importing_of
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

from .event_world import ANYBODY, comes, held, published, running

pytestmark = pytest.mark.django_db
SOURCE = Source("zoom.csv", "0" * 64)
HEADINGS = "Name,Organisation,Event,Mail or telephone,Was present\n"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def home():
    return house()


def scope_of(home, who="coordinator"):
    return Scope(home.at(who), home.government)


def read(scope, body):
    reading = read_rows(PEOPLE, read_sheet(io.BytesIO(body), "text/csv"), scope)
    plan = compare(PEOPLE, reading, scope, SOURCE)
    return plan, [(fault.row, fault.column) for fault in reading.faults.sorted()]


def write(scope, plan):
    importing_of(PEOPLE).write(scope, plan)


def lines(event, *rows):
    return (HEADINGS + "".join(row.format(event=dated(event)) + "\n" for row in rows)).encode()


def test_what_is_taken_away_comes_back_unchanged(home):
    held(home, 3)
    scope = scope_of(home)
    body = to_csv(columns_read(PEOPLE), list(importing_of(PEOPLE).standing(scope)))
    plan, faults = read(scope, body)
    assert faults == []
    assert plan.is_empty
    assert plan.unchanged == 3


def test_two_of_one_title_and_day_are_told_apart_by_their_code(home):
    first, second = running(home), running(home)
    scope = scope_of(home)
    row = "Ani,UPT A,{},ani@contoh.go.id,ya\n"
    _plan, faults = read(scope, (HEADINGS + row.format(dated(first))).encode())
    assert faults == [(2, "C")]
    plan, faults = read(scope, (HEADINGS + row.format(second.code)).encode())
    assert faults == []
    write(scope, plan)
    assert Registration.objects.get().event == second


def test_who_says_meanwhile_to_be_there_stays_present(home):
    event = published(home)
    row = comes(event)
    hold_event(actor=home.at("coordinator"), event_id=event.pk)
    scope = scope_of(home)
    body = lines(event, "Nama Baru,UPT A,{event},peserta1@contoh.go.id,tidak")
    plan, faults = read(scope, body)
    assert faults == []
    check_in(actor=ANYBODY, event_id=event.pk, typed=row.ticket)
    write(scope, plan)
    row.refresh_from_db()
    assert row.name == "Nama Baru"
    assert row.came_at is not None


def test_the_list_of_a_platform_adds_people_and_presence(home):
    event = running(home, seats=2)
    scope = scope_of(home)
    body = lines(
        event,
        "Ani,UPT A,{event},ani@contoh.go.id,ya",
        "Budi,UPT B,{event},0812 3456 7890,ya",
        "Citra,UPT C,{event},citra@contoh.go.id,tidak",
    )
    plan, faults = read(scope, body)
    assert faults == []
    write(scope, plan)
    rows = {row.name: row for row in Registration.objects.all()}
    assert [rows[name].came_by for name in ("Ani", "Budi", "Citra")] == ["file", "file", ""]
    assert rows["Citra"].seat == "waiting"
    told = TrailEvent.objects.get(verb="learning.event.imported")
    assert "Ani" not in str(told.changes)
    plan, faults = read(scope, body)
    assert (plan.is_empty, faults) == (True, [])


def test_refuses_what_a_file_may_not_do(home):
    over, ahead = held(home, 1), published(home, title="Yang lain")
    scope = scope_of(home)
    _plan, faults = read(
        scope,
        lines(over, "Peserta 1,UPT 1,{event},peserta1@contoh.go.id,tidak")
        + lines(ahead, "Ani,UPT A,{event},ani@contoh.go.id,ya").split(b"\n", 1)[1]
        + lines(ahead, "Ani,UPT A,{event},bukan alamat,tidak").split(b"\n", 1)[1]
        + lines(ahead, "Ani,UPT A,Tidak ada,a@b.id,tidak").split(b"\n", 1)[1],
    )
    assert [row for row, _column in faults] == [2, 3, 4, 5]


def test_only_events_that_one_looks_after(home):
    event = held(home, 1)
    _plan, faults = read(
        scope_of(home, "first"), lines(event, "Ani,UPT A,{event},ani@contoh.go.id,ya")
    )
    assert len(faults) == 1

"""What the rows of a register show of an instrument is what they are found by."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.selectors import registers
from teraju.modules.metrology.services.words import keep_words
from teraju.modules.metrology.web.sheet_registers import CERTIFICATES, SHEETS, VERIFICATIONS
from teraju.modules.metrology.web.supervision_registers import ITEMS
from teraju.platform.exchange.registers import read_query, rows_of

from .sheet_world import build_bench
from .supervision_world import a_stall_scale, a_watched_unit, an_item, visited

pytestmark = pytest.mark.django_db
TESTED = (SHEETS, VERIFICATIONS, CERTIFICATES)


def found(register, viewer, words):
    params = QueryDict(mutable=True)
    params["q"] = words
    return [row.pk for row in rows_of(register, read_query(register, params, viewer), viewer)]


@pytest.mark.parametrize("register", TESTED, ids=lambda one: one.key)
def test_what_was_tested(register):
    bench = build_bench()
    bench.record(bench.scale(), wants_certificate=True)
    instrument = Instrument.objects.select_related("owner", "user", "place__market").get()
    keep_words([instrument])
    tester = bench.acts("tester")
    for words in ("Sri", "pasar uji", "uji sri", instrument.tag):
        assert len(found(register, tester, words)) == 1, words
    assert not found(register, tester, "Sri Kutorejo")
    with CaptureQueriesContext(connection) as queries:
        found(register, tester, "Sri")
    assert len(queries) == 2


@pytest.mark.parametrize("register", TESTED, ids=lambda one: one.key)
def test_a_word_that_very_many_hold_finds_each(register, monkeypatch):
    """Also what is not among those that are counted out."""
    bench = build_bench()
    for _number in range(3):
        bench.record(bench.scale(), wants_certificate=True)
    keep_words(Instrument.objects.select_related("owner", "user", "place__market"))
    monkeypatch.setattr(registers, "MOST_FOUND", 1)
    tester = bench.acts("tester")
    assert len(found(register, tester, "Sri")) == 3
    assert len(found(register, tester, "sri uji")) == 3
    assert not found(register, tester, "Sri Kutorejo")


@pytest.mark.parametrize("register", [SHEETS, VERIFICATIONS])
def test_who_tested_it(register):
    bench = build_bench()
    sheet = bench.record(bench.scale())
    assert len(found(register, bench.acts("tester"), sheet.tester_office)) == 1


@pytest.fixture
def unit():
    return a_watched_unit()


def test_what_supervision_found(unit, market):
    scale = a_stall_scale(unit, market)
    item = an_item(unit, visited(unit, scale.place), scale)
    for words in ("Susi", "B-12", market.name, scale.owner.name):
        assert found(ITEMS, unit.at("supervisor"), words) == [item.pk], words
    assert not found(ITEMS, unit.at("supervisor"), "Kutorejo")

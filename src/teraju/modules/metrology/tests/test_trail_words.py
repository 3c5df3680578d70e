"""What happened to a record is told in words: no code, no letters of a list, no day of a file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from teraju.modules.metrology.models import (
    Inspection,
    Instrument,
    Issue,
    PeriodReport,
    Place,
    PlanLine,
    Potential,
    ScopeLetter,
    StampStock,
    WayChange,
)
from teraju.modules.metrology.models.orders import Order, Session
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.web.trail_words import history_of, history_of_line
from teraju.platform.accounts.tests.factories import viewer
from teraju.platform.audit.api import record_event

from .order_world import an_order, lines_of

pytestmark = pytest.mark.django_db
DAY = date(2020, 3, 2)


def told(target: Any, after: dict[str, Any]) -> list[tuple[str, Any]]:
    """What a page says in Indonesian of one event of a record."""
    target.pk = 7
    record_event(actor=viewer(), verb="metrology.x", target=target, after=after, label="x")
    with override("id"):
        (entry,) = history_of(target)
        return [(str(label), _plain(after)) for label, _before, after in entry.changes]


def _plain(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    ("target", "after", "shown"),
    [
        (Order(), {"state": "to_sign"}, ("Keadaan", "Menunggu tanda tangan")),
        (Order(), {"minutes": 15}, ("Menit", "15")),
        (Order(), {"instruments": ["T1", "T2"]}, ("UTTP", ["T1", "T2"])),
        (Order(), {"referred_to": "BSML"}, ("Dirujuk ke", "BSML")),
        (Instrument(), {"kind": "table_scale"}, ("Jenis", "Timbangan meja")),
        (
            Instrument(kind="table_scale"),
            {"plate": {"max": "2.5"}},
            ("Pelat", ["Maks: 2,5 kg"]),
        ),
        (Instrument(kind="table_scale"), {"plate": "2,5 kg"}, ("Pelat", ["2,5 kg"])),
        (ScopeLetter(), {"kinds": ["table_scale"]}, ("Jenis", ["Timbangan meja"])),
        (StampStock(), {"sah 4 field": 8}, ("Sah 4 mm, di lapangan", "8")),
        (Issue(), {"stamps": ["sah 4 field: 2"]}, ("Cap tanda tera", ["Sah 4 mm, di lapangan: 2"])),
        (PeriodReport(), {"period": "2020-09"}, ("Periode", "September 2020")),
    ],
)
def test_codes_are_told_in_words(target: Any, after: dict[str, Any], shown: Any) -> None:
    assert told(target, after) == [shown]


def test_a_field_keeps_the_word_of_its_own_form() -> None:
    """The letter's issuer is no laboratory, and a session's last day no end of an agreement."""
    assert told(ScopeLetter(), {"issuer": "Direktur"}) == [("Diterbitkan oleh", "Direktur")]
    assert told(Session(), {"ends_on": "x"}) == [("Sampai", "x")]


@pytest.mark.parametrize(
    ("record", "named"),
    [
        (Potential(on=DAY), "2 Maret 2020"),
        (WayChange(on=DAY), "2 Maret 2020"),
        (PlanLine(place=Place(name="Pasar Puri"), starts_on=DAY), "Pasar Puri, 2 Maret 2020"),
        (Inspection(place=Place(name="Pasar Puri"), planned_on=DAY), "Pasar Puri, 2 Maret 2020"),
        (PeriodReport(year=2020, month=9), "September 2020"),
        (PeriodReport(year=2020, month=0), "2020"),
    ],
)
def test_the_name_of_a_record_says_its_day_as_people_write_it(record: Any, named: str) -> None:
    with override("id"):
        assert str(record) == named


def test_an_instrument_tells_its_own_way_and_that_of_the_order(counter):
    order = an_order(counter)
    first, second = lines_of(order)
    for line in (first, second):
        orders.take_line(actor=counter.acts("tester", 10), line_id=line.pk)
    orders.pause_line(actor=counter.acts("tester", 20), line_id=second.pk, reason="owner")

    def sentences(found):
        return [str(one.sentence) for one in found]

    took, came = "took an instrument into test", "entered the order for verification"
    waits = "noted that an instrument waits for somebody else"
    assert sentences(history_of_line(first)) == [took, came]
    assert sentences(history_of_line(second)) == [waits, took, came]
    assert len(history_of(order)) == 4

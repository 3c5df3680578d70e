"""What the trail and the records keep of a reason reads in the language of whoever looks."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from teraju.modules.metrology.domain.scope import Obstacle
from teraju.modules.metrology.said_wording import ALL_CANCELLED, MOVED, REFERRED, as_read, in_house
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.unit_wording import OBSTACLES_TOLD
from teraju.modules.metrology.web.order_words import appointment_status, line_status, order_status
from teraju.modules.metrology.web.trail_words import history_of, history_of_line

from .order_world import a_counter, an_order, lines_of, moment
from .sheet_world import SAH, build_bench

pytestmark = pytest.mark.django_db
LANGUAGES = ("id", "en")


def told(history, label: str) -> list[object]:
    """What the trail tells under a label, the latest first."""
    lines = [each for entry in history for each in entry.changes]
    return [after for name, _before, after in lines if str(name) == label]


@pytest.mark.parametrize("worked_in", LANGUAGES)
class TestOfAnOrder:
    def test_where_and_why_it_waits(self, worked_in):
        counter = a_counter()
        with override(worked_in):
            order = an_order(counter)
            line = orders.take_line(actor=counter.acts("tester"), line_id=lines_of(order)[0].pk)
            orders.pause_line(actor=counter.acts("tester"), line_id=line.pk, reason="repairer")
        with override("en"):
            history = history_of_line(line)
            assert "At the office" in map(str, told(history, "Where"))
            assert str(told(history, "Reason")[0]) == "Waits for the repairer"
        with override("id"):
            assert str(told(history_of_line(line), "Alasan")[0]) == "Menunggu reparatir"

    def test_why_it_ended(self, worked_in):
        counter = a_counter(scales=1)
        with override(worked_in):
            order = an_order(counter)
            line = lines_of(order)[0]
            orders.cancel_line(
                actor=counter.acts("counter"), line_id=line.pk, reason="Batal datang"
            )
        order.refresh_from_db()
        assert order.output.ending_reason == "Semua alat dalam pesanan dibatalkan."
        with override("en"):
            assert str(order_status(order).meaning) == str(ALL_CANCELLED)
            assert str(ALL_CANCELLED).startswith("Every instrument")

    def test_why_an_appointment_was_given_back(self, worked_in):
        counter = a_counter()
        with override(worked_in):
            order = an_order(counter, site="in_place", place=counter.market)
            one = orders.book_appointment(
                actor=counter.acts("counter"),
                order_id=order.pk,
                tester=counter.world.tester,
                starts_at=moment(60),
            )
            orders.move_appointment(
                actor=counter.acts("counter"),
                appointment_id=one.pk,
                tester=one.tester,
                starts_at=moment(180),
            )
        one.refresh_from_db()
        with override("en"):
            assert str(appointment_status(one).meaning) == "Moved to another time."
            assert "Moved to another time." in map(str, told(history_of(order), "Reason"))


def test_a_certificate_that_waits_is_told_in_either_language():
    bench = build_bench()
    with override("id"):
        done = bench.record(bench.scale(), wants_certificate=True, marks=SAH)
    with override("en"):
        history = history_of(done.verification)
        assert "To sign" in map(str, told(history, "Certificate"))
        assert ["Sah (valid) 4 mm × 1"] in told(history, "Marks")


def test_why_it_is_referred():
    counter = a_counter()
    order = an_order(counter, instruments=[(counter.pump.pk, "subsequent", 1)])
    line = orders.refer_line(
        actor=counter.acts("head"), line_id=lines_of(order)[0].pk, referred_to="BSML"
    )
    order.output.refresh_from_db()
    with override("en"):
        assert str(order_status(order).meaning) == str(REFERRED)
        assert str(line_status(line).meaning) == str(OBSTACLES_TOLD[Obstacle.KIND])
        assert str(OBSTACLES_TOLD[Obstacle.KIND]).startswith("The letter of scope")


def test_what_a_person_wrote_stands_as_it_is():
    assert in_house(REFERRED) == "Dirujuk ke unit lain, sebagaimana surat rujukan."
    with override("en"):
        assert as_read("Menunggu pemilik pulang") == "Menunggu pemilik pulang"
        assert str(as_read(in_house(MOVED))) == "Moved to another time."

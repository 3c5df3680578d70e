"""Work in place without a letter of assignment: it counts, and whoever looks is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.metrology.models import Order, OrderLine
from teraju.modules.metrology.selectors.letters import sent_to
from teraju.modules.metrology.services import order_papers, orders
from teraju.modules.metrology.web.letter_facts import unsent_days, unsent_test, unsent_today

from .order_pages import get
from .order_world import a_counter, an_order, held, lines_of, moment
from .register_pages import url
from .sheet_world import build_bench
from .test_order_letters import TOMORROW, booked, sent
from .test_sheet_orders import a_line, recorded
from .unit_world import DAY

pytestmark = pytest.mark.django_db
NONE = "No letter of assignment is in force for this visit."
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def counter():
    return a_counter()


@pytest.fixture
def order(counter) -> Order:
    return an_order(counter, site="in_place", place=counter.market)


def test_a_letter_sends_whom_it_names_on_its_days(counter, order):
    tester, second = counter.world.tester.pk, counter.world.second.pk
    assert not sent_to(order)(tester, NEXT)
    booked(counter, order)
    assert not sent_to(order)(tester, NEXT), "a booking is no letter"
    sent(counter, order)
    assert sent_to(order)(tester, NEXT)
    assert not sent_to(order)(second, NEXT)
    assert not sent_to(order)(tester, DAY)
    assert not sent_to(order)(tester, NEXT + timedelta(days=1))


def test_nobody_is_sent_to_the_office(counter):
    order = an_order(counter)
    assert sent_to(order)(counter.world.tester.pk, DAY)
    assert not unsent_days(order)


def test_a_session_is_sent_to_by_its_own_letter(counter):
    _session, order = held(counter)
    assert not sent_to(order)(counter.world.tester.pk, DAY)
    acts = counter.acts("head", 10)
    orders.assign_session(actor=acts, session_id=order.session_id)
    order = Order.objects.select_related("session", "government").get(pk=order.pk)
    assert sent_to(order)(counter.world.tester.pk, DAY)
    assert not sent_to(order)(counter.world.second.pk, DAY)


def test_the_page_says_so_before_it_is_taken(counter, order, settings):
    settings.TERAJU_TODAY = DAY
    line = lines_of(order)[0]
    assert unsent_today(counter.acts("tester"), line)
    assert not unsent_today(counter.acts("counter"), line), "who tests nothing is sent nowhere"
    assert "None sends you there today" in get(counter, "tester", "line", line.pk)


def test_what_was_tested_without_a_letter_says_so(settings):
    settings.TERAJU_TODAY = DAY
    bench = build_bench()
    line = a_line(bench, site="in_place")
    sheet = recorded(bench, line)
    assert unsent_test(sheet)
    assert unsent_days(line.order)
    assert OrderLine.objects.get(pk=line.pk).state == "done", "the mark is the act"


class TestVisits:
    def test_the_form_says_that_its_letter_went_with_the_move(self, counter, order, settings):
        settings.TERAJU_TODAY = NEXT + timedelta(days=1)
        visit, _paper = booked(counter, order), sent(counter, order)
        moved = orders.move_appointment(
            actor=counter.acts("counter", 20),
            appointment_id=visit.pk,
            tester=counter.world.tester,
            starts_at=moment(2 * TOMORROW),
        )
        page, issued = "visit_keep", url("order_assign", order.pk)
        assert NONE in get(counter, "tester", page, moved.pk)
        assert issued not in get(counter, "tester", page, moved.pk)
        assert issued in get(counter, "head", page, moved.pk)
        assert NONE in get(counter, "tester", "order", order.pk)
        sent(counter, order, 30)
        assert NONE not in get(counter, "tester", page, moved.pk)
        assert NONE not in get(counter, "tester", "order", order.pk)

    def test_why_its_letter_was_withdrawn_is_told_in_the_readers_language(
        self, counter, order, settings
    ):
        settings.TERAJU_TODAY = DAY
        visit, _paper = booked(counter, order), sent(counter, order)
        orders.move_appointment(
            actor=counter.acts("counter", 20),
            appointment_id=visit.pk,
            tester=counter.world.tester,
            starts_at=moment(2 * TOMORROW),
        )
        page = get(counter, "head", "order", order.pk)
        assert "A visit that it names was moved." in page
        assert "Kunjungan yang disebut" not in page

    def test_once_its_day_is_over_none_is_offered(self, counter, order, settings):
        settings.TERAJU_TODAY = NEXT + timedelta(days=1)
        shown = get(counter, "head", "visit_keep", booked(counter, order).pk)
        assert "none can be issued any more" in shown
        assert url("order_assign", order.pk) not in shown

    def test_the_order_says_so_of_a_visit_that_was(self, counter, order):
        visit = booked(counter, order)
        assert not unsent_days(order)
        acts = counter.acts("tester", TOMORROW + 5)
        orders.keep_appointment(actor=acts, appointment_id=visit.pk)
        assert unsent_days(order)

    def test_nobody_is_sent_to_a_time_at_the_office(self, counter, settings):
        settings.TERAJU_TODAY = NEXT
        visit = booked(counter, an_order(counter))
        assert NONE not in get(counter, "tester", "visit_keep", visit.pk)


def test_it_names_what_is_tested_there_only(counter, monkeypatch):
    said, issue = {}, order_papers.issue_paper

    def issued(**more):
        said.update(more)
        return issue(**more)

    monkeypatch.setattr(order_papers, "issue_paper", issued)
    things = [counter.scales[0], counter.pump]
    wanted = [(one.pk, "subsequent", 1) for one in things]
    order = an_order(counter, site="in_place", place=counter.market, instruments=wanted)
    booked(counter, order)
    sent(counter, order)
    tasks = " ".join(map(str, said["data"]["tasks"]))
    assert counter.scales[0].tag in tasks
    assert counter.pump.tag not in tasks

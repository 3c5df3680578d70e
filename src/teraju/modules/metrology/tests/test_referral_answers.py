"""What another unit answered to a referral: of an order's instrument, and of an inspection."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.models import InspectionItem, OrderLine
from teraju.modules.metrology.services import (
    orders,
    supervision_follow_up,
    supervision_items,
    supervision_next,
)
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow

from .order_pages import get, send
from .order_world import an_order, lines_of
from .register_pages import browser, summary, text, url
from .register_pages import send as sends
from .register_world import TODAY
from .supervision_world import a_watched_unit, an_item, not_put_right, signed, visited, warned
from .unit_world import DAY

pytestmark = pytest.mark.django_db
SAID = "Ditera sah, cap 2026."


class TestAnInstrumentOfAnOrder:
    @pytest.fixture(autouse=True)
    def day(self, settings):
        settings.TERAJU_TODAY = DAY

    @pytest.fixture
    def line(self, counter):
        order = an_order(counter, instruments=[(counter.pump.pk, "subsequent", 1)])
        return orders.refer_line(
            actor=counter.acts("head", 10),
            line_id=lines_of(order)[0].pk,
            referred_to="BSML Regional II",
        )

    def answer(self, counter, line, who="counter", **values):
        said = {"replied_on": DAY, "reply": SAID, "reply_number": "510/12/BSML", **values}
        return orders.record_answer(actor=counter.acts(who, 60), line_id=line.pk, **said)

    def test_it_is_kept_with_day_words_and_number(self, counter, line):
        done = self.answer(counter, line)
        assert (done.replied_on, done.reply, done.reply_number) == (DAY, SAID, "510/12/BSML")
        assert self.answer(counter, line, reply_number="").reply_number == ""

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"reply": " "}, "reply"),
            ({"replied_on": DAY + timedelta(days=1)}, "replied_on"),
            ({"replied_on": DAY - timedelta(days=1)}, "replied_on"),
        ],
    )
    def test_what_does_not_fit_is_said_at_its_field(self, counter, line, values, field):
        with pytest.raises(DomainError) as refusal:
            self.answer(counter, line, **values)
        assert refusal.value.field == field

    def test_only_by_who_may_refer(self, counter, line):
        with pytest.raises(NotAllowed):
            self.answer(counter, line, who="tester")
        get(counter, "tester", "line_answer", line.pk, code=403)

    def test_only_to_what_was_referred(self, counter):
        with pytest.raises(NotNow):
            self.answer(counter, lines_of(an_order(counter))[0])

    def test_by_clicks_it_stands_on_the_page_in_words(self, counter, line):
        said = {"version": line.version, "replied_on": DAY.isoformat(), "reply": SAID}
        page = get(counter, "counter", "line", line.pk)
        assert "Record the answer" in page
        send(counter, "counter", "line_answer", line.pk, **said, reply_number="510/12/BSML")
        page = get(counter, "counter", "line", line.pk)
        assert page.count(SAID) >= 2
        assert page.count("510/12/BSML") >= 2
        assert "recorded what the receiver answered" in page
        assert "What the receiver did" in page
        assert "Reply_number" not in page
        assert "Reply number" not in page

    def test_a_later_answer_takes_its_place_and_the_first_is_told(self, counter, line):
        self.answer(counter, line, reply="Diterima, menunggu jadwal.")
        self.answer(counter, line)
        page = get(counter, "counter", "line", line.pk)
        assert "menunggu jadwal" in page
        assert OrderLine.objects.get(pk=line.pk).reply == SAID

    def test_the_register_is_narrowed_by_it(self, counter, line):
        tag = line.instrument.tag
        assert tag in get(counter, "counter", "lines", answer="no")
        assert tag not in get(counter, "counter", "lines", answer="yes")
        self.answer(counter, line)
        assert tag in get(counter, "counter", "lines", answer="yes")
        assert tag not in get(counter, "counter", "lines", answer="no")
        assert "Referred, answered" in get(counter, "counter", "lines", answer="yes")
        file = get(counter, "counter", "lines", answer="yes", format="csv")
        assert SAID in file
        assert "510/12/BSML" in file


class TestAFindingOfSupervision:
    @pytest.fixture(autouse=True)
    def today(self, settings):
        settings.TERAJU_TODAY = TODAY

    @pytest.fixture
    def unit(self, db):
        return a_watched_unit()

    @pytest.fixture
    def item(self, unit, market, scale):
        visit = visited(unit, market)
        found = {"finding": "no_mark", "measure": "referral", "referred_to": "PPNS Metrologi"}
        item = an_item(unit, visit, scale, **found)
        signed(unit, visit)
        return item

    def answer(self, unit, item, who="supervisor", **values):
        said = {"replied_on": TODAY, "reply": SAID, "reply_number": "B/7/PPNS", **values}
        return supervision_next.record_answer(actor=unit.at(who), item_id=item.pk, **said)

    def test_it_is_kept(self, unit, item):
        done = self.answer(unit, item)
        assert (done.replied_on, done.reply, done.reply_number) == (TODAY, SAID, "B/7/PPNS")

    def test_of_what_was_referred_later_too(self, unit, market, scale):
        item = not_put_right(unit, market, scale)
        with pytest.raises(NotNow):
            self.answer(unit, item)
        supervision_next.refer_item(
            actor=unit.at("supervisor"), item_id=item.pk, referred_to="PPNS", note="Tetap dipakai."
        )
        assert self.answer(unit, item).reply == SAID

    def test_of_what_is_in_their_hands_too(self, unit, market, scale):
        item = not_put_right(unit, market, scale)
        InspectionItem.objects.filter(pk=item.pk).update(outcome="handed_on")
        assert self.answer(unit, item).reply == SAID

    def test_referred_anew_it_waits_for_another_answer(self, unit, item):
        self.answer(unit, item)
        supervision_follow_up.follow_up_item(
            actor=unit.at("supervisor"),
            item_id=item.pk,
            followed_up_on=TODAY,
            outcome="not_put_right",
            note="Masih dipakai.",
        )
        again = supervision_next.refer_item(
            actor=unit.at("supervisor"), item_id=item.pk, referred_to="Polres", note="Tetap."
        )
        assert (again.replied_on, again.reply, again.reply_number) == (None, "", "")

    def test_not_of_a_warning_and_not_before_the_minutes(self, unit, market, scale):
        visit = visited(unit, market)
        item = an_item(unit, visit, scale, **warned())
        with pytest.raises(NotNow):
            self.answer(unit, item)
        supervision_items.change_item(
            actor=unit.at("supervisor"),
            item_id=item.pk,
            finding="no_mark",
            measure="referral",
            referred_to="PPNS",
        )
        with pytest.raises(NotNow):
            self.answer(unit, item)

    def test_not_before_the_visit(self, unit, item):
        with pytest.raises(DayOutOfOrder):
            self.answer(unit, item, replied_on=TODAY - timedelta(days=1))

    def test_only_by_who_may_refer(self, unit, item):
        with pytest.raises(NotAllowed):
            self.answer(unit, item, who="tester")
        assert browser(unit, "tester").get(url("item_answer", item.pk)).status_code == 403

    def test_by_clicks_it_stands_on_the_page_in_words(self, unit, item):
        official = browser(unit, "supervisor")
        supervision_next.issue_referral(actor=unit.at("chief"), item_id=item.pk)
        item.refresh_from_db()
        assert url("item_answer", item.pk) in text(official.get(url("item", item.pk)))
        said = {"replied_on": TODAY.isoformat(), "reply": SAID, "reply_number": "B/7/PPNS"}
        done = sends(unit, "supervisor", url("item_answer", item.pk), version=item.version, **said)
        assert done.status_code == 302, summary(done)
        page = text(official.get(url("item", item.pk)))
        assert page.count(SAID) >= 2
        assert page.count("B/7/PPNS") >= 2
        assert "recorded what the receiver answered" in page
        assert "Reply number" not in page

    def test_the_register_is_narrowed_by_it(self, unit, item):
        def shown(value):
            page = browser(unit, "supervisor").get(url("items"), {"answer": value})
            return item.get_absolute_url() in text(page)

        assert (shown("no"), shown("yes")) == (True, False)
        self.answer(unit, item)
        assert (shown("no"), shown("yes")) == (False, True)
        page = text(browser(unit, "supervisor").get(url("items")))
        assert "Referral answered" in page

    def test_the_file_has_it_too(self, unit, item):
        self.answer(unit, item)
        answer = browser(unit, "supervisor").get(url("items"), {"format": "csv"})
        lines = b"".join(answer) if answer.streaming else answer.content
        assert SAID in lines.decode()
        assert "B/7/PPNS" in lines.decode()

"""Orders: entered, reviewed, each instrument on its way, the end of the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.models import LinePause, ScopeLetter
from teraju.modules.metrology.order_evidence import reviews
from teraju.modules.metrology.order_refusals import NoService, NotReviewed, OutOfScope
from teraju.modules.metrology.register_refusals import OutOfPlace, WrongChoice
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.unit_refusals import NotEntitled, NotNow
from teraju.modules.metrology.web.order_words import days_off_words
from teraju.modules.operations import api as operations
from teraju.platform.audit.models import TrailEvent

from .order_world import MORNING, an_order, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db


def state(record):
    record.refresh_from_db()
    return record.state


class TestEntering:
    def test_what_the_letter_covers_is_accepted_at_once(self, counter):
        order = an_order(counter)
        assert order.output.state == "in_progress"
        assert [one.obstacles for one in lines_of(order)] == [[], []]
        assert order.output.customer_name == "Bu Sri"

    def test_what_it_does_not_cover_is_kept_and_never_tested(self, counter):
        wanted = [(one.pk, "subsequent", 1) for one in (counter.scales[0], counter.pump)]
        order = an_order(counter, instruments=wanted)
        pump = lines_of(order)[1]
        assert pump.obstacles == ["kind"]
        with pytest.raises(OutOfScope):
            orders.take_line(actor=counter.acts("tester"), line_id=pump.pk)

    def test_nothing_in_scope_waits_for_a_referral(self, counter):
        order = an_order(counter, instruments=[(counter.pump.pk, "subsequent", 1)])
        assert order.output.state == "received"
        with pytest.raises(NotReviewed):
            orders.take_line(actor=counter.acts("tester"), line_id=lines_of(order)[0].pk)
        orders.add_line(
            actor=counter.acts("counter"),
            order_id=order.pk,
            instrument_id=counter.scales[0].pk,
            control="initial",
        )
        order.output.refresh_from_db()
        assert order.output.state == "in_progress"

    def test_only_who_works_here_and_only_with_a_service(self, counter):
        with pytest.raises(NotAllowed):
            an_order(counter, who="staff")
        with pytest.raises(NotAllowed):
            an_order(counter, who="stranger")
        counter.service.state = "withdrawn"
        counter.service.save()
        with pytest.raises(NoService):
            an_order(counter)

    def test_a_tester_and_the_head_may_enter_one(self, counter):
        assert an_order(counter, who="tester").output.received_office == "Penera Ahli Pertama"
        an_order(counter, who="head")

    @pytest.mark.parametrize(
        "said", [{"instruments": []}, {"owner": None}, {"site": "in_place", "place": None}]
    )
    def test_what_lacks_is_refused(self, counter, said):
        with pytest.raises(DomainError):
            an_order(counter, **said)

    def test_each_instrument_once_and_in_use(self, counter):
        scale = counter.scales[0]
        twice = [(scale.pk, "subsequent", 1), (scale.pk, "subsequent", 1)]
        with pytest.raises(WrongChoice):
            an_order(counter, instruments=twice)
        scale.standing = "retired"
        scale.save()
        with pytest.raises(WrongChoice):
            an_order(counter)


class TestLines:
    def test_taken_by_who_may_verify(self, counter):
        line = lines_of(an_order(counter))[0]
        with pytest.raises(NotAllowed):
            orders.take_line(actor=counter.acts("counter"), line_id=line.pk)
        taken = orders.take_line(actor=counter.acts("tester", 10), line_id=line.pk)
        assert (taken.state, taken.taken_at) == ("in_test", moment(10))
        with pytest.raises(NotNow):
            orders.take_line(actor=counter.acts("second"), line_id=line.pk)
        back = orders.put_back_line(actor=counter.acts("tester"), line_id=line.pk)
        assert (back.state, back.tester) == ("waiting", None)

    def test_reviewed_by_the_letter_of_the_day_on_which_it_came(self, counter):
        """What a market tested while the letter was in force may arrive when it has ended."""
        early, late = [(one.pk, "subsequent", 1) for one in counter.scales]
        order = an_order(counter, instruments=[early])
        ended = DAY + timedelta(days=2)
        ScopeLetter.objects.update(state="ended", ended_on=ended)
        then = counter.world.acts("counter", ended)
        line = orders.add_line(
            actor=then,
            order_id=order.pk,
            instrument_id=late[0],
            control="subsequent",
            arrived_at=moment(5),
        )
        assert line.obstacles == []
        other = orders.enter_order(
            actor=then,
            agency=counter.agency,
            site="office",
            owner=counter.owner,
            instruments=[late],
        )
        assert lines_of(other)[0].obstacles == ["no_scope"]

    def test_not_without_a_certificate(self, counter):
        line = lines_of(an_order(counter))[0]
        late = counter.world.acts("tester", date(2023, 3, 1))
        with pytest.raises(NotEntitled):
            orders.take_line(actor=late, line_id=line.pk)

    def test_a_mark_ends_it_with_the_time_it_took(self, counter):
        order = an_order(counter)
        first, second = lines_of(order)
        orders.take_line(actor=counter.acts("tester", 5), line_id=first.pk)
        done = orders.finish_line(
            actor=counter.acts("tester", 40), line_id=first.pk, at=moment(30), to_sign=False
        )
        assert (done.state, done.service_minutes) == ("done", 30)
        order.output.refresh_from_db()
        assert order.output.state == "in_progress"
        # Tested in the field, never taken at the counter.
        orders.finish_line(
            actor=counter.acts("second", 60), line_id=second.pk, at=moment(60), to_sign=False
        )
        order.output.refresh_from_db()
        assert (order.output.state, order.output.working_minutes) == ("released", 60)
        assert order.output.done_steps.count() == 3

    def test_a_certificate_waits_for_the_head(self, counter):
        order = an_order(counter, wants_certificate=True)
        for line in lines_of(order):
            orders.finish_line(
                actor=counter.acts("tester", 20), line_id=line.pk, at=moment(20), to_sign=True
            )
            with pytest.raises(NotAllowed):
                orders.sign_line(actor=counter.acts("tester"), line_id=line.pk, at=moment(30))
            signed = orders.sign_line(
                actor=counter.acts("head", 50), line_id=line.pk, at=moment(50)
            )
            assert (signed.state, signed.service_minutes) == ("done", 50)
        order.output.refresh_from_db()
        assert order.output.state == "released"

    def test_a_pause_stops_the_clock_and_moves_the_promise(self, counter):
        order = an_order(counter)
        promised = order.output.promised_at
        first, second = lines_of(order)
        orders.pause_line(actor=counter.acts("tester", 30), line_id=first.pk, reason="repairer")
        orders.resume_line(actor=counter.acts("counter", 90), line_id=first.pk)
        order.output.refresh_from_db()
        assert order.output.promised_at == promised, "the other one was worked on meanwhile"
        for line in (first, second):
            orders.pause_line(actor=counter.acts("counter", 100), line_id=line.pk, reason="owner")
        for line in (first, second):
            orders.resume_line(actor=counter.acts("counter", 120), line_id=line.pk)
        order.output.refresh_from_db()
        assert order.output.promised_at == promised + timedelta(minutes=20)
        done = orders.finish_line(
            actor=counter.acts("tester", 130), line_id=first.pk, at=moment(130), to_sign=False
        )
        assert done.service_minutes == 130 - 60 - 20

    def test_until_the_wished_day_it_waits_for_the_owner(self, counter):
        usual = an_order(counter).output.promised_at
        order = an_order(counter, wished_on=DAY + timedelta(days=4))
        clock = operations.work_clock(counter.agency.government_id, DAY)
        wished = datetime.combine(order.wished_on, time(8), MORNING.tzinfo)
        promised = order.output.promised_at.astimezone(MORNING.tzinfo)
        assert promised.date() == order.wished_on
        open_minutes = clock.minutes_between(MORNING, usual.astimezone(MORNING.tzinfo))
        assert clock.minutes_between(wished, promised) == open_minutes == 240
        first, second = lines_of(order)
        later = 4 * 24 * 60
        done = orders.finish_line(
            actor=counter.acts("tester", later + 90),
            line_id=first.pk,
            at=moment(later + 80),
            to_sign=False,
        )
        assert done.service_minutes == 80
        # Taken before its day it needs the unit from then on.
        orders.take_line(actor=counter.acts("tester", 60), line_id=second.pk)
        done = orders.finish_line(
            actor=counter.acts("tester", 90), line_id=second.pk, at=moment(85), to_sign=False
        )
        assert done.service_minutes == 25
        order.output.refresh_from_db()
        assert not order.output.is_late(moment(later + 100))

    def test_a_day_of_service_after_the_wished_day_ends_at_closing(self, counter):
        """A Friday is open for longer: counted in minutes the term ran into another morning."""
        self.promise_days(counter, 1)
        wished = DAY + timedelta(days=5)
        order = an_order(counter, wished_on=wished)
        promised = order.output.promised_at.astimezone(MORNING.tzinfo)
        assert (promised.date(), promised.time()) == (wished + timedelta(days=1), time(16))
        assert days_off_words(order) == ""
        friday = an_order(counter, wished_on=DAY + timedelta(days=1))
        assert days_off_words(friday) == "not counted, no working days: 16 March, 17 March"

    @staticmethod
    def promise_days(counter, days):
        counter.service.promised_value, counter.service.promised_unit = days, "days"
        counter.service.save()

    def test_a_wish_for_today_moves_nothing(self, counter):
        usual = an_order(counter).output.promised_at
        order = an_order(counter, wished_on=DAY)
        assert order.output.promised_at == usual
        assert not LinePause.objects.exists()

    def test_what_is_referred_holds_no_promise_up(self, counter):
        wanted = [(one.pk, "subsequent", 1) for one in (counter.scales[0], counter.pump)]
        order = an_order(counter, instruments=wanted)
        promised = order.output.promised_at
        scale, pump = lines_of(order)
        for minutes in (60, 120):
            pause = {"line_id": scale.pk, "reason": "owner"}
            orders.pause_line(actor=counter.acts("tester", minutes), **pause)
            orders.resume_line(actor=counter.acts("tester", minutes + 30), line_id=scale.pk)
            order.output.refresh_from_db()
            promised += timedelta(minutes=30)
            assert order.output.promised_at == promised
            if pump.state == "waiting":
                pump = orders.refer_line(
                    actor=counter.acts("head", 100), line_id=pump.pk, referred_to="BSML"
                )

    def test_a_mark_in_the_field_ends_the_pause(self, counter):
        line = lines_of(an_order(counter))[0]
        orders.pause_line(actor=counter.acts("tester", 30), line_id=line.pk, reason="repairer")
        done = orders.finish_line(
            actor=counter.acts("tester", 100), line_id=line.pk, at=moment(70), to_sign=False
        )
        assert (done.state, done.service_minutes) == ("done", 30)

    def test_all_cancelled_cancels_the_order(self, counter):
        order = an_order(counter)
        for line in lines_of(order):
            orders.cancel_line(actor=counter.acts("counter"), line_id=line.pk, reason="Batal bawa")
        order.output.refresh_from_db()
        assert order.output.state == "cancelled"
        with pytest.raises(OutOfPlace):
            orders.add_line(
                actor=counter.acts("counter"),
                order_id=order.pk,
                instrument_id=counter.scales[0].pk,
                control="initial",
            )

    def test_the_trail_tells_it_without_a_name(self, counter):
        order = an_order(counter)
        orders.take_line(actor=counter.acts("tester"), line_id=lines_of(order)[0].pk)
        told = TrailEvent.objects.filter(verb__startswith="metrology.")
        assert {"metrology.order.entered", "metrology.line.take"} <= {one.verb for one in told}
        assert not any("Sri" in f"{one.changes}{one.target_label}" for one in told)


def test_handed_over_by_whom_and_closed(counter):
    order = an_order(counter)
    for line in lines_of(order):
        orders.finish_line(
            actor=counter.acts("tester", 20), line_id=line.pk, at=moment(20), to_sign=False
        )
    with pytest.raises(DomainError):
        orders.hand_over_order(actor=counter.acts("counter", 30), order_id=order.pk, to=" ")
    ended = orders.hand_over_order(
        actor=counter.acts("counter", 30), order_id=order.pk, to="Bu Sri"
    )
    assert ended.output.state == "closed"


def test_in_place_it_is_handed_over_with_the_last_mark(counter):
    order = an_order(counter, site="in_place", place=counter.market)
    for line in lines_of(order):
        orders.finish_line(
            actor=counter.acts("tester", 20), line_id=line.pk, at=moment(20), to_sign=False
        )
    order.output.refresh_from_db()
    assert order.output.state == "closed"


class TestEvidence:
    def proof(self, counter, days):
        found = list(reviews([counter.agency.pk], DAY + timedelta(days=days)))
        return found[0] if found else None

    def test_out_of_scope_is_to_be_referred_within_days(self, counter):
        assert self.proof(counter, 0) is None
        order = an_order(counter, instruments=[(counter.pump.pk, "initial", 1)])
        assert self.proof(counter, 1).state == "conforming"
        assert "1 instruments, 0 referred" in str(self.proof(counter, 1).title)
        assert self.proof(counter, 9).state == "attention"
        later = replace(counter.acts("head"), now=moment(8 * 24 * 60))
        orders.refer_line(actor=later, line_id=lines_of(order)[0].pk, referred_to="BSML")
        assert self.proof(counter, 7).state == "attention", "as it stood then"
        assert self.proof(counter, 9).state == "conforming"
        assert "1 instruments, 1 referred" in str(self.proof(counter, 9).title)

    def test_it_leads_to_what_it_counts(self, counter, client):
        an_order(counter)
        an_order(counter, instruments=[(counter.pump.pk, "initial", 1)])
        proof = self.proof(counter, 1)
        client.force_login(counter.world.head)
        page = client.get(proof.url)
        assert counter.pump.tag in page.content.decode()
        assert not any(one.tag in page.content.decode() for one in counter.scales)
        assert proof.url.endswith(f"&agency={counter.agency.pk}")

    @pytest.mark.parametrize(("zone", "late"), [("Asia/Jakarta", 0), ("Asia/Jayapura", 1)])
    def test_a_day_ends_where_the_unit_is(self, counter, zone, late):
        government = counter.agency.government
        government.timezone = zone
        government.save()
        # Half past eleven in the evening at Jakarta is half past one of the next day at Jayapura.
        night = replace(counter.acts("counter"), now=moment(15 * 60 + 30))
        orders.enter_order(
            actor=night,
            agency=counter.agency,
            site="office",
            owner=counter.owner,
            instruments=[(counter.pump.pk, "initial", 1)],
        )
        proof = self.proof(counter, late)
        assert proof.recorded_on == DAY + timedelta(days=late)
        assert self.proof(counter, late - 1) is None
        assert self.proof(counter, late + 5).state == "conforming", "its last day"
        assert self.proof(counter, late + 6).state == "attention"

"""Market sessions: planned, held, ended, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology import order_inbox
from teraju.modules.metrology.models import DayOfTester, Session
from teraju.modules.metrology.order_refusals import NoRoom, StillRunning
from teraju.modules.metrology.services import orders, stamps
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow

from .order_world import held, moment, planned
from .unit_world import DAY, received


def seen(user, address):
    client = Client()
    client.force_login(user)
    client.cookies["language"] = "en"
    return client.get(address).content.decode()


def brought(counter, order, scale):
    return orders.add_line(
        actor=counter.acts("tester", 5),
        order_id=order.pk,
        instrument_id=scale.pk,
        control="subsequent",
    )


pytestmark = pytest.mark.django_db


class TestSessions:
    def test_held_it_gets_an_order_and_ends_with_its_instruments(self, counter):
        session, order = held(counter)
        assert (session.state, order.output.state, order.owner) == ("held", "in_progress", None)
        assert order.output.promised_at.date() == session.ends_on
        with pytest.raises(StillRunning, match="No instrument came yet"):
            orders.end_session(actor=counter.acts("tester"), session_id=session.pk)
        line = orders.add_line(
            actor=counter.acts("tester", 5),
            order_id=order.pk,
            instrument_id=counter.scales[0].pk,
            control="subsequent",
        )
        with pytest.raises(StillRunning):
            orders.end_session(actor=counter.acts("tester"), session_id=session.pk)
        orders.finish_line(
            actor=counter.acts("tester", 20), line_id=line.pk, at=moment(20), to_sign=False
        )
        order.output.refresh_from_db()
        assert order.output.state == "in_progress", "traders still come"
        ended = orders.end_session(actor=counter.acts("tester", 60), session_id=session.pk)
        assert ended.output.state == "closed"
        with pytest.raises(DomainError):
            orders.end_session(actor=counter.acts("tester", 60), session_id=session.pk)

    def test_where_nothing_was_tested_is_cancelled_like_any_order(self, counter):
        session, order = held(counter)
        for scale in counter.scales:
            line = brought(counter, order, scale)
            orders.cancel_line(actor=counter.acts("tester", 9), line_id=line.pk, reason="Rusak")
        ended = orders.end_session(actor=counter.acts("tester", 60), session_id=session.pk)
        assert (ended.output.state, ended.output.released_at) == ("cancelled", None)
        minutes = reverse("metrology_order_minutes", args=[order.pk])
        assert minutes not in seen(counter.world.tester, order.get_absolute_url())
        assert minutes not in seen(counter.world.tester, session.get_absolute_url())
        with pytest.raises(NotNow):
            orders.issue_minutes(actor=counter.acts("tester", 70), order_id=order.pk)

    def test_where_all_was_referred_is_referred(self, counter):
        session, order = held(counter)
        line = brought(counter, order, counter.pump)
        orders.refer_line(actor=counter.acts("head", 9), line_id=line.pk, referred_to="BSML")
        ended = orders.end_session(actor=counter.acts("tester", 60), session_id=session.pk)
        assert ended.output.state == "rejected"

    def test_where_one_was_tested_is_closed(self, counter):
        session, order = held(counter)
        gone, tested = (brought(counter, order, scale) for scale in counter.scales)
        orders.cancel_line(actor=counter.acts("tester", 9), line_id=gone.pk, reason="Rusak")
        tester = counter.acts("tester", 20)
        orders.finish_line(actor=tester, line_id=tested.pk, at=moment(20), to_sign=False)
        ended = orders.end_session(actor=counter.acts("tester", 60), session_id=session.pk)
        assert ended.output.state == "closed"

    def test_planned_and_confirmed_by_the_head_alone(self, counter):
        with pytest.raises(NotAllowed):
            orders.plan_session(
                actor=counter.acts("counter"),
                agency=counter.agency,
                place=counter.market,
                starts_on=DAY,
                ends_on=DAY,
            )
        session = planned(counter, testers=[])
        with pytest.raises(DomainError):
            orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        with pytest.raises(NotNow):
            orders.hold_session(actor=counter.acts("tester"), session_id=session.pk)

    def test_that_is_over_already_is_neither_planned_nor_moved_there(self, counter):
        """Nobody could confirm it, and nobody can go there any more."""
        over: Any = {"starts_on": DAY - timedelta(days=3), "ends_on": DAY - timedelta(days=1)}
        with pytest.raises(DayOutOfOrder, match="are over") as refused:
            planned(counter, **over)
        assert refused.value.field == "ends_on"
        today: Any = {"starts_on": DAY - timedelta(days=2), "ends_on": DAY}
        assert planned(counter, **today).pk, "one that lasts until today goes on"
        session = planned(counter)
        head = counter.acts("head")
        with pytest.raises(DayOutOfOrder, match="are over"):
            orders.change_session(actor=head, session_id=session.pk, **over)
        Session.objects.filter(pk=session.pk).update(**over)
        changed = orders.change_session(actor=head, session_id=session.pk, note="Banjir", **over)
        assert changed.note == "Banjir"

    def test_between_two_years_only_with_the_stamps_of_the_year(self, counter):
        gap = {"starts_on": date(2019, 12, 23), "ends_on": date(2019, 12, 23)}
        with pytest.raises(DayOutOfOrder, match="old stamps end") as refused:
            planned(counter, **gap)
        assert refused.value.field == "starts_on"
        received(counter.world)
        later = {**gap, "ends_on": date(2020, 1, 3)}
        with pytest.raises(DayOutOfOrder) as refused:
            planned(counter, **later)
        assert refused.value.field == "ends_on"
        session = planned(counter, **gap)
        with pytest.raises(DayOutOfOrder):
            orders.change_session(
                actor=counter.acts("head"), session_id=session.pk, ends_on=date(2020, 1, 2)
            )

    def test_bears_the_stamps_of_one_year(self, counter):
        received(counter.world)
        with pytest.raises(DayOutOfOrder, match="Stamps bear their year") as refused:
            planned(counter, starts_on=date(2019, 12, 30), ends_on=date(2020, 1, 2))
        assert refused.value.field == "ends_on"

    def test_whose_stamps_are_gone_sends_nobody_out(self, counter, settings):
        """They were handed over while it stood confirmed."""
        settings.TERAJU_TODAY = handed = date(2019, 12, 22)
        stock = received(counter.world)
        days = {"starts_on": date(2019, 12, 23), "ends_on": date(2019, 12, 24)}
        stands = planned(counter, **days)
        waits = planned(counter, **{**days, "starts_on": days["ends_on"]})
        head = counter.world.acts("head", handed)
        orders.confirm_session(actor=head, session_id=stands.pk)
        address = reverse("metrology_stock_hand_over", args=[stock.pk])
        assert str(stands) in seen(counter.world.counter, address)
        stamps.hand_over_stamps(
            actor=counter.world.acts("counter", handed),
            stock_id=stock.pk,
            handed_on=handed,
            handover="BA-9",
        )
        with pytest.raises(DayOutOfOrder, match="move the session to other days first"):
            orders.confirm_session(actor=head, session_id=waits.pk)
        with pytest.raises(DayOutOfOrder, match="take the confirmation of the session back"):
            orders.assign_session(actor=head, session_id=stands.pk)
        for one in (stands, waits):
            page = seen(counter.world.head, one.get_absolute_url())
            assert "none on" in page
        keys = [one.key for one in order_inbox.waiting(head)]
        assert f"metrology-no-stamps-{stands.pk}" in keys

    def test_a_tester_is_at_one_session_at_a_time(self, counter):
        first = planned(counter)
        orders.confirm_session(actor=counter.acts("head"), session_id=first.pk)
        second = planned(counter, starts_on=DAY + timedelta(days=1))
        with pytest.raises(NoRoom):
            orders.confirm_session(actor=counter.acts("head"), session_id=second.pk)
        with pytest.raises(NotNow):
            orders.change_session(actor=counter.acts("head"), session_id=first.pk, expected=50)
        orders.reopen_session(actor=counter.acts("head"), session_id=first.pk, reason="Banjir")
        orders.cancel_session(actor=counter.acts("head"), session_id=first.pk, reason="Banjir")
        orders.confirm_session(actor=counter.acts("head"), session_id=second.pk)

    @pytest.mark.parametrize("has_changed", [False, True])
    def test_whoever_goes_is_looked_for_under_the_lock_of_booking(self, counter, has_changed):
        """The days of the testers are locked, so that no visit is booked on them meanwhile."""
        session = planned(counter)
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        going = counter.world.tester
        if has_changed:
            going = counter.world.second
            orders.change_testers(
                actor=counter.acts("head"),
                session_id=session.pk,
                testers=[going],
                reason="Sakit",
            )
        days = DayOfTester.objects.filter(tester=going, booked=0).order_by("day")
        assert [one.day for one in days] == [DAY, DAY + timedelta(days=1)]

    def test_not_before_its_day_and_not_for_a_month(self, counter):
        session = planned(counter, starts_on=DAY + timedelta(days=3), ends_on=date(2019, 3, 18))
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        with pytest.raises(DayOutOfOrder):
            orders.hold_session(actor=counter.acts("tester"), session_id=session.pk)
        for days in (30, -1):
            with pytest.raises(DayOutOfOrder) as refused:
                planned(counter, ends_on=DAY + timedelta(days=days))
            assert refused.value.field == "ends_on"

"""Letters of assignment: who signs them, what makes a newer one, and none outlives its journey."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.models import DayOfTester
from teraju.modules.metrology.order_inbox import waiting
from teraju.modules.metrology.order_refusals import NoRoom, NotReviewed
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory
from teraju.platform.audit.models import TrailEvent
from teraju.platform.papers.api import Paper

from .order_world import an_order, lines_of, moment
from .unit_world import DAY

pytestmark = pytest.mark.django_db

TOMORROW = 24 * 60


@pytest.fixture
def order(counter):
    return an_order(counter, site="in_place", place=counter.market)


def booked(counter, order, minutes=TOMORROW, who="tester", now=0):
    return orders.book_appointment(
        actor=counter.acts("counter", now),
        order_id=order.pk,
        tester=getattr(counter.world, who),
        starts_at=moment(minutes),
    )


def sent(counter, order, now=10):
    return orders.assign_order(actor=counter.acts("head", now), order_id=order.pk)


def stand(paper):
    paper.refresh_from_db()
    return paper.is_valid


def keys(counter, who, now=0):
    return {one.key for one in waiting(counter.acts(who, now))}


class TestWithdrawn:
    def test_with_the_visit_that_it_names(self, counter, order):
        visit, paper = booked(counter, order), sent(counter, order)
        orders.cancel_appointment(
            actor=counter.acts("counter", 20), appointment_id=visit.pk, reason="Bu Sri sakit"
        )
        assert not stand(paper)
        # Anybody reads it at the code: no word of whoever cancelled, and in the paper's language.
        assert paper.revoked_reason == "Kunjungan yang disebut di dalamnya dibatalkan."
        told = TrailEvent.objects.get(verb="metrology.assignment.withdrawn")
        assert told.target_id == str(order.pk)

    def test_not_with_one_that_it_does_not_name(self, counter, order):
        booked(counter, order)
        paper = sent(counter, order)
        later = booked(counter, order, who="second", now=20)
        orders.cancel_appointment(
            actor=counter.acts("counter", 30), appointment_id=later.pk, reason="Keliru"
        )
        assert stand(paper)

    @pytest.mark.parametrize("went", ["keep", "miss", ""])
    def test_not_where_somebody_went_under_it(self, counter, order, went):
        made, ahead = (booked(counter, order, day * TOMORROW) for day in (1, 3))
        paper = sent(counter, order)
        acts = counter.acts("tester", TOMORROW + 5)
        if went == "keep":
            orders.keep_appointment(actor=acts, appointment_id=made.pk)
        elif went:
            orders.miss_appointment(actor=acts, appointment_id=made.pk, reason="Tutup")
        moved = orders.move_appointment(
            actor=counter.acts("counter", TOMORROW + 30),
            appointment_id=ahead.pk,
            tester=counter.world.tester,
            starts_at=moment(4 * TOMORROW),
        )
        assert stand(paper)
        newer = sent(counter, order, TOMORROW + 40)
        moved.refresh_from_db()
        assert moved.letter == newer
        orders.cancel_appointment(
            actor=counter.acts("counter", TOMORROW + 50), appointment_id=moved.pk, reason="Banjir"
        )
        assert (stand(paper), stand(newer)) == (True, False)

    def test_with_the_order_whose_instruments_were_cancelled(self, counter, order):
        booked(counter, order)
        paper = sent(counter, order)
        first, second = lines_of(order)
        for line, stands in ((first, True), (second, False)):
            orders.cancel_line(actor=counter.acts("counter", 20), line_id=line.pk, reason="Dijual")
            assert stand(paper) is stands

    def test_not_where_something_was_done_under_it(self, counter, order):
        for day in (1, 2):
            booked(counter, order, day * TOMORROW)
        paper = sent(counter, order)
        for line in lines_of(order):
            now = TOMORROW + 60
            orders.finish_line(
                actor=counter.acts("tester", now), line_id=line.pk, at=moment(now), to_sign=False
            )
        states = list(order.appointments.order_by("pk").values_list("state", flat=True))
        assert states == ["kept", "cancelled"]
        assert stand(paper)

    def test_referred_whole_nobody_goes(self, counter, order):
        booked(counter, order)
        paper = sent(counter, order)
        for line in lines_of(order):
            orders.refer_line(
                actor=counter.acts("head", 20),
                line_id=line.pk,
                referred_to="BSML Regional II",
                reason="Bidur tidak cukup",
            )
        order.output.refresh_from_db()
        assert order.output.state == "rejected"
        assert not stand(paper)
        letters = Paper.objects.filter(number_key="metrology.referral")
        assert [one.is_valid for one in letters] == [True, True], "they say what still holds"

    @pytest.mark.parametrize("step", [orders.reopen_session, orders.cancel_session])
    def test_with_the_session(self, counter, step):
        session = orders.plan_session(
            actor=counter.acts("head"),
            agency=counter.agency,
            place=counter.market,
            starts_on=DAY + timedelta(days=3),
            ends_on=DAY + timedelta(days=3),
            testers=[counter.world.tester],
        )
        assert f"metrology-letter-session-{session.pk}" not in keys(counter, "head")
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        assert f"metrology-letter-session-{session.pk}" in keys(counter, "head")
        paper = orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
        assert f"metrology-letter-session-{session.pk}" not in keys(counter, "head")
        with pytest.raises(NotNow):
            orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
        step(actor=counter.acts("head"), session_id=session.pk, reason="Banjir")
        assert not stand(paper)


class TestIssued:
    def test_who_was_booked_since_gets_a_newer_one(self, counter, order):
        booked(counter, order)
        first = sent(counter, order)
        with pytest.raises(NotNow):
            sent(counter, order, 11)
        booked(counter, order, who="second", now=20)
        second = sent(counter, order, 30)
        assert (stand(first), stand(second), first.replaced_by) == (False, True, second)

    def test_it_names_what_was_booked_when_it_was_signed_whatever_the_clock_says(
        self, counter, order
    ):
        """Whoever waits for the order has looked at the clock before."""
        visit = booked(counter, order, now=10)
        first = sent(counter, order, 5)
        visit.refresh_from_db()
        assert visit.letter == first
        assert f"metrology-letter-order-{order.pk}" not in keys(counter, "head", 20)
        late = booked(counter, order, who="second", now=4)
        assert f"metrology-letter-order-{order.pk}" in keys(counter, "head", 20)
        second = sent(counter, order, 30)
        late.refresh_from_db()
        assert (late.letter, stand(first)) == (second, False)

    def test_it_leaves_the_letter_alone_under_which_somebody_went(self, counter, order):
        made, ahead = (booked(counter, order, day * TOMORROW) for day in (1, 3))
        first = sent(counter, order)
        orders.keep_appointment(actor=counter.acts("tester", TOMORROW + 5), appointment_id=made.pk)
        later = booked(counter, order, 4 * TOMORROW, now=TOMORROW + 10)
        second = sent(counter, order, TOMORROW + 20)
        for one, letter in ((ahead, first), (later, second)):
            one.refresh_from_db()
            assert one.letter == letter
        assert (stand(first), stand(second)) == (True, True)
        orders.cancel_appointment(
            actor=counter.acts("counter", TOMORROW + 30), appointment_id=later.pk, reason="Banjir"
        )
        assert (stand(first), stand(second)) == (True, False)

    def test_not_for_an_order_that_has_ended(self, counter, order):
        booked(counter, order, 60)
        for line in lines_of(order):
            orders.finish_line(
                actor=counter.acts("tester", 20), line_id=line.pk, at=moment(20), to_sign=False
            )
        assert order.appointments.get().state == "kept"
        with pytest.raises(NotReviewed):
            sent(counter, order, 30)

    def test_not_for_a_day_that_is_over(self, counter, order):
        booked(counter, order)
        with pytest.raises(DomainError):
            sent(counter, order, 3 * TOMORROW)

    def test_nobody_sends_oneself(self, counter, order):
        for one in (counter.world.tester, counter.world.second):
            RoleAssignmentFactory(user=one, role=Role.METROLOGY_HEAD, agency=counter.agency)
        booked(counter, order)
        with pytest.raises(WrongChoice):
            orders.assign_order(actor=counter.acts("tester", 10), order_id=order.pk)
        session = orders.plan_session(
            actor=counter.acts("head"),
            agency=counter.agency,
            place=counter.market,
            starts_on=DAY + timedelta(days=3),
            ends_on=DAY + timedelta(days=3),
            testers=[counter.world.second],
        )
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        with pytest.raises(WrongChoice):
            orders.assign_session(actor=counter.acts("second", 10), session_id=session.pk)
        assert f"metrology-letter-order-{order.pk}" not in keys(counter, "tester")
        assert f"metrology-letter-order-{order.pk}" in keys(counter, "second")
        orders.assign_order(actor=counter.acts("second", 10), order_id=order.pk)
        orders.assign_session(actor=counter.acts("tester", 10), session_id=session.pk)

    def test_a_session_that_is_over_gets_none(self, counter):
        session = orders.plan_session(
            actor=counter.acts("head"),
            agency=counter.agency,
            place=counter.market,
            starts_on=DAY,
            ends_on=DAY,
            testers=[counter.world.tester],
        )
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        with pytest.raises(DayOutOfOrder):
            orders.assign_session(actor=counter.acts("head", 2 * TOMORROW), session_id=session.pk)

    def test_the_head_is_told_until_it_is_issued(self, counter, order):
        key = f"metrology-letter-order-{order.pk}"
        assert key not in keys(counter, "head")
        booked(counter, order)
        assert key in keys(counter, "head")
        assert key not in keys(counter, "counter")
        sent(counter, order)
        assert key not in keys(counter, "head", 20)


class TestVisits:
    def test_in_vain_keeps_the_time_and_the_letter(self, counter, order):
        visit, paper = booked(counter, order), sent(counter, order)
        said = {"appointment_id": visit.pk, "reason": "Pemilik tidak di tempat"}
        with pytest.raises(DayOutOfOrder):
            orders.miss_appointment(actor=counter.acts("tester", 20), **said)
        with pytest.raises(DomainError):
            orders.miss_appointment(
                actor=counter.acts("tester", TOMORROW), appointment_id=visit.pk, reason=" "
            )
        missed = orders.miss_appointment(actor=counter.acts("tester", TOMORROW + 30), **said)
        assert (missed.state, missed.reason) == ("missed", "Pemilik tidak di tempat")
        assert DayOfTester.objects.get().booked == missed.minutes
        assert stand(paper)
        with pytest.raises(NotNow):
            orders.keep_appointment(
                actor=counter.acts("tester", TOMORROW + 40), appointment_id=visit.pk
            )
        with pytest.raises(NotAllowed):
            orders.miss_appointment(actor=counter.acts("staff", TOMORROW + 40), **said)
        booked(counter, order, 2 * TOMORROW, now=TOMORROW + 50)
        assert stand(sent(counter, order, TOMORROW + 60))
        assert stand(paper), "somebody went under it"

    def test_the_letter_of_a_way_in_vain_outlives_the_order(self, counter, order):
        visit, paper = booked(counter, order), sent(counter, order)
        orders.miss_appointment(
            actor=counter.acts("tester", TOMORROW), appointment_id=visit.pk, reason="Tutup"
        )
        booked(counter, order, 2 * TOMORROW, now=TOMORROW + 50)
        for line in lines_of(order):
            orders.cancel_line(
                actor=counter.acts("counter", TOMORROW + 60), line_id=line.pk, reason="Dijual"
            )
        assert not order.appointments.filter(state="booked").exists()
        assert stand(paper)

    def test_moved_it_is_booked_elsewhere_or_nothing_changes(self, counter, order):
        visit, paper = booked(counter, order), sent(counter, order)
        other = an_order(counter, site="in_place", place=counter.market)
        booked(counter, other, 2 * TOMORROW)
        said = {"appointment_id": visit.pk, "tester": counter.world.tester}
        with pytest.raises(NoRoom):
            orders.move_appointment(
                actor=counter.acts("counter", 20), starts_at=moment(2 * TOMORROW), **said
            )
        visit.refresh_from_db()
        assert (visit.state, stand(paper)) == ("booked", True)
        with pytest.raises(NotAllowed):
            orders.move_appointment(
                actor=counter.acts("tester", 20), starts_at=moment(3 * TOMORROW), **said
            )
        moved = orders.move_appointment(
            actor=counter.acts("counter", 20), starts_at=moment(5 * TOMORROW), **said
        )
        visit.refresh_from_db()
        assert (visit.state, moved.state, moved.minutes) == ("cancelled", "booked", visit.minutes)
        assert not stand(paper)
        first_day = DayOfTester.objects.get(day=DAY + timedelta(days=1))
        assert first_day.booked == 0

    def test_moved_within_its_own_time(self, counter, order):
        visit = booked(counter, order)
        later = visit.starts_at + timedelta(minutes=10)
        moved = orders.move_appointment(
            actor=counter.acts("counter", 20),
            appointment_id=visit.pk,
            tester=counter.world.tester,
            starts_at=later,
        )
        assert moved.starts_at == later


def test_the_desk_is_told_where_nobody_goes(counter, order):
    key = f"metrology-book-{order.pk}"
    assert key in keys(counter, "counter")
    assert key not in keys(counter, "tester")
    visit = booked(counter, order)
    assert key not in keys(counter, "counter")
    orders.miss_appointment(
        actor=counter.acts("tester", TOMORROW), appointment_id=visit.pk, reason="Tutup"
    )
    assert key in keys(counter, "head", TOMORROW)
    assert f"metrology-book-{an_order(counter).pk}" not in keys(counter, "counter")
    for line in lines_of(order):
        orders.cancel_line(
            actor=counter.acts("counter", TOMORROW), line_id=line.pk, reason="Dijual"
        )
    assert key not in keys(counter, "counter", TOMORROW)


def test_what_is_out_of_scope_waits_for_whoever_may_refer_it(counter):
    order = an_order(counter, instruments=[(counter.pump.pk, "subsequent", 1)])
    [line] = lines_of(order)
    key = f"metrology-refer-{line.pk}"
    [item] = [one for one in waiting(counter.acts("head")) if one.key == key]
    assert item.due == DAY + timedelta(days=5)
    assert key in keys(counter, "agency_head")
    assert key not in keys(counter, "counter")
    assert key not in keys(counter, "tester")
    orders.refer_line(
        actor=counter.acts("head", 10), line_id=line.pk, referred_to="BSML Regional II"
    )
    assert key not in keys(counter, "head")


def test_a_session_is_opened_and_ended_by_who_was_sent(counter):
    session = orders.plan_session(
        actor=counter.acts("head"),
        agency=counter.agency,
        place=counter.market,
        starts_on=DAY,
        ends_on=date(2019, 3, 15),
        testers=[counter.world.tester],
    )
    key = f"metrology-hold-{session.pk}"
    assert key not in keys(counter, "tester")
    orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
    assert key in keys(counter, "tester")
    assert key not in keys(counter, "second")
    orders.hold_session(actor=counter.acts("tester", 5), session_id=session.pk)
    assert key not in keys(counter, "tester", 10)
    assert key in keys(counter, "tester", 3 * TOMORROW)
    orders.end_session(actor=counter.acts("tester", 3 * TOMORROW), session_id=session.pk)
    assert key not in keys(counter, "tester", 3 * TOMORROW)


def test_whoever_tested_it_is_its_tester(counter):
    [first, _second] = lines_of(an_order(counter))
    orders.take_line(actor=counter.acts("tester", 5), line_id=first.pk)
    done = orders.finish_line(
        actor=counter.acts("second", 20), line_id=first.pk, at=moment(20), to_sign=False
    )
    assert done.tester == counter.world.second

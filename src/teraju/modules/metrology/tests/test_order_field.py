"""Appointments, letters, referrals: work outside the office, and what is not done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.capacity import capacity, first_start, is_free, minutes_for
from teraju.modules.metrology.models import DayOfTester
from teraju.modules.metrology.order_refusals import NoRoom, StillRunning
from teraju.modules.metrology.selectors.field import work_of
from teraju.modules.metrology.selectors.orders import free_slots
from teraju.modules.metrology.services import order_minutes, order_papers, orders
from teraju.modules.metrology.services.places import add_place
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.papers.api import issue_paper, papers_of

from .order_pages import get
from .order_world import MORNING, an_order, lines_of, moment, planned
from .unit_world import DAY

pytestmark = pytest.mark.django_db


class TestAppointments:
    @pytest.fixture
    def order(self, counter):
        return an_order(counter, site="in_place", place=counter.market)

    def test_free_time_is_offered_and_taken_once(self, counter, order):
        slots = free_slots(counter.agency, MORNING, 80, capacity(DAY))
        # Two testers on each of ten working days, from eight o'clock on.
        assert len(slots) == 20
        first = slots[0]
        said = {"order_id": order.pk, "tester": first.tester, "starts_at": first.starts_at}
        booked = orders.book_appointment(actor=counter.acts("counter"), **said)
        assert booked.minutes == 80
        with pytest.raises(NoRoom):
            orders.book_appointment(actor=counter.acts("counter"), **said)
        later = free_slots(counter.agency, MORNING, 80, capacity(DAY))
        mine = [one.starts_at for one in later if one.tester == first.tester]
        assert mine[0] == first.starts_at + timedelta(minutes=80)

    def test_the_telephone_lists_the_day_of_the_visit(self, counter, order):
        tester = counter.acts("tester")
        assert [one.day for one in work_of(tester)] == [order.wished_on]
        slots = free_slots(counter.agency, MORNING, 80, capacity(DAY))
        agreed = [one for one in slots if one.tester.pk == tester.user_id][-1]
        orders.book_appointment(
            actor=counter.acts("counter"),
            order_id=order.pk,
            tester=agreed.tester,
            starts_at=agreed.starts_at,
        )
        [job] = work_of(tester)
        assert (job.day, job.until) == (agreed.starts_at.date(), agreed.starts_at.date())

    def test_a_wished_day_is_offered_however_far(self, counter):
        wished = DAY + timedelta(days=60)
        slots = free_slots(counter.agency, MORNING, 80, capacity(DAY), wished)
        assert slots[0].starts_at.date() == wished
        early = free_slots(counter.agency, MORNING, 80, capacity(DAY), DAY - timedelta(days=3))
        assert early[0].starts_at.date() == DAY + timedelta(days=1)

    def test_it_is_called_by_the_hour_of_the_place(self, counter, order):
        booked = orders.book_appointment(
            actor=counter.acts("counter"),
            order_id=order.pk,
            tester=counter.world.tester,
            starts_at=moment(60),
        )
        assert "9:00" in str(booked) or "09.00" in str(booked)

    def test_a_day_has_an_end(self, counter, order):
        slot = free_slots(counter.agency, MORNING, 300, capacity(DAY))[0]
        said = {"order_id": order.pk, "tester": slot.tester}
        actor = counter.acts("counter")
        orders.book_appointment(actor=actor, starts_at=slot.starts_at, minutes=300, **said)
        late = slot.starts_at + timedelta(hours=6)
        with pytest.raises(NoRoom):
            orders.book_appointment(actor=actor, starts_at=late, minutes=10, **said)
        with pytest.raises(IntegrityError), transaction.atomic():
            DayOfTester.objects.update(booked=301)

    def test_given_back_it_is_free_again(self, counter, order):
        slot = free_slots(counter.agency, MORNING, 80, capacity(DAY))[0]
        said = {"order_id": order.pk, "tester": slot.tester, "starts_at": slot.starts_at}
        booked = orders.book_appointment(actor=counter.acts("counter"), **said)
        orders.cancel_appointment(
            actor=counter.acts("counter"), appointment_id=booked.pk, reason="Teknisi sakit"
        )
        assert DayOfTester.objects.get().booked == 0
        orders.book_appointment(actor=counter.acts("counter"), **said)

    @pytest.mark.parametrize("days", [0, 2])
    def test_an_order_that_was_cancelled_keeps_nobodys_time(self, counter, order, days):
        said = {"order_id": order.pk, "tester": counter.world.tester}
        booked = orders.book_appointment(
            actor=counter.acts("counter"), starts_at=moment(60 + days * 24 * 60), **said
        )
        for line in lines_of(order):
            booked.refresh_from_db()
            assert booked.state == "booked"
            orders.cancel_line(actor=counter.acts("counter"), line_id=line.pk, reason="Dijual")
        booked.refresh_from_db()
        assert (booked.state, DayOfTester.objects.get().booked) == ("cancelled", 0)

    def test_nor_one_that_was_done_sooner(self, counter, order):
        said = {"order_id": order.pk, "tester": counter.world.tester, "minutes": 60}
        booked = [
            orders.book_appointment(actor=counter.acts("counter"), starts_at=moment(at), **said)
            for at in (60, 60 + 24 * 60)
        ]
        for line in lines_of(order):
            orders.finish_line(
                actor=counter.acts("tester", 20), line_id=line.pk, at=moment(20), to_sign=False
            )
        for one in booked:
            one.refresh_from_db()
        # Who came early on the day came all the same.
        assert [one.state for one in booked] == ["kept", "cancelled"]

    def test_who_tested_nothing_is_asked_whether_they_were_there(self, counter, order):
        said = {"order_id": order.pk, "starts_at": moment(60)}
        for one in (counter.world.tester, counter.world.second):
            orders.book_appointment(actor=counter.acts("counter"), tester=one, **said)
        for line in lines_of(order):
            orders.finish_line(
                actor=counter.acts("second", 90), line_id=line.pk, at=moment(90), to_sign=False
            )
        states = order.appointments.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["booked", "kept"]

    def test_whoever_is_at_a_session_is_not_offered(self, counter, order):
        day = DAY + timedelta(days=1)
        session = planned(counter, starts_on=day, ends_on=day)
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        slots = free_slots(counter.agency, MORNING, 80, capacity(DAY))
        assert {one.tester for one in slots if one.starts_at.date() == day} == {
            counter.world.second
        }
        with pytest.raises(NoRoom):
            orders.book_appointment(
                actor=counter.acts("counter"),
                order_id=order.pk,
                tester=counter.world.tester,
                starts_at=MORNING + timedelta(days=1),
            )

    def test_the_letter_names_who_goes_and_stands_once(self, counter, order):
        with pytest.raises(DomainError):
            orders.assign_order(actor=counter.acts("head"), order_id=order.pk)
        slot = free_slots(counter.agency, MORNING, 80, capacity(DAY))[0]
        orders.book_appointment(
            actor=counter.acts("counter"),
            order_id=order.pk,
            tester=slot.tester,
            starts_at=slot.starts_at,
        )
        with pytest.raises(NotAllowed):
            orders.assign_order(actor=counter.acts("counter"), order_id=order.pk)
        paper = orders.assign_order(actor=counter.acts("head"), order_id=order.pk)
        assert paper.template == "assignment_letter"
        with pytest.raises(NotNow):
            orders.assign_order(actor=counter.acts("head"), order_id=order.pk)

    def test_minutes_follow_the_last_result(self, counter, order):
        with pytest.raises(StillRunning):
            orders.issue_minutes(actor=counter.acts("tester"), order_id=order.pk)
        for line in lines_of(order):
            orders.finish_line(
                actor=counter.acts("tester", 20), line_id=line.pk, at=moment(20), to_sign=False
            )
        paper = orders.issue_minutes(
            actor=counter.acts("tester", 30), order_id=order.pk, note="Disaksikan pemilik"
        )
        assert paper.facts[1][1] == "2"
        late = lines_of(order)[1]
        assert "Not in the minutes" not in get(counter, "counter", "order", order.pk)
        # As a telephone brings it that was out of reach until they were signed.
        late.created_at = moment(40)
        late.save()
        assert "Not in the minutes" in get(counter, "counter", "order", order.pk)

    def test_minutes_speak_one_language_whoever_writes_them(self, counter, order):
        with override("en"):
            data = order_minutes._minutes(counter.acts("tester"), order, lines_of(order), "")
        with override("id"):
            words = {str(value) for _label, value in data["facts"]}
            assert "Di tempat pakai (loko)" in words
            assert str(data["rows"][0][3]) == "Menunggu"


class TestWords:
    """What the papers say of places, numbers and people."""

    @pytest.fixture
    def written(self, monkeypatch):
        """The data of each paper that is issued, in their order."""
        found = []

        def issue(**said):
            found.append(said["data"])
            return issue_paper(**said)

        for module in (order_papers, order_minutes):
            monkeypatch.setattr(module, "issue_paper", issue)
        return found

    def test_a_letter_says_where_a_kiosk_is(self, counter, written):
        market = counter.market
        market.district, market.name = "Puri", "Pasar Puri"
        market.save()
        kiosk = add_place(
            actor=counter.acts("counter"),
            agency=counter.agency,
            name="Kios",
            kind="kiosk",
            market=market,
            stall="B-12",
            address="Pintu timur",
        )
        order = an_order(counter, site="in_place", place=kiosk)
        orders.book_appointment(
            actor=counter.acts("counter"),
            order_id=order.pk,
            tester=counter.world.tester,
            starts_at=moment(24 * 60),
        )
        orders.assign_order(actor=counter.acts("head"), order_id=order.pk)
        facts = {str(label): value for label, value in written[0]["facts"]}
        assert facts["Place"].startswith("Kios · B-12, Pasar Puri")
        assert facts["Address"] == "Pintu timur"
        assert "Pasar Puri" in get(counter, "counter", "order", order.pk)

    def test_thousands_stand_apart(self, counter, written):
        session = planned(counter, expected=1200)
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
        facts = {str(label): value for label, value in written[0]["facts"]}
        assert facts["Instruments expected"] == "1,200"
        assert "1,200" in get(counter, "head", "session", session.pk)

    def test_at_a_session_a_letter_is_for_whose_the_instrument_is(self, counter, written):
        session = planned(counter)
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        order = orders.hold_session(actor=counter.acts("tester", 5), session_id=session.pk)
        line = orders.add_line(
            actor=counter.acts("counter", 6),
            order_id=order.pk,
            instrument_id=counter.pump.pk,
            control="subsequent",
        )
        orders.refer_line(
            actor=counter.acts("head", 10), line_id=line.pk, referred_to="BSML Regional II"
        )
        assert written[0]["recipient"][0] == counter.pump.owner.name
        orders.issue_minutes(actor=counter.acts("tester", 20), order_id=order.pk)
        assert "Owner" not in {str(label) for label, _value in written[1]["facts"]}


def test_a_referral_ends_it_with_a_signed_paper(counter):
    order = an_order(counter, instruments=[(counter.pump.pk, "subsequent", 1)])
    line = lines_of(order)[0]
    for who in ("tester", "counter"):
        with pytest.raises(NotAllowed):
            orders.refer_line(actor=counter.acts(who), line_id=line.pk, referred_to="BSML")
    with pytest.raises(DomainError):
        orders.refer_line(actor=counter.acts("head"), line_id=line.pk, referred_to="")
    referred = orders.refer_line(
        actor=counter.acts("head"), line_id=line.pk, referred_to="BSML Regional II"
    )
    assert referred.state == "referred"
    # The owner reads it, in the language of the letter: without what the counter does next.
    assert referred.reason == "SKKPTTU unit ini tidak mencantumkan jenis alat ini."
    order.output.refresh_from_db()
    assert order.output.state == "rejected"
    [paper] = papers_of(counter.acts("counter"), order)
    assert [value for _label, value in paper.facts[1:]] == ["BSML Regional II"]


def test_a_session_has_a_letter_of_its_own(counter):
    session = planned(counter)
    with pytest.raises(NotNow):
        orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
    orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
    paper = orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
    assert paper.target_id == str(session.pk)


def test_minutes_are_counted_by_kind_and_the_way():
    rules = capacity(DAY)
    assert minutes_for([("table_scale", 2), ("common_weight", 10)], rules) == 60 + 20 + 20
    assert minutes_for([("weighbridge", 9)], rules) == rules.day_minutes
    assert not rules.confirmed


@pytest.mark.parametrize(
    ("taken", "start"),
    [
        ([], 0),
        ([(0, 60)], 60),
        ([(90, 60)], 0),
        ([(30, 60), (90, 30)], 120),
        ([(0, 250)], None),
    ],
)
def test_the_first_gap_that_is_long_enough(taken, start):
    rows = [(moment(begin), length) for begin, length in taken]
    found = first_start(MORNING, rows, 60, 300)
    assert found == (None if start is None else moment(start))
    if found is not None:
        assert is_free(found, 60, rows)

"""Who goes to a market session: said when it is confirmed, changed while it runs."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.order_refusals import NoRoom
from teraju.modules.metrology.selectors import field
from teraju.modules.metrology.selectors.letters import standing_letter
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.services.places import add_place
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.modules.operations.tests.factories import InForceFactory

from .field_world import a_day
from .order_pages import get, pressed, send
from .order_world import an_order
from .test_order_letters import booked
from .unit_world import DAY

pytestmark = pytest.mark.django_db


def planned(counter, **more):
    said = {"place": counter.market, "starts_on": DAY, "ends_on": DAY + timedelta(days=1), **more}
    return orders.plan_session(actor=counter.acts("head"), agency=counter.agency, **said)


def held(counter):
    session = planned(counter, testers=[counter.world.tester])
    orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
    orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
    orders.hold_session(actor=counter.acts("tester"), session_id=session.pk)
    session.refresh_from_db()
    return session


def add_market(counter):
    said = {"agency": counter.agency, "kind": "market", "name": "Pasar Lain", "district": "Ngoro"}
    return add_place(actor=counter.acts("head"), **said)


def change(counter, session, *testers, who="head", reason="Sakit"):
    return orders.change_testers(
        actor=counter.acts(who), session_id=session.pk, testers=testers, reason=reason
    )


def test_it_is_said_with_the_confirmation(counter, settings):
    settings.TERAJU_TODAY = DAY
    session = planned(counter)
    assert "testers" in get(counter, "head", "session_confirm", session.pk)
    page = send(counter, "head", "session_confirm", session.pk, code=422, version=1)
    assert "Say which testers go" in page
    who = counter.world.tester.pk
    send(counter, "head", "session_confirm", session.pk, version=1, testers=who)
    session.refresh_from_db()
    assert session.state == "confirmed"
    assert list(session.testers.all()) == [counter.world.tester]


def test_others_take_over_on_the_second_day(counter):
    session = held(counter)
    letter = standing_letter(session)
    second = counter.world.second
    assert "session_testers" in pressed(get(counter, "head", "session", session.pk))
    change(counter, session, second)
    assert list(session.testers.all()) == [second]
    assert list(field.sessions(counter.acts("second"))) == [session]
    assert not field.sessions(counter.acts("tester")).exists()
    assert standing_letter(session) is None, "it named who no longer goes"
    newer = orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
    assert newer.pk != letter.pk
    page = get(counter, "head", "session", session.pk)
    assert "sent others to the market session" in page


def test_they_are_free_and_others_and_somebody(counter):
    session = held(counter)
    first, second = counter.world.tester, counter.world.second
    for testers, sentence in (((), "Say which"), ((first,), "go already")):
        with pytest.raises(DomainError, match=sentence) as refused:
            change(counter, session, *testers)
        assert refused.value.field == "testers"
    with pytest.raises(DomainError, match="Say why"):
        change(counter, session, second, reason=" ")
    with pytest.raises(NotAllowed):
        change(counter, session, second, who="tester")
    elsewhere = planned(counter, place=add_market(counter), testers=[second], ends_on=DAY)
    orders.confirm_session(actor=counter.acts("head"), session_id=elsewhere.pk)
    with pytest.raises(NoRoom):
        change(counter, session, first, second)


def test_only_while_somebody_goes(counter):
    session = planned(counter, testers=[counter.world.tester])
    with pytest.raises(NotNow):
        change(counter, session, counter.world.second)


class TestOnTheirDays:
    def test_nobody_is_taken_from_a_visit_that_an_owner_awaits(self, counter):
        order = an_order(counter, site="in_place", place=counter.market)
        visit = booked(counter, order)
        session = planned(counter, testers=[counter.world.tester])
        with pytest.raises(NoRoom, match=f"order {order} on 15 March 2019") as refused:
            orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        assert refused.value.field == "testers"
        with pytest.raises(NoRoom):
            change(counter, other_session(counter), counter.world.tester)
        said = {"appointment_id": visit.pk, "reason": "Ke pasar"}
        orders.cancel_appointment(actor=counter.acts("counter"), **said)
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)

    def test_nobody_is_sent_to_days_that_are_over(self, counter):
        session = planned(counter, testers=[counter.world.tester])
        last, after = (counter.world.acts("head", DAY + timedelta(days=more)) for more in (1, 2))
        with pytest.raises(DayOutOfOrder, match="are over"):
            orders.confirm_session(actor=after, session_id=session.pk)
        orders.confirm_session(actor=last, session_id=session.pk)


def other_session(counter):
    session = planned(counter, place=add_market(counter), testers=[counter.world.second])
    return orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)


def test_what_was_tested_is_counted_apart_on_its_page():
    day = a_day()
    said = {"kind": "verification", "promised_value": 4, "promised_unit": "hours"}
    InForceFactory(agency=day.bench.agency, **said)
    scale = day.bench.scale("table_scale", place=day.session.place)
    weights = day.bench.scale("common_weight", place=day.session.place, count=8)
    pieces = {"attempts": [{"remedy": "none", "readings": {}, "verdict": "pass"}]}
    marks = [{"kind": "sah", "size": "4", "count": 8}]
    day.sync(day.entry(scale), day.entry(weights, pieces=[8, 0, 0], marks=marks, **pieces))
    page = get(WorldOf(day.bench), "head", "session", day.session.pk)
    for words in ("Under way", "Instruments tested", "Weights tested"):
        assert words in page
    words_alone = re.sub(r"<[^>]+>|\s+", " ", page)
    assert re.search(r"Instruments tested +1 +Weights tested +8 ", words_alone)


class WorldOf:
    """The people of a bench, as the pages ask for them."""

    def __init__(self, bench):
        self.world = bench

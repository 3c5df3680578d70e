"""The pages of market sessions: opened, sent, refused, by strangers."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from teraju.modules.metrology.field_inbox import waiting
from teraju.modules.metrology.models import FieldEntry, Order, Session
from teraju.modules.metrology.order_refusals import StillRunning
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.accounts.records import save

from .order_pages import get, pressed, send
from .order_world import held, moment, planned
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def from_the_field(counter, session, **more):
    """A sheet as the telephone of the tester sent it."""
    said = {
        "government": session.government,
        "agency": session.agency,
        "session": session,
        "tester": counter.world.tester,
        "tester_office": "Penera",
        "key": uuid4(),
        "tested_on": DAY,
        "arrived_at": moment(9),
        "payload": {"version": 1},
    }
    sheet = FieldEntry(**{**said, **more})
    save(counter.acts("tester"), sheet)
    return sheet


class TestSessions:
    def test_planned_confirmed_opened_ended(self, counter):
        said = {"place": "Pasar Uji", "starts_on": DAY, "ends_on": DAY, "expected": 30}
        said |= {"expected_equipment": 90, "testers": [counter.world.tester.pk]}
        get(counter, "counter", "session_add", code=403)
        send(counter, "head", "session_add", code=422, **{**said, "place": "Nirgends"})
        send(counter, "head", "session_add", **said)
        session = Session.objects.get()
        for name, who in (("confirm", "head"), ("assign", "head"), ("hold", "tester")):
            session.refresh_from_db()
            more = {"testers": said["testers"]} if name == "confirm" else {"task": ""}
            send(counter, who, f"session_{name}", session.pk, version=session.version, **more)
            if name == "confirm":
                assert "session_assign" in pressed(get(counter, "head", "session", session.pk))
            if name == "assign":
                assert "session_assign" not in pressed(get(counter, "head", "session", session.pk))
        assert "Pasar Uji" in get(counter, "tester", "order", session.order.pk)
        session.refresh_from_db()
        send(counter, "tester", "session_end", session.pk, version=session.version)
        minutes = reverse("metrology_order_minutes", args=[session.order.pk])
        page = get(counter, "tester", "order", session.order.pk)
        assert minutes not in page, "nobody came: there is nothing to write down"
        assert "Pasar Uji" in get(counter, "staff", "sessions", state="held")
        get(counter, "stranger", "session", session.pk, code=404)
        get(counter, "staff", "session_change", session.pk, code=403)

    def test_one_of_several_days_names_them_all(self, counter):
        session = planned(counter, ends_on=DAY + timedelta(days=1))
        said = {"testers": [counter.world.tester.pk], "version": session.version}
        send(counter, "head", "session_confirm", session.pk, **said)
        days = "14 March 2019 – 15 March 2019"
        assert str(session) == f"Pasar Uji, {days}"
        assert days in get(counter, "tester", "session", session.pk)
        assert "14 Mar 2019 – 15 Mar 2019" in get(counter, "tester", "field")

    def test_whoever_goes_is_led_to_the_telephone(self, counter):
        session = planned(counter)
        key, field = f"metrology-take-{session.pk}", reverse("metrology_field")

        def told(who, days=0):
            items = waiting(counter.acts(who, days * 24 * 60))
            return {one.key: one.url for one in items}.get(key)

        assert told("tester") is None
        orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
        assert told("tester", -8) is None
        assert told("tester", -7) == told("tester", 1) == field
        assert told("second") is None
        assert told("tester", 2) is None
        link = f'href="{field}"'
        seen = {who: get(counter, who, "session", session.pk) for who in ("tester", "second")}
        assert seen["tester"].count(link) == seen["second"].count(link) + 1
        orders.hold_session(actor=counter.acts("tester"), session_id=session.pk)
        assert told("tester") == field
        from_the_field(counter, session)
        assert told("tester") is None

    def test_what_keeps_it_from_its_end_is_named(self, counter):
        session, order = held(counter)
        scale = counter.scales[0]
        scale.owner.name = "Bu Sri Pedagang"
        scale.owner.save()
        line = orders.add_line(
            actor=counter.acts("tester", 5),
            order_id=order.pk,
            instrument_id=scale.pk,
            control="subsequent",
        )
        session.refresh_from_db()
        assert "Bu Sri Pedagang" in get(counter, "tester", "line", line.pk)
        page = get(counter, "tester", "session_end", session.pk)
        assert f'href="{line.get_absolute_url()}"' in page
        with pytest.raises(StillRunning, match=scale.tag):
            orders.end_session(actor=counter.acts("tester", 9), session_id=session.pk)
        with pytest.raises(NotNow, match="plan a further session"):
            orders.change_session(actor=counter.acts("head"), session_id=session.pk, ends_on=DAY)

    def test_what_is_to_be_settled_from_the_field_is_named_and_keeps_nothing(self, counter):
        session, _order = held(counter)
        Session.objects.filter(pk=session.pk).update(ends_on=DAY)
        known = counter.scales[0]
        waits = from_the_field(counter, session, instrument=known, outcome="conflict")
        settled = from_the_field(counter, session, outcome="replaced")
        page = get(counter, "tester", "session_end", session.pk)
        assert f'href="{waits.get_absolute_url()}"' in page
        assert f'href="{settled.get_absolute_url()}"' not in page
        assert "conflict" in page
        assert "Settle them first" in page
        session.refresh_from_db()
        send(counter, "tester", "session_end", session.pk, version=session.version)

    def test_an_ended_one_leads_to_its_order_and_its_minutes(self, counter):
        session, order = held(counter)
        said = {"order_id": order.pk, "control": "subsequent"}
        line = orders.add_line(
            actor=counter.acts("tester", 5), instrument_id=counter.scales[0].pk, **said
        )
        orders.take_line(actor=counter.acts("tester", 6), line_id=line.pk)
        orders.finish_line(
            actor=counter.acts("tester", 9), line_id=line.pk, at=moment(9), to_sign=False
        )
        minutes = reverse("metrology_order_minutes", args=[order.pk])
        assert minutes not in get(counter, "tester", "session", session.pk)
        orders.end_session(actor=counter.acts("tester", 20), session_id=session.pk)
        page = get(counter, "tester", "session", session.pk)
        assert minutes in page
        assert "Open the order" in page
        send(counter, "tester", "order_minutes", order.pk, version=Order.objects.get().version)
        assert minutes not in get(counter, "tester", "session", session.pk)

    def test_change_reopen_cancel(self, counter):
        session = planned(counter)
        page = get(counter, "head", "session_change", session.pk)
        assert "Pasar Uji" in page
        said = {"place": "Pasar Uji", "starts_on": DAY, "ends_on": DAY, "expected": 1}
        said |= {"expected_equipment": 0, "testers": [counter.world.tester.pk]}
        send(counter, "head", "session_change", session.pk, version=session.version, **said)
        for name in ("confirm", "reopen", "cancel"):
            session.refresh_from_db()
            send(
                counter,
                "head",
                f"session_{name}",
                session.pk,
                version=session.version,
                reason="Banjir",
                testers=said["testers"],
            )
        assert "Banjir" in get(counter, "staff", "session", session.pk)

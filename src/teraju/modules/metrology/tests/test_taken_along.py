"""A letter names what was handed out for its job, not for another of the same days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from teraju.modules.metrology.models import Standard
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.services.taken_along import taken_along

from .order_world import an_order
from .test_order_letters import booked, sent
from .unit_world import DAY, out, standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(counter):
    return an_order(counter, site="in_place", place=counter.market)


def handed(counter, job, who="tester"):
    until = DAY + timedelta(days=2)
    holder = getattr(counter.world, who)
    code = f"AT-{Standard.objects.count()}"
    out(
        counter.world,
        job=job,
        due_on=until,
        holder=holder,
        standards=[standard(counter.world, code=code)],
    )


def named(counter, job):
    people = [counter.world.tester.pk, counter.world.second.pk]
    return [one.job for one in taken_along(job, people, DAY, DAY + timedelta(days=1))]


def test_by_the_number_of_the_order(counter, order):
    for job in (f"Order {order}", f"{order}-7", "SPT 12/2019"):
        handed(counter, job)
    assert named(counter, order) == [f"Order {order}"]


def test_by_a_letter_that_another_took_the_place_of(counter, order):
    booked(counter, order)
    first = sent(counter, order).number
    booked(counter, order, who="second", now=20)
    second = sent(counter, order, now=30).number
    handed(counter, first.lower())
    handed(counter, second, who="second")
    assert named(counter, order) == [first.lower(), second]


def test_of_a_session_by_its_market(counter):
    session = a_session(counter)
    for job in ("Sidang Pasar Uji", "Sidang Pasar Lain"):
        handed(counter, job)
    assert named(counter, session) == ["Sidang Pasar Uji"]


def test_the_letter_names_it(counter, order, monkeypatch):
    told = {}
    monkeypatch.setattr(
        "teraju.modules.metrology.services.order_papers.things_taken",
        lambda issues: told.setdefault("jobs", [one.job for one in issues]) and [],
    )
    for job in (str(order), "SPT 12/2019"):
        handed(counter, job)
    booked(counter, order)
    sent(counter, order)
    assert told["jobs"] == [str(order)]


def a_session(counter):
    planned = orders.plan_session(
        actor=counter.acts("head"),
        agency=counter.agency,
        place=counter.market,
        starts_on=DAY,
        ends_on=DAY,
        expected=30,
        expected_equipment=200,
        testers=[counter.world.tester],
    )
    return orders.confirm_session(actor=counter.acts("head"), session_id=planned.pk)


def test_the_form_proposes_the_jobs_that_are_under_way(counter, order, client, settings):
    settings.TERAJU_TODAY = DAY
    booked(counter, order)
    letter = sent(counter, order)
    session = a_session(counter)
    spt = orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
    client.force_login(counter.world.counter)
    page = client.get(reverse("metrology_issue_add")).content.decode()
    for told in (f"{letter.number}, {order}", f"{spt.number}, Pasar Uji", f"{order}, Bu Sri"):
        assert f'<option value="{told}">' in page

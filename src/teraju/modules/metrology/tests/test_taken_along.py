"""A letter names what was handed out for its job, not for another of the same days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from teraju.modules.metrology.models import Issue, Standard
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.services.taken_along import taken_along, things_taken

from .order_world import an_order
from .test_order_letters import booked, sent
from .unit_world import DAY, out, received, standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def stock(counter):
    return received(counter.world)


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
        lambda issues, _team: told.setdefault("jobs", [one.job for one in issues]) and [],
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


def facts_of(counter, stock, *handed_out):
    """What a letter to these officials says of stamps: each hand-out as its holder and counts."""
    lines = {(one.kind, one.size): one.pk for one in lines_of(stock) if one.site == "field"}
    for who, counts in handed_out:
        holder, stamps = getattr(counter.world, who), {lines[key]: n for key, n in counts.items()}
        if stamps:
            out(counter.world, job="SPT 1", holder=holder, stamps=stamps)
    people = [getattr(counter.world, who) for who in dict.fromkeys(who for who, _n in handed_out)]
    rows = Issue.objects.filter(job="SPT 1").prefetch_related("stamps__line", "standards__standard")
    with override("en"):
        told = things_taken(list(rows.order_by("pk")), people)
        return [(str(label), str(value)) for label, value in told if "tandard" not in str(label)]


def test_stamps_of_one_person_are_added_up(counter, stock):
    twice = [("tester", {("sah", "4"): 2, ("batal", "4"): 1}), ("tester", {("sah", "4"): 1})]
    assert facts_of(counter, stock, *twice) == [("Stamps", "Sah 4 mm: 3, Batal 4 mm: 1")]


def test_stamps_of_two_stand_by_person_and_in_all(counter, stock):
    both = [("tester", {("sah", "4"): 2, ("batal", "4"): 1}), ("second", {("sah", "4"): 1})]
    one, two = counter.world.tester.title, counter.world.second.title
    assert facts_of(counter, stock, *both) == [
        ("Stamps", f"{one} – Sah 4 mm: 2, Batal 4 mm: 1"),
        ("Stamps", f"{two} – Sah 4 mm: 1"),
        ("Stamps in all", "Sah 4 mm: 3, Batal 4 mm: 1"),
    ]


def test_of_two_where_one_takes_all_they_are_named(counter, stock):
    both = [("tester", {("sah", "4"): 2}), ("second", {})]
    [(label, value)] = facts_of(counter, stock, *both)
    assert (label, value) == ("Stamps", f"{counter.world.tester.title} – Sah 4 mm: 2")


def test_nothing_taken_yet_is_said_so(counter, stock):
    told = facts_of(counter, stock, ("tester", {}))
    assert told == [("Stamps", "handed out against this letter")]

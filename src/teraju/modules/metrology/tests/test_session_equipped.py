"""What a session needs is asked of whoever keeps the safe, until it is handed out."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from teraju.modules.metrology.models import Issue
from teraju.modules.metrology.services import orders
from teraju.modules.metrology.unit_inbox import waiting
from teraju.platform.papers.api import Paper

from .order_pages import client
from .order_world import planned
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


def sent(counter, days=2):
    on = DAY + timedelta(days=days)
    session = planned(counter, starts_on=on, ends_on=on)
    orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
    orders.assign_session(actor=counter.acts("head"), session_id=session.pk)
    return session


def asked(counter, who="counter"):
    found = waiting(counter.acts(who))
    return [one for one in found if one.key.startswith("metrology-equip-")]


def out(counter, session, job):
    Issue.objects.create(
        government=counter.agency.government,
        agency=counter.agency,
        job=job,
        site="field",
        holder=counter.world.tester,
        holder_office="Penera",
        issued_on=DAY,
        due_on=session.ends_on,
        issued_office="Loket",
        created_at=counter.acts("counter").now,
        updated_at=counter.acts("counter").now,
    )


def test_it_is_asked_once_the_letter_stands_and_the_job_is_filled_in(counter):
    session = sent(counter)
    [item] = asked(counter)
    letter = Paper.objects.get(number_key="metrology.assignment")
    assert item.key == f"metrology-equip-{session.pk}"
    assert parse_qs(urlsplit(str(item.url)).query) == {"job": [f"{letter.number}, Pasar Uji"]}
    form = client(counter, "counter").get(item.url).context["form"]
    assert form["job"].value() == f"{letter.number}, Pasar Uji"
    assert not asked(counter, "tester")


@pytest.mark.parametrize("job", ["Sidang Pasar Uji", "{letter}"])
def test_what_is_handed_out_is_asked_no_more(counter, job):
    session = sent(counter)
    letter = Paper.objects.get(number_key="metrology.assignment")
    out(counter, session, "Sidang Pasar Lain")
    assert asked(counter)
    out(counter, session, job.format(letter=letter.number))
    assert not asked(counter)


def test_one_that_lies_further_ahead_waits(counter):
    sent(counter, days=4)
    assert not asked(counter)


def test_without_a_letter_nothing_is_handed_out_yet(counter):
    on = DAY + timedelta(days=1)
    session = planned(counter, starts_on=on, ends_on=on)
    orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
    assert not asked(counter)

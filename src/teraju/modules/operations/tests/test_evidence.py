"""What records prove, as they stood on a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from teraju.modules.conformity.api import State
from teraju.modules.operations.domain.states import FaultState, OutputState
from teraju.modules.operations.evidence.days import months_after, months_before
from teraju.modules.operations.evidence.faults import faults
from teraju.modules.operations.evidence.outputs import outputs
from teraju.modules.operations.evidence.standards import standards
from teraju.modules.operations.models import OutputStep

from .factories import FaultFactory, InForceFactory, OutputFactory

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Jakarta")
DAY = date(2018, 6, 1)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture
def service():
    return InForceFactory()


def released(service, day="2018-05-14", *, late=False, checked=True, **fields):
    moment = at(f"{day}T10:00")
    output = OutputFactory(
        service=service,
        state=OutputState.CLOSED,
        received_at=moment - timedelta(days=1),
        clock_from=moment - timedelta(days=1),
        accepted_at=moment,
        promised_at=moment - timedelta(hours=1) if late else moment,
        released_at=moment,
        released_office="Kepala Bidang",
        working_minutes=60,
        handed_over_at=moment,
        ended_at=moment,
        **{"created_at": moment, "updated_at": moment, **fields},
    )
    if checked:
        OutputStep.objects.create(
            output=output,
            step=service.steps.get(is_check=True),
            done_at=moment,
            done_office="Petugas",
        )
    return output


def by_topic(service, on=DAY):
    found = {}
    for proof in outputs([service.agency_id], on):
        found.update(dict.fromkeys(proof.topics, proof))
    return found


def test_a_released_and_checked_order_proves_the_release(service):
    released(service)
    proof = by_topic(service)["release"]
    assert proof.state is State.CONFORMING
    assert not proof.supports
    assert proof.valid_until == date(2019, 5, 14)
    assert (proof.happened_on, proof.recorded_on) == (date(2018, 5, 14), date(2018, 5, 14))
    assert by_topic(service)["customer-focus"].supports


def test_an_unchecked_result_pulls_the_topic_down(service):
    released(service)
    released(service, checked=False)
    proof = by_topic(service)["release"]
    assert proof.state is State.ATTENTION
    with override("en"):
        assert str(proof.reason) == "1 results went out without a recorded check."


@pytest.mark.parametrize(("late", "state"), [(1, State.CONFORMING), (2, State.ATTENTION)])
def test_nine_in_ten_must_be_in_time(service, late, state):
    for _each in range(10 - late):
        released(service)
    for _each in range(late):
        released(service, late=True)
    proof = by_topic(service)["service-provision"]
    assert proof.state is state
    with override("en"):
        expected = f"{late} of 10 orders were released late" if state is State.ATTENTION else ""
        assert str(proof.reason).startswith(expected)
        assert bool(str(proof.reason)) == bool(expected)


def test_what_was_recorded_later_is_not_known_yet(service):
    released(service, created_at=at("2018-06-02T08:00"))
    assert by_topic(service) == {}
    assert "release" in by_topic(service, date(2018, 6, 2))


def test_old_orders_run_out_and_still_say_so(service):
    released(service)
    proof = by_topic(service, date(2020, 1, 1))["release"]
    assert proof.ran_out_by(date(2020, 1, 1))


def test_property_kept_back_is_told(service):
    released(service, property_received="KK asli")
    assert by_topic(service)["customer-property"].state is State.ATTENTION
    other = InForceFactory()
    released(other, property_received="KK asli", property_returned_at=at("2018-05-14T10:00"))
    assert by_topic(other)["customer-property"].state is State.CONFORMING


def test_standard_in_force_until_it_ended(service):
    proofs = list(standards([service.agency_id], DAY))
    assert [(one.state, one.valid_until) for one in proofs] == [(State.CONFORMING, None)]
    service.state, service.ended_on = "withdrawn", date(2018, 5, 1)
    service.save()
    assert next(standards([service.agency_id], DAY)).ran_out_by(DAY)
    assert not next(standards([service.agency_id], date(2018, 4, 1))).ran_out_by(date(2018, 4, 1))
    assert list(standards([service.agency_id], date(2017, 12, 31))) == []


def fault(service, day, **fields):
    return FaultFactory(
        output=OutputFactory(service=service),
        **{"created_at": at(f"{day}T09:00"), "found_on": date.fromisoformat(day), **fields},
    )


def test_verified_faults_prove_and_old_open_ones_do_not(service):
    assert list(faults([service.agency_id], DAY)) == []
    fault(
        service,
        "2018-05-02",
        state=FaultState.VERIFIED,
        ended_at=at("2018-05-04T09:00"),
    )
    proof = next(faults([service.agency_id], DAY))
    assert (proof.state, proof.supports) == (State.CONFORMING, False)
    # Before its verification it spoke for the topic without proving it.
    assert next(faults([service.agency_id], date(2018, 5, 3))).supports
    fault(service, "2018-04-01")
    proof = next(faults([service.agency_id], DAY))
    assert proof.state is State.ATTENTION
    # Whoever judged before that day could not know it.
    assert proof.wrong_since == date(2018, 5, 1)
    assert not next(faults([service.agency_id], date(2018, 4, 30))).reason
    assert next(faults([service.agency_id], date(2018, 5, 1))).reason


def test_the_number_of_queries_does_not_grow(service, django_assert_num_queries):
    released(service)
    other = InForceFactory()
    released(other)
    ids = [service.agency_id, other.agency_id]
    with django_assert_num_queries(4):
        list(outputs(ids, DAY))
        list(standards(ids, DAY))
        list(faults(ids, DAY))


@pytest.mark.parametrize(
    ("day", "months", "after", "before"),
    [
        (date(2020, 2, 29), 12, date(2021, 2, 28), date(2019, 3, 1)),
        (date(2018, 5, 14), 12, date(2019, 5, 14), date(2017, 5, 15)),
        (date(2018, 12, 31), 2, date(2019, 2, 28), date(2018, 11, 1)),
    ],
)
def test_months(day, months, after, before):
    assert months_after(day, months) == after
    assert months_before(day, months) == before

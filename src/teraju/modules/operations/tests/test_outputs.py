"""An order from its receipt to its close, and what stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.operations import services
from teraju.modules.operations.domain.states import OutputState
from teraju.modules.operations.models import Output, Service, ServiceField
from teraju.modules.operations.refusals import (
    DateOutOfOrder,
    FaultOpen,
    Incomplete,
    NotYourStep,
    OwnCheck,
    StepNotPossible,
)
from teraju.platform.audit.api import TrailEvent
from teraju.platform.audit.models import TrailPersonal

from .factories import InForceFactory, OutputFactory, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


@pytest.fixture
def service(home):
    return InForceFactory(agency=home.agency)


@pytest.fixture
def order(home, service):
    return received(home, service)


def received(home, service, **values):
    return services.receive_output(
        actor=home.counter, service=service, customer_name="Siti", **values
    )


def worked(home, order, who=None):
    """Accepted, and every step before the release done."""
    services.accept_output(actor=home.counter, output_id=order.pk)
    for row in order.service.steps.filter(is_release=False):
        services.do_step(actor=who or home.counter, output_id=order.pk, step_id=row.pk)
    order.refresh_from_db()
    return order


def test_received_with_number_and_promise(home, order):
    assert order.number.startswith("00001/")
    assert order.state == OutputState.RECEIVED
    # Three working days after Wednesday, at closing time.
    assert order.promised_at.astimezone(home.counter.now.tzinfo).isoformat() == (
        "2018-03-19T16:00:00+07:00"
    )


def test_personal_data_stands_only_in_the_shreddable_part(home, service):
    received(home, service, customer_contact="0812")
    event = TrailEvent.objects.get(verb="operations.output.received")
    assert "Siti" not in str(event.changes)
    assert "Siti" not in event.target_label
    assert TrailPersonal.objects.get(event=event).data["customer_name"] == "Siti"


def test_whole_way(home, order):
    worked(home, order)
    assert order.state == OutputState.READY
    later = replace(home.owner, now=home.owner.now + timedelta(hours=2))
    done = services.release_output(actor=later, output_id=order.pk)
    assert (done.working_minutes, done.is_kept, done.released_office) == (120, True, later.office)
    services.hand_over_output(actor=home.counter, output_id=order.pk)
    closed = services.close_output(actor=home.counter, output_id=order.pk)
    assert closed.state == OutputState.CLOSED
    assert closed.handed_over_to == "Siti"


def test_incomplete_order_waits_for_the_customer_and_the_time_runs_anew(home, order):
    services.return_output(actor=home.counter, output_id=order.pk, lacking="Fotokopi KK")
    order.refresh_from_db()
    assert (order.state, order.lacking) == (OutputState.INCOMPLETE, "Fotokopi KK")
    assert not order.is_late(home.counter.now + timedelta(days=60))
    later = replace(home.counter, now=home.counter.now + timedelta(days=5))
    back = services.complete_output(actor=later, output_id=order.pk)
    assert back.clock_from == later.now
    assert back.promised_at > order.promised_at


def test_steps_follow_their_order(home, order):
    services.accept_output(actor=home.counter, output_id=order.pk)
    second = order.service.steps.get(order=2)
    with pytest.raises(StepNotPossible):
        services.do_step(actor=home.counter, output_id=order.pk, step_id=second.pk)


def test_a_step_is_for_the_role_that_the_service_names(home, order):
    services.accept_output(actor=home.counter, output_id=order.pk)
    first = order.service.steps.get(order=1)
    with pytest.raises(NotYourStep):
        services.do_step(actor=home.reader, output_id=order.pk, step_id=first.pk)
    # The owner of the process stands in.
    services.do_step(actor=home.owner, output_id=order.pk, step_id=first.pk)


def test_release_is_for_the_office_that_the_service_names(home, order):
    worked(home, order)
    with pytest.raises(NotYourStep):
        services.release_output(actor=home.counter, output_id=order.pk)
    with pytest.raises(NotYourStep):
        services.release_output(actor=home.head, output_id=order.pk)


def test_who_checked_does_not_release(home, order):
    worked(home, order, who=home.owner)
    with pytest.raises(OwnCheck):
        services.release_output(actor=home.owner, output_id=order.pk)
    Service.objects.update(other_releases=False)
    assert services.release_output(actor=home.owner, output_id=order.pk).is_released


def test_release_is_refused_while_a_fault_is_open(home, order):
    worked(home, order)
    fault = services.record_fault(
        actor=home.counter,
        agency=home.agency,
        output=order,
        what="Nama keliru",
        origin="check",
        found_on=home.counter.today,
    )
    with pytest.raises(FaultOpen):
        services.release_output(actor=home.owner, output_id=order.pk)
    services.treat_fault(
        actor=home.counter, fault_id=fault.pk, disposition="correct", treatment="Dicetak ulang"
    )
    with pytest.raises(FaultOpen):
        services.release_output(actor=home.owner, output_id=order.pk)
    services.verify_fault(actor=home.owner, fault_id=fault.pk, verification="Sesuai KK")
    assert services.release_output(actor=home.owner, output_id=order.pk).is_released


def test_release_waits_for_the_review_of_a_change(home, order):
    wish = services.ask_change(
        actor=home.counter, output_id=order.pk, wish="Nama diganti", asked_by="Pemohon"
    )
    worked(home, order)
    with pytest.raises(StepNotPossible):
        services.release_output(actor=home.owner, output_id=order.pk)
    with pytest.raises(NotAllowed):
        services.review_change(
            actor=home.counter, change_id=wish.pk, is_accepted=True, review="Bisa"
        )
    services.review_change(actor=home.owner, change_id=wish.pk, is_accepted=True, review="Bisa")
    with pytest.raises(StepNotPossible):
        services.review_change(
            actor=home.owner, change_id=wish.pk, is_accepted=False, review="Tidak"
        )
    assert services.release_output(actor=home.owner, output_id=order.pk).is_released


def test_sent_back_does_the_last_step_again(home, order):
    worked(home, order)
    back = services.send_back_output(actor=home.owner, output_id=order.pk, reason="Buram")
    assert back.state == OutputState.IN_PROGRESS
    last = order.service.steps.get(order=2)
    services.do_step(actor=home.counter, output_id=order.pk, step_id=last.pk)
    order.refresh_from_db()
    assert order.state == OutputState.READY


def test_property_of_the_customer_comes_back_before_the_close(home, service):
    order = received(home, service, property_received="KK asli")
    worked(home, order)
    services.release_output(actor=home.owner, output_id=order.pk)
    services.hand_over_output(actor=home.counter, output_id=order.pk)
    with pytest.raises(Incomplete):
        services.close_output(actor=home.counter, output_id=order.pk)
    services.settle_property(actor=home.counter, output_id=order.pk)
    with pytest.raises(StepNotPossible):
        services.settle_property(actor=home.counter, output_id=order.pk)
    assert services.close_output(actor=home.counter, output_id=order.pk).is_ended


def test_answers_of_the_form(home, service):
    number = ServiceField.objects.create(
        service=service, order=1, name="Nomor KK", kind="number", is_required=True
    )
    ServiceField.objects.create(service=service, order=2, name="Lahir", kind="date")
    with pytest.raises(ValidationError) as refused:
        received(home, service)
    assert list(refused.value.message_dict) == [f"field_{number.key}"]
    with pytest.raises(ValidationError):
        received(home, service, values={number.key: "abc"})
    order = received(home, service, values={number.key: "3604", "0": "x"})
    assert order.values == {number.key: "3604"}


@pytest.mark.parametrize("end", ["reject", "cancel"])
def test_given_up(home, order, end):
    act = getattr(services, f"{end}_output")
    with pytest.raises(Incomplete):
        act(actor=home.owner, output_id=order.pk, reason=" ")
    gone = act(actor=home.owner, output_id=order.pk, reason="Bukan kewenangan")
    assert gone.is_ended
    with pytest.raises(StepNotPossible):
        services.accept_output(actor=home.counter, output_id=order.pk)


def test_term_of_its_own(home, service):
    term = home.counter.now + timedelta(days=40)
    order = received(home, service, promised_at=term)
    assert (order.promised_at, order.has_own_term) == (term, True)
    with pytest.raises(DateOutOfOrder):
        received(home, service, promised_at=home.counter.now - timedelta(days=1))
    with pytest.raises(DateOutOfOrder):
        received(home, service, received_at=term)


def test_draft_of_a_service_takes_no_orders(home):
    from .factories import ServiceFactory

    with pytest.raises(StepNotPossible):
        received(home, ServiceFactory(agency=home.agency))


def test_stranger_reader_and_stale_version(home, order):
    with pytest.raises(Output.DoesNotExist):
        services.accept_output(actor=home.stranger, output_id=order.pk)
    with pytest.raises(NotAllowed):
        services.accept_output(actor=home.reader, output_id=order.pk)
    with pytest.raises(ChangedMeanwhile):
        services.accept_output(actor=home.counter, output_id=order.pk, expected_version=7)


def test_fault_is_verified_by_somebody_else_and_can_come_back(home):
    order = OutputFactory(agency=home.agency, service=InForceFactory(agency=home.agency))
    given = {"agency": home.agency, "output": order, "what": "Keliru", "found_on": home.owner.today}
    with pytest.raises(StepNotPossible):
        services.record_fault(actor=home.owner, origin="customer", **given)
    fault = services.record_fault(actor=home.owner, origin="step", **given)
    with pytest.raises(NotAllowed):
        services.treat_fault(
            actor=home.owner, fault_id=fault.pk, disposition="concession", treatment="Boleh"
        )
    services.treat_fault(
        actor=home.owner, fault_id=fault.pk, disposition="correct", treatment="Diperbaiki"
    )
    with pytest.raises(OwnCheck):
        services.verify_fault(actor=home.owner, fault_id=fault.pk, verification="Baik")
    services.reopen_fault(actor=home.coordinator, fault_id=fault.pk, reason="Masih keliru")
    conceded = services.treat_fault(
        actor=home.head, fault_id=fault.pk, disposition="concession", treatment="Boleh"
    )
    assert conceded.authorised_office == home.head.office
    done = services.verify_fault(actor=home.coordinator, fault_id=fault.pk, verification="Cukup")
    assert not done.is_unresolved
    other = services.record_fault(actor=home.owner, origin="step", **given)
    gone = services.withdraw_fault(actor=home.owner, fault_id=other.pk, reason="Salah catat")
    assert gone.state == "withdrawn"


def test_fault_of_another_agency_and_of_tomorrow_is_refused(home):
    order = OutputFactory()
    with pytest.raises(DomainError):
        services.record_fault(
            actor=home.owner,
            agency=home.agency,
            output=order,
            what="X",
            origin="step",
            found_on=home.owner.today,
        )
    with pytest.raises(DateOutOfOrder):
        services.record_fault(
            actor=home.owner,
            agency=home.agency,
            what="X",
            origin="step",
            found_on=home.owner.today + timedelta(days=1),
        )

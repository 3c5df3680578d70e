"""What forms do: works, bad input at its field, stale version, a repeated click."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from teraju.modules.operations.domain.states import FaultState, OutputState, TicketState
from teraju.modules.operations.models import (
    NonconformingOutput,
    Output,
    QueueTicket,
    Service,
    ServiceField,
)
from teraju.platform.papers.tests.samples import text_of

from .factories import (
    TEXTS,
    CounterFactory,
    FaultFactory,
    InForceFactory,
    OutputFactory,
    QueueFactory,
    ServiceFactory,
    StepFactory,
)

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"operations_{name}", args=args)


def send(client, address, **data):
    return client.post(address, {"once": str(uuid.uuid4()), **data})


@pytest.fixture
def service(office):
    return InForceFactory(agency=office.agency, kind="counter")


@pytest.fixture
def order(office, service):
    return OutputFactory(agency=office.agency, service=service)


def test_a_standard_from_the_form_to_the_public_page(office):
    begun = send(
        office.owner,
        url("service_add"),
        agency=office.agency.pk,
        kind="counter",
        code="KK",
        name="Kartu keluarga",
    )
    service = Service.objects.get()
    assert begun.url == url("service_change", service.pk)
    saved = send(
        office.owner,
        begun.url,
        version=service.version,
        code="KK",
        name="Kartu keluarga",
        promised_value=2,
        promised_unit="days",
        fee="0",
        other_releases="on",
        **{f"text_{code}": text for code, text in TEXTS.items()},
    )
    assert saved.status_code == 302
    service.refresh_from_db()
    send(office.owner, url("service_submit", service.pk), version=service.version)
    service.refresh_from_db()
    send(
        office.head, url("service_approve", service.pk), version=service.version, decree="SK 1/2018"
    )
    service.refresh_from_db()
    assert service.is_in_force
    page = office.reader.get(url("public_service", office.government.slug, service.pk))
    assert "Kartu keluarga" in page.content.decode()


def test_an_incomplete_standard_is_told_what_is_empty(office):
    service = ServiceFactory(agency=office.agency, components={})
    page = office.owner.get(service.get_absolute_url()).content.decode()
    assert "Still empty in the service standard: Requirements to bring" in page
    refused = send(office.owner, url("service_submit", service.pk), version=1)
    assert refused.status_code == 422
    assert "Requirements to bring" in refused.content.decode()


def test_steps_and_questions_by_form(office):
    draft = ServiceFactory(agency=office.agency)
    StepFactory(service=draft, order=1, role="process_owner", is_release=True)
    send(
        office.owner,
        url("step_add", draft.pk),
        version=1,
        name="Cetak",
        role="counter",
        allotted_value=5,
        allotted_unit="minutes",
    )
    assert draft.steps.get(order=1).name == "Cetak"
    send(
        office.owner,
        url("question_add", draft.pk),
        version=2,
        name="Jenis",
        kind="choice",
        options="Baru\nPerpanjangan",
    )
    assert draft.fields.get().options == ["Baru", "Perpanjangan"]
    refused = send(
        office.owner, url("question_add", draft.pk), version=3, name="Lagi", kind="choice"
    )
    assert "at least two choices" in refused.content.decode()


def test_an_order_is_received_once_however_often_one_clicks(office, service):
    field = ServiceField.objects.create(
        service=service, order=1, name="NIK", kind="number", is_required=True
    )
    once = str(uuid.uuid4())
    given = {
        "once": once,
        "customer_name": "Siti",
        "channel": "counter",
        f"field_{field.key}": "3604",
    }
    first = office.counter.post(url("receive", service.pk), given)
    second = office.counter.post(url("receive", service.pk), given)
    assert first.url == second.url
    assert Output.objects.count() == 1
    refused = send(
        office.counter, url("receive", service.pk), customer_name="Siti", channel="counter"
    )
    assert refused.status_code == 422
    assert Output.objects.count() == 1


def test_whole_way_by_forms(office, order):
    def go(client, name, **data):
        order.refresh_from_db()
        answer = send(client, url(name, order.pk), version=order.version, **data)
        assert answer.status_code == 302, answer.content.decode()

    go(office.counter, "return", lacking="Fotokopi KK")
    go(office.counter, "complete")
    go(office.counter, "accept")
    go(office.counter, "step_done")
    go(office.counter, "step_done", note="Sesuai")
    order.refresh_from_db()
    assert order.state == OutputState.READY
    assert office.counter.get(url("release", order.pk)).status_code == 403
    go(office.owner, "release")
    go(office.counter, "hand_over")
    go(office.counter, "close")
    order.refresh_from_db()
    assert order.state == OutputState.CLOSED
    page = office.reader.get(order.get_absolute_url()).content.decode()
    assert "released the result" in page


def test_a_fault_stops_the_release_in_words(office, order):
    Output.objects.filter(pk=order.pk).update(state=OutputState.READY)
    send(
        office.counter,
        url("output_fault", order.pk),
        what="Nama keliru",
        origin="check",
        found_on="2018-03-14",
    )
    refused = send(office.owner, url("release", order.pk), version=order.version)
    assert refused.status_code == 422
    assert "A nonconforming output of this order is open" in refused.content.decode()
    fault = NonconformingOutput.objects.get()
    send(
        office.counter,
        url("fault_treat", fault.pk),
        version=fault.version,
        disposition="correct",
        treatment="Dicetak ulang",
    )
    fault.refresh_from_db()
    assert office.counter.get(url("fault_verify", fault.pk)).status_code == 403
    send(office.owner, url("fault_verify", fault.pk), version=fault.version, verification="Sesuai")
    fault.refresh_from_db()
    assert fault.state == FaultState.VERIFIED


def test_stale_version_keeps_what_was_typed(office, order):
    refused = send(office.counter, url("return", order.pk), version=9, lacking="Fotokopi KK")
    assert refused.status_code == 422
    assert "Fotokopi KK" in refused.content.decode()


def test_tomorrow_is_refused_at_its_field(office, order):
    refused = send(
        office.counter,
        url("output_fault", order.pk),
        what="X",
        origin="check",
        found_on="2099-01-01",
    )
    assert "This day has not come yet." in refused.content.decode()
    assert not NonconformingOutput.objects.exists()


def test_script_in_a_text_is_harmless(office):
    fault = FaultFactory(
        output=OutputFactory(agency=office.agency, service=InForceFactory(agency=office.agency)),
        what="<script>alert(1)</script>",
    )
    page = office.reader.get(fault.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in page


def test_one_thumb_at_the_counter(office, service):
    queue = QueueFactory(agency=office.agency, letter="A")
    counter = CounterFactory(agency=office.agency, queues=[queue])
    Service.objects.update(queue=queue)
    office.counter.post(url("ticket_issue", queue.pk))
    office.counter.post(url("counter_call", counter.pk))
    ticket = QueueTicket.objects.get()
    assert (ticket.number, ticket.state) == ("A001", TicketState.CALLED)
    # A second press finds the counter busy, and says so on the page.
    again = office.counter.post(url("counter_call", counter.pk), follow=True)
    assert "Finish the number that is at this counter first." in again.content.decode()
    office.counter.post(url("ticket_serve", ticket.pk), {"version": ticket.version})
    page = office.counter.get(counter.get_absolute_url()).content.decode()
    address = f"{url('receive', service.pk)}?ticket={ticket.pk}"
    assert address in page
    made = office.counter.post(
        address, {"once": str(uuid.uuid4()), "customer_name": "Siti", "channel": "counter"}
    )
    ticket.refresh_from_db()
    assert made.status_code == 302
    assert (ticket.state, ticket.output) == (TicketState.DONE, Output.objects.get())
    assert office.reader.post(url("counter_call", counter.pk)).status_code == 403
    assert office.stranger.post(url("counter_call", counter.pk)).status_code == 404


def test_a_number_is_shown_and_printed(office):
    queue = QueueFactory(agency=office.agency, letter="A", name="Akta")
    office.counter.post(url("ticket_issue", queue.pk))
    drawn = office.counter.post(url("ticket_issue", queue.pk), follow=True)
    page = drawn.content.decode()
    ticket = QueueTicket.objects.get(number="A002")
    assert '<h2 class="number">A002</h2>' in page
    assert url("ticket_slip", ticket.pk) in page
    slip = office.counter.get(url("ticket_slip", ticket.pk))
    assert slip["Content-Type"] == "application/pdf"
    words = text_of(slip.content)
    assert "A002" in words
    assert "Akta" in words
    assert "1 nomor" in words
    assert office.stranger.get(url("ticket_slip", ticket.pk)).status_code == 404
    # The page of a number that is not of today shows none.
    plain = office.counter.get(url("queue") + "?drawn=9999999").content.decode()
    assert 'class="number"' not in plain


@pytest.fixture
def at_counter(office):
    """Number A001, whose person is at the counter."""
    queue = QueueFactory(agency=office.agency, letter="A")
    counter = CounterFactory(agency=office.agency, queues=[queue])
    office.counter.post(url("ticket_issue", queue.pk))
    office.counter.post(url("counter_call", counter.pk))
    ticket = QueueTicket.objects.get()
    office.counter.post(url("ticket_serve", ticket.pk), {"version": ticket.version})
    ticket.refresh_from_db()
    assert (
        url("ticket_order", ticket.pk)
        in office.counter.get(counter.get_absolute_url()).content.decode()
    )
    return ticket


@pytest.mark.parametrize("by", ["number", "customer_name"])
def test_a_number_about_an_order_that_stands(office, order, at_counter, by):
    Output.objects.update(customer_name="Siti Aminah")
    order.refresh_from_db()
    words = {"number": order.number.lower(), "customer_name": "siti"}[by]
    made = send(
        office.counter, url("ticket_order", at_counter.pk), version=at_counter.version, order=words
    )
    assert made.url == order.get_absolute_url()
    at_counter.refresh_from_db()
    assert (at_counter.state, at_counter.output) == (TicketState.DONE, order)


def test_a_number_is_not_tied_to_what_is_not_meant(office, order, service, at_counter):
    OutputFactory(agency=office.agency, service=service, customer_name="Siti Aminah")
    Output.objects.update(customer_name="Siti Aminah")
    for words, said in (("Siti", "More than one fits"), ("Budi", "No order of this office")):
        refused = send(
            office.counter,
            url("ticket_order", at_counter.pk),
            version=at_counter.version,
            order=words,
        )
        assert refused.status_code == 422
        assert said in refused.content.decode()
    Output.objects.exclude(pk=order.pk).update(state=OutputState.CANCELLED)
    reader = office.reader.get(url("ticket_order", at_counter.pk))
    assert reader.status_code == 403
    send(
        office.counter, url("ticket_order", at_counter.pk), version=at_counter.version, order="Siti"
    )
    at_counter.refresh_from_db()
    assert at_counter.output == order


def test_the_paper_of_a_standard(office, service):
    made = send(office.head, url("service_paper", service.pk), version=service.version)
    assert made.status_code == 302
    again = send(office.head, url("service_paper", service.pk), version=service.version)
    assert again.status_code == 302
    assert made.url != again.url


def test_the_page_of_a_service_lists_its_papers(office, service):
    page = service.get_absolute_url()
    assert "Issued papers</h2>" not in office.reader.get(page).content.decode()
    made = send(office.head, url("service_paper", service.pk), version=service.version)
    assert f'href="{made.url}"' in office.reader.get(page).content.decode()


def test_work_list(office, order, service):
    from teraju.modules.operations import inbox
    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests.factories import viewer

    counter = viewer(Role.COUNTER, agency=office.agency, now=order.promised_at)
    owner = viewer(Role.PROCESS_OWNER, agency=office.agency, now=order.promised_at)
    assert [one.key for one in inbox.waiting(counter)] == [f"output-{order.pk}-due"]
    Output.objects.update(state=OutputState.READY)
    assert inbox.waiting(counter) == []
    assert [one.key for one in inbox.waiting(owner)] == [f"output-{order.pk}-release"]
    fault = FaultFactory(output=order)
    assert f"fault-{fault.pk}-open" in {one.key for one in inbox.waiting(counter)}
    assert inbox.waiting(viewer(Role.STAFF, agency=office.agency)) == []

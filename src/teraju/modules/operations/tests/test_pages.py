"""Every page: who may open it, who is a stranger, who is told who may."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.operations.domain.states import OutputState, ServiceState, TicketState
from teraju.modules.operations.models import (
    OutputChange,
    QueueTicket,
    ServiceField,
)
from teraju.platform.accounts.tests.factories import NOW

from .conftest import TODAY
from .factories import (
    CounterFactory,
    FaultFactory,
    InForceFactory,
    OutputFactory,
    QueueFactory,
    ServiceFactory,
    StepFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(office):
    """One record of each kind at the agency."""
    service = InForceFactory(agency=office.agency, kind="counter")
    draft = ServiceFactory(agency=office.agency)
    StepFactory(service=draft, is_release=True)
    output = OutputFactory(agency=office.agency, service=service)
    queue = QueueFactory(agency=office.agency, letter="A")
    counter = CounterFactory(agency=office.agency, queues=[queue])
    ticket = QueueTicket(
        agency=office.agency,
        government=office.government,
        queue=queue,
        counter=counter,
        day=TODAY,
        sequence=1,
        number="A001",
        state=TicketState.SERVING,
        issued_at=NOW,
        waits_since=NOW,
        called_at=NOW,
        served_at=NOW,
        calls=1,
    )
    ticket.touch(NOW)
    ticket.save()
    change = OutputChange(
        government=office.government, output=output, wish="Ubah", asked_by="Siti", asked_at=NOW
    )
    change.touch(NOW)
    change.save()
    question = ServiceField.objects.create(service=draft, order=1, name="NIK")
    return {
        "service": service,
        "draft": draft,
        "step": draft.steps.get(),
        "question": question,
        "output": output,
        "change": change,
        "fault": FaultFactory(output=output),
        "queue": queue,
        "counter": counter,
        "ticket": ticket,
    }


LISTS = ("services", "outputs", "faults", "tickets", "queue")
RECORDS = (
    ("service", "service"),
    ("service", "draft"),
    ("output", "output"),
    ("fault", "fault"),
    ("ticket", "ticket"),
    ("counter", "counter"),
    ("counter_waiting", "counter"),
)
# The form, its record, and who fills it in.
FORMS = (
    ("service_change", "draft", "owner"),
    ("service_submit", "draft", "owner"),
    ("service_discard", "draft", "owner"),
    ("service_approve", "draft", "head"),
    ("service_return", "draft", "head"),
    ("service_withdraw", "service", "head"),
    ("service_revise", "service", "owner"),
    ("service_paper", "service", "head"),
    ("step_add", "draft", "owner"),
    ("step_change", "step", "owner"),
    ("step_remove", "step", "owner"),
    ("question_add", "draft", "owner"),
    ("question_change", "question", "owner"),
    ("question_remove", "question", "owner"),
    ("receive", "service", "counter"),
    ("accept", "output", "counter"),
    ("return", "output", "counter"),
    ("complete", "output", "counter"),
    ("send_back", "output", "owner"),
    ("release", "output", "owner"),
    ("hand_over", "output", "counter"),
    ("close", "output", "counter"),
    ("reject", "output", "owner"),
    ("cancel", "output", "counter"),
    ("wish", "output", "counter"),
    ("property", "output", "counter"),
    ("output_fault", "output", "counter"),
    ("review", "change", "owner"),
    ("fault_treat", "fault", "counter"),
    ("fault_verify", "fault", "owner"),
    ("fault_reopen", "fault", "owner"),
    ("fault_withdraw", "fault", "owner"),
    ("queue_change", "queue", "owner"),
    ("counter_change", "counter", "owner"),
    ("ticket_transfer", "ticket", "counter"),
)
ADDS = (
    ("service_add", "owner"),
    ("output_add", "counter"),
    ("fault_add", "counter"),
    ("queue_add", "owner"),
    ("counter_add", "owner"),
)


def url(name, *args):
    return reverse(f"operations_{name}", args=args)


@pytest.mark.parametrize("name", LISTS)
def test_lists(office, world, name):
    assert office.reader.get(url(name)).status_code == 200
    assert office.stranger.get(url(name)).status_code == 200
    assert "A001" not in office.stranger.get(url(name)).content.decode()


@pytest.mark.parametrize("name", ["services", "outputs", "faults", "tickets"])
def test_lists_as_excel(office, world, name):
    answer = office.reader.get(url(name), {"format": "xlsx"})
    assert answer.status_code == 200


@pytest.mark.parametrize(("name", "key"), RECORDS)
def test_records(office, world, name, key):
    address = url(name, world[key].pk)
    assert office.reader.get(address).status_code == 200
    assert office.counter.get(address).status_code == 200
    assert office.owner.get(address).status_code == 200
    assert office.stranger.get(address).status_code == 404
    # The auditor of a body reads the catalogue of services, and no case of anybody.
    assert office.guest.get(address).status_code == (200 if key == "service" else 404)


@pytest.mark.parametrize(("name", "key", "who"), FORMS)
def test_forms(office, world, name, key, who):
    address = url(name, world[key].pk)
    assert getattr(office, who).get(address).status_code == 200
    assert office.reader.get(address).status_code == 403
    assert office.stranger.get(address).status_code == 404


@pytest.mark.parametrize(("name", "who"), ADDS)
def test_add_forms(office, world, name, who):
    assert getattr(office, who).get(url(name)).status_code == 200
    assert office.reader.get(url(name)).status_code == 403


@pytest.mark.parametrize("state", OutputState)
def test_a_page_for_every_state_of_an_order(office, world, state):
    output = world["output"]
    type(output).objects.filter(pk=output.pk).update(
        state=state, released_at=NOW, working_minutes=0, handed_over_at=NOW
    )
    assert office.owner.get(output.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("state", ServiceState)
def test_a_page_for_every_state_of_a_service(office, world, state):
    service = world["service"]
    type(service).objects.filter(pk=service.pk).update(state=state)
    assert office.head.get(service.get_absolute_url()).status_code == 200


def test_public_pages_need_no_log_in(office, world):
    slug = office.government.slug
    listed = Client().get(url("public", slug)).content.decode()
    assert world["service"].name in listed
    assert world["draft"].name not in listed
    shown = Client().get(url("public_service", slug, world["service"].pk))
    assert shown.status_code == 200
    assert Client().get(url("public_service", slug, world["draft"].pk)).status_code == 404
    found = Client().get(url("public", slug), {"q": "tidak ada"}).content.decode()
    assert world["service"].name not in found


def test_display_shows_numbers_and_no_names(office, world):
    address = url("display", office.government.slug, office.agency.pk)
    answer = Client().get(address)
    assert answer.status_code == 200
    assert "Penduduk Uji" not in answer.content.decode()
    assert "A001" in answer.content.decode()
    assert answer.headers["Refresh"] == "10"
    other = OutputFactory().agency
    assert Client().get(url("display", other.government.slug, other.pk)).status_code == 404


@pytest.mark.parametrize(
    ("calls", "english", "indonesian"),
    [(1, "called 1 time<", "dipanggil 1 kali"), (2, "called 2 times<", "dipanggil 2 kali")],
)
def test_a_counter_says_how_often_it_called(office, world, calls, english, indonesian):
    QueueTicket.objects.update(calls=calls)
    address = url("counter", world["counter"].pk)
    assert english in office.counter.get(address).content.decode()
    office.counter.cookies["language"] = "id"
    assert indonesian in office.counter.get(address).content.decode()

"""A service standard from the draft to its end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.operations import services
from teraju.modules.operations.domain.states import ServiceState
from teraju.modules.operations.models import Service
from teraju.modules.operations.refusals import Incomplete, OwnText, StepNotPossible
from teraju.modules.operations.rulebook import components, kinds
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import viewer
from teraju.platform.audit.api import TrailEvent

from .factories import TEXTS, InForceFactory, ServiceFactory, StepFactory, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


def complete(home, **values):
    given = {
        "code": "SP-A",
        "name": "Akta kelahiran",
        "audience": "Penduduk",
        "promised_value": 3,
        "fee": Decimal(0),
        "components": TEXTS,
    }
    return services.draft_service(
        actor=home.owner, agency=home.agency, kind="counter", **{**given, **values}
    )


def in_force(home, **values):
    made = complete(home, **values)
    services.submit_service(actor=home.owner, service_id=made.pk)
    return services.put_in_force(actor=home.head, service_id=made.pk, decree="SK 1/2018")


def test_draft_begins_with_the_steps_of_its_kind(home):
    made = complete(home)
    steps = list(made.steps.all())
    assert [one.name for one in steps] == [one.name_id for one in kinds()["counter"].steps]
    assert steps[-1].is_release
    assert TrailEvent.objects.filter(verb="operations.service.drafted").count() == 1


def test_put_in_force(home):
    made = in_force(home)
    assert made.state == ServiceState.IN_FORCE
    assert made.in_force_on == home.head.today
    assert made.approved_office == home.head.office


@pytest.mark.parametrize("component", [one.code for one in components()])
def test_nothing_required_may_be_empty(home, component):
    made = complete(home)
    if component == "procedure":
        made.steps.filter(is_release=True).delete()
    elif component == "time":
        Service.objects.filter(pk=made.pk).update(promised_value=None)
    elif component == "fee":
        Service.objects.filter(pk=made.pk).update(fee=Decimal(5000))
    else:
        Service.objects.filter(pk=made.pk).update(components={**TEXTS, component: " "})
    name = next(one.name_en for one in components() if one.code == component)
    with pytest.raises(Incomplete) as refused:
        services.submit_service(actor=home.owner, service_id=made.pk)
    from django.utils.translation import override

    with override("en"):
        assert str(refused.value) == f"Still empty in the service standard: {name}."


def test_writer_does_not_put_own_text_in_force(home):
    made = services.draft_service(
        actor=home.head,
        agency=home.agency,
        kind="counter",
        code="X",
        name="X",
        promised_value=1,
        fee=Decimal(0),
        components=TEXTS,
    )
    services.submit_service(actor=home.head, service_id=made.pk)
    with pytest.raises(OwnText):
        services.put_in_force(actor=home.head, service_id=made.pk, decree="SK")


def test_only_the_head_approves(home):
    made = complete(home)
    services.submit_service(actor=home.owner, service_id=made.pk)
    with pytest.raises(NotAllowed):
        services.put_in_force(actor=home.coordinator, service_id=made.pk, decree="SK")
    with pytest.raises(Incomplete):
        services.put_in_force(actor=home.head, service_id=made.pk, decree=" ")


def test_who_had_a_hand_in_it_does_not_approve_it_whoever_was_last(home):
    made = complete(home)
    services.change_service(actor=home.head, service_id=made.pk, name="Isi dari kepala")
    services.change_service(actor=home.owner, service_id=made.pk, name="Isi dari kepala.")
    services.submit_service(actor=home.owner, service_id=made.pk)
    with pytest.raises(OwnText):
        services.put_in_force(actor=home.head, service_id=made.pk, decree="SK 1/2018")


def test_next_edition_supersedes(home):
    first = in_force(home)
    second = services.revise_service(actor=home.owner, service_id=first.pk)
    assert second.edition == 2
    assert second.steps.count() == first.steps.count()
    first.refresh_from_db()
    assert first.is_in_force
    with pytest.raises(StepNotPossible):
        services.revise_service(actor=home.owner, service_id=first.pk)
    services.submit_service(actor=home.owner, service_id=second.pk)
    services.put_in_force(actor=home.head, service_id=second.pk, decree="SK 2/2018")
    first.refresh_from_db()
    assert first.state == ServiceState.SUPERSEDED
    assert first.ended_on == home.head.today
    assert Service.objects.in_force().count() == 1


def test_database_refuses_a_second_edition_in_force(home):
    from django.db import IntegrityError

    one = InForceFactory(agency=home.agency)
    with pytest.raises(IntegrityError):
        InForceFactory(agency=home.agency, code=one.code, edition=2)


def test_what_is_in_force_is_not_changed(home):
    made = in_force(home)
    with pytest.raises(StepNotPossible):
        services.change_service(actor=home.owner, service_id=made.pk, name="Lain")
    with pytest.raises(StepNotPossible):
        services.add_step(actor=home.owner, service_id=made.pk, name="Lain", role=Role.COUNTER)


def test_returned_withdrawn_discarded(home):
    made = complete(home)
    services.submit_service(actor=home.owner, service_id=made.pk)
    services.return_service(actor=home.head, service_id=made.pk, reason="Lengkapi alur")
    made.refresh_from_db()
    assert made.is_draft
    gone = services.discard_service(actor=home.owner, service_id=made.pk, reason="Keliru")
    assert gone.state == ServiceState.DISCARDED
    standing = in_force(home, code="SP-B")
    ended = services.withdraw_service(actor=home.head, service_id=standing.pk, reason="Pindah")
    assert (ended.state, ended.ended_on) == (ServiceState.WITHDRAWN, home.head.today)


def test_steps_change_before_the_release(home):
    made = complete(home)
    row = services.add_step(
        actor=home.owner, service_id=made.pk, name="Tanda tangan", role=Role.AGENCY_HEAD
    )
    assert [one.is_release for one in made.steps.order_by("order")][-2:] == [False, True]
    assert made.steps.order_by("order").values_list("name", flat=True)[4 - 1] == "Tanda tangan"
    services.change_step(
        actor=home.owner, service_id=made.pk, step_id=row.pk, name="Paraf", role=Role.COUNTER
    )
    with pytest.raises(DomainError):
        services.change_step(actor=home.owner, service_id=made.pk, step_id=row.pk, is_release=True)
    services.remove_step(actor=home.owner, service_id=made.pk, step_id=row.pk)
    assert not made.steps.filter(pk=row.pk).exists()


def test_fields_of_the_form(home):
    made = complete(home)
    row = services.add_field(
        actor=home.owner, service_id=made.pk, name="Jenis", kind="choice", options=["A", "B"]
    )
    with pytest.raises(DomainError):
        services.change_field(
            actor=home.owner, service_id=made.pk, field_id=row.pk, name="Jenis", kind="choice"
        )
    services.remove_field(actor=home.owner, service_id=made.pk, field_id=row.pk)
    assert not made.fields.exists()


def test_stranger_reader_and_stale_version(home):
    made = complete(home)
    with pytest.raises(NotAllowed):
        services.change_service(actor=home.reader, service_id=made.pk, name="X")
    with pytest.raises(Service.DoesNotExist):
        services.change_service(actor=home.stranger, service_id=made.pk, name="X")
    services.change_service(actor=home.owner, service_id=made.pk, name="Y", expected_version=1)
    with pytest.raises(ChangedMeanwhile):
        services.change_service(actor=home.owner, service_id=made.pk, name="Z", expected_version=1)
    with pytest.raises(NotAllowed):
        services.draft_service(
            actor=viewer(Role.PROCESS_OWNER, agency=home.other),
            agency=home.agency,
            kind="general",
            code="Q",
            name="Q",
        )


def test_factories_are_complete(home):
    service = ServiceFactory(agency=home.agency)
    StepFactory(service=service, is_release=True)
    assert services.submit_service(actor=home.owner, service_id=service.pk).state == "submitted"

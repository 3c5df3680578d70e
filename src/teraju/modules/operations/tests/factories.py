"""Services, outputs and the people around them, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from teraju.modules.operations.domain.states import OutputState, ServiceState
from teraju.modules.operations.domain.times import Unit
from teraju.modules.operations.models import (
    Counter,
    NonconformingOutput,
    Output,
    Queue,
    Service,
    ServiceStep,
)
from teraju.modules.operations.rulebook import components
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, viewer
from teraju.platform.organisation.models import Agency, Government

TEXTS = {one.code: f"Isi {one.code}" for one in components() if one.source_field == "text"}


class ServiceFactory(DjangoModelFactory[Service]):
    """A complete draft without steps: three working days, free of charge."""

    class Meta:
        model = Service

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    kind = "general"
    code = factory.Sequence(lambda n: f"SP-{n:03}")
    name = factory.Sequence(lambda n: f"Layanan uji {n}")
    audience = "Penduduk"
    promised_value = 3
    promised_unit = Unit.DAYS
    fee = 0
    components = factory.LazyFunction(lambda: dict(TEXTS))
    created_at = NOW
    updated_at = NOW


class StepFactory(DjangoModelFactory[ServiceStep]):
    class Meta:
        model = ServiceStep

    service = factory.SubFactory(ServiceFactory)
    order = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Langkah {n}")
    office = "Petugas"
    role = Role.COUNTER


class InForceFactory(ServiceFactory):
    """In force since the first of 2018, with three steps: record, check, release by the owner."""

    class Meta:
        model = Service
        skip_postgeneration_save = True

    state = ServiceState.IN_FORCE
    in_force_on = date(2018, 1, 1)
    approved_office = "Kepala Dinas"

    @factory.post_generation
    def procedure(self, create: bool, extracted: Any, **_kwargs: Any) -> None:
        if create:
            StepFactory(service=self, order=1, name="Rekam")
            StepFactory(service=self, order=2, name="Periksa", is_check=True)
            StepFactory(
                service=self, order=3, name="Lepas", role=Role.PROCESS_OWNER, is_release=True
            )


class OutputFactory(DjangoModelFactory[Output]):
    """An order received on the usual day of tests."""

    class Meta:
        model = Output

    service = factory.SubFactory(InForceFactory)
    agency = factory.SelfAttribute("service.agency")
    government = factory.SelfAttribute("agency.government")
    number = factory.Sequence(lambda n: f"{n:05}/UJI/2018")
    customer_name = "Penduduk Uji"
    received_at = NOW
    clock_from = NOW
    promised_at = NOW.replace(day=19, hour=16)
    received_office = "Petugas Loket"
    state = OutputState.RECEIVED
    created_at = NOW
    updated_at = NOW


class FaultFactory(DjangoModelFactory[NonconformingOutput]):
    class Meta:
        model = NonconformingOutput

    output = factory.SubFactory(OutputFactory)
    service = factory.SelfAttribute("output.service")
    agency = factory.SelfAttribute("output.agency")
    government = factory.SelfAttribute("agency.government")
    number = factory.Sequence(lambda n: f"KTS-{n:03}/2018")
    what = "Nama tertulis keliru"
    origin = "check"
    found_on = NOW.date()
    found_office = "Petugas Loket"
    created_at = NOW
    updated_at = NOW


class QueueFactory(DjangoModelFactory[Queue]):
    class Meta:
        model = Queue

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    letter = factory.Sequence(lambda n: chr(65 + n % 26))
    name = factory.Sequence(lambda n: f"Antrean {n}")
    created_at = NOW
    updated_at = NOW


class CounterFactory(DjangoModelFactory[Counter]):
    """A counter that calls from the queues given."""

    class Meta:
        model = Counter
        skip_postgeneration_save = True

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    name = factory.Sequence(lambda n: f"Loket {n}")
    created_at = NOW
    updated_at = NOW

    @factory.post_generation
    def queues(self, create: bool, extracted: Any, **_kwargs: Any) -> None:
        if create and extracted:
            self.queues.set(extracted)


@dataclass
class House:
    """A government with an agency, and who acts in it."""

    government: Government
    agency: Agency
    other: Agency
    head: Viewer
    coordinator: Viewer
    owner: Viewer
    counter: Viewer
    second: Viewer
    reader: Viewer
    stranger: Viewer


def house() -> House:
    """A small government with its people on the usual day of tests."""
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    return House(
        government=government,
        agency=agency,
        other=AgencyFactory(government=government),
        head=viewer(Role.AGENCY_HEAD, agency=agency),
        coordinator=viewer(Role.QUALITY_COORDINATOR, agency=agency),
        owner=viewer(Role.PROCESS_OWNER, agency=agency),
        counter=viewer(Role.COUNTER, agency=agency),
        second=viewer(Role.COUNTER, agency=agency),
        reader=viewer(Role.STAFF, agency=agency),
        stranger=viewer(Role.AGENCY_HEAD, government=GovernmentFactory()),
    )

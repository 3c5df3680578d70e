"""Made-up records of planning, written straight into the tables."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from teraju.modules.planning.models import Process, ProcessKind
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory


class ProcessFactory(DjangoModelFactory[Process]):
    class Meta:
        model = Process

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    code = factory.Sequence(lambda n: f"P-{n:02}")
    name = factory.Sequence(lambda n: f"Proses uji {n}")
    kind = ProcessKind.CORE
    purpose = "Uji"
    owner_office = "Inspektur Pembantu I"
    created_at = NOW
    updated_at = NOW

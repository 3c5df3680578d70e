"""Made-up places; governments and agencies come from the factories of accounts."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from teraju.platform.accounts.tests.factories import AgencyFactory
from teraju.platform.organisation.models import Place


class PlaceFactory(DjangoModelFactory[Place]):
    class Meta:
        model = Place

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    name = factory.Sequence(lambda n: f"Ruang Uji {n}")
    address = "Jalan Uji Nomor 2"

"""Agreements and programmes for tests, and the people who look after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from teraju.modules.cooperation.domain.coaching import Way
from teraju.modules.cooperation.domain.kinds import Kind, Partner
from teraju.modules.cooperation.domain.states import Status
from teraju.modules.cooperation.models import Agreement, CoachVisit, Party, PlanTask, Programme
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, viewer
from teraju.platform.organisation.models import Agency, Government

SIGNED = date(2018, 3, 1)


class AgreementFactory(DjangoModelFactory[Agreement]):
    """A draft; with `agency` it belongs to the agency's government."""

    class Meta:
        model = Agreement

    agency: Any = None
    government = factory.Maybe(
        "agency",
        yes_declaration=factory.SelfAttribute("agency.government"),
        no_declaration=factory.SubFactory(GovernmentFactory),
    )
    kind = Kind.MOU
    title = factory.Sequence(lambda n: f"Nota kesepahaman uji {n}")
    created_at = NOW
    updated_at = NOW


class SignedFactory(AgreementFactory):
    """An agreement in force since the first of March 2018, with its two parties."""

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: f"{n:03}/UJI/III/2018")
    status = Status.ACTIVE
    signed_on = SIGNED

    @factory.post_generation
    def sides(self, create: bool, extracted: Any, **_kwargs: Any) -> None:
        if create:
            two_parties(self)


class PartyFactory(DjangoModelFactory[Party]):
    class Meta:
        model = Party

    agreement = factory.SubFactory(AgreementFactory)
    government = factory.SelfAttribute("agreement.government")
    partner = Partner.OWN
    name = factory.Sequence(lambda n: f"Pihak {n}")
    signatory_office = "Bupati"
    created_at = NOW
    updated_at = NOW


class PlanTaskFactory(DjangoModelFactory[PlanTask]):
    class Meta:
        model = PlanTask

    agreement = factory.SubFactory(SignedFactory)
    government = factory.SelfAttribute("agreement.government")
    order = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Kegiatan {n}")
    created_at = NOW
    updated_at = NOW


class ProgrammeFactory(DjangoModelFactory[Programme]):
    """A running programme without steps; services add the usual ones."""

    class Meta:
        model = Programme

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    title = factory.Sequence(lambda n: f"Program uji {n}")
    started_on = SIGNED
    created_at = NOW
    updated_at = NOW


def two_parties(agreement: Agreement) -> None:
    """This government and BSN, each with the office that signs."""
    PartyFactory(agreement=agreement, order=1)
    PartyFactory(
        agreement=agreement,
        order=2,
        partner=Partner.CENTRAL,
        name="Badan Standardisasi Nasional",
        signatory_office="Kepala BSN",
    )


@dataclass
class House:
    """A government with an inspectorate and another agency, and who acts in it."""

    government: Government
    agency: Agency
    other: Agency
    secretary: Viewer
    administrator: Viewer
    head: Viewer
    coordinator: Viewer
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
        secretary=viewer(Role.REGIONAL_SECRETARY, government=government),
        administrator=viewer(Role.ADMINISTRATOR, government=government),
        head=viewer(Role.AGENCY_HEAD, agency=agency),
        coordinator=viewer(Role.QUALITY_COORDINATOR, agency=agency),
        reader=viewer(Role.STAFF, agency=agency),
        stranger=viewer(Role.REGIONAL_SECRETARY, government=GovernmentFactory()),
    )


class CoachVisitFactory(DjangoModelFactory[CoachVisit]):
    """A visit that a coach recorded on the usual day, under an agreement of the agency."""

    class Meta:
        model = CoachVisit

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    agreement = factory.SubFactory(SignedFactory, agency=factory.SelfAttribute("..agency"))
    visited_on = NOW.date()
    way = Way.VISIT
    seen = factory.Sequence(lambda n: f"Ruang layanan {n} dan daftar risikonya")
    advice = factory.Sequence(lambda n: f"Lengkapi peta proses {n}")
    is_from_coach = True
    recorded_office = "Pembina BSN"
    created_at = NOW
    updated_at = NOW

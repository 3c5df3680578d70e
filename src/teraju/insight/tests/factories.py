"""Instructions for tests, and a small government with the people around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import factory
from django.test import Client
from factory.django import DjangoModelFactory

from teraju.insight.models import Instruction
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    UserFactory,
    person,
)
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()
DUE = date(2018, 4, 30)


class InstructionFactory(DjangoModelFactory[Instruction]):
    """An instruction that waits for its answer."""

    class Meta:
        model = Instruction

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    title = factory.Sequence(lambda n: f"Selesaikan audit internal {n}")
    text = "Semua unit, dengan bukti."
    due_on = DUE
    issued_by = factory.SubFactory(UserFactory, home=factory.SelfAttribute("..government"))
    issued_office = "Bupati"
    issued_on = TODAY
    created_at = NOW
    updated_at = NOW


@dataclass
class House:
    """A government with two agencies and who acts in it."""

    government: Government
    agency: Agency
    other: Agency
    regent: User
    secretary: User
    administrator: User
    head: User
    other_head: User
    reader: User
    guest: User
    stranger: User

    def acts(self, who: str, day: date = TODAY) -> Viewer:
        return acts(getattr(self, who), day)


def acts(user: User, day: date = TODAY) -> Viewer:
    """The person on a day."""
    return viewer_of(user, datetime.combine(day, NOW.timetz()))


def later(viewer: Viewer, day: date) -> Viewer:
    """The same person on another day."""
    return replace(viewer, now=datetime.combine(day, NOW.timetz()))


def house() -> House:
    government = GovernmentFactory()
    agency, other = AgencyFactory.create_batch(2, government=government)
    return House(
        government=government,
        agency=agency,
        other=other,
        regent=person(Role.REGIONAL_HEAD, government=government, title="Bupati"),
        secretary=person(Role.REGIONAL_SECRETARY, government=government, title="Sekda"),
        administrator=person(Role.ADMINISTRATOR, government=government),
        head=person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        other_head=person(Role.AGENCY_HEAD, agency=other, title="Kepala Dinas"),
        reader=person(Role.STAFF, agency=agency),
        guest=person(Role.BODY_AUDITOR, agency=agency),
        stranger=person(Role.REGIONAL_HEAD, government=GovernmentFactory()),
    )


def browser(user: User) -> Client:
    """Somebody logged in who reads English."""
    client = Client()
    client.force_login(user)
    client.cookies["language"] = "en"
    return client


def text(response: Any) -> str:
    content: str = response.content.decode()
    return content

"""Posts, competences and trainings for tests, and the people who look after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from teraju.modules.learning.models import (
    Assessment,
    Campaign,
    Competence,
    Holding,
    Participant,
    Position,
    Requirement,
    Training,
)
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()


class _Stamped(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    created_at = NOW
    updated_at = NOW


class PositionFactory(_Stamped):
    class Meta:
        model = Position

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    name = factory.Sequence(lambda n: f"Jabatan uji {n}")
    exposure_reason = "Tidak memegang uang"


class HoldingFactory(_Stamped):
    class Meta:
        model = Holding

    position = factory.SubFactory(PositionFactory)
    agency = factory.SelfAttribute("position.agency")
    government = factory.SelfAttribute("position.government")
    since = date(2018, 1, 2)


class CompetenceFactory(_Stamped):
    class Meta:
        model = Competence

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    name = factory.Sequence(lambda n: f"Kompetensi uji {n}")
    kind = "skill"


class RequirementFactory(_Stamped):
    class Meta:
        model = Requirement

    position = factory.SubFactory(PositionFactory)
    competence = factory.SubFactory(
        CompetenceFactory, agency=factory.SelfAttribute("..position.agency")
    )
    level = 3
    since = date(2018, 1, 2)


class AssessmentFactory(_Stamped):
    class Meta:
        model = Assessment

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    level = 3
    on = TODAY
    basis = "Telaah hasil kerja"
    assessed_office = "Inspektur"


class TrainingFactory(_Stamped):
    class Meta:
        model = Training

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    title = factory.Sequence(lambda n: f"Pelatihan uji {n}")
    planned_from = TODAY
    planned_until = TODAY


class ParticipantFactory(_Stamped):
    class Meta:
        model = Participant

    training = factory.SubFactory(TrainingFactory)


class CampaignFactory(_Stamped):
    class Meta:
        model = Campaign

    agency = factory.SubFactory(AgencyFactory)
    government = factory.SelfAttribute("agency.government")
    title = factory.Sequence(lambda n: f"Kampanye uji {n}")
    subject = "policy"
    channel = "teraju"
    message = "Kita menolak setiap pemberian."
    starts_on = TODAY
    ends_on = TODAY


@dataclass
class House:
    """An agency with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    users: dict[str, User]

    def at(self, who: str, now: Any = NOW) -> Viewer:
        return viewer_of(self.users[who], now)


def house() -> House:
    """A small agency: head, coordinator, compliance, owner, and two colleagues; and a stranger."""
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    roles = {
        "head": Role.AGENCY_HEAD,
        "coordinator": Role.QUALITY_COORDINATOR,
        "compliance": Role.COMPLIANCE_FUNCTION,
        "owner": Role.PROCESS_OWNER,
        "first": Role.STAFF,
        "second": Role.STAFF,
    }
    users = {
        key: person(role, agency=agency, title=f"Pejabat {key}") for key, role in roles.items()
    }
    users["stranger"] = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory())
    users["guest"] = person(Role.BODY_AUDITOR, agency=agency)
    return House(government, agency, users)

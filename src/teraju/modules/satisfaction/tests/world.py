"""An agency that serves, for tests: its people, a service, a survey with answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from teraju.modules.operations.api import Service
from teraju.modules.satisfaction import services
from teraju.modules.satisfaction.domain.questionnaire import elements
from teraju.modules.satisfaction.domain.states import Channel
from teraju.modules.satisfaction.models import Answer, Complaint, PastIndex, Survey
from teraju.modules.satisfaction.services import Reply
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous, viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()
CODES = tuple(elements())
ALL_THREE = dict.fromkeys(CODES, 3)


@dataclass
class World:
    """An agency with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    service: Service
    users: dict[str, User]

    def at(self, who: str, now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)

    def browser(self, who: str = "") -> Client:
        client = Client()
        if who:
            client.force_login(self.users[who])
        client.cookies["language"] = "en"
        return client


def a_world() -> World:
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    roles = {
        "manager": Role.SURVEY_MANAGER,
        "counter": Role.COUNTER,
        "head": Role.AGENCY_HEAD,
        "owner": Role.PROCESS_OWNER,
        "staff": Role.STAFF,
    }
    users = {
        key: person(role, agency=agency, title=f"Pejabat {key}") for key, role in roles.items()
    }
    elsewhere = AgencyFactory()
    users["stranger"] = person(
        Role.SURVEY_MANAGER, Role.AGENCY_HEAD, Role.COUNTER, agency=elsewhere
    )
    users["guest"] = person(Role.BODY_AUDITOR, agency=agency)
    service = Service.objects.create(
        government=government,
        agency=agency,
        kind="counter",
        code="KTP",
        name="Penerbitan KTP-el",
        state="in_force",
        created_at=NOW,
        updated_at=NOW,
    )
    return World(government, agency, service, users)


def a_survey(world: World, *, opened: bool = True, **values: Any) -> Survey:
    usual: dict[str, Any] = {
        "title": "SKM KTP-el 2018",
        "service": world.service,
        "starts_on": TODAY - timedelta(days=10),
        "ends_on": TODAY + timedelta(days=10),
        "population": 10,
    }
    survey = services.plan_survey(
        actor=world.at("manager"), agency=world.agency, **{**usual, **values}
    )
    if opened:
        services.open_survey(actor=world.at("manager"), survey_id=survey.pk)
    survey.refresh_from_db()
    return survey


def own_questions(world: World, survey: Survey) -> list[str]:
    """Ask two things more in a draft and open it; gives the keys of the questions."""
    say: dict[str, Any] = {"actor": world.at("manager"), "survey_id": survey.pk}
    asked = [
        services.add_question(
            **say, text="Tahu dari mana?", kind="choice", options=["Radio", "Teman"]
        ),
        services.add_question(**say, text="Apa yang kurang?", kind="text"),
    ]
    services.open_survey(**say)
    survey.refresh_from_db()
    return [one.key for one in asked]


def an_answer(
    survey: Survey,
    number: int = 0,
    *,
    seconds: int = 40,
    place: str = "10.0.0.1",
    scores: dict[str, int] | None = None,
    now: datetime = NOW,
    **more: Any,
) -> Answer:
    """Somebody answers by phone."""
    return services.answer(
        actor=anonymous(now),
        survey=survey,
        reply=Reply(scores=scores or ALL_THREE, **more),
        channel=Channel.PHONE,
        token=f"t{number}",
        seconds=seconds,
        place=place,
    )


def answered(world: World, count: int = 12, **values: Any) -> Survey:
    """A survey with enough answers."""
    survey = a_survey(world, **values)
    for number in range(count):
        scores = {**ALL_THREE, "time": 2 if number % 2 else 3, "cost": 4}
        an_answer(survey, number, scores=scores, told={"sex": "f" if number % 3 else "m"})
    return survey


def published(world: World, count: int = 12, **values: Any) -> Survey:
    survey = answered(world, count, **values)
    services.close_survey(actor=world.at("manager"), survey_id=survey.pk)
    done = services.publish_survey(actor=world.at("head"), survey_id=survey.pk)
    done.refresh_from_db()
    return done


def a_complaint(world: World, **values: Any) -> Complaint:
    usual: dict[str, Any] = {
        "title": "Antrean terlalu lama",
        "channel": "counter",
        "received_on": TODAY - timedelta(days=1),
        "name": "Sari Contoh",
        "contact": "0812 0000 0001",
        "text": "Saya menunggu tiga jam.",
    }
    return services.receive_complaint(
        actor=world.at("counter"), agency=world.agency, **{**usual, **values}
    )


def a_past(world: World, **values: Any) -> PastIndex:
    usual: dict[str, Any] = {
        "period": "2011",
        "starts_on": date(2011, 1, 1),
        "ends_on": date(2011, 12, 31),
        "scheme": "kepmenpan-25-2004",
        "printed": "74.67",
        "service_code": "KTP",
        "source": "Laporan 2011",
    }
    return services.enter_past(
        actor=world.at("manager"), agency=world.agency, **{**usual, **values}
    )


def url(name: str, *args: Any) -> str:
    return reverse(f"satisfaction_{name}", args=args)


def text(response: Any) -> str:
    return response.content.decode()


def summary(response: Any) -> str:
    """What is wrong, as the top of a form tells it."""
    found = re.search(r'class="(summary|error)".*?</(div|p)>', text(response), re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else text(response)[:1500]

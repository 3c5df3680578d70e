"""An agency that coaches, for tests: its people, a firm with its product, a programme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import (
    Applicant,
    Coaching,
    Enterprise,
    GapAnalysis,
    Product,
    Programme,
)
from teraju.modules.enterprises.selectors.coaching_gaps import asked_in
from teraju.modules.enterprises.services import (
    coaching_agreements,
    coaching_gaps,
    coaching_plans,
    coaching_programmes,
    coaching_selection,
    coaching_steps,
)
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.organisation.models import Agency

TODAY = NOW.date()
PROMISES = {"agency": ["Mendampingi setiap bulan"], "enterprise": ["Mencatat setiap pembuatan"]}


@dataclass
class World:
    """An agency with its people, each as user and as viewer on the usual day."""

    agency: Agency
    users: dict[str, User]

    def at(self, who: str, now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)

    def browser(self, who: str) -> Client:
        client = Client()
        client.force_login(self.users[who])
        client.cookies["language"] = "en"
        return client


def a_world() -> World:
    agency = AgencyFactory()
    roles = {"coach": Role.COACH, "head": Role.AGENCY_HEAD, "staff": Role.STAFF}
    users = {
        key: person(role, agency=agency, title=f"Pejabat {key}") for key, role in roles.items()
    }
    elsewhere = AgencyFactory()
    users["stranger"] = person(Role.COACH, Role.AGENCY_HEAD, agency=elsewhere)
    users["guest"] = person(Role.BODY_AUDITOR, agency=agency)
    return World(agency, users)


def a_product(world: World, name: str = "Batik tulis Contoh", **values: Any) -> Product:
    """A product of a firm of its own; `values` are of the firm."""
    enterprise = Enterprise.objects.create(
        government=world.agency.government,
        agency=world.agency,
        created_at=NOW,
        updated_at=NOW,
        **{"name": f"Usaha {name}", "sector": "craft", "owner_name": "Ibu Rahasia", **values},
    )
    return Product.objects.create(enterprise=enterprise, name=name, commodity="batik-tulis")


def a_programme(world: World, state: str = "open", **values: Any) -> Programme:
    """A programme with two criteria, 60 and 40."""
    usual = {"title": "Pembinaan kriya", "year": 2018, "sector": "craft", "places": 2}
    coach, head = world.at("coach"), world.at("head")
    programme = coaching_programmes.plan_programme(
        actor=coach, agency=world.agency, **{**usual, **values}
    )
    for one in programme.criteria.all():
        coaching_programmes.remove_criterion(actor=coach, criterion_id=one.pk)
    for name, weight in (("Kemauan", 60), ("Mutu", 40)):
        coaching_programmes.add_criterion(
            actor=coach, programme_id=programme.pk, name=name, weight=weight
        )
    if state != "draft":
        coaching_programmes.open_programme(actor=head, programme_id=programme.pk)
    if state in ("running", "closed"):
        coaching_programmes.start_programme(actor=head, programme_id=programme.pk)
    if state == "closed":
        coaching_programmes.close_programme(actor=head, programme_id=programme.pk)
    programme.refresh_from_db()
    return programme


def an_applicant(
    world: World, programme: Programme, *points: int, name: str = "Batik tulis Contoh"
) -> Applicant:
    """An applicant; with points its papers are in order and it is scored."""
    coach = world.at("coach")
    applicant = coaching_selection.enter_applicant(
        actor=coach,
        programme_id=programme.pk,
        product=a_product(world, name),
        applied_on=TODAY,
    )
    if points:
        coaching_selection.check_papers(actor=coach, applicant_id=applicant.pk, in_order=True)
        keys = programme.criteria.order_by("pk").values_list("pk", flat=True)
        coaching_selection.score_applicant(
            actor=coach,
            applicant_id=applicant.pk,
            points=dict(zip(keys, points, strict=False)),
        )
    applicant.refresh_from_db()
    return applicant


def a_coaching(world: World, road: str = Road.SPPT_SNI, **values: Any) -> Coaching:
    """A coaching begun sixty days ago."""
    programme = values.pop("programme", None) or a_programme(world, "running")
    usual = {
        "product": values.pop("product", None) or a_product(world),
        "reason": "Diundang",
        "began_on": TODAY - timedelta(days=60),
        "coach": world.users["coach"],
    }
    coaching = coaching_steps.take_in(
        actor=world.at("head"), programme_id=programme.pk, road=road, **{**usual, **values}
    )
    coaching.refresh_from_db()
    return coaching


def gaps_known(world: World, coaching: Coaching, **answers: str) -> GapAnalysis:
    """A finished analysis; what `answers` do not say is met."""
    coach = world.at("coach")
    analysis = coaching_gaps.begin_gaps(
        actor=coach, coaching_id=coaching.pk, on=TODAY - timedelta(days=40)
    )
    for question in asked_in(analysis):
        coaching_gaps.answer_gap(
            actor=coach,
            analysis_id=analysis.pk,
            question=question.code,
            answer=answers.get(question.code, "meets"),
        )
    done = coaching_gaps.finish_gaps(actor=coach, analysis_id=analysis.pk)
    done.refresh_from_db()
    return done


def agreed(world: World, coaching: Coaching, on: date = TODAY - timedelta(days=20)) -> None:
    """Promises of both sides, signed."""
    coach = world.at("coach")
    coaching_agreements.write_promises(actor=coach, coaching_id=coaching.pk, promises=PROMISES)
    coaching_agreements.sign_agreement(actor=coach, coaching_id=coaching.pk, signed_on=on)


def a_task(world: World, coaching: Coaching, **values: Any) -> Any:
    usual = {"what": "Tulis cara kerja", "who": "Pemilik", "until": TODAY + timedelta(days=5)}
    return coaching_plans.add_task(
        actor=world.at("coach"), coaching_id=coaching.pk, **{**usual, **values}
    )


def url(name: str, *args: Any) -> str:
    return reverse(f"enterprises_{name}", args=args)


def text(response: Any) -> str:
    return response.content.decode()


def summary(response: Any) -> str:
    """What is wrong, as the top of a form tells it."""
    found = re.search(r'class="(summary|error)".*?</(div|p)>', text(response), re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else text(response)[:1500]

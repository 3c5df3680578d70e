"""An agency that looks after enterprises, for tests: its people, a firm, a product, a proposal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from teraju.modules.enterprises.models import Enterprise, Product, Proposal
from teraju.modules.enterprises.services import register_enterprises as enterprises
from teraju.modules.enterprises.services import register_products as products
from teraju.modules.enterprises.services import register_proposals as proposals
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()
# One white point.


@dataclass
class Dinas:
    """An agency with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    users: dict[str, User]

    def at(self, who: str, now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)

    def browser(self, who: str) -> Client:
        client = Client()
        client.force_login(self.users[who])
        client.cookies["language"] = "en"
        return client


def a_dinas() -> Dinas:
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    roles = {
        "coach": Role.COACH,
        "quality": Role.QUALITY_COORDINATOR,
        "head": Role.AGENCY_HEAD,
        "staff": Role.STAFF,
    }
    users = {
        key: person(role, agency=agency, title=f"Pejabat {key}") for key, role in roles.items()
    }
    users["stranger"] = person(Role.COACH, agency=AgencyFactory())
    users["guest"] = person(Role.BODY_AUDITOR, agency=agency)
    return Dinas(government, agency, users)


def an_enterprise(dinas: Dinas, **values: Any) -> Enterprise:
    usual = {
        "name": "Batik Contoh",
        "sector": "craft",
        "owner_name": "Ibu Contoh",
        "phone": "0812 0000 0001",
        "district": "Kramatwatu",
    }
    return enterprises.add_enterprise(
        actor=dinas.at("coach"), agency=dinas.agency, **{**usual, **values}
    )


def a_product(dinas: Dinas, enterprise: Enterprise | None = None, **values: Any) -> Product:
    usual = {"name": "Batik tulis Kaserangan", "description": "Kain katun"}
    return products.add_product(
        actor=dinas.at("coach"),
        enterprise_id=(enterprise or an_enterprise(dinas)).pk,
        **{**usual, **values},
    )


def a_proposal(dinas: Dinas, **values: Any) -> Proposal:
    usual = {
        "title": "Sasando sebagai alat musik",
        "commodity": "sasando",
        "scope": "Istilah, mutu, cara uji",
        "need": "Belum ada SNI",
        "parties": "Perajin, dinas, universitas",
    }
    return proposals.begin_proposal(
        actor=dinas.at("coach"), agency=dinas.agency, **{**usual, **values}
    )


def url(name: str, *args: Any) -> str:
    return reverse(f"enterprises_{name}", args=args)


def text(response: Any) -> str:
    return response.content.decode()


def summary(response: Any) -> str:
    """What is wrong, as the top of a form tells it."""
    found = re.search(r'class="summary".*?</div>', text(response), re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else text(response)[:1500]

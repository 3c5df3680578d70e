"""An agency that coaches, for tests of papers, tourism and the showcase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from teraju.modules.enterprises.domain.offer_checks import groups, rules_on
from teraju.modules.enterprises.models import (
    Coaching,
    Enterprise,
    FirmPapers,
    Listing,
    Product,
    ProductCertificate,
    Programme,
    ReadinessCheck,
    TourismPlace,
)
from teraju.modules.enterprises.services import (
    offer_checks,
    offer_papers,
    offer_showcase,
    offer_tourism,
)
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous, viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()
OWNER = "Sari Pemilik"


@dataclass
class World:
    """An agency with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    users: dict[str, User]

    def at(self, who: str = "coach", now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)

    def browser(self, who: str = "coach", language: str = "en") -> Client:
        client = Client()
        client.force_login(self.users[who])
        client.cookies["language"] = language
        return client


def a_world() -> World:
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    roles = {"coach": Role.COACH, "head": Role.AGENCY_HEAD, "staff": Role.STAFF}
    users = {
        key: person(role, agency=agency, title=f"Pejabat {key}") for key, role in roles.items()
    }
    users["stranger"] = person(Role.COACH, Role.AGENCY_HEAD, agency=AgencyFactory())
    return World(government, agency, users)


def an_enterprise(world: World, **values: Any) -> Enterprise:
    given = {
        "name": "Batik Kaserangan",
        "sector": "craft",
        "owner_name": OWNER,
        "phone": "081234567890",
        "district": "Kramatwatu",
        "village": "Harjatani",
        **values,
    }
    made: Enterprise = Enterprise.objects.create(
        government=world.government,
        agency=world.agency,
        created_at=NOW,
        updated_at=NOW,
        **given,
    )
    return made


def a_hotel(world: World, **values: Any) -> Enterprise:
    return an_enterprise(world, **{"name": "Hotel Uji", "sector": "tourism", **values})


def a_product(world: World, enterprise: Enterprise | None = None, **values: Any) -> Product:
    made: Product = Product.objects.create(
        enterprise=enterprise or an_enterprise(world), **{"name": "Batik tulis", **values}
    )
    return made


def some_papers(world: World, enterprise: Enterprise | None = None, **answers: str) -> FirmPapers:
    firm = enterprise or an_enterprise(world)
    return offer_papers.begin_papers(
        actor=world.at(), enterprise_id=firm.pk, family="craft", answers=answers
    )


def a_place(world: World, enterprise: Enterprise | None = None, **values: Any) -> TourismPlace:
    firm = enterprise or a_hotel(world)
    return offer_tourism.map_place(
        actor=world.at(), enterprise_id=firm.pk, **{"kind": "hotel", "rooms": 12, **values}
    )


def replies(place: TourismPlace, reply: str = "yes", **others: str) -> dict[str, str]:
    """The same reply to every question of a place, but for `others`."""
    asked = groups(rules_on(TODAY), place.kind, place.size)
    return {one.code: reply for group in asked for one in group.questions} | others


def a_check(world: World, place: TourismPlace, **others: str) -> ReadinessCheck:
    return offer_checks.answer_for_place(
        actor=world.at(), place_id=place.pk, replies=replies(place, **others)
    )


def a_listing(
    world: World, product: Product | None = None, *, shown: bool = True, photo: bool = False
) -> Listing:
    one = offer_showcase.prepare_listing(
        actor=world.at(),
        product_id=(product or a_product(world)).pk,
        words="Warna tidak luntur.",
        photo=a_photo() if photo else None,
    )
    if shown:
        one = offer_showcase.release_listing(actor=world.at(), listing_id=one.pk)
    return one


def a_photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.png", PNG, content_type="image/png")


def a_mark(
    product: Product, said: str = "", said_on: date = TODAY, **values: Any
) -> ProductCertificate:
    """A certificate of a product in force for years, and what its body said of it since."""
    firm = product.enterprise
    made = {
        "government": firm.government,
        "agency": firm.agency,
        "created_at": NOW,
        "updated_at": NOW,
    }
    given: dict[str, Any] = {
        "road": "sppt_sni",
        "standard": "SNI 8302:2016",
        "number": f"LSPR-{product.pk:03}",
        "body": "LSPro Uji",
        "valid_from": date(2017, 1, 1),
        "valid_until": date(2020, 12, 31),
        **values,
    }
    programme, _new = Programme.objects.get_or_create(
        agency=firm.agency,
        year=2017,
        title="Program uji",
        defaults={**made, "sector": "craft", "places": 9},
    )
    coaching = Coaching.objects.create(
        programme=programme,
        product=product,
        road=given["road"],
        began_on=date(2016, 1, 1),
        state="arrived",
        **made,
    )
    mark: ProductCertificate = ProductCertificate.objects.create(coaching=coaching, **given, **made)
    if said:
        mark.sayings.create(kind=said, on=said_on, reason="Uji")
    return mark


def nobody(now: datetime = NOW) -> Viewer:
    return anonymous(now)


def url(name: str, *args: Any) -> str:
    return reverse(f"enterprises_{name}", args=args)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())

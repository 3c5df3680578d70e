"""One of each: documents for small firms, tourism and the showcase, for the guards."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.enterprises.domain.offer_checks import groups, rules_on
from teraju.modules.enterprises.models import FirmPapers, ReadinessCheck
from teraju.modules.enterprises.services import (
    offer_checks,
    offer_papers,
    offer_showcase,
    offer_tourism,
)
from teraju.modules.enterprises.services import register_enterprises as enterprises
from teraju.modules.enterprises.services.register_products import add_product
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

LINK, PAPERS, SHOWN = "GUARDLNK", "GUARDPAP", "GUARDSHW"


def fill(actor: Viewer, agency: Agency) -> None:
    """Fill them in, by the services that people use; codes are set so that addresses know them."""
    firm = enterprises.add_enterprise(
        actor=actor,
        agency=agency,
        name="Batik contoh etalase",
        sector="craft",
        owner_name="Pemilik contoh",
    )
    papers = offer_papers.begin_papers(
        actor=actor, enterprise_id=firm.pk, family="craft", answers={"promise": "Warna tetap"}
    )
    FirmPapers.objects.filter(pk=papers.pk).update(code=PAPERS)
    offer_papers.confirm_papers(actor=actor, papers_id=papers.pk, confirmed_on=actor.today)
    hotel = enterprises.add_enterprise(
        actor=actor,
        agency=agency,
        name="Hotel contoh",
        sector="tourism",
        owner_name="Pemilik contoh",
    )
    place = offer_tourism.map_place(
        actor=actor, enterprise_id=hotel.pk, kind="hotel", rooms=12, mapped_on=date(2018, 3, 1)
    )
    asked = groups(rules_on(actor.today), place.kind, place.size)
    replies = {one.code: "yes" for group in asked for one in group.questions}
    offer_checks.answer_for_place(actor=actor, place_id=place.pk, replies=replies)
    link = offer_checks.ask_owner(actor=actor, place_id=place.pk)
    ReadinessCheck.objects.filter(pk=link.pk).update(code=LINK)
    product = add_product(actor=actor, enterprise_id=firm.pk, name="Batik tulis etalase")
    listing = offer_showcase.prepare_listing(
        actor=actor,
        product_id=product.pk,
        words="Contoh",
        photo=SimpleUploadedFile("foto.png", PNG, content_type="image/png"),
    )
    offer_showcase.release_listing(actor=actor, listing_id=listing.pk)
    type(listing).objects.filter(pk=listing.pk).update(code=SHOWN)

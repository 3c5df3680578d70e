"""One of each record of the register of enterprises, for the guards to walk through."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.enterprises.services import register_enterprises as enterprises
from teraju.modules.enterprises.services import register_products as products
from teraju.modules.enterprises.services import register_proposals as proposals
from teraju.modules.enterprises.services.register_years import enter_year
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

# One white point.
YEAR = 2016


def fill(actor: Viewer, agency: Agency) -> None:
    """Fill them in, by the services that people use."""
    one = enterprises.add_enterprise(
        actor=actor,
        agency=agency,
        name="Batik Contoh",
        sector="craft",
        owner_name="Pemilik Contoh",
        phone="0812 0000 0001",
        business_number="1234567890123",
        activity_code="13134",
        began_in=2010,
    )
    enter_year(actor=actor, enterprise_id=one.pk, year=YEAR, sales=900_000_000, source="Contoh")
    product = products.add_product(actor=actor, enterprise_id=one.pk, name="Batik tulis contoh")
    photo = SimpleUploadedFile("foto.png", PNG)
    products.picture_product(actor=actor, product_id=product.pk, photo=photo)
    sasando = products.add_product(
        actor=actor, enterprise_id=one.pk, name="Sasando contoh", commodity="sasando"
    )
    proposals.begin_proposal(
        actor=actor,
        agency=agency,
        title="Sasando contoh",
        product=sasando,
        commodity="sasando",
        scope="Contoh",
        need="Contoh",
        parties="Contoh",
    )

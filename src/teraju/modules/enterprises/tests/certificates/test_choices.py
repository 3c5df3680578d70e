"""What the forms on the way to a mark offer: photos of the owner, and what comes first."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.urls import reverse

from teraju.modules.enterprises.models import LabelCheck, OwnerUpload
from teraju.modules.enterprises.tests.certificate_world import TODAY, a_coaching, a_product, photo
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.files.services import keep

from .browsing import browser, text, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = timedelta(days=1)


class TestOwnersPhoto:
    def upload(self, world, product):
        file = keep(actor=world.at(), government=world.agency.government, upload=photo())
        return OwnerUpload.objects.create(
            government=world.agency.government,
            agency=world.agency,
            enterprise=product.enterprise,
            key=uuid4(),
            file=file,
            note="Label depan",
            sent_at=NOW - timedelta(days=3),
            created_at=NOW,
            updated_at=NOW,
        )

    def test_what_the_owner_sent_is_checked_by_its_day(self, world, coaching):
        sent = self.upload(world, coaching.product)
        client = browser(world)
        address = f"{url('label_add')}?product={coaching.product.pk}&upload={sent.pk}"
        page = text(client.get(address))
        assert "Label depan" in page
        assert (TODAY - 3 * DAY).isoformat() in page
        client.post(address, {"seen_on": TODAY - 3 * DAY, "upload": sent.pk, "marks": []})
        check = LabelCheck.objects.get()
        assert check.upload == sent
        shown = reverse("enterprises_upload", args=[sent.pk])
        assert shown in text(client.get(url("label", check.pk)))
        assert shown not in text(browser(world, "auditor").get(url("label", check.pk)))

    def test_a_photo_of_another_firm_is_not_offered(self, world, coaching):
        other = self.upload(world, a_product(world, "Keripik", nib="9999999999999"))
        mine = self.upload(world, coaching.product)
        address = f"{url('label_add')}?product={coaching.product.pk}&upload={other.pk}"
        values = {"seen_on": TODAY, "upload": other.pk}
        response = browser(world).post(address, values)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert f'value="{mine.pk}"' in text(response)


@pytest.mark.parametrize(
    "name", ["audit_add", "test_add", "application_add", "certificate_add", "visit_add"]
)
def test_where_nothing_is_coached_the_form_says_what_comes_first(world, name):
    words = "No product is coached yet"
    assert words in text(browser(world).get(url(name)))
    a_coaching(world)
    assert words not in text(browser(world).get(url(name)))

"""A button leads to where its right allows, or says why it does not."""

import pytest
from django.urls import reverse

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import versioned

pytestmark = pytest.mark.django_db
MANAGE, PLACES = "organisation.agency.manage", "organisation.place.manage"


def test_a_button_and_its_refusal():
    agency = AgencyFactory()
    for role, may in ((Role.ADMINISTRATOR, True), (Role.STAFF, False)):
        actor = viewer(role, agency=agency)
        button = record_action(actor, agency, MANAGE, "Ubah", "agency", "pencil")
        assert (button.url, button.icon) == (reverse("agency", args=[agency.pk]), "pencil")
        assert (button.refusal == "") is may


def test_a_right_held_nowhere_is_refused_by_name():
    actor = viewer(Role.STAFF)
    with pytest.raises(NotAllowed):
        rights.require_somewhere(actor, MANAGE)


def test_one_of_several_rights_is_enough():
    actor = viewer(Role.QUALITY_COORDINATOR)
    rights.require_somewhere(actor, MANAGE, PLACES)


def test_the_version_goes_by_the_name_of_the_services():
    data = {"title": "Judul", "version": 3}
    assert versioned(data) == {"title": "Judul", "expected_version": 3}
    assert data["version"] == 3

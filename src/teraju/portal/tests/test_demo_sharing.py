"""What others learned from Serang: played through its services, and all of it marked."""

from __future__ import annotations

import pytest
from django.apps import apps

from teraju.modules.standards.api import load_catalogue
from teraju.portal.demo.serang.sharing import share
from teraju.portal.demo.serang.stage import prepare

pytestmark = pytest.mark.django_db


def test_visits_and_practices_are_examples_and_name_no_real_guest() -> None:
    load_catalogue()
    share(*prepare())
    names = ("StudyVisit", "ShelfPractice", "GuestMilestone")
    visits, shelf, reached = (apps.get_model("learning", name) for name in names)
    for model in (visits, shelf, reached):
        assert model.objects.exists()
        assert not model.objects.filter(is_example=False).exists()
    assert all(" Contoh " in one.guest for one in visits.objects.all())
    assert set(visits.objects.values_list("state", flat=True)) == {"followed", "requested"}
    assert reached.objects.filter(kind="certificate").count() == 1

"""Firms on their way to SNI: played through its services, all of it marked, nothing made up of the
certificate of a firm that there is."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps

from teraju.modules.enterprises.api import models
from teraju.modules.standards.api import load_catalogue
from teraju.portal.demo import kupang_enterprises
from teraju.portal.demo.cast import found
from teraju.portal.demo.kupang import FOUNDED, KUPANG
from teraju.portal.demo.serang.enterprises import coach_firms
from teraju.portal.demo.serang.stage import prepare

pytestmark = pytest.mark.django_db


def no_row_is_unmarked() -> None:
    marked = [
        one
        for one in apps.get_app_config("enterprises").get_models()
        if any(field.name == "is_example" for field in one._meta.get_fields())
    ]
    for model in marked:
        assert not model._base_manager.filter(is_example=False).exists(), model


def test_batik_kaserangan_stands_before_the_audit_of_the_body() -> None:
    load_catalogue()
    coach_firms(*prepare())
    coaching = models.Coaching.objects.get(product__enterprise__name="Batik Kaserangan")
    assert (coaching.stage, coaching.state) == ("applied", "active")
    assert coaching.standard == "sni-8302"
    assert coaching.applications.get().audits.get().state == "planned"
    assert set(coaching.visits.values_list("state", flat=True)) == {"held", "planned"}
    late = models.VisitStep.objects.get(visit__coaching=coaching, done_on=None)
    assert late.is_late(date(2020, 10, 15))
    assert coaching.product.enterprise.papers.get().state == "confirmed"
    assert not models.ProductCertificate.objects.exists(), (
        "no certificate is known: none is made up"
    )
    states = set(models.Applicant.objects.values_list("state", flat=True))
    assert states == {"selected", "reserve", "rejected"}
    no_row_is_unmarked()


def test_five_firms_of_kupang_stand_at_five_places() -> None:
    kupang_enterprises.coach_firms(found(KUPANG, FOUNDED))
    standing = {
        one.product.commodity: (one.road, one.stage, one.state)
        for one in models.Coaching.objects.filter(state__in=("active", "arrived"))
    }
    assert standing == {
        "tenun": ("sppt_sni", "marked", "arrived"),
        "sasando": ("sppt_sni", "preparing", "active"),
        "kue-basah": ("bina_umk", "registered", "arrived"),
        "chse": ("sppt_sni", "preparing", "active"),
    }
    stopped = models.Coaching.objects.get(state="stopped")
    assert stopped.product.enterprise.tourism_place.kind == "restaurant"
    assert stopped.stops.get().words
    assert models.Proposal.objects.get().state == "programmed"
    assert models.Listing.objects.filter(state="released").count() == 2
    assert models.LabelCheck.objects.get().misused
    assert all("Contoh" in one.name for one in models.Enterprise.objects.all())
    no_row_is_unmarked()

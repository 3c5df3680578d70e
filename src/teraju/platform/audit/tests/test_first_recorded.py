from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, viewer
from teraju.platform.audit.api import first_recorded, first_recorded_of, record_event

pytestmark = pytest.mark.django_db


def tell(target, verb, days=0):
    with transaction.atomic():
        record_event(actor=viewer(now=NOW + timedelta(days=days)), verb=verb, target=target)


def test_gives_the_first_moment_of_the_verb_for_each_record(django_assert_num_queries):
    one, other, silent = AgencyFactory.create_batch(3)
    tell(one, "uji.lain", -3)
    tell(one, "uji.dicatat", 2)
    tell(one, "uji.dicatat", 5)
    tell(other, "uji.dicatat")
    with django_assert_num_queries(1):
        found = first_recorded("uji.dicatat", "organisation.agency", [one.pk, other.pk, silent.pk])
    assert found == {str(one.pk): NOW + timedelta(days=2), str(other.pk): NOW}


def test_several_verbs_are_asked_at_once(django_assert_num_queries):
    agency = AgencyFactory()
    tell(agency, "uji.lain", 1)
    tell(agency, "uji.dicatat", 2)
    tell(agency, "uji.dicatat", 5)
    with django_assert_num_queries(1):
        found = first_recorded_of(["uji.dicatat", "uji.diam"], "organisation.agency", [agency.pk])
    assert found == {"uji.dicatat": {str(agency.pk): NOW + timedelta(days=2)}, "uji.diam": {}}


def test_tells_records_of_other_kinds_apart():
    agency = AgencyFactory()
    tell(GovernmentFactory(), "uji.dicatat")
    assert first_recorded("uji.dicatat", "organisation.agency", [agency.pk]) == {}
    assert first_recorded("uji.dicatat", "organisation.agency", []) == {}

"""Who verifies at a unit, and what its page says of a certificate and of posts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.learning.api import Assessment, Competence
from teraju.modules.learning.models import Holding, Position
from teraju.modules.metrology.domain.separation import Barred
from teraju.modules.metrology.selectors.officers import officer, officers
from teraju.platform.accounts.tests.factories import NOW

from . import unit_world as w
from .unit_world import DAY, World

pytestmark = pytest.mark.django_db
ENDED = date(2019, 3, 13)


def page(unit: World, client: Client, settings: Any) -> str:
    w.in_force(unit)
    settings.TERAJU_TODAY = DAY
    client.cookies["language"] = "en"
    client.force_login(unit.staff)
    return client.get(reverse("metrology_officers")).content.decode()


def test_a_certificate_that_ended_says_when(unit: World, client: Client, settings: Any) -> None:
    Assessment.objects.filter(person=unit.second).update(valid_until=ENDED)
    found = officer(unit.agency, unit.second, DAY)
    assert found.reasons == (Barred.CERTIFICATE_OVER,)
    assert officer(unit.agency, unit.second, ENDED).may_verify
    text = page(unit, client, settings)
    assert "ended on 13 March 2019" in text
    assert "none shown" not in text


def test_whoever_never_showed_one_has_shown_none(
    unit: World, client: Client, settings: Any
) -> None:
    Assessment.objects.filter(person=unit.second).delete()
    assert officer(unit.agency, unit.second, DAY).reasons == (Barred.NO_CERTIFICATE,)
    assert "none shown" in page(unit, client, settings)


def test_of_two_certificates_the_one_that_holds_counts(unit: World) -> None:
    Assessment.objects.filter(person=unit.second).update(valid_until=ENDED)
    other = Competence.objects.create(
        government=unit.agency.government,
        agency=unit.agency,
        name="Diklat fungsional penera",
        kind="certificate",
        created_at=NOW,
        updated_at=NOW,
    )
    w.certify(unit, other, unit.second, date(2020, 12, 31))
    assert officer(unit.agency, unit.second, DAY).may_verify
    Assessment.objects.filter(competence=other).update(valid_until=date(2019, 1, 31))
    found = officer(unit.agency, unit.second, DAY).certificate
    assert found is not None
    assert found.valid_until == ENDED


def test_only_the_posts_of_the_day_are_told(unit: World) -> None:
    said = {"government": unit.agency.government, "agency": unit.agency}
    stamped = {"created_at": NOW, "updated_at": NOW}
    for name, since, until in (
        ("Penera dahulu", date(2017, 1, 1), date(2018, 1, 1)),
        ("Penera kini", date(2018, 1, 2), None),
        ("Penera nanti", date(2019, 3, 15), None),
    ):
        position = Position.objects.create(name=name, **said, **stamped)
        Holding.objects.create(
            position=position, person=unit.tester, since=since, until=until, **said, **stamped
        )
    found = {one.person: one for one in officers(unit.agency, DAY)}[unit.tester]
    assert [one.name for one in found.posts] == ["Penera kini"]


def test_they_are_searched_filtered_and_taken_away(
    unit: World, client: Client, settings: Any
) -> None:
    page(unit, client, settings)
    address = reverse("metrology_officers")
    tester, other = unit.tester.title, unit.second.title
    for asked, found in (
        ({"q": tester}, {tester}),
        ({"verifies": "yes", "q": other}, {other}),
        ({"role": "metrology_head", "q": tester}, set()),
    ):
        answer = client.get(address, {**asked, "format": "csv"})
        rows = answer.content.decode("utf-8-sig").splitlines()[1:]
        assert {one.split(",")[0] for one in rows} == found

"""What records of coaching and tourism speak for, as they stood on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.conformity.api import State, proofs_of
from teraju.modules.enterprises.certificate_evidence import certified as in_force
from teraju.modules.enterprises.certificate_evidence import coached, grown
from teraju.modules.enterprises.models import (
    Coaching,
    Enterprise,
    ProductCertificate,
    Proposal,
    ProposalStep,
    ReadinessCheck,
    TourismPlace,
    YearFigures,
)
from teraju.modules.enterprises.offer_evidence import checked, mapped, proposed
from teraju.modules.enterprises.tests.certificate_world import (
    TODAY,
    a_coaching,
    a_label,
    a_product,
    marked,
)
from teraju.platform.accounts.tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
DAY = timedelta(days=1)


def stamped(world, **values):
    place = {"government": world.agency.government, "agency": world.agency}
    return {**place, "created_at": NOW, "updated_at": NOW, **values}


def a_place(world, number=1, **values):
    firm = Enterprise.objects.create(
        **stamped(world, name=f"Hotel {number}", sector="tourism", owner_name="Uji")
    )
    usual = {"kind": "hotel", "rooms": 9, "mapped_on": TODAY - 30 * DAY}
    return TourismPlace.objects.create(**stamped(world, enterprise=firm, **{**usual, **values}))


def a_proposal(world, *states):
    one = Proposal.objects.create(**stamped(world, title="Sasando", commodity="sasando"))
    for number, state in enumerate(states):
        ProposalStep.objects.create(
            proposal=one, event="x", state=state, on=TODAY - (10 - number) * DAY
        )
    return one


def codes(proofs):
    return sorted(one for proof in proofs for one in proof.indicators if one.startswith("2019"))


class TestCertificates:
    def test_they_support_until_a_misuse_is_late(self, world, coaching):
        agencies = [world.agency.pk]
        assert list(in_force(agencies, TODAY)) == []
        marked(world, coaching)
        found = list(in_force(agencies, TODAY))
        assert {(one.state, one.supports) for one in found} == {(State.CONFORMING, True)}
        assert codes(found) == ["2019:2.1", "2019:2.8"]
        assert "Industry and trade: 1 products of 1 firms" in str(found[1].title)
        check = a_label(world, coaching.product, ["batikmark"], due_on=TODAY + DAY)
        later = list(in_force(agencies, TODAY + 2 * DAY))
        assert {one.state for one in later} == {State.ATTENTION}
        assert {one.wrong_since for one in later} == {check.due_on + DAY}
        assert list(in_force([], TODAY)) == []

    def test_a_misuse_speaks_against_its_own_sector(self, world, coaching):
        marked(world, coaching)
        hotel = a_product(world, "Penginapan", "1234567890124")
        Enterprise.objects.filter(pk=hotel.enterprise_id).update(sector="tourism")
        a_label(world, hotel, ["batikmark"], due_on=TODAY + DAY)
        found = in_force([world.agency.pk], TODAY + 2 * DAY)
        states = {one.key.rpartition("-")[2]: one.state for one in found}
        assert states == {"competitiveness": State.ATTENTION, "trade": State.CONFORMING}

    def test_a_few_queries_for_any_number(self, world, coaching):
        marked(world, coaching)
        with CaptureQueriesContext(connection) as first:
            list(in_force([world.agency.pk], TODAY))
        one = ProductCertificate.objects.get()
        one.pk = one.application = None
        one.number = "2"
        one.coaching = a_coaching(world, product=a_product(world, "Lain", "1234567890125"))
        one.save()
        with CaptureQueriesContext(connection) as second:
            list(in_force([world.agency.pk], TODAY))
        assert len(first) == len(second) == 2


def test_coaching_speaks_for_a_year(world, coaching):
    marked(world, coaching)
    found = list(coached([world.agency.pk], TODAY))
    assert codes(found) == ["2019:2.2", "2019:2.8"]
    assert "Growth of firms: 1 products coached" in str(found[0].title)
    assert list(coached([world.agency.pk], TODAY + 500 * DAY)) == []


def test_growth_is_told_of_coached_firms_with_both_years(world, coaching):
    firm = coaching.product.enterprise
    Coaching.objects.update(began_on=date(2016, 3, 1))
    for year, sales in ((2016, 100), (2017, 150)):
        YearFigures.objects.create(enterprise=firm, year=year, sales=sales, source="Laporan")
    found = list(grown([world.agency.pk], TODAY))
    assert codes(found) == ["2019:2.2", "2019:2.8"]
    assert "1 of 1 coached firms" in str(found[0].title)
    YearFigures.objects.filter(year=2016).delete()
    assert list(grown([world.agency.pk], TODAY)) == []


class TestTourism:
    def test_the_map_speaks_for_tourism_while_a_place_is_there(self, world):
        a_place(world)
        gone = a_place(world, 2, ended_on=TODAY)
        (proof,) = mapped([world.agency.pk], TODAY)
        assert codes([proof]) == ["2019:2.5"]
        assert "Tourism: 1 places" in str(proof.title)
        (earlier,) = mapped([world.agency.pk], gone.ended_on - DAY)
        assert "2 places" in str(earlier.title)
        assert list(mapped([world.agency.pk], TODAY - 31 * DAY)) == []

    def test_an_answered_self_check_does_for_a_year(self, world):
        place = a_place(world)
        usual = {"place": place, "edition": "x", "kind": "hotel", "size": "small"}
        for number, values in enumerate(
            ({"state": "done", "answered_on": TODAY}, {"state": "asked", "open_until": TODAY})
        ):
            ReadinessCheck.objects.create(
                **stamped(world, code=f"C{number}", begun_on=TODAY, **usual, **values)
            )
        (proof,) = checked([world.agency.pk], TODAY)
        assert codes([proof]) == ["2019:2.5"]
        assert list(checked([world.agency.pk], TODAY + 366 * DAY)) == []


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), []),
        (("submitted",), ["2019:2.1"]),
        (("submitted", "programmed"), ["2019:2.1"]),
        (("submitted", "refused"), []),
        (("submitted", "withdrawn"), []),
    ],
)
def test_a_dossier_speaks_while_it_is_with_bsn(world, states, expected):
    a_proposal(world, *states)
    assert codes(proposed([world.agency.pk], TODAY)) == expected


class TestWhoAsks:
    def test_an_indicator_gets_what_fits_it_and_nothing_else(self, world, coaching):
        marked(world, coaching)
        a_place(world)

        def kinds(indicator, *topics):
            found = proofs_of([world.agency.pk], TODAY, topics, indicator=indicator)
            return sorted(one.kind for one in found)

        assert kinds("2019:2.5", "objectives") == ["enterprises.tourism"]
        assert kinds("2019:2.6", "infrastructure", "service-provision") == []
        assert kinds("2019:2.1") == ["enterprises.certificates"]

    def test_topics_of_the_house_are_not_proved_by_firms(self, world, coaching):
        marked(world, coaching)
        found = proofs_of([world.agency.pk], TODAY, {"objectives", "continual-improvement"})
        assert found == []

    def test_the_list_of_evidence_names_the_indicators(self, world, client, settings):
        settings.TERAJU_TODAY = TODAY
        a_place(world)
        client.force_login(world.users["head"])
        page = client.get(reverse("readiness_evidence", args=[world.agency.pk]))
        assert "ISO 18091:2019, 2.5" in page.content.decode()

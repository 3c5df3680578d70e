"""A mark that lost its force: every page on which one looks for it says since when, and why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.translation import override

from teraju.modules.metrology.services import certificates, sheets
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.services.tags import take_tags
from teraju.modules.metrology.tests.register_pages import text, url
from teraju.modules.metrology.tests.register_world import (
    TODAY,
    a_market,
    a_unit,
    an_instrument,
    verified,
)

from .sheet_world import DAY, build_bench

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=2)


@pytest.fixture
def page(client):
    client.cookies["language"] = "en"
    return lambda address: text(client.get(address))


def test_instrument_certificate_and_public_page_say_why(settings, client: Client, page):
    settings.TERAJU_TODAY, bench = LATER, build_bench()
    scale = bench.scale()
    [scale.tag] = take_tags(scale.government, 1)
    scale.save()
    one = bench.record(scale, wants_certificate=True).verification
    paper = certificates.sign_certificate(
        actor=bench.chief(), certificate_id=one.certificates.get().pk
    )
    client.force_login(bench.staff)
    with override("en"):
        day, until = date_format(LATER), date_format(one.valid_until)
    pages = (scale.get_absolute_url(), paper.get_absolute_url(), url("tag", scale.tag))
    for address in pages:
        assert "A device was added" not in page(address)
    assert until in page(pages[0]).split("<table")[0]
    sheets.void_verification(
        actor=bench.acts("head", LATER),
        verification_id=one.pk,
        on=LATER,
        reason="added_device",
        note="Pak Budi memasang ganjal",
    )
    for address in pages:
        assert "A device was added" in page(address), address
    assert f"A device was added ({day})." in page(pages[2])
    assert "Pak Budi" not in page(pages[2])
    # Nobody is to read a day first on which it counts no more.
    assert until not in page(pages[0]).split("<table")[0]


@pytest.mark.parametrize("why", ["Moved although it is fixed", "Was out of use"])
def test_a_mark_of_the_earlier_list_too(settings, page, why):
    settings.TERAJU_TODAY, unit = TODAY, a_unit()
    actor, one = unit.at("counter"), verified(an_instrument(unit, is_fixed=True))
    if why.startswith("Moved"):
        market = a_market(unit, name="Pasar Lain")
        services.move_instrument(actor=actor, instrument_id=one.pk, place=market, moved_on=TODAY)
    else:
        services.retire_instrument(
            actor=actor, instrument_id=one.pk, retired_on=TODAY, reason="Pak Budi"
        )
        services.restore_instrument(actor=actor, instrument_id=one.pk, reason="Pak Budi")
    with override("en"):
        assert f"{why} ({date_format(TODAY)})." in page(url("tag", one.tag))
    assert "Pak Budi" not in page(url("tag", one.tag))

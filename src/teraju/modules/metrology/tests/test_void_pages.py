"""A mark that lost its force: every page on which one looks for it says since when, and why."""

from __future__ import annotations

import csv
import io
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
    # The paper is the house's: what its code tells of it is in the language of the house.
    said = ("A device was added", "Diberi alat tambahan", "A device was added")
    for address, words in zip(pages, said, strict=True):
        assert words in page(address), address
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


class TestRegisters:
    """Void with its day, and no day until which it would count: on the page and in the file."""

    @pytest.fixture
    def bench(self, settings):
        settings.TERAJU_TODAY = LATER
        return build_bench()

    @pytest.fixture
    def shown(self, bench, client):
        client.cookies["language"] = "en"
        client.force_login(bench.staff)

        def of(name, tag, **asked):
            """The line of the file, or the whole page."""
            answer = client.get(url(name), {"format": "csv", **asked})
            lines = b"".join(answer) if answer.streaming else answer.content
            head, *rows = csv.reader(io.StringIO(lines.decode("utf-8-sig")))
            [row] = [row for row in rows if tag in row]
            return dict(zip(head, row, strict=True)), text(client.get(url(name)))

        return of

    def voided(self, bench):
        one = bench.record(bench.scale()).verification
        sheets.void_verification(
            actor=bench.acts("head", LATER),
            verification_id=one.pk,
            on=LATER,
            reason="damage",
            note="x",
        )
        return one

    @pytest.mark.parametrize("name", ["instruments", "verifications"])
    def test_a_void_one_has_its_day(self, bench, shown, name):
        one = self.voided(bench)
        row, page = shown(name, one.instrument.tag)
        assert (row["Valid until"], row["Void since"]) == ("", LATER.isoformat())
        with override("en"):
            assert date_format(one.valid_until) not in page
            assert f"Void since {date_format(LATER, 'SHORT_DATE_FORMAT')}" in page

    @pytest.mark.parametrize("name", ["instruments", "verifications"])
    def test_another_is_as_before(self, bench, shown, name):
        one = bench.record(bench.scale()).verification
        row, page = shown(name, one.instrument.tag)
        assert (row["Valid until"], row["Void since"]) == (one.valid_until.isoformat(), "")
        assert "Void since" not in page

    def test_one_of_an_earlier_list_too(self, bench, shown):
        one = verified(bench.scale())
        one.standing, one.void_on = "void", DAY
        one.save()
        row, _page = shown("instruments", one.tag)
        assert (row["Valid until"], row["Void since"]) == ("", DAY.isoformat())

    def test_a_mistake_is_no_void(self, bench, shown):
        one = bench.record(bench.scale()).verification
        sheets.void_verification(
            actor=bench.acts("head", LATER),
            verification_id=one.pk,
            on=LATER,
            reason="mistake",
            note="x",
        )
        row, _page = shown("instruments", one.instrument.tag)
        assert row["Void since"] == ""

    def test_neither_on_the_pages_beside(self, bench, client):
        client.cookies["language"] = "en"
        client.force_login(bench.staff)
        one = self.voided(bench)
        instrument = one.instrument
        with override("en"):
            until = date_format(one.valid_until)
            for address in (
                instrument.owner.get_absolute_url(),
                instrument.place.get_absolute_url(),
                instrument.get_absolute_url(),
                one.get_absolute_url(),
            ):
                page = text(client.get(address))
                assert until not in page.split("<ins>")[0], address


def test_the_form_names_the_certificate_that_goes_with_the_mark(settings, client, page):
    settings.TERAJU_TODAY, bench = DAY, build_bench()
    client.force_login(bench.tester)
    without = bench.record(bench.scale()).verification
    waits = bench.record(bench.scale(), wants_certificate=True).verification
    for one in (without, waits):
        assert "withdrawn" not in page(url("verification_void", one.pk))
    held = certificates.sign_certificate(
        actor=bench.chief(), certificate_id=waits.certificates.get().pk
    )
    told = page(url("verification_void", waits.pk))
    assert "It is withdrawn with the mark" in told
    assert held.get_absolute_url() in told
    assert held.paper.number in told

"""A test that came with an order: its line follows the mark and the signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from teraju.modules.metrology.models import Instrument, IssuedStamp, OrderLine, StampLine
from teraju.modules.metrology.register_refusals import OutOfPlace
from teraju.modules.metrology.services import (
    certificates,
    order_minutes,
    orders,
    registers,
    sheets,
)
from teraju.modules.metrology.services.certificate_papers import contents_of
from teraju.modules.metrology.sheet_refusals import NotTestable, OtherTester, StampRefused
from teraju.modules.metrology.web.order_sections import certificates_section
from teraju.modules.operations.tests.factories import InForceFactory

from .sheet_world import BAD, DAY, GOOD, SAH, Bench, build_bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return build_bench()


def a_line(bench: Bench, **more) -> OrderLine:
    scale = bench.scale()
    InForceFactory(
        agency=bench.agency, kind="verification", promised_value=4, promised_unit="hours"
    )
    order = orders.enter_order(
        actor=bench.acts("counter"),
        agency=bench.agency,
        owner=scale.owner,
        place=scale.place,
        instruments=[(scale.pk, "subsequent", 1)],
        **{"site": "office", **more},
    )
    return order.lines.get()


def recorded(bench: Bench, line: OrderLine, **values):
    at = bench.moment() + timedelta(minutes=30)
    said = {"line_id": line.pk, "started_at": at, "ended_at": at + timedelta(minutes=6)}
    return bench.record(line.instrument, **said, **values)


def test_the_certificate_names_the_letter_of_the_owner(bench):
    day = DAY - timedelta(days=3)
    line = a_line(bench, channel="letter", letter_number=" 045/III/2019 ", letter_on=day)
    paper = contents_of(recorded(bench, line).verification)
    told = {str(label): value for group in paper["groups"] for label, value in group["facts"]}
    assert told["Number of the owner's letter"] == "045/III/2019"
    assert told["Date of the owner's letter"] == day


def opened(bench, line, **more):
    """The sheet of a line, opened by the tester."""
    return sheets.open_sheet(
        actor=bench.acts("tester"),
        instrument_id=line.instrument_id,
        control="subsequent",
        line_id=line.pk,
        **more,
    )


def test_minutes_say_on_which_day_and_under_which_letter_it_was_tested(bench):
    """Drawn up a week later they do not move the test."""
    line = a_line(bench, site="in_place")
    visit = orders.book_appointment(
        actor=bench.acts("counter"),
        order_id=line.order_id,
        tester=bench.tester,
        starts_at=bench.moment() + timedelta(minutes=20),
    )
    letter = orders.assign_order(actor=bench.acts("head"), order_id=line.order_id)
    recorded(bench, line, attempts=[{"readings": GOOD}])
    visit.refresh_from_db()
    assert visit.state == "kept"
    rows = list(line.order.lines.prefetch_related(*order_minutes.ACTS))
    later = bench.acts("counter")
    later = replace(later, now=later.now + timedelta(days=7))
    data = order_minutes._minutes(later, line.order, rows, "")
    facts = {str(label): value for label, value in data["facts"]}
    assert facts["Tested on"] == bench.moment().date()
    assert facts["Letter of assignment"] == letter.number


def test_minutes_say_who_tested_and_what_was_done(bench):
    line = a_line(bench)
    adjusted = {"readings": GOOD, "remedy": "adjusted"}
    recorded(bench, line, attempts=[{"readings": BAD}, adjusted])
    issued = {"lines": list(line.order.lines.prefetch_related(*order_minutes.ACTS)), "note": ""}
    data = order_minutes._minutes(bench.acts("counter"), line.order, **issued)
    with override("id"):
        facts = {str(label): str(value) for label, value in data["facts"]}
        assert facts["Penera"] == "Penera Ahli Pertama"
        said = [str(one) for one in data["rows"][0][3:]]
        assert said == ["Sah", "dijustir penera, lalu diuji lagi"]


def test_a_mark_finishes_the_line(bench):
    line = a_line(bench)
    recorded(bench, line)
    line.refresh_from_db()
    assert line.state == "done"


@pytest.mark.parametrize(
    ("held", "site", "used"),
    [
        (("field",), "office", "field"),
        (("field",), "in_place", "field"),
        (("office", "field"), "office", "office"),
        (("field", "office"), "office", "office"),
        (("office", "field"), "in_place", "field"),
        (("office",), "office", "office"),
    ],
)
def test_it_is_marked_with_a_stamp_of_the_place(bench, held, site, used):
    holds(bench, *held)
    found = recorded(bench, a_line(bench, site=site))
    assert found.verification.marks.get().stamp.site == used


def test_stamps_of_the_office_stay_there(bench):
    holds(bench, "office")
    line = a_line(bench, site="in_place")
    with pytest.raises(StampRefused, match=r"of the field .* those of the office stay there"):
        recorded(bench, line)


def test_stamps_of_the_field_are_not_used_at_the_office(bench, settings):
    settings.TERAJU_TODAY = DAY
    line = a_line(bench)
    sheet = opened(bench, line, standards=[bench.weights.pk])
    cells = {f"weighing.{number}.crossed": "yes" for number in range(4)}
    actor = bench.acts("tester")
    sheets.save_readings(
        actor=actor, sheet_id=sheet.pk, cells=cells, bases={name: [""] for name in cells}
    )
    client = Client()
    client.force_login(bench.tester)
    page = client.get(reverse("metrology_sheet_decide", args=[sheet.pk])).content.decode()
    assert "cap lapangan tidak dipakai di kantor" in page
    with pytest.raises(StampRefused, match="those of the field are not used there"):
        sheets.decide(actor=actor, sheet_id=sheet.pk, marks=SAH)
    holds(bench, "office")
    assert sheets.decide(actor=actor, sheet_id=sheet.pk, marks=SAH).result == "sah"


def holds(bench: Bench, *sites: str) -> None:
    """The tester has stamps of these sites alone."""
    issued = IssuedStamp.objects.get(line__kind="sah")
    line = issued.line
    StampLine.objects.filter(pk=line.pk).update(site=sites[0])
    for line.site in sites[1:]:
        line.pk = issued.pk = None
        line.save()
        issued.line = line
        issued.save()


def test_a_certificate_keeps_it_until_the_head_has_signed(bench):
    line = a_line(bench, wants_certificate=True)
    found = recorded(bench, line).verification.certificates.get()
    line.refresh_from_db()
    assert line.state == "to_sign"
    certificates.sign_certificate(actor=bench.chief(), certificate_id=found.pk)
    line.refresh_from_db()
    assert line.state == "done"


def test_the_order_shows_what_is_handed_over_with_it(bench):
    line = a_line(bench, wants_certificate=True)
    assert certificates_section(bench.acts("counter"), line.order) == []
    found = recorded(bench, line).verification.certificates.get()
    certificates.sign_certificate(actor=bench.chief(), certificate_id=found.pk)
    found.refresh_from_db()
    [section] = certificates_section(bench.acts("counter"), line.order)
    [[tag, number, _status]] = section.context["rows"]
    assert (tag.url, number.url) == (found.get_absolute_url(), found.paper.get_absolute_url())


@pytest.mark.parametrize("reason", ["seal_broken", "damage"])
def test_a_mark_that_was_void_before_the_signature_lets_it_wait_again(bench, reason):
    """Else neither certificate nor order would ever come to an end."""
    line = a_line(bench, wants_certificate=True)
    found = recorded(bench, line).verification.certificates.get()
    sheets.void_verification(
        actor=bench.acts("tester"),
        verification_id=found.verification_id,
        on=DAY,
        reason=reason,
        note="Segel putus",
    )
    certificates.send_back(actor=bench.chief(), certificate_id=found.pk, reason="Tanda batal")
    line.refresh_from_db()
    found.refresh_from_db()
    assert (found.state, line.state, line.tester) == ("withdrawn", "waiting", None)
    recorded(bench, line)
    line.refresh_from_db()
    assert line.state == "to_sign"


def test_given_up_it_waits_again(bench):
    line = a_line(bench)
    orders.take_line(actor=bench.acts("tester"), line_id=line.pk)
    sheet = opened(bench, line)
    sheets.give_up(actor=bench.acts("tester"), sheet_id=sheet.pk, reason="Ke reparatir")
    line.refresh_from_db()
    assert line.state == "waiting"


def test_the_line_is_of_this_instrument(bench):
    line = a_line(bench)
    with pytest.raises(Exception, match="No order has this instrument"):
        bench.record(bench.scale(), line_id=line.pk, marks=SAH)


def retire(bench: Bench, instrument: Instrument) -> Instrument:
    return registers.retire_instrument(
        actor=bench.acts("counter"), instrument_id=instrument.pk, retired_on=DAY, reason="Rusak"
    )


def test_what_an_order_waits_for_is_not_taken_out_of_use(bench):
    line = a_line(bench)
    with pytest.raises(OutOfPlace, match=str(line.order)):
        retire(bench, line.instrument)
    orders.cancel_line(actor=bench.acts("counter"), line_id=line.pk, reason="Rusak")
    assert retire(bench, line.instrument).standing == "retired"


def test_what_is_being_tested_is_not_taken_out_of_use(bench):
    scale, actor = bench.scale(), bench.acts("tester")
    sheet = sheets.open_sheet(actor=actor, instrument_id=scale.pk, control="subsequent")
    with pytest.raises(OutOfPlace, match="test sheet"):
        retire(bench, scale)
    scale.refresh_from_db()
    assert scale.retired_on is None
    sheets.give_up(actor=actor, sheet_id=sheet.pk, reason="Rusak")
    assert retire(bench, scale).standing == "retired"


def test_the_page_leads_to_what_is_still_open(bench):
    line = a_line(bench)
    sheet = opened(bench, line)
    client = Client()
    client.force_login(bench.counter)
    page = client.get(reverse("metrology_instrument_retire", args=[line.instrument_id]))
    for one in (sheet, line):
        assert f'href="{one.get_absolute_url()}"' in page.content.decode()


def test_what_went_out_of_use_meanwhile_bears_no_mark(bench):
    scale, actor = bench.scale(), bench.acts("tester")
    sheet = sheets.open_sheet(
        actor=actor, instrument_id=scale.pk, control="subsequent", standards=[bench.weights.pk]
    )
    cells = {"weighing.0.crossed": "yes"}
    sheets.save_readings(
        actor=actor, sheet_id=sheet.pk, cells=cells, bases={name: [""] for name in cells}
    )
    # As a register before this rule left it.
    scale.retired_on, scale.retired_reason, scale.standing = DAY, "Rusak", "retired"
    scale.save()
    with pytest.raises(NotTestable, match="out of use"):
        sheets.decide(actor=actor, sheet_id=sheet.pk, marks=SAH)
    assert not scale.verifications.exists()
    assert sheets.give_up(actor=actor, sheet_id=sheet.pk, reason="Rusak").state == "given_up"


def test_what_came_to_the_office_was_tested_there(bench, client: Client):
    client.force_login(bench.tester)
    for site, place in (("office", bench.agency.name), ("in_place", "Pasar Uji")):
        sheet = recorded(bench, a_line(bench, site=site))
        facts = client.get(sheet.get_absolute_url()).context["page"].facts
        assert [one.value for one in facts if one.label in ("Tested at", "Diuji di")] == [place]
        [_instrument, tested, _marks] = contents_of(sheet.verification)["groups"]
        assert place in [value for _label, value in tested["facts"]]


def test_the_act_leads_back_to_its_order(bench, client: Client):
    client.force_login(bench.tester)
    line = a_line(bench)
    page = client.get(recorded(bench, line).verification.get_absolute_url())
    assert f'href="{line.order.get_absolute_url()}"' in page.content.decode()


def test_whoever_takes_it_ends_the_sheet_that_another_left_open(bench, client: Client):
    """It went to a repairer, came back, and another official tests it."""
    line = a_line(bench)
    orders.take_line(actor=bench.acts("tester"), line_id=line.pk)
    told = {"instrument_id": line.instrument_id, "control": "subsequent", "line_id": line.pk}
    left = sheets.open_sheet(actor=bench.acts("tester"), **told)
    orders.pause_line(actor=bench.acts("tester"), line_id=line.pk, reason="repairer")
    orders.resume_line(actor=bench.acts("second"), line_id=line.pk)
    client.force_login(bench.second)
    ending = reverse("metrology_sheet_give_up", args=[left.pk])
    assert ending not in client.get(left.get_absolute_url()).content.decode()
    with pytest.raises(OtherTester):
        sheets.give_up(actor=bench.acts("second"), sheet_id=left.pk, reason="Dari reparatir")
    orders.take_line(actor=bench.acts("second"), line_id=line.pk)
    assert ending in client.get(left.get_absolute_url()).content.decode()
    sheets.give_up(actor=bench.acts("second"), sheet_id=left.pk, reason="Dari reparatir")
    line.refresh_from_db()
    assert (line.state, line.tester) == ("in_test", bench.second)
    assert sheets.open_sheet(actor=bench.acts("second"), **told).tester == bench.second


@pytest.mark.parametrize(("site", "word"), [("office", "kantor"), ("in_place", "lapangan")])
def test_without_the_stamp_the_page_says_what_to_do(bench, client: Client, settings, site, word):
    settings.TERAJU_TODAY = DAY
    holds(bench, "office" if site == "in_place" else "field")
    line = a_line(bench, site=site, wants_certificate=True)
    sheet = opened(bench, line)
    client.force_login(bench.tester)
    address = reverse("metrology_sheet_decide", args=[sheet.pk])
    told = f"Anda tidak membawa cap {word} Sah"
    form = client.get(address)
    assert told in form.content.decode()
    assert form.context["form"]["wants_certificate"].value() is True
    IssuedStamp.objects.filter(line__kind="sah").delete()
    assert told in client.get(address).content.decode()


def test_tested_again_after_the_repairer_it_waits_no_more(bench, client: Client, settings):
    settings.TERAJU_TODAY = DAY
    line = a_line(bench)
    orders.take_line(actor=bench.acts("tester"), line_id=line.pk)
    sheet = opened(bench, line, standards=[bench.weights.pk])
    cells, bases = {"weighing.3.crossed": "no"}, {"weighing.3.crossed": [""]}
    sheets.save_readings(
        actor=bench.acts("tester"),
        sheet_id=sheet.pk,
        cells=cells,
        bases=bases,
    )
    client.force_login(bench.tester)
    pause = reverse("metrology_line_pause", args=[line.pk])
    assert pause in client.get(sheet.get_absolute_url()).content.decode()
    orders.pause_line(actor=bench.acts("tester"), line_id=line.pk, reason="repairer")
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert pause not in page
    assert "Waktu yang dijanjikan berhenti" in page
    sheets.try_again(actor=bench.acts("tester"), sheet_id=sheet.pk, remedy="adjusted")
    line.refresh_from_db()
    assert (line.state, line.tester) == ("in_test", bench.tester)
    assert line.pauses.get().until is not None

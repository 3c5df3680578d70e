"""A test that came with an order: its line follows the mark and the signature."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.metrology.models import OrderLine
from teraju.modules.metrology.services import certificates, orders, sheets
from teraju.modules.metrology.web.order_sections import certificates_section
from teraju.modules.operations.tests.factories import InForceFactory

from .sheet_world import DAY, SAH, Bench, build_bench

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
        site="office",
        owner=scale.owner,
        instruments=[(scale.pk, "subsequent", 1)],
        **more,
    )
    return order.lines.get()


def recorded(bench: Bench, line: OrderLine, **values):
    at = bench.moment() + timedelta(minutes=30)
    said = {"line_id": line.pk, "started_at": at, "ended_at": at + timedelta(minutes=6)}
    return bench.record(line.instrument, **said, **values)


def test_a_mark_finishes_the_line(bench):
    line = a_line(bench)
    recorded(bench, line)
    line.refresh_from_db()
    assert line.state == "done"


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


@pytest.mark.parametrize("reason", ["mistake", "damage"])
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
    sheet = sheets.open_sheet(
        actor=bench.acts("tester"),
        instrument_id=line.instrument_id,
        control="subsequent",
        line_id=line.pk,
    )
    sheets.give_up(actor=bench.acts("tester"), sheet_id=sheet.pk, reason="Ke reparatir")
    line.refresh_from_db()
    assert line.state == "waiting"


def test_the_line_is_of_this_instrument(bench):
    line = a_line(bench)
    with pytest.raises(Exception, match="No order has this instrument"):
        bench.record(bench.scale(), line_id=line.pk, marks=SAH)

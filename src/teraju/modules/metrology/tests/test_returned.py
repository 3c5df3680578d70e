"""A certificate that the head sent back: whose turn it is, and how it is put right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils.translation import override

from teraju.kernel.errors import NotAllowed
from teraju.modules.metrology import sheet_inbox
from teraju.modules.metrology.domain.orders import LINE, LineState
from teraju.modules.metrology.models import Instrument, OrderLine
from teraju.modules.metrology.selectors.board import board
from teraju.modules.metrology.services import certificates, orders, registers, sheets
from teraju.modules.metrology.services.certificate_papers import contents_of
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.metrology.web.board_words import columns

from .register_pages import text, url
from .sheet_world import DAY, Bench, build_bench
from .test_sheet_orders import a_line, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return build_bench()


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY


@pytest.fixture
def line(bench) -> OrderLine:
    """Tested, its certificate asked for and sent back."""
    line = a_line(bench, wants_certificate=True)
    one = recorded(bench, line).verification.certificates.get()
    certificates.send_back(actor=bench.chief(), certificate_id=one.pk, reason="Merek keliru")
    line.refresh_from_db()
    return line


def paper(line: OrderLine):
    return line.sheets.get().verification.certificates.latest("pk")


def page(client, user, address: str) -> str:
    client.force_login(user)
    client.cookies["language"] = "en"
    return text(client.get(address))


@pytest.mark.parametrize(
    ("state", "event", "then"),
    [
        (LineState.TO_SIGN, "return", LineState.RETURNED),
        (LineState.RETURNED, "submit", LineState.TO_SIGN),
        (LineState.RETURNED, "reopen", LineState.WAITING),
        (LineState.TO_SIGN, "reopen", LineState.WAITING),
    ],
)
def test_the_steps_of_its_line(state, event, then):
    assert LINE.transition(state, event).target == then


def test_the_line_is_back_with_the_tester_until_it_is_submitted_again(bench, line):
    assert line.state == LineState.RETURNED
    certificates.submit_certificate(
        actor=bench.acts("tester"), certificate_id=paper(line).pk, note="Merek dibetulkan"
    )
    line.refresh_from_db()
    assert line.state == LineState.TO_SIGN
    certificates.sign_certificate(actor=bench.chief(), certificate_id=paper(line).pk)
    line.refresh_from_db()
    assert line.state == LineState.DONE


def test_order_line_and_board_say_whose_turn_it_is(bench, line, client):
    for address in (line.get_absolute_url(), line.order.get_absolute_url()):
        shown = page(client, bench.counter, address)
        assert "Back with the tester" in shown
        assert "the head signs the certificate" not in shown
    viewer = replace(bench.acts("counter"), now=bench.moment())
    with override("en"):
        found = {one.key: one for one in columns(board(viewer))}
    assert (found["returned"].count, found["to_sign"].count) == (1, 0)
    assert [one.tag for one in found["returned"].lines] == [line.instrument.tag]
    shown = page(client, bench.tester, line.get_absolute_url())
    assert f'href="{paper(line).get_absolute_url()}"' in shown


def test_the_board_has_no_column_for_what_is_not_there(bench):
    a_line(bench)
    assert "returned" not in [one.key for one in columns(board(bench.acts("counter")))]


def test_the_paper_leads_to_what_may_be_put_right(bench, line, client):
    shown = page(client, bench.tester, paper(line).get_absolute_url())
    instrument = line.instrument
    act = paper(line).verification
    for address in (
        url("instrument_change", instrument.pk),
        url("instrument_hand_over", instrument.pk),
        url("instrument_move", instrument.pk),
        url("owner_change", instrument.owner_id),
        url("place_change", instrument.place_id),
        url("verification_void", act.pk),
        url("certificate_submit", paper(line).pk),
    ):
        assert f'href="{address}"' in shown, address
    assert "Merek keliru" in shown
    # The head who sent it back has nothing to mend there.
    assert url("instrument_change", instrument.pk) not in page(
        client, bench.supervisor, paper(line).get_absolute_url()
    )


def test_what_is_put_right_in_the_register_stands_on_the_paper(bench, line):
    registers.change_instrument(
        actor=bench.acts("tester"), instrument_id=line.instrument_id, make="Naga"
    )
    act = type(line.sheets.get().verification).objects.get(pk=paper(line).verification_id)
    facts = [fact for group in contents_of(act)["groups"] for fact in group["facts"]]
    assert "Naga" in [value for _label, value in facts]


@pytest.mark.parametrize("who", ["tester", "supervisor"])
def test_a_void_mark_takes_the_returned_paper_with_it(bench, line, who):
    """Whoever was sent it back tests anew: nobody has to send it to and fro first."""
    one = paper(line)
    sheets.void_verification(
        actor=bench.acts(who),
        verification_id=one.verification_id,
        on=DAY,
        reason="mistake",
        note="Alat tertukar",
    )
    one.refresh_from_db()
    line.refresh_from_db()
    assert (one.state, line.state, line.tester) == ("withdrawn", LineState.WAITING, None)
    assert "Alat tertukar" not in one.reason
    assert not sheet_inbox.waiting(bench.acts("tester"))
    recorded(bench, line)
    line.refresh_from_db()
    assert line.state == LineState.TO_SIGN


def test_what_was_asked_for_later_moves_no_line(bench):
    line = a_line(bench)
    act = recorded(bench, line).verification
    one = certificates.ask_certificate(actor=bench.acts("tester"), verification_id=act.pk)
    certificates.send_back(actor=bench.chief(), certificate_id=one.pk, reason="Merek keliru")
    line.refresh_from_db()
    assert line.state == LineState.DONE


def test_only_the_use_case_moves_it(bench, line):
    with pytest.raises(NotAllowed):
        orders.resubmit_line(actor=bench.acts("supervisor"), line_id=line.pk)


@pytest.mark.parametrize(
    ("values", "may"),
    [
        ({"make": "Naga", "serial": "N-1"}, True),
        ({"plate": {"max": "10", "nozzles": "4"}}, True),
        ({"plate": {"max": "20"}}, False),
        ({"plate": {"max": "10", "d": "50"}}, False),
    ],
)
def test_what_the_verdict_rests_on_is_not_exchanged_before_the_signature(bench, values, may):
    """Else the paper would tell of a plate by which nothing was judged."""
    one = bench.record(bench.scale(), wants_certificate=True).verification.certificates.get()
    Instrument.objects.filter(pk=one.verification.instrument_id).update(**values)
    if may:
        certificates.sign_certificate(actor=bench.chief(), certificate_id=one.pk)
        return
    with pytest.raises(NotNow, match="judged by another plate"):
        certificates.sign_certificate(actor=bench.chief(), certificate_id=one.pk)
    assert certificates.sign_certificates(actor=bench.chief(), certificate_ids=[one.pk])
    one.refresh_from_db()
    assert one.state == "to_sign"

"""A mark recorded by mistake: in an order that runs its instrument waits again."""

from __future__ import annotations

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.orders import LINE, LineState
from teraju.modules.metrology.models import OrderLine
from teraju.modules.metrology.selectors import board, reports
from teraju.modules.metrology.selectors.orders import line_to_test
from teraju.modules.metrology.selectors.tariffs import charges
from teraju.modules.metrology.services import certificates, order_minutes, orders, sheets
from teraju.modules.metrology.services.tariffs import record_line
from teraju.modules.operations.tests.factories import InForceFactory
from teraju.platform.audit.models import TrailEvent

from .register_pages import text, url
from .sheet_world import DAY, Bench, build_bench
from .test_sheet_orders import recorded

pytestmark = pytest.mark.django_db
WAITS = (LineState.WAITING, None, None, None)
TODAY = (DAY, DAY)


@pytest.fixture
def bench(settings) -> Bench:
    settings.TERAJU_TODAY = DAY
    return build_bench()


def lines_of_order(bench: Bench, pieces: int = 2, **more) -> list[OrderLine]:
    """An order with two things: the first is tested in these tests, the second runs."""
    things = [bench.scale() for _number in range(pieces)]
    InForceFactory(
        agency=bench.agency, kind="verification", promised_value=4, promised_unit="hours"
    )
    order = orders.enter_order(
        actor=bench.acts("counter"),
        agency=bench.agency,
        owner=things[0].owner,
        place=things[0].place,
        instruments=[(one.pk, "subsequent", one.count) for one in things],
        **{"site": "office", **more},
    )
    return list(order.lines.order_by("pk"))


def mistaken(bench: Bench, act, who: str = "tester", reason: str = "mistake"):
    return sheets.void_verification(
        actor=bench.acts(who), verification_id=act.pk, on=DAY, reason=reason, note="Tertukar"
    )


def restored(bench: Bench, act):
    return sheets.restore_verification(
        actor=bench.acts("head"), verification_id=act.pk, reason="Tidak tertukar"
    )


def of(line: OrderLine):
    line.refresh_from_db()
    return (line.state, line.tester, line.done_at, line.service_minutes)


def state(line: OrderLine) -> str:
    line.refresh_from_db()
    return str(line.state)


def test_the_step_of_the_table():
    assert LINE.transition(LineState.DONE, "reopen").target == LineState.WAITING
    assert LINE.transition(LineState.WAITING, "restore").target == LineState.DONE


@pytest.mark.parametrize("who", ["tester", "supervisor"])
def test_it_waits_again_and_is_tested_in_its_order(bench, who):
    line, _other = lines_of_order(bench)
    act = recorded(bench, line).verification
    viewer = bench.acts("tester")
    assert (reports.served(bench.agency, *TODAY).done, board.board(viewer).done_instruments) == (
        1,
        1,
    )
    mistaken(bench, act, who)
    assert of(line) == WAITS
    assert (reports.served(bench.agency, *TODAY).done, board.board(viewer).done_instruments) == (
        0,
        0,
    )
    assert line_to_test(viewer, line.instrument_id) == line
    told = TrailEvent.objects.filter(verb="metrology.line.put_back").latest("pk")
    assert told.changes["state"] == ["done", "waiting"]
    recorded(bench, line)
    assert state(line) == LineState.DONE


def test_damage_is_no_mistake(bench):
    line, _other = lines_of_order(bench)
    mistaken(bench, recorded(bench, line).verification, reason="damage")
    assert state(line) == LineState.DONE
    assert reports.served(bench.agency, *TODAY).done == 1


def test_what_a_later_test_did_stays_done(bench):
    """Its first mark was void before the signature, and it was tested again."""
    line, _other = lines_of_order(bench, wants_certificate=True)
    first = recorded(bench, line).verification
    mistaken(bench, first, reason="damage")
    certificates.send_back(
        actor=bench.chief(), certificate_id=first.certificates.get().pk, reason="Tanda rusak"
    )
    second = recorded(bench, line).verification
    certificates.sign_certificate(actor=bench.chief(), certificate_id=second.certificates.get().pk)
    assert state(line) == LineState.DONE
    restored(bench, first)
    mistaken(bench, first)
    assert state(line) == LineState.DONE
    mistaken(bench, second)
    assert of(line) == WAITS


def test_its_signed_certificate_goes_with_it(bench):
    line, _other = lines_of_order(bench, wants_certificate=True)
    act = recorded(bench, line).verification
    paper = certificates.sign_certificate(
        actor=bench.chief(), certificate_id=act.certificates.get().pk
    )
    mistaken(bench, act)
    paper.refresh_from_db()
    assert (paper.state, state(line)) == ("withdrawn", LineState.WAITING)
    again = recorded(bench, line).verification.certificates.get()
    assert state(line) == LineState.TO_SIGN
    certificates.sign_certificate(actor=bench.chief(), certificate_id=again.pk)
    assert state(line) == LineState.DONE


def test_what_waits_for_the_signature_goes_with_it(bench):
    line, _other = lines_of_order(bench, wants_certificate=True)
    act = recorded(bench, line).verification
    assert state(line) == LineState.TO_SIGN
    mistaken(bench, act)
    assert (act.certificates.get().state, of(line)) == ("withdrawn", WAITS)
    recorded(bench, line)
    assert state(line) == LineState.TO_SIGN


def test_a_set_waits_as_a_whole(bench):
    weights = bench.scale("common_weight", count=7)
    lines = lines_of_order(bench, 1)
    line = orders.add_line(
        actor=bench.acts("counter"),
        order_id=lines[0].order_id,
        instrument_id=weights.pk,
        control="subsequent",
        count=7,
    )
    told = {"attempts": [], "standards": bench.along("common_weight")}
    act = recorded(bench, line, pieces=(4, 0, 0, 3), **told).verification
    line.refresh_from_db()
    record_line(
        actor=bench.chief(),
        agency=bench.agency,
        kind="common_weight",
        valid_from=DAY,
        basis="Perda Uji",
        office_price=500,
        in_place_price=500,
    )
    assert board.board(bench.acts("tester")).done_weights == 4, "three were not brought"
    assert [one.amount for one in charges(line.order, [line])] == [2000]
    rest = bench.record(weights, pieces=(3, 0, 0, 4), **told).verification
    mistaken(bench, rest)
    assert state(line) == LineState.DONE, "the rest came without the order"
    mistaken(bench, act)
    assert of(line) == WAITS
    recorded(bench, line, pieces=(7, 0, 0, 0), **told)
    assert state(line) == LineState.DONE


class TestEnded:
    @pytest.fixture
    def line(self, bench) -> OrderLine:
        [line] = lines_of_order(bench, 1)
        mistaken(bench, recorded(bench, line).verification)
        line.refresh_from_db()
        return line

    def test_an_order_stays_ended_and_its_figure_does_not_count_the_mistake(self, bench, line):
        assert (line.state, line.order.output.state) == (LineState.DONE, "released")
        assert reports.served(bench.agency, *TODAY).done == 0
        assert reports.served_months(bench.agency, *TODAY) == []
        assert board.board(bench.acts("tester")).done_instruments == 0

    def test_pages_say_what_to_do(self, bench, line, client):
        client.cookies["language"] = "en"
        client.force_login(bench.counter)
        act = line.sheets.get().verification
        words = "enter a new order for it"
        for one in (line, act):
            assert words in text(client.get(one.get_absolute_url()))
        page = text(client.get(line.order.get_absolute_url()))
        assert "enter a new order for them" in page
        assert f'href="{url("order_add")}?owner={line.instrument.owner_id}"' in text(
            client.get(line.get_absolute_url())
        )

    def test_the_minutes_do_not_tell_the_mistake(self, bench, line):
        rows = list(line.order.lines.prefetch_related(*order_minutes.ACTS))
        data = order_minutes._minutes(bench.acts("counter"), line.order, rows, "")
        assert str(data["rows"][0][3]) == "Recorded by mistake"


class TestTakenBack:
    def test_the_line_is_done_as_before(self, bench):
        line, _other = lines_of_order(bench)
        act = recorded(bench, line).verification
        before = (*of(line), line.taken_at)
        mistaken(bench, act)
        orders.pause_line(actor=bench.acts("tester"), line_id=line.pk, reason="owner")
        restored(bench, act)
        assert (*of(line), line.taken_at) == before
        assert line.pauses.get().until is not None

    def test_it_ends_the_order_that_waited_for_it_alone(self, bench):
        line, other = lines_of_order(bench)
        act = recorded(bench, line).verification
        mistaken(bench, act)
        recorded(bench, other)
        restored(bench, act)
        line.order.output.refresh_from_db()
        assert line.order.output.state == "released"

    def test_not_while_somebody_has_it_in_test(self, bench):
        line, _other = lines_of_order(bench)
        act = recorded(bench, line).verification
        mistaken(bench, act)
        orders.take_line(actor=bench.acts("second"), line_id=line.pk)
        with pytest.raises(DomainError, match="in test"):
            restored(bench, act)
        assert act.voids.exists()

    def test_what_was_tested_meanwhile_stays_done_by_that(self, bench):
        line, _other = lines_of_order(bench)
        act = recorded(bench, line).verification
        mistaken(bench, act)
        recorded(bench, line)
        done = of(line)
        restored(bench, act)
        assert of(line) == done

"""What changed between the beginning of a test and its mark is asked again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import Issue, IssuedStamp, Sheet
from teraju.modules.metrology.order_refusals import NotReviewed
from teraju.modules.metrology.selectors.stamps import lines_of, stock_of
from teraju.modules.metrology.services import issues, orders, scope, sheets, standards
from teraju.modules.metrology.sheet_refusals import NotTestable, StampRefused, StandardRefused
from teraju.modules.metrology.unit_refusals import NotEntitled, StandardUnfit
from teraju.modules.operations.tests.factories import InForceFactory
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory

from .sheet_world import SAH, Bench, build_bench
from .unit_world import DAY, out, standard

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def bench() -> Bench:
    return build_bench()


def read(bench: Bench, day: date = DAY, **more) -> Sheet:
    """A sheet of a table scale on which everything passes."""
    actor = bench.acts("tester")
    scale = more.pop("scale", None) or bench.scale()
    sheet = sheets.open_sheet(
        actor=actor,
        instrument_id=scale.pk,
        control="subsequent",
        **{"standards": [bench.weights.pk], **more},
    )
    cells = {f"weighing.{number}.crossed": "yes" for number in range(4)}
    sheets.save_readings(
        actor=bench.acts("tester", day),
        sheet_id=sheet.pk,
        cells=cells,
        bases={name: [""] for name in cells},
    )
    return sheet


def marked(bench: Bench, sheet: Sheet, day: date = DAY):
    return sheets.decide(actor=bench.acts("tester", day), sheet_id=sheet.pk, marks=SAH)


def brought_back(bench: Bench, day: date = DAY) -> None:
    issue = Issue.objects.get(returned_on=None)
    stamps = {one.pk: one.out for one in IssuedStamp.objects.filter(issue=issue)}
    left = {one.pk: one.roll.left for one in issue.rolls.all()}
    issues.take_back_issue(
        actor=bench.acts("counter", day),
        issue_id=issue.pk,
        returned_on=day,
        stamps=stamps,
        standards={one.pk: "in_order" for one in issue.standards.all()},
        rolls=left,
    )


@pytest.mark.parametrize("day", [DAY, NEXT])
def test_a_stamp_that_went_back_marks_nothing(bench, day):
    sheet = read(bench)
    brought_back(bench)
    with pytest.raises(StampRefused):
        marked(bench, sheet, day)


def test_what_was_marked_before_it_went_back_may_arrive_after(bench):
    """A telephone sends in the evening what was marked at the market."""
    brought_back(bench)
    assert bench.record(bench.scale()).state == "decided"


def test_a_standard_that_is_overdue_when_it_is_read_decides_nothing(bench):
    overdue = standard(bench, code="AT-09", nominal=Decimal(1), count=20)
    due = overdue.certificates.get().due_on
    before = due - timedelta(days=1)
    scale = bench.scale()
    sheet = sheets.open_sheet(
        actor=bench.acts("tester", before),
        instrument_id=scale.pk,
        control="subsequent",
        standards=[overdue.pk],
    )
    later = due + timedelta(days=1)
    sheets.save_readings(
        actor=bench.acts("tester", later),
        sheet_id=sheet.pk,
        cells={"weighing.0.crossed": "yes"},
        bases={"weighing.0.crossed": [""]},
    )
    with pytest.raises(StandardRefused):
        marked(bench, sheet, later)


def test_what_was_read_while_it_was_good_is_marked_the_day_after(bench):
    """The standard left for its calibration overnight: what was read with it stays read."""
    own = standard(bench, code="AT-09", nominal=Decimal(1), count=20)
    sheet = read(bench, standards=[own.pk])
    lent(bench, own.pk, NEXT)
    stock = stock_of(bench.agency.pk, DAY.year)
    brought_back(bench)
    out(bench, NEXT, stamps={one.pk: 1 for one in lines_of(stock)})
    assert marked(bench, sheet, NEXT).result == "sah"


def test_a_standard_that_was_lent_meanwhile_decides_nothing(bench):
    own = standard(bench, code="AT-09", nominal=Decimal(1), count=20)
    sheet = read(bench, standards=[own.pk])
    with pytest.raises(StandardUnfit, match=sheet.instrument.tag):
        lent(bench, own.pk, DAY, told=DAY)
    # Told the day after: the sheet was left open overnight.
    lent(bench, own.pk, DAY, told=NEXT)
    with pytest.raises(StandardRefused):
        marked(bench, sheet, NEXT)


def lent(bench: Bench, pk: int, day: date, *, told: date | None = None) -> None:
    standards.lend(
        actor=bench.acts("head", told or day),
        standard_id=pk,
        borrower="UML Kota Uji",
        agreement="PKS 1/2019",
        lent_on=day,
        until=day + timedelta(days=7),
    )


def test_who_became_a_supervisor_marks_no_more(bench):
    sheet = read(bench)
    RoleAssignmentFactory(user=bench.tester, role=Role.SUPERVISOR, agency=bench.agency)
    with pytest.raises(NotEntitled):
        marked(bench, sheet)


def test_what_left_the_scope_is_not_marked(bench):
    sheet = read(bench)
    one = scope.add_letter(
        actor=bench.acts("head"),
        agency=bench.agency,
        number="MR.01.02/2019",
        issued_on=DAY,
        issuer="Direktur Metrologi",
        region="Kabupaten Uji",
        mark_code="64",
    )
    scope.set_kinds(actor=bench.acts("head"), letter_id=one.pk, kinds=("electronic_scale",))
    scope.enact(actor=bench.acts("head"), letter_id=one.pk, from_on=DAY)
    with pytest.raises(NotTestable):
        marked(bench, sheet)


def test_the_mark_is_of_the_day_on_which_it_is_put_on(bench):
    """Left open overnight: the stamp of that day, and the validity from it."""
    scale = bench.scale()
    last = date(DAY.year, DAY.month, 31)
    sheet = read(bench, scale=scale)
    brought_back(bench)
    out(bench, last + timedelta(days=1), stamps=field_stamps(bench))
    done = marked(bench, sheet, last + timedelta(days=1))
    assert done.on == last + timedelta(days=1)
    assert (done.valid_until.year, done.valid_until.month) == (DAY.year + 1, 4)
    scale.refresh_from_db()
    assert scale.verified_on == done.on


def field_stamps(bench: Bench) -> dict[int, int]:
    return {one.pk: 1 for one in lines_of(stock_of(bench.agency.pk, DAY.year))}


class TestOrder:
    def entered(self, bench: Bench):
        scale = bench.scale()
        InForceFactory(
            agency=bench.agency, kind="verification", promised_value=4, promised_unit="hours"
        )
        order = orders.enter_order(
            actor=bench.acts("counter"),
            agency=bench.agency,
            site="office",
            owner=scale.owner,
            instruments=[(scale.pk, "subsequent", 1), (bench.scale().pk, "subsequent", 1)],
        )
        return order.lines.get(instrument=scale)

    def test_what_was_cancelled_is_not_marked_but_ended(self, bench):
        line = self.entered(bench)
        sheet = read(bench, scale=line.instrument, line_id=line.pk)
        orders.put_back_line(actor=bench.acts("tester"), line_id=line.pk)
        orders.cancel_line(actor=bench.acts("counter"), line_id=line.pk, reason="Dibawa pulang")
        with pytest.raises(NotReviewed) as refusal:
            marked(bench, sheet)
        assert "without a mark" in str(refusal.value)
        sheets.give_up(actor=bench.acts("tester"), sheet_id=sheet.pk, reason="Dibatalkan")

    def test_a_line_that_has_ended_begins_no_test(self, bench):
        line = self.entered(bench)
        orders.cancel_line(actor=bench.acts("counter"), line_id=line.pk, reason="Dibawa pulang")
        with pytest.raises(DomainError):
            read(bench, scale=line.instrument, line_id=line.pk)
        assert not Sheet.objects.exists()

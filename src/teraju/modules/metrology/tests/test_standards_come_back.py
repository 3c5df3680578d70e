"""A standard that comes back damaged, or not at all: said with the hand-out, and used no more."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from teraju.modules.metrology.domain.fitness import Unfit
from teraju.modules.metrology.models import Issue, Standard
from teraju.modules.metrology.selectors.standards import fit_today, standards_fit
from teraju.modules.metrology.selectors.standards import standards as listed
from teraju.modules.metrology.services import issues, standards
from teraju.modules.metrology.unit_refusals import StandardUnfit, WrongCount
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.api import timeline

from . import unit_world as w
from .test_unit_pages import get, refused_at, send, walk
from .unit_world import DAY, World

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(days=1)
WHAT = "Satu bidur jatuh ke sungai"


def two_out(unit: World) -> tuple[Issue, list[Standard]]:
    both = [w.standard(unit), w.standard(unit, code="AT-02", name="Satu set bidur", count=12)]
    return w.out(unit, standards=both), both


def back(unit: World, issue: Issue, *found: str, note: str = WHAT, on: date = DAY) -> Issue:
    rows = issue.standards.order_by("pk")
    told = {one.pk: said for one, said in zip(rows, found, strict=False)}
    return issues.take_back_issue(
        actor=unit.acts("counter", NEXT),
        issue_id=issue.pk,
        returned_on=on,
        standards=told,
        note=note,
    )


def against(unit: World, one: Standard, on: date = NEXT) -> tuple[Unfit, ...]:
    return standards_fit(unit.agency.pk, [one.pk], on)[0].reasons


@pytest.mark.parametrize("found", ["damaged", "missing"])
def test_it_is_out_of_use_until_somebody_takes_it_into_use_again(unit: World, found: str) -> None:
    issue, (first, second) = two_out(unit)
    back(unit, issue, "in_order", found)
    second.refresh_from_db()
    assert (second.state, second.withdrawn_on) == ("withdrawn", DAY)
    assert second.withdrawn_because == WHAT
    assert (against(unit, first), against(unit, second)) == ((), (Unfit.WITHDRAWN,))
    assert list(fit_today(listed(unit.acts("head", NEXT)), NEXT)) == [first]
    with pytest.raises(StandardUnfit, match="withdrawn"):
        w.out(unit, NEXT, standards=[second])
    told = timeline(second)[0]
    assert told.sentence == "withdrew the standard from use"
    standards.restore_standard(
        actor=unit.acts("head", NEXT), standard_id=second.pk, reason="Ditemukan"
    )
    assert against(unit, second) == ()


@pytest.mark.parametrize(
    ("found", "note", "field"),
    [
        ((), WHAT, 0),
        (("in_order",), WHAT, 1),
        (("in_order", "stolen"), WHAT, 1),
        (("in_order", "missing"), " ", None),
    ],
)
def test_each_is_looked_at_and_what_is_not_in_order_explained(
    unit: World, found: tuple[str, ...], note: str, field: int | None
) -> None:
    issue, both = two_out(unit)
    rows = list(issue.standards.order_by("pk"))
    with pytest.raises(WrongCount) as refused:
        back(unit, issue, *found, note=note)
    assert refused.value.field == ("note" if field is None else f"standard_{rows[field].pk}")
    assert {one.state for one in Standard.objects.all()} == {"in_use"}
    back(unit, issue, "in_order", "in_order", note="")
    assert [against(unit, one) for one in both] == [(), ()]


@pytest.mark.parametrize(("hour", "reasons"), [(8, ()), (15, (Unfit.WITHDRAWN,))])
def test_what_was_tested_before_it_came_back_stands(
    unit: World, hour: int, reasons: tuple[Unfit, ...]
) -> None:
    """The telephone sends the morning in the evening: the weight was whole, and at hand."""
    issue, (one, _other) = two_out(unit)
    back(unit, issue, "missing", "in_order")
    Issue.objects.update(returned_at=datetime(2019, 3, 14, 13, tzinfo=NOW.tzinfo))
    began = datetime(2019, 3, 14, hour, tzinfo=NOW.tzinfo)
    asked = {"holder_id": unit.tester.pk, "begun_at": began}
    assert standards_fit(unit.agency.pk, [one.pk], DAY, **asked)[0].reasons == reasons


def test_the_form_asks_for_each_and_the_pages_tell_it(unit: World, settings) -> None:
    settings.TERAJU_TODAY = DAY
    issue, (first, second) = two_out(unit)
    names = [f"standard_{one.pk}" for one in issue.standards.order_by("pk")]
    begun = get(unit.counter, "metrology_issue_back", issue.pk)
    assert "AT-02 Satu set bidur" in begun
    assert "12 pieces went out" in begun
    assert " checked" not in begun, "who takes it back looks at each"
    empty = walk(unit.counter, issue, "metrology_issue_back", status=422, returned_on=DAY)
    assert [refused_at(empty, name) for name in names] == [True, True]
    found = dict(zip(names, ("in_order", "damaged"), strict=True))
    told = {"version": issue.version, "returned_on": DAY, **found}
    unexplained = send(unit.counter, "metrology_issue_back", issue.pk, data=told, status=422)
    assert refused_at(unexplained, "note")
    send(unit.counter, "metrology_issue_back", issue.pk, data={**told, "note": WHAT})
    page = get(unit.staff, "metrology_issue", issue.pk)
    assert "Back damaged" in page
    assert "Back in order" in page
    page = get(unit.staff, "metrology_standard", second.pk)
    assert "14 March 2019: Back damaged" in page
    assert WHAT in page
    assert "Withdrawn" not in get(unit.staff, "metrology_standard", first.pk)

"""An instrument tested twice on one day is one instrument served: its last result counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from teraju.modules.metrology import national
from teraju.modules.metrology.domain.marks import VoidReason
from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.models import Instrument, Verification, Voiding
from teraju.modules.metrology.report_wording import declaration
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.sheet_evidence import marks

from .plan_world import market, scales, stamped, verify
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
DAY = TODAY.replace(day=1) - timedelta(days=1)
PERIOD = ReportPeriod(DAY.year, DAY.month)


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture
def scale(unit: Unit) -> Instrument:
    return scales(unit, market(unit), 1)[0]


def again(unit: Unit, one: Instrument, hours: int = 2, on: date = DAY, **values: Any) -> Any:
    """Another sheet of it, accepted beside the first."""
    [act] = verify(unit, [one], on, tester=unit.users["chief"], **values)
    act.at += timedelta(hours=hours)
    act.save()
    return act


def void(unit: Unit, act: Verification, reason: str) -> None:
    said = {"on": act.on, "note": "Tertukar", "recorded_office": "Penera"}
    Voiding.objects.create(
        verification=act,
        reason=reason,
        recorded_by=unit.users["tester"],
        **said,
        **stamped(unit),
    )


def told(unit: Unit) -> tuple[int, int, int]:
    """Tested, sah and batal, as the report of the month says."""
    found = reading.report(unit.agency, PERIOD).total.instruments
    return found.tested, found.passed, found.failed


def test_two_officials_at_one_kiosk(unit: Unit, scale: Instrument) -> None:
    verify(unit, [scale], DAY)
    again(unit, scale)
    assert told(unit) == (1, 1, 0)
    [day] = reading.work_days([unit.agency.pk], DAY, DAY)
    # Both were at work on that day.
    assert (day.instruments, day.testers) == (1, 2)


@pytest.mark.parametrize(
    ("first", "then", "hours", "found"),
    [
        ("batal", "sah", 2, (1, 1, 0)),
        ("sah", "batal", 2, (1, 0, 1)),
        # At the same minute the one entered later.
        ("sah", "batal", 0, (1, 0, 1)),
        ("batal", "sah", -2, (1, 0, 1)),
    ],
)
def test_its_last_result_counts(
    unit: Unit,
    scale: Instrument,
    first: str,
    then: str,
    hours: int,
    found: tuple[int, int, int],
) -> None:
    verify(unit, [scale], DAY, result=first)
    again(unit, scale, hours, result=then)
    assert told(unit) == found


def test_a_mistake_takes_the_place_of_nothing(unit: Unit, scale: Instrument) -> None:
    verify(unit, [scale], DAY)
    void(unit, again(unit, scale, result="batal"), VoidReason.MISTAKE)
    assert told(unit) == (1, 1, 0)


def test_voided_and_tested_again_on_the_day(unit: Unit, scale: Instrument) -> None:
    [act] = verify(unit, [scale], DAY)
    void(unit, act, VoidReason.SEAL_BROKEN)
    again(unit, scale)
    assert told(unit) == (1, 1, 0)


def test_pieces_of_a_set_brought_one_after_the_other(unit: Unit) -> None:
    """Two of seven were still at the stall when the others were tested."""
    [weights] = scales(unit, market(unit), 1, kind="common_weight", pieces=7)
    [first] = verify(unit, [weights], DAY)
    Verification.objects.filter(pk=first.pk).update(passed=5)
    rest = again(unit, weights)
    Verification.objects.filter(pk=rest.pk).update(passed=1, failed=1)
    found = reading.report(unit.agency, PERIOD).total.weights
    assert (found.tested, found.passed, found.failed) == (7, 6, 1)


def test_on_another_day_it_is_another_service(unit: Unit, scale: Instrument) -> None:
    verify(unit, [scale], DAY, result="batal")
    again(unit, scale, on=DAY - timedelta(days=1))
    assert told(unit) == (2, 1, 1)


def test_the_export_holds_both_and_says_which_counts(unit: Unit, scale: Instrument) -> None:
    verify(unit, [scale], DAY, result="batal")
    again(unit, scale)
    lines = list(national.rows(unit.agency.pk, PERIOD, lambda _done: None))
    assert [(one["result"], one["counted"]) for one in lines] == [("batal", "no"), ("sah", "yes")]
    assert national.sums_of(lines) == {"instruments": 1, "weights": 0}
    assert "counted" in national.schema(TODAY)["fields"]


def test_evidence_counts_alike(unit: Unit, scale: Instrument) -> None:
    verify(unit, [scale], DAY)
    again(unit, scale)
    titles = {str(one.title) for one in marks([unit.agency.pk], TODAY)}
    assert all("1 instruments" in one or "1 alat" in one or "1 UTTP" in one for one in titles)


def test_the_report_says_so() -> None:
    assert any("more than once on one day" in one for one in declaration())

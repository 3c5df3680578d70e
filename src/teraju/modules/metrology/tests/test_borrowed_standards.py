"""Standards under agreements: borrowed ones are used, and lent ones come back, in their time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.metrology.models import Standard
from teraju.modules.metrology.selectors.standards import (
    fit_today,
    kept_on,
    reasons_now,
    standards_fit,
)
from teraju.modules.metrology.selectors.standards import standards as rows_of
from teraju.modules.metrology.services import standards
from teraju.modules.metrology.sheet_evidence import means
from teraju.modules.metrology.unit_inbox import waiting
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, StandardUnfit
from teraju.modules.metrology.web.unit_statuses import standard_status

from . import unit_world as w
from .unit_world import CERTIFICATE, DAY, World

pytestmark = pytest.mark.django_db
BORROWED: dict[str, Any] = {
    "code": "PJ-01",
    "custody": "borrowed",
    "lender": "UML Kabupaten Lain",
    "agreement": "KSO 5/2019",
    "agreement_on": date(2019, 1, 2),
    "agreement_until": date(2019, 3, 31),
}


DAYS = (DAY, date(2019, 3, 31), date(2019, 4, 1), date(2019, 6, 1), date(2019, 6, 2))
NEXT = w.at(DAY + timedelta(days=1))


def borrowed(unit: World, **changed: Any) -> Standard:
    one = w.standard(unit, certified=False, **{**BORROWED, **changed})
    late = {**CERTIFICATE, "due_on": date(2020, 6, 1)}
    return standards.add_certificate(actor=unit.acts("tester"), standard_id=one.pk, **late)


def titles(unit: World, day: date = DAY) -> set[str]:
    return {str(one.title) for one in waiting(unit.acts("tester", day))}


def test_a_borrowed_standard_goes_out_while_its_agreement_holds(unit: World) -> None:
    one = borrowed(unit)
    w.out(unit, standards=[one])
    assert one.issued.get().is_out


@pytest.mark.parametrize(
    ("day", "due", "words"),
    [
        (date(2018, 12, 31), date(2018, 12, 31), "without an agreement"),
        (date(2019, 3, 31), date(2019, 4, 1), "agreement under which it is borrowed is over"),
    ],
)
def test_it_stays_outside_the_days_of_the_agreement(
    unit: World, day: date, due: date, words: str
) -> None:
    one = borrowed(unit)
    with pytest.raises(StandardUnfit, match=words):
        w.out(unit, day, due_on=due, standards=[one])


def test_an_agreement_does_not_end_before_it_begins(unit: World) -> None:
    with pytest.raises(DayOutOfOrder) as refused:
        borrowed(unit, agreement_until=date(2019, 1, 1))
    assert refused.value.field == "agreement_until"


def test_an_agreement_is_renewed_in_time(unit: World) -> None:
    borrowed(unit)
    words = "Renew the agreement for Anak timbangan bidur"
    assert words in titles(unit)
    assert words not in titles(unit, date(2019, 1, 29))
    row = rows_of(unit.acts("tester")).get()
    assert str(standard_status(row).word) == "Agreement ends soon"


def test_what_is_lent_too_long_is_fetched_back(unit: World) -> None:
    one, actor = w.standard(unit), unit.acts("tester")
    until = date(2019, 3, 20)
    lent = {"borrower": "Lain", "agreement": "KSO 1", "lent_on": DAY, "until": until}
    standards.lend(actor=actor, standard_id=one.pk, **lent)
    words = "Fetch Anak timbangan bidur back"
    assert words not in titles(unit, date(2019, 3, 19))
    assert words in titles(unit, until)
    late = unit.acts("tester", until)
    standards.take_back(actor=late, standard_id=one.pk, returned_on=until, returned_as="Utuh")
    assert words not in titles(unit, until)


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2018, 12, 31), "Without an agreement"),
        (date(2019, 1, 2), "Fit for use"),
        (date(2019, 3, 31), "Agreement ends soon"),
        (date(2019, 4, 1), "Agreement over"),
        (date(2020, 6, 2), "Overdue"),
    ],
)
def test_the_register_says_what_is_wrong_with_the_agreement(
    unit: World, day: date, word: str
) -> None:
    borrowed(unit)
    row = rows_of(unit.acts("tester", day)).get()
    assert str(standard_status(row).word) == word


def test_one_rule_decides_everywhere(unit: World) -> None:
    """The register, the lists that are offered, every step and the evidence agree on each day."""
    borrowed(unit)
    borrowed(unit, code="PJ-02", agreement="")
    borrowed(unit, code="PJ-03", agreement_on=None, agreement_until=None)
    w.standard(unit, code="AT-02", certified=False)
    lent = w.standard(unit, code="AT-03")
    w.standard(unit, code="AT-04")
    standards.lend(
        actor=unit.acts("tester"),
        standard_id=lent.pk,
        borrower="Lain",
        agreement="KSO 1",
        lent_on=DAY,
        until=DAY,
    )
    every = set(Standard.objects.values_list("pk", flat=True))
    for day in DAYS:
        rows = rows_of(unit.acts("tester", day))
        told = {one.pk: reasons_now(one) for one in rows}
        asked = {one.standard.pk: one.reasons for one in standards_fit(unit.agency.pk, every, day)}
        proved = {one.standard.pk: one.reasons for one in kept_on([unit.agency.pk], day, NEXT)}
        assert told == asked == proved
        fit = set(fit_today(rows, day).values_list("pk", flat=True))
        assert fit == {pk for pk, reasons in told.items() if not reasons}


def test_the_evidence_tells_lent_and_unagreed_ones_apart(unit: World) -> None:
    late = date(2019, 4, 1)
    one = w.standard(unit, code="AT-03")
    standards.lend(
        actor=unit.acts("tester"),
        standard_id=one.pk,
        borrower="Lain",
        agreement="KSO 1",
        lent_on=DAY,
        until=late,
    )
    w.standard(unit, code="AT-04")
    # A loan does not stay open for good under one that is out of use.
    with pytest.raises(StandardUnfit, match="take it back first"):
        standards.withdraw_standard(
            actor=unit.acts("tester"), standard_id=one.pk, reason="Tidak dipakai lagi"
        )
    [proof] = means([unit.agency.pk], late)
    assert str(proof.title) == "1 of 1 standards of measurement fit for use, 1 lent"
    # It is lent under an agreement: nothing is wrong, until the calibration of those here ends.
    assert (proof.state, proof.valid_until) == (State.CONFORMING, date(2019, 6, 1))
    borrowed(unit)
    [proof] = means([unit.agency.pk], date(2019, 3, 31))
    assert (proof.state, proof.valid_until) == (State.CONFORMING, date(2019, 3, 31))
    [proof] = means([unit.agency.pk], late)
    assert (proof.state, proof.wrong_since) == (State.ATTENTION, late)
    told = "Refused at every test: 1 borrowed under an agreement that is over."
    assert str(proof.reason) == told
    assert str(proof.title) == "1 of 2 standards of measurement fit for use, 1 lent"

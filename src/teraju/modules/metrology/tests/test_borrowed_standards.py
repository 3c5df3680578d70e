"""Standards under agreements: borrowed ones are used, and lent ones come back, in their time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teraju.modules.metrology.models import Standard
from teraju.modules.metrology.selectors.standards import standards as rows_of
from teraju.modules.metrology.services import standards
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

"""The letter of scope bounds classes: an order waits for the plate, and is reviewed again by it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.plates import columns_of
from teraju.modules.metrology.domain.scope import is_out_of_scope
from teraju.modules.metrology.models import OrderLine, ScopeLine
from teraju.modules.metrology.order_inbox import waiting
from teraju.modules.metrology.order_refusals import OutOfScope
from teraju.modules.metrology.services import orders, registers, sheets

from .order_pages import get
from .order_world import Counter, a_counter, an_order, lines_of
from .unit_world import DAY

pytestmark = pytest.mark.django_db
PLATE = {"max": "15", "e": "5", "d": "5", "accuracy_class": "III"}


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.TERAJU_TODAY = DAY


@pytest.fixture
def counter() -> Counter:
    """Class III alone is in scope, and the plate of the first scale is not read yet."""
    made = a_counter()
    ScopeLine.objects.filter(kind="electronic_scale").update(classes="III")
    plated(made, 0, {})
    return made


def plated(counter: Counter, number: int, plate: dict[str, str]) -> None:
    one = counter.scales[number]
    one.kind, one.plate = "electronic_scale", plate
    one.save()


def ordered(counter: Counter, number: int = 0) -> OrderLine:
    wanted = [(counter.scales[number].pk, "subsequent", 1)]
    return lines_of(an_order(counter, instruments=wanted))[0]


def completed(counter: Counter, plate: dict[str, str]) -> None:
    one = counter.scales[0]
    registers.change_instrument(actor=counter.acts("tester", 5), instrument_id=one.pk, plate=plate)


def titles(counter: Counter) -> list[str]:
    return [str(one.title) for one in waiting(counter.acts("head"))]


@pytest.mark.parametrize(
    ("obstacles", "is_out"),
    [([], False), (["plate"], False), (["class"], True), (["plate", "area"], True)],
)
def test_what_the_plate_keeps_open_is_not_out_of_scope(obstacles: Any, is_out: bool) -> None:
    assert is_out_of_scope(obstacles) is is_out


def test_it_waits_for_its_plate_and_is_reviewed_again(counter: Counter) -> None:
    line = ordered(counter)
    assert line.obstacles == ["plate"]
    assert line.order.output.state == "received"
    assert not any("Refer" in one for one in titles(counter))
    completed(counter, PLATE)
    line = OrderLine.objects.get(pk=line.pk)
    assert line.obstacles == []
    assert line.order.output.state == "in_progress"
    orders.take_line(actor=counter.acts("tester", 6), line_id=line.pk)


def test_a_file_that_completes_the_plate_reviews_it_too(counter: Counter) -> None:
    """Whoever brings the file in need not be allowed to enter orders."""
    line, one = ordered(counter), counter.scales[0]
    electronic = catalogue().kind("electronic_scale")
    row = {
        "agency": counter.agency.pk,
        "owner": one.owner.name,
        "place": one.place.name,
        "place_kind": one.place.kind,
        **{column: PLATE[name] for column, name in columns_of(electronic).items() if name in PLATE},
    }
    registers.import_instruments(
        actor=counter.acts("head", 5),
        government=counter.agency.government,
        new=[],
        changed=[(one, row)],
        source={"file": "uttp.csv"},
    )
    line.refresh_from_db()
    assert line.obstacles == []
    assert line.order.output.state == "in_progress"


def test_a_class_out_of_scope_is_to_be_referred(counter: Counter) -> None:
    line = ordered(counter)
    completed(counter, {**PLATE, "max": "150", "e": "200", "d": "200", "accuracy_class": "IIII"})
    line.refresh_from_db()
    assert line.obstacles == ["class"]
    assert any(counter.scales[0].tag in one for one in titles(counter))


def test_what_was_in_scope_may_leave_it(counter: Counter) -> None:
    plated(counter, 0, PLATE)
    line = ordered(counter)
    assert line.obstacles == []
    completed(counter, {**PLATE, "max": "150", "e": "200", "d": "200", "accuracy_class": "IIII"})
    line.refresh_from_db()
    assert line.obstacles == ["class"]


def test_no_sheet_is_begun_that_could_not_be_marked(counter: Counter) -> None:
    line = ordered(counter)
    # Written past the register, as a line from before the review was made again.
    plated(counter, 0, PLATE)
    OrderLine.objects.filter(pk=line.pk).update(obstacles=["area"])
    with pytest.raises(OutOfScope):
        sheets.open_sheet(
            actor=counter.acts("tester", 5),
            instrument_id=counter.scales[0].pk,
            control="subsequent",
            line_id=line.pk,
        )


def test_its_page_leads_to_the_plate(counter: Counter) -> None:
    line = ordered(counter)
    page = get(counter, "counter", "line", line.pk)
    assert "Class or size not known yet" in page
    assert reverse("metrology_instrument_change", args=[line.instrument_id]) in page
    assert "Out of scope" not in page
    order = get(counter, "counter", "order", line.order_id)
    assert f"Go on with {line.instrument.tag}" in order

"""Nothing passes at a load that the weights on the sheet do not make up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.field_plan import field_plan
from teraju.modules.metrology.domain.fitness import Weight
from teraju.modules.metrology.domain.mass_units import milligrams
from teraju.modules.metrology.domain.sheets import Case, judge
from teraju.modules.metrology.models import Verification
from teraju.modules.metrology.sheet_refusals import NotDecided
from teraju.modules.metrology.sheet_wording import warnings_said

from .sheet_world import DAY, GOOD, build_bench
from .unit_world import standard

BRIDGE = {"max": "60", "e": "20", "supports": "4"}
READ: dict[str, Any] = {
    "zero": {"indication": "0"},
    "weighing": [
        {"load": load, "indication": load} for load in ("400", "10000", "30000", "40000", "60000")
    ],
    "repeatability": {"load": "48000", "indications": ["48000"] * 3},
    "eccentricity": {"load": "20000", "indications": ["20000"] * 4},
}
BLOCKS = Weight("M2", Decimal(20), "kg", 30)


def bridge(*weights: Weight, unweighed: int = 0, boxes_kg: int = 0) -> Case:
    kind = catalogue().kind("weighbridge")
    boxes = milligrams(Decimal(boxes_kg), "kg")
    return Case(kind, BRIDGE, "subsequent", DAY, weights, unweighed, boxes)


def told(standard_weights: str) -> dict[str, Any]:
    return READ | {"substitution": {"standard_weights": standard_weights}}


def test_no_weighbridge_passes_at_sixty_tonnes_with_six_hundred_kilograms() -> None:
    answer = judge(bridge(BLOCKS), READ)
    assert answer["verdict"] == "undecided"
    assert "60,000 kg" in answer["reason"] or "60000 kg" in answer["reason"]
    assert "600 kg" in answer["reason"]
    assert "beban pengganti" in answer["reason_id"]


@pytest.mark.parametrize(
    ("weights", "said", "verdict"),
    [
        ((BLOCKS,), told("12000"), "undecided"),
        ((replace(BLOCKS, count=599),), told("12000"), "undecided"),
        ((replace(BLOCKS, count=600),), told("12000"), "pass"),
        ((replace(BLOCKS, count=600),), READ, "undecided"),
        ((replace(BLOCKS, count=3000),), READ, "pass"),
        # Nobody ticked a weight whose mass is known: nothing is known of the sum.
        ((), READ, "pass"),
    ],
)
def test_what_of_a_load_is_told_as_standard_was_ticked(
    weights: tuple[Weight, ...], said: dict[str, Any], verdict: str
) -> None:
    assert judge(bridge(*weights), said)["verdict"] == verdict


def test_pieces_of_a_box_count_at_most_as_the_heaviest_that_is_known() -> None:
    assert judge(bridge(BLOCKS, unweighed=24), READ)["verdict"] == "undecided"
    assert judge(bridge(BLOCKS, unweighed=2970), READ)["verdict"] == "pass"


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        (bridge(BLOCKS, boxes_kg=59_399), "undecided"),
        (bridge(BLOCKS, boxes_kg=59_400), "pass"),
        # Boxes alone are a sum that is known, unless pieces of another are not.
        (bridge(boxes_kg=59_999), "undecided"),
        (bridge(boxes_kg=60_000), "pass"),
        (bridge(boxes_kg=1, unweighed=24), "pass"),
    ],
)
def test_a_box_counts_what_its_pieces_weigh_together(case: Case, verdict: str) -> None:
    assert judge(case, READ)["verdict"] == verdict


@pytest.mark.parametrize(
    ("case", "doubted"),
    [
        (bridge(replace(BLOCKS, count=3000), unweighed=24), False),
        (bridge(replace(BLOCKS, count=2999), unweighed=24), True),
        (bridge(replace(BLOCKS, count=2999), boxes_kg=20, unweighed=24), False),
        (bridge(unweighed=24), True),
    ],
)
def test_a_pass_that_rests_on_pieces_of_unknown_mass_says_so(case: Case, doubted: bool) -> None:
    answer = judge(case, READ)
    assert answer["verdict"] == "pass"
    with translation.override("en"):
        said = " ".join(warnings_said(answer))
    assert ("what the box weighs together" in said) is doubted


def test_what_failed_has_failed_with_however_few_weights() -> None:
    wrong = [{"load": "60000", "indication": "60100"}]
    assert judge(bridge(BLOCKS), READ | {"weighing": wrong})["verdict"] == "fail"


def test_a_truck_that_rolls_over_it_is_no_load_of_weights() -> None:
    rolled = {"load": "40000", "indications": ["40000"] * 4, "rolling_load": True}
    many = replace(BLOCKS, count=600)
    assert judge(bridge(many), told("12000") | {"eccentricity": rolled})["verdict"] == "pass"


def test_the_telephone_says_before_the_test_what_is_too_little_along() -> None:
    kind = catalogue().kind("electronic_scale")
    plate = {"max": "15", "e": "5", "accuracy_class": "III"}
    few = Case(kind, plate, "subsequent", DAY, (Weight("M2", Decimal(1), "kg", 5),))
    plan: Any = field_plan(few)
    assert "5" in plan["why"]["en"]
    enough: Any = field_plan(replace(few, weights=(Weight("M2", Decimal(1), "kg", 15),)))
    assert "why" not in enough


def test_the_telephone_reads_a_weighbridge_that_a_truck_is_driven_on() -> None:
    """With its limits it would promise a mark that the office cannot give."""
    assert field_plan(bridge(BLOCKS)) is None
    assert field_plan(bridge(replace(BLOCKS, count=3000))) is not None


@pytest.mark.django_db
def test_a_mark_on_arrival_needs_the_weights_of_its_largest_load() -> None:
    bench = build_bench()
    few = standard(bench, nominal=Decimal(1), count=9, code="AT-FEW")
    with pytest.raises(NotDecided):
        bench.record(bench.scale(), standards=[few.pk], attempts=[{"readings": GOOD}])
    assert not Verification.objects.exists()
    sheet = bench.record(bench.scale())
    assert sheet.verdict == "pass"

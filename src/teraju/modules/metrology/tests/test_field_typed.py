"""What is typed on a telephone is read as at the desk, or asked about; it is never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.kernel.decimals import may_be_thousands
from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.field_plan import ideal_readings
from teraju.modules.metrology.domain.sheets import judge
from teraju.modules.metrology.sheet_wording import reading_refused, warnings_said

from .sheet_world import DAY, build_bench
from .test_field_plan import by_telephone, case, plan


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0.5", "0.5"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("75000", "75000"),
        ("75,000", "75.000"),
        ("0.005", "0.005"),
        ("1 200", "1200"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("abc", None),
        ("1.000,5", None),
    ],
)
def test_a_number_is_read(text, read):
    assert by_telephone(numbers=[text])["written"] == [{"typed": read, "either": None}]
    assert not may_be_thousands(text)


@pytest.mark.parametrize(
    ("text", "whole", "decimal"),
    [
        ("75.000", "75000", "75,0"),
        ("1.000", "1000", "1,0"),
        ("5.005", "5005", "5,005"),
        ("12.500", "12500", "12,5"),
        ("1.000.000", "1000000", ""),
    ],
)
def test_what_may_be_thousands_is_asked_about(text, whole, decimal):
    [said] = by_telephone(numbers=[text])["written"]
    assert said == {"typed": None, "either": {"WHOLE": whole, "DECIMAL": decimal}}
    assert may_be_thousands(text)


def weighing(kind: str) -> dict[str, Any]:
    """The last load of the plan: there the limit is the largest."""
    return [one for one in plan(kind)["points"] if one["t"] == "weighing"][-1]


@pytest.mark.parametrize(
    ("kind", "noted", "fault", "words"),
    [
        # It fails by 10 g; with so much taken off, or added, it would be found right.
        ("electronic_scale", {"added": "-10"}, "added_negative", "This cannot be negative."),
        ("electronic_scale", {"added": "12.5"}, "added_much", "More than e was added"),
        ("electronic_scale", {"added": "5"}, "", ""),
        ("electronic_scale", {"added": "0"}, "", ""),
        ("electronic_scale", {"indication": "-15000"}, "below_zero", "below zero"),
        ("spring_scale", {"indication": "-10000"}, "below_zero", "below zero"),
    ],
)
def test_what_was_noted_wrongly_is_refused_on_both_sides(kind, noted, fault, words):
    point = weighing(kind)
    value = {"indication": point["at"]} | noted
    assert by_telephone(noted=[{"point": point, "value": value}])["faults"] == [fault]
    readings = ideal_readings(plan(kind))
    readings["weighing"][-1] = {"load": point["at"]} | value
    if not fault:
        assert judge(case(kind), readings)["verdict"]
        return
    with pytest.raises(InputError) as refused:
        judge(case(kind), readings)
    said = str(reading_refused(refused.value))
    cell = "Small weights added" if "added" in noted else "Reading"
    assert said.startswith(f"Weighing {len(readings['weighing'])}, {cell}: ")
    assert words in said


def test_below_zero_without_a_load_is_read():
    zero = next(one for one in plan("electronic_scale")["points"] if one["t"] == "zero")
    noted = [{"point": zero, "value": {"indication": "-5"}}]
    assert by_telephone(noted=noted)["faults"] == [""]
    readings = ideal_readings(plan("electronic_scale")) | {"zero": {"indication": "-5"}}
    assert judge(case("electronic_scale"), readings)["verdict"] == "fail"


def test_what_the_engine_lets_stand_is_said_in_the_words_of_the_house():
    readings = ideal_readings(plan("electronic_scale"))
    readings["eccentricity"] = {"load": "1000", "indications": ["1000"] * 4}
    [said] = warnings_said(judge(case("electronic_scale"), readings))
    assert said.endswith("prescribed: 5000 g.")


@pytest.mark.django_db
def test_the_page_of_a_sheet_shows_it(settings, client):
    settings.TERAJU_TODAY = DAY
    bench = build_bench()
    readings = ideal_readings(plan("electronic_scale"))
    readings["eccentricity"] = {"load": "1000", "indications": ["1000"] * 4}
    sheet = bench.record(bench.scale("electronic_scale"), attempts=[{"readings": readings}])
    client.force_login(bench.tester)
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert "Beban di luar pusat kurang dari yang ditetapkan" in page

"""What is typed on a telephone is read as at the desk, or asked about; it is never guessed."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from teraju.kernel.decimals import may_be_thousands
from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.field_plan import ideal_readings
from teraju.modules.metrology.domain.sheets import judge
from teraju.modules.metrology.services import sheets
from teraju.modules.metrology.sheet_wording import reading_refused, warnings_said
from teraju.modules.metrology.web.field_texts import texts

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


def hidden() -> dict[str, Any]:
    """A scale that passes as shown at 7.5 kg; half a step further it would fail."""
    readings = ideal_readings(plan("electronic_scale"))
    at = next(one for one in readings["weighing"] if one["load"] == "7500")
    at["indication"] = "7505"
    return readings


def test_what_the_display_may_hide_warns_alike_on_both_sides():
    found = plan("electronic_scale")
    at = next(at for at, one in enumerate(found["points"]) if one["at"] == "7500")
    shown, small = {"indication": "7505"}, {"indication": "7505", "added": "2.5"}
    told = by_telephone([{"plan": found, "values": {at: one}} for one in (shown, small)])["judged"]
    assert [one["hidden"] for one in told] == [[at], []]
    answer = judge(case("electronic_scale"), hidden())
    assert answer["verdict"] == "pass"
    with translation.override("id"):
        [said] = warnings_said(answer)
        words = texts()["id"]["hidden_half"]
    assert said == words.replace("LOAD", "7.500 g").replace("HALF", "2,5 g").replace("LIMIT", "5 g")


@pytest.mark.django_db
def test_it_is_seen_before_the_mark_is_put_on(settings, client):
    settings.TERAJU_TODAY = DAY
    bench = build_bench()
    instrument = bench.scale("electronic_scale")
    sheet = sheets.open_sheet(
        actor=bench.acts("tester"),
        instrument_id=instrument.pk,
        control="subsequent",
        standards=bench.along("electronic_scale"),
    )
    loads = [one["load"] for one in hidden()["weighing"]]
    at = f"weighing.{loads.index('7500')}.indication"
    sheets.save_readings(
        actor=bench.acts("tester"), sheet_id=sheet.pk, cells={at: "7505"}, bases={at: [""]}
    )
    client.force_login(bench.tester)
    page = client.get(sheet.get_absolute_url()).content.decode()
    assert "Pada 7.500 g penunjukan dapat menyembunyikan sampai 2,5 g" in page

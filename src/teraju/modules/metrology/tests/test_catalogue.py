"""The catalogue of instruments."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.metrology.domain.catalogue import UnknownInstrument, catalogue
from teraju.modules.metrology.domain.compute.verification import KINDS

TODAY = date(2026, 11, 26)


def test_every_kind_is_whole() -> None:
    found = catalogue()
    assert len(found.kinds) >= 40
    for kind in found.kinds.values():
        assert kind.name.id
        assert kind.name.en
        assert kind.parameters
        assert kind.plan[0] == "visual"
        assert kind.requirement.document
        assert kind.counted_by in {"piece", "nozzle", "compartment", "connector", "commodity"}
        assert kind.calculator is None or kind.calculator in KINDS


@pytest.mark.parametrize(
    ("code", "months", "confirmed"),
    [
        ("wooden_metre", 12, True),
        ("level_gauge", 24, True),
        ("tank_truck", 24, True),
        ("fixed_tank", 72, True),
        ("spherical_tank", 144, True),
        ("water_meter", 60, False),
        ("energy_meter_electronic", 120, False),
        ("energy_meter_mechanical", 180, False),
        ("barge_tank", None, False),
        ("charger", None, False),
    ],
)
def test_periods_differ_by_kind_and_an_unknown_one_stays_open(
    code: str, months: int | None, confirmed: bool
) -> None:
    period = catalogue().kind(code).period_on(TODAY)
    assert period is not None
    assert (period.months, period.confirmed) == (months, confirmed)


def test_a_period_holds_from_its_day() -> None:
    assert catalogue().kind("tank_truck").period_on(date(2024, 10, 3)) is None


def test_pumps_are_counted_by_nozzle_and_trucks_by_compartment() -> None:
    kinds = catalogue().kinds
    assert kinds["fuel_dispenser"].counted_by == "nozzle"
    assert kinds["tank_truck"].counted_by == "compartment"


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownInstrument, match="hourglass"):
        catalogue().kind("hourglass")


@pytest.mark.parametrize(
    ("code", "day", "printed"),
    [
        ("tank_truck", date(2020, 10, 15), ""),
        ("tank_truck", date(2022, 1, 3), "Permendag 26/2021 Lampiran I huruf E"),
        ("fuel_dispenser", date(2019, 6, 1), "Kep. Dirjen SPK 134/SPK/KEP/10/2015"),
        ("fuel_dispenser", date(2020, 10, 15), "Kep. Dirjen PKTN 121/2020"),
        ("taximeter", date(2020, 10, 15), "Kep. Dirjen PDN 27/PDN/KEP/3/2010"),
        ("water_meter", date(2020, 10, 15), "OIML R 49-1:2013"),
        ("level_gauge", date(2026, 1, 5), ""),
    ],
)
def test_a_paper_names_what_there_was_on_its_day(code: str, day: date, printed: str) -> None:
    assert catalogue(day).kind(code).requirement.printed_on(day) == printed


def test_no_note_of_ours_is_printed() -> None:
    rows = [row for kind in catalogue().kinds.values() for row in kind.requirement.printed]
    notes = ("not ", "seen", "confirmed", "found", "decree")
    assert not [text for _day, text in rows if any(one in text for one in notes)]
    for kind in catalogue().kinds.values():
        days = [day for day, _text in kind.requirement.printed]
        assert days == sorted(set(days))

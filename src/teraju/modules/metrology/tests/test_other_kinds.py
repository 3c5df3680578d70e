"""Lengths, taximeters, energy meters, and kinds that are only compared: the worked examples."""

from __future__ import annotations

import pytest

from .cases import ask, limit_of


class TestLengths:
    @pytest.mark.parametrize(
        ("length", "first", "second", "third"),
        [
            ("0.5", "0.2", "0.5", "1"),
            ("1", "0.2", "0.5", "1"),
            ("1.5", "0.3", "0.7", "1.4"),
            ("3", "0.4", "0.9", "1.8"),
            ("5", "0.6", "1.3", "2.6"),
            ("10", "1.1", "2.3", "4.6"),
            ("30", "3.1", "6.3", "12.6"),
            ("50", "5.1", "10.3", "20.6"),
        ],
    )
    def test_metres_are_rounded_up(self, length: str, first: str, second: str, third: str) -> None:
        for name, limit in (("I", first), ("II", second), ("III", third)):
            assert limit_of("length", {"accuracy_class": name}, length, unit="mm") == limit

    @pytest.mark.parametrize(
        ("accuracy_class", "length", "error", "verdict"),
        [("III", "1", "1.1", "fail"), ("III", "1", "1.0", "pass"), ("II", "30", "-6.0", "pass")],
    )
    def test_the_whole_length(
        self, accuracy_class: str, length: str, error: str, verdict: str
    ) -> None:
        measure = {"accuracy_class": accuracy_class, "length": length}
        assert ask("length", measure, {"full": {"error": error}}, unit="mm")["verdict"] == verdict

    def test_marks_a_centimetre_apart(self) -> None:
        measure = {"accuracy_class": "II", "length": "30"}
        for error, verdict in (("0.5", "fail"), ("0.4", "pass")):
            tests = {"marks": {"interval": "10", "error": error}}
            assert ask("length", measure, tests, unit="mm")["verdict"] == verdict

    def test_an_end_that_is_a_surface_adds_c(self) -> None:
        measure = {"accuracy_class": "II", "end_surface": True}
        assert limit_of("length", measure, "1", unit="mm") == "0.7"


class TestTaximeters:
    def test_a_step_is_charged_in_advance(self) -> None:
        tariff = {"flag_fall": "7000", "included": "1000", "step": "100", "step_fare": "500"}
        for shown, verdict in (("12500", "pass"), ("12000", "fail")):
            fare = {"tariff": tariff, "distance": "2000", "indicated": shown}
            answer = ask("taximeter", {}, {"fare": fare}, unit="m")
            assert answer["tests"]["fare"]["points"][0]["expected"] == "12500"
            assert answer["verdict"] == verdict

    def test_a_step_of_waiting_lies_in_its_window(self) -> None:
        for measured, verdict in (("36.1", "pass"), ("34.9", "fail"), ("68", "pass")):
            waiting = {"measured": measured, "from": "35", "to": "68"}
            assert ask("taximeter", {}, {"waiting": waiting}, unit="m")["verdict"] == verdict

    @pytest.mark.parametrize(("load", "limit"), [("1000", "4"), ("2000", "4"), ("5000", "10")])
    def test_distance(self, load: str, limit: str) -> None:
        assert limit_of("taximeter", {}, load, unit="m") == limit

    @pytest.mark.parametrize(("true", "limit"), [("60", "0.2"), ("600", "0.6")])
    def test_time(self, true: str, limit: str) -> None:
        rows = [{"indicated": true, "actual": true}]
        answer = ask("taximeter", {}, {"time": rows}, unit="m")
        assert answer["tests"]["time"]["points"][0]["limit"] == limit
        assert answer["warnings"]


class TestEnergyMeters:
    @pytest.mark.parametrize(
        ("turns", "reference", "error"),
        [("40.48", "0.275", "-0.540541"), ("36.42", "0.2475", "-0.573301")],
    )
    def test_turns_count_by_the_constant(self, turns: str, reference: str, error: str) -> None:
        rows = [{"revolutions": turns, "reference": reference}]
        for name, verdict in (("1", "pass"), ("0.5", "fail")):
            meter = {"accuracy_class": name, "constant": "148"}
            answer = ask("energy_meter", meter, {"energy": rows}, unit="kWh")
            point = answer["tests"]["energy"]["points"][0]
            assert (point["error"], point["verdict"]) == (error, verdict)

    @pytest.mark.parametrize(
        ("name", "degrees", "current", "limit"),
        [
            ("B", "20", "5", "2"),
            ("B", "35", "5", "2.5"),
            ("C", "20", "0.3", "1"),
            ("C", "20", "0.5", "0.7"),
            ("A", "-5", "0.3", "5"),
            ("A", "30", "60", "3.5"),
        ],
    )
    def test_classes_go_by_current_and_warmth(
        self, name: str, degrees: str, current: str, limit: str
    ) -> None:
        meter = {
            "accuracy_class": name,
            "temperature": degrees,
            "imin": "0.25",
            "itr": "0.5",
            "imax": "60",
        }
        assert limit_of("energy_meter", meter, current, unit="kWh") == limit

    def test_an_index_takes_the_whole_plate(self) -> None:
        meter = {"accuracy_class": "1", "imin": "0.25", "imax": "60", "temperature": "23"}
        rows = [{"indicated": "1.01", "reference": "1"}]
        assert ask("energy_meter", meter, {"energy": rows}, unit="kWh")["verdict"] == "pass"


class TestComparisons:
    def test_without_a_limit_of_the_office_nothing_is_computed(self) -> None:
        rows = [{"indicated": "14.2", "reference": "14.0"}]
        answer = ask("comparison", {}, {"reference": rows}, unit="%", limit="0.2")
        assert answer["verdict"] == "pass"
        assert answer["warnings"][0]["path"] == "limit"
        assert not answer["rules"][0]["confirmed"]
        worse = ask("comparison", {}, {"reference": rows}, unit="%", limit_percent="1")
        assert worse["verdict"] == "fail"

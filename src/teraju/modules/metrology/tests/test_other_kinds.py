"""Mechanical scales, weights, pumps, measures and meters: the worked examples B to J."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.domain.compute import limits

from .cases import ask, limit_of, verdict_of


def plate(kind: str, maximum: str, **more: str) -> dict[str, str]:
    return {"type": kind, "max": maximum, **more}


class TestMechanical:
    @pytest.mark.parametrize(
        ("scale", "load", "limit"),
        [
            (plate("meja", "10000"), "10000", "10"),
            (plate("meja", "10000"), "5000", "6.666667"),
            (plate("meja", "10000"), "0", "3.333333"),
            (plate("meja", "25000"), "10000", "15"),
            (plate("dacin", "10000"), "10000", "10"),
            (plate("neraca_obat", "500"), "0", "0.05"),
            (plate("neraca_obat", "500"), "500", "0.05"),
            (plate("neraca_emas", "100"), "50", "0.025"),
            (plate("sentisimal", "300000", d="100"), "50000", "50"),
            (plate("sentisimal", "300000", d="100"), "50001", "100"),
            (plate("sentisimal", "300000", d="100"), "300000", "150"),
            (plate("pegas", "50000", d="50"), "2500", "25"),
            (plate("pegas", "50000", d="50", accuracy_class="III"), "25000", "25"),
        ],
    )
    def test_each_type_has_its_own_limit(
        self, scale: dict[str, str], load: str, limit: str
    ) -> None:
        assert limit_of("mechanical", scale, load) == limit

    def test_the_limit_is_twice_in_service(self) -> None:
        scale = plate("meja", "10000")
        assert limit_of("mechanical", scale, "10000", control="in_service") == "20"
        assert limit_of("mechanical", scale, "10000", control="subsequent") == "10"

    @pytest.mark.parametrize(
        ("added", "crossed", "verdict"),
        [
            ("10", True, "pass"),
            ("9.999", True, "pass"),
            ("10", False, "fail"),
            ("10.001", False, "fail"),
            ("9.999", False, "undecided"),
            ("10.001", True, "undecided"),
        ],
    )
    def test_an_imbuh_decides_only_on_its_side_of_the_limit(
        self, added: str, crossed: bool, verdict: str
    ) -> None:
        row = {"load": "10000", "added": added, "crossed": crossed}
        answer = ask("mechanical", plate("meja", "10000"), {"weighing": [row]})
        assert answer["verdict"] == verdict

    def test_one_that_fails_outranks_one_that_is_undecided(self) -> None:
        rows = [
            {"load": "10000", "added": "1", "crossed": False},
            {"load": "5000", "error": "6.7"},
        ]
        answer = ask("mechanical", plate("meja", "10000"), {"weighing": rows})
        assert answer["verdict"] == "fail"

    def test_a_class_that_the_beam_cannot_have_fails(self) -> None:
        answer = ask("mechanical", plate("pegas", "100000", d="50"), {})
        assert verdict_of(answer, "class") == "fail"

    @pytest.mark.parametrize(
        "tests",
        [
            {"weighing": [{"load": "5170", "indication": "5190"}]},
            {"weighing": [{"load": "5170", "error": "20"}]},
            {"repeatability": {"load": "5170", "indications": ["5170", "5190"]}},
            {"eccentricity": {"load": "5170", "indications": ["5190"]}},
        ],
    )
    def test_nothing_is_shown_beyond_max_and_nine_e(self, tests: dict[str, Any]) -> None:
        # Max + 9 e = 5180 g; the error of 20 g itself is within 30 g.
        answer = ask("mechanical", plate("pegas", "5000", d="20"), tests)
        assert answer["verdict"] == "fail"
        assert "beyond Max + 9 e = 5180 g" in answer["reason"]

    def test_a_balance_shows_nothing_that_could_be_too_much(self) -> None:
        rows = [{"load": "10090", "error": "10"}]
        answer = ask("mechanical", plate("meja", "10000"), {"weighing": rows})
        assert answer["verdict"] == "pass"

    def test_the_sheet_of_an_impossible_beam_warns(self) -> None:
        case = {"kind": "mechanical", "control": "initial", "unit": "g", "loads": ["0"]}
        answer: Any = limits({**case, "instrument": plate("pegas", "100000", d="50")})
        assert answer["warnings"][0]["path"] == "instrument"

    @pytest.mark.parametrize(
        ("added", "moved", "verdict"),
        [("4", True, "pass"), ("4", False, "fail"), ("3", False, "undecided")],
    )
    def test_two_fifths_of_the_limit_move_a_beam(
        self, added: str, moved: bool, verdict: str
    ) -> None:
        test = {"load": "10000", "added": added, "moved": moved}
        answer = ask("mechanical", plate("meja", "10000"), {"sensitivity": test})
        assert answer["verdict"] == verdict

    def test_a_pointer_moves_by_seven_tenths_of_a_limit(self) -> None:
        for change, verdict in (("18", "pass"), ("17", "fail")):
            test = {"load": "2500", "added": "25", "change": change}
            answer = ask("mechanical", plate("pegas", "50000", d="50"), {"sensitivity": test})
            assert answer["verdict"] == verdict


class TestWeights:
    @pytest.mark.parametrize(
        ("error", "simple", "guarded"),
        [
            ("120", "pass", "fail"),
            ("-160", "pass", "fail"),
            ("161", "fail", "fail"),
            ("110", "pass", "pass"),
        ],
    )
    def test_only_a_guarded_decision_holds_the_uncertainty_back(
        self, error: str, simple: str, guarded: str
    ) -> None:
        weight = {"accuracy_class": "M2", "nominal": "1000000"}
        tests = {"mass": {"error": error, "uncertainty": "50"}}
        assert ask("weight", weight, tests, unit="mg")["verdict"] == simple
        answer = ask("weight", weight, tests, unit="mg", decision="guarded")
        assert answer["verdict"] == guarded
        assert answer["tests"]["mass"]["points"][0]["limit"] == "110"

    @pytest.mark.parametrize(("uncertainty", "verdict"), [("53.3", "pass"), ("53.4", "unfit")])
    def test_an_uncertainty_above_a_third_decides_nothing(
        self, uncertainty: str, verdict: str
    ) -> None:
        tests = {"mass": {"error": "0", "uncertainty": uncertainty}}
        answer = ask("weight", {"accuracy_class": "M2", "nominal": "1"}, tests, unit="kg")
        assert answer["verdict"] == verdict

    def test_five_milligrams_of_m1_are_not_what_a_page_misprints(self) -> None:
        assert limit_of("weight", {"accuracy_class": "M1"}, "5", unit="mg") == "0.2"


class TestFuelDispensers:
    @pytest.mark.parametrize(
        ("delivered", "percent", "verdict"),
        [
            ("20.100", "-0.497512", "pass"),
            ("20.101", "-0.502463", "fail"),
            # Trap 11: 100 mL short at 20 L shown is more than half a per cent of what came.
            ("19.900", "0.502513", "fail"),
            ("20", "0", "pass"),
        ],
    )
    def test_the_error_is_of_what_was_delivered(
        self, delivered: str, percent: str, verdict: str
    ) -> None:
        row = {"indicated": "20.000", "delivered": delivered}
        answer = ask("fuel_dispenser", {"product": "Pertalite"}, {"delivery": [row]}, unit="L")
        point = answer["tests"]["delivery"]["points"][0]
        assert (point["error_percent"], point["verdict"]) == (percent, verdict)

    def test_mean_and_repeatability_come_from_the_exact_errors(self) -> None:
        rows = [
            {"indicated": "20", "delivered": "20.02"},
            {"indicated": "20", "delivered": "20.04"},
            {"indicated": "20", "delivered": "20.041"},
        ]
        answer = ask("fuel_dispenser", {}, {"delivery": rows}, unit="L")
        test = answer["tests"]["delivery"]
        assert test["repeatability_percent"] == "0.104681"
        assert test["verdict"] == "fail"
        more = ask(
            "fuel_dispenser",
            {},
            {"delivery": rows},
            unit="L",
            repeatability_limit_percent="0.3",
        )
        assert more["verdict"] == "pass"
        assert more["tests"]["delivery"]["repeatability_limit_percent"] == "0.3"

    def test_repeatability_is_that_of_each_flow(self) -> None:
        rows = [
            {"indicated": "20", "delivered": "20.08", "flow": "maximum"},
            {"indicated": "20", "delivered": "20.00", "flow": "slow"},
        ]
        answer = ask("fuel_dispenser", {"qmax": "60"}, {"delivery": rows}, unit="L")
        assert answer["verdict"] == "pass"

    @pytest.mark.parametrize(("second", "verdict"), [("20.02", "pass"), ("20.03", "fail")])
    def test_two_displays_agree_within_twenty_millilitres(self, second: str, verdict: str) -> None:
        tests = {"displays": {"indications": ["20.00", second]}}
        assert ask("fuel_dispenser", {}, tests, unit="L")["verdict"] == verdict

    def test_the_sheet_names_runs_and_flows(self) -> None:
        answer: Any = limits(
            {
                "kind": "fuel_dispenser",
                "control": "subsequent",
                "unit": "L",
                "instrument": {"qmax": "60"},
                "loads": ["5", "10", "20"],
            }
        )
        assert [row["limit"] for row in answer["limits"]] == ["0.025", "0.05", "0.1"]
        assert answer["field_sheet"]["flows"]["medium"] == ["30", "45"]
        assert answer["field_sheet"]["flows"]["slow"] == ["9", "15"]
        assert answer["field_sheet"]["runs"] == 3


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


class TestWaterMeters:
    METER = {"accuracy_class": 2, "q3": "1.6", "r": "50", "temperature": "30"}

    def test_the_worked_example(self) -> None:
        rows = [
            {"q": "1.6", "indicated": "4.9", "actual": "4.984"},
            {"q": "0.0512", "indicated": "9.9", "actual": "10.0175"},
        ]
        answer = ask("water_meter", self.METER, {"flow": rows}, unit="L")
        found = [(p["error"], p["limit"]) for p in answer["tests"]["flow"]["points"]]
        assert found == [("-1.685393", "2"), ("-1.172947", "2")]

    @pytest.mark.parametrize(
        ("more", "flow", "limit"),
        [
            ({}, "0.032", "5"),
            ({}, "0.0511", "5"),
            ({}, "0.0512", "2"),
            ({"temperature": "30.1"}, "1.6", "3"),
            ({"accuracy_class": "1"}, "0.032", "3"),
            ({"accuracy_class": "1"}, "2", "1"),
        ],
    )
    def test_limits_go_by_zone_and_warmth(
        self, more: dict[str, Any], flow: str, limit: str
    ) -> None:
        assert limit_of("water_meter", {**self.METER, **more}, flow, unit="L") == limit


class TestGasMeters:
    METER = {"accuracy_class": "1.5", "qmin": "0.016", "qt": "0.25", "qmax": "2.5"}

    @staticmethod
    def row(flow: str, percent: str) -> dict[str, str]:
        return {"q": flow, "indicated": str(100 + float(percent)), "actual": "100"}

    @pytest.mark.parametrize(
        ("percent", "control", "verdict"),
        [("1.4", "initial", "pass"), ("2.8", "initial", "fail"), ("2.8", "in_service", "pass")],
    )
    def test_in_service_has_a_column_of_its_own(
        self, percent: str, control: str, verdict: str
    ) -> None:
        tests = {"flow": [self.row("2.5", percent)]}
        answer = ask("gas_meter", self.METER, tests, control=control, unit="m3")
        assert answer["verdict"] == verdict

    def test_class_1_may_not_lean_to_one_side(self) -> None:
        meter = {**self.METER, "accuracy_class": "1"}
        tests = {"flow": [self.row("0.25", "0.4"), self.row("2.5", "0.6")]}
        answer = ask("gas_meter", meter, tests, unit="m3")
        assert answer["verdict"] == "fail"
        tests = {"flow": [self.row("0.25", "-0.4"), self.row("2.5", "0.6")]}
        assert ask("gas_meter", meter, tests, unit="m3")["verdict"] == "pass"

    def test_an_unconfirmed_limit_warns_and_does_not_judge(self) -> None:
        tests = {"flow": [self.row("0.25", "1.2"), self.row("2.5", "0.6")]}
        answer = ask("gas_meter", self.METER, tests, unit="m3")
        assert answer["verdict"] == "pass"
        assert "not confirmed" in answer["warnings"][0]["message"]


class TestCapacityMeasures:
    @pytest.mark.parametrize(
        ("measure", "error", "high", "verdict"),
        [
            ({"type": "transfer", "nominal": "50", "mark": "line"}, "-2", "2", "pass"),
            ({"type": "transfer", "nominal": "250"}, "8", "7.5", "fail"),
            ({"type": "drinking", "nominal": "300", "mark": "line"}, "-12", "12.5", "pass"),
            ({"type": "drinking", "nominal": "300", "mark": "brim"}, "-1", "25", "fail"),
            ({"type": "bottle", "nominal": "600"}, "9", "10", "pass"),
            ({"type": "transfer", "nominal": "50", "mark": "brim"}, "4", "4", "pass"),
            ({"type": "transfer", "nominal": "100"}, "3.1", "3", "fail"),
            ({"type": "drinking", "nominal": "199"}, "9.95", "9.95", "pass"),
            ({"type": "cask", "nominal": "20000", "accuracy_class": "A"}, "110", "100", "fail"),
            ({"type": "standard", "nominal": "20000"}, "10", "10", "pass"),
        ],
    )
    def test_limits_go_by_type_size_and_mark(
        self, measure: dict[str, str], error: str, high: str, verdict: str
    ) -> None:
        answer = ask("capacity_measure", measure, {"volume": {"error": error}}, unit="mL")
        point = answer["tests"]["volume"]["points"][0]
        assert (point["limit"], point["verdict"]) == (high, verdict)

    def test_litres_give_the_same_as_millilitres(self) -> None:
        cask = {"type": "cask", "nominal": "20", "accuracy_class": "A"}
        tests = {"volume": {"error": "0.11"}}
        assert ask("capacity_measure", cask, tests, unit="L")["verdict"] == "fail"

    def test_a_standard_that_is_too_coarse_decides_nothing(self) -> None:
        tests = {"volume": {"error": "0", "uncertainty": "3"}}
        measure = {"type": "transfer", "nominal": "250"}
        assert ask("capacity_measure", measure, tests, unit="mL")["verdict"] == "unfit"
        tests["volume"]["uncertainty"] = "2.5"
        assert ask("capacity_measure", measure, tests, unit="mL")["verdict"] == "pass"

    def test_a_takaran_is_judged_by_what_the_office_gives_and_says_so(self) -> None:
        tests = {"volume": {"error": "4"}}
        measure = {"type": "takaran_basah", "nominal": "1000"}
        answer = ask("capacity_measure", measure, tests, unit="mL", limit_percent="0.5")
        assert answer["verdict"] == "pass"
        assert answer["warnings"][0]["path"] == "limit_percent"
        assert not any(rule["confirmed"] for rule in answer["rules"][:1])


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

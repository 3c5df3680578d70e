"""Pumps, measures of capacity and meters of water and gas: the worked examples."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.domain.compute import limits

from .cases import ask, limit_of


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

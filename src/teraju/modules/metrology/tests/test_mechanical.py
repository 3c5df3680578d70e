"""Mechanical scales and weights: the worked examples."""

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

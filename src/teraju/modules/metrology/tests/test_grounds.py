"""What an answer names: the rules that it rests on, and the numbers that it compared with."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.domain.compute import limits

from .cases import ask, nawi

MEJA = {"type": "meja", "max": "10000"}


def unconfirmed(answer: Any) -> list[str]:
    return [rule["document"] for rule in answer["rules"] if not rule["confirmed"]]


class TestFactor:
    @pytest.mark.parametrize(
        ("control", "more", "document"),
        [
            ("initial", {}, []),
            ("subsequent", {}, ["Kep. Dirjen SPK 131/SPK/KEP/10/2015"]),
            ("in_service", {}, []),
            ("in_service", {"factor": "1"}, ["Factor given by the office"]),
        ],
    )
    def test_of_an_electronic_scale(
        self, control: str, more: dict[str, str], document: list[str]
    ) -> None:
        tests = {"weighing": [{"load": "0", "indication": "0"}]}
        answer = nawi(tests=tests, control=control, **more)
        assert unconfirmed(answer) == document

    @pytest.mark.parametrize(
        ("control", "clause"),
        [
            ("initial", None),
            ("subsequent", "limits of tera ulang"),
            ("in_service", "limits in service"),
        ],
    )
    def test_of_a_mechanical_scale(self, control: str, clause: str | None) -> None:
        case = {"kind": "mechanical", "control": control, "unit": "g", "instrument": MEJA}
        answers: list[Any] = [
            ask("mechanical", MEJA, {"weighing": [{"load": "0", "error": "0"}]}, control=control),
            limits({**case, "loads": ["0"]}),
        ]
        for answer in answers:
            found = [rule["clause"] for rule in answer["rules"] if not rule["confirmed"]]
            assert (clause in found) == (clause is not None)

    def test_in_service_the_double_limit_is_cited_once(self) -> None:
        clauses = [rule["clause"] for rule in nawi(tests={}, control="in_service")["rules"]]
        assert clauses.count("3.5.2") == 1


class TestLimitsOfTheOffice:
    def test_a_dispenser_judged_by_them_does_not_claim_the_decree(self) -> None:
        rows = [{"indicated": "20", "delivered": "20.15"}]
        answer = ask("fuel_dispenser", {}, {"delivery": rows}, unit="L", limit_percent="1")
        assert answer["verdict"] == "pass"
        assert unconfirmed(answer)[0] == "Limits given by the office"
        assert not any(rule["confirmed"] for rule in answer["rules"])
        assert "the office" in answer["tests"]["delivery"]["clause"]

    def test_the_spread_of_a_dispenser(self) -> None:
        rows = [{"indicated": "20", "delivered": "20"}]
        answer = ask(
            "fuel_dispenser",
            {},
            {"delivery": rows},
            unit="L",
            repeatability_limit_percent="0.3",
        )
        assert unconfirmed(answer) == ["Limits given by the office"]
        assert answer["rules"][0]["document"] == "Kep. Dirjen PKTN 121/2020"

    def test_a_meter_of_energy(self) -> None:
        rows = [{"indicated": "10", "reference": "10"}]
        meter = {"accuracy_class": "1"}
        answer = ask("energy_meter", meter, {"energy": rows}, unit="kWh", limit_percent="3")
        assert unconfirmed(answer) == ["Limits given by the office"]

    def test_a_taximeter_is_judged_by_ours_where_the_office_gives_none(self) -> None:
        tests = {
            "distance": [{"indicated": "1000", "actual": "1000"}],
            "time": [{"indicated": "60", "actual": "60"}],
        }
        answer = ask("taximeter", {}, tests, unit="m", distance_limit_percent="4")
        assert unconfirmed(answer) == ["OIML R 21", "Limits given by the office"]
        assert "the office" in answer["tests"]["distance"]["clause"]
        assert "R 21" in answer["tests"]["time"]["clause"]
        assert answer["warnings"]


class TestNumbersComparedWith:
    """A reason tells the number itself that decided, not how to work it out."""

    def test_standards(self) -> None:
        tests = {"weighing": [{"load": "2500", "indication": "2500"}]}
        coarse = [{"accuracy_class": "M3", "nominal": each, "count": 1} for each in ("2000", "500")]
        answer = nawi(tests=tests, standards=coarse)
        for number in ("1.25 g", "0.8333 g", "2.5 g"):
            assert number in answer["reason"]
        assert "0,8333 g" in answer["reason_id"]

    def test_an_uncertainty(self) -> None:
        tests = {"mass": {"error": "0", "uncertainty": "54"}}
        answer = ask("weight", {"accuracy_class": "M2", "nominal": "1000000"}, tests, unit="mg")
        for number in ("54 mg", "53.333 mg", "160 mg"):
            assert number in answer["reason"]

    def test_substitution(self) -> None:
        plate = {"max": "60000", "e": "20"}
        tests = {"substitution": {"standard_weights": "11999", "repeatability": "4"}}
        assert "12000 kg" in nawi(plate, tests, unit="kg")["reason"]

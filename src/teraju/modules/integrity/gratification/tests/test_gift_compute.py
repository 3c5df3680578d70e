import pytest

from teraju.kernel.inputs import InputError
from teraju.modules.integrity.gratification.domain.compute import gift

ASKED: dict[str, object] = {
    "received_on": "2026-03-06",
    "letter": "l",
    "per_giver_value": "1600000",
    "given_this_year": "0",
    "is_money": True,
    "conflict_of_interest": False,
}


def test_answers_with_reason_and_dates() -> None:
    answer = gift(ASKED)
    assert answer["reportable"] is True
    assert answer["regulation"] == "Peraturan KPK 1/2026"
    assert answer["limit"] == "1500000"
    assert answer["report_to_upg_by"] == {"cautious": "2026-03-23", "last": "2026-03-27"}
    assert answer["report_to_kpk_by"] == {"cautious": "2026-04-21", "last": "2026-04-27"}
    assert answer["upg_forwards_by"] == {"cautious": "2026-04-07", "last": "2026-04-13"}
    assert "above Rp1500000" in str(answer["why"])
    assert answer["rules"]


def test_says_why_a_gift_needs_no_report() -> None:
    answer = gift({**ASKED, "per_giver_value": 1500000})
    assert answer["reportable"] is False
    assert answer["limit"] == "1500000"
    assert answer["why"] == (
        "letter l needs no report within its limits: engagement, wedding, birth, circumcision or "
        "another ceremony of custom or religion"
    )
    for name in ("report_to_upg_by", "upg_forwards_by", "report_to_kpk_by"):
        assert answer[name] is None


@pytest.mark.parametrize(
    ("more", "limits"),
    [
        ({"letter": "o", "is_money": False}, ("500000", "1500000")),
        ({"letter": "o", "is_money": False, "received_on": "2026-01-19"}, ("200000", "1000000")),
        ({"letter": "n", "is_money": False, "received_on": "2025-12-01"}, ("300000", "1000000")),
        ({"letter": "l", "received_on": "2026-01-19"}, ("1000000", None)),
        ({"letter": "m"}, (None, None)),
        ({"letter": "none"}, (None, None)),
    ],
)
def test_names_the_limits(more: dict[str, object], limits: tuple[str | None, str | None]) -> None:
    answer = gift({**ASKED, **more})
    assert (answer["limit"], answer["yearly_limit"]) == limits


def test_the_report_starts_the_upgs_days() -> None:
    answer = gift({**ASKED, "reported_to_upg_on": "2026-03-09"})
    assert answer["upg_forwards_by"] == {"cautious": "2026-03-24", "last": "2026-03-30"}


def test_warns() -> None:
    late = gift({**ASKED, "reported_to_upg_on": "2026-04-17"})
    assert [each["path"] for each in late["warnings"]] == ["reported_to_upg_on"]  # type: ignore[attr-defined]
    gone = gift({**ASKED, "letter": "n", "per_giver_value": "100000"})
    assert gone["reportable"] is True
    assert "letter o" in gone["warnings"][0]["message"]  # type: ignore[index]
    far = gift({**ASKED, "received_on": "2030-03-06"})
    assert "estimates" in far["warnings"][0]["message"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"received_on": "2019-11-14"}, "received_on"),
        ({"received_on": "2051-01-01"}, "received_on"),
        ({"received_on": "2050-12-20"}, "received_on"),
        ({"received_on": "06/03/2026"}, "received_on"),
        ({"letter": "L"}, "letter"),
        ({"letter": "r"}, "letter"),
        ({"letter": None}, "letter"),
        ({"per_giver_value": "-1"}, "per_giver_value"),
        ({"per_giver_value": 1.5}, "per_giver_value"),
        ({"per_giver_value": "1.500.000"}, "per_giver_value"),
        ({"given_this_year": "-0.01"}, "given_this_year"),
        ({"given_this_year": None}, "given_this_year"),
        ({"is_money": "yes"}, "is_money"),
        ({"conflict_of_interest": 0}, "conflict_of_interest"),
        ({"reported_to_upg_on": "2026-03-05"}, "reported_to_upg_on"),
        ({"reported_to_upg_on": "2050-12-25"}, "reported_to_upg_on"),
        ({"giver": "x"}, "giver"),
    ],
)
def test_names_what_it_refuses(more: dict[str, object], path: str) -> None:
    with pytest.raises(InputError) as caught:
        gift({**ASKED, **more})
    assert caught.value.path == path

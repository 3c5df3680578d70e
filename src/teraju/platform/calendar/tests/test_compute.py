import pytest

from teraju.kernel.inputs import InputError
from teraju.platform.calendar.domain.compute import deadline

ASKED: dict[str, object] = {"start": "2026-03-06", "working_days": 30}


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({}, "2026-04-27"),
        ({"collective_leave_is_working_day": False}, "2026-04-27"),
        ({"collective_leave_is_working_day": True}, "2026-04-21"),
        ({"collective_leave_is_working_day": None}, "2026-04-27"),
        ({"working_days": "30"}, "2026-04-27"),
        ({"working_days": 0}, "2026-03-06"),
        ({"working_days": 1}, "2026-03-09"),
        ({"add": ["2026-04-27"]}, "2026-04-28"),
        ({"add": ["2026-03-06", "2026-03-07", "2026-03-19"]}, "2026-04-27"),
        ({"remove": ["2026-03-19"]}, "2026-04-24"),
        ({"remove": ["2026-03-20"]}, "2026-04-24"),
        ({"add": ["2026-03-09"], "remove": ["2026-03-20"]}, "2026-04-27"),
        ({"add": [], "remove": []}, "2026-04-27"),
        ({"working_days": 1, "remove": ["2026-03-07"]}, "2026-03-07"),
        ({"working_days": 1, "add": ["2026-03-09", "2026-03-09"]}, "2026-03-10"),
    ],
)
def test_gives_the_due_date(more: dict[str, object], due: str) -> None:
    assert deadline({**ASKED, **more})["due"] == due


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"start": None}, "start"),
        ({"start": "2026-02-29"}, "start"),
        ({"start": "06/03/2026"}, "start"),
        ({"start": "1995-12-31"}, "start"),
        ({"start": "2051-01-01"}, "start"),
        ({"working_days": -1}, "working_days"),
        ({"working_days": 1.0}, "working_days"),
        ({"working_days": "1.5"}, "working_days"),
        ({"working_days": True}, "working_days"),
        ({"working_days": 10**9}, "working_days"),
        ({"collective_leave_is_working_day": "no"}, "collective_leave_is_working_day"),
        ({"add": "2026-03-09"}, "add"),
        ({"add": ["2026-03-09", "x"]}, "add.1"),
        ({"remove": [None]}, "remove.0"),
        ({"add": ["2026-03-09"], "remove": ["2026-03-19", "2026-03-09"]}, "remove.1"),
        ({"Start": "2026-03-06"}, "Start"),
    ],
)
def test_names_what_it_refuses(more: dict[str, object], path: str) -> None:
    with pytest.raises(InputError) as caught:
        deadline({**ASKED, **more})
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("start", "days", "more", "paths"),
    [
        ("2026-03-06", 30, {}, []),
        ("2027-12-01", 10, {}, []),
        ("2027-12-01", 40, {}, ["working_days"]),
        ("2028-01-03", 0, {}, ["start"]),
        ("2027-03-01", 10, {}, ["working_days", "working_days"]),
        ("2027-03-01", 10, {"add": ["2027-03-10"], "remove": ["2027-03-11"]}, []),
        ("2026-03-06", 30, {"remove": ["2026-03-20", "2026-03-21"]}, ["remove.1"]),
    ],
)
def test_warns_of_what_is_not_settled(
    start: str, days: int, more: dict[str, object], paths: list[str]
) -> None:
    answer = deadline({"start": start, "working_days": days, **more})
    warnings = answer["warnings"]
    assert isinstance(warnings, list)
    assert [each["path"] for each in warnings] == paths
    assert all(each["message"] for each in warnings)


@pytest.mark.parametrize(
    ("start", "days", "rests_on"),
    [
        ("2026-03-06", 30, [("Perpres 21/2023", True), ("2026", True)]),
        ("2026-12-21", 30, [("Perpres 21/2023", True), ("2026 to 2027", True)]),
        ("2027-12-21", 30, [("Perpres 21/2023", True), ("2027", True), ("2028", False)]),
        (
            "2023-04-01",
            30,
            [("Keppres 68/1995", False), ("Perpres 21/2023", True), ("2023", True)],
        ),
        ("2030-01-02", 300, [("Perpres 21/2023", True), ("2030 to 2031", False)]),
    ],
)
def test_cites_the_rules(start: str, days: int, rests_on: list[tuple[str, bool]]) -> None:
    rules = deadline({"start": start, "working_days": days})["rules"]
    assert isinstance(rules, list)
    assert all(set(rule) == {"document", "clause", "edition", "confirmed"} for rule in rules)
    assert [
        (rule["edition"] if "decree" in rule["document"] else rule["document"], rule["confirmed"])
        for rule in rules
    ] == rests_on

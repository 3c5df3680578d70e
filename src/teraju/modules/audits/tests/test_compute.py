import pytest

from teraju.kernel.inputs import InputError
from teraju.modules.audits.domain.compute import certification


def test_gives_the_dates() -> None:
    assert certification({"decision": "2018-12-20", "standard": "ISO 9001"}) == {
        "expires_on": "2021-12-20",
        "surveillance": [{"due_by": "2019-12-20"}, {"due_by": "2020-12-31"}],
        "recertification_by": "2021-12-20",
        "warnings": [],
        "rules": [
            {
                "document": "ISO/IEC 17021-1",
                "clause": clause,
                "edition": "2015",
                "confirmed": True,
            }
            for clause in ("9.1.3.2", "9.1.3.3")
        ],
    }


@pytest.mark.parametrize(
    "standard",
    ["SNI ISO 9001:2015", "SNI ISO 37001:2016", "ISO/IEC 27001:2022", "iso 14001", "ISO9001"],
)
def test_takes_management_systems(standard: str) -> None:
    answer = certification({"decision": "2024-02-29", "standard": standard})
    assert answer["expires_on"] == "2027-02-28"


def test_says_when_the_periods_are_not_confirmed() -> None:
    answer = certification({"decision": "2012-02-29", "standard": "ISO 9001:2008"})
    assert answer["expires_on"] == "2015-02-28"
    assert answer["warnings"]
    rules = answer["rules"]
    assert isinstance(rules, list)
    assert not any(rule["confirmed"] for rule in rules)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"standard": "ISO 9001"}, "decision"),
        ({"decision": "2018-12-20"}, "standard"),
        ({"decision": "2018-12-20", "standard": ""}, "standard"),
        ({"decision": "2018-12-20", "standard": "SNI 8302:2016"}, "standard"),
        ({"decision": "2018-12-20", "standard": "ISO 18091:2019"}, "standard"),
        ({"decision": "2018-12-20", "standard": "SNI ISO 31000:2018"}, "standard"),
        ({"decision": "2018-12-20T00:00:00", "standard": "ISO 9001"}, "decision"),
        ({"decision": "1986-12-31", "standard": "ISO 9001"}, "decision"),
        ({"decision": "9998-12-20", "standard": "ISO 9001"}, "decision"),
        ({"decision": "2018-12-20", "standard": "ISO 9001", "scope": "x"}, "scope"),
        (["2018-12-20"], ""),
    ],
)
def test_names_what_it_refuses(document: object, path: str) -> None:
    with pytest.raises(InputError) as caught:
        certification(document)
    assert caught.value.path == path

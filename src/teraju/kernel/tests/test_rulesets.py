from datetime import date
from pathlib import Path

import pytest

from teraju.kernel.rulesets import BrokenRuleSet, NoRuleInForce, load_rule_set, parse_rule_set

EDITION = """\
  - edition: "{name}"
    valid_from: {valid_from}
    source: a decree
    confirmed: true
    references:
      limit: {{document: Peraturan 1, clause: "2", edition: "{name}", confirmed: false}}
    values: {values}
"""


def _rules(*editions: tuple[str, str], values: str = "{limit: 3}") -> str:
    listed = (EDITION.format(name=n, valid_from=day, values=values) for n, day in editions)
    return "name: gifts\neditions:\n" + "".join(listed)


TWO = _rules(("2019", "2019-12-01"), ("2026", "2026-01-20"))


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2019, 12, 1), "2019"),
        (date(2026, 1, 19), "2019"),
        (date(2026, 1, 20), "2026"),
        (date(2099, 1, 1), "2026"),
    ],
)
def test_picks_the_edition_in_force(day: date, edition: str) -> None:
    assert parse_rule_set(TWO, origin="x").on(day).name == edition


def test_refuses_a_day_before_the_first() -> None:
    with pytest.raises(NoRuleInForce, match="2019-12-01"):
        parse_rule_set(TWO, origin="x").on(date(2019, 11, 30))


def test_cites_and_gives_values() -> None:
    edition = parse_rule_set(TWO, origin="x").on(date(2026, 6, 1))
    assert edition.integer("limit") == 3
    assert edition.cite("limit") == [
        {"document": "Peraturan 1", "clause": "2", "edition": "2026", "confirmed": False}
    ]
    with pytest.raises(BrokenRuleSet, match="other"):
        edition.cite("other")
    with pytest.raises(BrokenRuleSet, match="other"):
        edition.integer("other")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "mapping"),
        ("name: [", "x.yaml"),
        ("name: gifts", "editions must be a list"),
        ("name: gifts\neditions: []", "empty"),
        (TWO + "more: 1\n", "unknown key more"),
        (_rules(("a", "2020-01-01"), ("b", "2020-01-01")), "valid_from of b"),
        (_rules(("a", '"2020-01-01"')), "valid_from must be a date"),
        (_rules(("a", "2020-01-01"), values="{rates: [1, 0.5]}"), "values.rates.1"),
        (_rules(("a", "2020-01-01")).replace("confirmed: true", "confirmed: 1"), "must be a bool"),
        (_rules(("a", "2020-01-01")).replace("clause", "claus"), "references.limit"),
        ("!!python/object/apply:os.getcwd []", "x.yaml"),
    ],
)
def test_names_the_place_of_a_mistake(text: str, words: str) -> None:
    with pytest.raises(BrokenRuleSet, match=r"x\.yaml") as caught:
        parse_rule_set(text, origin="x.yaml")
    assert words in str(caught.value)


def test_loads_a_file_once(tmp_path: Path) -> None:
    path = tmp_path / "gifts.yaml"
    path.write_text(TWO, encoding="utf-8")
    assert load_rule_set(path) is load_rule_set(path)
    with pytest.raises(BrokenRuleSet, match=r"absent\.yaml"):
        load_rule_set(tmp_path / "absent.yaml")

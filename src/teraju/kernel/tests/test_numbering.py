from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.numbering import InvalidNumberPart, InvalidPattern, Reset, parse_pattern

ON = date(2026, 3, 6)
USUAL = "{seq:03}/{code}/{month_roman}/{year}"


@pytest.mark.parametrize(
    ("source", "reset", "seq", "expected"),
    [
        (USUAL, Reset.YEAR, 7, "007/INSP/III/2026"),
        (USUAL, Reset.YEAR, 1234, "1234/INSP/III/2026"),
        ("{code}-{year}-{month}-{seq}", Reset.MONTH, 12, "INSP-2026-03-12"),
        ("No. {seq}", Reset.NONE, 1, "No. 1"),
        ("700/{seq:04}/{code}/{year}", Reset.YEAR, 5, "700/0005/INSP/2026"),
    ],
)
def test_writes_numbers(source: str, reset: Reset, seq: int, expected: str) -> None:
    pattern = parse_pattern(source, reset=reset, names=["code"])
    assert pattern.format(seq=seq, on=ON, values={"code": "INSP"}) == expected


@pytest.mark.parametrize(
    ("reset", "key"), [(Reset.NONE, ""), (Reset.YEAR, "2026"), (Reset.MONTH, "2026-03")]
)
def test_names_the_counter(reset: Reset, key: str) -> None:
    assert parse_pattern("{seq}/{month}/{year}", reset=reset).period_key(ON) == key


@pytest.mark.parametrize(
    ("source", "reset", "words"),
    [
        ("", Reset.NONE, ["empty", "{seq} once"]),
        ("{year}", Reset.YEAR, ["{seq} once, it holds it 0 times"]),
        ("{seq}/{seq}/{year}", Reset.YEAR, ["2 times"]),
        ("{seq}/{unit}/{year}", Reset.YEAR, ["unknown place {unit}"]),
        ("{seq", Reset.NONE, ["brace", "0 times"]),
        ("{seq}}/{year}", Reset.YEAR, ["brace without its partner at character 6"]),
        ("{seq:3}/{year}", Reset.YEAR, ["{seq:3}"]),
        ("{seq}/{year:02}", Reset.YEAR, ["{year:02}: only seq"]),
        ("{seq}", Reset.YEAR, ["needs {year}"]),
        ("{seq}/{year}", Reset.MONTH, ["needs {month} or {month_roman}"]),
        ("{seq}{year}", Reset.YEAR, ["set off"]),
        ("{year}1{seq}", Reset.YEAR, ["set off"]),
        ("{seq}0/{year}", Reset.YEAR, ["set off"]),
        (" {seq}/{year}", Reset.YEAR, ["space"]),
        ("{seq}/{year}\x00", Reset.YEAR, ["printed"]),
        ("{seq}/{year}" + "x" * 120, Reset.YEAR, ["longer than 120"]),
        ("{unit}/{month:2}", Reset.MONTH, ["{unit}", "{month:2}", "0 times", "needs {year}"]),
    ],
)
def test_lists_every_problem(source: str, reset: Reset, words: list[str]) -> None:
    with pytest.raises(InvalidPattern) as caught:
        parse_pattern(source, reset=reset)
    assert len(caught.value.problems) >= len(words)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize("value", [None, "", "  ", "A\nB", " A", "x" * 41])
def test_refuses_an_unfit_value(value: str | None) -> None:
    pattern = parse_pattern(USUAL, names=["code"])
    with pytest.raises(InvalidNumberPart) as caught:
        pattern.format(seq=1, on=ON, values={} if value is None else {"code": value})
    assert caught.value.field == "code"


def test_refuses_a_serial_number_below_one() -> None:
    with pytest.raises(InvalidNumberPart):
        parse_pattern("{seq}/{year}").format(seq=0, on=ON)


@given(
    st.sampled_from([USUAL, "{code}.{seq}.{month}.{year}", "{year}/{month}-{seq:09}/{code}"]),
    st.sampled_from(list(Reset)),
    st.tuples(st.integers(1, 10**6), st.dates()),
    st.tuples(st.integers(1, 10**6), st.dates()),
)
def test_never_gives_a_number_twice(
    source: str, reset: Reset, first: tuple[int, date], second: tuple[int, date]
) -> None:
    pattern = parse_pattern(source, reset=reset, names=["code"])
    keys = [(seq, pattern.period_key(on)) for seq, on in (first, second)]
    numbers = [pattern.format(seq=s, on=on, values={"code": "A"}) for s, on in (first, second)]
    if keys[0] != keys[1]:
        assert numbers[0] != numbers[1]


@given(st.text(alphabet="{}:seqyar0139/ ", max_size=30), st.sampled_from(list(Reset)))
def test_any_text_is_a_pattern_or_a_named_refusal(source: str, reset: Reset) -> None:
    problems: tuple[str, ...] = ()
    number = ""
    try:
        number = parse_pattern(source, reset=reset).format(seq=41, on=ON)
    except InvalidPattern as refusal:
        problems = refusal.problems
    assert ("41" in number) != bool(problems)

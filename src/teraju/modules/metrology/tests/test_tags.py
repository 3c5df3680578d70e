"""Tags and codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.tags import ALPHABET, WrongCode, numbered, read_code

numbers = st.integers(0, 32**5 - 1)


@given(numbers)
def test_a_code_is_read_as_it_was_written(number: int) -> None:
    code = numbered("M", number, 5)
    assert len(code) == 7
    assert read_code(code) == code
    assert read_code(f" {code[:3].lower()}-{code[3:]} ") == code
    assert read_code(f"https://tera.example.go.id/i/{code}/?lang=en") == code


@given(numbers, st.integers(0, 6), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(number: int, place: int, character: str) -> None:
    code = numbered("M", number, 5)
    wrong = code[:place] + character + code[place + 1 :]
    if wrong != code:
        with pytest.raises(WrongCode):
            read_code(wrong)


def test_nearly_all_exchanged_neighbours_are_found() -> None:
    missed = tried = 0
    for number in range(0, 32**5, 7919):
        code = numbered("M", number, 5)
        for place in range(len(code) - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                tried += 1
                try:
                    read_code(swapped)
                    missed += 1
                except WrongCode:
                    pass
    assert missed / tried < 0.003


@pytest.mark.parametrize(("typed", "read"), [("O", "0"), ("I", "1"), ("L", "1"), ("U", "V")])
def test_letters_that_look_alike_are_the_same(typed: str, read: str) -> None:
    codes = [numbered("M", number, 5) for number in range(32 * 32)]
    code = next(each for each in codes if read in each)
    assert read_code(code.replace(read, typed)) == code


@pytest.mark.parametrize("text", ["", "M", "M!", "ÄÖ", "M00000"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(WrongCode):
        read_code(text)


def test_a_number_that_is_too_large_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        numbered("M", 32**5, 5)

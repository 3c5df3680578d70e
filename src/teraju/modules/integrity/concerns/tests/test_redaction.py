"""Masked copies: what is masked, what is refused, and that no name is left standing."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from teraju.modules.integrity.concerns.domain.redaction import (
    MASK,
    MarksUnbalanced,
    NothingMasked,
    WordTooShort,
    masked,
)


@pytest.mark.parametrize(
    ("text", "words", "copy", "passages"),
    [
        ("[[Budi]] menerima uang", [], f"{MASK} menerima uang", 1),
        ("Budi dan budi", ["Budi"], f"{MASK} dan {MASK}", 2),
        ("Pak Budiman", ["Budi"], f"Pak {MASK}man", 1),
        ("Siti\nAminah", ["Siti Aminah"], MASK, 1),
        ("Siti Aminah, Siti", ["Siti", "Siti Aminah"], f"{MASK}, {MASK}", 2),
        ("[[ruang\nkepala]] lantai 2", ["lantai 2"], f"{MASK} {MASK}", 2),
        ("a (b) c.d", ["c.d"], f"a (b) {MASK}", 1),
        ("cxd dan c.d", ["c.d"], f"cxd dan {MASK}", 1),
        ("nama", ["", "  ", "nama"], MASK, 1),
    ],
)
def test_what_is_masked(text, words, copy, passages):
    result = masked(text, words)
    assert (result.text, result.passages) == (copy, passages)


@pytest.mark.parametrize(
    ("text", "words", "refusal"),
    [
        ("tidak ada", [], NothingMasked),
        ("tidak ada", ["Budi"], NothingMasked),
        ("[[Budi", [], MarksUnbalanced),
        ("Budi]] [[Siti]]", [], MarksUnbalanced),
        ("Budi", ["Bu"], WordTooShort),
    ],
)
def test_what_is_refused(text, words, refusal):
    with pytest.raises(refusal):
        masked(text, words)


plain = st.text(st.characters(categories=["L", "N", "Z"]), max_size=60)


@given(before=plain, name=st.from_regex(r"[A-Za-z]{3,12}", fullmatch=True), after=plain)
def test_no_name_is_left_standing(before, name, after):
    assume(name.casefold() not in MASK.casefold())
    copy = masked(before + name.upper() + after, [name]).text
    assert name.casefold() not in copy.casefold()


@given(name=st.from_regex(r"[A-Za-z]{3,40}", fullmatch=True))
def test_a_mask_does_not_tell_how_long_the_word_was(name):
    assert masked(f"[[{name}]]").text == MASK

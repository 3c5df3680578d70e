from __future__ import annotations

import pytest

from teraju.kernel.texts import cleaned


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kebijakan mutu ", "Kebijakan mutu"),
        ("baris satu\nbaris dua\n", "baris satu\nbaris dua"),
        ("\x00\x00", ""),
        ("a\x00b", "ab"),
        ("SOP \u202euji\u202c \u2066x\u2069", "SOP uji x"),
        ("مرحبا 🙂", "مرحبا 🙂"),
    ],
)
def test_what_was_typed_is_kept_without_blanks_around_it(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept

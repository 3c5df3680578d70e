from __future__ import annotations

import pytest

from teraju.kernel.texts import as_counted, cleaned, storable


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


def test_what_a_device_sent_is_kept_without_what_no_database_takes() -> None:
    sent = {"a\x00": ["b\x00c", "\ud83d", {"load": float("nan")}], "n": float("inf"), "m": 1.5}
    assert storable(sent) == {"a": ["bc", "?", {"load": None}], "n": None, "m": 1.5}


@pytest.mark.parametrize(
    "texts",
    [
        ["audit-9", "audit-10", "audit-99", "audit-100"],
        ["audit-1-2", "audit-1-10", "audit-2-1"],
        ["", "9", "10", "audit", "audit-1"],
        ["audit-9999-due", "audit-9999-late", "audit-10000-due"],
    ],
)
def test_texts_are_sorted_as_people_count(texts: list[str]) -> None:
    assert sorted(texts, key=as_counted) == texts

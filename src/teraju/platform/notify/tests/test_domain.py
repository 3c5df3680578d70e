from __future__ import annotations

import random

import pytest

from teraju.platform.notify.domain import ALPHABET, masked, new_code, printed, typed

CODE = "7KDM4QXR9TCA"


class TestCodes:
    def test_a_new_code_has_a_selector_and_a_secret(self):
        code = new_code(random.Random(7).choice)
        assert typed(printed(code)) == (code[:4], code[4:])

    @pytest.mark.parametrize(
        "text",
        [
            "7KDM-4QXR-9TCA",
            "7kdm4qxr9tca",
            " 7KDM 4QXR 9TCA\n",
            "7KDM–4QXR—9TCA",
            "7.KDM_4QXR/9TCA",
        ],
    )
    def test_is_read_however_it_is_typed(self, text):
        assert typed(text) == ("7KDM", "4QXR9TCA")

    @pytest.mark.parametrize(
        "text",
        ["", "7KDM", CODE + "A", CODE[:-1] + "O", "'; DROP TABLE", "７ＫＤＭ" * 3, "\x00" * 12],
    )
    def test_what_cannot_be_a_code_is_none(self, text):
        assert typed(text) is None

    def test_no_two_characters_look_alike(self):
        assert not set(ALPHABET) & set("0O1IL2Z5S8BUV")
        assert len(ALPHABET) == len(set(ALPHABET)) == 23


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("siti@serangkab.go.id", "s…@serangkab.go.id"),
        ("+62 812-3456-789", "…789"),
        ("", ""),
        ("x", ""),
        ("a@" + "b" * 90, ("a…@" + "b" * 90)[:60]),
    ],
)
def test_an_address_is_masked(address, hint):
    assert masked(address) == hint

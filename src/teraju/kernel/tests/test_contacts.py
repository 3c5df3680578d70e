from __future__ import annotations

from urllib.parse import unquote

import pytest

from teraju.kernel.contacts import all_forms, mail_url, whatsapp_url, with_zero


def test_what_is_sent_is_chosen_by_who_presses():
    assert whatsapp_url("a b&c") == "https://wa.me/?text=a%20b%26c"


def test_a_number_opens_its_own_chat():
    url = whatsapp_url("Tera & ulang", "628123456789")
    assert url.startswith("https://wa.me/628123456789?text=")
    assert unquote(url).endswith("Tera & ulang")


def test_a_mail_is_prepared_and_not_sent():
    assert mail_url("A", "b\nc") == "mailto:?subject=A&body=b%0Ac"
    assert mail_url("A?", "b&c", "ani@contoh.id") == "mailto:ani@contoh.id?subject=A%3F&body=b%26c"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("81234567802", "081234567802"),
        ("812-3456 7802", "0812-3456 7802"),
        ("081234567802", "081234567802"),
        ("6281234567802", "6281234567802"),
        # Seven digits are a number at home, without its area.
        ("8291234", "8291234"),
        ("Bu Sri", "Bu Sri"),
    ],
)
def test_the_zero_that_a_spreadsheet_dropped_is_put_back(written, kept):
    assert with_zero(written) == kept


@pytest.mark.parametrize("stored", ["(0321) 123456", "(0321)123456", "0321 123456", "0321-123456"])
def test_a_number_is_looked_for_with_its_area_apart(stored):
    assert stored in all_forms("0321123456")


def test_an_area_may_have_three_digits():
    assert "(031) 1234567" in all_forms("031 1234567")


def test_a_number_is_looked_for_without_its_zero_too():
    assert "81234567802" in all_forms("0812 3456 7802")
    # 0622 is an area, and 622 the country before another number.
    assert "622123456" not in all_forms("0622 123456")

from __future__ import annotations

from urllib.parse import unquote

from teraju.kernel.contacts import whatsapp_url


def test_what_is_sent_is_chosen_by_who_presses():
    assert whatsapp_url("a b&c") == "https://wa.me/?text=a%20b%26c"


def test_a_number_opens_its_own_chat():
    url = whatsapp_url("Tera & ulang", "628123456789")
    assert url.startswith("https://wa.me/628123456789?text=")
    assert unquote(url).endswith("Tera & ulang")

from __future__ import annotations

from urllib.parse import unquote

from teraju.kernel.contacts import mail_url, whatsapp_url


def test_what_is_sent_is_chosen_by_who_presses():
    assert whatsapp_url("a b&c") == "https://wa.me/?text=a%20b%26c"


def test_a_number_opens_its_own_chat():
    url = whatsapp_url("Tera & ulang", "628123456789")
    assert url.startswith("https://wa.me/628123456789?text=")
    assert unquote(url).endswith("Tera & ulang")


def test_a_mail_is_prepared_and_not_sent():
    assert mail_url("A", "b\nc") == "mailto:?subject=A&body=b%0Ac"
    assert mail_url("A?", "b&c", "ani@contoh.id") == "mailto:ani@contoh.id?subject=A%3F&body=b%26c"

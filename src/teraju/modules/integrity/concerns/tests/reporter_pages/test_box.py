"""The box of a reporter: its code, and what is read and written in it."""

from __future__ import annotations

import io

import pytest

from teraju.modules.integrity.concerns import receipts
from teraju.modules.integrity.concerns.models import Case, Entry, SealedFile, Session
from teraju.modules.integrity.concerns.tests import factories

from .pages import code_in, hidden, sent, token, told

pytestmark = pytest.mark.django_db
CODE = "1234567812345678"


class TestCode:
    def test_gives_a_strict_cookie_of_its_own_path(self, opened):
        cookie = opened.cookies["box"]
        assert cookie["path"] == "/box/"
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie["domain"] == ""
        assert cookie["max-age"] == ""

    def test_a_wrong_one_says_one_thing(self, client, offices):
        asked = client.get("/en/code/")
        data = {"token": token(asked), "code": "0" * 16}
        response = client.post("/en/code/", data)
        assert response.status_code == 422
        assert "No concern has this code" in response.content.decode()
        assert not response.cookies

    def test_the_page_of_the_receipt_opens_it(self, client, offices):
        response = sent(client, offices)
        data = {
            "token": token(response, "/en/code/"),
            "code": receipts.read(code_in(response)),
        }
        assert client.post("/en/code/", data).status_code == 302


class TestBox:
    def test_shows_report_standing_and_days(self, opened):
        html = opened.get("/box/en/").content.decode()
        assert "Uang di laci meja" in html
        assert "You hear from us by" in html
        assert Case.objects.get().number in html

    def test_a_stranger_is_asked_for_the_code(self, client, offices):
        sent(client, offices)
        for url in ("/box/en/", "/box/en/name/", "/box/en/retaliation/"):
            assert client.get(url)["Location"] == "/en/code/"

    def test_a_message_is_added_once(self, opened):
        page = opened.get("/box/en/")
        data = {"token": token(page, "/box/en/write/"), "text": "Masih berlangsung"}
        for _ in range(2):
            assert opened.post("/box/en/write/", data).status_code == 302
        assert Entry.objects.filter(kind="message").count() == 1
        assert "Masih berlangsung" in opened.get("/box/en/").content.decode()

    def test_an_empty_message_is_refused(self, opened):
        page = opened.get("/box/en/")
        data = {"token": token(page, "/box/en/write/"), "text": " "}
        assert opened.post("/box/en/write/", data).status_code == 422

    def test_own_files_come_back_as_they_were(self, opened):
        page = opened.get("/box/en/")
        data = {
            "token": token(page, "/box/en/write/"),
            "text": "Lampiran",
            "attached": [io.BytesIO(b"isi bukti")],
        }
        data["attached"][0].name = "bukti.txt"
        opened.post("/box/en/write/", data)
        response = opened.get(f"/box/en/files/{SealedFile.objects.get().pk}/")
        assert response.content == b"isi bukti"
        assert response["Content-Disposition"] == 'attachment; filename="bukti.txt"'
        assert response["Content-Type"] == "application/octet-stream"

    def test_files_of_another_concern_do_not_exist(self, opened):
        other = factories.case(factories.handler(), code="9999888877776666")
        from teraju.modules.integrity.concerns.domain.modes import Kind
        from teraju.modules.integrity.concerns.services import entries
        from teraju.modules.integrity.concerns.uploads import CheckedFile

        file = CheckedFile("a.txt", "text/plain", b"x")
        entries.write(
            other, kind=Kind.MESSAGE, content={"text": "x"}, today=factories.TODAY, files=[file]
        )
        assert opened.get(f"/box/en/files/{SealedFile.objects.get().pk}/").status_code == 404

    def test_notes_of_handlers_are_not_there(self, opened):
        from teraju.modules.integrity.concerns.domain.modes import Audience, Kind
        from teraju.modules.integrity.concerns.services import entries

        case = Case.objects.get()
        entries.write(
            case,
            kind=Kind.NOTE,
            content={"text": "catatan"},
            today=factories.TODAY,
            author=case.handlers.first().handler,
            audience=Audience.HANDLERS,
        )
        assert "catatan" not in opened.get("/box/en/").content.decode()

    def test_a_name_can_be_given_later(self, opened):
        page = opened.get("/box/en/name/")
        data = {"token": token(page), "mode": "confidential", "name": "Wati", "contact": "0812"}
        assert opened.post("/box/en/name/", data).status_code == 302
        assert Case.objects.get().mode == "confidential"
        html = opened.get("/box/en/").content.decode()
        assert "Wati" not in html
        assert "Give your name" not in html

    def test_retaliation_becomes_a_linked_concern_that_the_first_subject_cannot_read(
        self, client, offices
    ):
        _second, data = told(client, offices, people=[offices["inspector"].pk])
        response = client.post("/en/report/", data)
        asked = client.get("/en/code/")
        client.post("/en/code/", {"token": token(asked), "code": code_in(response)})
        first = client.get("/box/en/retaliation/")
        second = client.post(
            "/box/en/retaliation/",
            {"token": token(first), "mode": "anonymous", "written": "", "do": "whom"},
        )
        shown = hidden(second, "shown")
        assert shown == [str(offices["organisation"].pk)]
        done = client.post(
            "/box/en/retaliation/",
            {
                "token": token(second),
                "mode": "anonymous",
                "written": "",
                "shown": shown,
                "what": "Saya dimutasi",
                "do": "send",
            },
        )
        assert done.status_code == 200
        assert Case.objects.exclude(parent=None).get().parent == Case.objects.get(parent=None)

    def test_leaving_closes_the_door(self, opened):
        page = opened.get("/box/en/")
        opened.post("/box/en/leave/", {"token": token(page, "/box/en/leave/")})
        assert not Session.objects.exists()
        assert opened.get("/box/en/")["Location"] == "/en/code/"

    def test_words_are_given_back_when_the_visit_has_ended(self, opened):
        page = opened.get("/box/en/")
        Session.objects.all().delete()
        data = {"token": token(page, "/box/en/write/"), "text": "Kalimat yang panjang sekali"}
        response = opened.post("/box/en/write/", data)
        assert response.status_code == 403
        assert "Kalimat yang panjang sekali" in response.content.decode()

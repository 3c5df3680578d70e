"""A report is sent: what is lost by nothing, what is refused."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.integrity.concerns import receipts
from teraju.modules.integrity.concerns.models import Case, Identity, SealedFile, Session, TrailEvent

from .pages import code_in, hidden, sent, token, told

pytestmark = pytest.mark.django_db


class TestSending:
    def test_gives_a_code_once_and_no_cookie(self, client, offices):
        response = sent(client, offices)
        assert response.status_code == 200
        assert not response.cookies
        code = receipts.read(code_in(response))
        assert Case.objects.get().lookup_hash == receipts.lookup_hash(code)

    def test_a_second_click_shows_the_same_code_and_makes_nothing(self, client, offices):
        _second, data = told(client, offices)
        first, again = (client.post("/en/report/", data) for _ in range(2))
        assert code_in(first) == code_in(again)
        assert Case.objects.count() == 1

    def test_a_mistake_loses_nothing(self, client, offices):
        response = sent(
            client, offices, what="", where="Loket 3", evidence="Foto <b>", at_risk="yes"
        )
        html = response.content.decode()
        assert response.status_code == 422
        assert "Loket 3" in html
        assert "Foto &lt;b&gt;" in html
        assert re.search(r'value="yes"[^>]*checked', html)
        assert not Case.objects.exists()

    def test_an_old_form_loses_nothing_and_goes_through_the_second_time(self, client, offices):
        response = sent(client, offices, token="old:old:old")
        html = response.content.decode()
        assert response.status_code == 422
        assert "Uang di laci meja" in html
        assert not Case.objects.exists()
        assert sent(client, offices, token=token(response)).status_code == 200

    def test_going_back_loses_nothing(self, client, offices):
        response = sent(client, offices, do="back", where="Loket 3")
        assert hidden(response, "what") == ["Uang di laci meja"]
        assert hidden(response, "where") == ["Loket 3"]

    def test_an_office_can_be_struck_at_once(self, client, offices):
        response = sent(client, offices, struck=[offices["inspectorate"].pk])
        assert response.status_code == 200
        assert [each.handler.name for each in Case.objects.get().handlers.all()] == ["Lina Marlina"]

    def test_who_was_not_shown_does_not_read(self, client, offices):
        struck = [offices["inspectorate"].pk, offices["organisation"].pk]
        response = sent(client, offices, struck=struck)
        assert response.status_code == 422
        assert "The offices that read have changed" in response.content.decode()
        assert hidden(response, "shown") == [str(offices["province"].pk)]
        assert not Case.objects.exists()

    def test_a_receiver_outside_can_be_chosen(self, client, offices):
        assert sent(client, offices, chosen=offices["province"].pk).status_code == 200
        assert [each.handler.name for each in Case.objects.get().handlers.all()] == ["Tono Subroto"]

    def test_where_nobody_may_read_other_places_are_named_and_nothing_is_kept(
        self, client, offices
    ):
        struck = [each.pk for name, each in offices.items() if name != "inspector"]
        response = sent(client, offices, struck=struck)
        html = response.content.decode()
        assert response.status_code == 422
        assert "kws.kpk.go.id" in html
        assert "lpsk.go.id" in html
        assert hidden(response, "what") == ["Uang di laci meja"]
        assert not Case.objects.exists()
        assert not TrailEvent.objects.exists()

    def test_a_name_is_asked_for_where_it_was_offered(self, client, offices):
        response = sent(client, offices, mode="confidential")
        assert response.status_code == 422
        assert "Full name: This field is required." in response.content.decode()
        done = sent(client, offices, mode="confidential", name="Wati", contact="0812")
        assert done.status_code == 200
        assert Identity.objects.count() == 1

    def test_a_name_that_nobody_could_keep_is_told_before_the_first_word(self, client, offices):
        first = client.get("/en/report/")
        data = {"token": token(first), "mode": "confidential", "written": "", "do": "again"}
        page = client.post("/en/report/", {**data, "struck": [offices["inspectorate"].pk]})
        assert "nobody could keep your name" in page.content.decode()
        usual = client.post("/en/report/", data)
        assert "nobody could keep your name" not in usual.content.decode()

    def test_files_are_sealed_with_it(self, client, offices):
        files = [SimpleUploadedFile(f"{n}.txt", b"bukti") for n in "ab"]
        assert sent(client, offices, attached=files).status_code == 200
        assert SealedFile.objects.count() == 2

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("a.exe", b"MZ\x90\x00", "This is a program"),
            ("a.svg", b"<svg onload=alert(1)>", "This is a web page, a drawing"),
            ("a.pdf", b"%PDF-1.4 /JavaScript (x)", "This PDF carries a program"),
            ("a.txt", b"", "empty"),
        ],
    )
    def test_a_bad_file_is_refused_with_a_sentence(self, client, offices, name, content, sentence):
        file = SimpleUploadedFile(name, content)
        response = sent(client, offices, attached=[file])
        html = response.content.decode()
        assert response.status_code == 422
        assert sentence in html
        assert "Uang di laci meja" in html

    def test_a_file_beyond_the_limit_is_refused_and_not_held(self, client, offices, settings):
        settings.TERAJU_FILE_LIMIT = 1000
        response = sent(client, offices, attached=[SimpleUploadedFile("a.txt", b"x" * 200_000)])
        assert response.status_code == 422
        assert "larger than" in response.content.decode()

    def test_files_beyond_the_limit_together_are_refused(self, client, offices, settings):
        settings.TERAJU_CONCERNS_TOGETHER_LIMIT = 1000
        files = [SimpleUploadedFile(f"{n}.txt", b"x" * 600) for n in "ab"]
        response = sent(client, offices, attached=files)
        assert response.status_code == 422
        assert "Together the files are more" in response.content.decode()


class TestGuards:
    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({}, 200),
            ({"origin": "http://testserver"}, 200),
            ({"origin": "null"}, 200),
            ({"origin": "null", "sec-fetch-site": "same-origin"}, 200),
            ({"origin": "https://evil.example"}, 403),
            ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
            ({"sec-fetch-site": "same-site"}, 403),
        ],
    )
    def test_a_form_from_elsewhere_is_refused(self, client, offices, headers, status):
        _second, data = told(client, offices)
        assert client.post("/en/report/", data, headers=headers).status_code == status

    def test_a_token_serves_one_form(self, client, offices):
        other = token(client.get("/en/code/"))
        assert sent(client, offices, token=other).status_code == 422

    def test_a_view_without_a_token_is_refused(self, client, opened):
        assert client.post("/box/en/leave/").status_code == 403
        assert Session.objects.exists()

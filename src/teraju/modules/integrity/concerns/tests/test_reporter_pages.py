from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from teraju.modules.integrity.concerns import receipts
from teraju.modules.integrity.concerns.models import (
    Case,
    Entry,
    Identity,
    SealedFile,
    Session,
    TrailEvent,
)

from . import factories

pytestmark = pytest.mark.django_db
CODE = "1234567812345678"


@pytest.fixture
def offices():
    inspector = factories.person("Ratna Dewi", post="Inspektur", unit="Inspektorat")
    auditor = factories.person(
        "Hendra Wijaya", post="Auditor", unit="Inspektorat", superior=inspector
    )
    inspectorate = factories.office("Inspektorat Daerah", unit="Inspektorat")
    organisation = factories.office("Bagian Organisasi", unit="Organisasi")
    province = factories.office("Inspektorat Provinsi", outside=True)
    factories.handler(inspectorate, person=auditor, name="Hendra Wijaya", custodian=True)
    factories.handler(organisation, name="Lina Marlina")
    factories.handler(province, name="Tono Subroto")
    return {
        "inspector": inspector,
        "inspectorate": inspectorate,
        "organisation": organisation,
        "province": province,
    }


def token(response, url=None):
    html = response.content.decode()
    if url:
        html = html[html.index(f'action="{url}"') :]
    return re.search(r'name="token" value="([^"]+)"', html).group(1)


def hidden(response, name):
    return re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', response.content.decode())


def told(client, offices, **fields):
    """The second page of a report, and what it posts."""
    first = client.get("/en/report/")
    data = {"token": token(first), "mode": "anonymous", "written": "", "do": "whom", **fields}
    second = client.post("/en/report/", data)
    return second, {
        "token": token(second),
        "mode": data["mode"],
        "written": data["written"],
        "people": hidden(second, "people"),
        "shown": hidden(second, "shown"),
        "what": "Uang di laci meja",
        "do": "send",
    }


def sent(client, offices, **fields):
    _second, data = told(client, offices)
    return client.post("/en/report/", {**data, **fields})


def code_in(response):
    return re.search(r'<p class="code">([\d ]+)</p>', response.content.decode()).group(1)


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


@pytest.fixture
def opened(client, offices):
    """A client with the receipt shown."""
    response = sent(client, offices)
    code = code_in(response)
    asked = client.get("/en/code/")
    done = client.post("/en/code/", {"token": token(asked), "code": code})
    assert done.status_code == 302
    return client


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

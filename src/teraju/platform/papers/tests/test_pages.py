import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    GovernmentFactory,
    person,
    viewer,
)
from teraju.platform.files import store
from teraju.platform.papers import numbers
from teraju.platform.papers.models import NumberPattern, Paper
from teraju.platform.papers.numbers import NumberKind, register_numbers, set_pattern
from teraju.platform.papers.services import revoke_paper, verify_url
from teraju.platform.papers.signing import sign

from .factories import issued
from .samples import AT, letter, rendered

pytestmark = pytest.mark.django_db

ELSEWHERE = ("http://", "https://", "//cdn")


@pytest.fixture
def paper():
    return issued()


def content(paper):
    with store.open(paper.sha256, public=paper.is_public) as file:
        return file.read()


def revoked(paper, **changes):
    actor = viewer(Role.AGENCY_HEAD, agency=paper.agency)
    return revoke_paper(actor=actor, paper_id=paper.pk, reason="Salah tanggal", **changes)


def text(answer):
    return answer.content.decode()


def check(client, code):
    return client.get(reverse("paper_check", args=[code]))


class TestCheck:
    def test_a_valid_paper(self, client, paper):
        answer = check(client, paper.code)
        page = text(answer)
        assert answer.status_code == 200
        for part in ("st good", paper.number, paper.sha256):
            assert part in page
        assert "Undangan audit internal" in page
        assert reverse("paper_download", args=[paper.code]) in page

    def test_it_is_the_address_in_the_qr_code(self, paper):
        assert verify_url(paper.code).endswith(reverse("paper_check", args=[paper.code]))

    def test_a_revoked_paper_says_when_and_why(self, client, paper):
        revoked(paper)
        page = text(check(client, paper.code))
        assert "st bad" in page
        assert "Salah tanggal" in page
        assert "14 Maret 2018" in page
        assert reverse("paper_download", args=[paper.code]) not in page

    def test_a_replaced_paper_leads_to_the_new_one(self, client, paper):
        new = issued(paper.agency)
        revoked(paper, replacement=new.code)
        assert reverse("paper_check", args=[new.code]) in text(check(client, paper.code))

    @pytest.mark.parametrize(
        "code",
        ["0000-0000-0000", "x", "<script>", "' OR 1=1 --", "%00", "é" * 50],
    )
    def test_an_unknown_code_is_a_helpful_404(self, client, paper, code):
        answer = check(client, code)
        assert answer.status_code == 404
        assert 'name="code"' in text(answer)
        assert "<script>" not in text(answer)

    @pytest.mark.parametrize(
        "change", [str.lower, lambda code: code.replace("-", ""), lambda c: f"{c}/"]
    )
    def test_however_it_is_typed_it_is_found(self, client, paper, change):
        answer = client.get(f"/v/{change(paper.code)}", follow=True)
        assert answer.status_code == 200
        assert answer.wsgi_request.path == f"/v/{paper.code}"

    def test_what_stands_on_the_paper_is_escaped(self, client):
        hostile = "<script>alert(1)</script>"
        paper = issued(title=hostile, public_facts=[(hostile, hostile)], data=letter(hostile))
        assert hostile not in text(check(client, paper.code))
        assert "&lt;script&gt;" in text(check(client, paper.code))

    def test_no_cookie_but_the_shell_s_no_script_and_no_other_host(self, client, paper):
        answer = check(client, paper.code)
        assert "sessionid" not in answer.cookies
        assert "<script" not in text(answer)
        assert not any(
            place in text(answer).replace("http://testserver", "") for place in ELSEWHERE
        )
        assert len(answer.content) < 20_000

    def test_it_asks_the_database_once(self, client, paper, django_assert_max_num_queries):
        with django_assert_max_num_queries(1):
            check(client, paper.code)

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_it_speaks_both_languages(self, client, paper, language):
        client.cookies["language"] = language
        assert f'lang="{language}"' in text(check(client, paper.code))


class TestTypedCode:
    url = "/v/"

    def test_the_start_page_offers_both_ways(self, client):
        page = text(client.get(self.url))
        assert 'name="code"' in page
        assert 'name="file"' in page

    def test_a_code_leads_to_its_page(self, client, paper):
        answer = client.get(self.url, {"code": paper.code.lower().replace("-", " ")})
        assert answer.headers["Location"] == f"/v/{paper.code}"

    @pytest.mark.parametrize("typed", ["", "abc", "7K3M-9QXT", "<b>", "x" * 500, "\x00"])
    def test_what_cannot_be_a_code_is_told_at_the_field(self, client, typed):
        answer = client.get(self.url, {"code": typed})
        assert answer.status_code == 422
        assert 'class="errorlist"' in text(answer)


class TestDownload:
    def url(self, paper):
        return reverse("paper_download", args=[paper.code])

    def test_a_public_paper(self, client, paper):
        answer = client.get(self.url(paper))
        assert answer.content == content(paper)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert ".pdf" in answer.headers["Content-Disposition"]

    def test_no_other_paper(self, client, paper):
        revoked(paper)
        for one in (paper, issued(is_public=False)):
            assert client.get(self.url(one)).status_code == 404
        assert client.get("/v/0000-0000-0000/pdf").status_code == 404

    def test_the_authority_is_handed_out(self, client):
        assert b"BEGIN CERTIFICATE" in client.get("/v/authority.pem").content


class TestFileCheck:
    url = "/v/check"

    def send(self, client, data, name="surat.pdf"):
        return client.post(self.url, {"file": SimpleUploadedFile(name, data)})

    def test_the_issued_file_is_exactly_ours(self, client, paper):
        answer = self.send(client, content(paper))
        assert answer.status_code == 200
        assert "st good" in text(answer)
        assert paper.number in text(answer)

    def test_a_revoked_file_is_said_so(self, client, paper):
        data = content(paper)
        revoked(paper)
        assert "Salah tanggal" in text(self.send(client, data))

    @pytest.mark.parametrize("part", [0.2, 0.6, 0.9])
    def test_a_flipped_byte_is_no_longer_ours(self, client, paper, part):
        data = bytearray(content(paper))
        data[int(len(data) * part)] ^= 1
        page = text(self.send(client, bytes(data)))
        assert "st good" not in page
        assert ("st bad" in page) or part == 0.9

    def test_a_foreign_file_is_not_ours(self, client):
        page = text(self.send(client, b"%PDF-1.7\nhello"))
        assert "st none" in page

    def test_a_signed_file_outside_the_register_is_not_vouched_for(self, client):
        pdf = sign(rendered("letter", letter()).pdf, signer_name="X", reason="x", at=AT)
        assert "st none" in text(self.send(client, pdf))

    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (b"", "surat.pdf"),
            (b"MZ\x90\x00", "surat.pdf"),
            (b"<html><script>", "surat.pdf"),
            (b"PK\x03\x04", "surat.docx"),
        ],
    )
    def test_what_is_no_pdf_is_refused_at_the_field(self, client, data, name):
        answer = self.send(client, data, name)
        assert answer.status_code == 422
        assert 'class="errorlist"' in text(answer)

    @pytest.mark.parametrize("megabytes", [10.01, 50])
    def test_a_large_file_is_refused_with_a_clear_word(self, client, megabytes):
        answer = self.send(client, b"%PDF-" + bytes(int(megabytes * 1024 * 1024)))
        assert answer.status_code == 422
        assert "10 MB" in text(answer)
        assert 'class="errorlist"' in text(answer)

    @pytest.mark.parametrize("body", [{}, {"file": "text"}])
    def test_a_form_without_a_file_is_refused(self, client, body):
        assert client.post(self.url, body).status_code == 422

    def test_a_broken_request_is_refused(self, client):
        answer = client.post(
            self.url, b"--x\r\nbroken", content_type="multipart/form-data; boundary=x"
        )
        assert answer.status_code in {400, 422}

    def test_looking_there_leads_to_the_start(self, client):
        assert client.get(self.url).headers["Location"] == "/v/"

    def test_nothing_is_kept(self, client):
        before = Paper.objects.count()
        self.send(client, b"%PDF-1.7\nhello")
        assert Paper.objects.count() == before


class TestStaffPages:
    @pytest.fixture
    def head(self, paper):
        return person(Role.AGENCY_HEAD, agency=paper.agency)

    def pages(self, paper):
        names = ("paper", "paper_file", "paper_revoke")
        return [reverse(name, args=[paper.pk]) for name in names]

    def test_the_register_and_its_files(self, client, paper, head):
        client.force_login(head)
        assert paper.number in text(client.get(reverse("papers")))
        for kind in ("xlsx", "csv"):
            assert client.get(reverse("papers"), {"format": kind}).status_code == 200
        for question in ({"status": "valid"}, {"public": "yes"}, {"q": paper.code}):
            assert paper.number in text(client.get(reverse("papers"), question))
        assert paper.number not in text(client.get(reverse("papers"), {"status": "revoked"}))

    def test_a_register_does_not_ask_more_for_more_rows(
        self, client, paper, head, django_assert_num_queries
    ):
        client.force_login(head)
        client.get(reverse("papers"))
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as one:
            client.get(reverse("papers"))
        for _ in range(3):
            issued(paper.agency)
        with django_assert_num_queries(len(one)):
            client.get(reverse("papers"))
        assert len(one) <= 10

    def test_the_record(self, client, head):
        paper = issued(AgencyFactory(government=head.home), is_public=False, data=letter("😀"))
        client.force_login(person(Role.AGENCY_HEAD, agency=paper.agency))
        page = text(client.get(reverse("paper", args=[paper.pk])))
        assert paper.sha256 in page
        assert "😀" in page
        assert client.get(reverse("paper_file", args=[paper.pk])).content == content(paper)

    def test_the_head_revokes(self, client, paper, head):
        client.force_login(head)
        url = reverse("paper_revoke", args=[paper.pk])
        assert client.get(url).status_code == 200
        refused = client.post(url, {"reason": "", "replacement": ""})
        assert refused.status_code == 422
        unknown = client.post(url, {"reason": "Salah", "replacement": "nonsense"})
        assert unknown.status_code == 422
        assert "Salah" in text(unknown)
        done = client.post(url, {"reason": "Salah", "replacement": ""})
        assert done.headers["Location"] == reverse("paper", args=[paper.pk])
        assert "Salah" in text(client.get(done.headers["Location"]))
        assert client.post(url, {"reason": "Lagi"}).status_code == 422

    def test_a_stranger_finds_nothing(self, client, paper):
        client.force_login(person(Role.AGENCY_HEAD, agency=AgencyFactory()))
        assert [client.get(url).status_code for url in self.pages(paper)] == [404] * 3
        assert paper.number not in text(client.get(reverse("papers")))

    def test_a_reader_may_look_but_not_revoke(self, client, paper):
        client.force_login(person(Role.STAFF, agency=paper.agency))
        assert [client.get(url).status_code for url in self.pages(paper)] == [200, 200, 403]
        url = reverse("paper_revoke", args=[paper.pk])
        assert client.post(url, {"reason": "x"}).status_code == 403

    def test_without_a_log_in_only_the_public_pages_answer(self, client, paper):
        for url in [reverse("papers"), reverse("number_patterns"), *self.pages(paper)]:
            assert client.get(url).status_code == 302


class TestPatternPages:
    @pytest.fixture
    def government(self):
        return GovernmentFactory()

    @pytest.fixture(autouse=True)
    def _kind(self, monkeypatch):
        monkeypatch.setattr(numbers, "_kinds", {})
        register_numbers("letter", NumberKind("Surat keluar", "{seq:03}/SK/{code}/{year}"))

    @pytest.fixture
    def administrator(self, client, government):
        user = person(Role.ADMINISTRATOR, government=government)
        client.force_login(user)
        return user

    def fields(self, home, **changes):
        given = {"government": home.pk, "key": "letter", "reset": "year"}
        return {**given, "pattern": "{seq}/S/{year}", **changes}

    def test_the_administrator_sets_and_changes_one(self, client, administrator, government):
        add = reverse("number_pattern_add")
        assert client.get(add).status_code == 200
        done = client.post(add, self.fields(government))
        row = NumberPattern.objects.get()
        assert done.headers["Location"] == reverse("number_pattern", args=[row.pk])
        assert "Surat keluar" in text(client.get(done.headers["Location"]))
        assert "{seq}/S/{year}" in text(client.get(reverse("number_patterns")))
        change = reverse("number_pattern_change", args=[row.pk])
        assert client.get(change).status_code == 200
        changed = client.post(change, {"pattern": "{seq}/T/{year}", "reset": "year", "version": 1})
        assert changed.status_code == 302
        stale = client.post(change, {"pattern": "{seq}/U/{year}", "reset": "year", "version": 1})
        assert stale.status_code == 422
        row.refresh_from_db()
        assert row.pattern == "{seq}/T/{year}"

    @pytest.mark.parametrize(
        "changes",
        [
            {"pattern": "{seq"},
            {"pattern": "<script>"},
            {"reset": "daily"},
            {"key": "nothing"},
            {"government": "another"},
        ],
    )
    def test_bad_input_is_told_at_the_field(self, client, administrator, government, changes):
        if changes.get("government"):
            changes = {"government": GovernmentFactory().pk}
        answer = client.post(reverse("number_pattern_add"), self.fields(government, **changes))
        assert answer.status_code == 422
        assert 'class="errorlist"' in text(answer)
        assert "<script>alert" not in text(answer)
        assert not NumberPattern.objects.exists()

    def test_others_may_not(self, client, government):
        row = set_pattern(
            actor=viewer(Role.ADMINISTRATOR, government=government),
            government=government,
            key="letter",
            pattern="{seq}/{year}",
            reset="year",
        )
        change = reverse("number_pattern_change", args=[row.pk])
        client.force_login(person(Role.STAFF, government=government))
        assert client.get(reverse("number_pattern_add")).status_code == 403
        assert client.get(change).status_code == 403
        client.force_login(person(Role.ADMINISTRATOR, government=GovernmentFactory()))
        assert client.get(change).status_code == 404

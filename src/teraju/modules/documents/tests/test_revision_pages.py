"""The pages of a revision: written, led into force step by step, compared."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.documents import services

from .factories import TEXT, draft, in_force, reviewed, sent
from .pages import url

pytestmark = pytest.mark.django_db
TODAY = date.today().isoformat()  # noqa: DTZ011 - pages live by the real day


def next_draft(place, document, text="# Tujuan\n\nMengatur penerimaan tamu dinas."):
    revision = services.start_revision(
        actor=place.owner, document_id=document.pk, reason="Alur baru"
    )
    return services.save_text(actor=place.owner, revision_id=revision.pk, text=text)


class TestWriting:
    def test_saves_and_keeps_what_is_refused(self, place, browse) -> None:
        revision = draft(place)
        client = browse("owner")
        data = {"version": revision.version, "reason": "Baru", "text": "# Baru"}
        client.post(url("document_write", revision.pk), {**data, "once": str(uuid.uuid4())})
        revision.refresh_from_db()
        assert revision.text == "# Baru"
        long = {**data, "version": revision.version, "text": "x" * 400_001}
        page = client.post(url("document_write", revision.pk), {**long, "once": str(uuid.uuid4())})
        assert page.status_code == 422
        assert "x" * 400_001 in page.content.decode()
        assert "400000 characters" in page.content.decode()

    def test_a_stale_version_shows_what_stands(self, place, browse) -> None:
        revision = draft(place)
        data = {"version": "1", "reason": "Baru", "text": "punya saya"}
        services.save_text(actor=place.staff, revision_id=revision.pk, text="punya orang lain")
        page = browse("owner").post(url("document_write", revision.pk), data).content.decode()
        assert "punya saya" in page
        assert "punya orang lain" in page

    def test_the_preview_button_needs_no_script_and_saves_nothing(self, place, browse) -> None:
        revision = draft(place)
        data = {"version": revision.version, "reason": "x", "text": "**tebal**", "preview": "1"}
        page = browse("owner").post(url("document_write", revision.pk), data).content.decode()
        assert "<strong>tebal</strong>" in page
        assert "**tebal**" in page
        revision.refresh_from_db()
        assert revision.text == TEXT

    def test_the_preview_is_harmless(self, place, browse) -> None:
        address = url("document_preview", draft(place).pk)
        page = browse("owner").post(address, {"text": "<script>x</script> **a** \x00"})
        assert b"<script" not in page.content
        assert b"<strong>a</strong>" in page.content
        assert browse("guest").post(address, {"text": "a"}).status_code == 404
        assert browse("secretary").post(address, {"text": "a"}).status_code == 403

    def test_only_a_draft_can_be_written(self, place, browse) -> None:
        document = in_force(place)
        address = url("document_write", document.revisions.get().pk)
        page = browse("owner").get(address)
        assert page.status_code in (400, 409, 422)
        assert "Start a new revision" in page.content.decode()

    def test_a_file_is_uploaded_and_served(self, place, browse) -> None:
        revision = draft(place)
        client = browse("owner")
        client.post(
            url("document_upload", revision.pk),
            {
                "version": revision.version,
                "reason": "Dari arsip",
                "upload": SimpleUploadedFile("sop.pdf", b"%PDF-1.4\n%%EOF\n"),
            },
        )
        address = url("document_file", revision.document_id, revision.pk)
        assert b"".join(client.get(address)).startswith(b"%PDF")
        for who in ("stranger", "guest"):
            assert browse(who).get(address).status_code == 404

    def test_a_program_is_no_document(self, place, browse) -> None:
        revision = draft(place)
        page = browse("owner").post(
            url("document_upload", revision.pk),
            {
                "version": revision.version,
                "reason": "x",
                "upload": SimpleUploadedFile("sop.docx", b"MZ\x90"),
            },
        )
        assert page.status_code == 422


class TestSteps:
    def test_from_the_draft_into_force(self, place, browse) -> None:
        revision = draft(place)

        def step(who, name, **data):
            revision.refresh_from_db()
            sent = {"version": revision.version, "once": str(uuid.uuid4()), **data}
            page = browse(who).post(url(name, revision.pk), sent)
            assert page.status_code == 302, page.content.decode()

        step("owner", "document_send")
        step("coordinator", "document_return", reason="Kurang satu langkah")
        step("owner", "document_send")
        step("coordinator", "document_pass")
        step("head", "document_approve", effective_on=TODAY)
        revision.refresh_from_db()
        assert revision.state == "effective"

    @pytest.mark.parametrize(
        ("who", "name"),
        [
            ("owner", "document_pass"),
            ("head", "document_pass"),
            ("staff", "document_return"),
            ("secretary", "document_send"),
        ],
    )
    def test_the_wrong_office_is_told_who_may(self, place, browse, who, name) -> None:
        revision = sent(place)
        assert browse(who).get(url(name, revision.pk)).status_code == 403

    def test_who_wrote_it_is_not_sent_for_another_role(self, place, browse) -> None:
        revision = sent(place)
        revision.writers.add(place.people["coordinator"])
        answer = browse("coordinator").get(url("document_pass", revision.pk))
        assert answer.status_code == 403
        assert "administrator for the role" not in answer.content.decode()

    def test_the_second_approver_reads_who_was_first(self, place, browse) -> None:
        revision = reviewed(place)
        address, second = url("document_approve", revision.pk), browse("second_head")
        assert second.get(address).status_code == 200
        services.approve(actor=place.head, revision_id=revision.pk)
        page = second.post(
            address,
            {"version": revision.version, "effective_on": TODAY, "once": str(uuid.uuid4())},
        )
        assert page.status_code == 422
        assert "approved this revision already" in page.content.decode()

    def test_a_reason_is_asked_for(self, place, browse) -> None:
        document = in_force(place)
        for name, who in (("document_withdraw", "head"), ("document_review", "owner")):
            page = browse(who).post(url(name, document.pk), {"version": document.version})
            assert page.status_code == 422

    def test_readers_meet_no_form(self, place, browse) -> None:
        document = in_force(place)
        for name in ("document_change", "document_review", "document_withdraw"):
            assert browse("staff").get(url(name, document.pk)).status_code == 403


class TestCompare:
    def test_words_are_told_by_sign_and_word(self, place, browse) -> None:
        document = in_force(place)
        next_draft(place, document)
        page = browse("staff").get(url("document_compare", document.pk)).content.decode()
        assert "<ins>dinas</ins>" in page.replace(" </ins>", "</ins>")
        assert "changed" in page
        assert "1. Catat nama." in page

    def test_equal_stretches_are_folded_and_open(self, place, browse) -> None:
        points = "\n".join(f"{n}. Langkah ke-{n} dari seluruhnya." for n in range(1, 31))
        document = in_force(place, text=points)
        next_draft(place, document, points.replace("ke-15", "kelima belas"))
        page = browse("staff").get(url("document_compare", document.pk)).content.decode()
        assert "12 equal paragraphs" in page
        assert "Langkah ke-2 " not in page
        page = browse("staff").get(f"{url('document_compare', document.pk)}?all=1")
        assert "Langkah ke-2 " in page.content.decode()

    def test_of_files_only_facts(self, place, browse) -> None:
        pdf = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n")
        revision = draft(place, text="", upload=pdf)
        page = browse("staff").get(url("document_compare", revision.document_id)).content.decode()
        assert "does not look into files" in page

    @pytest.mark.parametrize("query", ["one=0", "two=x", "one=99999"])
    def test_an_unknown_revision_is_not_there(self, place, browse, query) -> None:
        document = in_force(place)
        address = f"{url('document_compare', document.pk)}?{query}"
        assert browse("staff").get(address).status_code == 404

    def test_a_revision_of_another_document_is_not_there(self, place, browse) -> None:
        document, other = in_force(place), in_force(place, title="Lain")
        address = url("document_revision", document.pk, other.revisions.get().pk)
        assert browse("staff").get(address).status_code == 404

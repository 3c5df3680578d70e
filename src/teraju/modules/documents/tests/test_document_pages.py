"""The pages of documents: reached, refused, filled in wrongly, sent twice."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from teraju.modules.documents import services
from teraju.modules.documents.models import ChangeRequest, Document, Revision

from .factories import TEXT, draft, in_force, office, reviewed, sent

pytestmark = pytest.mark.django_db
TODAY = date.today().isoformat()  # noqa: DTZ011 - pages live by the real day


def url(name, *args):
    return reverse(name, args=args)


def next_draft(place, document, text="# Tujuan\n\nMengatur penerimaan tamu dinas."):
    revision = services.start_revision(
        actor=place.owner, document_id=document.pk, reason="Alur baru"
    )
    return services.save_text(actor=place.owner, revision_id=revision.pk, text=text)


class TestMasterList:
    def test_tells_what_is_in_force(self, place, browse) -> None:
        in_force(place, title="Penanganan pengaduan")
        draft(place, title="Masih ditulis")
        page = browse("staff").get(url("documents")).content.decode()
        assert "Penanganan pengaduan" in page
        assert "in preparation" in page

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("type=procedure", {"Satu", "Dua"}),
            ("type=form", {"Tiga"}),
            ("level=2", {"Satu", "Dua"}),
            ("level=4", {"Tiga"}),
            ("state=force", {"Satu"}),
            ("state=preparation", {"Dua", "Tiga"}),
            ("review=overdue", {"Satu"}),
            ("q=Dua", {"Dua"}),
        ],
    )
    def test_filters(self, place, browse, query, found) -> None:
        in_force(place, title="Satu")
        draft(place, title="Dua")
        draft(place, title="Tiga", type="form")
        page = browse("staff").get(f"{url('documents')}?{query}").content.decode()
        assert {name for name in ("Satu", "Dua", "Tiga") if f">{name}<" in page} == found

    def test_a_stranger_finds_nothing(self, place, browse) -> None:
        in_force(place, title="Penanganan pengaduan")
        for who in ("stranger", "guest"):
            assert "Penanganan pengaduan" not in browse(who).get(url("documents")).content.decode()

    def test_the_file_holds_the_list(self, place, browse) -> None:
        in_force(place)
        body = browse("staff").get(f"{url('documents')}?format=csv")
        assert b"SOP-001" in b"".join(body) if body.streaming else body.content


class TestRecord:
    def test_shows_text_status_and_the_way_on(self, place, browse) -> None:
        document = in_force(place)
        page = browse("owner").get(document.get_absolute_url()).content.decode()
        assert "Mengatur penerimaan tamu." in page
        assert "Start the next revision" in page

    def test_who_only_reads_asks_for_a_change(self, place, browse) -> None:
        document = in_force(place)
        page = browse("secretary").get(document.get_absolute_url()).content.decode()
        assert url("document_ask", document.pk) in page

    @pytest.mark.parametrize("who", ["stranger", "guest"])
    def test_others_find_nothing(self, place, browse, who) -> None:
        document = in_force(place)
        revision = document.revisions.get()
        for address in (
            document.get_absolute_url(),
            revision.get_absolute_url(),
            url("document_compare", document.pk),
            url("document_revise", document.pk),
            url("document_write", revision.pk),
            url("document_approve", revision.pk),
        ):
            assert browse(who).get(address).status_code == 404

    def test_tells_the_reviewer_and_not_the_writer_to_decide(self, place, browse) -> None:
        revision = sent(place)
        address = revision.document.get_absolute_url()
        passing = url("document_pass", revision.pk)
        assert passing in browse("coordinator").get(address).content.decode()
        page = browse("owner").get(address).content.decode()
        assert f'href="{passing}"' not in page
        assert "Take it back" in page

    def test_who_only_watches_a_review_is_asked_for_nothing(self, place, browse) -> None:
        page = browse("staff").get(sent(place).document.get_absolute_url()).content.decode()
        assert "waits for its review." in page
        assert "then decide" not in page
        assert "Cancel the draft" not in page

    def test_the_page_of_a_revision_lets_decide_as_well(self, place, browse) -> None:
        revision = reviewed(place)
        address = revision.get_absolute_url()
        approving = f'href="{url("document_approve", revision.pk)}"'
        assert approving in browse("head").get(address).content.decode()
        assert approving not in browse("owner").get(address).content.decode()

    def test_the_page_of_an_old_revision_leads_to_its_document(self, place, browse) -> None:
        document = in_force(place)
        page = browse("owner").get(document.revisions.get().get_absolute_url()).content.decode()
        assert "To the document" in page
        assert "Start the next revision" not in page

    def test_a_script_is_shown_as_text(self, place, browse) -> None:
        document = in_force(place, text="<script>alert(1)</script>\n\n[x](javascript:alert(1))")
        page = browse("staff").get(document.get_absolute_url()).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert 'href="javascript' not in page


class TestRegistering:
    def form(self, place, **values):
        return {
            "once": str(uuid.uuid4()),
            "agency": place.agency.pk,
            "type": "procedure",
            "title": "Audit kinerja",
            "owner_role": "process_owner",
            "classification": "internal",
            "first_number": "0",
            **values,
        }

    def test_once_though_clicked_twice(self, place, browse) -> None:
        client, data = browse("owner"), self.form(place)
        first = client.post(url("document_add"), data)
        again = client.post(url("document_add"), data)
        assert first.url == again.url == Document.objects.get().get_absolute_url()

    def test_bad_input_stands_at_its_field(self, place, browse) -> None:
        draft(place, number="SOP 1")
        page = browse("owner").post(url("document_add"), self.form(place, number="SOP 1"))
        assert page.status_code == 422
        assert "has this number" in page.content.decode()
        page = browse("owner").post(url("document_add"), self.form(place, type="external"))
        assert "who issued" in page.content.decode()

    def test_a_reader_is_told_who_may(self, place, browse) -> None:
        assert browse("staff").get(url("document_add")).status_code == 403
        assert browse("staff").get(url("document_record_add")).status_code == 403

    def test_a_record_is_kept_and_corrected(self, place, browse) -> None:
        client = browse("owner")
        data = self.form(place, title="Notulen", text="Isi rapat")
        client.post(url("document_record_add"), data)
        record = Document.objects.get(type="record")
        address = f"{url('document_record_add')}?corrects={record.pk}"
        assert "Record a correction" in client.get(address).content.decode()
        client.post(address, self.form(place, title="Ralat", text="Yang benar"))
        assert record.corrections.get().title == "Ralat"
        for name in ("document_change", "document_revise"):
            refused = client.get(url(name, record.pk))
            assert refused.status_code == 409, "nobody fills a form in to be told so"
        page = client.get(record.get_absolute_url()).content.decode()
        assert "Ralat" in page

    def test_changes_the_particulars(self, place, browse) -> None:
        document = in_force(place)
        data = {
            **self.form(place, title="Judul baru", review_months="6"),
            "version": document.version,
        }
        browse("owner").post(url("document_change", document.pk), data)
        document.refresh_from_db()
        assert (document.title, document.review_months) == ("Judul baru", 6)
        stale = browse("owner").post(
            url("document_change", document.pk),
            {**data, "once": str(uuid.uuid4()), "title": "Lain lagi"},
        )
        assert "Somebody saved this record" in stale.content.decode()


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


class TestRequests:
    def test_from_the_wish_to_the_draft(self, place, browse) -> None:
        document = in_force(place)
        browse("staff").post(
            url("document_ask", document.pk), {"wish": "Tambah langkah", "reason": "Terlewat"}
        )
        one = ChangeRequest.objects.get()
        page = browse("owner").get(one.get_absolute_url()).content.decode()
        assert url("document_request_accept", one.pk) in page
        assert "Tambah langkah" in browse("staff").get(url("document_requests")).content.decode()
        browse("owner").post(url("document_request_accept", one.pk), {"version": one.version})
        assert Revision.objects.get(number=1).reason == "Tambah langkah"

    def test_others_do_not_answer(self, place, browse) -> None:
        document = in_force(place)
        one = services.ask_change(actor=place.staff, document_id=document.pk, wish="a", reason="b")
        for who in ("staff", "compliance", "secretary"):
            for name in ("document_request_accept", "document_request_decline"):
                assert browse(who).get(url(name, one.pk)).status_code == 403
        assert browse("stranger").get(one.get_absolute_url()).status_code == 404
        assert browse("owner").get(url("document_request_take_back", one.pk)).status_code == 404
        page = browse("owner").post(
            url("document_request_decline", one.pk), {"version": one.version}
        )
        assert page.status_code == 422


def test_the_list_asks_no_more_for_more_rows(place, browse, django_assert_max_num_queries) -> None:
    for number in range(4):
        in_force(place, title=f"Dokumen {number}")
    client = browse("staff")
    client.get(url("documents"))
    with django_assert_max_num_queries(12):
        client.get(url("documents"))


def test_another_agency_of_the_government_sees_its_own_only(place, browse) -> None:
    document = in_force(place)
    other = office()
    draft(other, title="Milik lain")
    assert "Milik lain" not in browse("secretary").get(url("documents")).content.decode()
    assert document.agency != other.agency

"""The pages of documents: the list, a record, one registered, what is asked for."""

from __future__ import annotations

import uuid

import pytest

from teraju.modules.documents import services
from teraju.modules.documents.models import ChangeRequest, Document, Revision

from .factories import draft, in_force, office, reviewed, sent
from .pages import url

pytestmark = pytest.mark.django_db


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
        page = browse("stranger").get(url("documents")).content.decode()
        assert "Penanganan pengaduan" not in page

    def test_the_auditor_of_a_body_finds_what_is_issued(self, place, browse) -> None:
        in_force(place, title="Penanganan pengaduan")
        draft(place, title="Belum jadi")
        draft(place, title="Terbatas", classification="limited")
        page = browse("guest").get(url("documents")).content.decode()
        assert "Penanganan pengaduan" in page
        assert "Belum jadi" not in page
        assert "Terbatas" not in page

    def test_the_auditor_of_a_body_reads_and_changes_nothing(self, place, browse) -> None:
        document = in_force(place)
        revision = document.revisions.get()
        assert browse("guest").get(document.get_absolute_url()).status_code == 200
        assert browse("guest").get(revision.get_absolute_url()).status_code == 200
        for address in (
            url("document_revise", document.pk),
            url("document_write", revision.pk),
            url("document_approve", revision.pk),
        ):
            assert browse("guest").get(address).status_code in (403, 404)

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

    @pytest.mark.parametrize("who", ["stranger"])
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

"""Controlled documents on paper: their text as it was written, or the file they consist of."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO

import pytest

from teraju.platform.papers.embedding import Embedded
from teraju.platform.papers.signing import sign, verify

from .sample_texts import UPLOAD, controlled, cover, line, paragraph
from .samples import AT, IMPRINT, rendered, text_of

EVIL = ['#panic("x")', "<script>alert(1)</script>", "$x^2$ *a* _b_ = c", '"); #read("/etc/passwd")']


def words_of(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", text_of(pdf))


def reader_of(pdf: bytes):
    from pypdf import PdfReader

    return PdfReader(BytesIO(pdf))


class TestText:
    def test_the_first_page_says_what_it_is_and_who_approved_it(self):
        first = reader_of(rendered("controlled_document", controlled()).pdf).pages[0]
        words = re.sub(r"\s+", " ", first.extract_text())
        for part in ("DOKUMEN TERKENDALI", "SOP-INSP-01", "Revisi 2", "1 Februari 2019"):
            assert part in words
        for part in ("Koordinator mutu", "Disahkan", "belum diketahui", IMPRINT.number):
            assert part in words

    def test_every_page_names_document_revision_and_page(self):
        pdf = rendered("controlled_document", controlled(*[paragraph("Isi. " * 90)] * 60)).pdf
        pages = [page.extract_text() for page in reader_of(pdf).pages]
        assert len(pages) > 3
        for place, words in enumerate(pages, start=1):
            assert "DOKUMEN TERKENDALI" in words
            assert "SOP-INSP-01 · Revisi 2" in words
            assert f"Halaman {place} dari {len(pages)}" in words
            assert "salinan tidak terkendali" in re.sub(r"\s+", " ", words)

    def test_every_kind_of_block_is_there(self):
        words = words_of(rendered("controlled_document", controlled()).pdf)
        for part in ("Tujuan", "Ruang lingkup", "3. Susun", "4. Periksa", "Satu dokumen, satu"):
            assert part in words
        for part in ("SOP/{seq}", "Langkah Hari", "Tebal", "miring", "coret", "kode", "tautan"):
            assert part in words

    @pytest.mark.parametrize("evil", EVIL)
    def test_markup_in_a_text_stays_text(self, evil):
        blocks = [
            paragraph(evil),
            {"kind": "heading", "level": 1, "inlines": line(evil)},
            {"kind": "code", "text": evil},
            {"kind": "table", "align": [""], "head": [line(evil)], "rows": [[line(evil)]]},
        ]
        words = text_of(rendered("controlled_document", controlled(*blocks)).pdf)
        bare = re.sub(r"\s", "", words)
        assert bare.count(re.sub(r"\s", "", evil)) == 5

    def test_a_link_keeps_its_address_however_long(self):
        address = "https://contoh.example/" + "a" * 90
        one = {"kind": "link", "address": address, "inlines": line("x")}
        pdf = rendered(
            "controlled_document", controlled({"kind": "paragraph", "inlines": [one]})
        ).pdf
        assert address.encode() in pdf

    def test_of_no_text(self):
        data = controlled(approvals=[], history=[])
        assert rendered("controlled_document", data | {"blocks": []}).pdf

    def test_a_text_of_all_the_depths_that_markdown_allows(self):
        deep = paragraph("dalam")
        for _ in range(20):
            deep = {"kind": "quote", "blocks": [deep]}
        assert "dalam" in words_of(rendered("controlled_document", controlled(deep)).pdf)


class TestFile:
    def test_the_upload_lies_inside_byte_for_byte(self):
        held = reader_of(rendered("document_cover", cover()).pdf).attachments
        assert held == {UPLOAD.name: [UPLOAD.content]}

    def test_its_hash_name_and_size_are_printed(self):
        words = words_of(rendered("document_cover", cover()).pdf)
        assert sha256(UPLOAD.content).hexdigest() in words.replace(" ", "")
        assert UPLOAD.name in words
        assert "10.240" in words

    def test_two_papers_after_each_other_hold_their_own(self):
        for content in (b"satu", b"dua", b"satu"):
            made = rendered("document_cover", cover(file=Embedded("a.txt", "text/plain", content)))
            assert reader_of(made.pdf).attachments == {"a.txt": [content]}

    @pytest.mark.parametrize(
        "name", ["../../etc/passwd", "a" * 190 + ".pdf", '"#panic()".pdf', "é 標.pdf"]
    )
    def test_any_name_is_but_a_name(self, name):
        made = rendered("document_cover", cover(file=Embedded(name, "application/pdf", b"%PDF-")))
        held = list(reader_of(made.pdf).attachments.values())
        assert held
        assert all(content == [b"%PDF-"] for content in held)

    def test_the_signature_covers_it(self, settings, tmp_path):
        settings.TERAJU_KEY_DIR = tmp_path
        pdf = sign(rendered("document_cover", cover()).pdf, signer_name="X", reason="Y", at=AT)
        assert verify(pdf).genuine
        assert reader_of(pdf).attachments == {UPLOAD.name: [UPLOAD.content]}
        for part in range(1, 20):
            place = len(pdf) * part // 20
            changed = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
            assert not verify(changed).genuine, place

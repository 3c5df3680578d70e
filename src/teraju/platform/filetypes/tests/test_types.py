import io
import struct
import zipfile

import pytest
from django.utils import translation

from teraju.platform.files.tests.contents import (
    JPEG,
    MACRO_SHEET,
    PDF,
    PNG,
    SHEET,
    WEBP,
    WORD,
    office,
    open_document,
    package,
)
from teraju.platform.filetypes import packages
from teraju.platform.filetypes.names import clean_name
from teraju.platform.filetypes.refusals import FileRefused
from teraju.platform.filetypes.types import check_type

OOXML = "application/vnd.openxmlformats-officedocument"
ACCEPTED = [
    ("surat.pdf", PDF, "application/pdf"),
    ("SURAT.PDF", PDF, "application/pdf"),
    ("surat", PDF, "application/pdf"),
    ("surat.exe.pdf", PDF, "application/pdf"),
    ("foto.png", PNG, "image/png"),
    ("foto.jpg", JPEG, "image/jpeg"),
    ("foto.jpeg", JPEG, "image/jpeg"),
    ("foto.webp", WEBP, "image/webp"),
    ("surat.docx", office(WORD), f"{OOXML}.wordprocessingml.document"),
    ("daftar.xlsx", office(SHEET), f"{OOXML}.spreadsheetml.sheet"),
    ("surat.odt", open_document("text"), "application/vnd.oasis.opendocument.text"),
    ("daftar.ods", open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
    ("daftar.csv", b"a;b\r\n1;2\r\n", "text/csv"),
    ("daftar.csv", b"\xef\xbb\xbfa,b\n", "text/csv"),
    ("catatan.txt", "Catatan rapat – 5 °C".encode(), "text/plain"),
    ("catatan.txt", b"a < b, and 3 > 2", "text/plain"),
]
MARKUP = "web page"
REFUSED = [
    ("halaman.html", b"<!DOCTYPE html><p>x", MARKUP),
    ("halaman.txt", b"  \n<html><script>x</script>", MARKUP),
    ("halaman.txt", b"\xef\xbb\xbf<script>x</script>", MARKUP),
    ("halaman.csv", b"a;b\n<IFRAME src=x>", MARKUP),
    ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", MARKUP),
    ("gambar.png", b"<?xml version='1.0'?><svg/>", MARKUP),
    ("program.exe", b"MZ\x90\x00", "program"),
    ("surat.pdf", b"MZ\x90\x00", "program"),
    ("program", b"\x7fELF\x02", "program"),
    ("naskah.txt", b"#!/bin/sh\nrm -rf /", "program"),
    ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "old Office"),
    ("arsip.zip", package({"a.txt": b"x"}), "one by one"),
    ("surat.docx", package({"a.txt": b"x"}), "one by one"),
    ("gambar.odg", open_document("graphics"), "one by one"),
    ("daftar.xlsm", office(MACRO_SHEET), "macros"),
    ("daftar.xlsx", office(SHEET, **{"xl/vbaProject.bin": b"x"}), "macros"),
    ("surat.docx", office(WORD, word__activeX__a=b"x"), "macros"),
    ("surat.odt", open_document("text", Basic__Standard=b"x"), "macros"),
    ("surat.odt", open_document("text", Scripts__python=b"x"), "macros"),
    ("surat.docx", office(WORD)[:-30], "damaged"),
    ("surat.png", PDF, "content is PDF"),
    ("surat.pdf", PNG, "content is PNG"),
    ("surat.docx", office(SHEET), "content is Excel"),
    ("surat.exe", PDF, "content is PDF"),
    ("catatan.html", b"catatan", "content is TXT"),
    ("catatan.txt", b"a\x00b", "Accepted are: PDF"),
    ("catatan.txt", b"a\x1bb", "Accepted are: PDF"),
    ("catatan.txt", b"caf\xe9", "Accepted are: PDF"),
    ("catatan.txt", "terpotong – ".encode()[:-2], "Accepted are: PDF"),
    ("suara.mp3", b"ID3\x03\x00", "Accepted are: PDF"),
    ("foto.gif", b"GIF89a\x01\x00\x01\x00", "Accepted are: PDF"),
    ("foto.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "Accepted are: PDF"),
]


class TestCheckType:
    @pytest.mark.parametrize(("name", "content", "media_type"), ACCEPTED)
    def test_knows_a_content_on_the_list(self, name, content, media_type):
        upload = io.BytesIO(content)

        assert check_type(upload, name).media_type == media_type
        assert not upload.closed

    @pytest.mark.parametrize(("name", "content", "words"), REFUSED)
    def test_says_why_not(self, name, content, words):
        with translation.override("en"), pytest.raises(FileRefused, match=words) as refused:
            check_type(io.BytesIO(content), name)

        assert refused.value.field == "upload"

    def test_reads_text_to_its_end(self):
        with pytest.raises(FileRefused):
            check_type(io.BytesIO(b"x" * 2_000_000 + b"\x00"), "catatan.txt")

    def test_reads_letters_across_chunks(self, monkeypatch):
        monkeypatch.setattr("teraju.platform.filetypes.types.CHUNK", 3)

        assert check_type(io.BytesIO("a–b–c".encode()), "c.txt").media_type == "text/plain"


class TestZipBombs:
    def refused(self, content):
        with translation.override("en"), pytest.raises(FileRefused, match="unpacks"):
            check_type(io.BytesIO(content), "surat.docx")

    def test_are_seen_by_their_ratio(self):
        self.refused(office(WORD, big=b"\x00" * (packages.RATIO_MATTERS_FROM + 1)))

    def test_are_seen_by_what_they_unpack_to(self, monkeypatch):
        monkeypatch.setattr(packages, "MAX_UNPACKED", 1000)

        self.refused(office(WORD, big=b"x" * 1001))

    def test_are_seen_by_their_entries(self, monkeypatch):
        monkeypatch.setattr(packages, "MAX_ENTRIES", 5)

        self.refused(office(WORD, **{f"e{number}": b"" for number in range(4)}))

    def test_are_seen_when_entries_share_their_bytes(self):
        content = bytearray(package({"[Content_Types].xml": b"x" * 500}, zipfile.ZIP_STORED))
        directory = content.index(b"PK\x01\x02")
        struct.pack_into("<I", content, directory + 20, 10_000)

        self.refused(bytes(content))

    def test_that_lie_about_their_size_are_damaged(self):
        content = bytearray(office(WORD))
        directory = content.index(b"PK\x01\x02")
        struct.pack_into("<I", content, directory + 24, 3)

        with pytest.raises(FileRefused):
            check_type(io.BytesIO(bytes(content)), "surat.docx")

    def test_locked_packages_are_told_so(self):
        content = bytearray(office(WORD))
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.index(mark) + offset] |= 1

        with translation.override("en"), pytest.raises(FileRefused, match="password"):
            check_type(io.BytesIO(bytes(content)), "surat.docx")


class TestCleanName:
    @pytest.mark.parametrize(
        ("name", "clean"),
        [
            ("Surat Tugas.pdf", "Surat Tugas.pdf"),
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\Users\\saya\\surat.pdf", "surat.pdf"),
            ("su\x00rat\r\n\x1b.pdf", "surat.pdf"),
            ("surat\u202efdp.exe.pdf", "suratfdp.exe.pdf"),
            ("\u200b\u2066nama.pdf", "nama.pdf"),
            ("   .pdf", "pdf.pdf"),
            ("...", "file.pdf"),
            ("", "file.pdf"),
            ("tanpa akhiran", "tanpa akhiran.pdf"),
            ('a<b>"c|d?.pdf', "a_b__c_d_.pdf"),
            ("cafe\u0301.pdf", "caf\u00e9.pdf"),
        ],
    )
    def test_keeps_the_last_part_and_no_tricks(self, name, clean):
        assert clean_name(name, "pdf") == clean

    def test_keeps_the_ending_of_a_long_name(self):
        clean = clean_name("x" * 300 + ".pdf", "pdf")

        assert len(clean) == 150
        assert clean.endswith(".pdf")

    def test_cuts_an_ending_that_is_too_long(self):
        assert clean_name("a." + "x" * 300, "pdf") == f"a.{'x' * 144}.pdf"

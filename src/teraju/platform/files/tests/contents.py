"""Small contents of every type for tests: complete, or just their beginning."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
# A whole picture, of one point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478"
    "9c63f8ffffff7f0009fb03fd2a86e38a0000000049454e44ae426082"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
WEBP = (
    b"RIFF\x1a\x00\x00\x00WEBPVP8L\r\x00\x00\x00/\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07"
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_SHEET = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def package(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(content_type: str, **more: bytes) -> bytes:
    """A package of Microsoft Office with one part of this type, and further entries."""
    types = f'<Types><Override PartName="/part.xml" ContentType="{content_type}"/></Types>'
    entries = {"[Content_Types].xml": types.encode(), "part.xml": b"<x/>"}
    return package({**entries, **{name.replace("__", "/"): body for name, body in more.items()}})


def open_document(kind: str, **more: bytes) -> bytes:
    """A package of OpenDocument of this kind."""
    mark = f"application/vnd.oasis.opendocument.{kind}".encode()
    entries = {name.replace("__", "/"): body for name, body in more.items()}
    return package({"mimetype": mark, "content.xml": b"<x/>", **entries})


def upload(name: str = "surat.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)

"""What a file is by its content, and whether it is on the list of what a government keeps.

The name decides nothing; it only must not contradict. PDF, PNG, JPEG, WebP, Word (DOCX), Excel
(XLSX), OpenDocument text and sheet, CSV and plain text pass, everything else is told why not.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .packages import package_type
from .refusals import FileRefused

CHUNK = 1024 * 1024
HEAD = 4096
UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class FileType:
    """A type on the list: its media type, the word people use, the extensions it may carry."""

    media_type: str
    word: str
    extensions: tuple[str, ...]


ALLOWED = {
    "pdf": FileType("application/pdf", "PDF", ("pdf",)),
    "png": FileType("image/png", "PNG", ("png",)),
    "jpeg": FileType("image/jpeg", "JPEG", ("jpg", "jpeg")),
    "webp": FileType("image/webp", "WebP", ("webp",)),
    "docx": FileType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word (DOCX)",
        ("docx",),
    ),
    "xlsx": FileType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel (XLSX)",
        ("xlsx",),
    ),
    "odt": FileType("application/vnd.oasis.opendocument.text", "OpenDocument (ODT)", ("odt",)),
    "ods": FileType(
        "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument (ODS)", ("ods",)
    ),
    "csv": FileType("text/csv", "CSV", ("csv",)),
    "txt": FileType("text/plain", "TXT", ("txt",)),
}
WORDS = {one.media_type: one.word for one in ALLOWED.values()}
SHOWN_INLINE = frozenset(ALLOWED[key].media_type for key in ("pdf", "png", "jpeg"))

PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<svg", b"<?xml", b"<script", b"<iframe")
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f")


def check_type(content: BinaryIO, name: str) -> FileType:
    """The true type of a content; FileRefused if it is not on the list or the name denies it."""
    content.seek(0)
    key = _key(content, content.read(HEAD))
    content.seek(0)
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if key == "txt" and extension == "csv":
        key = "csv"
    found = ALLOWED[key]
    if extension and extension not in found.extensions:
        raise FileRefused(
            format_lazy(
                _(
                    "The name ends in .{extension}, but the content is {word}. "
                    "Give it its true name."
                ),
                extension=extension[:20],
                word=found.word,
            )
        )
    return found


def _key(content: BinaryIO, head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"PK\x03\x04"):
        return package_type(content)
    _refuse_known(head)
    _check_text(content)
    return "txt"


def _refuse_known(head: bytes) -> None:
    if head.startswith(PROGRAMS):
        raise FileRefused(_("This is a program. Programs are not kept here."))
    if head.startswith(OLD_OFFICE):
        raise FileRefused(
            _(
                "This is an old Office file, or one locked with a password. "
                "Save it without a password as PDF, DOCX or XLSX."
            )
        )
    start = head.removeprefix(UTF8_MARK).lstrip().lower()
    if any(mark in start for mark in MARKUP):
        raise FileRefused(
            _("This is a web page, a drawing (SVG) or XML. Save it as PDF, PNG or JPEG.")
        )


def _check_text(content: BinaryIO) -> None:
    """Refuse unless all of it is text in UTF-8 without control characters."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    content.seek(0)
    try:
        while chunk := content.read(CHUNK):
            if not CONTROLS.isdisjoint(chunk):
                raise FileRefused(_not_on_the_list())
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise FileRefused(_not_on_the_list()) from error


def _not_on_the_list() -> object:
    words = ", ".join(one.word for one in ALLOWED.values())
    return format_lazy(_("This type of file is not accepted. Accepted are: {words}."), words=words)

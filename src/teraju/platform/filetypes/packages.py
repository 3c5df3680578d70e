"""Looking into zip packages: office files pass, macros and zip bombs do not."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from .refusals import FileRefused

MAX_ENTRIES = 5000
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
# Small files of few words pack well; below this size unpacked no ratio does harm.
RATIO_MATTERS_FROM = 20 * 1024 * 1024
MAX_INDEX = 1024 * 1024

CONTENT_TYPES = "[Content_Types].xml"
OOXML = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
MACRO_WORDS = (b"macroenabled", b"vnd.ms-office.vbaproject", b"vnd.ms-office.activex")
MACRO_ENTRIES = ("vbaproject.bin", "/activex/", "basic/", "scripts/")


def package_type(content: BinaryIO) -> str:
    """The key of the office type in this zip; FileRefused for all other zips."""
    try:
        with zipfile.ZipFile(content) as package:
            _refuse_bomb(package, _size(content))
            return _office_type(package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FileRefused(
            _("The file is damaged or locked with a password. Save it anew and try again.")
        ) from error


def _refuse_bomb(package: zipfile.ZipFile, size: int) -> None:
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or packed > size  # entries that share their bytes
        or (unpacked > RATIO_MATTERS_FROM and unpacked > MAX_RATIO * size)
    ):
        raise FileRefused(_("This file unpacks to far more than it should. Save it as PDF."))


def _office_type(package: zipfile.ZipFile) -> str:
    names = package.namelist()
    if CONTENT_TYPES in names:
        index = _read(package, CONTENT_TYPES)
        found = next((key for mark, key in OOXML.items() if mark in index), "")
        macros = any(word in index.lower() for word in MACRO_WORDS)
    else:
        kind = _read(package, "mimetype").strip() if names[:1] == ["mimetype"] else b""
        found, macros = ODF.get(kind, ""), False
    if macros or any(_is_macro(name) for name in names):
        raise FileRefused(_("This file carries macros. Save it without macros, or as PDF."))
    if not found:
        raise FileRefused(
            _("Packed files (ZIP and the like) are not accepted. Add the files in it one by one.")
        )
    return found


def _is_macro(name: str) -> bool:
    lowered = name.lower().replace("\\", "/")
    return lowered.startswith(MACRO_ENTRIES[2:]) or any(
        mark in f"/{lowered}" for mark in MACRO_ENTRIES[:2]
    )


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as entry:
        return entry.read(MAX_INDEX)


def _size(content: BinaryIO) -> int:
    content.seek(0, 2)
    return content.tell()

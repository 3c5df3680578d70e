"""What a file hides that would run, or tell its sender, once somebody at the desk opens it.

Handlers open files on the machine on which all concerns are read. A program in one of them reads
along; a picture that is fetched from elsewhere tells a malicious reporter who opened it, and when.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from teraju.platform.filetypes.refusals import FileRefused

from . import hidden_office

# Each with what has to follow it: four bytes alone occur by chance in one photograph of thirty.
SCRIPTS = re.compile(
    rb"<(?:script|svg|iframe|html|object)[\s/>]|<\?php|javascript:[\w(]", re.IGNORECASE
)
# Names of PDF that start something, fetch something or hold another file.
PDF_PROGRAMS = re.compile(
    rb"/(?:javascript|js|launch|embeddedfiles?|richmedia|submitform|importdata|gotor|gotoe|xfa)"
    rb"(?![a-z])"
)
PDF_NAME_ESCAPE = re.compile(rb"#([0-9a-f]{2})", re.IGNORECASE)
PDF_STREAM = re.compile(rb"stream\r?\n")
MOST_STREAMS, LARGEST_STREAM, ALL_STREAMS = 5000, 8 * 1024 * 1024, 96 * 1024 * 1024
# Parts of office files, unpacked.
ALL_PARTS, CHUNK = 32 * 1024 * 1024, 64 * 1024
LARGEST_PICTURE = 120_000_000

ARCHIVE = _("This file hides another one (an archive). Send each by itself.")
PROGRAM = _("This PDF carries a program or another file. Print it anew as PDF and send that.")
SCRIPT = _("This file carries a script. Make a new picture or PDF and send that.")
LINKED = _(
    "This file fetches something from elsewhere or holds another file when it is opened. "
    "Print it as PDF and send that."
)
HUGE = _("This picture unfolds to far more than a screen can show. Make it smaller.")

# What a package that cannot be unpacked raises; a NotImplementedError is a RuntimeError.
BROKEN = (zipfile.BadZipFile, RuntimeError, zlib.error, OSError)


def refuse_hidden(data: bytes, kinds: frozenset[str] | set[str]) -> None:
    """Raise FileRefused for what runs, unpacks or fetches; `kinds` are keys of known types."""
    if kinds & {"docx", "xlsx", "odt", "ods"}:
        _look_into_office(data)
        return
    if zipfile.is_zipfile(BytesIO(data)):
        raise FileRefused(ARCHIVE)
    if "pdf" in kinds:
        _look_into_pdf(data)
    if kinds & {"png", "jpeg", "webp", "pdf"} and SCRIPTS.search(data):
        raise FileRefused(SCRIPT)
    if "png" in kinds and _pixels(data) > LARGEST_PICTURE:
        raise FileRefused(HUGE)


def _look_into_pdf(data: bytes) -> None:
    """Names may be written with escapes, and objects may lie packed in streams."""
    unpacked = 0
    for part in _pdf_parts(data):
        unpacked += len(part)
        if unpacked > ALL_STREAMS:
            raise FileRefused(HUGE)
        if PDF_PROGRAMS.search(_plain(part)):
            raise FileRefused(PROGRAM)


def _plain(part: bytes) -> bytes:
    """Names as a reader takes them, in small letters: `/J#53` is `/JS`."""
    return PDF_NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), part).lower()


def _pdf_parts(data: bytes) -> Iterator[bytes]:
    """The text between streams, and what the streams of objects hold."""
    end = 0
    for place, found in enumerate(PDF_STREAM.finditer(data)):
        if place >= MOST_STREAMS:
            raise FileRefused(HUGE)
        before = data[end : found.start()]
        yield before
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        inside = _inflated(data[found.end() : end])
        # All since the stream before: how long its dictionary is, its writer decides.
        described = _plain(before)
        if b"/objstm" in described:
            if not inside and b"/filter" in described:
                # Locked, or packed in a way that nobody uses for an honest reason.
                raise FileRefused(PROGRAM)
            if len(inside) >= LARGEST_STREAM:
                raise FileRefused(HUGE)
            yield inside or data[found.end() : end]
        elif b"<<" in inside:
            # The bytes of pictures and fonts say nothing; this may be objects all the same.
            yield inside
    yield data[end:]


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(part, LARGEST_STREAM)
    except zlib.error:
        return b""


def _look_into_office(data: bytes) -> None:
    """Type and macros were looked at already; here what is linked, embedded or commanded."""
    read = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for entry in package.infolist():
                name = entry.filename.lower()
                if "/embeddings/" in f"/{name}" or "/externallinks/" in f"/{name}":
                    raise FileRefused(LINKED)
                if name.endswith((".rels", ".xml")):
                    read += _look_into_part(package, entry, ALL_PARTS - read)
    except (hidden_office.Found, expat.ExpatError, ValueError, *BROKEN) as error:
        raise FileRefused(LINKED) from error


def _look_into_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    """Look through a part to its end; gives the bytes that it unpacks to."""
    part, read = hidden_office.Part(entry.filename.lower()), 0
    with package.open(entry) as opened:
        while chunk := opened.read(CHUNK):
            read += len(chunk)
            if read > most:
                raise FileRefused(HUGE)
            part.feed(chunk)
    if read:
        part.feed(b"", last=True)
    return read


def _pixels(data: bytes) -> int:
    return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")

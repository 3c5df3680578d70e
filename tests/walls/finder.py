"""Looks for words in bytes, in every dress that this house could have put on them by accident.

It knows: UTF-8, UTF-16 and UTF-32 of both orders, Latin-1, small and capital letters, percent
signs, quoted-printable, escapes of JSON and HTML, hex, base32 and base64 at each of its three
offsets, words written backwards, and all of that again in what zlib, gzip, bzip2, xz, raw deflate,
zip archives, base64 and hex hold inside of each other.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import html
import io
import json
import lzma
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

DEEPEST = 4
# Shorter patterns occur by chance.
START = 6
LARGEST_UNPACKED = 64 * 1024 * 1024
# Every place of so many bytes is tried as the start of a raw deflate stream.
RAW_DEFLATE_UP_TO = 4 * 1024 * 1024
ZLIB_STARTS = tuple(bytes([0x78, second]) for second in (0x01, 0x5E, 0x9C, 0xDA))
BASE64_RUN = re.compile(rb"[A-Za-z0-9+/_\-]{24,}={0,2}")
HEX_RUN = re.compile(rb"(?:[0-9a-fA-F]{2}){16,}")
TEXTS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "latin-1")


@dataclass(frozen=True)
class Found:
    """A word, where it lies and in which dress."""

    word: str
    where: str
    dress: str


def find(words: Iterable[str], sources: Mapping[str, bytes]) -> list[Found]:
    """All words that lie in any of the sources; [] when none does."""
    starts: dict[bytes, list[tuple[str, str, bytes]]] = {}
    for word in words:
        for dress, pattern in dresses(word):
            for version in {pattern, pattern.lower()}:
                starts.setdefault(version[:START], []).append((word, dress, version))
    found: dict[Found, None] = {}
    for where, content in sources.items():
        for wrapping, inside in layers(content):
            for version in (inside, inside.lower()):
                for start in starts.keys() & _starts(version):
                    for word, dress, pattern in starts[start]:
                        if pattern in version:
                            found[Found(word, where, f"{wrapping}{dress}")] = None
    return list(found)


def _starts(content: bytes) -> set[bytes]:
    """Every run of so many bytes: thousands of patterns are asked for at once by their first."""
    return {content[place : place + START] for place in range(len(content) - START + 1)}


def dresses(word: str) -> Iterator[tuple[str, bytes]]:
    """Every way in which a word can stand in bytes, by name; each pattern once."""
    seen: set[bytes] = set()
    for name, pattern in _dresses(word):
        # Short ends of base64 occur by chance.
        if len(pattern) >= START and pattern not in seen:
            seen.add(pattern)
            yield name, pattern


def _dresses(word: str) -> Iterator[tuple[str, bytes]]:
    versions = (("", word), ("reversed ", word[::-1]), ("CAPITAL ", word.upper()))
    for version, text in versions:
        for encoding in TEXTS:
            raw = _encoded(text, encoding)
            if raw is None:
                continue
            yield f"{version}{encoding}", raw
            yield f"{version}{encoding} hex", raw.hex().encode()
            yield f"{version}{encoding} base32", base64.b32encode(raw).rstrip(b"=")[:-1]
            for offset, piece in enumerate(_base64_pieces(raw)):
                yield f"{version}{encoding} base64/{offset}", piece
                urlsafe = piece.translate(bytes.maketrans(b"+/", b"-_"))
                yield f"{version}{encoding} base64url/{offset}", urlsafe
        for name, escaped in _escapes(text):
            yield f"{version}{name}", escaped


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def _base64_pieces(raw: bytes) -> Iterator[bytes]:
    """What of the word is sure to stand there, whatever comes before and after it."""
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + raw).rstrip(b"=")
        first = (offset * 8 + 5) // 6
        last = (offset + len(raw)) * 8 // 6
        yield coded[first:last]


def _escapes(text: str) -> Iterator[tuple[str, bytes]]:
    yield "percent", quote(text, safe="").encode()
    yield "percent, some letters kept", quote(text).encode()
    yield "form", quote_plus(text).encode()
    yield "all percent", "".join(f"%{byte:02X}" for byte in text.encode()).encode()
    yield "json", json.dumps(text)[1:-1].encode()
    yield "json twice", json.dumps(json.dumps(text))[3:-3].encode()
    yield "html", html.escape(text).encode()
    yield "html, all numbers", "".join(f"&#{ord(sign)};" for sign in text).encode()
    yield "html, hex numbers", "".join(f"&#x{ord(sign):x};" for sign in text).encode()
    yield "python", ascii(text)[1:-1].encode()
    yield "python bytes", repr(text.encode())[2:-1].encode()
    yield "quoted-printable", quopri.encodestring(text.encode(), quotetabs=False).strip()
    yield "quoted-printable header", quopri.encodestring(text.encode(), header=True).strip()
    yield "without blanks", text.replace(" ", "").encode()
    yield "dashes for blanks", text.replace(" ", "-").encode()
    yield "underscores for blanks", text.replace(" ", "_").encode()


def layers(content: bytes, depth: int = 0, name: str = "") -> Iterator[tuple[str, bytes]]:
    """The bytes themselves, and all that is packed or coded within them."""
    yield name, content
    # A soft line break of quoted-printable, or one of a mail, cuts words in two.
    joined = re.sub(rb"=?\r?\n[ \t]?", b"", content)
    if joined != content:
        yield f"{name}joined lines: ", joined
    if depth >= DEEPEST:
        return
    for wrapping, inside in _unpacked(content):
        yield from layers(inside, depth + 1, f"{name}{wrapping} at {depth}: ")


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    yield from _zlib_streams(content)
    yield from _archives(content)
    for name, start, unpack in (
        ("gzip", b"\x1f\x8b\x08", _gunzip),
        ("bzip2", b"BZh", _bunzip),
        ("xz", b"\xfd7zXZ", _unxz),
    ):
        for place in _places(content, start):
            try:
                inside = unpack(content[place:])
            except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
                continue
            if inside:
                yield name, inside
    yield from _coded_runs(content)


def _gunzip(part: bytes) -> bytes:
    return zlib.decompressobj(31).decompress(part, LARGEST_UNPACKED)


def _bunzip(part: bytes) -> bytes:
    return bz2.BZ2Decompressor().decompress(part, LARGEST_UNPACKED)


def _unxz(part: bytes) -> bytes:
    return lzma.LZMADecompressor().decompress(part, LARGEST_UNPACKED)


def _places(content: bytes, start: bytes) -> Iterator[int]:
    place = content.find(start)
    while place >= 0:
        yield place
        place = content.find(start, place + 1)


def _zlib_streams(content: bytes) -> Iterator[tuple[str, bytes]]:
    for start in ZLIB_STARTS:
        for place in _places(content, start):
            inside = _inflated(content[place:], 15)
            if inside:
                yield "zlib", inside


def raw_deflate(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Streams without any head: every place is tried. For what is small and worth it."""
    for place in range(min(len(content), RAW_DEFLATE_UP_TO)):
        # The kind of a first block is one of three; of stored ones the bytes lie open anyway.
        if (content[place] >> 1) & 3 in (1, 2):
            inside = _inflated(content[place : place + 65536], -15)
            if len(inside) > 24:
                yield "raw deflate", inside


def _inflated(part: bytes, bits: int) -> bytes:
    """What can be inflated, also of a stream that is cut off by something else."""
    engine = zlib.decompressobj(bits)
    taken = bytearray()
    for at in range(0, len(part), 512):
        before = engine.copy()
        piece = part[at : at + 512]
        try:
            taken += engine.decompress(piece, LARGEST_UNPACKED)
        except zlib.error:
            return bytes(taken) + _to_the_break(before, piece)
        if engine.eof or len(taken) > LARGEST_UNPACKED:
            break
    return bytes(taken)


def _to_the_break(engine: Any, piece: bytes) -> bytes:
    """What comes out byte by byte before a stream breaks: a page of a database may end it."""
    taken = bytearray()
    try:
        for at in range(len(piece)):
            taken += engine.decompress(piece[at : at + 1])
    except zlib.error:
        pass
    return bytes(taken)


def _archives(content: bytes) -> Iterator[tuple[str, bytes]]:
    if b"PK\x03\x04" not in content:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for one in archive.infolist():
                if one.file_size <= LARGEST_UNPACKED:
                    yield f"zip {one.filename}", archive.read(one)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, OSError):
        pass
    # Of a damaged archive each member stands for itself.
    for place in _places(content, b"PK\x03\x04"):
        head = content[place : place + 30]
        if len(head) == 30 and head[8:10] == b"\x08\x00":
            start = place + 30 + int.from_bytes(head[26:28], "little")
            start += int.from_bytes(head[28:30], "little")
            inside = _inflated(content[start:], -15)
            if inside:
                yield "member of a zip", inside


def _coded_runs(content: bytes) -> Iterator[tuple[str, bytes]]:
    for run in BASE64_RUN.findall(content):
        whole = run.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        whole = whole[: len(whole) - (len(whole) % 4 == 1)]
        try:
            yield "base64", base64.b64decode(whole + b"=" * (-len(whole) % 4))
        except (ValueError, binascii.Error):
            continue
    for run in HEX_RUN.findall(content):
        yield "hex", bytes.fromhex(run.decode())


def files_below(*folders: Path) -> dict[str, bytes]:
    """Every file of the folders by its path; the names of files and folders are a source too."""
    found: dict[str, bytes] = {}
    names: list[str] = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            names.append(str(path))
            if path.is_file():
                found[str(path)] = path.read_bytes()
    found["names of files"] = "\n".join(names).encode()
    return found

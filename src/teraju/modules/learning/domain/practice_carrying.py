"""The file that carries a practice from one installation to another.

A practice alone travels as JSON, one with files beside it as a ZIP: the same JSON says which files
belong to it and what their contents come to. Nothing is taken that the JSON does not name.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from shutil import copyfileobj
from typing import IO, Any, BinaryIO

from .practices import SECTIONS, Carried, CarriedFile, PracticeKind, UnreadableFile, digest_of

ALONE, WITH_FILES = "teraju-practice/1", "teraju-practice/2"
MANIFEST = "practice.json"
ZIP = b"PK\x03\x04"
LONGEST = {
    "title": 200,
    "summary": 400,
    "licence": 400,
    "publisher": 160,
    "change": 400,
    "name": 150,
    "section": 20_000,
}
MOST_TOPICS = 60
HASH = re.compile(r"[0-9a-f]{64}")
# The same practice gives the same bytes whenever it is taken away.
NO_DAY = (1980, 1, 1, 0, 0, 0)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


@dataclass(frozen=True)
class Limits:
    """The most that is taken: bytes of the JSON, of one file, of all together, and how many."""

    text: int
    file: int
    package: int
    files: int


@dataclass(frozen=True)
class Arrived:
    """A practice that came in a file, with the contents of its files in their order."""

    practice: Carried
    contents: tuple[bytes, ...] = ()


def written(one: Carried) -> bytes:
    """A practice as JSON; of its files it holds the names alone."""
    content = one.content()
    kind = WITH_FILES if one.files else ALONE
    whole = {"format": kind, "sha256": digest_of(content), "content": content}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def pack(one: Carried, opened: Callable[[str], BinaryIO], out: IO[bytes]) -> None:
    """Write a practice and its files as ZIP; `opened` gives a content by its SHA-256."""
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(zipfile.ZipInfo(MANIFEST, NO_DAY), written(one), zipfile.ZIP_DEFLATED)
        for number, file in enumerate(one.files, 1):
            info = zipfile.ZipInfo(place_of(number, file), NO_DAY)
            with opened(file.sha256) as source, package.open(info, "w") as kept:
                copyfileobj(source, kept)


def place_of(number: int, file: CarriedFile) -> str:
    """Where a file lies inside the ZIP; nothing is ever unpacked to there."""
    return f"files/{number:02}-{file.name}"


def read(data: IO[bytes], limits: Limits) -> Arrived:
    """A practice from a file, checked to the last byte before anything of it is kept.

    Raises UnreadableFile with a code: no_file, changed, broken, part, damaged or too_large.
    """
    data.seek(0)
    start = data.read(len(ZIP))
    data.seek(0)
    if start == ZIP:
        return _unpacked(data, limits)
    practice = read_alone(_cut(data, limits.text))
    if practice.files:
        raise UnreadableFile("part")
    return Arrived(practice)


def read_alone(text: bytes) -> Carried:
    """A practice from its JSON."""
    try:
        whole = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("no_file") from error
    if not isinstance(whole, dict) or whole.get("format") not in (ALONE, WITH_FILES):
        raise UnreadableFile("no_file")
    content = whole.get("content")
    if not isinstance(content, dict):
        raise UnreadableFile("broken")
    try:
        digest = digest_of(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("broken") from error
    if whole.get("sha256") != digest:
        raise UnreadableFile("changed")
    return _carried(content, digest)


def _unpacked(data: IO[bytes], limits: Limits) -> Arrived:
    if data.seek(0, 2) > limits.package + limits.text:
        raise UnreadableFile("too_large")
    try:
        with zipfile.ZipFile(data) as package:
            return _of_package(package, limits)
    except DAMAGED as error:
        raise UnreadableFile("damaged") from error


def _of_package(package: zipfile.ZipFile, limits: Limits) -> Arrived:
    entries = package.infolist()
    named = {entry.filename: entry for entry in entries}
    if len(entries) > limits.files + 1:
        raise UnreadableFile("too_large")
    if MANIFEST not in named:
        raise UnreadableFile("no_file")
    practice = read_alone(_content(package, named[MANIFEST], limits.text))
    _check_sizes(practice, limits)
    places = [place_of(number, file) for number, file in enumerate(practice.files, 1)]
    if not named.keys() >= set(places):
        raise UnreadableFile("part")
    # Something that nobody named, or two under one name: which of them was meant?
    if len(entries) != len(places) + 1 or len(named) != len(entries):
        raise UnreadableFile("changed")
    contents = []
    for place, file in zip(places, practice.files, strict=True):
        if named[place].file_size != file.size:
            raise UnreadableFile("changed")
        content = _content(package, named[place], limits.file)
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise UnreadableFile("changed")
        contents.append(content)
    return Arrived(practice, tuple(contents))


def _check_sizes(practice: Carried, limits: Limits) -> None:
    sizes = [file.size for file in practice.files]
    if (
        len(sizes) > limits.files
        or sum(sizes) > limits.package
        or max(sizes, default=0) > limits.file
    ):
        raise UnreadableFile("too_large")


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.compress_type not in PACKINGS:
        raise UnreadableFile("damaged")
    with package.open(entry) as source:
        return _cut(source, most)


def _cut(source: Any, most: int) -> bytes:
    """All of it, but never more than may be: what a header says of its size is not believed."""
    content: bytes = source.read(most + 1)
    if len(content) > most:
        raise UnreadableFile("too_large")
    return content


def _carried(content: Mapping[str, Any], digest: str) -> Carried:
    texts, topics = content.get("texts"), content.get("topics")
    if not isinstance(texts, dict) or not isinstance(topics, list) or len(topics) > MOST_TOPICS:
        raise UnreadableFile("broken")
    kind = _text(content, "kind", 20)
    if kind not in set(PracticeKind):
        raise UnreadableFile("broken")
    return Carried(
        key=_key(_text(content, "key", 36)),
        kind=kind,
        title=_needed(_text(content, "title", LONGEST["title"])),
        summary=_text(content, "summary", LONGEST["summary"]),
        texts={name: _text(texts, name, LONGEST["section"]) for name in SECTIONS},
        topics=[one for one in topics if isinstance(one, str) and len(one) <= 60],
        licence=_text(content, "licence", LONGEST["licence"]),
        publisher=_needed(_text(content, "publisher", LONGEST["publisher"])),
        version=_whole(content.get("version"), 1, 9999),
        published_on=_text(content, "published_on", 10),
        digest=digest,
        change=_text(content, "change", LONGEST["change"]),
        files=_files(content.get("files", [])),
    )


def _files(found: Any) -> tuple[CarriedFile, ...]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UnreadableFile("broken")
    return tuple(_file(one) for one in found)


def _file(one: Mapping[str, Any]) -> CarriedFile:
    name = _needed(_text(one, "name", LONGEST["name"]))
    sha256 = _text(one, "sha256", 64)
    if "/" in name or "\\" in name or not HASH.fullmatch(sha256):
        raise UnreadableFile("broken")
    title = _needed(_text(one, "title", LONGEST["title"]))
    return CarriedFile(title, name, sha256, _whole(one.get("size"), 1, 2**40))


def _whole(found: Any, least: int, most: int) -> int:
    if type(found) is not int or not least <= found <= most:
        raise UnreadableFile("broken")
    return found


def _key(text: str) -> str:
    """By its key a practice is known again on every installation; always written alike."""
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise UnreadableFile("broken") from error


def _text(content: Mapping[str, Any], name: str, longest: int) -> str:
    found = content.get(name, "")
    if not isinstance(found, str) or len(found) > longest or "\0" in found:
        raise UnreadableFile("broken")
    return found


def _needed(text: str) -> str:
    if not text.strip():
        raise UnreadableFile("broken")
    return text

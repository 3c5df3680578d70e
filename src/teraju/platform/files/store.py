"""Contents by their hash: a private store behind permissions, a public one of frozen copies."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

CHUNK = 1024 * 1024
HASH = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Stored:
    """What was put: SHA-256 in hexadecimal, size in bytes."""

    sha256: str
    size: int


def put(data: bytes | BinaryIO, *, public: bool = False) -> Stored:
    """Keep a content, once however often it comes; it is on the disk when this returns."""
    folder = _folder(public=public)
    incoming = folder / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=incoming)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            stored = _copy(data, out)
            os.fchmod(out.fileno(), 0o644 if public else 0o600)
            out.flush()
            os.fsync(out.fileno())
        place = _place(stored.sha256, public=public)
        place.parent.mkdir(parents=True, exist_ok=True)
        # Two writers of the same content: either wins, both left the same bytes.
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
    for parent in (place.parent, place.parent.parent, folder):
        _settle(parent)
    return stored


def open(sha256: str, *, public: bool = False) -> BinaryIO:
    """The content for reading; FileNotFoundError if the store does not hold it."""
    return _place(sha256, public=public).open("rb")


def exists(sha256: str, *, public: bool = False) -> bool:
    return _place(sha256, public=public).is_file()


def _folder(*, public: bool) -> Path:
    return Path(settings.TERAJU_PUBLIC_STORE if public else settings.TERAJU_PRIVATE_STORE)


def _place(sha256: str, *, public: bool) -> Path:
    if not HASH.match(sha256):
        raise ValueError("a content is named by its SHA-256 in hexadecimal")
    folder = _folder(public=public)
    place = folder / sha256[:2] / sha256[2:4] / sha256
    if not place.resolve().is_relative_to(folder.resolve()):
        raise ValueError("the store leads out of its folder")
    return place


def _copy(data: bytes | BinaryIO, out: BinaryIO) -> Stored:
    digest = hashlib.sha256()
    size = 0
    for chunk in _chunks(data):
        digest.update(chunk)
        size += len(chunk)
        out.write(chunk)
    return Stored(digest.hexdigest(), size)


def _chunks(data: bytes | BinaryIO) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    while chunk := data.read(CHUNK):
        yield chunk


def _settle(folder: Path) -> None:
    """Make a new name outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

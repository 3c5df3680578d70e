"""Contents by their hash: a private store behind permissions, a public one of frozen copies."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

CHUNK = 1024 * 1024
# Whoever put a content records it soon after: until then nobody can know that it is needed.
SECONDS_TO_RECORD = 3600
HASH = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Stored:
    """What was put: SHA-256 in hexadecimal, size in bytes."""

    sha256: str
    size: int


class Draft:
    """A content in the making: hashed as it is written, kept once it is whole."""

    def __init__(self, out: BinaryIO, path: Path, *, public: bool) -> None:
        self._out, self._path, self._public = out, path, public
        self._digest, self._size = hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        self._size += len(data)
        return self._out.write(data)

    def flush(self) -> None:
        """Bring to the disk what was written so far."""
        self._out.flush()
        os.fsync(self._out.fileno())

    def keep(self) -> Stored:
        """Put it into the store; it is on the disk when this returns."""
        os.fchmod(self._out.fileno(), 0o644 if self._public else 0o600)
        self.flush()
        stored = Stored(self._digest.hexdigest(), self._size)
        place = _place(stored.sha256, public=self._public)
        place.parent.mkdir(parents=True, exist_ok=True)
        # Two writers of the same content: either wins, both left the same bytes.
        self._path.replace(place)
        for parent in (place.parent, place.parent.parent, _folder(public=self._public)):
            _settle(parent)
        return stored


@contextmanager
def draft(*, public: bool = False) -> Iterator[Draft]:
    """A content to be written piece by piece; what is not kept in the end is thrown away."""
    incoming = _folder(public=public) / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=incoming)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield Draft(out, path, public=public)
    finally:
        path.unlink(missing_ok=True)


def put(data: bytes | BinaryIO, *, public: bool = False) -> Stored:
    """Keep a content, once however often it comes; it is on the disk when this returns."""
    with draft(public=public) as made:
        for chunk in _chunks(data):
            made.write(chunk)
        return made.keep()


def open(sha256: str, *, public: bool = False) -> BinaryIO:
    """The content for reading; FileNotFoundError if the store does not hold it."""
    return _place(sha256, public=public).open("rb")


def exists(sha256: str, *, public: bool = False) -> bool:
    return _place(sha256, public=public).is_file()


def remove(sha256: str, *, public: bool = False) -> bool:
    """Take away a content that no record names any more; True if the store holds it no longer.

    One that was put in the last hour stays: somebody may be about to record it. Try again later.
    """
    place = _place(sha256, public=public)
    try:
        if time.time() - place.stat().st_mtime < SECONDS_TO_RECORD:
            return False
        place.unlink()
    except FileNotFoundError:
        return True
    _settle(place.parent)
    return True


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

"""Writing a zip piece by piece, straight into a draft of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import IO, BinaryIO, Self, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from teraju.platform.files import store
from teraju.platform.papers.contents import PackFile

# What fills a pack is packed already; more effort would only cost time.
EFFORT = 1
UNIX, READABLE = 3, 0o644 << 16


class PackWriter:
    """A zip in the making that keeps path, size and hash of every file, and none of its bytes.

    Equal files at an equal moment give equal bytes.
    """

    def __init__(self, draft: store.Draft, at: datetime) -> None:
        self.files: list[PackFile] = []
        self._draft, self._at = draft, at
        # A zip that is only written forward asks for no more than `write` and `flush`.
        out = cast("IO[bytes]", draft)
        self._zip = ZipFile(out, "w", ZIP_DEFLATED, compresslevel=EFFORT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Leave the draft to whoever opened it; without `keep` it is thrown away."""
        self._zip.close()

    def add(self, path: str, content: bytes | BinaryIO, size: int) -> PackFile:
        """Add a file of so many bytes; gives what was truly written."""
        info = ZipInfo(path, self._at.timetuple()[:6])
        info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, UNIX, READABLE
        info.file_size = size
        digest, written = hashlib.sha256(), 0
        with self._zip.open(info, "w") as out:
            for chunk in _chunks(content):
                digest.update(chunk)
                written += len(chunk)
                out.write(chunk)
        file = PackFile(path=path, size=written, sha256=digest.hexdigest())
        self.files.append(file)
        return file

    def settle(self) -> None:
        """Bring to the disk what was written so far, so that the end is short."""
        self._draft.flush()

    def keep(self) -> store.Stored:
        """Close the zip, its list in the order of names, and put it into the store."""
        self._zip.filelist.sort(key=lambda info: info.filename)
        self._zip.close()
        return self._draft.keep()


def _chunks(content: bytes | BinaryIO) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    while chunk := content.read(store.CHUNK):
        yield chunk

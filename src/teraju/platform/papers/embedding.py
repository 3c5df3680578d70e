"""Files that a paper carries inside it, as an archivable PDF may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


@dataclass(frozen=True)
class Embedded:
    """A file's bytes, its name without folders, and its media type."""

    name: str
    media_type: str
    content: bytes


def without_embedded(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The data with what is to be told of each file in its place, and those files."""
    files: dict[str, bytes] = {}
    plain = dict(data)
    for name, value in data.items():
        if isinstance(value, Embedded):
            files[f"embedded-{name}"] = value.content
            plain[name] = {
                "file": f"embedded-{name}",
                "name": value.name.replace("/", "-"),
                "media_type": value.media_type,
                "size": len(value.content),
                "sha256": sha256(value.content).hexdigest(),
            }
    return plain, files


@contextmanager
def laid_out(files: Mapping[str, bytes]) -> Iterator[str | None]:
    """A folder with these files for as long as it is needed; None where there are none.

    The typesetter takes texts from memory, but reads bytes from a disk only.
    """
    if not files:
        yield None
        return
    with TemporaryDirectory(prefix="teraju-paper-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        yield folder

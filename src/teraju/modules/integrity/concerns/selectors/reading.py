"""Reading a concern with an unlocked key: what the key does not open is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from teraju.modules.integrity.concerns import sealing, store
from teraju.modules.integrity.concerns.models import Entry, SealedFile


@dataclass(frozen=True)
class OpenFile:
    """What is known of a sealed file."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class OpenEntry:
    """An entry as its reader sees it; `content` is None where this key does not open it."""

    id: UUID
    place: int
    kind: str
    side: str
    audience: str
    day: date
    author: str
    content: dict[str, Any] | None
    files: list[OpenFile] = field(default_factory=list)


def opened(entries: Iterable[Entry], identity: str) -> list[OpenEntry]:
    """Open entries, which come with `author` and `files` fetched, in the order given."""
    return [_opened(entry, identity) for entry in entries]


def with_parts(entries: Any) -> Any:
    """The entries with what `opened` needs, in three queries."""
    return entries.select_related("author").prefetch_related("files").order_by("place")


def content_of(file: SealedFile, identity: str) -> tuple[OpenFile, bytes]:
    """A file and its open bytes; raises CannotOpen, FileNotFoundError."""
    return _described(file, identity), sealing.unseal(store.get(file.stored_as), identity)


def _opened(entry: Entry, identity: str) -> OpenEntry:
    try:
        content = sealing.unseal_value(entry.sealed, identity)
        files = [_described(file, identity) for file in entry.files.all()]
    except sealing.CannotOpen:
        content, files = None, []
    return OpenEntry(
        id=entry.pk,
        place=entry.place,
        kind=entry.kind,
        side=entry.side,
        audience=entry.audience,
        day=entry.day,
        author=entry.author.name if entry.author else "",
        content=content,
        files=files,
    )


def _described(file: SealedFile, identity: str) -> OpenFile:
    return OpenFile(id=file.pk, **sealing.unseal_value(file.sealed, identity))

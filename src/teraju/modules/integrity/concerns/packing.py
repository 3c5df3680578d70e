"""A hand-over pack: one ZIP with words, files, a list of hashes and a cover, locked for one reader.

It leaves the house, so nothing of it stands in the clear: the file that is handed over is sealed
with age, for the key of whoever receives it or with a passphrase that goes another way.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyrage

from teraju.kernel.errors import DomainError
from teraju.platform.papers.rendering import Letterhead, render

COVER = "00-cover.pdf"
SUMS = "SHA256SUMS"
LARGEST = 200 * 1024 * 1024
# The same in every pack: a clock of the server in it would tell when somebody worked.
_MOMENT = (1980, 1, 1, 0, 0, 0)


class KeyUnfit(DomainError):
    """What was given is no public key of age or SSH."""


class PackTooLarge(DomainError):
    """More than fits into one pack."""


@dataclass(frozen=True)
class Item:
    """A file of the pack: its place in it and its bytes."""

    path: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash that stands in the list."""
        return hashlib.sha256(self.content).hexdigest()


def cover(
    items: Sequence[Item],
    *,
    title: str,
    subtitle: str,
    facts: Sequence[tuple[str, Any]],
    day: datetime,
    government: str,
    language: str,
) -> bytes:
    """The first sheet: for whom, from whom, each file with its SHA-256; no word of a concern."""
    data: Mapping[str, Any] = {
        "title": title,
        "subtitle": subtitle,
        "facts": list(facts),
        "files": [
            {"path": each.path, "size": len(each.content), "sha256": each.sha256} for each in items
        ],
    }
    rendered = render(
        "hand_over",
        data,
        letterhead=Letterhead(government=government),
        language=language,
        timestamp=day,
    )
    return rendered.pdf


def zipped(items: Sequence[Item], *, cover: bytes) -> bytes:
    """The pack in the clear: it never touches a disk. Raises PackTooLarge."""
    if sum(len(each.content) for each in items) > LARGEST:
        raise PackTooLarge("the pack is too large")
    whole = [Item(COVER, cover), *items]
    sums = "".join(f"{each.sha256}  {each.path}\n" for each in whole)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for each in (*whole, Item(SUMS, sums.encode())):
            pack.writestr(_entry(each.path), each.content)
    return out.getvalue()


def locked_for(content: bytes, key: str) -> bytes:
    """Lock a pack for the holder of a public key (`age1...` or `ssh-...`); raises KeyUnfit."""
    return bytes(pyrage.encrypt(content, [_recipient(key.strip())]))


def locked_with(content: bytes, passphrase: str) -> bytes:
    """Lock a pack with a passphrase that goes to the receiver another way."""
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def placed(folder: str, number: int, name: str, ending: str) -> str:
    """A place in the pack that sorts, and that no file name of a stranger can lead out of."""
    stem = re.sub(r"[^\w -]+", "_", name.removesuffix(f".{ending}")).strip(" _")[:60] or "file"
    return f"{folder}/{number:02d}-{stem}.{ending}"


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _recipient(key: str) -> pyrage.x25519.Recipient | pyrage.ssh.Recipient:
    kind = pyrage.ssh.Recipient if key.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return kind.from_str(key)
    except pyrage.RecipientError as error:
        raise KeyUnfit("this is no public key") from error

"""Good practices and templates: their states, their text, and one as it travels."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, Transition

SECTIONS = ("purpose", "steps", "who", "records")


class PracticeKind(StrEnum):
    """What an entry of the library is."""

    PRACTICE = "practice"
    SOP = "sop"


class PracticeState(StrEnum):
    """Where a practice stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class VersionState(StrEnum):
    """Where one version of its text stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"


P, V = PracticeState, VersionState
_WRITERS = frozenset({"quality_coordinator", "compliance_function", "process_owner", "agency_head"})
_HEADS = frozenset({"agency_head", "regional_secretary"})

PRACTICE = StateTable.of(
    "practice",
    P.DRAFT,
    (
        Transition(P.DRAFT, "change", P.DRAFT, _WRITERS),
        Transition(P.DRAFT, "publish", P.PUBLISHED, _HEADS),
        Transition(P.DRAFT, "withdraw", P.WITHDRAWN, _HEADS),
        Transition(P.PUBLISHED, "revise", P.PUBLISHED, _WRITERS),
        Transition(P.PUBLISHED, "change", P.PUBLISHED, _WRITERS),
        Transition(P.PUBLISHED, "publish", P.PUBLISHED, _HEADS),
        Transition(P.PUBLISHED, "withdraw", P.WITHDRAWN, _HEADS),
    ),
)
VERSION = StateTable.of(
    "version of a practice",
    V.DRAFT,
    (
        Transition(V.DRAFT, "change", V.DRAFT, _WRITERS),
        Transition(V.DRAFT, "publish", V.PUBLISHED, _HEADS),
        Transition(V.DRAFT, "drop", V.DROPPED, _WRITERS),
        Transition(V.PUBLISHED, "supersede", V.SUPERSEDED, _HEADS),
    ),
)


class UnreadableFile(DomainError):
    """A file that holds no practice, or one that somebody changed on its way."""


@dataclass(frozen=True)
class CarriedFile:
    """A file beside a practice, by its name and what its content comes to."""

    title: str
    name: str
    sha256: str
    size: int

    def content(self) -> dict[str, Any]:
        return {"title": self.title, "name": self.name, "sha256": self.sha256, "size": self.size}


@dataclass(frozen=True)
class Carried:
    """A published practice as it travels between installations."""

    key: str
    kind: str
    title: str
    summary: str
    texts: Mapping[str, str]
    topics: Sequence[str]
    licence: str
    publisher: str
    version: int
    published_on: str
    digest: str = ""
    change: str = ""
    files: Sequence[CarriedFile] = ()

    def content(self) -> dict[str, Any]:
        """What its digest covers. What it lacks is left out: so it was written from the start."""
        more: dict[str, Any] = {"change": self.change} if self.change else {}
        if self.files:
            more["files"] = [one.content() for one in self.files]
        return {
            **more,
            "key": self.key,
            "kind": self.kind,
            "title": self.title,
            "summary": self.summary,
            "texts": {name: self.texts.get(name, "") for name in SECTIONS},
            "topics": sorted(self.topics),
            "licence": self.licence,
            "publisher": self.publisher,
            "version": self.version,
            "published_on": self.published_on,
        }


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of a content written in one way only: sorted keys, no blanks, UTF-8."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def as_markdown(texts: Mapping[str, str], headings: Mapping[str, str], source: str) -> str:
    """The text of a document that is adopted: its sections, and at the end whence it came."""
    parts = [
        f"# {headings[name]}\n\n{texts[name].strip()}"
        for name in SECTIONS
        if texts.get(name, "").strip()
    ]
    return "\n\n".join([*parts, f"# {headings['source']}\n\n{source}"])

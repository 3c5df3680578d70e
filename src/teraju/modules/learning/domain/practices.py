"""Good practices and templates: their states, their text, and the file that carries one away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, Transition

FORMAT = "teraju-practice/1"
SECTIONS = ("purpose", "steps", "who", "records")
LONGEST = {"title": 200, "summary": 400, "licence": 400, "publisher": 160, "section": 20_000}
MOST_TOPICS = 60


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

    def content(self) -> dict[str, Any]:
        """What its digest covers."""
        return {
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


def written(one: Carried) -> bytes:
    """A practice as a file."""
    content = one.content()
    whole = {"format": FORMAT, "sha256": digest_of(content), "content": content}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def read(data: bytes) -> Carried:
    """A practice from a file; raises UnreadableFile with a code: no_file, changed or broken."""
    try:
        whole = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("no_file") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
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


def _carried(content: Mapping[str, Any], digest: str) -> Carried:
    texts, topics = content.get("texts"), content.get("topics")
    if not isinstance(texts, dict) or not isinstance(topics, list) or len(topics) > MOST_TOPICS:
        raise UnreadableFile("broken")
    version = content.get("version")
    if type(version) is not int or not 1 <= version <= 9999:
        raise UnreadableFile("broken")
    kind = _text(content, "kind", 20)
    if kind not in set(PracticeKind):
        raise UnreadableFile("broken")
    return Carried(
        key=_text(content, "key", 36),
        kind=kind,
        title=_needed(_text(content, "title", LONGEST["title"])),
        summary=_text(content, "summary", LONGEST["summary"]),
        texts={name: _text(texts, name, LONGEST["section"]) for name in SECTIONS},
        topics=[one for one in topics if isinstance(one, str) and len(one) <= 60],
        licence=_text(content, "licence", LONGEST["licence"]),
        publisher=_needed(_text(content, "publisher", LONGEST["publisher"])),
        version=version,
        published_on=_text(content, "published_on", 10),
        digest=digest,
    )


def _text(content: Mapping[str, Any], name: str, longest: int) -> str:
    found = content.get(name, "")
    if not isinstance(found, str) or len(found) > longest or "\0" in found:
        raise UnreadableFile("broken")
    return found


def _needed(text: str) -> str:
    if not text.strip():
        raise UnreadableFile("broken")
    return text


def as_markdown(texts: Mapping[str, str], headings: Mapping[str, str], source: str) -> str:
    """The text of a document that is adopted: its sections, and at the end whence it came."""
    parts = [
        f"# {headings[name]}\n\n{texts[name].strip()}"
        for name in SECTIONS
        if texts.get(name, "").strip()
    ]
    return "\n\n".join([*parts, f"# {headings['source']}\n\n{source}"])

"""What a part of an office file links to, embeds or commands, however its XML is written.

It is read as XML and not as bytes: quotes, prefixes, entities and encodings may be chosen so that
no search through bytes finds what the program of the reader finds. Memory does not grow with it.
"""

from __future__ import annotations

import re
from xml.parsers import expat

# Types of relationship to what runs, is another file, or brings in pages of elsewhere.
EMBEDDED = frozenset({"oleobject", "package", "afchunk", "control", "activexcontrolbinary"})
# Fields of Word that run or fetch; QUOTE spells the name of such a field in numbers.
COMMANDS = re.compile(r"\b(?:ddeauto|dde|includepicture|includetext|import|quote)\b")
FETCHING = re.compile(r"\b(?:webservice|rtd|image)\s*\(")
LINKS = frozenset({"ddelink", "dde-source", "dde-connection-decl", "oleobj", "altchunk"})
# With a scheme, from another machine, or out of the package.
ABSOLUTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\|/?\.\./)")
OF_OPEN_DOCUMENTS = ("content.xml", "styles.xml")


class Found(Exception):
    """Something that is fetched, embedded or run."""


class Part:
    """Looks through one part of a package, chunk by chunk. Raises Found, or expat.ExpatError."""

    def __init__(self, name: str) -> None:
        self._relations = name.endswith(".rels")
        self._open_document = name.rpartition("/")[2] in OF_OPEN_DOCUMENTS
        self._text: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _no_document_type

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        self._parser.Parse(chunk, last)
        if last:
            self._settle(COMMANDS)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = _local(name)
        if element in {"instrtext", "delinstrtext", "f"}:
            self._parser.CharacterDataHandler = self._text.append
        elif element == "fldchar":
            # A field may lie in pieces, a run each; here one part of it ends.
            self._settle(COMMANDS)
        elif element in LINKS:
            raise Found(element)
        if attributes:
            self._look_at(element, {_local(key): value for key, value in attributes.items()})

    def _look_at(self, element: str, attributes: dict[str, str]) -> None:
        if self._relations and element == "relationship":
            kind = attributes.get("type", "").rpartition("/")[2].lower()
            outside = attributes.get("targetmode", "").strip().lower() == "external"
            if kind in EMBEDDED or (outside and kind != "hyperlink"):
                raise Found(element)
        if element == "fldsimple" and COMMANDS.search(attributes.get("instr", "").lower()):
            raise Found(element)
        if ABSOLUTE.match(attributes.get("src", "").lower()):
            raise Found(element)
        # What is fetched when somebody clicks on it is theirs to decide.
        fetches = self._open_document and element != "a"
        if fetches and ABSOLUTE.match(attributes.get("href", "").lower()):
            raise Found(element)

    def _end(self, name: str) -> None:
        element = _local(name)
        if element in {"instrtext", "delinstrtext", "f"}:
            self._parser.CharacterDataHandler = None
        if element == "f":
            self._settle(FETCHING)

    def _settle(self, pattern: re.Pattern[str]) -> None:
        text = "".join(self._text).lower()
        self._text.clear()
        if pattern.search(text):
            raise Found(text[:20])


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _no_document_type(*_declared: object) -> None:
    """Office files have none; without it no entity can grow or be fetched."""
    raise Found("document type")

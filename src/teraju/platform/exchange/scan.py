"""A look over the XML of a worksheet before it is loaded: how far it reaches, what is broken in it.

The loader holds every cell between the first and the last: one stray cell in the last row of the
last column would take all memory there is. It also gives a cell with #N/A as an empty one.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError

DIGITS = "0123456789"
MOST_BROKEN = 10_000


class SheetRefused(DomainError):
    """A file whose rows cannot be read at all; the sentence says what to do with it."""


@dataclass
class Extent:
    """The last row and column that hold something (from 1), and what is no value there."""

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)


def look_over(content: BinaryIO, sheet: str) -> Extent:
    """How far the named sheet of an XLSX file reaches. Streams: memory does not grow with it."""
    with zipfile.ZipFile(content) as package, package.open(_part_of(package, sheet)) as part:
        scan = _Scan()
        try:
            scan.parser.ParseFile(part)
        except (expat.ExpatError, ValueError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise damaged() from error
        scan.settle()
        return scan.extent


def damaged() -> SheetRefused:
    return SheetRefused(
        _("The file is damaged. Open it in Excel, save it anew as XLSX and try again.")
    )


class _Scan:
    """Counts cells that hold a value; cells that are only coloured reach nowhere.

    Called for every element of a long file, so that it does without a second handler: what a cell
    held is settled when the next one starts.
    """

    def __init__(self) -> None:
        self.extent = Extent()
        self.parser = _parser(self._start)
        self.row = self.column = 0
        self.type: str | None = None
        self.formula = False
        self.text: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            if self.formula or self.type == "e":
                self.settle()
            place = attributes.get("r")
            if place is None:
                self.column += 1
            else:
                self.row, self.column = place_of(place)
            self.type = attributes.get("t")
        elif name == "v" or name == "is":
            self._reach()
            # Programs that compute nothing leave an empty value; an empty text has its type.
            if self.type == "str":
                self.formula = False
            if self.formula or self.type == "e":
                self.parser.CharacterDataHandler = self.text.append
        elif name == "f":
            self.formula = True
        elif name == "row":
            self.settle()
            self.row = int(attributes.get("r") or self.row + 1)
            self.column = 0

    def _reach(self) -> None:
        extent = self.extent
        if self.row > extent.rows:
            extent.rows = self.row
        if self.column > extent.columns:
            extent.columns = self.column

    def settle(self) -> None:
        """Note an error, or a formula that nobody has computed, in the cell before."""
        self.parser.CharacterDataHandler = None
        place, text = (self.row, self.column), "".join(self.text).strip()
        if self.formula and not text:
            self._reach()
            if len(self.extent.uncomputed) < MOST_BROKEN:
                self.extent.uncomputed.add(place)
        elif text and self.type == "e" and len(self.extent.errors) < MOST_BROKEN:
            self.extent.errors[place] = text[:20]
        self.text, self.formula, self.type = [], False, None


def _parser(start: object) -> expat.XMLParserType:
    # Whatever encoding the file names: the loader reads UTF-8, and both have to see the same.
    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.StartDoctypeDeclHandler = _no_document_type
    return parser


def _no_document_type(*_declared: object) -> None:
    """A workbook has none; without it no entity can grow."""
    raise damaged()


def place_of(reference: str) -> tuple[int, int]:
    """Row and column, from 1, of a reference such as C7."""
    letters = reference.rstrip(DIGITS)
    return int(reference[len(letters) :]), column_of(letters)


@lru_cache(maxsize=1000)
def column_of(letters: str) -> int:
    """The number, from 1, of a column: A, Z, AA."""
    if not letters.isascii() or not letters.isupper() or len(letters) > 3:
        raise damaged()
    column = 0
    for char in letters:
        column = column * 26 + ord(char) - 64
    return column


def letters_of(column: int) -> str:
    """The letters of a column that is counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _part_of(package: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part of the package that holds the sheet."""
    try:
        book = _elements(package, "xl/workbook.xml", "sheet")
        ids = [
            one[key] for one in book if one.get("name") == sheet for key in one if key[-3:] == ":id"
        ]
        parts = _elements(package, "xl/_rels/workbook.xml.rels", "Relationship")
        targets = {one["Id"]: one["Target"] for one in parts}
        target = targets[ids[0]]
        name = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        package.getinfo(name)
    except (LookupError, EOFError, expat.ExpatError, zipfile.BadZipFile, zlib.error) as error:
        raise damaged() from error
    return name


def _elements(package: zipfile.ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    """The attributes of all elements of one name in a small part."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    with package.open(part) as content:
        _parser(start).ParseFile(content)
    return found

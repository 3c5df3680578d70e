"""Data and a template in, a typeset and archivable PDF out. Knows neither database nor clock."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from teraju.kernel import qr
from teraju.platform.papers import forked, glyphs
from teraju.platform.papers.contents import REQUIRED
from teraju.platform.papers.embedding import laid_out, without_embedded
from teraju.platform.papers.forked import typeset_apart
from teraju.platform.papers.pictures import without_drawings
from teraju.platform.papers.wording import WORDS
from teraju.platform.papers.writing import date_in_words, moment_in_words, number_in_words

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates" / "papers" / "typst"
SHARED = ("letterhead", "report", "controlled")

# a-3a holds everything a-3b asks, and tags besides; ua-1 is the accessible PDF.
STANDARDS: list[Any] = ["a-3a", "ua-1"]

_one_at_a_time = Lock()

LARGEST_CREST = 2_000_000
WIDEST_CREST = 4_000


class CrestUnreadable(ValueError):
    """The crest is not a whole PNG, JPEG or self-contained SVG picture."""


class DataIncomplete(ValueError):
    """The data lacks a part that the template prints."""


class Unprintable(ValueError):
    """A letter and its mark that each have a glyph, but in no common font."""


@dataclass(frozen=True)
class Letterhead:
    """Who a paper comes from; the crest is a PNG, JPEG or SVG file's bytes."""

    government: str
    agency: str = ""
    address: tuple[str, ...] = ()
    crest: bytes | None = None


@dataclass(frozen=True)
class Imprint:
    """What makes a paper official: number, code, where to check it, and who signs."""

    number: str
    code: str
    verify_url: str
    office: str
    place: str
    on: date
    is_example: bool = False


@dataclass(frozen=True)
class RenderedPaper:
    """The PDF, and the characters that no bundled font could print."""

    pdf: bytes
    replaced: tuple[str, ...] = ()


def render(
    template: str,
    data: Mapping[str, Any],
    *,
    letterhead: Letterhead,
    language: str,
    timestamp: datetime,
    imprint: Imprint | None = None,
) -> RenderedPaper:
    """Typeset a paper as PDF/A-3a and PDF/UA-1; equal arguments give equal bytes.

    Texts reach the typesetter as JSON, never as source, so that markup in them stays text.
    """
    missing = REQUIRED[template] - data.keys()
    if missing:
        raise DataIncomplete(f"{template} lacks {', '.join(sorted(missing))}")
    replaced: set[str] = set()
    data, embedded = without_embedded(data)
    data, files = without_drawings(data, replaced)
    files |= {"main.typ": _source(template)} | {f"{name}.typ": _source(name) for name in SHARED}
    if letterhead.crest:
        files["crest.svg"] = _crest(letterhead.crest)
    target = imprint.verify_url if imprint else str(data.get("address", ""))
    if target:
        files["qr.svg"] = qr.on_paper(target)
    given = {
        "template": template,
        "language": language,
        "words": WORDS[language],
        "letterhead": _head(letterhead),
        "imprint": asdict(imprint) if imprint else None,
        "data": data,
    }
    plain = _plain(given, language, lambda text: glyphs.printable(text, replaced))
    try:
        pdf = _typeset(files, embedded, plain, timestamp)
    except Unprintable:
        plain = _plain(plain, language, lambda text: glyphs.without_marks(text, replaced))
        pdf = _typeset(files, embedded, plain, timestamp)
    return RenderedPaper(pdf=pdf, replaced=tuple(sorted(replaced)))


def _head(letterhead: Letterhead) -> dict[str, Any]:
    """The letterhead with its crest by the name of its file."""
    crest = "crest.svg" if letterhead.crest else None
    return asdict(replace(letterhead, crest=None)) | {"crest": crest}


def _plain(value: Any, language: str, clean: Callable[[str], str]) -> Any:
    """Reduce data to what JSON holds, with dates and numbers in the paper's language."""
    match value:
        case None | bool():
            return value
        case str():
            return clean(value)
        case int():
            return value
        case Mapping():
            return {key: _plain(item, language, clean) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item, language, clean) for item in value]
        case datetime():
            return moment_in_words(value, language)
        case date():
            return date_in_words(value, language)
        case Decimal() | float():
            return number_in_words(value, language)
    return clean(str(value))


def _typeset(
    files: Mapping[str, bytes], embedded: dict[str, bytes], given: Any, timestamp: datetime
) -> bytes:
    project = (dict(files), embedded, json.dumps(given), int(timestamp.timestamp()))
    made = typeset_apart(*project) if forked.is_stale() else typeset_here(*project)
    if isinstance(made, bytes):
        return made
    if "could not be displayed" in made:
        raise Unprintable(made)
    if "crest.svg" in files and re.search("SVG|image", made):
        raise CrestUnreadable(made)
    raise RuntimeError(made)


def typeset_here(
    files: dict[str, bytes], embedded: dict[str, bytes], given: str, timestamp: int
) -> bytes | str:
    """Typeset in this process; gives the PDF, or what the typesetter said against it."""
    import typst

    forked.note_use()
    try:
        with _one_at_a_time, laid_out(embedded) as folder:
            return _compiler().compile(  # type: ignore[return-value]  # bytes: no output is named
                files,  # type: ignore[type-var]  # the stub knows no in-memory projects
                format="pdf",
                sys_inputs={"given": given},
                pdf_standards=STANDARDS,
                timestamp=timestamp,
                root=folder,
            )
    except typst.TypstError as error:
        return str(error)


@cache
def _compiler() -> typst.Compiler:
    """Return the process's one typesetter, with its own fonts and no package folder.

    A new one for each paper would leave about 100 kB behind each time; one reused frees its cache.
    """
    import typst

    return typst.Compiler(
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
        package_path=TEMPLATES / "none",
        package_cache_path=TEMPLATES / "none",
    )


@cache
def _source(name: str) -> bytes:
    return (TEMPLATES / f"{name}.typ").read_bytes()


def _crest(crest: bytes) -> bytes:
    """Return the crest as an SVG; the typesetter takes no raw picture from memory."""
    if len(crest) <= LARGEST_CREST:
        if crest.startswith(b"\x89PNG\r\n\x1a\n"):
            return _as_svg(crest, "png", _png_size(crest))
        if crest.startswith(b"\xff\xd8\xff"):
            return _as_svg(crest, "jpeg", _jpeg_size(crest))
        if _is_plain_svg(crest):
            return crest
    raise CrestUnreadable("a crest is a PNG, a JPEG or a self-contained SVG of at most 2 MB")


def _as_svg(picture: bytes, kind: str, size: tuple[int, int]) -> bytes:
    width, height = size
    if not (0 < width <= WIDEST_CREST and 0 < height <= WIDEST_CREST):
        raise CrestUnreadable(f"a crest is whole, and at most {WIDEST_CREST} points wide and high")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/{kind};base64,'
        f'{b64encode(picture).decode()}"/></svg>'
    ).encode()


def _png_size(picture: bytes) -> tuple[int, int]:
    """Read width and height; (0, 0) for a file that was cut short."""
    if b"IEND" not in picture[-12:]:
        return 0, 0
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


def _jpeg_size(picture: bytes) -> tuple[int, int]:
    """Read width and height from the frame header; (0, 0) if there is none."""
    at = 2
    while picture[at : at + 1] == b"\xff" and at + 9 <= len(picture):
        kind = picture[at + 1]
        # SOF0 to SOF15 hold the size, but for the three that are no frames (DHT, JPG, DAC).
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = picture[at + 5 : at + 7], picture[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
    return 0, 0


def _is_plain_svg(crest: bytes) -> bool:
    """Tell whether it is an SVG without document type, scripts, pictures or links to elsewhere."""
    head = crest.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"<svg", b"<?xml", b"<!--")) or b"<svg" not in crest:
        return False
    refused = rb"<!DOCTYPE|<!ENTITY|<script|<image|<foreignObject|<text|href\s*=\s*[\"'](?!#)"
    return re.search(refused, crest, re.IGNORECASE) is None

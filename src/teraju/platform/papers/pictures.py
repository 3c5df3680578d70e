"""A drawing of ours made fit for a paper: shapes and words only, in fonts that the paper has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from teraju.platform.papers import glyphs

SVG = "http://www.w3.org/2000/svg"
FONTS = "Libertinus Serif, New Computer Modern, DejaVu Sans Mono"
LARGEST_DRAWING = 2_000_000

SHAPES = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"text", "tspan", "defs", "pattern"}
)
# What a screen says of a drawing stands in its `alt` on paper.
UNSAID = frozenset({"title", "desc"})
KEPT = frozenset(
    {"viewBox", "width", "height", "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r"}
    | {"rx", "ry", "d", "points", "transform", "id", "patternUnits", "patternTransform"}
    | {"fill", "fill-opacity", "fill-rule", "opacity", "stroke", "stroke-opacity", "stroke-width"}
    | {"stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-size", "font-weight"}
    | {"font-style", "text-anchor", "text-decoration"}
)


class DrawingUnfit(ValueError):
    """The drawing holds something other than shapes and words, or colours of the screen."""


@dataclass(frozen=True)
class Drawing:
    """An SVG drawn with the palette of papers, and what it shows for who does not see it."""

    svg: object
    alt: object
    caption: object = ""


def without_drawings(
    data: Mapping[str, Any], replaced: set[str]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The data with the name of a file in the place of each drawing, and those files."""
    files: dict[str, bytes] = {}
    plain = dict(data)
    for name, value in data.items():
        if isinstance(value, Drawing):
            files[f"drawing-{name}.svg"] = clean(str(value.svg), replaced)
            said = {"alt": value.alt, "caption": value.caption}
            plain[name] = {"file": f"drawing-{name}.svg", **said}
    return plain, files


def clean(svg: str, replaced: set[str]) -> bytes:
    """The drawing with what a paper can show; letters without a glyph are marked and told."""
    if len(svg) > LARGEST_DRAWING or "<!" in svg or "<?" in svg:
        raise DrawingUnfit("a drawing is a plain SVG of at most 2 MB")
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 it declares no entities, see above
    except ElementTree.ParseError as error:
        raise DrawingUnfit(str(error)) from error
    if _name(root) != "svg":
        raise DrawingUnfit("a drawing is an SVG")
    made = _clean(root, replaced)
    made.set("xmlns", SVG)
    made.set("font-family", FONTS)
    return ElementTree.tostring(made)


def _clean(element: ElementTree.Element, replaced: set[str]) -> ElementTree.Element:
    name = _name(element)
    # A paper has no links inside its pictures: what they lead to needs a log-in.
    name = "g" if name == "a" else name
    if name not in SHAPES:
        raise DrawingUnfit(f"a drawing has no <{name}>")
    attributes = {key: _value(value) for key, value in element.attrib.items() if key in KEPT}
    made = ElementTree.Element(name, attributes)
    if name in {"text", "tspan"}:
        made.text = glyphs.printable(element.text or "", replaced)
    made.extend([_clean(child, replaced) for child in element if _name(child) not in UNSAID])
    return made


def _value(value: str) -> str:
    if "var(" in value:
        raise DrawingUnfit("a drawing for a paper is drawn with the palette of papers")
    if re.search(r"url\((?!#)", value):
        raise DrawingUnfit("a drawing shows nothing from elsewhere")
    return value


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).removeprefix(f"{{{SVG}}}")

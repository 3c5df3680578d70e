"""What a picture is: a drawing, its words, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from teraju.platform.web.kinds import Status, Text


@dataclass(frozen=True)
class Palette:
    """Colours of a drawing; on screen the page's tokens, so that light and dark both fit."""

    ink: str = "var(--ink)"
    quiet: str = "var(--ink-2)"
    line: str = "var(--line)"
    edge: str = "var(--edge)"
    ground: str = "var(--sheet)"
    act: str = "var(--act)"
    act_soft: str = "var(--act-soft)"
    good: str = "var(--good)"
    warn: str = "var(--warn)"
    bad: str = "var(--bad)"
    none: str = "var(--none)"
    pale: str = "var(--none-soft)"


SCREEN = Palette()
# The light tokens as plain values, for papers; a test holds the two together.
PAPER = Palette(
    ink="#1b2430",
    quiet="#535d6a",
    line="#e2ded2",
    edge="#8a8474",
    ground="#ffffff",
    act="#0b5f63",
    act_soft="#e1efee",
    good="#22633f",
    warn="#7d5200",
    bad="#9c2a22",
    none="#59616a",
    pale="#eceeef",
)


@dataclass(frozen=True)
class Table:
    """The same facts as words, for who does not see the drawing or wants the exact values."""

    headers: Sequence[Text]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Picture:
    """A drawing for a wide place, one for a narrow place, and their table."""

    title: Text
    description: Text
    across: SafeString
    table: Table
    down: SafeString = field(default_factory=lambda: SafeString(""))
    note: Text = ""
    legend: Sequence[Status] = ()


@dataclass(frozen=True)
class Canvas:
    """An SVG that says what it shows. `key` makes the ids of its title and description unique.

    A drawing with links in it has the role `group`: an `img` would hide them from screen readers.
    """

    width: int
    height: int
    title: Text
    description: Text
    key: str
    role: Literal["img", "group"] = "img"

    def draw(self, marks: Sequence[SafeString], css: str = "") -> SafeString:
        body = format_html_join("", "{}", ((mark,) for mark in marks))
        return format_html(
            '<svg{} viewBox="0 0 {} {}" role="{}" aria-labelledby="{k}-t {k}-d">'
            '<title id="{k}-t">{}</title><desc id="{k}-d">{}</desc>{}</svg>',
            format_html(' class="{}"', css) if css else "",
            self.width,
            self.height,
            self.role,
            self.title,
            self.description,
            body,
            k=self.key,
        )


def key_of(prefix: str, *words: object) -> str:
    """An id that the same picture always has and another one has not."""
    return f"{prefix}{crc32(repr([str(word) for word in words]).encode()):08x}"


def num(value: float) -> str:
    """A coordinate without needless digits."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def tag(name: str, text: Text | None = None, /, **attributes: object) -> SafeString:
    """One SVG element, all of it escaped; underscores in attribute names stand for hyphens."""
    pairs = [
        (key.rstrip("_").replace("_", "-"), num(value) if isinstance(value, float) else value)
        for key, value in attributes.items()
        if value is not None
    ]
    opened = format_html_join("", ' {}="{}"', pairs)
    if text is None:
        return format_html("<{}{}/>", name, opened)
    return format_html("<{}{}>{}</{}>", name, opened, text, name)


def group(marks: Sequence[SafeString], name: str = "g", /, **attributes: object) -> SafeString:
    """Elements that share their attributes, or what else an element has in it."""
    opened = tag(name, **attributes)[:-2]
    body = format_html_join("", "{}", ((mark,) for mark in marks))
    return format_html("{}>{}</{}>", SafeString(opened), body, name)

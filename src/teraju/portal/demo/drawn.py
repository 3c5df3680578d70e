"""Pictures of the demonstration, drawn by code: every one says itself that it is an example."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.files.base import ContentFile

WIDTH, HEIGHT = 480, 360
# Indexes of the palette below.
PAPER, INK, INDIGO, BROWN, CREAM, RED, GOLD, LEAF = range(8)
PALETTE = (
    *((250, 248, 243), (38, 43, 56), (46, 64, 110), (122, 78, 44)),
    *((238, 226, 200), (150, 52, 44), (212, 162, 64), (94, 128, 84)),
)
# Letters of five columns and seven rows, the top row in the lowest bit.
LETTERS = {
    letter: bytes.fromhex(columns)
    for letter, columns in {
        "A": "7e1111117e",
        "B": "7f49494936",
        "C": "3e41414122",
        "D": "7f4141221c",
        "E": "7f49494941",
        "G": "3e4149497a",
        "H": "7f0808087f",
        "I": "00417f4100",
        "J": "2040413f01",
        "K": "7f08142241",
        "L": "7f40404040",
        "M": "7f020c027f",
        "N": "7f0408107f",
        "O": "3e4141413e",
        "P": "7f09090906",
        "R": "7f09192946",
        "S": "4649494931",
        "T": "01017f0101",
        "U": "3f4040403f",
        " ": "0000000000",
    }.items()
}


class Canvas:
    """A picture of few colours."""

    def __init__(self, ground: int) -> None:
        self.rows = [bytearray([ground]) * WIDTH for _row in range(HEIGHT)]

    def box(self, left: int, top: int, width: int, height: int, colour: int) -> None:
        first = max(left, 0)
        last = max(min(left + width, WIDTH), first)
        for row in self.rows[max(top, 0) : top + height]:
            row[first:last] = bytes([colour]) * (last - first)

    def disc(self, x: int, y: int, radius: int, colour: int) -> None:
        for step in range(-radius, radius + 1):
            half = int((radius * radius - step * step) ** 0.5)
            self.box(x - half, y + step, 2 * half, 1, colour)

    def diamond(self, x: int, y: int, radius: int, colour: int) -> None:
        for step in range(-radius, radius + 1):
            half = radius - abs(step)
            self.box(x - half, y + step, 2 * half, 1, colour)

    def write(self, x: int, y: int, words: str, colour: int, size: int = 3) -> None:
        for place, letter in enumerate(words):
            for column, bits in enumerate(LETTERS[letter]):
                for row in range(7):
                    if bits >> row & 1:
                        left = x + (place * 6 + column) * size
                        self.box(left, y + row * size, size, size, colour)

    def png(self) -> bytes:
        head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
        colours = bytes(part for colour in PALETTE for part in colour)
        body = zlib.compress(b"".join(b"\0" + row for row in self.rows), 9)
        parts = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", body), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _batik() -> Canvas:
    canvas = Canvas(CREAM)
    for number, y in enumerate(range(20, HEIGHT, 56)):
        for x in range(20 + number % 2 * 32, WIDTH + 40, 64):
            canvas.diamond(x, y, 26, INDIGO)
            canvas.diamond(x, y, 18, CREAM)
            canvas.disc(x, y, 10, BROWN)
            canvas.disc(x, y, 4, GOLD)
            canvas.disc(x + 32, y, 4, BROWN)
    return canvas


def _weaving() -> Canvas:
    canvas = Canvas(RED)
    for band, y in enumerate(range(0, HEIGHT, 60)):
        canvas.box(0, y, WIDTH, 6, GOLD)
        canvas.box(0, y + 10, WIDTH, 3, INK)
        for x in range(24 + band % 2 * 24, WIDTH + 24, 48):
            canvas.diamond(x, y + 36, 18, INK)
            canvas.diamond(x, y + 36, 11, CREAM)
            canvas.diamond(x, y + 36, 5, RED)
    return canvas


def _cakes() -> Canvas:
    canvas = Canvas(CREAM)
    canvas.disc(240, 170, 140, PAPER)
    for left in (130, 250):
        for layer in range(7):
            canvas.box(left, 100 + layer * 18, 100, 18, GOLD if layer % 2 else LEAF)
    return canvas


def _basket() -> Canvas:
    canvas = Canvas(PAPER)
    canvas.disc(240, 120, 90, BROWN)
    canvas.disc(240, 120, 74, PAPER)
    for row in range(9):
        for column in range(12):
            colour = GOLD if (row + column) % 2 else LEAF
            canvas.box(120 + column * 20, 120 + row * 20, 20, 20, colour)
    return canvas


def _sasando() -> Canvas:
    canvas = Canvas(PAPER)
    canvas.disc(240, 150, 130, GOLD)
    canvas.disc(240, 130, 108, CREAM)
    canvas.box(226, 30, 28, 250, BROWN)
    for x in range(150, 331, 20):
        canvas.box(x, 60, 2, 180, INK)
    return canvas


def _label(*lines: str, mark: str = "") -> Canvas:
    """A label as it hangs on a product; a mark stands in a frame of its own, as plain letters."""
    canvas = Canvas(CREAM)
    canvas.box(50, 30, 380, 260, INK)
    canvas.box(54, 34, 372, 252, PAPER)
    for number, line in enumerate(lines):
        canvas.write(76, 64 + number * 44, line, INK)
    if mark:
        canvas.box(300, 200, 96, 64, RED)
        canvas.box(305, 205, 86, 54, PAPER)
        canvas.write(318, 216, mark, RED, 4)
    return canvas


DRAWINGS: dict[str, Callable[[], Canvas]] = {
    "batik": _batik,
    "weaving": _weaving,
    "cakes": _cakes,
    "basket": _basket,
    "sasando": _sasando,
    "label-cakes": lambda: _label("KUE LAPIS JAGUNG", "BUATAN KUPANG", mark="SNI"),
    "label-batik": lambda: _label("BATIK TULIS", "BUATAN SERANG"),
}


@cache
def drawn(name: str) -> bytes:
    """A drawing as PNG, with the words that it is one."""
    canvas = DRAWINGS[name]()
    canvas.box(0, HEIGHT - 44, WIDTH, 44, INK)
    canvas.write(16, HEIGHT - 34, "GAMBAR CONTOH", PAPER)
    return canvas.png()


def photo(name: str) -> ContentFile[Any]:
    """A drawing in the place of a photo."""
    return ContentFile(drawn(name), f"contoh-{name}.png")

"""A finder that finds nothing proves nothing: here it finds what was planted in every dress."""

from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import quopri
import sqlite3
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest

from .finder import dresses, files_below, find, layers, raw_deflate

WORD = "gelatik zirkon “7741” naïf"
PLAIN = "gelatikzirkon7741"
NOISE = bytes(range(256)) * 4


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("isi.txt", content)
    return out.getvalue()


DRESSES = {
    "utf-8": lambda t: t.encode(),
    "capitals": lambda t: t.upper().encode(),
    "utf-16-le": lambda t: t.encode("utf-16-le"),
    "utf-16-be": lambda t: t.encode("utf-16-be"),
    "utf-32": lambda t: t.encode("utf-32-le"),
    "base64, first offset": lambda t: base64.b64encode(t.encode()),
    "base64, second offset": lambda t: base64.b64encode(b"x" + t.encode() + b"yz"),
    "base64, third offset": lambda t: base64.b64encode(b"xy" + t.encode() + b"z"),
    "base64 of utf-16": lambda t: base64.b64encode(b"x" + t.encode("utf-16-le")),
    "base64 for addresses": lambda t: base64.urlsafe_b64encode(b"\xff\xfe" + t.encode()),
    "hex": lambda t: t.encode().hex().encode(),
    "hex in capitals": lambda t: t.encode().hex().upper().encode(),
    "percent": lambda t: quote(t).encode(),
    "quoted-printable": lambda t: quopri.encodestring(("x" * 60 + t).encode()),
    "json": lambda t: json.dumps(t).encode(),
    "json in json": lambda t: json.dumps(json.dumps(t)).encode(),
    "html": lambda t: html.escape(t).encode(),
    "representation": lambda t: repr(t.encode()).encode(),
    "reversed": lambda t: t[::-1].encode(),
    "zlib": lambda t: zlib.compress(t.encode()),
    "gzip": lambda t: gzip.compress(t.encode()),
    "bzip2": lambda t: bz2.compress(t.encode()),
    "xz": lambda t: lzma.compress(t.encode()),
    "zip": lambda t: zipped(t.encode()),
    "zip without its end": lambda t: zipped(t.encode())[:-30],
    "zlib in base64": lambda t: base64.b64encode(zlib.compress(t.encode())),
    "base64 in gzip": lambda t: gzip.compress(b"mail: " + base64.b64encode(t.encode())),
    "utf-16 in zip in hex": lambda t: zipped(t.encode("utf-16-le")).hex().encode(),
    "zlib that is cut off": lambda t: zlib.compress(t.encode() + NOISE)[:-40],
}


@pytest.mark.parametrize("name", DRESSES)
@pytest.mark.parametrize("word", [WORD, PLAIN])
def test_it_finds_a_word_in_every_dress_in_the_midst_of_noise(name, word):
    content = NOISE + DRESSES[name](word) + NOISE
    assert find([word], {"somewhere": content}), name


@pytest.mark.parametrize("name", DRESSES)
def test_it_does_not_find_what_is_not_there(name):
    content = NOISE + DRESSES[name]("merpati berlian 1208") + NOISE
    assert find([WORD, PLAIN], {"somewhere": content}) == []


def test_raw_deflate_has_no_head_and_is_found_by_trying_every_place():
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = engine.compress(PLAIN.encode() * 3) + engine.flush()
    inside = [content for _name, content in raw_deflate(NOISE + stream + NOISE)]
    assert any(PLAIN.encode() in content for content in inside)


def test_it_finds_what_a_database_deleted(tmp_path):
    """A row that is gone lies in the file until something is written over it."""
    path = tmp_path / "x.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA secure_delete=OFF")
    connection.execute("CREATE TABLE t (words TEXT)")
    connection.execute("INSERT INTO t VALUES (?)", [PLAIN])
    connection.commit()
    connection.execute("DELETE FROM t")
    connection.commit()
    connection.close()
    assert find([PLAIN], files_below(tmp_path))


def test_it_finds_names_of_files_and_what_lies_deep_below(tmp_path: Path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below / f"{PLAIN}.txt").write_bytes(b"")
    assert {one.where for one in find([PLAIN], files_below(tmp_path))} == {"names of files"}


def test_random_bytes_hold_no_word():
    import hashlib

    noise = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(8000))
    assert find([WORD, PLAIN, "Bunga Lotus"], {"noise": noise}) == []


def test_patterns_are_long_enough_not_to_occur_by_chance():
    assert min(len(pattern) for _name, pattern in dresses("zirkon")) >= 6
    assert sum(1 for _ in dresses(WORD)) > 60
    assert next(iter(layers(b"x"))) == ("", b"x")

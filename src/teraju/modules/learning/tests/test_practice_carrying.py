"""The file by which a practice travels: read as it was written, refused when it was spoiled."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.learning.domain import practice_carrying as carrying
from teraju.modules.learning.domain.practices import (
    Carried,
    CarriedFile,
    UnreadableFile,
    digest_of,
)

LIMITS = carrying.Limits(text=100_000, file=1000, package=1500, files=3)
FORM, LIST = b"Formulir\n" * 20, b"Daftar\n"


def carried(**values):
    usual = {
        "key": "0b0e9e4c-6f3a-4a52-9d4d-0a4ad36ad0f1",
        "kind": "sop",
        "title": "Mencatat penolakan",
        "summary": "Satu kalimat",
        "texts": {"purpose": "Agar tercatat", "steps": "1. Catat", "who": "", "records": ""},
        "topics": ["gifts"],
        "licence": "Bebas",
        "publisher": "Pemerintah Kabupaten Serang",
        "version": 2,
        "published_on": "2019-02-01",
    }
    return Carried(**{**usual, **values})


def beside(*contents):
    return [
        CarriedFile(f"Berkas {n}", f"berkas-{n}.txt", hashlib.sha256(one).hexdigest(), len(one))
        for n, one in enumerate(contents, 1)
    ]


def packed(*contents, **values):
    known = {hashlib.sha256(one).hexdigest(): one for one in contents}
    out = io.BytesIO()
    one = carried(files=beside(*contents), **values)
    carrying.pack(one, lambda digest: io.BytesIO(known[digest]), out)
    return out.getvalue()


def read(data, limits=LIMITS):
    return carrying.read(io.BytesIO(data), limits)


def rewritten(data, change):
    """The ZIP again, each entry as `change(name, content)` gives it; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def changed(data, old, new):
    return rewritten(data, lambda _name, content: content.replace(old, new))


def without(data, gone):
    return rewritten(data, lambda name, content: None if name == gone else content)


def added(data, name, content=b"x"):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, content)
    return out.getvalue()


class TestAlone:
    def test_is_read_as_it_was_written(self):
        one = carried(change="Langkah 1")
        assert read(carrying.written(one)).practice.content() == one.content()

    def test_was_written_alike_before_there_were_files(self):
        assert not {"files", "change"} & carried().content().keys()
        assert json.loads(carrying.written(carried()))["format"] == "teraju-practice/1"

    def test_knows_when_a_letter_was_changed(self):
        with pytest.raises(UnreadableFile, match="changed"):
            read(carrying.written(carried()).replace(b"Agar", b"Biar"))

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "no_file"),
            (b"\xff\xfe", "no_file"),
            (b"[]", "no_file"),
            (b'{"format": "teraju-practice/3"}', "no_file"),
            (b'{"format": "teraju-practice/1"}', "broken"),
            (b"[" * 5000, "no_file"),
            (b" " * 100_001, "too_large"),
            (b"PK\x03\x04", "damaged"),
        ],
    )
    def test_of_something_else_is_refused(self, data, code):
        with pytest.raises(UnreadableFile, match=code):
            read(data)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"version": 0},
            {"version": "2"},
            {"version": True},
            {"kind": "malware"},
            {"key": "1"},
            {"publisher": "Kota\0"},
            {"title": " "},
            {"title": "x" * 201},
            {"title": None},
            {"publisher": ""},
            {"texts": []},
            {"texts": {"purpose": 3}},
            {"topics": "gifts"},
            {"topics": ["x"] * 61},
            {"files": {}},
            {"files": [1]},
            {"files": [{"title": "a", "name": "../a.txt", "sha256": "0" * 64, "size": 1}]},
            {"files": [{"title": "a", "name": "a.txt", "sha256": "0" * 63, "size": 1}]},
            {"files": [{"title": "a", "name": "a.txt", "sha256": "0" * 64, "size": 0}]},
        ],
    )
    def test_with_a_true_digest_is_looked_at_all_the_same(self, wrong):
        content = {**carried().content(), **wrong}
        whole = {"format": carrying.ALONE, "sha256": digest_of(content), "content": content}
        with pytest.raises(UnreadableFile, match="broken"):
            read(json.dumps(whole).encode())

    @given(st.binary(max_size=300))
    def test_never_breaks_on_what_comes(self, data):
        with pytest.raises(UnreadableFile):
            read(data)


class TestWithFiles:
    def test_is_read_as_it_was_packed(self):
        found = read(packed(FORM, LIST))
        assert found.contents == (FORM, LIST)
        assert found.practice.content() == carried(files=beside(FORM, LIST)).content()
        assert packed(FORM, LIST) == packed(FORM, LIST)

    def test_without_its_files_is_a_part(self):
        with pytest.raises(UnreadableFile, match="part"):
            read(carrying.written(carried(files=beside(FORM))))
        with pytest.raises(UnreadableFile, match="part"):
            read(without(packed(FORM, LIST), "files/02-berkas-2.txt"))

    @pytest.mark.parametrize(
        ("spoil", "code"),
        [
            (lambda data: data[: len(data) // 2], "damaged"),
            (lambda data: changed(data, b"Formulir", b"F0rmulir"), "changed"),
            (lambda data: changed(data, b"Daftar", b"Daftar lain"), "changed"),
            (lambda data: changed(data, b"Agar", b"Biar"), "changed"),
            (lambda data: added(data, "files/03-lagi.txt"), "changed"),
            (lambda data: added(data, "../../etc/passwd"), "changed"),
            (lambda data: without(data, "practice.json"), "no_file"),
            (lambda data: added(added(data, "a"), "b"), "too_large"),
        ],
    )
    def test_is_refused_when_it_was_spoiled(self, spoil, code):
        with pytest.raises(UnreadableFile, match=code):
            read(spoil(packed(FORM, LIST)))

    @pytest.mark.parametrize(
        "contents", [[b"x" * 1001], [b"x" * 800, b"y" * 800], [b"a", b"b", b"c", b"d"]]
    )
    def test_too_large_or_too_many_is_refused(self, contents):
        with pytest.raises(UnreadableFile, match="too_large"):
            read(packed(*contents))

    def test_lies_about_its_size_are_not_believed(self):
        """A file of a gigabyte of noughts that says it has 180 bytes."""
        out = io.BytesIO()
        one = carried(files=beside(b"\0" * 180))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("practice.json", carrying.written(one))
            package.writestr("files/01-berkas-1.txt", b"\0" * 5_000_000)
        true_size = (5_000_000).to_bytes(4, "little")
        forged = out.getvalue().replace(true_size, (180).to_bytes(4, "little"))
        with pytest.raises(UnreadableFile, match=r"changed|damaged"):
            read(forged)

    @given(st.integers(min_value=0, max_value=600), st.integers(min_value=0, max_value=255))
    def test_with_any_byte_changed_is_whole_or_refused(self, at, byte):
        data = bytearray(packed(FORM))
        data[at % len(data)] = byte
        try:
            found = read(bytes(data))
        except UnreadableFile:
            return
        assert found.contents == (FORM,)
        assert found.practice.content() == carried(files=beside(FORM)).content()

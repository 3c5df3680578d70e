"""Nasty files sent through the real form of a real process: a sentence each, and bounded memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from teraju.platform.files.tests.contents import PDF, PNG, WORD

from .channel import Channel
from .finder import find
from .story import Story, open_box
from .visitor import File, Page, Visitor

MB = 1024 * 1024


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", WORD)
        with package.open("word/document.xml", "w", force_zip64=True) as entry:
            for _part in range(450):
                entry.write(bytes(MB))
    return out.getvalue()


NASTY: dict[str, tuple[File, str]] = {
    "a page": (("foto.png", b"<html><script>x</script>", "image/png"), "web page"),
    "a drawing": (("foto.svg", b"<svg onload='x'/>", "image/svg+xml"), "web page"),
    "a program": (("surat.pdf", b"MZ" + bytes(900), "application/pdf"), "program"),
    "a PDF that runs": (
        ("surat.pdf", PDF + b"9 0 obj <</S /J#61vaScript /JS (x)>> endobj", "application/pdf"),
        "carries a program",
    ),
    "two files in one": (("foto.png", PNG + bomb()[:4000], "image/png"), ""),
    "a false name": (("surat.docx", PDF, "application/msword"), "true name"),
    "an archive": (("arsip.zip", bomb()[:3000], "application/zip"), ""),
    "nothing": (("kosong.txt", b"", "text/plain"), "empty"),
    "too much": (("besar.png", PNG + bytes(21 * MB), "image/png"), "larger than 20 MB"),
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: Any) -> Iterator[Channel]:
    """A channel of its own: its memory is measured."""
    with Channel(tmp_path_factory.mktemp("uploads")) as running:
        yield running


def send(channel: Channel, *several: File) -> tuple[Page, Visitor]:
    visitor = Visitor(channel.address)
    page = visitor.get("/en/report/")
    values = {"mode": "anonymous", "written": "Kepala Loket"}
    page = visitor.send(page, page.form("written"), values, press="Go on")
    form = page.form("what")
    typed = {"what": "ceritanya panjang dan tidak boleh hilang"}
    return visitor.send(page, form, typed, press="Send", files=several), visitor


@pytest.mark.parametrize(
    "what",
    ["a page", "a drawing", "a program", "a PDF that runs", "a false name", "nothing", "too much"],
)
def test_each_is_refused_with_a_sentence_and_nothing_typed_is_lost(own: Channel, what: str):
    file, sentence = NASTY[what]
    page, visitor = send(own, file)
    assert page.status == 422
    assert sentence in page.text
    assert "ceritanya panjang dan tidak boleh hilang" in page.text
    assert visitor.jar == {}


def test_a_bomb_is_refused_and_does_not_go_off(own: Channel):
    before = own.memory()
    page, _visitor = send(own, ("surat.docx", bomb(), "application/zip"))
    assert page.status == 422
    assert "unpacks to far more" in page.text
    assert own.memory() - before < 100 * MB


def test_two_hundred_megabytes_are_refused_with_a_sentence_in_bounded_memory(own: Channel):
    before = own.memory()
    page, _visitor = send(own, ("besar.png", PNG + bytes(200 * MB), "image/png"))
    assert page.status == 422
    assert "larger than 20 MB" in page.text
    assert "ceritanya panjang dan tidak boleh hilang" in page.text
    grown = own.memory() - before
    assert grown < 120 * MB, f"grew by {grown // MB} MB"


def test_many_files_together_are_limited(own: Channel):
    before = own.memory()
    several = [(f"foto{n}.png", PNG + bytes(9 * MB), "image/png") for n in range(9)]
    page, _visitor = send(own, *several)
    assert page.status == 422
    assert own.memory() - before < 150 * MB


def test_nothing_of_a_file_touches_the_disk_before_it_is_sealed(own: Channel):
    """Not even for a moment in a temporary file, and of refused ones nothing at all."""
    word = b"isi berkas yang ditolak 7741"
    before = {path for path in own.folder.rglob("*") if path.is_file()}
    send(own, ("catatan.svg", b"<svg>" + word + bytes(4 * MB), "image/svg+xml"))
    after = {path for path in own.folder.rglob("*") if path.is_file()}
    assert not [path for path in after - before if "sqlite" not in path.name]
    assert list((own.folder / "tmp").iterdir()) == []
    sources = {str(path): path.read_bytes() for path in after}
    assert find([word.decode()], sources) == []


def test_a_file_comes_back_as_a_download_and_never_as_a_page(story: Story):
    visitor = Visitor(story.channel.address)
    box = open_box(visitor, story.codes[0])
    target = next(path for _words, path in box.links if "/files/" in path)
    file = visitor.get(target)
    assert file.header("Content-Disposition").startswith("attachment")
    assert file.header("X-Content-Type-Options") == "nosniff"
    assert file.header("Cache-Control") == "no-store"
    assert "sandbox" in file.header("Content-Security-Policy") or "default-src 'none'" in (
        file.header("Content-Security-Policy")
    )

"""Pictures lose what a camera wrote beside them, and stand upright at the size of a page."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from teraju.platform.files import pictures
from teraju.platform.files.pictures import LONGEST, PICTURES, redrawn
from teraju.platform.filetypes.refusals import FileRefused

from .contents import PNG

PLACE, CAMERA, TURNED = 0x8825, 0x010F, 0x0112


def photo(media_type: str, size: tuple[int, int] = (40, 20), **more: Any) -> SimpleUploadedFile:
    """A picture as a telephone writes it: where, by what, and how it was held."""
    out, beside = io.BytesIO(), Image.Exif()
    beside[CAMERA] = "Ponsel Contoh"
    beside[TURNED] = 6
    beside.get_ifd(PLACE).update({1: "S", 2: (7.0, 28.0, 12.0), 3: "E", 4: (112.0, 26.0, 5.0)})
    if media_type == "image/png":
        words = PngInfo()
        words.add_text("Comment", "Pak Budi")
        more["pnginfo"] = words
    Image.new("RGB", size, "orange").save(out, PICTURES[media_type], exif=beside, **more)
    return SimpleUploadedFile("kios.bin", out.getvalue())


def opened(file: Any) -> Image.Image:
    file.seek(0)
    return Image.open(io.BytesIO(file.read()))


@pytest.mark.parametrize("media_type", PICTURES)
class TestRedrawn:
    def test_nothing_stands_beside_it(self, media_type):
        before = photo(media_type)
        assert dict(opened(before).getexif().get_ifd(PLACE))
        after = redrawn(before, media_type)
        found = opened(after)
        assert found.format == PICTURES[media_type]
        assert not dict(found.getexif())
        assert b"Ponsel Contoh" not in after.read()
        assert "Comment" not in found.info
        assert after.name == "kios.bin"

    def test_it_stands_upright(self, media_type):
        assert opened(redrawn(photo(media_type, (40, 20)), media_type)).size == (20, 40)

    def test_it_is_no_larger_than_a_page_shows(self, media_type):
        found = opened(redrawn(photo(media_type, (3000, 1500)), media_type))
        assert found.size == (LONGEST // 2, LONGEST)

    def test_what_is_broken_is_refused(self, media_type):
        whole = photo(media_type, (300, 300)).read()
        for body in (whole[:60], whole[: len(whole) // 2]):
            with pytest.raises(FileRefused):
                redrawn(SimpleUploadedFile("a", body), media_type)


def test_only_pictures():
    with pytest.raises(FileRefused):
        redrawn(SimpleUploadedFile("a.pdf", b"%PDF-1.7"), "application/pdf")


def test_what_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(FileRefused):
        redrawn(photo("image/png"), "image/png")


def test_what_is_see_through_stays_so():
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    drawn = opened(redrawn(SimpleUploadedFile("tanda.png", out.getvalue()), "image/png"))
    assert drawn.getpixel((1, 1)) == (0, 0, 0, 0)


@settings(max_examples=40, deadline=None)
@given(at=st.integers(8, len(PNG) - 1), byte=st.integers(0, 255))
def test_whatever_is_wrong_with_its_bytes_is_refused_if_not_read(at, byte):
    body = PNG[:at] + bytes([byte]) + PNG[at + 1 :]
    with suppress(FileRefused):
        redrawn(SimpleUploadedFile("a.png", body), "image/png")

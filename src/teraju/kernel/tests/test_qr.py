from __future__ import annotations

from teraju.kernel import qr

ADDRESS = "https://teraju.example/k/7KDM-4QXR-9TCA"


def test_on_paper_it_has_no_size_of_its_own():
    drawn = qr.on_paper(ADDRESS)
    assert drawn.startswith(b"<svg")
    assert b"width=" not in drawn.partition(b">")[0]
    assert qr.INK.encode() in drawn


def test_a_picture_of_a_kind():
    assert qr.drawn(ADDRESS, "png", scale=2).startswith(b"\x89PNG")


def test_in_a_page_it_holds_no_text():
    assert "teraju" not in qr.inline(ADDRESS, scale=4)

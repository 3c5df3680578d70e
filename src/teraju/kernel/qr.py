"""Codes that a telephone reads: an address drawn as dark and light squares."""

from __future__ import annotations

import io
from typing import Any

# Read at a distance, and with a thumb on a corner.
CORRECTION = "m"
INK = "#1b2430"


def drawn(address: str, kind: str = "svg", **shape: Any) -> bytes:
    """An address as a picture file of a kind."""
    import segno

    out = io.BytesIO()
    segno.make_qr(address, error=CORRECTION).save(out, kind=kind, **shape)
    return out.getvalue()


def on_paper(address: str) -> bytes:
    """An SVG without a size or margin of its own: the paper gives both."""
    return drawn(address, border=0, xmldecl=False, dark=INK, omitsize=True)


def inline(address: str, **shape: Any) -> str:
    """An SVG that stands in a page as it is; it holds no text."""
    import segno

    return str(segno.make_qr(address, error=CORRECTION).svg_inline(**shape))

"""Papers that others would have issued, as files of the demonstration: examples, and so printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from teraju.platform.papers.api import Letterhead, render

NOTE = "Contoh untuk peragaan: bukan sertifikat, tidak diterbitkan oleh siapa pun."


def certificate_file(
    at: datetime, body: str, number: str, facts: Sequence[tuple[str, str]]
) -> ContentFile[Any]:
    """A certificate of a body, with what stands on it."""
    rendered = render(
        "firm_paper",
        {
            "title": "Sertifikat kesesuaian (contoh)",
            "subtitle": f"Nomor {number}",
            "note": NOTE,
            "parts": [
                {
                    "title": "Isi",
                    "blocks": [
                        {
                            "kind": "table",
                            "heads": ["Hal", "Isi"],
                            "rows": [list(fact) for fact in facts],
                        }
                    ],
                }
            ],
        },
        letterhead=Letterhead(government=body, address=()),
        language="id",
        timestamp=at,
    )
    return ContentFile(rendered.pdf, f"{number.lower()}.pdf")

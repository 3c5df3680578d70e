"""A controlled document to try things on: every kind of block, its head, its cover."""

from __future__ import annotations

from datetime import date
from typing import Any

from teraju.platform.papers.embedding import Embedded


def line(text: str) -> list[dict[str, Any]]:
    """A line of a text that holds nothing but words."""
    return [{"kind": "text", "text": text}]


def paragraph(text: str) -> dict[str, Any]:
    """A paragraph of a text."""
    return {"kind": "paragraph", "inlines": line(text)}


BLOCKS = [
    {"kind": "heading", "level": 3, "inlines": line("Tujuan")},
    paragraph("Prosedur ini mengatur pengendalian dokumen."),
    {"kind": "heading", "level": 1, "inlines": line("Ruang lingkup")},
    {
        "kind": "list",
        "ordered": True,
        "start": 3,
        "items": [
            [
                paragraph("Susun naskah."),
                {"kind": "list", "ordered": False, "start": 1, "items": []},
            ],
            [{"kind": "heading", "level": 1, "inlines": line("Periksa")}, paragraph("Dua hari.")],
        ],
    },
    {"kind": "quote", "blocks": [paragraph("Satu dokumen, satu revisi berlaku.")]},
    {"kind": "code", "text": "SOP/{seq}"},
    {"kind": "rule"},
    {
        "kind": "table",
        "align": ["", "right", "center"],
        "head": [line("Langkah"), line("Hari"), []],
        "rows": [[line("Periksa"), line("2"), []]],
    },
    {
        "kind": "paragraph",
        "inlines": [
            {"kind": "strong", "inlines": line("Tebal")},
            {"kind": "emphasis", "inlines": line("miring")},
            {"kind": "strike", "inlines": line("coret")},
            {"kind": "code", "text": "kode"},
            {"kind": "break"},
            {"kind": "link", "address": "https://a.example/x", "inlines": line("tautan")},
            {"kind": "link", "address": "", "inlines": []},
        ],
    },
]


def head_of_document(**changes: Any) -> dict[str, Any]:
    """What both papers of a controlled document say of it."""
    return {
        "title": "Prosedur pengendalian dokumen",
        "document_number": "SOP-INSP-01",
        "document_type": "Prosedur (SOP)",
        "revision": "2",
        "effective_on": date(2019, 2, 1),
        "approvals": [
            {"step": "drafted", "office": "Koordinator mutu", "on": date(2019, 1, 7)},
            {"step": "reviewed", "office": "Sekretaris", "on": None},
            {"step": "approved", "office": "Inspektur", "on": date(2019, 1, 15)},
        ],
        "history": [
            {"revision": "1", "on": None, "change": "Terbitan pertama", "office": "Inspektur"}
        ],
        **changes,
    }


def controlled(*blocks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Data of a controlled document with these blocks."""
    return head_of_document(blocks=list(blocks) or BLOCKS, **changes)


UPLOAD = Embedded("panduan mutu.docx", "application/msword", bytes(range(256)) * 40)


def cover(**changes: Any) -> dict[str, Any]:
    """Data of the sheet that approves an uploaded file."""
    return head_of_document(**{"file": UPLOAD, **changes})

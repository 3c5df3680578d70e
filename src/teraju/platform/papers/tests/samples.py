"""Papers to try things on: invented, complete, and equal each time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from teraju.platform.papers.pictures import Drawing
from teraju.platform.papers.rendering import Imprint, Letterhead, RenderedPaper, render

AT = datetime(2019, 1, 15, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
CREST = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 110">'
    b'<path d="M8 8h84v52c0 26-20 38-42 46C28 98 8 86 8 60z" fill="#0b5f63"/></svg>'
)
LETTERHEAD = Letterhead(
    government="Pemerintah Kabupaten Contoh",
    agency="Inspektorat",
    address=("Jalan Contoh Nomor 1", "inspektorat@contoh.example"),
    crest=CREST,
)
IMPRINT = Imprint(
    number="007/INSP/I/2019",
    code="7K3M-9QXT-2V8H",
    verify_url="https://teraju.example/v/7K3M-9QXT-2V8H",
    office="Inspektur Kabupaten Contoh",
    place="Contoh",
    on=date(2019, 1, 15),
)


def programme(**changes: Any) -> dict[str, Any]:
    """Data of a programme with two certificates and eight steps."""
    dates = [date(2018, month, 12) for month in range(3, 10)]
    steps = [
        {"date": on, "label": f"Langkah {place}", "done": True} for place, on in enumerate(dates)
    ]
    return {
        "title": "Ringkasan program sertifikasi",
        "subtitle": "Sistem manajemen terpadu",
        "facts": [("Perangkat daerah", "Inspektorat"), ("Tanggal permohonan", None)],
        "steps": [*steps, {"date": date(2020, 1, 6), "label": "Survailen", "done": False}],
        "certificates": [
            {"title": standard, "number": "C/001", "facts": [("Keputusan", date(2018, 12, 20))]}
            for standard in ("SNI ISO 9001:2015", "SNI ISO 37001:2016")
        ],
        "findings": {"major": 0, "minor": 1, "observation": 3, "closed": 1},
        **changes,
    }


def letter(*body: object, **changes: Any) -> dict[str, Any]:
    """Data of a letter with these paragraphs."""
    return {
        "title": "Undangan audit internal",
        "recipient": ["Kepala Dinas Contoh", "di Contoh"],
        "body": list(body) or ["Dengan hormat."],
        **changes,
    }


def card(**changes: Any) -> dict[str, Any]:
    """Data of a card for a guest."""
    return {
        "title": "Kartu masuk",
        "holder": "Auditor lembaga sertifikasi",
        "address": "https://teraju.example/k",
        "one_time_code": "4T7K-92MD",
        "valid_until": AT,
        "steps": ["Pindai kode QR.", "Ketik kode sekali pakai."],
        **changes,
    }


def labels() -> dict[str, object]:
    square = '<svg viewBox="0 0 2 2"><path d="M0 0h2v2h-2z" fill="#1b2430"/></svg>'
    line = {"kind": "timbangan meja 10 kg", "unit": "UPT Uji", "address": "contoh.id/i/T00100001M"}
    return {
        "title": "Label alat ukur",
        "labels": [{"qr": f"qr{n}", "tag": f"T0010000{n}M", **line} for n in range(3)],
        **{f"qr{n}": Drawing(svg=square, alt="Kode QR") for n in range(3)},
    }


def queue_number() -> dict[str, object]:
    return {
        "title": "Nomor antrean",
        "number": "A004",
        "queue": "Tera dan tera ulang",
        "lines": ["Diambil pukul 08.15", "3 nomor dipanggil sebelum Anda"],
    }


WHEEL = (
    '<svg viewBox="0 0 340 340" role="group" aria-labelledby="w-t"><title id="w-t">Roda</title>'
    '<g fill="#22633f"><a href="/readiness/"><path d="M170 20L210 30L200 70L170 62z">'
    "<title>4.1: sesuai</title></path></a></g>"
    '<text x="170" y="170" font-size="40" text-anchor="middle">23</text></svg>'
)


def rendered(template: str, data: dict[str, Any], **changes: Any) -> RenderedPaper:
    """Render with the sample letterhead, in Indonesian."""
    given: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "language": "id",
        "timestamp": AT,
        "imprint": None if template in {"card", "hand_over", "labels", "queue_number"} else IMPRINT,
    }
    return render(template, data, **(given | changes))


def text_of(pdf: bytes) -> str:
    """The words on all pages, in reading order."""
    from io import BytesIO

    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)

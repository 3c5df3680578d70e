"""The fixed words of the papers, and how a paper writes dates and numbers, in each language.

They live here and not in the message catalogues because a paper is frozen in the language it was
issued in: it must typeset the same with or without compiled catalogues, and outside a request.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

MONTHS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}

ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}

WORDS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "number": "Nomor",
        "page": "Halaman",
        "of": "dari",
        "code": "Kode verifikasi",
        "check": "Periksa keaslian di",
        "qr": "Kode QR menuju halaman pemeriksaan",
        "crest": "Lambang",
        "signed": "Ditandatangani secara elektronik",
        "example": "CONTOH",
        "example_note": "Data contoh: sebagian isi dokumen ini dibuat untuk mengisi peragaan dan "
        "bukan catatan resmi.",
        "facts": "Ringkasan",
        "subject_of": "Butir",
        "value": "Keterangan",
        "timeline": "Perjalanan program",
        "date": "Tanggal",
        "step": "Langkah",
        "unknown_date": "belum diketahui",
        "planned": "direncanakan",
        "certificates": "Sertifikat",
        "certificate_number": "Nomor sertifikat",
        "findings": "Temuan lembaga sertifikasi",
        "major": "mayor",
        "minor": "minor",
        "observation": "observasi",
        "closed": "sudah ditutup",
        "enclosures": "Lampiran",
        "subject": "Hal",
        "to": "Yth.",
        "copies": "Tembusan",
        "one_time_code": "Kode sekali pakai",
        "valid_until": "Berlaku sampai",
        "how": "Cara memakai",
        "keep_secret": "Simpan kartu ini. Siapa pun yang memegang kodenya dapat memakainya.",
        "statement.programme_summary": "Dokumen ini merangkum perjalanan program sertifikasi. "
        "Dokumen ini bukan sertifikat; sertifikat diterbitkan oleh lembaga sertifikasi.",
        "statement.letter": "Surat ini sah tanpa tanda tangan basah; "
        "keasliannya diperiksa dengan kode verifikasinya.",
        "statement.card": "Kartu ini hanya untuk masuk satu kali. "
        "Kartu ini bukan tanda pengenal dan bukan bukti pembayaran.",
    },
    "en": {
        "number": "Number",
        "page": "Page",
        "of": "of",
        "code": "Verification code",
        "check": "Check it at",
        "qr": "QR code that opens the checking page",
        "crest": "Crest of",
        "signed": "Signed electronically",
        "example": "EXAMPLE",
        "example_note": "Example data: part of this paper was made up to fill the demonstration "
        "and is not an official record.",
        "facts": "Summary",
        "subject_of": "Item",
        "value": "Details",
        "timeline": "Course of the programme",
        "date": "Date",
        "step": "Step",
        "unknown_date": "not known",
        "planned": "planned",
        "certificates": "Certificates",
        "certificate_number": "Certificate number",
        "findings": "Findings of the certification body",
        "major": "major",
        "minor": "minor",
        "observation": "observations",
        "closed": "closed",
        "enclosures": "Enclosures",
        "subject": "Subject",
        "to": "To",
        "copies": "Copies to",
        "one_time_code": "One-time code",
        "valid_until": "Valid until",
        "how": "How to use it",
        "keep_secret": "Keep this card. Whoever holds the code can use it.",
        "statement.programme_summary": "This paper sums up the course of a certification "
        "programme. It is not a certificate; the certification body issues those.",
        "statement.letter": "This letter is valid without a handwritten signature; "
        "its verification code proves it.",
        "statement.card": "This card is for signing in once. It is neither an identity card "
        "nor a proof of payment.",
    },
}


def date_in_words(day: date, language: str) -> str:
    """Write a date as people do: "21 November 2026"."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def moment_in_words(moment: datetime, language: str) -> str:
    """Write an aware moment in its own zone: "21 November 2026, 09.12 WIB"."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a paper needs moments with a time zone")
    separator = "." if language == "id" else ":"
    hours = offset / timedelta(hours=1)
    zone = ZONES.get(int(hours)) if hours == int(hours) else None
    clock = f"{moment:%H}{separator}{moment:%M}"
    return f"{date_in_words(moment, language)}, {clock} {zone or moment.strftime('UTC%z')}"


def number_in_words(number: Decimal | float, language: str) -> str:
    """Write a number with the language's marks: 1.234,5 in Indonesian, 1,234.5 in English."""
    text = f"{number:,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "id" else text

"""Reports, sheets and certificates to try things on."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from teraju.platform.papers.pictures import Drawing

from .samples import AT, WHEEL


def readiness(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of a readiness report with this many gaps in its first standard."""
    counts = {"conforming": 40, "attention": 8, "missing": 5, "not_applicable": 2}
    open_ones = [
        {
            "number": f"8.{place}",
            "title": "Pengendalian penyediaan layanan",
            "state": ("attention", "missing")[place % 2],
            "reason": "Audit internal terakhir berumur lebih dari setahun.",
            "next_action": "Jadwalkan audit internal.",
            "owner": "Ketua tim mutu" if place % 3 else None,
        }
        for place in range(1, count + 1)
    ]
    return {
        "title": "Laporan kesiapan",
        "subtitle": "Inspektorat",
        "facts": [("Perangkat daerah", "Inspektorat"), ("Keadaan pada", date(2018, 10, 15))],
        "picture": Drawing(
            WHEEL, "Roda kesiapan: sesuai 40.", "Dari luar ke dalam: SNI ISO 9001:2015."
        ),
        "counts": [{"standard": "SNI ISO 9001:2015", **counts}],
        "standards": [
            {"standard": "SNI ISO 9001:2015", "gaps": open_ones},
            {"standard": "SNI ISO 37001:2016", "gaps": []},
        ],
        **changes,
    }


def pack_index(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of an index with this many requirements; the first has no evidence."""
    states = ("missing", "conforming", "attention", "not_applicable", None)
    return {
        "title": "Daftar bukti menurut persyaratan",
        "facts": [("Standar", "SNI ISO 37001:2016"), ("Masa", "1 Januari - 31 Desember 2018")],
        "requirements": [
            {
                "number": f"{4 + place // 9}.{1 + place % 9}",
                "title": "Audit internal",
                "state": states[place % 5],
                "evidence": [
                    {
                        "ref": f"B-{place:03}",
                        "title": "Laporan audit internal",
                        "on": date(2018, 9, 12),
                        "recorded": date(2018, 10, 30),
                        "valid_until": date(2019, 9, 11) if place % 2 else None,
                        "file": f"bukti/{place:03}-laporan.pdf" if place % 2 else None,
                        "remark": "Dicatat 48 hari sesudah kejadian.",
                    }
                ]
                * min(place, 2),
            }
            for place in range(count)
        ],
        **changes,
    }


def pack_manifest(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of a manifest of this many files."""
    return {
        "title": "Daftar isi paket",
        "facts": [("Standar", "SNI ISO 37001:2016"), ("Perangkat daerah", "Inspektorat")],
        "made_by": "Ketua tim mutu",
        "made_at": AT,
        "files": [
            {
                "path": f"bukti/{place:03}-laporan.pdf",
                "size": 1_482_000 + place,
                "sha256": sha256(str(place).encode()).hexdigest(),
            }
            for place in range(count)
        ],
        **changes,
    }


def hand_over(**changes: Any) -> dict[str, Any]:
    """Data of the cover of files that are handed over."""
    files = pack_manifest()["files"]
    facts = [("Diserahkan kepada", "KPK"), ("Jumlah berkas", len(files))]
    given = {"title": "Serah terima berkas", "subtitle": "7K2M-Q4", "facts": facts}
    return {**given, "files": files, **changes}


def system_statement(**changes: Any) -> dict[str, Any]:
    """Data of a statement of scope."""
    return {
        "title": "Pernyataan ruang lingkup",
        "subtitle": "Inspektorat",
        "facts": [("Standar", "SNI ISO 9001:2015"), ("Lokasi", "Kantor Inspektorat")],
        "picture": None,
        "sections": [
            {"title": "Lingkup", "lines": ["Pengawasan internal pemerintah daerah"]},
            {"title": "Batas", "lines": []},
        ],
        **changes,
    }


def nonconformity_report(**changes: Any) -> dict[str, Any]:
    """Data of the report of a nonconformity without pictures."""
    return {
        "title": "Laporan ketidaksesuaian",
        "subtitle": "Laporan terlambat terbit",
        "facts": [("Nomor", "LKS-001/INSP/2019"), ("Proses", None)],
        "sections": [
            {"title": "Uraian", "lines": ["Tiga laporan terbit lewat tenggat."]},
            {"title": "Penanganan", "lines": ["Koreksi: tiga laporan diterbitkan."]},
        ],
        "whys": None,
        "fishbone": None,
        **changes,
    }


def objectives(count: int = 2, **changes: Any) -> dict[str, Any]:
    """Data of the objectives of a year; the first has a trend, the last has no value."""
    lights = ("green", "yellow", "red")
    values = [
        {
            "period": f"Triwulan {place + 1}",
            "value": "92,3%",
            "target": "paling sedikit 90%",
            "light": light,
        }
        for place, light in enumerate(lights)
    ]
    lines = [
        {
            "code": f"SM-{place:02}",
            "title": "Laporan terbit tepat waktu",
            "facts": [("Indikator", "Laporan tepat waktu"), ("Nilai awal", None)],
            "values": [] if place == count else values,
            "picture": "trend" if place == 1 else None,
        }
        for place in range(1, count + 1)
    ]
    return {
        "title": "Sasaran 2019",
        "subtitle": "Inspektorat",
        "facts": [("Perangkat daerah", "Inspektorat"), ("Tahun", "2019")],
        "objectives": lines,
        "trend": Drawing(WHEEL, "Tren laporan tepat waktu.", "Garis putus-putus adalah target."),
        **changes,
    }


def assignment_letter(**changes: Any) -> dict[str, Any]:
    """Data of a letter of assignment."""
    return {
        "title": "Surat tugas",
        "basis": ["PKPT 2018, baris 4"],
        "team": [("Inspektur", "Penanggung jawab"), ("Auditor Ahli Muda", "Ketua tim")],
        "tasks": ["Audit kinerja pelayanan perizinan"],
        "facts": [("Perangkat daerah", "DPMPTSP")],
        "first_day": date(2018, 9, 3),
        "last_day": date(2018, 9, 14),
        **changes,
    }


def service_standard(**changes: Any) -> dict[str, Any]:
    """Data of a service standard with three steps and two components."""
    return {
        "title": "Standar pelayanan",
        "subtitle": "Kutipan akta kelahiran",
        "facts": [("Kode", "AKTA-LAHIR"), ("Jangka waktu", "3 hari kerja")],
        "steps_title": "Prosedur",
        "step_heads": ["", "Langkah", "Jabatan", "Waktu"],
        "steps": [(str(place), f"Langkah {place}", "Petugas", "5 menit") for place in (1, 2, 3)],
        "parts": [
            {"name": "Persyaratan", "lines": ["Surat keterangan lahir", "Kartu keluarga"]},
            {"name": "Produk pelayanan", "lines": ["Kutipan akta kelahiran"]},
        ],
        **changes,
    }


def training_sheet(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of an attendance list of this many people."""
    return {
        "title": "Daftar hadir",
        "subtitle": "Audit berbasis risiko",
        "facts": [("Hari pertama", AT.date()), ("Tempat", "Aula")],
        "headers": ["Peserta", "Kehadiran", "Catatan"],
        "rows": [[f"Auditor {place}", "hadir", "–"] for place in range(count)],
        "notes": ["Materi: menyusun kertas kerja."],
        **changes,
    }


def review_minutes(**changes: Any) -> dict[str, Any]:
    """Data of minutes with a subject that records speak of and one that none does."""
    return {
        "title": "Risalah tinjauan manajemen",
        "subtitle": "Inspektorat",
        "facts": [("Diselenggarakan", AT.date()), ("Ketua", "Inspektur")],
        "picture": None,
        "subjects": [
            {
                "title": "Capaian sasaran",
                "clauses": "9001 9.3.2",
                "lines": [{"text": "SM-01: 82%, target 90%", "concerns": True}],
                "discussion": "Laporan terlambat karena tim kurang.",
                "conclusion": "Tim ditambah.",
            },
            {
                "title": "Investigasi",
                "clauses": "37001 9.3.1",
                "lines": [],
                "discussion": "Tidak ada investigasi.",
                "conclusion": "",
            },
        ],
        "decisions": [["1", "Menambah auditor", "Kebutuhan sumber daya", "Sekretaris", AT.date()]],
        "notes": [{"title": "Kesimpulan", "lines": ["Sistem masih sesuai."]}],
        **changes,
    }


def risk_report(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of a report on this many risks."""
    return {
        "title": "Penilaian risiko penyuapan 2020",
        "subtitle": "Inspektorat Kabupaten Contoh",
        "facts": [("Perangkat daerah", "Inspektorat"), ("Disahkan tanggal", AT.date())],
        "picture": Drawing(WHEEL, "Peta risiko.", "Lingkaran: tanpa pengendalian."),
        "table": "Register risiko",
        "headers": ["Kode", "Risiko", "Inheren", "Residual", "Target", "Rencana"],
        "rows": [
            [f"RS-{place:02}", "Suap", "17 tinggi", "11 sedang", "6 rendah", "Rotasi tim"]
            for place in range(count)
        ],
        "sections": [{"title": "Kesimpulan", "lines": ["Dua risiko di atas rendah."]}],
        **changes,
    }


def diagnosis_report(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of a report on this many indicators."""
    return {
        "title": "Diagnosis pemerintah daerah andal",
        "subtitle": "ISO 18091:2019 · 2020",
        "facts": [("Pemerintah daerah", "Kota Contoh"), ("Selesai pada", AT.date())],
        "picture": Drawing(WHEEL, "Roda 39 indikator.", "Lingkar dalam: penilaian sendiri."),
        "table": "39 indikator",
        "headers": ["Kode", "Indikator", "Sendiri", "Diverifikasi", "Perangkat daerah", "Temuan"],
        "rows": [["1.1", "Manajemen mutu", "Hijau", "Kuning", "Setda", "–"] for _ in range(count)],
        "sections": [{"title": "Temuan verifikasi", "lines": ["Sebagian besar kuning."]}],
        **changes,
    }


def check_report(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of a report on this many lines that were looked through."""
    return {
        "title": "Lembar periksa pengendalian keuangan 2020",
        "subtitle": "Inspektorat Kabupaten Contoh",
        "facts": [("Perangkat daerah", "Inspektorat"), ("Disahkan tanggal", AT.date())],
        "table": "Pengendalian",
        "headers": ["Pengendalian", "Keadaan", "Bukti", "Tindakan"],
        "rows": [["Dua persetujuan", "berjalan", f"SOP {place}", "–"] for place in range(count)],
        "sections": [{"title": "Kesenjangan", "lines": ["Tidak ada."]}],
        **changes,
    }


def survey_report(count: int = 9, **changes: Any) -> dict[str, Any]:
    """Data of a report on a survey with this many elements."""
    return {
        "title": "Laporan survei kepuasan masyarakat",
        "subtitle": "SKM semester 1 2020",
        "facts": [("Indeks", "82,15 (B, baik)"), ("Diumumkan pada", AT.date())],
        "picture": Drawing(WHEEL, "Indeks menurut unsur.", "Garis putus-putus: batas mutu."),
        "table": "Kesembilan unsur",
        "headers": ["Unsur", "Jumlah", "Rata-rata", "Indeks", "Mutu"],
        "rows": [[f"U{place} Unsur", "955", "3,2860", "82,15", "B"] for place in range(count)],
        "sections": [{"title": "Yang pertama diperbaiki", "lines": ["U3 Waktu"]}],
        **changes,
    }


def survey_sheet(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of a sheet for a counter with this many steps."""
    return {
        "title": "Bagaimana layanan kami?",
        "call": "Sembilan pertanyaan.",
        "about": "Penerbitan KTP-el",
        "until": "Dibuka sampai akhir tahun.",
        "steps": [f"Langkah {place}" for place in range(count)],
        "promise": "Tanpa nama.",
        "address": "https://contoh.go.id/s/ABCDEFGH/",
        **changes,
    }


def firm_paper(count: int = 2, **changes: Any) -> dict[str, Any]:
    """Data of a manual of a firm with so many parts."""
    bare: dict[str, Any] = {"text": "", "items": [], "heads": [], "rows": []}
    blocks = [
        bare | {"kind": "heading", "text": "Janji kami"},
        bare | {"kind": "text", "text": "Warna tidak luntur."},
        bare | {"kind": "steps", "items": ["Gambar", "Canting", "Celup"]},
        bare | {"kind": "table", "heads": ["Tanggal", "Paraf"], "rows": [["", ""]]},
        bare | {"kind": "signature", "text": "Pemilik usaha"},
    ]
    return {
        "title": "Pedoman mutu",
        "subtitle": "PM-01 · versi 1",
        "note": "Contoh teks.",
        "parts": [{"title": f"Bagian {place}", "blocks": blocks} for place in range(count)],
        **changes,
    }


def audit_paper(count: int = 3, **changes: Any) -> dict[str, Any]:
    """Data of a report with this many findings."""
    return {
        "title": "Laporan audit internal",
        "subtitle": "AI-2020-001",
        "facts": [("Perangkat daerah", "Inspektorat"), ("Rapat penutupan", AT.date())],
        "table": "Temuan",
        "headers": ["Temuan", "Kriteria dan klausul", "Bukti", "Kesenjangan"],
        "rows": [[f"T-{place:02} minor", "9001 7.2", "Berkas", "–"] for place in range(count)],
        "sections": [{"title": "Catatan", "lines": ["Hanya yang diperiksa dilaporkan."]}],
        **changes,
    }


def verification_certificate(**changes: Any) -> dict[str, Any]:
    """Data of a certificate of verification."""
    return {
        "title": "Surat keterangan hasil pengujian",
        "result": "SAH – memenuhi syarat teknis",
        "until": "September 2020",
        "groups": [{"title": "Alat", "facts": [("Jenis", "Timbangan meja"), ("Merek", None)]}],
        "table": "Hasil pengujian",
        "headers": ["Pengujian", "Kesalahan", "Batas"],
        "rows": [("Kebenaran 5.000 g", "0,5 g", "± 2,5 g")],
        "notes": ["Undang-Undang Nomor 2 Tahun 1981 tentang Metrologi Legal"],
        **changes,
    }

"""Catalogue files for tests: a good one, and one with every fault marked by `!` on its line."""

from __future__ import annotations

from pathlib import Path

GOOD = """
topics:
  - {code: audit, order: 10, chapter: "9", owner_role: internal_auditor, title_en: Audit,
     title_id: Audit, record_en: A report, record_id: Laporan}
standards:
  - code: iso-9001
    sni_number: SNI ISO 9001
    title_en: Quality management
    title_id: Manajemen mutu
    is_certifiable: true
    scheme: quality
    editions:
      - edition: "2015"
        sni_designation: "SNI ISO 9001:2015"
        source: a paper
        confirmed: true
        exclusion: justified
        requirements:
          - number: "9"
            title_en: Evaluation
            title_id: Evaluasi
            asks_en: Look.
            asks_id: Lihat.
          - number: "9.2"
            title_en: Internal audit
            title_id: Audit internal
            asks_en: Audit.
            asks_id: Audit.
            documented: retain
            topics: [audit]
"""

LONG = "a" * 201

BAD = f"""
topics:
  - code: audit
    order: 10
    chapter: "9"
    owner_role: cook  # !
    title_en: Audit
    title_id: Audit
    record_en: A report
    record_id: Laporan
standards:
  - code: iso-9001
    sni_number: SNI ISO 9001
    title_en: Quality management
    title_id: Manajemen mutu
    scheme: quality
    is_certifiable: true
    colour: red  # !
editions:
  - standard: iso-9001
    edition: "2015"
    sni_designation: SNI ISO 9001:2015
    valid_from: 2015-02-30  # !
    source: a paper
    confirmed: perhaps  # !
    requirements:
      - number: "4"
        title_en: Context
        title_id: Konteks
        asks_en: Know.
        asks_id: Ketahui.
        topics: [audit]  # !
      - number: "4.1"
        title_en: Context
        title_id: Konteks
        asks_en: {LONG}  # !
        asks_id: Ketahui.
        topics: [audit]
      - number: "4.1"  # ! !
        title_en: Context
        title_id: Konteks
        asks_en: Know.
        asks_id: Ketahui.
      - number: "9"
        title_en: Evaluation
        title_id: Evaluasi
        asks_en: Look.
        asks_id: Lihat.
      - number: "9.1.1"  # !
        title_en: Audit
        title_id: Audit
        asks_en: Audit.
        asks_id: Audit.
        documented: written  # !
        topics: [audit]
      - number: "9.2"  # !
        title_en: Audit
        asks_en: Audit.
        asks_id: Audit.
        topics: [nowhere, audit]  # !
      - number: "6"  # ! !
        title_en: Planning
        title_id: Perencanaan
        asks_en: Plan.
        asks_id: Rencanakan.
      - number: 6.1  # !
        title_en: Planning
        title_id: Perencanaan
        asks_en: Plan.
        asks_id: Rencanakan.
        topics: [audit]
      - number: "10"
        title_en: Improvement
        title_id: Perbaikan
        asks_en: Improve.
        asks_id: Perbaiki.
        topics: [audit, audit]  # !
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

"""What others learn from Serang: study visits and practices of the library. All of it is invented.

That other regions came is known; which ones, when, and what became of it is not: their names say
that they are examples.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

from teraju.modules.learning import api as learning
from teraju.portal.demo.cast import Cast

from .stage import Stage

LICENCE = "Bebas dipakai dan diubah dengan menyebut sumbernya."
REFUSING = {
    "purpose": "Pemberian dari pihak yang diawasi ditolak dan tercatat pada hari itu juga.",
    "steps": (
        "1. Ucapkan terima kasih dan jelaskan bahwa tim tidak menerima pemberian.\n"
        "2. Kembalikan di tempat; bila tidak mungkin, minta dua orang menyaksikan.\n"
        "3. Catat siapa yang memberi, apa, dan kapan, sebelum pulang.\n"
        "4. Laporkan penolakan kepada unit pengendali gratifikasi."
    ),
    "who": "Ketua tim menolak dan mencatat; anggota menyaksikan; unit menerima laporan.",
    "records": "Catatan penolakan di kertas kerja penugasan dan laporan penolakan.",
}
INTEGRATED = {
    "purpose": "Mutu dan antipenyuapan dijalankan sebagai satu sistem, tanpa dua tumpuk dokumen.",
    "steps": (
        "1. Satukan konteks, pihak berkepentingan, dan ruang lingkup.\n"
        "2. Tandai pada setiap proses titik rawan suapnya.\n"
        "3. Audit internal dan tinjauan manajemen dilakukan sekali untuk keduanya.\n"
        "4. Simpan satu daftar induk dokumen."
    ),
    "who": "Ketua tim mutu memelihara sistem; fungsi kepatuhan mengawasi bagian antipenyuapan.",
    "records": "Daftar induk dokumen, program audit, dan berita acara tinjauan.",
}
AGENDA = (
    (time(9), time(10), "Paparan sistem terpadu", "Inspektur"),
    (time(10), time(11, 30), "Daftar risiko penyuapan dan pengendaliannya", "Ketua FKAP"),
    (time(13), time(14, 30), "Melihat unit pengendali gratifikasi", "Petugas UPPG"),
)


def share(cast: Cast, stage: Stage) -> None:
    """Two practices on the shelf, two visits that came and one that waits for its answer."""
    refusing = _publish(
        cast, stage, "sop", "Menolak dan mencatat pemberian saat pengawasan", REFUSING
    )
    _publish(cast, stage, "practice", "Satu sistem untuk mutu dan antipenyuapan", INTEGRATED)
    first = _received(
        cast, stage, "Kabupaten Contoh Satu", ("2019-02-04", "2019-02-20", "2019-08-21"), refusing
    )
    _reached(cast, first, "2019-08-21", "agreement", "2019-05-10")
    _reached(cast, first, "2020-07-01", "certificate", "2020-06-15", "SNI ISO 37001:2016")
    second = _received(
        cast, stage, "Kota Contoh Dua", ("2019-07-01", "2019-07-18", "2020-01-20"), refusing
    )
    _reached(cast, second, "2020-01-20", "agreement", "2019-11-25")
    for pk in (first, second):
        learning.release_visit(actor=cast.at("inspector", "2020-07-01", 14), visit_id=pk)
    _asked(cast, stage, "Kabupaten Contoh Tiga", "2020-10-12", date(2020, 11, 2))


def _publish(cast: Cast, stage: Stage, kind: str, title: str, texts: Any) -> Any:
    practice = learning.write_practice(
        actor=cast.at("coordinator", "2019-01-28"),
        agency=stage.inspectorate,
        kind=kind,
        title=title,
        summary=texts["purpose"],
        licence=LICENCE,
        texts=texts,
        is_example=True,
    )
    learning.publish_practice(actor=cast.at("inspector", "2019-01-30"), practice_id=practice.pk)
    return practice


def _asked(cast: Cast, stage: Stage, guest: str, day: str, wished: date) -> int:
    visit = learning.enter_letter(
        actor=cast.at("coordinator", day),
        agency=stage.inspectorate,
        letter_number="700/contoh",
        letter_on=date.fromisoformat(day),
        province="36",
        guest=guest,
        guest_offices="Inspektorat Daerah",
        size=12,
        wished_from=wished,
        wished_until=wished,
        wishes="Sistem manajemen mutu dan antipenyuapan yang terpadu; unit pengendali gratifikasi.",
        contact_office="Inspektur Daerah",
        is_example=True,
    )
    return int(visit.pk)


def _received(
    cast: Cast, stage: Stage, guest: str, days: tuple[str, str, str], practice: Any
) -> int:
    """A visit from its letter to the question what came of it."""
    asked, held, followed = days
    day = date.fromisoformat(held)
    pk = _asked(cast, stage, guest, asked, day)
    inspector = cast.at("inspector", asked, 13)
    learning.accept_visit(
        actor=inspector, visit_id=pk, visit_on=day, reply="Kami tunggu di kantor pukul 09.00."
    )
    for starts, ends, topic, host in AGENDA:
        learning.add_agenda_line(
            actor=cast.at("coordinator", asked, 14),
            visit_id=pk,
            starts=starts,
            ends=ends,
            topic=topic,
            host=host,
            place="Kantor Inspektorat",
        )
    learning.issue_reply(actor=cast.at("inspector", asked, 15), visit_id=pk)
    coordinator = cast.at("coordinator", held, 16)
    learning.record_visit(
        actor=coordinator,
        visit_id=pk,
        held_on=day,
        came=11,
        offices_came="Inspektorat Daerah, Bagian Organisasi",
        minutes="Sistem terpadu dipaparkan, daftar risiko dibahas. Tamu meminta contoh SOP.",
    )
    learning.add_taken(actor=coordinator, visit_id=pk, practice=practice)
    learning.issue_minutes(actor=cast.at("inspector", held, 17), visit_id=pk)
    learning.follow_up_visit(
        actor=cast.at("coordinator", followed),
        visit_id=pk,
        outcome="begun",
        follow_up="Tim mutu dibentuk dan SOP penolakan pemberian disesuaikan.",
    )
    return pk


def _reached(cast: Cast, pk: int, told: str, kind: str, day: str, standard: str = "") -> None:
    learning.add_milestone(
        actor=cast.at("coordinator", told, 10),
        visit_id=pk,
        kind=kind,
        on=date.fromisoformat(day),
        standard=standard,
        guest_agency="Inspektorat Daerah" if standard else "",
        source="Surat tamu (contoh)",
    )

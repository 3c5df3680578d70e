"""Who reads the documents of the Inspektorat, who holds a copy, and what is disposed of.

Everything here is invented and marked as example data; so is the retention schedule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from teraju.modules.documents import api as documents
from teraju.portal.demo.cast import Cast

from .stage import Stage

TODAY = date(2020, 10, 15)
EVERYBODY = (
    "agency_head",
    "process_owner",
    "internal_auditor",
    "upg_officer",
    "concern_handler",
    "staff",
)
# In the order in which they read; the last one takes the longest.
READERS = ("upg", "process", "auditor", "second", "supervisor", "concern", "clerk", "staff")
STAFF = ("supervisor", "clerk", "staff")
# Procedures that the staff must read, and who let the last one lie.
READ_BY_STAFF = ("document-control", "complaints", "gifts", "concerns")
LATE = ("gifts", "clerk")
SENTENCES = {
    "fits-the-agency": "Kebijakan ini sesuai dengan tujuan Inspektorat",
    "fits-the-purpose": "Kebijakan ini sesuai dengan tujuan Inspektorat",
    "basis-of-objectives": "Kebijakan ini menjadi dasar penetapan sasaran mutu",
    "meets-requirements": "Kami memenuhi persyaratan mereka yang kami layani",
    "keeps-improving": "Kami terus memperbaiki sistem manajemen mutu",
    "forbids-bribery": "Penyuapan dilarang dalam bentuk apa pun",
    "obeys-the-law": "Kami mematuhi peraturan anti penyuapan",
    "anti-bribery-objectives": "menetapkan, meninjau, dan mencapai sasaran antipenyuapan",
    "anti-bribery-requirements": "Kami memenuhi persyaratan sistem manajemen anti penyuapan",
    "improves-anti-bribery": "Kami terus memperbaiki sistem manajemen anti penyuapan",
    "names-the-function": "Fungsi Kepatuhan Anti Penyuapan berwenang dan mandiri",
    "consequences": "Pelanggaran terhadap kebijakan ini berakibat sanksi",
}
REPORTERS = {"protects-reporters": "Siapa pun didorong melapor dengan iktikad baik"}
SCHEDULE = (
    ("PW.01", "Kebijakan dan pedoman pengawasan", 2, 5, "keep"),
    ("PW.02", "Prosedur kerja pengawasan", 0, 1, "destroy"),
    ("PW.03", "Instruksi kerja dan formulir", 1, 2, "destroy"),
    ("PW.04", "Laporan hasil pengawasan", 2, 8, "reassess"),
    ("KP.01", "Berkas kepegawaian", 2, 10, "reassess"),
)


def read_documents(cast: Cast, stage: Stage, made: Mapping[str, documents.Document]) -> None:
    """Readings, copies, marks in the policy, the schedule and one disposal."""
    _policy(cast, made["policy"])
    for place, key in enumerate(READ_BY_STAFF):
        _procedure(cast, made[key], key, place)
    _copies(cast, made["document-control"])
    _retention(cast, made)
    _disposal(cast, made["document-control"])


def _revisions(document: documents.Document) -> list[documents.Revision]:
    found = document.revisions.filter(state__in=["effective", "superseded"])
    return list(found.order_by("number"))


def _policy(cast: Cast, policy: documents.Document) -> None:
    """Everybody reads it; of the revision of September 2020 one is still reading."""
    first, last = _revisions(policy)[0], _revisions(policy)[-1]
    _ask(cast, policy, first, EVERYBODY)
    _mark(cast, first, SENTENCES)
    _confirm(cast, first, (*READERS, "inspector"), 3)
    _ask_again(cast, last)
    _mark(cast, last, SENTENCES | REPORTERS)
    _confirm(cast, last, ("inspector", *(one for one in READERS if one != "staff")), 2)


def _procedure(cast: Cast, document: documents.Document, key: str, place: int) -> None:
    """The staff read the two last revisions of a procedure, one of them too late or not at all."""
    *_earlier, before, last = _revisions(document)
    _ask(cast, document, before, ("staff",))
    _confirm(cast, before, STAFF, 2 + place)
    _ask_again(cast, last)
    lazy = LATE[1] if key == LATE[0] else ""
    _confirm(cast, last, [one for one in STAFF if one != lazy], 4 + place)


def _ask(
    cast: Cast,
    document: documents.Document,
    revision: documents.Revision,
    roles: Iterable[str],
) -> None:
    documents.set_readers(
        actor=cast.at("coordinator", _day(revision.effective_on, 0), 13),
        document_id=document.pk,
        roles=list(roles),
        people=[],
    )


def _ask_again(cast: Cast, revision: documents.Revision) -> None:
    """What happens when a revision takes effect, on its day."""
    actor = cast.at("inspector", _day(revision.effective_on, 0), 11)
    documents.ask_readers(actor=actor, revision=revision)


def _confirm(cast: Cast, revision: documents.Revision, people: Iterable[str], step: int) -> None:
    """One after the other confirms, some days apart."""
    for place, key in enumerate(people):
        day = _day(revision.effective_on, 1 + place * step)
        if day <= TODAY.isoformat():
            documents.confirm_reading(actor=cast.at(key, day, 15), revision_id=revision.pk)


def _mark(cast: Cast, revision: documents.Revision, sentences: Mapping[str, str]) -> None:
    actor = cast.at("compliance", _day(revision.effective_on, 1), 14)
    for code, passage in sentences.items():
        documents.mark_statement(actor=actor, revision_id=revision.pk, code=code, passage=passage)


def _copies(cast: Cast, document: documents.Document) -> None:
    """Three places hold a copy; one still holds the one before, one was lost."""
    *_earlier, before, last = _revisions(document)
    handed = [
        documents.hand_out(
            actor=cast.at("coordinator", _day(before.effective_on, 2)),
            document_id=document.pk,
            holder=holder,
            medium="paper",
            issued_on=(before.effective_on or TODAY) + timedelta(days=2),
            is_example=True,
        )
        for holder in ("Loket pengaduan", "Ruang Inspektur Pembantu I", "Ruang rapat")
    ]
    exchanged_on = (last.effective_on or TODAY) + timedelta(days=3)
    documents.exchange(
        actor=cast.at("coordinator", exchanged_on.isoformat()),
        copy_id=handed[0].pk,
        exchanged_on=exchanged_on,
    )
    documents.end_copy(
        actor=cast.at("coordinator", exchanged_on.isoformat(), 10),
        copy_id=handed[2].pk,
        event="lose",
        ended_on=exchanged_on,
        remark="Tidak ditemukan saat penarikan; ruang rapat dipakai bersama.",
    )


def _retention(cast: Cast, made: Mapping[str, documents.Document]) -> None:
    """An invented schedule, and which documents follow which line of it."""
    lines: dict[str, Any] = {}
    for code, title, active, inactive, fate in SCHEDULE:
        lines[code] = documents.add_rule(
            actor=cast.at("administrator", "2019-01-07"),
            government=cast.government,
            code=code,
            title=title,
            active_years=active,
            inactive_years=inactive,
            fate=fate,
            source="JRA contoh, bukan peraturan",
            is_example=True,
        )
    for key, document in made.items():
        usual = "PW.02" if document.type == "procedure" else "PW.03"
        code = {"policy": "PW.01", "manual": "PW.01"}.get(key, usual)
        held = "Pemeriksaan inspektorat jenderal masih berjalan" if key == "gifts" else ""
        documents.set_retention(
            actor=cast.at("coordinator", "2020-07-06"),
            document_id=document.pk,
            rule=lines[code],
            hold_reason=held,
        )


def _disposal(cast: Cast, document: documents.Document) -> None:
    """The first revision of a procedure goes, a year after it was superseded."""
    first = _revisions(document)[0]
    proposed = documents.propose_disposal(
        actor=cast.at("coordinator", "2020-08-10"),
        revisions=[first],
        reason="Masa simpan menurut jadwal retensi telah lewat.",
        is_example=True,
    )
    documents.decide_disposal(
        actor=cast.at("inspector", "2020-08-14", 10),
        disposal_id=proposed.pk,
        answer="Setuju.",
    )


def _day(start: date | None, days: int) -> str:
    return ((start or TODAY) + timedelta(days=days)).isoformat()

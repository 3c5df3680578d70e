"""The documents of the Inspektorat: policy, manual and procedures in their revisions.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile

from teraju.modules.documents import api as documents
from teraju.modules.standards.api import Topic
from teraju.portal.demo.cast import Cast

from .documents_policy import EXTERNAL, MANUAL, POLICY_2018, POLICY_2020, SMALL
from .documents_procedures import PROCEDURES, Procedure
from .documents_reading import read_documents
from .documents_services import SERVICES
from .stage import Stage

# The day on which the first procedure was approved in each year; the others follow by weeks.
YEARS = (date(2018, 5, 7), date(2019, 3, 4), date(2020, 1, 13))
ABOUT_BRIBERY = {"bribery-risk", "due-diligence", "gifts", "concerns"}
COPIES = (
    b"Ruang,Salinan ditarik\n"
    b"Irban I,6\nIrban II,6\nSekretariat,7\nFKAP,3\nUPPG,2\nRuang rapat,1\nJumlah,25\n"
)


@dataclass
class Shelf:
    """What the story needs at hand: people, the agency, topics, and the documents made so far."""

    cast: Cast
    stage: Stage
    topics: dict[str, Topic]
    made: dict[str, documents.Document] = field(default_factory=dict)


def write_documents(cast: Cast, stage: Stage) -> None:
    """Two and a half years of documents, and what lies on the desks on the demonstration's day."""
    shelf = Shelf(cast, stage, {one.code: one for one in Topic.objects.all()})
    _policy_and_manual(shelf)
    for week, procedure in enumerate((*PROCEDURES, *SERVICES)):
        _procedure(shelf, procedure, week)
    _small(shelf)
    _external(shelf)
    _records(shelf)
    _requests(shelf)
    _on_the_desks(shelf)
    read_documents(cast, stage, shelf.made)


def _register(
    shelf: Shelf, writer: str, day: date, topics: tuple[str, ...], **values: Any
) -> documents.Document:
    return documents.register_document(
        actor=shelf.cast.at(writer, day.isoformat()),
        agency=shelf.stage.inspectorate,
        topics=[shelf.topics[code] for code in topics],
        is_example=True,
        **values,
    )


def _approve(
    shelf: Shelf,
    document: documents.Document,
    writer: str,
    day: date,
    *,
    reviewer: str = "",
    effective_on: date | None = None,
) -> None:
    """The draft of a document is sent, reviewed where that is asked for, and approved on a day."""
    revision = document.revisions.open().get()
    _send(shelf, revision, writer, day - timedelta(days=10))
    if reviewer:
        reviewed = shelf.cast.at(reviewer, (day - timedelta(days=5)).isoformat(), 14)
        documents.pass_review(actor=reviewed, revision_id=revision.pk)
    documents.approve(
        actor=shelf.cast.at("inspector", day.isoformat(), 10),
        revision_id=revision.pk,
        effective_on=effective_on,
    )


def _send(shelf: Shelf, revision: documents.Revision, writer: str, day: date) -> None:
    documents.send(actor=shelf.cast.at(writer, day.isoformat(), 11), revision_id=revision.pk)


def _revise(
    shelf: Shelf, document: documents.Document, writer: str, day: date, reason: str, text: str
) -> documents.Revision:
    """The next revision of a document with its new text, begun on a day."""
    actor = shelf.cast.at(writer, day.isoformat())
    revision = documents.start_revision(actor=actor, document_id=document.pk, reason=reason)
    return documents.save_text(actor=actor, revision_id=revision.pk, text=text)


def _reviewer(key: str, writer: str) -> str:
    """Who reviews: the function for what is about bribery, the coordinator for all else."""
    usual, other = "coordinator", "compliance"
    if key in ABOUT_BRIBERY:
        usual, other = other, usual
    return other if writer == usual else usual


def _procedure(shelf: Shelf, procedure: Procedure, week: int) -> None:
    """A procedure in its three revisions, one each year."""
    days = [first + timedelta(weeks=week) for first in YEARS]
    reviewer = _reviewer(procedure.key, procedure.writer)
    document = _register(
        shelf,
        procedure.writer,
        days[0] - timedelta(days=21),
        tuple(procedure.topics),
        type="procedure",
        title=procedure.title,
        owner_role=procedure.owner_role,
        text=procedure.text(0),
    )
    _approve(shelf, document, procedure.writer, days[0], reviewer=reviewer)
    for number, change in enumerate(procedure.changes, start=1):
        begun = days[number] - timedelta(days=21)
        text = procedure.text(number)
        _revise(shelf, document, procedure.writer, begun, change.reason, text)
        _approve(shelf, document, procedure.writer, days[number], reviewer=reviewer)
    shelf.made[procedure.key] = document


def _policy_and_manual(shelf: Shelf) -> None:
    policy = _register(
        shelf,
        "coordinator",
        date(2018, 3, 19),
        ("policy", "quality-policy", "anti-bribery-policy", "policy-communication"),
        type="policy",
        title="Kebijakan mutu dan anti penyuapan",
        owner_role="agency_head",
        classification="public",
        text=POLICY_2018,
    )
    _approve(shelf, policy, "coordinator", date(2018, 4, 2), reviewer="compliance")
    _look_again(shelf, policy, "2019-04-01", "Masih sesuai dengan tugas dan hasil audit.")
    _look_again(shelf, policy, "2020-03-30", "Ditinjau; kalimat tentang pelapor akan ditambahkan.")
    reason = "Perlindungan pelapor dinyatakan, sesuai hasil tinjauan manajemen."
    _revise(shelf, policy, "coordinator", date(2020, 8, 24), reason, POLICY_2020)
    _approve(shelf, policy, "coordinator", date(2020, 9, 21), reviewer="compliance")
    manual = _register(
        shelf,
        "coordinator",
        date(2018, 4, 9),
        ("management-system", "roles"),
        type="manual",
        title="Pedoman sistem manajemen terpadu",
        owner_role="quality_coordinator",
        text=MANUAL,
    )
    _approve(shelf, manual, "coordinator", date(2018, 5, 3), reviewer="compliance")
    _look_again(shelf, manual, "2020-04-27", "Susunan dan proses tidak berubah.")
    shelf.made |= {"policy": policy, "manual": manual}


def _look_again(shelf: Shelf, document: documents.Document, day: str, reason: str) -> None:
    actor = shelf.cast.at("coordinator", day, 13)
    documents.note_review(actor=actor, document_id=document.pk, reason=reason)


def _small(shelf: Shelf) -> None:
    """Work instructions and forms; the first of them was not looked at again in time."""
    for key, kind, writer, title, day, text in SMALL:
        approved = date.fromisoformat(day)
        document = _register(
            shelf,
            writer,
            approved - timedelta(days=14),
            (),
            type=kind,
            title=title,
            owner_role="process_owner",
            text=text,
        )
        _approve(shelf, document, writer, approved)
        shelf.made[key] = document


def _external(shelf: Shelf) -> None:
    """Laws and regulations by their number, checked every June."""
    for number, title, issuer, edition in EXTERNAL:
        document = _register(
            shelf,
            "coordinator",
            date(2018, 6, 4),
            (),
            type="external",
            title=title,
            owner_role="quality_coordinator",
            classification="public",
            issuer=issuer,
            external_number=number,
            edition_date=date.fromisoformat(edition),
            kept_at="JDIH Kabupaten Serang",
        )
        _approve(shelf, document, "coordinator", date(2018, 6, 18))
        for day in ("2019-06-10", "2020-06-08"):
            _look_again(shelf, document, day, "Masih berlaku menurut JDIH.")


def _records(shelf: Shelf) -> None:
    """A record that is kept, and the correction beside it."""
    kept: dict[str, Any] = {
        "agency": shelf.stage.inspectorate,
        "owner_role": "quality_coordinator",
        "topics": [shelf.topics["document-control"]],
        "is_example": True,
    }
    record = documents.keep_record(
        actor=shelf.cast.at("coordinator", "2019-07-15"),
        title="Berita acara penarikan salinan SOP lama tahun 2019",
        text="Telah ditarik 24 salinan SOP revisi 00 dari enam ruang kerja.",
        **kept,
    )
    documents.keep_record(
        actor=shelf.cast.at("coordinator", "2019-07-22"),
        title="Pembetulan berita acara penarikan salinan SOP lama tahun 2019",
        upload=ContentFile(COPIES, "salinan-sop-2019.csv"),
        corrects_id=record.pk,
        **kept,
    )


def _requests(shelf: Shelf) -> None:
    """One wish that was declined, one that became a draft, one that waits."""
    declined = documents.ask_change(
        actor=shelf.cast.at("clerk", "2020-06-10"),
        document_id=shelf.made["document-control"].pk,
        wish="Hapus masa 14 hari untuk menyatakan telah membaca.",
        reason="Banyak pegawai sedang bekerja dari rumah.",
    )
    documents.decline_request(
        actor=shelf.cast.at("coordinator", "2020-06-12"),
        request_id=declined.pk,
        answer="Pernyataan dapat diberikan dari rumah melalui gawai.",
    )
    accepted = documents.ask_change(
        actor=shelf.cast.at("supervisor", "2020-10-06"),
        document_id=shelf.made["interview"].pk,
        wish="Atur wawancara melalui pertemuan daring.",
        reason="Sejak April sebagian besar permintaan keterangan dilakukan secara daring.",
    )
    documents.accept_request(
        actor=shelf.cast.at("process", "2020-10-14"), request_id=accepted.pk, answer="Setuju."
    )
    documents.ask_change(
        actor=shelf.cast.at("staff", "2020-10-13"),
        document_id=shelf.made["complaints"].pk,
        wish="Tambahkan batas waktu telaah Inspektur Pembantu, misalnya 3 hari kerja.",
        reason="Jawaban kepada pengadu terlambat karena telaah tidak berbatas waktu.",
    )


def _on_the_desks(shelf: Shelf) -> None:
    """A revision in review, one in approval, and one that is approved for a later day."""
    all_procedures = {one.key: one for one in (*PROCEDURES, *SERVICES)}
    text = all_procedures["assignments"].text(2)
    changed = text.replace("Tim menyusun program kerja", "Ketua tim menyusun program kerja")
    reason = "Ketua tim bertanggung jawab atas program kerja."
    made = shelf.made["assignments"]
    revision = _revise(shelf, made, "process", date(2020, 10, 5), reason, changed)
    _send(shelf, revision, "process", date(2020, 10, 12))
    form = next(text for key, *_rest, text in SMALL if key == "impartiality-form")
    reason = "Hubungan pertemanan dekat ikut dinyatakan."
    changed = form.replace("hubungan keluarga,", "hubungan keluarga, pertemanan dekat,")
    made = shelf.made["impartiality-form"]
    revision = _revise(shelf, made, "process", date(2020, 10, 12), reason, changed)
    _send(shelf, revision, "process", date(2020, 10, 13))
    text = all_procedures["competence"].text(2)
    changed = text.replace("setiap Januari", "setiap Desember")
    reason = "Penilaian dimajukan agar sempat masuk anggaran."
    made = shelf.made["competence"]
    _revise(shelf, made, "coordinator", date(2020, 9, 28), reason, changed)
    later = date(2020, 11, 2)
    day = date(2020, 10, 9)
    _approve(shelf, made, "coordinator", day, reviewer="compliance", effective_on=later)

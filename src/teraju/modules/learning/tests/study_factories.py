"""A host with a study visit, and a government that adopts, for tests of both."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from teraju.modules.learning.models import Practice, ShelfPractice, StudyVisit
from teraju.modules.learning.services import practices, study_answers, study_requests, study_visits
from teraju.modules.learning.tests.factories import TODAY, House
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import NOW

LATER = NOW + timedelta(days=30)
VISIT_ON = date(2018, 3, 20)
NOBODY = anonymous(NOW)
TEXTS = {
    "purpose": "Penolakan pemberian tercatat.",
    "steps": "1. Tolak dengan santun.\n2. Catat pada hari yang sama.",
    "who": "Setiap pegawai.",
    "records": "Buku penolakan.",
}


def wish(**values: Any) -> Any:
    usual: dict[str, Any] = {
        "province": "51",
        "guest": "Kabupaten Contoh Bali",
        "guest_offices": "Inspektorat Daerah",
        "wished_from": date(2018, 3, 19),
        "wished_until": date(2018, 3, 23),
        "size": 12,
        "wishes": "Sistem manajemen antipenyuapan",
        "contact_name": "Ibu Contoh",
        "contact_office": "Inspektur",
        "contact_phone": "0361 000000",
        "contact_email": "",
    }
    return {**usual, **values}


def asked(home: House, **values: Any) -> study_requests.Asked:
    return study_requests.ask_for_visit(
        actor=NOBODY, agency=home.agency, key=uuid.uuid4(), **wish(**values)
    )


def accepted(home: House, **values: Any) -> StudyVisit:
    visit = asked(home, **values).visit
    return study_answers.accept_visit(
        actor=home.at("head"), visit_id=visit.pk, visit_on=VISIT_ON, reply="Selamat datang"
    )


def held(home: House, **values: Any) -> StudyVisit:
    visit = accepted(home, **values)
    return study_visits.record_visit(
        actor=home.at("coordinator", LATER),
        visit_id=visit.pk,
        held_on=VISIT_ON,
        came=11,
        offices_came="Inspektorat Daerah",
        minutes="Ditunjukkan daftar risiko.\nTanya jawab.",
    )


def draft(home: House, **values: Any) -> Practice:
    usual: dict[str, Any] = {
        "kind": "sop",
        "title": "Mencatat penolakan pemberian",
        "summary": "Menolak dan mencatat pada hari yang sama.",
        "licence": "Bebas dipakai dengan menyebut sumber.",
        "texts": TEXTS,
    }
    return practices.write_practice(
        actor=home.at("coordinator"), agency=home.agency, **{**usual, **values}
    )


def published(home: House, **values: Any) -> ShelfPractice:
    return practices.publish_practice(actor=home.at("head"), practice_id=draft(home, **values).pk)


def next_version(
    home: House, practice_id: int, actor: Viewer | None = None, **texts: Any
) -> ShelfPractice:
    change = "Langkah 2 diperjelas"
    writer = home.at("coordinator")
    practices.revise_practice(actor=writer, practice_id=practice_id, change=change)
    if texts:
        practices.change_text(actor=writer, practice_id=practice_id, change=change, **texts)
    return practices.publish_practice(actor=actor or home.at("head"), practice_id=practice_id)


__all__ = ["TODAY"]

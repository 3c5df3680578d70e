"""A desk for tests: handlers with keys, a concern between them, and its steps in short."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from teraju.modules.integrity.concerns.access import HandlerVisit
from teraju.modules.integrity.concerns.models import Case, CaseHandler, Handler, Session
from teraju.modules.integrity.concerns.selectors import desk as selectors
from teraju.modules.integrity.concerns.selectors.reading import OpenEntry
from teraju.modules.integrity.concerns.services import desk_steps as steps
from teraju.modules.integrity.concerns.services.desk_common import Hand

from . import factories

TODAY = factories.TODAY


def hand(handler: Handler, today: date = TODAY) -> Hand:
    """A handler at the desk, with the key unlocked."""
    visit = HandlerVisit(handler, factories.identity(handler), Session(token_hash=str(uuid4())))
    return Hand(visit, today)


def declared(*handlers: Handler, **fields: Any) -> Case:
    """A concern whose handlers have declared that nothing binds them."""
    case = factories.case(*handlers, **fields)
    CaseHandler.objects.filter(case=case).update(declared_on=TODAY)
    return case


TRIAGE: dict[str, Any] = {
    "relevance": "bribery",
    "jurisdiction": "ours",
    "facts": ["what", "who", "when"],
    "gravity": ["ongoing"],
    "danger": [],
}
CONCLUSION: dict[str, Any] = {
    "outcome": "substantiated",
    "findings": "Kuitansi cocok",
    "measures": "Pemeriksaan disiplin",
    "feedback": "Terbukti",
}


def now_at(case: Case) -> dict[str, Any]:
    """The number of a concern and the version that stands."""
    case.refresh_from_db()
    return {"number": case.number, "expected_version": case.version}


def triaged(by: Hand, case: Case, **changes: Any) -> Case:
    steps.acknowledge(by, **now_at(case), text="Kami baca")
    return steps.triage(by, **now_at(case), **{**TRIAGE, **changes})


def investigating(by: Hand, case: Case, **changes: Any) -> Case:
    triaged(by, case, **changes)
    return steps.investigate(by, **now_at(case), question="Benarkah?", steps="1. Kas", care="-")


def heard(by: Hand, case: Case) -> None:
    steps.hear(by, case.number, person="Pak X", held_on=by.today, told="Uang", text="Tidak benar")


def concluded(by: Hand, case: Case, **changes: Any) -> Case:
    investigating(by, case)
    heard(by, case)
    return steps.conclude(by, **now_at(case), **{**CONCLUSION, **changes})


def seen_by(handler: Handler, case: Case) -> list[OpenEntry]:
    return selectors.entries_of(case, factories.identity(handler))

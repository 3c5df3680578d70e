"""One sample of every paper there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .sample_reports import (
    assignment_letter,
    audit_paper,
    check_report,
    diagnosis_report,
    firm_paper,
    hand_over,
    nonconformity_report,
    objectives,
    pack_index,
    pack_manifest,
    readiness,
    review_minutes,
    risk_report,
    service_standard,
    survey_report,
    survey_sheet,
    system_statement,
    training_sheet,
    verification_certificate,
)
from .sample_texts import controlled, cover
from .samples import card, labels, letter, programme, queue_number

SAMPLES: Mapping[str, Callable[..., dict[str, Any]]] = {
    "programme_summary": programme,
    "letter": letter,
    "card": card,
    "labels": labels,
    "queue_number": queue_number,
    "readiness_report": readiness,
    "pack_index": pack_index,
    "pack_manifest": pack_manifest,
    "hand_over": hand_over,
    "controlled_document": controlled,
    "document_cover": cover,
    "objectives": objectives,
    "system_statement": system_statement,
    "diagnosis_report": diagnosis_report,
    "risk_report": risk_report,
    "nonconformity_report": nonconformity_report,
    "survey_report": survey_report,
    "survey_sheet": survey_sheet,
    "firm_paper": firm_paper,
    "check_report": check_report,
    "audit_paper": audit_paper,
    "training_sheet": training_sheet,
    "review_minutes": review_minutes,
    "assignment_letter": assignment_letter,
    "service_standard": service_standard,
    "verification_certificate": verification_certificate,
}

"""Addresses of readiness and evidence."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import (
    evidence,
    evidence_list,
    evidence_proofs,
    readiness,
    readiness_edition,
    readiness_list,
    report,
    transition,
)

urlpatterns: list[URLPattern] = [
    path("", readiness_list.readiness_register, name="readiness"),
    path("agencies/<int:pk>/", readiness.readiness_agency, name="readiness_agency"),
    path(
        "agencies/<int:pk>/editions/<int:edition>/",
        readiness_edition.readiness_edition,
        name="readiness_edition",
    ),
    path(
        "agencies/<int:pk>/transition/<int:edition>/",
        transition.readiness_transition,
        name="readiness_transition",
    ),
    path(
        "agencies/<int:pk>/evidence/", evidence_proofs.readiness_evidence, name="readiness_evidence"
    ),
    path("agencies/<int:pk>/report/", report.readiness_report, name="readiness_report"),
    path("evidence/", evidence_list.evidence_register, name="evidence_list"),
    path("evidence/add/", evidence.evidence_add, name="evidence_add"),
    path("evidence/<int:pk>/", evidence.evidence_record, name="evidence"),
    path("evidence/<int:pk>/replace/", evidence.evidence_replace, name="evidence_replace"),
    path("evidence/<int:pk>/withdraw/", evidence.evidence_withdraw, name="evidence_withdraw"),
]

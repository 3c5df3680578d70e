"""What neighbours may know of conformity."""

from __future__ import annotations

from .domain.evidence import Proof
from .domain.states import State
from .registry import EvidenceKind, register_audit_days, register_evidence

__all__ = [
    "EvidenceKind",
    "Proof",
    "State",
    "register_audit_days",
    "register_evidence",
]

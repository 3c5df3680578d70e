"""Reading; nothing here writes."""

from .reading import (
    accreditations,
    audits,
    bodies,
    certificate_pages,
    certificates,
    certification_pages,
    certifications,
    finder,
    finding_pages,
    findings,
    visits,
)

__all__ = [
    "accreditations",
    "audits",
    "bodies",
    "certificate_pages",
    "certificates",
    "certification_pages",
    "certifications",
    "finder",
    "finding_pages",
    "findings",
    "visits",
]

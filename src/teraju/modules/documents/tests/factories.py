"""An office with its people, and documents at each point of their way, for tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from teraju.modules.documents import services
from teraju.modules.documents.models import Document, Revision
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency

TEXT = "# Tujuan\n\nMengatur penerimaan tamu.\n\n1. Catat nama.\n2. Antar tamu."


@dataclass(frozen=True)
class Office:
    """An agency and one person for each hand that a document passes through."""

    agency: Agency
    people: dict[str, User]
    now: datetime = NOW

    def __getattr__(self, name: str) -> Viewer:
        try:
            return viewer_of(self.people[name], self.now)
        except KeyError:
            raise AttributeError(name) from None

    def later(self, **days: int) -> Office:
        return replace(self, now=self.now + timedelta(**days))


def office() -> Office:
    """A process owner who writes, a coordinator who reviews, a head who approves, and others."""
    agency = AgencyFactory(government=GovernmentFactory())
    roles = {
        "owner": Role.PROCESS_OWNER,
        "coordinator": Role.QUALITY_COORDINATOR,
        "compliance": Role.COMPLIANCE_FUNCTION,
        "head": Role.AGENCY_HEAD,
        "staff": Role.STAFF,
        "guest": Role.BODY_AUDITOR,
    }
    people = {name: person(role, agency=agency) for name, role in roles.items()}
    people["second_head"] = person(Role.AGENCY_HEAD, agency=agency)
    people["secretary"] = person(Role.REGIONAL_SECRETARY, government=agency.government)
    people["stranger"] = person(Role.AGENCY_HEAD, agency=AgencyFactory())
    return Office(agency, people)


def draft(place: Office, *, by: str = "owner", **values: Any) -> Revision:
    """The first draft of a procedure, or of what `values` say."""
    given: dict[str, Any] = {
        "type": "procedure",
        "title": "Penerimaan tamu",
        "owner_role": "process_owner",
        "text": TEXT,
        **values,
    }
    document = services.register_document(actor=getattr(place, by), agency=place.agency, **given)
    return document.revisions.get()


def sent(place: Office, revision: Revision | None = None) -> Revision:
    revision = revision or draft(place)
    return services.send(actor=place.owner, revision_id=revision.pk)


def reviewed(place: Office, revision: Revision | None = None) -> Revision:
    revision = sent(place, revision)
    if revision.state == "in_approval":
        return revision
    return services.pass_review(actor=place.coordinator, revision_id=revision.pk)


def in_force(place: Office, revision: Revision | None = None, **values: Any) -> Document:
    """A document whose revision was approved by the head today."""
    ready = reviewed(place, revision or draft(place, **values))
    services.approve(actor=place.head, revision_id=ready.pk)
    document: Document = Document.objects.get(pk=ready.document_id)
    return document

"""Reading what an owner may see without a password, and what they sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from teraju.kernel.contacts import ContactKind, written_forms
from teraju.modules.enterprises.domain.visits import VisitState, Whose
from teraju.modules.enterprises.models import (
    Coaching,
    Enterprise,
    OwnerContact,
    OwnerQuestion,
    OwnerUpload,
    Visit,
    VisitStep,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .visits import LAST_DUE, LAST_TIMED

MOST = 25


def agencies_with_owners() -> QuerySet[Agency]:
    """The agencies that coach firms: their owners have a page."""
    coaching = Coaching.objects.order_by().values("agency")
    rows: QuerySet[Agency] = Agency.objects.filter(pk__in=coaching, closed_on=None)
    return rows.select_related("government").order_by("government__name", "name", "pk")


def enterprises_of(contact: OwnerContact) -> list[Enterprise]:
    """The firms of the register whose telephone or mail this is, in the agency that was asked."""
    forms = written_forms(ContactKind(contact.kind), contact.address)
    reached = Q(phone__in=forms)
    if contact.kind == ContactKind.MAIL:
        reached = Q(email__iexact=contact.address)
    rows = Enterprise.objects.current().filter(reached, agency=contact.agency_id)
    return list(rows.select_related("agency", "government").order_by("name", "pk")[:MOST])


def coachings_of(enterprises: Sequence[Enterprise]) -> list[Coaching]:
    rows = Coaching.objects.filter(product__enterprise__in=enterprises)
    found = rows.select_related("product__enterprise").order_by("-began_on", "-pk")
    return list(found[:MOST])


def visits_ahead(enterprises: Sequence[Enterprise], visitor: Viewer) -> list[Visit]:
    """Who comes when: planned visits from today on."""
    rows = Visit.objects.filter(
        coaching__product__enterprise__in=enterprises,
        state=VisitState.PLANNED,
        planned_on__gte=visitor.today,
    )
    found = rows.select_related("coaching__product__enterprise").prefetch_related("coaches")
    return list(found.order_by("planned_on", LAST_TIMED, "pk")[:MOST])


def steps_of_owners(enterprises: Sequence[Enterprise]) -> list[VisitStep]:
    """What the owner promised to do and has not done."""
    rows = VisitStep.objects.filter(
        visit__coaching__product__enterprise__in=enterprises, done_on=None, whose=Whose.OWNER
    )
    found = rows.select_related("visit__coaching__product__enterprise")
    return list(found.order_by(LAST_DUE, "visit__held_on", "ordinal", "pk")[:MOST])


def questions_of(enterprises: Sequence[Enterprise]) -> list[OwnerQuestion]:
    """What waits for an answer."""
    rows = OwnerQuestion.objects.filter(
        enterprise__in=enterprises, answered_at=None, withdrawn_at=None
    )
    return list(rows.select_related("enterprise").order_by("asked_at", "pk")[:MOST])


def uploads_of(enterprises: Sequence[Enterprise]) -> list[OwnerUpload]:
    """What the owner sent lately."""
    rows = OwnerUpload.objects.filter(enterprise__in=enterprises).select_related("enterprise")
    return list(rows.order_by("-sent_at", "-pk")[:5])


def uploads(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = OwnerUpload.objects.visible_to(viewer)
    return rows.select_related(
        "agency", "government", "enterprise", "coaching__product__enterprise", "file"
    )


def questions(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = OwnerQuestion.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "enterprise")

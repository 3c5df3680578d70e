"""What neighbours may use of agreements and programmes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind, Milestone

from . import courses, selectors
from .domain.kinds import Kind, Partner
from .domain.programme import Course
from .models import (
    Agreement,
    CoachAccess,
    CoachVisit,
    Evaluation,
    Party,
    PlanTask,
    Programme,
    ProgrammeTemplate,
)
from .selectors import visits_of
from .services import *  # noqa: F403
from .services import __all__ as _services

AGREEMENT_KIND = "cooperation.agreement"


def find_agreements(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The agreements of these ids that the viewer may see. One query."""
    return {one.pk: _linked(one) for one in selectors.agreements(viewer).filter(pk__in=pks)}


def choose_agreements(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    """The signed agreements of a government that the viewer may see. One query."""
    rows = selectors.agreements(viewer).filter(government=government_id)
    signed = rows.filter(status__in=["active", "ended", "renewed"]).order_by("title", "pk")
    return [(one.pk, " ".join(filter(None, [one.title, one.number]))) for one in signed]


def agreement_kind() -> LinkKind:
    """How other modules link to agreements."""
    return LinkKind(AGREEMENT_KIND, _("Agreement"), find_agreements, choose_agreements)


def _linked(agreement: Agreement) -> Linked:
    marks = [
        Milestone("signed", agreement.signed_on, _("Agreement signed"), reached=agreement.is_signed)
    ]
    if agreement.ends_on:
        ended = agreement.ends_on < agreement.as_of  # type: ignore[attr-defined]
        marks.append(Milestone("ends", agreement.ends_on, _("Last day"), reached=ended))
    return Linked(
        kind=AGREEMENT_KIND,
        pk=agreement.pk,
        title=agreement.title,
        number=agreement.number,
        url=agreement.get_absolute_url(),
        state=agreement.get_status_display(),
        milestones=marks,
    )


__all__ = [
    "AGREEMENT_KIND",
    "Agreement",
    "CoachAccess",
    "CoachVisit",
    "Course",
    "Evaluation",
    "Kind",
    "Party",
    "Partner",
    "PlanTask",
    "Programme",
    "ProgrammeTemplate",
    "agreement_kind",
    "choose_agreements",
    "courses",
    "find_agreements",
    "visits_of",
    *_services,
]

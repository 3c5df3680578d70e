"""Figures of the overview, and what neighbours above may be told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind, Milestone
from teraju.platform.web.kinds import Figure

from .models import Complaint, Survey
from .selectors import reading
from .selectors.board import latest
from .wording import index_words


@dataclass(frozen=True)
class IndexTold:
    """The last published index of a service of an agency by a day."""

    agency_id: int
    service_code: str
    title: str
    index: Decimal
    grade: str
    respondents: int
    is_below_sample: bool
    ends_on: date
    published_on: date
    url: str


@dataclass(frozen=True)
class ComplaintsTold:
    """Complaints of an agency received in a stretch of days, both ends counted."""

    received: int
    answered_in_time: int
    closed: int


def indices(agency_ids: Collection[int], on: date) -> Sequence[IndexTold]:
    """The last index of each service that was published by a day. One query."""
    rows = Survey.objects.published().filter(agency__in=agency_ids, published_on__lte=on)
    return [
        IndexTold(
            one.agency_id,
            one.service_code,
            one.title,
            one.index,
            one.grade,
            one.respondents or 0,
            one.is_below_sample,
            one.ends_on,
            one.published_on,
            one.get_absolute_url(),
        )
        for one in latest(rows.select_related("agency", "service"))
        if one.index is not None and one.published_on is not None
    ]


def complaint_figures(
    agency_ids: Collection[int], since: date, until: date
) -> Mapping[int, ComplaintsTold]:
    """Complaints by agency. One query."""
    rows = Complaint.objects.filter(agency__in=agency_ids, received_on__range=(since, until))
    counted = (
        rows.order_by()
        .values("agency")
        .annotate(
            every=Count("pk"),
            in_time=Count("pk", filter=Q(answered_on__lte=F("answer_by"))),
            closed=Count("pk", filter=Q(closed_on__lte=until)),
        )
    )
    return {
        row["agency"]: ComplaintsTold(row["every"], row["in_time"], row["closed"])
        for row in counted
    }


def figures(viewer: Viewer) -> list[Figure]:
    """Services whose last index is not good, and complaints that wait too long. Two queries."""
    last = latest(reading.surveys(viewer).published())  # type: ignore[attr-defined]
    low = [one for one in last if one.grade in "CD"]
    found = []
    if last:
        best = min(last, key=lambda one: one.index or 0)
        words = _("lowest: {title}, {index}")
        index = index_words(best.index, best.grade)
        found.append(
            Figure(
                _("Services with an index below good"),
                len(low),
                f"{reverse('satisfaction_surveys')}?state=published",
                note=format_lazy(words, title=best.title, index=index),
                tone="bad" if low else "act",
            )
        )
    late = reading.late(reading.complaints(viewer), viewer).count()
    found.append(
        Figure(
            _("Complaints that wait too long"),
            late,
            f"{reverse('satisfaction_complaints')}?late=yes",
            tone="bad" if late else "act",
        )
    )
    return found


def _linked(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    rows = reading.surveys(viewer).filter(pk__in=pks)
    return {
        one.pk: Linked(
            kind="satisfaction.survey",
            pk=one.pk,
            title=one.title,
            number=one.code,
            url=one.get_absolute_url(),
            state=_state(one),
            milestones=[
                Milestone(
                    "published",
                    one.published_on or one.ends_on,
                    _("result published"),
                    one.is_published,
                    one.is_example,
                )
            ],
        )
        for one in rows
    }


def _state(one: Survey) -> str:
    if one.is_published and one.index is not None:
        return f"{number_format(one.index, 2)} ({one.grade})"
    return str(one.get_state_display())


def _offered(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    rows = reading.surveys(viewer).filter(government=government_id)
    return [(one.pk, f"{one.agency.short_name}: {one.title}") for one in rows.order_by("-pk")]


LINK = LinkKind("satisfaction.survey", _("Survey of satisfaction"), _linked, _offered)

"""What anybody may read: published results, and the survey that a code stands for."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from teraju.modules.satisfaction.domain.states import Standing
from teraju.modules.satisfaction.models import Answer, Survey

MOST_COMMENTS = 50


def survey_of(code: str) -> Survey | None:
    """The survey of a code, in whatever state."""
    rows = Survey.objects.filter(code=code[:12].upper())
    return rows.select_related("agency", "government", "service").first()


def published_of(slug: str) -> QuerySet[Survey]:
    """The published results of a government."""
    rows: QuerySet[Survey] = Survey.objects.published().filter(government__slug=slug)
    return rows.select_related("agency", "government", "service")


def running_of(slug: str) -> QuerySet[Survey]:
    """The open surveys of a government."""
    rows: QuerySet[Survey] = Survey.objects.filter(government__slug=slug, state="open")
    return rows.select_related("agency", "service")


def latest(rows: QuerySet[Survey]) -> list[Survey]:
    """The last published round of each service, by agency and service."""
    found: dict[tuple[int, str], Survey] = {}
    for one in rows.order_by("ends_on", "pk"):
        found[one.agency_id, one.service_code] = one
    return sorted(found.values(), key=lambda one: (one.agency.name, one.title, one.pk))


def rounds_of(survey: Survey) -> Sequence[Survey]:
    """All published rounds of the same service, the oldest first."""
    rows = Survey.objects.published().filter(
        agency=survey.agency_id, service_code=survey.service_code
    )
    return list(rows.order_by("ends_on", "pk"))


def shown_comments(survey: Survey) -> Sequence[str]:
    """The comments that somebody read and released, the latest first."""
    rows = Answer.objects.filter(survey=survey, standing=Standing.COUNTED, is_comment_shown=True)
    return list(rows.order_by("-on", "-pk").values_list("comment", flat=True)[:MOST_COMMENTS])

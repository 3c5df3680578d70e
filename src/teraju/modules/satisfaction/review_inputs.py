"""What a management review looks at: the index, what is lowest, and complaints."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .models import Complaint, Survey
from .models.choices import element_name
from .selectors.results import published_result


def satisfaction(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """The results of the period, each with its lowest elements. One query."""
    rows = Survey.objects.published().filter(
        agency=agency_id, published_on__range=(period.since, period.until)
    )
    lines = []
    for one in rows.order_by("ends_on", "pk"):
        found = published_result(one)
        if found is None:
            continue
        text = format_lazy(
            _("{title}: index {index} ({grade}) of {count} answers; lowest: {lowest}."),
            title=one.title,
            index=found.index,
            grade=found.grade,
            count=found.respondents,
            lowest=", ".join(element_name(code) for code in found.lowest),
        )
        concerns = one.is_below_sample or found.grade in "CD"
        lines.append(InputLine(text, str(found.index), one.get_absolute_url(), concerns=concerns))
    return lines


def complained(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """How many complaints came in the period, and how many wait too long. One query."""
    day = period.until
    unanswered = Q(answered_on=None) | Q(answered_on__gt=day)
    still = Q(closed_on=None) | Q(closed_on__gt=day)
    late = still & ((unanswered & Q(answer_by__lt=day)) | Q(close_by__lt=day))
    found = Complaint.objects.filter(agency=agency_id, received_on__lte=day).aggregate(
        every=Count("pk", filter=Q(received_on__gte=period.since)),
        justified=Count(
            "pk", filter=Q(received_on__gte=period.since, outcome__in=["justified", "partly"])
        ),
        late=Count("pk", filter=late),
    )
    if not (found["every"] or found["late"]):
        return []
    text = format_lazy(
        _("Complaints received: {every}, justified: {justified}, waiting too long: {late}."),
        **found,
    )
    url = f"{reverse('satisfaction_complaints')}?agency={agency_id}"
    return [InputLine(text, str(found["every"]), url, concerns=found["late"] > 0)]


INPUTS = (
    ReviewInput(
        "satisfaction.index", Subject.CUSTOMER_FEEDBACK, _("Surveys of satisfaction"), satisfaction
    ),
    ReviewInput("satisfaction.complaints", Subject.CUSTOMER_FEEDBACK, _("Complaints"), complained),
)

"""What operations lays before a review: promised times, faults, feedback, recommendations."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import (
    InputLine,
    Period,
    ReviewInput,
    Subject,
    register_review_input,
)

from . import selectors, selectors_supervision
from .domain.states import FaultState
from .models.choices import Origin


def _moments(viewer: Viewer, period: Period) -> tuple[datetime, datetime]:
    """The period as moments at the viewer's place."""
    first = datetime.combine(period.since, time.min, viewer.now.tzinfo)
    last = datetime.combine(period.until, time.min, viewer.now.tzinfo)
    return first, last + timedelta(days=1)


def kept_time(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """For each service how many of its outputs were released within the promise. One query."""
    first, end = _moments(viewer, period)
    rows = selectors.outputs(viewer).filter(
        agency=agency_id, released_at__gte=first, released_at__lt=end
    )
    counted = (
        rows.order_by()
        .values("service", "service__name")
        .annotate(
            released=Count("pk"),
            kept=Count("pk", filter=Q(released_at__lte=F("promised_at"))),
        )
        .order_by("service__name", "service")
    )
    url = f"{reverse('operations_outputs')}?{urlencode({'agency': agency_id})}"
    return [
        InputLine(
            _("%(service)s: %(kept)d of %(released)d outputs within the promised time")
            % {
                "service": one["service__name"],
                "kept": one["kept"],
                "released": one["released"],
            },
            f"{one['kept']}/{one['released']}",
            url,
            concerns=one["kept"] < one["released"],
        )
        for one in counted
    ]


def faults(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """Nonconforming outputs found in the period, and how many are open. One query."""
    counted = _faults(viewer, agency_id, period).aggregate(
        found=Count("pk"),
        open=Count("pk", filter=Q(state__in=[FaultState.OPEN, FaultState.TREATED])),
    )
    if not counted["found"]:
        return []
    text = _("%(found)d nonconforming outputs were found, %(open)d are not verified yet") % counted
    url = reverse("operations_faults")
    return [InputLine(text, str(counted["found"]), url, concerns=bool(counted["open"]))]


def feedback(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """What those who are served brought back after the handover. One query."""
    count = _faults(viewer, agency_id, period).filter(origin=Origin.CUSTOMER).count()
    if not count:
        return []
    text = _("Those who were served brought %(count)d outputs back as faulty") % {"count": count}
    return [InputLine(text, str(count), reverse("operations_faults"), concerns=True)]


def _faults(viewer: Viewer, agency_id: int, period: Period) -> Any:
    rows = selectors.faults(viewer).filter(
        agency=agency_id, found_on__range=(period.since, period.until)
    )
    return rows.exclude(state=FaultState.WITHDRAWN).order_by()


def recommendations(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """Recommendations of supervision that wait, given by the agency or to it. Two queries."""
    lines = []
    day = min(viewer.today, period.until)
    rows = selectors_supervision.recommendations(viewer)
    texts = (
        ("inspectorate", _("%(count)d recommendations that it gave are overdue at the addressees")),
        ("agency", _("%(count)d recommendations that it was given are overdue")),
    )
    for field, text in texts:
        late = selectors_supervision.overdue(rows.filter(**{field: agency_id}), day)
        count = late.order_by().count()
        if count:
            url = reverse("operations_recommendations")
            lines.append(InputLine(text % {"count": count}, str(count), url, concerns=True))
    return lines


def register() -> None:
    """Tell reviews what this module knows."""
    register_review_input(
        ReviewInput(
            "operations.kept_time",
            Subject.PROCESS_PERFORMANCE,
            gettext_lazy("Promised times"),
            kept_time,
        ),
        ReviewInput(
            "operations.recommendations",
            Subject.PROCESS_PERFORMANCE,
            gettext_lazy("Recommendations of supervision"),
            recommendations,
        ),
        ReviewInput(
            "operations.faults",
            Subject.NONCONFORMITIES,
            gettext_lazy("Nonconforming outputs"),
            faults,
        ),
        ReviewInput(
            "operations.feedback",
            Subject.CUSTOMER_FEEDBACK,
            gettext_lazy("Brought back by those who are served"),
            feedback,
        ),
    )

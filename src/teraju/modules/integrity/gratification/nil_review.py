"""What a management review looks at: gifts of the organisation and nil statements."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, F, Q, Sum
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.given_states import CourtesyState
from .models import Courtesy, NilStatement


def given(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """What the agency gave or accepted in the period, and what was stated. Two queries.

    Of reports of people nothing is told: they stay with the unit.
    """
    span = (period.since, period.until)
    rows = Courtesy.objects.filter(agency=agency_id, event_on__range=span).exclude(
        state__in=[CourtesyState.CANCELLED, CourtesyState.REFUSED]
    )
    late = Q(decided_on=None) | Q(decided_on__gt=F("event_on"))
    told = rows.aggregate(every=Count("pk"), late=Count("pk", filter=late), sum=Sum("value"))
    stated = NilStatement.objects.filter(agency=agency_id, stated_on__range=span).count()
    lines = []
    if told["every"]:
        text = _(
            "Gifts, hospitality and donations of the agency: {every}, undecided before: {late}."
        )
        url = f"{reverse('gratification_courtesies')}?agency={agency_id}"
        counts = {"every": told["every"], "late": told["late"]}
        line = InputLine(
            format_lazy(text, **counts), str(told["every"]), url, concerns=told["late"] > 0
        )
        lines.append(line)
    if stated:
        text = _("Statements that no gift was reported: {count}.")
        url = f"{reverse('gratification_nils')}?agency={agency_id}"
        lines.append(InputLine(format_lazy(text, count=stated), str(stated), url))
    return lines


INPUTS = (
    ReviewInput(
        "gratification.given",
        Subject.BRIBERY_RISKS,
        _("Gifts of the agency, nil statements"),
        given,
    ),
)

"""Rows of this module, cut to the viewer."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    Count,
    DateField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from teraju.kernel.periods import add_months
from teraju.modules.operations.api import Service
from teraju.modules.satisfaction.domain.states import Standing
from teraju.modules.satisfaction.domain.tallies import EVERY
from teraju.modules.satisfaction.models import (
    Answer,
    Complaint,
    ExtraQuestion,
    PastIndex,
    Survey,
    SurveyAction,
    Tally,
)
from teraju.platform.accounts.scope import Viewer


def surveys(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = Survey.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "service")


def surveys_counted(viewer: Viewer) -> QuerySet[Any]:
    """Surveys with how many answers count so far, read from the sums."""
    sums = Tally.objects.filter(survey=OuterRef("pk"), dimension=EVERY).values("respondents")[:1]
    counted = Coalesce(Subquery(sums), 0, output_field=IntegerField())
    rows: QuerySet[Any] = surveys(viewer).annotate(counted=counted, as_of=_today(viewer))
    return rows


def answers(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = Answer.objects.visible_to(viewer)
    return rows.select_related("survey__agency", "government").prefetch_related("survey__questions")


def complaints(viewer: Viewer) -> Any:
    rows = Complaint.objects.visible_to(viewer).annotate(as_of=_today(viewer))
    return rows.select_related("agency", "government", "service", "nonconformity")


def past(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = PastIndex.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def questions(survey: Survey) -> list[ExtraQuestion]:
    """The questions of one's own, in their order."""
    return list(survey.questions.order_by("order", "pk"))


def ordered(survey: Survey) -> list[SurveyAction]:
    """What was ordered for its lowest elements; nothing is before it is published."""
    if not survey.is_published:
        return []
    return list(survey.actions.select_related("action").order_by("pk"))


def services_of(viewer: Viewer) -> QuerySet[Service]:
    """The services in force that a survey or a complaint may be about."""
    rows: QuerySet[Service] = Service.objects.visible_to(viewer)
    return (
        rows.filter(state="in_force")
        .select_related("agency")
        .order_by("agency__name", "name", "pk")
    )


def marks_waiting(survey: Survey) -> dict[str, int]:
    """How many marked answers wait, by their marks. Queries once."""
    rows = Answer.objects.filter(survey=survey).marked()
    found = rows.order_by("marks").values_list("marks").annotate(count=Count("pk"))
    return dict(found)


def comments(survey: Survey) -> QuerySet[Answer]:
    """The comments of counted answers, the latest first."""
    rows: QuerySet[Answer] = Answer.objects.filter(survey=survey, standing=Standing.COUNTED)
    return rows.exclude(comment="").order_by("-on", "-pk")


def last_number(survey: Survey) -> int:
    """The highest number of a sheet that is typed in."""
    rows = Answer.objects.filter(survey=survey, number__isnull=False).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def late(rows: QuerySet[Any], viewer: Viewer) -> QuerySet[Any]:
    return rows.late_on(viewer.today)  # type: ignore[attr-defined, no-any-return]


def with_agreement(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    """Past indices that agree with their elements, contradict them, or have none."""
    return rows.filter(agrees={"yes": True, "no": False}.get(value))


def complaints_of_year(viewer: Viewer) -> Any:
    """The complaints that came in the last twelve months."""
    return complaints(viewer).filter(received_on__gt=add_months(viewer.today, -12))


def by_element(rows: Any) -> list[tuple[str, int]]:
    """What complaints are about, the most frequent first. Queries once."""
    counted = rows.exclude(element="").order_by().values_list("element")
    return sorted(counted.annotate(count=Count("pk")), key=lambda pair: (-pair[1], pair[0]))


def complaint_counts(rows: QuerySet[Any], viewer: Viewer) -> dict[str, int]:
    """Complaints in all, open, late, and answered in time among these rows. Queries once."""
    open_now = Q(closed_on=None)
    unanswered = Q(answered_on=None, answer_by__lt=viewer.today)
    is_late = open_now & (unanswered | Q(close_by__lt=viewer.today))
    found: dict[str, int] = rows.aggregate(
        every=Count("pk"),
        open=Count("pk", filter=open_now),
        late=Count("pk", filter=is_late),
        in_time=Count("pk", filter=Q(answered_on__lte=F("answer_by"))),
    )
    return found


def _today(viewer: Viewer) -> Value:
    return Value(viewer.today, output_field=DateField())

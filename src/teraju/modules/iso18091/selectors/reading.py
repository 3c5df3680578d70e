"""Diagnoses, indicators, answers, evidence and sets, cut to the viewer."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from teraju.modules.iso18091.models import (
    Answer,
    Diagnosis,
    Evidence,
    Indicator,
    Question,
    QuestionSet,
)
from teraju.platform.accounts.scope import Viewer


def diagnoses(viewer: Viewer) -> QuerySet[Diagnosis]:
    rows: QuerySet[Diagnosis] = Diagnosis.objects.visible_to(viewer)
    return rows.select_related("government", "question_set")


def diagnoses_counted(viewer: Viewer) -> QuerySet[Diagnosis]:
    """With how many indicators are assessed and verified in full."""
    return diagnoses(viewer).annotate(
        assessed=Count("indicators", filter=Q(indicators__self_complete=True)),
        verified=Count("indicators", filter=Q(indicators__verified_complete=True)),
    )


def indicators(viewer: Viewer) -> QuerySet[Indicator]:
    rows: QuerySet[Indicator] = Indicator.objects.visible_to(viewer)
    return rows.select_related("diagnosis", "agency", "government")


def indicators_counted(viewer: Viewer) -> QuerySet[Indicator]:
    """With how much evidence is valid today."""
    return indicators(viewer).annotate(evidence_count=evidence_count(viewer.today))


def evidence_count(day: date) -> Coalesce:
    valid = Evidence.objects.valid_on(day).filter(indicator=OuterRef("pk")).order_by()
    counted = valid.values("indicator").annotate(found=Count("pk")).values("found")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def answers(viewer: Viewer) -> QuerySet[Answer]:
    rows: QuerySet[Answer] = Answer.objects.visible_to(viewer)
    return rows.select_related(
        "indicator__diagnosis", "indicator__agency", "question__question_set"
    )


def evidence(viewer: Viewer) -> QuerySet[Evidence]:
    rows: QuerySet[Evidence] = Evidence.objects.visible_to(viewer)
    return rows.select_related("indicator__diagnosis", "indicator__agency", "agency", "government")


def sets(viewer: Viewer) -> QuerySet[QuestionSet]:
    rows: QuerySet[QuestionSet] = QuestionSet.objects.visible_to(viewer)
    asked = Count("questions", filter=Q(questions__is_left_out=False))
    return rows.select_related("government").annotate(asked=asked)


def questions(viewer: Viewer) -> QuerySet[Question]:
    rows: QuerySet[Question] = Question.objects.visible_to(viewer)
    return rows.select_related("question_set", "government")

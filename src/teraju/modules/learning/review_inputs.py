"""What learning lays before a review: gaps of competence, trainings and their effect."""

from __future__ import annotations

from django.db.models import Count
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

from .domain.states import TrainingState
from .selectors import gaps, reading

TOOK_PLACE = (TrainingState.HELD, TrainingState.EVALUATED, TrainingState.CLOSED)


def competence_gaps(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """The competences in which people lack something today, the most first. One query."""
    rows = gaps.gaps(viewer).filter(agency=agency_id).order_by()
    counted = rows.values("competence_name").annotate(people=Count("pk"))
    url = f"{reverse('learning_gaps')}?agency={agency_id}"
    return [
        InputLine(
            _("%(competence)s: %(people)d people lack it")
            % {"competence": one["competence_name"], "people": one["people"]},
            str(one["people"]),
            url,
            concerns=True,
        )
        for one in counted.order_by("-people", "competence_name")
    ]


def trainings(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """The trainings of the period: who came, and whether the effect was poor. One query."""
    rows = reading.trainings(viewer).filter(
        agency=agency_id,
        state__in=TOOK_PLACE,
        held_from__range=(period.since, period.until),
    )
    return [
        InputLine(
            _("%(title)s: %(came)d of %(asked)d people came")
            % {"title": one.title, "came": one.came, "asked": one.asked}
            + ("; " + _("its effect was poor for somebody") if one.has_poor else ""),
            f"{one.came}/{one.asked}",
            one.get_absolute_url(),
            concerns=one.has_poor and not one.has_repeat,
        )
        for one in rows.order_by("held_from", "pk")
    ]


def register() -> None:
    """Tell reviews what this module knows."""
    register_review_input(
        ReviewInput(
            "learning.gaps", Subject.RESOURCES, gettext_lazy("Gaps of competence"), competence_gaps
        ),
        ReviewInput("learning.trainings", Subject.RESOURCES, gettext_lazy("Trainings"), trainings),
    )

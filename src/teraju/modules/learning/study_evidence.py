"""What study visits and published practices speak for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof

from .models import PracticeVersion, StudyVisit
from .practice_permissions import PRACTICE_WRITE
from .study_permissions import STUDY_HANDLE
from .study_policy import study_number

STUDY, PRACTICE = "learning.study_visit", "learning.published_practice"
DAY = timedelta(days=1)


def visits(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Visits on record by a day: people outside were told, and asked afterwards. One query."""
    months = study_number(on, "evidence_months")
    rows = StudyVisit.objects.filter(agency__in=agency_ids, held_recorded_on__lte=on)
    for one in rows.order_by("agency", "held_on", "pk"):
        held = one.held_on or one.received_on
        yield Proof(
            kind=STUDY,
            key=f"{STUDY}-{one.pk}",
            agency_id=one.agency_id,
            topics=frozenset({"communication"}),
            title=format_lazy(_("Study visit of {guest}"), guest=one.guest),
            url=one.get_absolute_url(),
            happened_on=held,
            recorded_on=one.held_recorded_on or held,
            supports=True,
            valid_until=add_months(held, months) - DAY,
            source=("learning.studyvisit", str(one.pk)),
            is_example=one.is_example,
        )


def practices(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Practices that were published by a day: what the house knows, kept and shared. One query."""
    months = study_number(on, "evidence_months")
    rows = PracticeVersion.objects.filter(agency__in=agency_ids, published_on__lte=on)
    for one in rows.select_related("practice").order_by("agency", "published_on", "pk"):
        published = one.published_on or on
        yield Proof(
            kind=PRACTICE,
            key=f"{PRACTICE}-{one.pk}",
            agency_id=one.agency_id,
            topics=frozenset({"knowledge"}),
            title=format_lazy(
                _("{title}, version {number}"), title=one.practice.title, number=one.number
            ),
            url=one.practice.get_absolute_url(),
            happened_on=published,
            recorded_on=published,
            supports=True,
            valid_until=_last_day(one, add_months(published, months) - DAY),
            source=("learning.practice", str(one.practice_id)),
            is_example=one.is_example,
        )


def _last_day(one: PracticeVersion, last: date) -> date:
    """What was withdrawn speaks for nothing from that day on."""
    withdrawn = one.practice.withdrawn_on
    return min(last, withdrawn - DAY) if withdrawn else last


STUDY_KINDS = (
    EvidenceKind(
        kind=STUDY,
        label=_("Study visit"),
        topics=frozenset({"communication"}),
        find=visits,
        start_url=lambda agency_id: f"{reverse('learning_studies')}?agency={agency_id}",
        start_right=STUDY_HANDLE,
    ),
    EvidenceKind(
        kind=PRACTICE,
        label=_("Published practice"),
        topics=frozenset({"knowledge"}),
        find=practices,
        start_url=lambda agency_id: f"{reverse('learning_practice_add')}?agency={agency_id}",
        start_right=PRACTICE_WRITE,
    ),
)

"""What events that were held prove: that people were told, and learned."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof

from . import event_permissions as permissions
from . import event_policy
from .domain.event_states import EventState
from .models import Event

KIND = "learning.event"
DAY = timedelta(days=1)
TOPICS = {
    "for_awareness": "awareness",
    "for_communication": "communication",
    "for_competence": "competence",
}


def held(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Events finished by a day to which somebody came, one proof for each. One query.

    They speak for a topic without proving it alone: who was told has not shown yet that they know.
    """
    months = event_policy.number(on, "proof_months")
    rows = Event.objects.filter(
        agency__in=agency_ids, state=EventState.FINISHED, finished_on__lte=on, came__gt=0
    )
    for one in rows.order_by("agency", "last_day", "pk"):
        topics = frozenset(topic for name, topic in TOPICS.items() if getattr(one, name))
        if not topics:
            continue
        yield Proof(
            kind=KIND,
            key=f"{KIND}-{one.pk}",
            agency_id=one.agency_id,
            topics=topics,
            title=format_lazy(_("{title}: {count} people came"), title=one.title, count=one.came),
            url=one.get_absolute_url(),
            happened_on=min(one.last_day, one.finished_on or one.last_day),
            recorded_on=one.finished_on or one.last_day,
            supports=True,
            valid_until=add_months(one.last_day, months) - DAY,
            source=("learning.event", str(one.pk)),
            is_example=one.is_example,
        )


EVENT_EVIDENCE = EvidenceKind(
    kind=KIND,
    label=pgettext_lazy("learning", "Event"),
    topics=frozenset(TOPICS.values()),
    find=held,
    start_url=lambda agency_id: f"{reverse('learning_event_add')}?agency={agency_id}",
    start_right=permissions.MANAGE,
)

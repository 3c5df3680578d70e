"""What risks may know of posts: which there are, who holds them, who of them is trained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.periods import add_months
from teraju.modules.risks.api import POSITION_KIND, Holder
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind

from . import policy
from .domain.effects import Attendance
from .models import Holding, Participant, Position
from .selectors import reading

DAY = timedelta(days=1)


def find(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The posts of these ids that the viewer may see. One query."""
    rows = reading.positions(viewer).filter(pk__in=pks)
    return {row.pk: _linked(row) for row in rows}


def choices(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    """The open posts of a government that the viewer sees, the exposed ones first. One query."""
    rows = reading.positions(viewer).filter(government=government_id, closed_on=None)
    found = rows.order_by("agency__short_name", "-is_exposed", "name", "pk")
    return [(row.pk, f"{row.agency.short_name}: {row.name}") for row in found]


def _linked(row: Position) -> Linked:
    return Linked(
        kind=POSITION_KIND,
        pk=row.pk,
        title=row.name,
        number="",
        url=row.get_absolute_url(),
        state=pgettext_lazy("post", "closed") if row.closed_on else pgettext_lazy("post", "open"),
    )


POSITION_LINK = LinkKind(POSITION_KIND, _("Post"), find, choices)


def holders(position_ids: Collection[int], on: date) -> Mapping[int, Sequence[Holder]]:
    """Who holds these posts on a day, and until when their anti-bribery training counts."""
    rows = list(
        Holding.objects.on(on)
        .filter(position__in=position_ids)
        .select_related("person")
        .order_by("position", "pk")
    )
    trained = _trained({row.person_id for row in rows}, on)
    found: dict[int, list[Holder]] = defaultdict(list)
    for row in rows:
        label = row.person.title or str(row.person)
        found[row.position_id].append(Holder(row.person_id, label, trained.get(row.person_id)))
    return found


def _trained(people: Collection[int], on: date) -> dict[int, date]:
    """The last day on which the anti-bribery training of each counts. One query."""
    months = policy.number(on, "training_months")
    rows = Participant.objects.filter(
        person__in=people,
        attendance=Attendance.PRESENT,
        training__is_anti_bribery=True,
        training__held_recorded_on__lte=on,
    )
    found: dict[int, date] = {}
    for row in rows.select_related("training").order_by("pk"):
        last = row.training.held_until or row.training.held_from
        if last and row.person_id:
            until = add_months(last, months) - DAY
            found[row.person_id] = max(found.get(row.person_id, until), until)
    return found

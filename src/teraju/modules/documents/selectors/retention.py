"""What is out of use, how long it is kept, and what is due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Least

from teraju.modules.documents.domain.kinds import Type
from teraju.modules.documents.domain.retention import (
    DisposalState,
    Fate,
    Schedule,
    Stage,
    schedule,
)
from teraju.modules.documents.models import (
    Disposal,
    DisposalItem,
    Document,
    Retention,
    RetentionRule,
    Revision,
)
from teraju.platform.accounts.scope import Viewer

_OPEN_OR_DECIDED = (DisposalState.PROPOSED.value, DisposalState.DECIDED.value)


@dataclass(frozen=True)
class Kept:
    """A revision that is out of use, or a retained record: since when, and its schedule."""

    revision: Revision
    since: date
    schedule: Schedule | None

    def stage_on(self, day: date) -> Stage | None:
        """None where no line of the schedule was chosen."""
        return self.schedule.stage_on(day) if self.schedule else None


def rules(viewer: Viewer) -> QuerySet[RetentionRule]:
    rows: QuerySet[RetentionRule] = RetentionRule.objects.visible_to(viewer).select_related(
        "government"
    )
    return rows


def disposals(viewer: Viewer) -> QuerySet[Disposal]:
    rows: QuerySet[Disposal] = Disposal.objects.visible_to(viewer).select_related(
        "agency", "government", "paper"
    )
    return rows


def readable_disposals(viewer: Viewer) -> QuerySet[Disposal]:
    """Those whose minutes the viewer may read: every document on the list is for them to see."""
    hidden = DisposalItem.objects.exclude(revision__in=Revision.objects.visible_to(viewer))
    return disposals(viewer).exclude(pk__in=hidden.values("disposal"))


def items_of(viewer: Viewer, disposal: Disposal) -> list[DisposalItem]:
    """What is on a list, each with `is_seen`: whether the viewer may see the document."""
    seen = Revision.objects.visible_to(viewer).filter(pk=OuterRef("revision"))
    rows = disposal.items.annotate(is_seen=Exists(seen)).select_related("revision__document")
    return list(rows.order_by("pk"))


def counted_disposals(viewer: Viewer) -> QuerySet[Disposal]:
    """The same with how many revisions are on each list (`count`)."""
    return disposals(viewer).annotate(count=Count("items"))


def out_of_use(viewer: Viewer) -> QuerySet[Revision]:
    """Superseded and withdrawn revisions and retained records, with `since` and `is_disposed`."""
    return _out_of_use(Revision.objects.visible_to(viewer), viewer.today)


def _out_of_use(revisions: Any, day: date) -> QuerySet[Revision]:
    ended = Least(
        Coalesce("superseded_on", "withdrawn_on"), Coalesce("withdrawn_on", "superseded_on")
    )
    rows: QuerySet[Revision] = (
        revisions.approved()
        .annotate(since=Coalesce(ended, F("effective_on")))
        .filter(
            Q(superseded_on__lte=day)
            | Q(withdrawn_on__lte=day)
            | Q(document__type=Type.RECORD, effective_on__lte=day)
        )
        .annotate(is_disposed=Exists(_items(DisposalState.DECIDED.value)))
        .select_related(
            "document__agency", "document__government", "document__retention__rule", "file"
        )
    )
    return rows


def kept(revision: Any) -> Kept:
    """What a row of `out_of_use` is kept as."""
    retention: Retention | None = getattr(revision.document, "retention", None)
    return Kept(revision, revision.since, _schedule(revision.since, retention))


def due(viewer: Viewer) -> Iterator[Kept]:
    """What may be proposed for disposal today: due, not held, and on no list yet. Queries once."""
    rows = out_of_use(viewer).filter(document__retention__hold_reason="")
    rows = rows.filter(~Exists(_items(*_OPEN_OR_DECIDED)))
    for row in rows.order_by("document__number", "number", "pk"):
        one = kept(row)
        if one.stage_on(viewer.today) is Stage.DUE:
            yield one


def still_due(revision_ids: Collection[int], day: date) -> set[int]:
    """Which of these revisions are due by the line that they follow on a day. Queries once."""
    rows = _out_of_use(Revision.objects.filter(pk__in=revision_ids), day)
    return {row.pk for row in rows if kept(row).stage_on(day) is Stage.DUE}


def retention_of(document: Document) -> Retention | None:
    """Which line a document follows. Queries once."""
    found: Retention | None = (
        Retention.objects.filter(document=document).select_related("rule").first()
    )
    return found


def is_disposed(revision: Revision) -> bool:
    """Whether it was decided that the content of a revision goes. Queries once."""
    return DisposalItem.objects.filter(
        revision=revision, disposal__state=DisposalState.DECIDED
    ).exists()


def item_of(revision: Revision) -> DisposalItem | None:
    """The decided line about a revision. Queries once."""
    rows = DisposalItem.objects.filter(revision=revision, disposal__state=DisposalState.DECIDED)
    found: DisposalItem | None = rows.select_related("disposal").first()
    return found


def on_a_list(revision_ids: Collection[int]) -> set[int]:
    """Which of these revisions stand on a list that is proposed or decided. Queries once."""
    rows = DisposalItem.objects.filter(
        revision__in=revision_ids, disposal__state__in=_OPEN_OR_DECIDED
    )
    return set(rows.values_list("revision", flat=True))


def _schedule(since: date, retention: Retention | None) -> Schedule | None:
    if retention is None:
        return None
    rule = retention.rule
    return schedule(since, rule.active_years, rule.inactive_years, Fate(rule.fate))


def _items(*states: str) -> QuerySet[DisposalItem]:
    return DisposalItem.objects.filter(revision=OuterRef("pk"), disposal__state__in=states)

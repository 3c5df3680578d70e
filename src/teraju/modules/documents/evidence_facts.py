"""The documents of agencies as they stood on a day: what evidence is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import paired
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import Proof, State, read_once
from teraju.platform.audit.api import TrailEvent
from teraju.platform.organisation.models import Government

from .domain.kinds import Classification, Nature, Type, nature_of
from .models import Document, PeriodicReview, Revision

# What of a revision and of its document is read: there are many of them.
IN_REVISION = ("document", "number", "approved_on", "effective_on", "paper")
IN_DOCUMENT = (
    *("government", "agency", "type", "number", "title", "classification"),
    *("review_months", "is_example"),
)


class Look(NamedTuple):
    """When a document was looked at again, and by when it has to be the next time."""

    reviewed_on: date
    next_review_on: date | None


@dataclass(frozen=True)
class InForce:
    """A revision that was in force on a day, with what its document was about on it.

    `review_due_on` is the last day on which it may be looked at again; None: it has none.
    `was_public` says whether anybody could read it then.
    """

    revision: Revision
    topics: frozenset[str]
    review_due_on: date | None
    was_public: bool

    @property
    def document(self) -> Document:
        return self.revision.document

    @property
    def approved_on(self) -> date:
        return self.revision.approved_on or date.max

    def is_overdue(self, day: date) -> bool:
        return self.review_due_on is not None and self.review_due_on < day

    def late_since(self, day: date) -> date | None:
        """The day from which its review was overdue on a day; None: it was not."""
        if self.review_due_on is None or not self.is_overdue(day):
            return None
        return self.review_due_on + timedelta(days=1)


@read_once
def in_force(agency_ids: Collection[int], on: date) -> list[InForce]:
    """The revisions in force on a day and on record by it, by agency and number. Six queries."""
    revisions = list(
        Revision.objects.current_on(on)
        .filter(document__agency__in=agency_ids, approved_on__lte=on)
        .select_related("document")
        .prefetch_related("document__government", "paper")
        .only(*IN_REVISION, *(f"document__{name}" for name in IN_DOCUMENT))
        .order_by("document__agency", "document__number", "pk")
    )
    ids = [one.document_id for one in revisions]
    about = Document.topics.through.objects.filter(document__in=ids)
    topics = paired(about.values_list("document", "topic__code"))
    reviews = _reviews(ids, on)
    was = _particulars({one.document_id: one.document.government for one in revisions}, on)
    return [_fact(one, topics.get(one.document_id, []), reviews, was) for one in revisions]


def in_force_of(kind: Type, agency_ids: Collection[int], on: date) -> list[InForce]:
    """Those of one type."""
    return [one for one in in_force(agency_ids, on) if one.document.type == kind]


def document_proof(
    kind: str,
    one: InForce,
    topics: Collection[str],
    on: date,
    *,
    supports: bool = False,
) -> Proof:
    """A revision in force as a proof: until its review is due, from the day of its effect."""
    revision, document = one.revision, one.document
    late = one.is_overdue(on)
    reason = format_lazy(_("Its review was due on {day}."), day=spelled(one.review_due_on))
    return Proof(
        kind=kind,
        key=f"{kind}-{revision.pk}",
        agency_id=document.agency_id,
        topics=frozenset(topics),
        title=_called(revision),
        url=document.get_absolute_url(),
        happened_on=revision.effective_on or one.approved_on,
        recorded_on=one.approved_on,
        state=State.ATTENTION if late else State.CONFORMING,
        supports=supports,
        reason=reason if late else "",
        valid_from=revision.effective_on,
        valid_until=None if late else one.review_due_on,
        wrong_since=one.late_since(on),
        source=("documents.revision", str(revision.pk)),
        is_example=document.is_example,
    )


def _called(revision: Revision) -> Any:
    """A revision by name; of a limited document by number: readiness is read by more people."""
    document = revision.document
    if document.classification == Classification.LIMITED:
        words = _("{number}, revision {label}")
        return format_lazy(words, number=document.number, label=revision.label)
    return format_lazy(
        _("{title}, {number}, revision {label}"),
        title=document.title,
        number=document.number,
        label=revision.label,
    )


def waiting_since(
    agency_ids: Collection[int], on: date, days: int
) -> Mapping[int, list[tuple[str, date]]]:
    """Numbers of documents whose draft had waited more than so many days on a day. One query.

    By agency, each with the first day on which that was so. A draft that was given back or taken
    back meanwhile does not wait.
    """
    still = Q(state__in=["in_review", "in_approval"]) | Q(approved_on__gt=on)
    rows = (
        Revision.objects.filter(still, document__agency__in=agency_ids, sent_at__isnull=False)
        .select_related("document__government")
        .defer("text")
        .order_by("document__number", "pk")
    )
    found: dict[int, list[tuple[str, date]]] = {}
    for one in rows:
        sent = one.sent_at and one.document.government.day_of(one.sent_at)
        if sent and sent + timedelta(days=days) < on:
            line = one.document.number, sent + timedelta(days=days + 1)
            found.setdefault(one.document.agency_id, []).append(line)
    return found


def earliest(*days: date | None) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in days if day), default=None)


def _spelled(day: date | None) -> str:
    return date_format(day) if day else ""


# A day in words of the language in which it is read.
spelled = lazy(_spelled, str)


def listed(numbers: Iterable[str], most: int = 5) -> str:
    """Numbers one after the other; of many the first ones and how many more."""
    names = list(numbers)
    more = f" (+{len(names) - most})" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _fact(
    revision: Revision,
    now: list[str],
    reviews: Mapping[int, Look],
    was: Mapping[int, Mapping[str, Any]],
) -> InForce:
    document = revision.document
    before = was.get(document.pk, {})
    topics = before.get("topics")
    if not isinstance(topics, list):
        topics = now
    months = int(before.get("review_months", document.review_months) or 0)
    due = _due(revision, months, reviews.get(document.pk))
    classification = before.get("classification", document.classification)
    return InForce(revision, frozenset(topics), due, classification == Classification.PUBLIC)


def _due(revision: Revision, months: int, review: Look | None) -> date | None:
    """The day the look was due: counted from the last look or from the day of effect."""
    if nature_of(Type(revision.document.type)) is Nature.RETAIN or not months:
        return None
    begins = revision.effective_on or date.max
    if review is not None and review.reviewed_on >= begins:
        return review.next_review_on
    return add_months(begins, months)


def _reviews(ids: Collection[int], on: date) -> dict[int, Look]:
    """The last look at each document by a day."""
    rows = PeriodicReview.objects.filter(document__in=ids, reviewed_on__lte=on)
    rows = rows.order_by("reviewed_on", "pk")
    return {pk: Look(*days) for pk, *days in rows.values_list("document_id", *Look._fields)}


def _particulars(governments: Mapping[int, Government], on: date) -> dict[int, dict[str, Any]]:
    """What stood beside documents that were changed after a day: topics, review, who may read.

    The documents are given by their ids, each with its government. One query.
    """
    events = TrailEvent.objects.filter(
        verb="documents.document.changed",
        target_type="documents.document",
        target_id__in=[str(pk) for pk in governments],
        # Whatever the place, a day before or after in UTC is sure; the date decides below.
        at__date__gte=on,
    )
    found: dict[int, dict[str, Any]] = {}
    rows = events.order_by("-at", "-pk").values_list("target_id", "at", "changes")
    for target, at, changes in rows:
        pk = int(target)
        if governments[pk].day_of(at) <= on:
            continue
        for name in ("topics", "review_months", "classification"):
            if name in changes:
                found.setdefault(pk, {})[name] = changes[name][0]
    return found

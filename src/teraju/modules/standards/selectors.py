"""Reading standards, editions, requirements and topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from teraju.kernel.gathering import once
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from . import permissions
from .models import Edition, LicensedText, Requirement, Standard, Topic
from .values import Asked, TopicLine

ASKED = (
    "pk",
    "edition_id",
    "number",
    "parent__number",
    "depth",
    "order",
    "title_en",
    "title_id",
    "asks_en",
    "asks_id",
    "documented",
    "exclusion",
    "is_assessed",
    "confirmed",
)
TOPIC = (
    "pk",
    "code",
    "title_en",
    "title_id",
    "record_en",
    "record_id",
    "owner_role",
    "order",
    "chapter",
    "is_restricted",
    "asked_from",
)


def standards(viewer: Viewer) -> QuerySet[Standard]:
    rows: QuerySet[Standard] = Standard.objects.visible_to(viewer)
    return rows


def editions(viewer: Viewer) -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.visible_to(viewer).select_related("standard")
    return rows


def in_force_on(day: date) -> Q:
    """Holds on a day. Without a known first day a confirmed edition counts from its year."""
    since = Q(valid_from__lte=day) | Q(valid_from=None, confirmed=True, edition__lte=str(day.year))
    return since & (Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))


def editions_in_force(viewer: Viewer, on: date) -> QuerySet[Edition]:
    """Editions that hold on a date, by standard and year."""
    return editions(viewer).filter(in_force_on(on)).order_by("standard__code", "edition", "pk")


def newer_editions(viewer: Viewer, edition: Edition, on: date) -> QuerySet[Edition]:
    """Editions of the same standard that followed it by a day, as far as they are recorded."""
    rows = editions_with_requirements(viewer).filter(standard=edition.standard_id)
    return rows.filter(in_force_on(on), edition__gt=edition.edition).order_by("edition", "pk")


def certifiable_editions(viewer: Viewer, on: date) -> QuerySet[Edition]:
    """Editions in force on a date that a body can certify against."""
    return editions_in_force(viewer, on).filter(standard__is_certifiable=True)


def editions_with_requirements(viewer: Viewer) -> QuerySet[Edition]:
    """Editions whose requirements are recorded, by standard and year: those one can assess."""
    rows: QuerySet[Edition] = Edition.objects.visible_to(viewer).with_requirements()
    return rows.select_related("standard").order_by("standard__code", "edition", "pk")


def requirements(viewer: Viewer) -> QuerySet[Requirement]:
    """Requirements and headings with their edition and their topics in order."""
    rows: QuerySet[Requirement] = Requirement.objects.visible_to(viewer)
    in_order = Prefetch("topics", queryset=Topic.objects.order_by("order", "pk"))
    return rows.select_related("edition__standard").prefetch_related(in_order)


def topic_rows(viewer: Viewer) -> QuerySet[Topic]:
    rows: QuerySet[Topic] = Topic.objects.visible_to(viewer)
    return rows


def licensed_texts(viewer: Viewer) -> QuerySet[LicensedText]:
    rows: QuerySet[LicensedText] = LicensedText.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def requirements_of(edition_ids: Collection[int], on: date | None = None) -> dict[int, list[Asked]]:
    """What these editions ask, headings included, in their order. Two queries.

    On a day: without the topics that an amendment brought later.
    """
    key = requirements_of, frozenset(edition_ids), on
    return once(key, lambda: _requirements_of(edition_ids, on))


def _requirements_of(edition_ids: Collection[int], on: date | None) -> dict[int, list[Asked]]:
    found: dict[int, list[Asked]] = {edition_id: [] for edition_id in edition_ids}
    topics = _topics_of(edition_ids, on)
    rows = Requirement.objects.filter(edition__in=edition_ids).order_by("edition", "order", "pk")
    for row in rows.values(*ASKED):
        codes, ranks = tuple(zip(*topics[row["pk"]], strict=True)) or ((), ())
        parent = row.pop("parent__number") or ""
        asked = Asked(**row, parent=parent, topics=codes, ranks=ranks)
        found[asked.edition_id].append(asked)
    return found


def _topics_of(edition_ids: Collection[int], on: date | None) -> dict[int, list[tuple[str, int]]]:
    """The code and the rank of the topics of each requirement, in the order of topics."""
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    pairs = Requirement.topics.through.objects.filter(requirement__edition__in=edition_ids)
    if on is not None:
        pairs = pairs.filter(Q(topic__asked_from=None) | Q(topic__asked_from__lte=on))
    rows = pairs.order_by("topic__order", "topic").values_list(
        "requirement", "topic__code", "topic__order"
    )
    for requirement, code, rank in rows:
        found[requirement].append((code, rank))
    return found


def topics() -> dict[str, TopicLine]:
    """All topics by their code, in order. One query."""
    rows = Topic.objects.order_by("order", "pk").values_list(*TOPIC)
    lines = (TopicLine(*row) for row in rows)
    return {line.code: line for line in lines}


def licensed_texts_of(viewer: Viewer, requirement: Requirement) -> QuerySet[LicensedText]:
    """What the viewer's own agencies keep for a requirement; nothing for guests and strangers."""
    rows = licensed_texts(viewer).filter(requirement=requirement)
    return rows.order_by("agency__name", "pk")


def agencies_without_text(viewer: Viewer, requirement: Requirement) -> QuerySet[Agency]:
    """Where the viewer may keep a text for a requirement and none is kept yet."""
    kept = licensed_texts(viewer).filter(requirement=requirement)
    agencies = rights.agencies_where(viewer, permissions.LICENSED_TEXT_WRITE)
    return agencies.exclude(pk__in=kept.values("agency"))


def under_same_topics(viewer: Viewer, requirement: Requirement) -> QuerySet[Requirement]:
    """What other editions ask under the topics of a requirement, by edition and order."""
    rows = requirements(viewer).filter(topics__in=requirement.topics.all())
    found = rows.exclude(edition=requirement.edition_id).distinct()
    return found.order_by("edition__standard__code", "edition__edition", "order", "pk")


def topics_with_requirements(viewer: Viewer) -> QuerySet[Topic]:
    """Topics, each knowing which requirements of which editions stand under it."""
    rows = Requirement.objects.visible_to(viewer).select_related("edition__standard")
    ordered = rows.order_by("edition__standard__code", "edition__edition", "order", "pk")
    return topic_rows(viewer).prefetch_related(Prefetch("requirements", queryset=ordered))

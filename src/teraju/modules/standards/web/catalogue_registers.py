"""The registers of requirements and of topics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards import selectors
from teraju.modules.standards.models import CHAPTERS, Documented, Exclusion, Requirement, Topic
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Text

from .statuses import confirmation


def edition_choices(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    return [(str(one.pk), str(one)) for one in selectors.editions_with_requirements(viewer)]


def topic_choices(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    rows = selectors.topic_rows(viewer).order_by("order", "pk")
    return [(one.code, one.title) for one in rows]


def owner_of(topic: Topic) -> Text:
    """Who answers for a topic, in the words of the roles."""
    return LABELS[Role(topic.owner_role)]


def judged(viewer: Viewer) -> QuerySet[Requirement]:
    """Requirements without the headings above them."""
    return selectors.requirements(viewer).filter(is_assessed=True)


def asked_by(topic: Topic) -> list[str]:
    """Which editions ask for it under which numbers, each once."""
    found: dict[str, list[str]] = {}
    for one in topic.requirements.all():
        found.setdefault(str(one.edition), []).append(one.number)
    return [f"{edition}: {', '.join(numbers)}" for edition, numbers in found.items()]


def by_topic(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(pk__in=Requirement.objects.filter(topics__code=value).values("pk"))


def by_edition(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(pk__in=Topic.objects.filter(requirements__edition=int(value)).values("pk"))


REQUIREMENTS: Register[Requirement] = Register(
    key="standards.requirements",
    title=_("Requirements"),
    noun=_("requirements"),
    columns=[
        Column(key="requirement", label=_("Requirement"), value=str, sort="order"),
        Column(
            key="edition",
            label=_("Edition"),
            value=lambda one: str(one.edition),
            sort="edition__standard__code",
        ),
        Column(key="asks", label=_("What is asked"), value=lambda one: one.asks),
        Column(
            key="documented",
            label=_("In writing"),
            value=lambda one: one.get_documented_display(),
            sort="documented",
        ),
        Column(
            key="topics",
            label=_("Topics"),
            value=lambda one: [topic.title for topic in one.topics.all()],
        ),
        Column(
            key="exclusion",
            label=_("Leaving it out"),
            value=lambda one: one.get_exclusion_display(),
            sort="exclusion",
        ),
        Column(
            key="confirmed",
            label=_("Confirmed"),
            value=confirmation,
            kind="status",
            sort="confirmed",
        ),
    ],
    rows=judged,
    order=["edition__standard__code", "edition__edition", "order", "pk"],
    search=["number", "title_id", "title_en", "asks_id", "asks_en"],
    filters=[
        Filter(
            key="edition",
            label=_("Edition"),
            choices=edition_choices,
            apply=lambda rows, value, viewer: rows.filter(edition=value),
        ),
        Filter(
            key="chapter",
            label=_("Chapter"),
            choices=lambda viewer: [(number, number) for number in CHAPTERS],
            apply=lambda rows, value, viewer: rows.filter(number__startswith=f"{value}."),
        ),
        Filter(key="topic", label=_("Topic"), choices=topic_choices, apply=by_topic),
        Filter(
            key="documented",
            label=_("In writing"),
            choices=lambda viewer: list(Documented.choices),
            apply=lambda rows, value, viewer: rows.filter(documented=value),
        ),
        Filter(
            key="exclusion",
            label=_("Leaving it out"),
            choices=lambda viewer: list(Exclusion.choices),
            apply=lambda rows, value, viewer: rows.filter(exclusion=value),
        ),
        Filter(
            key="confirmed",
            label=_("Confirmed"),
            choices=lambda viewer: [("yes", _("confirmed")), ("no", _("unconfirmed"))],
            apply=lambda rows, value, viewer: rows.filter(confirmed=value == "yes"),
        ),
    ],
    row_url=lambda one: one.get_absolute_url(),
    empty=_("No requirement is loaded yet: run “teraju standards load”."),
)

TOPICS: Register[Topic] = Register(
    key="standards.topics",
    title=_("Topics"),
    noun=_("topics"),
    columns=[
        Column(key="topic", label=_("Topic"), value=lambda one: one.title, sort="order"),
        Column(key="asked_by", label=_("Who asks for it, under which number"), value=asked_by),
        Column(key="record", label=_("What would prove it"), value=lambda one: one.record),
        Column(key="owner", label=_("Who answers for it"), value=owner_of, sort="owner_role"),
        Column(
            key="restricted",
            label=_("Withheld from guests"),
            value=lambda one: one.is_restricted,
            kind="yesno",
            sort="is_restricted",
        ),
    ],
    rows=selectors.topics_with_requirements,
    order=["order", "pk"],
    search=["title_id", "title_en", "record_id", "record_en"],
    filters=[
        Filter(key="edition", label=_("Edition"), choices=edition_choices, apply=by_edition),
        Filter(
            key="chapter",
            label=_("Chapter"),
            choices=lambda viewer: [(number, number) for number in CHAPTERS],
            apply=lambda rows, value, viewer: rows.filter(chapter=value),
        ),
        Filter(
            key="owner",
            label=_("Who answers for it"),
            choices=lambda viewer: [(role.value, LABELS[role]) for role in Role],
            apply=lambda rows, value, viewer: rows.filter(owner_role=value),
        ),
    ],
    row_url=lambda one: reverse("standard_topic", args=[one.pk]),
    empty=_("No topic is loaded yet: run “teraju standards load”."),
)

"""The library, one's own practices, and what was adopted."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.models import Adoption, Practice, ShelfPractice
from teraju.modules.learning.models.choices import choices
from teraju.modules.learning.models.study_choices import PRACTICE_KINDS, PRACTICE_STATES
from teraju.modules.learning.practice_permissions import PRACTICE_WRITE
from teraju.modules.learning.selectors import practices as reading
from teraju.modules.standards.api import topics
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_filter
from .study_statuses import adoption_status, practice_status, shelf_status


def kind_filter() -> Filter:
    return Filter(
        key="kind",
        label=_("Kind"),
        choices=lambda viewer: choices(PRACTICE_KINDS),
        apply=lambda rows, value, viewer: rows.filter(kind=value),
    )


def topic_filter() -> Filter:
    return Filter(
        key="topic",
        label=_("What it is about"),
        choices=lambda viewer: [(code, one.title) for code, one in topics().items()],
        apply=lambda rows, value, viewer: rows.filter(topics__code=value),
    )


def publishers(viewer: Viewer | None = None) -> list[tuple[str, str]]:
    """The governments that have something on the shelf. One query."""
    rows = (
        reading.public_library()
        .order_by("publisher__name", "publisher")
        .values_list("publisher", "publisher__name")
    )
    return [(str(pk), name) for pk, name in dict.fromkeys(rows)]


LIBRARY: Register[ShelfPractice] = Register(
    key="learning.practice_library",
    title=_("Library of good practices"),
    noun=_("practices of the library"),
    columns=[
        Column(key="title", label=_("Title"), value=lambda p: p.title, sort="title"),
        Column(
            key="summary",
            label=_("In one sentence"),
            value=lambda p: p.summary,
            place="beneath",
        ),
        Column(key="kind", label=_("Kind"), value=lambda p: p.get_kind_display(), sort="kind"),
        Column(
            key="publisher",
            label=_("Published by"),
            value=lambda p: p.publisher.name,
            sort="publisher__name",
        ),
        Column(
            key="number", label=_("Version"), value=lambda p: p.number, kind="number", sort="number"
        ),
        Column(
            key="published_on",
            label=pgettext_lazy("practice", "Published on"),
            value=lambda p: p.published_on,
            kind="date",
            sort="published_on",
        ),
        Column(
            key="adopted",
            label=_("Adopted"),
            value=lambda p: p.adopted or 0,  # type: ignore[attr-defined]
            kind="number",
            sort="adopted",
        ),
        Column(key="licence", label=_("Terms of use"), value=lambda p: p.licence, place="file"),
        Column(
            key="digest",
            label=_("Fingerprint (SHA-256)"),
            value=lambda p: p.digest,
            place="file",
        ),
    ],
    rows=reading.library,
    order=["-published_on", "-pk"],
    search=["title", "summary", "publisher__name", "purpose", "steps"],
    filters=[
        kind_filter(),
        topic_filter(),
        Filter(
            key="publisher",
            label=_("Published by"),
            choices=publishers,
            apply=lambda rows, value, viewer: rows.filter(publisher=value),
        ),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Write a practice"),
    add_url="learning_practice_add",
    add_right=PRACTICE_WRITE,
    empty=_("Nothing is published yet. Write what works at your agency; the head publishes it."),
)


def _version(practice: Any) -> Any:
    return practice.number


OWN: Register[Practice] = Register(
    key="learning.practices",
    title=_("Own practices"),
    noun=_("own practices"),
    columns=[
        Column(key="title", label=_("Title"), value=lambda p: p.title, sort="title"),
        Column(key="kind", label=_("Kind"), value=lambda p: p.get_kind_display(), sort="kind"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda p: p.agency.short_name,
            sort="agency__name",
        ),
        Column(key="status", label=_("Status"), value=practice_status, kind="status", sort="state"),
        Column(key="number", label=_("Version"), value=_version, kind="number", sort="number"),
        Column(
            key="published_on",
            label=pgettext_lazy("practice", "Published on"),
            value=lambda p: p.published_on,  # type: ignore[attr-defined]
            kind="date",
            sort="published_on",
        ),
        Column(
            key="adopted",
            label=_("Adopted"),
            value=lambda p: p.adopted or 0,  # type: ignore[attr-defined]
            kind="number",
            sort="adopted",
        ),
        Column(
            key="source",
            label=_("First published by"),
            value=lambda p: p.source_publisher,
            place="file",
        ),
    ],
    rows=reading.practices,
    order=["title", "pk"],
    search=["title", "summary", "agency__name", "source_publisher"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(PRACTICE_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        kind_filter(),
        agency_filter(),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Write a practice"),
    add_url="learning_practice_add",
    add_right=PRACTICE_WRITE,
    empty=_("No practice yet. Write what works at your agency, or read one from a file."),
)

ADOPTIONS: Register[Adoption] = Register(
    key="learning.practice_adoptions",
    title=_("Adopted practices"),
    noun=_("adopted practices"),
    columns=[
        Column(
            key="document",
            label=_("Document"),
            value=lambda a: a.document.title,
            sort="document__title",
        ),
        Column(
            key="practice",
            label=_("Practice"),
            value=lambda a: a.shelf.title,
            sort="shelf__title",
        ),
        Column(
            key="publisher",
            label=_("Published by"),
            value=lambda a: a.shelf.publisher.name,
            sort="shelf__publisher__name",
        ),
        Column(key="number", label=_("Version"), value=lambda a: a.shelf.number, kind="number"),
        Column(
            key="adopted_on",
            label=_("Adopted on"),
            value=lambda a: a.adopted_on,
            kind="date",
            sort="adopted_on",
        ),
        Column(key="status", label=_("Status"), value=adoption_status, kind="status"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda a: a.agency.short_name,
            sort="agency__name",
        ),
    ],
    rows=reading.adoptions,
    order=["-adopted_on", "-pk"],
    search=["document__title", "document__number", "shelf__title", "shelf__publisher__name"],
    filters=[
        Filter(
            key="source",
            label=_("Source"),
            choices=lambda viewer: [("moved", _("newer or withdrawn"))],
            apply=lambda rows, value, viewer: reading.unseen(rows),
        ),
        agency_filter(),
    ],
    row_url=lambda a: a.get_absolute_url(),
    empty=_("Nothing is adopted yet. Choose a practice of the library and adopt it."),
)

__all__ = ["ADOPTIONS", "LIBRARY", "OWN", "publishers", "shelf_status"]
